//! Gathers the subschemas that apply to one value together.

use tablature_schema::ir::{Rule, SchemaId, Target};

use super::{
    compiler::Compiler,
    goal::{Aim, Conjunct, Conjunction, kind_of, targets, types_of},
    kind,
};
use crate::evaluate::accepted;

/// So many subschemas are compared in the time that a word takes.
const COMPARED: usize = 16;

impl Compiler<'_> {
    /// Collects what applies to the values of a kind under some subschemas; `None` if none of them can be proved.
    pub(super) fn gather(&mut self, goal: &[Conjunct], kind: u8) -> Option<Conjunction> {
        let mut found = Conjunction::default();
        self.gather_into(&mut found, goal, kind)?;
        Some(found)
    }

    /// Adds what applies to the values of a kind under some more subschemas.
    pub(super) fn gather_into(
        &mut self,
        found: &mut Conjunction,
        goal: &[Conjunct],
        kind: u8,
    ) -> Option<()> {
        let mut waiting: Vec<Conjunct> = goal.iter().rev().copied().collect();
        while let Some(conjunct) = waiting.pop() {
            self.take(1 + found.all.len() / COMPARED)?;
            if found.all.contains(&conjunct) {
                continue;
            }
            found.all.push(conjunct);
            let node = self.ir.node(conjunct.id);
            let with = |id: SchemaId| Conjunct { id, ..conjunct };
            if conjunct.is_asked() {
                self.may_hold(conjunct, kind)?;
                if conjunct.aim == Aim::Silent {
                    waiting.extend(node.should().map(|id| Conjunct { id, aim: Aim::Valid }));
                }
                for branches in [(node.any_of(), false), (node.one_of(), true)] {
                    waiting.extend(self.union(found, conjunct, branches, kind)?.map(with));
                }
                self.not(found, conjunct, kind)?;
                waiting.extend(self.if_(found, conjunct, kind)?);
                if kind == kind::OBJECT {
                    self.dependent(found, conjunct);
                }
            }
            waiting.extend(node.all_of().iter().rev().map(|id| with(*id)));
            let targets = targets(self.ir, node)?.into_iter().zip(&node.references).rev();
            waiting.extend(targets.map(|(id, reference)| match reference.target {
                Target::Static(_) => with(id),
                _ => Conjunct { id, aim: conjunct.aim.without_hints() },
            }));
        }
        Some(())
    }

    /// Returns `None` if the node itself rejects all values of the kind, or makes a hint of them.
    fn may_hold(&self, conjunct: Conjunct, kind: u8) -> Option<()> {
        let node = self.ir.node(conjunct.id);
        let is_hint = conjunct.aim == Aim::Silent && node.annotations.is_deprecated;
        let rejects = node.boolean == Some(false)
            || node.assertions.iter().any(|assertion| match &assertion.rule {
                Rule::Types(own) => !own.intersects(types_of(kind)),
                rule => accepted(rule)
                    .is_some_and(|values| values.iter().all(|value| kind_of(value) != kind)),
            });
        (!is_hint && !rejects).then_some(())
    }
}
