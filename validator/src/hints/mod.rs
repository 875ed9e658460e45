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

use std::{collections::HashSet, ops::Range};

use tablature_schema::{
    budget::Budget,
    ir::{Node, SchemaId},
    json::{Kind, NodeRef, Position},
};

use crate::{
    context::Context,
    evaluate::{Evaluator, Plan},
    finding::{Finding, Severity},
    text,
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
    is_full: bool,
    findings: Vec<Finding>,
    /// Place, code and field of every finding: two subschemas may report the same.
    reported: HashSet<(Option<Position>, String, Option<String>)>,
}

/// Steps that the patterns of hints may take in one payload, besides one for each of its bytes.
const PATTERN_STEPS: u64 = 1_000_000;

/// Enough for the subschemas that apply to a value and to those around it in most payloads.
const ROOM: usize = 32;

impl<'c, 'a> Hints<'c, 'a> {
    /// Returns the hints about the payload under the subschema `root`, at most `limit` of them.
    pub(crate) fn collect(
        context: &'c Context<'a>,
        evaluator: &'c mut Evaluator<'a>,
        (plan, marks): (&'c Plan, &'c Marks),
        root: SchemaId,
        limit: usize,
    ) -> Vec<Finding> {
        if !marks.of(root).has(Mark::REACHES) {
            return Vec::new();
        }
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
            is_full: false,
            findings: Vec::new(),
            reported: HashSet::new(),
        };
        hints.applied.push(root);
        hints.visit(context.document.root(), 0);
        hints.drop_misspelt_twins();
        if hints.is_full {
            hints.findings.push(text::too_many(context, limit, None, Severity::Warning));
        }
        marks.take_back(hints.seen);
        hints.findings
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
            Kind::Object(_) => self.visit_fields(value, &applied, all),
            Kind::Array(_) => self.visit_items(value, &applied),
            _ => {}
        }
    }

    fn visit_fields(&mut self, object: NodeRef<'a>, applied: &Range<usize>, all: Mark) {
        let first = self.applied.len();
        let first_asked = self.asked.len();
        let asked = self.push_asked(applied);
        for member in object.members() {
            if self.is_full {
                break;
            }
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
            if self.is_full {
                return;
            }
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

    /// Drops unknown keys that were reported as misspellings under `should`.
    fn drop_misspelt_twins(&mut self) {
        let is_misspelt = |finding: &&Finding| finding.code == "misspelt-field";
        let misspelt: HashSet<Option<Position>> =
            self.findings.iter().filter(is_misspelt).map(|it| it.place.position()).collect();
        self.findings.retain(|finding| {
            finding.code != "unknown-field" || !misspelt.contains(&finding.place.position())
        });
    }

    fn push(&mut self, finding: Finding) {
        let reported = (finding.place.position(), finding.code.clone(), finding.field.clone());
        if !self.reported.insert(reported) {
            return;
        }
        if self.findings.len() < self.limit {
            self.findings.push(finding);
        } else {
            self.is_full = true;
        }
    }
}

/// Adds the hints of one kind about a value.
type HintCheck<'c, 'a> = fn(&mut Hints<'c, 'a>, NodeRef<'a>, SchemaId, &'a Node);
