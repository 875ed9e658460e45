//! One run: every input, every record.

mod apart;
mod blocks;
mod decide;
mod mixed;
mod notes;
mod table;

use std::{io, num::NonZeroUsize, sync::Arc};

use anyhow::anyhow;
use tablature_files::UnpackLimits;
use tablature_input::{
    Discovered, Framing, FramingOptions, InputError, Item, Opened, Plan, Source, TableFormat,
};
use tablature_report::{Excerpted, Reason, run::Tally};
use tablature_schema::{json::Row, plural::count};
use tablature_validator::{Checker, Finding, Origin, Report, Router, Unreported};

use super::{Reporter, judging::Judge, sheet, split::Split};
use crate::{
    ExitStatus,
    config::{Config, FileRule},
    interrupt,
    paths::Paths,
    schemas::{CheckedBy, Schemas},
};
use apart::Apart;
use mixed::Mixed;

/// How many inputs get a note of their own on their recognised schema.
const NOTES: u64 = 10;

/// Size of the blocks that JSON Lines are read by. Large enough that what threads say to each other does not matter, small
/// enough to stay in the cache.
const BLOCK: usize = 1 << 20;

/// What keeps an input from being read.
fn reason(error: &InputError) -> Reason {
    match error {
        InputError::TooMuch(..) | InputError::TooManyRows(..) => Reason::Limit,
        _ => Reason::Input,
    }
}

/// How inputs are read and judged, with nothing left to look up.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Settings {
    /// The configuration file's say.
    pub(crate) config: Config,
    /// What all records are checked by, if it was named.
    pub(crate) fixed: Option<CheckedBy>,
    /// Where records and payloads are, in inputs whose schema is not named with them.
    pub(crate) paths: Paths,
    /// The framing of all inputs, if one was named.
    pub(crate) forced_framing: Option<Framing>,
    /// The format of all inputs, if they are tables.
    pub(crate) table: Option<TableFormat>,
    /// The names of the columns of tables that are text, if they have no header.
    pub(crate) columns: Option<Arc<[String]>>,
    /// Is `true` if all inputs are JSON, whatever they are called.
    pub(crate) is_json: bool,
    /// Is `true` if arrays hold events whatever the schema says.
    pub(crate) each: bool,
    /// Is `true` if standard input is read because nothing was named.
    pub(crate) is_bare: bool,
    /// Is `true` if the inputs are all that the configuration lists.
    pub(crate) is_whole: bool,
    /// The limit on one record.
    pub(crate) max_record_bytes: usize,
    /// The limits on what packed inputs unpack to.
    pub(crate) unpack: UnpackLimits,
    /// The number of threads that check.
    pub(crate) jobs: NonZeroUsize,
}

/// A run in progress.
pub(crate) struct Session<'s, 'a> {
    settings: Settings,
    schemas: Schemas,
    reporter: Reporter<'s, 'a>,
    split: Split,
    recognised: u64,
    /// Records of the run that were counted before the input.
    before: u64,
    /// The schema of all records of the input, as findings name it.
    only: Option<String>,
    /// The record that is checked has an error.
    has_error: bool,
    /// The records of the document that is checked, if it holds several and they are split.
    apart: Option<Apart>,
    /// The row that is checked, if the input is a table.
    row: Option<(Row, Arc<Plan>)>,
    /// What is known of the other kinds of records in the input, if its first record showed its schema.
    mixed: Option<Mixed>,
}

/// How the schema of an input is found.
enum Choice {
    By(CheckedBy),
    /// By the keys of the first record that has some.
    FromKeys,
}

impl Choice {
    /// Returns what lines are checked by, if that is known.
    fn judge(&self) -> Option<Judge> {
        match self {
            Self::By(CheckedBy::Schema(schema)) => Some(Judge::Checker(schema.checker.clone())),
            Self::By(CheckedBy::Routed(router)) => Some(Judge::Router(Arc::clone(router))),
            Self::By(CheckedBy::Open(..)) | Self::FromKeys => None,
        }
    }
}

/// Decision how a run goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Record,
    Input,
    /// There are enough errors.
    End,
}

/// Why a run breaks off.
enum Broken {
    /// By a signal.
    Interrupted,
    By(Reason, anyhow::Error),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::By(Reason::Output, error.into())
    }
}

fn output(error: anyhow::Error) -> Broken {
    Broken::By(Reason::Output, error)
}

/// Breaks off a run that a signal asked to end.
fn go_on() -> Result<(), Broken> {
    if interrupt::is_received() { Err(Broken::Interrupted) } else { Ok(()) }
}

