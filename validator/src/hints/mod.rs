//! Hints: warnings and advice about valid values, from one pass over the payload and the subschemas that apply to it.
//!
//! - [`marks`]: the subschemas that can cause a hint at all.
//! - [`applied`]: the subschemas that apply to a value, and to its fields and items.
//! - [`noted`]: hints of payloads that were proved.
//! - one file for each kind of hint; [`Hints::value_hints`] calls those for a value, [`unknown_field`] is for an
//!   object's fields.

mod agreement;
mod ahead_of_clock;
mod applied;
mod deprecated;
mod known_values;
mod marks;
pub(crate) mod noted;
mod null_for_absent;
mod seen;
mod should;
mod style;
mod unknown_field;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    ops::Range,
};

use tablature_schema::{
    budget::Budget,
    ir::{Node, SchemaId},
    json::{Kind, NodeRef},
};

use crate::{
    context::{About, Context, Rule, Spot, Statement},
    evaluate::{Evaluator, Plan},
    explain::{MISSPELT_FIELD, Message, Mistake, Settled},
    finding::{Finding, Severity, Unreported},
    shorten::{MAX_FIELD, shorten},
};

pub(crate) use crate::mentions::mentions;
use applied::Asked;
use marks::Mark;
pub(crate) use marks::Marks;
use seen::Seen;

/// The state of the pass.
pub(crate) struct Hints<'c, 'a> {
    context: &'c Context<'a>,
    evaluator: &'c mut Evaluator<'a>,
    plan: &'c Plan,
    marks: &'c Marks,
    /// Subschemas that apply to the open values, the outermost first.
    applied: Vec<SchemaId>,
    /// Those of them that are consulted about the fields of the open objects.
    asked: Vec<Asked<'c>>,
    /// Subschemas that are still to be visited.
    waiting: Vec<SchemaId>,
    seen: Seen,
    /// Steps left for patterns.
    budget: Budget,
    limit: usize,
    /// Places of errors: hints about invalid values are dropped.
    invalid: &'c [Spot],
    findings: Vec<Finding>,
    /// The hints beyond the limit, by code.
    beyond: BTreeMap<(Severity, String), u64>,
    /// Unknown fields, and hashes of place, code and field of every other hint: two subschemas may report the same.
    unknown: unknown_field::Reported,
    reported: HashSet<u64>,
    hasher: RandomState,
    /// The documented values of subschemas that list many.
    known: HashMap<SchemaId, HashSet<&'a str>>,
    /// Places of keys that were reported as misspelt under `should`: they are not unknown too.
    misspelt: HashSet<u64>,
}

/// Hints that are remembered. Beyond so many, one that two subschemas report counts twice.
const MAX_REPORTED: usize = 1 << 20;

/// Steps that the patterns of hints may take in one payload, besides one for each of its bytes.
const PATTERN_STEPS: u64 = 1_000_000;

/// Enough for the subschemas that apply to a value and to those around it in most payloads.
const ROOM: usize = 32;

