//! The count of a run: which findings there are, which are known, and which are printed.

use std::{cmp::Reverse, collections::BTreeMap, num::NonZeroU64};

use tablature_validator::{Finding, Severity, Unreported};

use super::{
    Baseline, Glance, Identities, SeverityOverrides,
    kinds::{Counted, Kinds},
    output::{self, Outputs, PrintedIn},
    timeline::{Dating, TimeProperties},
};
use crate::{Excerpted, LeftOut, Reason, Summary, Unchecked, notice::Subject};

/// Options of a run for counting and printing.
#[derive(Debug, Default)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct TallyOptions {
    /// Severities chosen by the user.
    pub severities: SeverityOverrides,
    /// What is printed, in each output; all findings are counted.
    pub outputs: Outputs,
    /// Is `true` if only errors are printed; all findings are counted.
    pub errors_only: bool,
    /// Is `true` if warnings fail a run, too.
    pub warnings_fail: bool,
    /// Number of errors after which a run stops.
    pub max_errors: Option<NonZeroU64>,
    /// Is `true` if payloads are kept out of the output and of fingerprints.
    pub mask: bool,
    /// Is `true` if printed findings need fingerprints. A baseline needs them in any case.
    pub fingerprints: bool,
    /// Is `true` if findings are counted over time, too. Those of a masked run are not: timestamps are part of payloads.
    pub timeline: bool,
}

/// Outcome of counting a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fate {
    /// It is to be printed, with the severity chosen by the user.
    Printed {
        /// The finding.
        finding: Finding,
        /// The [index](super::Kind::index) of its kind; `None` if there are too many.
        kind: Option<usize>,
        /// Its fingerprint; empty if it is not needed.
        fingerprint: String,
        /// The outputs that show it: at least one.
        outputs: PrintedIn,
    },
    /// The baseline has it: it is counted as known, and not printed.
    Known(Finding),
    /// It is not printed: its code is allowed, only errors or a summary are asked for, one of its kind or enough were
    /// printed.
    Hidden,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conclusion {
    /// There is no error that is not known.
    Clean,
    /// There is at least one error, or a warning where warnings fail a run.
    Errors,
    /// Not everything could be checked.
    Incomplete,
}

/// The count of a run. Inputs come one after the other, each with its findings.
///
/// # Example
///
/// ```
/// use tablature_report::{notice::Subject, run::{Baseline, Conclusion, Fate, Tally, TallyOptions}};
/// use tablature_validator::{Checker, Options};
///
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
/// let checker = Checker::from_slice("id.json", br#"{"type": "string"}"#, options)?;
/// let mut tally = Tally::new(TallyOptions::default(), Baseline::default());
/// tally.input("payload.json".to_owned(), Subject::named("payload.json"));
/// tally.count_file();
/// tally.count_records(1);
/// for finding in checker.check(b"5").into_findings() {
///     assert!(matches!(tally.finding(finding, None), Fate::Printed { .. }));
/// }
/// assert_eq!(tally.summary().to_string(), "1 file, 1 record: 1 error, 0 warnings, 0 advice");
/// assert_eq!(tally.conclusion(), Conclusion::Errors);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Tally {
    options: TallyOptions,
    baseline: Baseline,
    name: String,
    subject: Subject,
    /// Where the payloads of the input may be in its documents, with `*` for array indexes.
    around: Vec<String>,
    identities: Identities,
    summary: Summary,
    printed: output::Counts,
    n_unreported: u64,
    kinds: Kinds,
    /// Those that the baseline knows.
    known: Kinds,
    dating: Dating,
    /// Records by their schemas.
    by_schema: BTreeMap<String, u64>,
    /// A record chose its schema.
    has_choice: bool,
    /// The finding that stands for those of the record that are not reported.
    standing: Option<Finding>,
    unchecked: Vec<Unchecked>,
    /// Is `true` if a record of the input was not checked, for no reason of its own. Then the input is counted as one that was
    /// not checked.
    has_unchecked_record: bool,
    /// Is `true` if the baseline knows that the record has more findings than are reported.
    knows_unreported: bool,
}

/// Inputs that could not be checked and are kept for the summary. All are counted.
const MAX_UNCHECKED: usize = 1_000;

/// The code of the finding that stands for those of a record that are counted only.
const TOO_MANY: &str = "too-many-findings";

/// The code of records on which Tablature failed.
const INTERNAL_ERROR: &str = "internal-error";

