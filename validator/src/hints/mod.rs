//! What is valid and should be reported: one pass over the payload beside the subschemas that apply to it.
//!
//! - [`marks`]: which subschemas can lead to a hint at all.
//! - [`applied`]: which subschemas apply to a value, and to its fields and items.
//! - one file for each kind of hint; [`Hints::value_hints`] names those about a value, [`unknown_field`] is about an
//!   object's fields.

mod agreement;
mod ahead_of_clock;
mod applied;
mod deprecated;
mod known_values;
mod marks;
mod null_for_absent;
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

use applied::Asked;
use marks::Mark;
pub(crate) use marks::Marks;

/// What hints are made from.
pub(crate) struct Hints<'c, 'a> {
    context: &'c Context<'a>,
    evaluator: &'c mut Evaluator<'a>,
    plan: &'c Plan,
    marks: &'c Marks,
    /// The subschemas that apply to the values that are open, the outermost first.
    applied: Vec<SchemaId>,
    /// Those of them that are asked about the fields of the objects that are open.
    asked: Vec<Asked<'c>>,
    /// Those that are still to be looked at.
    waiting: Vec<SchemaId>,
    /// The last value that each subschema was found to apply to, by the count of values.
    seen: Vec<u32>,
    values: u32,
    /// For patterns.
    budget: Budget,
    limit: usize,
    is_full: bool,
    findings: Vec<Finding>,
    /// Place, code and field of every finding: two subschemas may say the same.
    reported: HashSet<(Option<Position>, String, Option<String>)>,
}

/// The steps that the patterns of hints may take in one payload, beside as many for each byte as its bytes.
const PATTERN_STEPS: u64 = 1_000_000;

/// As many subschemas apply to a value and what is around it in most payloads.
const ROOM: usize = 32;

impl<'c, 'a> Hints<'c, 'a> {
    /// Returns every hint about the payload under the subschema `root`, of `limit` at most.
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
            seen: vec![0; context.ir().len()],
            values: 0,
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
            hints.findings.push(text::too_many(context, limit, Severity::Warning));
        }
        hints.findings
    }

    /// Looks at a value and what is in it. The subschemas from `first` on were found for it, and are given up for
    /// those that apply in place; whoever calls removes them. Recurses no deeper than the reader's limit.
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
        let kinds: [(Mark, Kinds<'c, 'a>); 7] = [
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

    /// Drops unknown keys that `should` takes for misspellings.
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

/// Makes the hints of one kind about a value.
type Kinds<'c, 'a> = fn(&mut Hints<'c, 'a>, NodeRef<'a>, SchemaId, &'a Node);