impl<'s, 'a> Session<'s, 'a> {
    /// A run that has not begun.
    pub(crate) fn new(
        settings: Settings,
        schemas: Schemas,
        split: Split,
        reporter: Reporter<'s, 'a>,
    ) -> Self {
        let (recognised, before, has_error) = (0, 0, false);
        let (apart, row, mixed) = (None, None, None);
        Self {
            settings,
            schemas,
            reporter,
            split,
            recognised,
            before,
            only: None,
            has_error,
            apart,
            row,
            mixed,
        }
    }

    /// Checks everything that was found, and returns the count of it.
    ///
    /// # Errors
    ///
    /// The output cannot be written, or a schema that the configuration names cannot be used. What
    /// is wrong with an input is reported and remembered for the exit status instead.
    pub(crate) fn run(mut self, found: &Discovered) -> anyhow::Result<(ExitStatus, Tally)> {
        let total = found.sources.iter().map(Source::size).sum();
        self.reporter.progress.expect(total);
        let result = self.inputs(found);
        self.reporter.progress.finish();
        let status = match result {
            Ok(()) => Ok(self.reporter.status()),
            Err(Broken::Interrupted) => {
                interrupt::begin_to_end();
                // Nobody waits for what cannot be written now.
                let _ = self.reporter.break_off(None, "the run was interrupted");
                Ok(ExitStatus::Interrupted(interrupt::signal().unwrap_or_default()))
            }
            // The exit status still tells what was found so far.
            Err(Broken::By(_, error)) if crate::is_closed_pipe(&error) => {
                let has_failed = self.reporter.tally.has_failed();
                Ok(if has_failed { ExitStatus::Failure } else { ExitStatus::Error })
            }
            Err(Broken::By(reason, error)) => {
                let why = format!("{error:#}");
                // What cannot be written now is said once, by the error.
                let _ = self.reporter.break_off(Some(reason), &why);
                Err(error)
            }
        };
        if self.reporter.ends_process() {
            // To take compiled schemas apart takes longer than to check a small file.
            std::mem::forget(self.schemas);
        }
        status.map(|status| (status, self.reporter.tally))
    }

    fn inputs(&mut self, found: &Discovered) -> Result<(), Broken> {
        self.reporter.begin()?;
        for (path, problem) in &found.errors {
            self.reporter.no_input(path, problem)?;
        }
        for note in &found.notes {
            self.reporter.note(note);
        }
        self.idle_rules(found);
        self.warnings();
        let result = self.sources(&found.sources);
        if self.recognised > NOTES {
            let more = self.recognised - NOTES;
            let note = format!("{more} more inputs were recognised from their keys");
            self.reporter.note(&note);
        }
        result?;
        self.idle_levels();
        // Before the summary, which says what could not be done.
        let n_unchecked = self.reporter.tally.summary().unchecked;
        let written = self.split.finish(n_unchecked);
        if let Err(error) = &written {
            self.reporter.tally.count_unchecked(Reason::Output, &format!("{error:#}"));
        }
        self.reporter.end().and(written).map_err(output)
    }

    fn sources(&mut self, sources: &[Source]) -> Result<(), Broken> {
        for source in sources {
            go_on()?;
            let next = self.input(source);
            self.count_only();
            self.mixed(&source.name());
            if next? == Next::End {
                self.reporter.tally.summary_mut().is_stopped = true;
                let errors = count(self.reporter.tally.summary().errors, "error");
                self.reporter.note(&format!("stopped after {errors}, as `--max-errors` says"));
                break;
            }
        }
        Ok(())
    }