/// The codes of records that were not checked.
const NOT_CHECKED: [&str; 4] =
    ["unknown-event", "ambiguous-event", UNUSABLE_SCHEMA, INTERNAL_ERROR];

/// The code of records whose schema cannot be used.
const UNUSABLE_SCHEMA: &str = "unusable-schema";

impl Tally {
    /// Creates the count of a run that has not begun.
    pub fn new(options: TallyOptions, baseline: Baseline) -> Self {
        Self {
            printed: output::Counts::new(&options.outputs),
            options,
            summary: Summary { known: baseline.is_there().then_some(0), ..Summary::default() },
            baseline,
            name: String::new(),
            subject: Subject::named(""),
            around: Vec::new(),
            identities: Identities::default(),
            n_unreported: 0,
            kinds: Kinds::default(),
            known: Kinds::default(),
            dating: Dating::default(),
            by_schema: BTreeMap::new(),
            has_choice: false,
            standing: None,
            unchecked: Vec::new(),
            has_unchecked_record: false,
            knows_unreported: false,
        }
    }

    /// Begins an input. Entries of the baseline about it that match nothing are stale.
    pub fn input(&mut self, name: String, subject: Subject) {
        self.baseline.see(&subject);
        self.turn_to(name, subject);
    }

    /// Begins what is no input, such as a path that names none. The baseline takes no notice of it.
    pub fn turn_to(&mut self, name: String, subject: Subject) {
        (self.name, self.subject) = (name, subject);
        self.around.clear();
        self.identities = Identities::default();
        self.kinds.input();
        self.known.input();
        self.dating.input();
        self.has_unchecked_record = false;
    }

    /// Sets which levels of the configuration are for findings of the input, by their places in
    /// [`SeverityOverrides::with_configured`].
    pub fn set_levels(&mut self, levels: Vec<usize>) {
        self.options.severities.set_of_input(levels);
    }

    /// Sets where the payloads of the input may be in its documents, with `*` for array indexes, such as `/entities/*`: fields
    /// are counted, known and given severities as those of payloads. Of several places, the first that a finding is at counts.
    pub fn set_around(&mut self, around: &[String]) {
        around.clone_into(&mut self.around);
    }

    /// Sets where the payloads of the input have their timestamps.
    pub fn set_times(&mut self, properties: TimeProperties) {
        self.dating.set(properties);
    }

    /// Returns whether findings are counted over time.
    pub fn has_timeline(&self) -> bool {
        self.options.timeline && !self.options.mask
    }

    /// Counts the input as one that was opened.
    pub fn count_file(&mut self) {
        self.summary.files += 1;
    }

    /// Counts records of the input.
    pub fn count_records(&mut self, number: u64) {
        self.summary.records += number;
    }

    /// Counts records for which a schema was chosen among many, by what findings call it.
    pub fn count_chosen(&mut self, schema: &str, records: u64) {
        self.has_choice = true;
        self.count_records_of(schema, records);
    }

    /// Counts the records of an input that has one schema, by what findings call it. They are counted by
    /// [`count_records`](Self::count_records), too.
    pub fn count_records_of(&mut self, schema: &str, records: u64) {
        match self.by_schema.get_mut(schema) {
            Some(count) => *count += records,
            None => {
                self.by_schema.insert(schema.to_owned(), records);
            }
        }
    }

    /// Counts that the input could not be checked, or not completely, and keeps why for the summary.
    pub fn count_unchecked(&mut self, reason: Reason, message: &str) {
        // What is typed or written is no input.
        let is_input = !self.name.is_empty() && !matches!(reason, Reason::Usage | Reason::Output);
        self.summary.unchecked += u64::from(is_input);
        if self.unchecked.len() < MAX_UNCHECKED {
            let path = is_input.then(|| self.name.clone());
            self.unchecked.push(Unchecked { path, reason, message: message.to_owned() });
        }
    }

    /// Returns what could not be checked: the first thousand.
    pub fn unchecked(&self) -> &[Unchecked] {
        &self.unchecked
    }

    /// Returns whether a finding keeps a record from being taken for valid: it is an error by the severities chosen by the
    /// user, whether the baseline knows it or not, or it says that the record was not checked.
    pub fn rejects(&self, finding: &Finding) -> bool {
        NOT_CHECKED.contains(&&*finding.code)
            || self.options.severities.of_finding(finding, around(&self.around, finding))
                == Some(Severity::Error)
    }

    /// Returns whether there is an error among findings that are not reported.
    pub fn has_error(&self, unreported: &[Unreported]) -> bool {
        let of = |it: &Unreported| self.options.severities.of(&it.code, it.severity);
        unreported.iter().any(|it| of(it) == Some(Severity::Error))
    }

