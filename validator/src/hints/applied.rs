//! Finds the subschemas that apply to a value, and to its fields and items.

use std::ops::Range;

use tablature_schema::{
    ir::{Node, SchemaId},
    json::{Name, NodeRef},
    pattern::Match,
};

use super::{
    Hints,
    marks::{Mark, targets},
};
use crate::evaluate::ObjectRules;

/// An applied subschema that is consulted about the fields of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'c> {
    id: SchemaId,
    rules: Option<&'c ObjectRules>,
}

impl<'a> Hints<'_, 'a> {
    /// Replaces the subschemas from `first` on by all that apply to the value in place and matter for hints: through
    /// references, in `allOf`, in the branches under which the value is valid, and in the branches of conditions.
    /// Returns the union of their marks.
    pub(super) fn close(&mut self, value: NodeRef<'a>, first: usize) -> Mark {
        let ir = self.context.ir();
        self.seen.next_value();
        self.waiting.extend(self.applied.drain(first..).rev());
        let mut all = Mark::default();
        while let Some(id) = self.waiting.pop() {
            if !self.seen.insert(id) {
                continue;
            }
            let mark = self.marks.of(id);
            if !mark.has(Mark::MATTERS) {
                continue;
            }
            self.applied.push(id);
            all |= mark;
            if !mark.has(Mark::IN_PLACE) {
                continue;
            }
            let node = &ir[id];
            self.waiting.extend(targets(node));
            self.waiting.extend(node.all_of());
            for branch in node.any_of().iter().chain(node.one_of()) {
                if self.marks.matters(*branch) && self.accepts(*branch, value) {
                    self.waiting.push(*branch);
                }
            }
            if let Some(condition) = node.condition() {
                let branches = [Some(condition.if_), condition.then, condition.else_];
                if branches.into_iter().flatten().any(|branch| self.marks.matters(branch)) {
                    if self.accepts(condition.if_, value) {
                        self.waiting.push(condition.if_);
                        self.waiting.extend(condition.then);
                    } else {
                        self.waiting.extend(condition.else_);
                    }
                }
            }
            if mark.has(Mark::DEPENDENT) {
                let schemas = node.dependent_schemas();
                let dependent = schemas.filter(|(name, _)| value.get(name).is_some());
                self.waiting.extend(dependent.map(|(_, id)| id));
            }
        }
        all
    }

    fn accepts(&mut self, id: SchemaId, value: NodeRef<'a>) -> bool {
        self.evaluator.branch_verdict(id, value).is_valid()
    }

    /// Lists the applied subschemas that are consulted about fields: first those whose own subschemas matter for hints,
    /// then those that only declare fields.
    pub(super) fn push_asked(&mut self, applied: &Range<usize>) -> [Range<usize>; 2] {
        let first = self.asked.len();
        self.push_marked(applied, |mark| mark.has(Mark::PARTS_MATTER));
        let second = self.asked.len();
        self.push_marked(applied, |mark| {
            mark.has(Mark::FIELDS | Mark::NAMES) && !mark.has(Mark::PARTS_MATTER)
        });
        [first..second, second..self.asked.len()]
    }

    fn push_marked(&mut self, applied: &Range<usize>, is_wanted: impl Fn(Mark) -> bool) {
        let wanted =
            self.applied[applied.clone()].iter().filter(|id| is_wanted(self.marks.of(**id)));
        let plan = self.plan;
        self.asked.extend(wanted.map(|id| Asked { id: *id, rules: plan.object(*id) }));
    }

    /// Appends the subschemas of an object's field that matter for hints: by name, by pattern, else the one for
    /// additional fields, else those for unevaluated fields. Returns whether there is a subschema for the field.
    pub(super) fn push_field_schemas(&mut self, asked: &[Range<usize>; 2], name: Name<'_>) -> bool {
        let first = self.applied.len();
        for part in asked {
            for index in part.clone() {
                self.push_own_field_schemas(self.asked[index], name);
            }
            if self.applied.len() > first {
                return true;
            }
        }
        let asked = asked.iter().cloned().flatten();
        let nodes = asked.map(|index| &self.context.ir()[self.asked[index].id]);
        self.applied.extend(nodes.filter_map(Node::unevaluated_properties));
        self.applied.len() > first
    }

    fn push_own_field_schemas(&mut self, asked: Asked<'_>, name: Name<'_>) {
        let Some(rules) = asked.rules else { return };
        let before = self.applied.len();
        self.applied.extend(rules.property(name));
        if rules.has_patterns() {
            for (pattern, id) in self.context.ir()[asked.id].pattern_properties() {
                // An undecided match counts here: the verdict itself is given elsewhere.
                if pattern.is_match(name.text(), &mut self.budget) != Match::No {
                    self.applied.push(id);
                }
            }
        }
        if self.applied.len() == before {
            self.applied.extend(rules.additional());
        }
    }

    /// Appends the subschemas of an array's item.
    pub(super) fn push_item_schemas(&mut self, applied: &Range<usize>, place: usize) {
        let ir = self.context.ir();
        let first = self.applied.len();
        for index in applied.clone() {
            let node = &ir[self.applied[index]];
            self.applied.extend(node.prefix_items().get(place).copied().or(node.items()));
        }
        if self.applied.len() == first {
            for index in applied.clone() {
                let node = &ir[self.applied[index]];
                self.applied.extend(node.unevaluated_items());
            }
        }
    }
}