    fn input(&mut self, source: &Source) -> Result<Next, Broken> {
        let name = source.name();
        self.before = self.reporter.tally.summary().records;
        self.only = None;
        self.reporter.input(source)?;
        let levels = self.settings.config.levels_for(source.path());
        self.reporter.tally.set_levels(levels);
        let mut choice = self.choose(source)?;
        self.settle(&choice);
        let mut options = FramingOptions::new(self.settings.max_record_bytes);
        options.forced = self.settings.forced_framing;
        options.table = self.settings.table;
        options.columns.clone_from(&self.settings.columns);
        options.is_json = self.settings.is_json;
        options.arrays_hold_events = self.settings.each
            || match &choice {
                Choice::By(CheckedBy::Schema(schema)) => schema.describes_object,
                // Schemas are recognised by the keys of objects, and payloads are in objects.
                Choice::By(_) | Choice::FromKeys => true,
            };
        options.unpack = self.settings.unpack;
        options.keeps_blanks = self.split.is_wanted();
        let meter = self.reporter.progress.meter();
        let opened = match tablature_input::open(source, &options, meter) {
            Ok(opened) => opened,
            Err(error) => {
                go_on()?;
                let why = self.said(&error);
                self.reporter.failure(reason(&error), &why)?;
                return Ok(Next::Input);
            }
        };
        self.reporter.tally.count_file();
        let mut reader = match opened {
            Opened::Table(table) => return self.table(&name, table, choice),
            Opened::Records(reader) => reader,
            _ => unreachable!("an input has records or rows"),
        };
        if let Some(why) = self.split.input(reader.framing()) {
            self.reporter.failure(Reason::Input, &why)?;
            return Ok(Next::Input);
        }
        loop {
            go_on()?;
            if reader.has_blocks(BLOCK)
                && let Some(judge) = choice.judge()
                && !(self.split.is_wanted() && judge.has_several())
            {
                let next = self.blocks(*reader, judge);
                self.warnings();
                return next;
            }
            self.reporter.progress.tick(self.reporter.tally.summary().records);
            match reader.next_item() {
                Ok(None) => {
                    if self.records() == 0 {
                        self.reporter.note(&format!("{name}: the file contains no records"));
                    }
                    return Ok(Next::Input);
                }
                Ok(Some(item)) => match self.item(&name, &mut choice, item)? {
                    Next::Record => {}
                    next => return Ok(next),
                },
                Err(error) => return self.broken(&error),
            }
        }
    }

    /// Returns what an error says. Of a table, the names of its columns and types are part of what is masked.
    fn said(&self, error: &InputError) -> String {
        let text = error.to_string();
        if !self.schemas.options().mask || !matches!(error, InputError::Table(..)) {
            return text;
        }
        let parts = text.split('`').enumerate();
        let shown = parts.map(|(at, part)| if at % 2 == 0 { part } else { "*" });
        shown.collect::<Vec<_>>().join("`")
    }

    /// Says that an input cannot be read further, and how much of it was checked: what was counted of it.
    fn broken(&mut self, error: &InputError) -> Result<Next, Broken> {
        go_on()?;
        let checked = match self.records() {
            0 => "nothing was checked".to_owned(),
            1 => "the one record before that was checked".to_owned(),
            records => format!("the {records} records before that were checked"),
        };
        let why = self.said(error);
        self.reporter.failure(reason(error), &format!("{why}; {checked}"))?;
        Ok(Next::Input)
    }

    /// Writes records to the files that they are split into, and what is for standard output there.
    fn split(
        &mut self,
        write: impl FnOnce(&mut Split) -> anyhow::Result<()>,
    ) -> Result<(), Broken> {
        write(&mut self.split).map_err(output)?;
        self.reporter.pass(self.split.printed())?;
        Ok(())
    }