    /// Returns whether there are as many errors as the run may have.
    pub fn is_enough(&self) -> bool {
        self.options.max_errors.is_some_and(|max| self.summary.errors >= max.get())
    }

    /// Counts a finding about the input, and decides whether it is printed. `record` is the text that it is about, if it
    /// is known.
    pub fn finding(&mut self, finding: Finding, record: Option<Excerpted<'_>>) -> Fate {
        let is_unchecked = match finding.code.as_str() {
            INTERNAL_ERROR => Some(Reason::Internal),
            UNUSABLE_SCHEMA => Some(Reason::Schema),
            _ => None,
        };
        if finding.stands_for_others() {
            self.standing = Some(finding.clone());
        }
        if let Some(reason) = is_unchecked
            && !std::mem::replace(&mut self.has_unchecked_record, true)
        {
            self.count_unchecked(reason, &finding.message);
        }
        let around = around(&self.around, &finding);
        let Some(finding) = self.options.severities.apply(finding, around) else {
            return Fate::Hidden;
        };
        let record = self.shown(record);
        // To number equal findings takes memory, up to a limit.
        let fingerprint = if self.options.fingerprints || self.baseline.needs_fingerprints() {
            self.identities.next(&self.subject, &finding, record)
        } else {
            String::new()
        };
        // Unreadable records can only be matched by their bytes, or by the code alone.
        let is_certain =
            (record.is_some() || !finding.keyword.is_empty()) && is_unchecked.is_none();
        let is_known =
            is_certain && self.baseline.knows(&fingerprint, &self.subject, &finding, around);
        // It stands for findings that are counted by themselves, unless its own code was given a severity.
        let is_counted = !finding.stands_for_others() || self.options.severities.has(TOO_MANY);
        if finding.stands_for_others() {
            self.knows_unreported = is_known;
        }
        if is_known {
            let number = u64::from(is_counted);
            *self.summary.known.get_or_insert(0) += number;
            let counted = Counted::finding(&finding, around, number);
            count_known(&mut self.known, &mut self.summary, &self.name, &counted);
            return Fate::Known(finding);
        }
        if is_counted {
            self.summary.count(finding.severity, 1);
        }
        let mut counted = Counted::finding(&finding, around, u64::from(is_counted));
        counted.value = counted.value.filter(|_| !self.options.mask);
        let kind = self.kinds.count(&self.name, &counted);
        if is_counted && self.has_timeline() {
            self.dating.count(&finding, record, around);
        }
        if self.options.errors_only && finding.severity != Severity::Error {
            return Fate::Hidden;
        }
        let outputs = self.printed.decide(kind, u64::from(is_counted));
        if outputs == PrintedIn::default() {
            return Fate::Hidden;
        }
        Fate::Printed { finding, kind: kind.0, fingerprint, outputs }
    }

    /// Counts the findings about a record that are not reported, after those that are. The baseline knows them if it knows
    /// the finding that stands for them: they have no fingerprints.
    pub fn unreported(&mut self, unreported: &[Unreported]) {
        let is_known = std::mem::take(&mut self.knows_unreported);
        let standing = self.standing.take();
        for Unreported { severity, code, count, .. } in unreported {
            self.options.severities.meet_unreported(code);
            match self.options.severities.of(code, *severity) {
                None => {}
                Some(severity) => {
                    let counted = Counted {
                        severity,
                        code,
                        schema: "",
                        at: None,
                        around: "",
                        place: standing.as_ref().map(|it| &it.place),
                        record: standing.as_ref().and_then(|it| it.record),
                        value: None,
                        help: None,
                        number: *count,
                    };
                    if is_known {
                        *self.summary.known.get_or_insert(0) += count;
                        count_known(&mut self.known, &mut self.summary, &self.name, &counted);
                    } else {
                        self.summary.count(severity, *count);
                        self.n_unreported += count;
                        self.kinds.count(&self.name, &counted);
                    }
                }
            }
        }
    }

    /// Counts findings that somebody else counted, such as an engine in a summary, by one that is like them. They are not
    /// printed, and in how many records they are is not known.
    pub fn counted(&mut self, finding: &Finding, number: u64) {
        self.summary.count(finding.severity, number);
        self.n_unreported += number;
        self.kinds.count_elsewhere(&self.name, &Counted::finding(finding, "", number));
    }