impl<'c, 'a> Hints<'c, 'a> {
    /// Returns the hints about the payload under the subschema `root`, at most `limit` of them, and counts of the others.
    /// There are none about values with errors, whose places are `invalid`, in order.
    pub(crate) fn collect(
        context: &'c Context<'a>,
        evaluator: &'c mut Evaluator<'a>,
        (plan, marks): (&'c Plan, &'c Marks),
        root: SchemaId,
        (limit, invalid): (usize, &'c [Spot]),
    ) -> (Vec<Finding>, Vec<Unreported>) {
        let bytes = u64::try_from(context.bytes.len()).unwrap_or(u64::MAX);
        let mut hints = Self {
            context,
            evaluator,
            plan,
            marks,
            applied: Vec::with_capacity(ROOM),
            asked: Vec::with_capacity(ROOM),
            waiting: Vec::with_capacity(ROOM),
            seen: marks.lend_seen(),
            budget: Budget::new(bytes.saturating_mul(64).saturating_add(PATTERN_STEPS)),
            limit,
            invalid,
            findings: Vec::new(),
            beyond: BTreeMap::new(),
            unknown: unknown_field::Reported::default(),
            reported: HashSet::new(),
            hasher: RandomState::new(),
            known: HashMap::new(),
            misspelt: HashSet::new(),
        };
        hints.applied.push(root);
        hints.visit(context.document.root(), 0);
        marks.take_back(hints.seen);
        let beyond = hints.beyond.into_iter();
        let beyond = beyond.map(|((severity, code), count)| Unreported { severity, code, count });
        (hints.findings, beyond.collect())
    }

    /// Visits a value and its parts. The subschemas from `first` on were found for it, and are replaced by those that
    /// apply in place; the caller removes them. Recurses no deeper than the reader's limit.
    fn visit(&mut self, value: NodeRef<'a>, first: usize) {
        let all = self.close(value, first);
        let applied = first..self.applied.len();
        if all.has(Mark::VALUE_HINTS) {
            for index in applied.clone() {
                self.value_hints(value, self.applied[index]);
            }
        }
        match value.kind() {
            Kind::Object => self.visit_fields(value, &applied, all),
            Kind::Array => self.visit_items(value, &applied),
            _ => {}
        }
    }

    fn visit_fields(&mut self, object: NodeRef<'a>, applied: &Range<usize>, all: Mark) {
        let first = self.applied.len();
        let first_asked = self.asked.len();
        let asked = self.push_asked(applied);
        for member in object.members() {
            if self.push_field_schemas(&asked, member.to_name()) {
                self.visit_if_wanted(object.at(member.value), first);
            } else if all.has(Mark::FIELDS) && !all.has(Mark::OPAQUE) {
                unknown_field::hint(self, object, member, applied);
            }
            self.applied.truncate(first);
        }
        self.asked.truncate(first_asked);
    }

    fn visit_items(&mut self, array: NodeRef<'a>, applied: &Range<usize>) {
        for (index, element) in array.elements().enumerate() {
            let first = self.applied.len();
            self.push_item_schemas(applied, index);
            if self.applied.len() > first {
                self.visit_if_wanted(element, first);
            }
            self.applied.truncate(first);
        }
    }

    fn visit_if_wanted(&mut self, value: NodeRef<'a>, first: usize) {
        let wanted = Mark::wanted_of(value.kind());
        if self.applied[first..].iter().any(|id| self.marks.of(*id).has(wanted)) {
            self.visit(value, first);
        }
    }

    fn value_hints(&mut self, value: NodeRef<'a>, id: SchemaId) {
        let mark = self.marks.of(id);
        let kinds: [(Mark, HintCheck<'c, 'a>); 7] = [
            (Mark::DEPRECATED, deprecated::hint),
            (Mark::KNOWN_VALUES, known_values::hint),
            (Mark::NULL_MEANS_ABSENT, null_for_absent::hint),
            (Mark::RECOMMENDED_PATTERN, style::hint),
            (Mark::MAX_AGE, ahead_of_clock::hint),
            (Mark::AGREEMENT, agreement::hint),
            (Mark::SHOULD, should::hint),
        ];
        if mark.has(Mark::VALUE_HINTS) {
            let node = &self.context.ir()[id];
            for (kind, hint) in kinds {
                if mark.has(kind) {
                    hint(self, value, id, node);
                }
            }
        }
    }

    /// Adds a hint about a place, which `word` has the words for, and returns the finding if there is room for it. `field` is
    /// the key that it is about, if it is not about the value alone.
    fn push(
        &mut self,
        spot: Spot,
        rule: Rule,
        (severity, code): (Severity, &str),
        field: Option<&str>,
        word: impl FnOnce(&Context<'a>) -> Message,
    ) -> Option<&mut Finding> {
        let field = field.map(|key| shorten(self.context.subject.show_key(key), MAX_FIELD));
        if !self.is_new(spot, code, field.as_deref()) {
            return None;
        }
        if self.findings.len() >= self.limit {
            self.count(severity, code, 1);
            return None;
        }
        let Message { text: message, help } = word(self.context);
        let statement = Statement { code: code.to_owned(), severity, message, help };
        self.findings.push(self.context.finding(spot, rule, statement));
        self.findings.last_mut()
    }

    /// Adds the warnings about a value that is invalid under `should`.
    fn push_settled(&mut self, settled: Settled) {
        for (code, count) in settled.forgotten() {
            self.count(Severity::Warning, &code, count);
        }
        let Settled { findings, unworded, numbers, .. } = settled;
        for (spot, finding) in findings {
            if self.is_new(spot, &finding.code, finding.field.as_deref()) {
                self.findings.push(finding);
            }
        }
        for Mistake { spot, code, field, .. } in unworded {
            let code = numbers.code_name(code);
            let own = || self.context.own_field(spot).map(|key| self.context.subject.show_key(key));
            let field = numbers.field_name(field).or_else(own).map(|it| shorten(it, MAX_FIELD));
            if self.is_new(spot, code, field.as_deref()) {
                self.count(Severity::Warning, code, 1);
            }
        }
    }

    fn count(&mut self, severity: Severity, code: &str, count: u64) {
        *self.beyond.entry((severity, code.to_owned())).or_default() += count;
    }

    /// Returns whether a hint is neither known nor about a value that is invalid anyway. `field` is as in findings.
    fn is_new(&mut self, spot: Spot, code: &str, field: Option<&str>) -> bool {
        let start = self.context.start(spot);
        if code == MISSPELT_FIELD {
            self.misspelt.insert(start);
        }
        if self.invalid.binary_search(&spot).is_ok()
            || (code == UNKNOWN_FIELD && self.misspelt.contains(&start))
        {
            return false;
        }
        if code == UNKNOWN_FIELD && spot.about == About::Key {
            return self.unknown.insert(spot.node);
        }
        let hash = self.hasher.hash_one((start, code, field));
        if self.reported.len() < MAX_REPORTED {
            return self.reported.insert(hash);
        }
        !self.reported.contains(&hash)
    }
}

/// The code of fields that the schema does not declare.
const UNKNOWN_FIELD: &str = "unknown-field";

/// Adds the hints of one kind about a value.
type HintCheck<'c, 'a> = fn(&mut Hints<'c, 'a>, NodeRef<'a>, SchemaId, &'a Node);