    /// Counts the records that each schema was chosen for.
    fn count_chosen<'n>(&mut self, named: impl IntoIterator<Item = (&'n str, u64)>) {
        for (schema, records) in named {
            self.reporter.tally.count_chosen(schema, records);
        }
    }

    /// Counts the records of an input that has one schema.
    fn count_only(&mut self) {
        let records = self.records();
        if let Some(schema) = self.only.take().filter(|_| records > 0) {
            self.reporter.tally.count_records_of(&schema, records);
        }
    }

    /// Returns the number of records of the input so far.
    fn records(&self) -> u64 {
        self.reporter.tally.summary().records - self.before
    }

    /// Counts findings about a record that are not reported; returns whether there are enough errors now.
    fn unreported(&mut self, unreported: &[Unreported]) -> Next {
        self.has_error |= self.reporter.tally.has_error(unreported);
        self.reporter.tally.unreported(unreported);
        if self.reporter.tally.is_enough() { Next::End } else { Next::Record }
    }

    /// Reports a finding; returns whether there are enough errors now.
    fn finding(&mut self, finding: Finding, record: Option<Excerpted<'_>>) -> Result<Next, Broken> {
        go_on()?;
        let finding = match &self.row {
            Some((row, plan)) => sheet::at_row(finding, *row, 0, plan),
            None => finding,
        };
        if self.reporter.tally.rejects(&finding) {
            self.has_error = true;
            if let Some(apart) = &mut self.apart
                && !finding.stands_for_others()
            {
                apart.reject(&finding.place);
            }
        }
        self.reporter.finding(finding, record)?;
        Ok(if self.reporter.tally.is_enough() { Next::End } else { Next::Record })
    }

    /// The schema of an input as far as it is known before the input is read.
    fn choose(&mut self, source: &Source) -> Result<Choice, Broken> {
        if let Some(fixed) = &self.settings.fixed {
            return Ok(Choice::By(fixed.clone()));
        }
        let config = &self.settings.config;
        match source.path().and_then(|path| config.rule_for(path)) {
            Some(FileRule { schema: name, paths, .. }) => {
                let paths = self.settings.paths.clone().or(paths);
                let checked_by = self
                    .schemas
                    .checked_by(&name.value, config.root(), &paths)
                    .map_err(|error| anyhow!("{}: {error:#}", config.place(name.at)))
                    .map_err(|error| Broken::By(Reason::Schema, error))?;
                self.warnings();
                Ok(Choice::By(checked_by))
            }
            None => Ok(Choice::FromKeys),
        }
    }

    fn item(&mut self, name: &str, choice: &mut Choice, item: Item<'_>) -> Result<Next, Broken> {
        let finding = match item {
            Item::Record { bytes, .. }
                if self.settings.is_bare
                    && *name == *Source::Stdin.name()
                    && bytes.trim_ascii().is_empty() =>
            {
                let config = self.settings.config.called();
                let why = format!(
                    "there is nothing to check: it is empty; name a file or a directory, or list files in `[[check]]` of {config}"
                );
                self.reporter.failure(Reason::Input, &why)?;
                return Ok(Next::Input);
            }
            Item::Record { bytes, end, origin, beside } => {
                self.has_error = false;
                self.apart = None;
                let next = self.record(name, choice, Excerpted { bytes, origin, beside })?;
                self.look_at(bytes);
                // Of an input that cannot be checked, nothing was.
                if next == Next::Record {
                    let is_valid = !self.has_error;
                    let apart = self.apart.take();
                    self.split(|split| match apart.as_ref().and_then(Apart::records) {
                        Some(records) => split.parts(bytes, records),
                        None => split.record(bytes, end, is_valid),
                    })?;
                }
                return Ok(next);
            }
            Item::Blank(bytes) => {
                self.split(|split| split.blank(bytes))?;
                return Ok(Next::Record);
            }
            Item::TooLong { origin } => {
                self.reporter.tally.count_records(1);
                self.split.skip();
                self.too_long(origin)
            }
            Item::Broken { origin, fault } => {
                let (message, length) = (fault.message.to_owned(), fault.length as u64);
                Finding::between_records(fault.code, message, origin, length)
            }
        };
        self.finding(finding, None)
    }

    fn too_long(&self, origin: Origin) -> Finding {
        sheet::too_long(self.settings.max_record_bytes, origin)
    }

    fn record(
        &mut self,
        name: &str,
        choice: &mut Choice,
        record: Excerpted<'_>,
    ) -> Result<Next, Broken> {
        if let Some(next) = self.decide(name, choice, record)? {
            return Ok(next);
        }
        match choice {
            Choice::By(CheckedBy::Schema(schema)) => self.by_schema(&schema.checker, record),
            Choice::By(CheckedBy::Routed(router)) => {
                let router = Arc::clone(router);
                let origin = self.numbered(&router, record.origin);
                let found = if self.split.is_wanted() && router.has_several() {
                    let (found, parts) = router.check_parts(record.bytes, origin);
                    self.apart =
                        parts.map(|parts| Apart::new(parts, origin.byte, &self.reporter.tally));
                    found
                } else {
                    router.check_at(record.bytes, origin)
                };
                self.warnings();
                self.reporter.tally.count_records(found.records);
                self.count_chosen(router.named(&found.chosen));
                self.report(found.report, record)
            }
            Choice::By(CheckedBy::Open(_)) | Choice::FromKeys => {
                unreachable!("the record has decided")
            }
        }
    }

    fn by_schema(&mut self, checker: &Checker, record: Excerpted<'_>) -> Result<Next, Broken> {
        self.reporter.tally.count_records(1);
        let report = checker.check_at(record.bytes, record.origin);
        self.report(report, record)
    }

    /// Returns the place of a document with the number of its first record, if it is one of several that hold records.
    fn numbered(&self, router: &Router, origin: Origin) -> Origin {
        let is_plain = origin.record.is_none() || !router.has_several();
        let number = self.records() + 1;
        let record = if is_plain { origin.record } else { Some(number) };
        Origin::new(record, origin.position, origin.byte)
    }

    /// Reports the findings of a record.
    fn report(&mut self, report: Report, record: Excerpted<'_>) -> Result<Next, Broken> {
        let (findings, unreported) = report.into_parts();
        self.findings(findings, &unreported, Some(record))
    }

    /// Reports findings about a record, and counts those that are not reported.
    fn findings(
        &mut self,
        findings: impl IntoIterator<Item = Finding>,
        unreported: &[Unreported],
        record: Option<Excerpted<'_>>,
    ) -> Result<Next, Broken> {
        for finding in findings {
            if self.finding(finding, record)? == Next::End {
                return Ok(Next::End);
            }
        }
        Ok(self.unreported(unreported))
    }
}