    /// Returns the record if it may be shown.
    pub fn shown<'r>(&self, record: Option<Excerpted<'r>>) -> Option<Excerpted<'r>> {
        record.filter(|_| !self.options.mask)
    }

    /// Returns the name of the input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the input, for code hosts.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns whether only errors are printed.
    pub fn prints_errors_only(&self) -> bool {
        self.options.errors_only
    }

    /// Returns whether the run comes to the same without warnings and advice.
    pub fn needs_errors_only(&self) -> bool {
        let Self { options, baseline, .. } = self;
        options.errors_only
            && !options.warnings_fail
            && !baseline.is_there()
            && !options.severities.makes_errors()
    }

    /// Returns the counts so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Returns the counts so far, for what else a command counts.
    pub fn summary_mut(&mut self) -> &mut Summary {
        &mut self.summary
    }

    /// Returns the numbers of findings that an output does not show because it has enough, or one of their kind.
    pub fn left_out(&self, output: usize) -> Vec<LeftOut> {
        self.printed.left_out(output)
    }

    /// Returns the kinds of findings so far. An output wants them if it does not show a finding, or is to show none.
    pub fn glance(&self, output: usize) -> Glance<'_> {
        let is_hidden = self.n_unreported > 0 || !self.printed.left_out(output).is_empty();
        let mut glance = self.kinds.glance(self.printed.is_summary_only(output) || is_hidden);
        glance.lists_all = self.printed.lists_all(output);
        if self.has_choice || self.by_schema.len() > 1 {
            let counts = self.by_schema.iter();
            glance.schemas = counts.map(|(schema, records)| (schema.as_str(), *records)).collect();
        }
        glance.timeline = self.has_timeline().then_some(&self.dating.timeline);
        glance.schemas.sort_by_key(|(_, records)| Reverse(*records));
        glance
    }

    /// Returns whether something was found that fails a run.
    pub fn has_failed(&self) -> bool {
        self.summary.errors > 0 || (self.options.warnings_fail && self.summary.warnings > 0)
    }

    /// Returns how the run ended, as far as it came.
    pub fn conclusion(&self) -> Conclusion {
        if self.summary.unchecked > 0 {
            Conclusion::Incomplete
        } else if self.has_failed() {
            Conclusion::Errors
        } else {
            Conclusion::Clean
        }
    }

    /// Returns the severities chosen by the user.
    pub fn severities(&self) -> &SeverityOverrides {
        &self.options.severities
    }

    /// Returns the note about entries of the baseline that match nothing.
    pub fn stale_entries(&self) -> Option<String> {
        self.baseline.gone()
    }

    /// Writes the baseline that was asked for, and returns a note about it.
    ///
    /// # Errors
    ///
    /// As for [`Baseline::write`].
    pub fn write_baseline(&mut self) -> anyhow::Result<Option<String>> {
        self.baseline.write(self.summary.unchecked)
    }
}

/// Counts a finding that the baseline knows by its kind.
fn count_known(known: &mut Kinds, summary: &mut Summary, name: &str, counted: &Counted<'_>) {
    known.count(name, &Counted { value: None, ..*counted });
    summary.known_kinds = known.number();
}

/// Returns where the payload is that a finding is about: of several places, the first that the finding is at.
fn around<'p>(places: &'p [String], finding: &Finding) -> &'p str {
    let is_at = |place: &&String| {
        let mut segments = finding.pointer.split('/');
        place.split('/').all(|own| {
            let is_index =
                |found: &str| own == "*" && found.bytes().all(|byte| byte.is_ascii_digit());
            segments.next().is_some_and(|found| found == own || is_index(found))
        })
    };
    match places {
        [only] => only,
        several => several.iter().find(is_at).map_or("", String::as_str),
    }
}

#[cfg(test)]
mod tests {
    use tablature_validator::Origin;

    use super::*;
    use crate::{
        Beside,
        run::{Level, OutputOptions},
    };

    fn finding(code: &str, severity: Severity) -> Finding {
        let mut finding = Finding::between_records(code, "a message".to_owned(), Origin::FILE, 1);
        finding.severity = severity;
        // The name of a rule: such a finding is certain without its text.
        finding.keyword = "type".to_owned();
        finding
    }

    fn tally(options: TallyOptions) -> Tally {
        let mut tally = Tally::new(options, Baseline::default());
        tally.input("a.json".to_owned(), Subject::named("a.json"));
        tally
    }

    /// Returns the options of one output of at most so many findings.
    fn at_most(max: u64) -> TallyOptions {
        let only = OutputOptions { max_findings: Some(max), ..OutputOptions::default() };
        TallyOptions { outputs: Outputs::new(vec![only]), ..TallyOptions::default() }
    }

    /// Counts an error, a warning and advice; returns which of them are printed.
    fn printed(tally: &mut Tally) -> [bool; 3] {
        [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| {
            matches!(tally.finding(finding("a-code", severity), None), Fate::Printed { .. })
        })
    }

    #[test]
    fn all_are_counted_and_some_are_printed() {
        let mut all = tally(TallyOptions::default());
        assert_eq!(printed(&mut all), [true; 3]);
        let errors_only = TallyOptions { errors_only: true, ..TallyOptions::default() };
        let mut errors_only = tally(errors_only);
        assert_eq!(printed(&mut errors_only), [true, false, false]);
        assert_eq!(errors_only.left_out(0), []);
        let mut capped = tally(at_most(2));
        assert_eq!(printed(&mut capped), [true, true, false]);
        assert_eq!(capped.left_out(0), [LeftOut::BeyondMax(1)]);
        for tally in [all, errors_only, capped] {
            let summary = tally.summary();
            assert_eq!((summary.errors, summary.warnings, summary.advice), (1, 1, 1));
            assert_eq!(summary.known, None);
        }
    }

    #[test]
    fn warnings_fail_a_run_and_errors_end_it_where_that_is_asked_for() {
        let warning = |tally: &mut Tally| {
            tally.finding(finding("a-code", Severity::Warning), None);
            tally.conclusion()
        };
        assert_eq!(warning(&mut tally(TallyOptions::default())), Conclusion::Clean);
        let options = TallyOptions { warnings_fail: true, ..TallyOptions::default() };
        assert_eq!(warning(&mut tally(options)), Conclusion::Errors);
        let options = TallyOptions { max_errors: NonZeroU64::new(2), ..TallyOptions::default() };
        let mut tally = tally(options);
        assert!(!tally.is_enough());
        printed(&mut tally);
        assert!(!tally.is_enough());
        printed(&mut tally);
        assert!(tally.is_enough());
    }

    #[test]
    fn an_input_with_a_record_that_failed_was_not_checked() {
        let mut tally = tally(at_most(1));
        for name in ["a", "b"] {
            tally.input(name.to_owned(), Subject::named(name));
            for _ in 0..3 {
                tally.finding(finding("internal-error", Severity::Error), None);
            }
        }
        assert_eq!(tally.conclusion(), Conclusion::Incomplete);
        assert_eq!((tally.summary().errors, tally.summary().unchecked), (6, 2));
        let paths: Vec<_> =
            tally.unchecked().iter().map(|it| (it.path.as_deref(), it.reason)).collect();
        assert_eq!(paths, [(Some("a"), Reason::Internal), (Some("b"), Reason::Internal)]);
        tally.input("c".to_owned(), Subject::named("c"));
        tally.finding(finding("unusable-schema", Severity::Error), None);
        let last = tally.unchecked().last().map(|it| (it.path.as_deref(), it.reason));
        assert_eq!(last, Some((Some("c"), Reason::Schema)));
    }

    #[test]
    fn what_is_allowed_counts_for_nothing() {
        let index = tablature_validator::codes::CodeIndex::of_validator();
        let chosen = [
            ("unknown-field", Level::Allow),
            ("deprecated-field", Level::Severity(Severity::Error)),
        ];
        let severities =
            SeverityOverrides::new([&[], &[], &[]], chosen, || &index).expect("no code is typed");
        let mut tally = tally(TallyOptions { severities, ..TallyOptions::default() });
        let hidden = tally.finding(finding("unknown-field", Severity::Warning), None);
        assert_eq!((hidden, tally.conclusion()), (Fate::Hidden, Conclusion::Clean));
        let Fate::Printed { finding, fingerprint, .. } =
            tally.finding(finding("deprecated-field", Severity::Warning), None)
        else {
            panic!("nothing hides it");
        };
        assert_eq!((finding.severity, &*fingerprint), (Severity::Error, ""));
        assert_eq!((tally.summary().errors, tally.summary().warnings), (1, 0));
        assert_eq!(tally.conclusion(), Conclusion::Errors);
        tally.count_unchecked(Reason::Input, "it is a directory");
        assert_eq!(tally.conclusion(), Conclusion::Incomplete);
    }

    #[test]
    fn equal_findings_of_an_input_have_numbers_and_those_of_the_next_start_anew() {
        let options = TallyOptions { fingerprints: true, ..TallyOptions::default() };
        let mut tally = tally(options);
        let next = |tally: &mut Tally| match tally.finding(finding("a", Severity::Error), None) {
            Fate::Printed { fingerprint, .. } => fingerprint,
            fate => panic!("{fate:?}"),
        };
        let (first, second) = (next(&mut tally), next(&mut tally));
        assert_ne!(first, second);
        tally.turn_to("a.json".to_owned(), Subject::named("a.json"));
        assert_eq!(next(&mut tally), first);
    }

    /// Checks a list of six numbers where strings are required, of which two are reported.
    fn count_beyond(tally: &mut Tally) {
        use tablature_validator::{Checker, Limits, Options};
        let now = "2026-11-21T16:00:00Z".parse().expect("a timestamp");
        let options = Options::at(now).with_limits(Limits::default().with_findings(2));
        let schema = br#"{"items": {"type": "string"}}"#;
        let checker = Checker::from_slice("list.json", schema, options).expect("a schema");
        let bytes = b"[1, 2, 3, 4, 5, 6]";
        let (findings, unreported) = checker.check(bytes).into_parts();
        let record = Excerpted { bytes, origin: Origin::FILE, beside: Beside::default() };
        for finding in findings {
            tally.finding(finding, Some(record));
        }
        tally.unreported(&unreported);
    }

    #[test]
    fn findings_beyond_the_limit_are_counted_by_their_own_codes() {
        let count = |levels: &[(&str, Level)]| {
            let index = tablature_validator::codes::CodeIndex::of_validator();
            let levels = levels.iter().copied();
            let severities = SeverityOverrides::new([&[], &[], &[]], levels, || &index)
                .expect("no code is typed");
            let mut tally = tally(TallyOptions { severities, ..TallyOptions::default() });
            count_beyond(&mut tally);
            let summary = tally.summary();
            ((summary.errors, summary.warnings, summary.advice), tally.conclusion())
        };
        let warning = Level::Severity(Severity::Warning);
        assert_eq!(count(&[]), ((6, 0, 0), Conclusion::Errors));
        assert_eq!(count(&[("wrong-type", warning)]), ((0, 6, 0), Conclusion::Clean));
        assert_eq!(count(&[("wrong-type", Level::Allow)]), ((0, 0, 0), Conclusion::Clean));
        assert_eq!(count(&[(TOO_MANY, Level::Allow)]), ((6, 0, 0), Conclusion::Errors));
        let levels = [("wrong-type", warning), (TOO_MANY, Level::Severity(Severity::Error))];
        assert_eq!(count(&levels), ((1, 6, 0), Conclusion::Errors));
    }

    #[test]
    fn a_baseline_knows_findings_beyond_the_limit_with_the_one_that_stands_for_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("baseline.json");
        let baseline = Baseline::new(None, Some(&path), false, None).expect("a baseline");
        let mut first = Tally::new(TallyOptions::default(), baseline);
        first.input("a.json".to_owned(), Subject::named("a.json"));
        count_beyond(&mut first);
        first.write_baseline().expect("it can be written");
        assert_eq!((first.summary().known, first.conclusion()), (Some(6), Conclusion::Clean));
        let baseline = Baseline::new(Some(&path), None, false, None).expect("a baseline");
        let mut second = Tally::new(TallyOptions::default(), baseline);
        second.input("a.json".to_owned(), Subject::named("a.json"));
        count_beyond(&mut second);
        assert_eq!((second.summary().known, second.conclusion()), (Some(6), Conclusion::Clean));
        second.input("b.json".to_owned(), Subject::named("b.json"));
        count_beyond(&mut second);
        assert_eq!((second.summary().errors, second.conclusion()), (6, Conclusion::Errors));
    }

    #[test]
    fn known_findings_do_not_fail_a_run() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("baseline.json");
        let count = |read: bool, write: bool| {
            let of = |is_wanted: bool| is_wanted.then_some(path.as_path());
            let baseline = Baseline::new(of(read), of(write), false, None).expect("a baseline");
            let mut tally = Tally::new(TallyOptions::default(), baseline);
            tally.input("a.json".to_owned(), Subject::named("a.json"));
            let fate = tally.finding(finding("a-code", Severity::Error), None);
            assert!(matches!(fate, Fate::Known(_)), "{fate:?}");
            assert_eq!((tally.summary().known, tally.conclusion()), (Some(1), Conclusion::Clean));
            tally.write_baseline().expect("it can be written").is_some()
        };
        assert!(count(false, true));
        assert!(!count(true, false));
    }
}
