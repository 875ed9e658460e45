//! Subschemas of a property by its name, and rules for keys that are not properties of a plan.

use std::collections::BTreeSet;

use indexmap::IndexSet;
use tablature_schema::{
    budget::Budget,
    ir::{Keyword, SchemaId},
    pattern::{Match, Pattern},
};

use super::{
    Id, NONE, ObjectPlan, Others, TextPlan,
    compiler::Compiler,
    goal::number,
    goal::{Aim, Conjunct, closure, is_opaque},
    kind,
    table::Table,
    text::{CASE, IS_OK, Patterns},
};

/// The subschema for the properties that another one has not evaluated.
pub(super) struct Rest {
    names: BTreeSet<Box<str>>,
    patterns: Vec<Pattern>,
    schema: Conjunct,
}

impl Compiler<'_> {
    /// Returns what applies to the property `name`; `None` if that is undecided.
    pub(super) fn goal(
        &self,
        all: &[Conjunct],
        rests: &[Rest],
        name: &str,
    ) -> Option<Vec<Conjunct>> {
        let mut goal: Vec<Conjunct> = Vec::new();
        for conjunct in all {
            let node = self.ir.node(conjunct.id);
            let with = |id: SchemaId| Conjunct { id, ..*conjunct };
            let before = goal.len();
            goal.extend(node.property(name).map(with));
            for (pattern, id) in node.pattern_properties() {
                if is_match(pattern, name)? {
                    goal.push(with(id));
                }
            }
            if goal.len() == before {
                goal.extend(node.additional_properties().map(with));
            }
        }
        for rest in rests {
            let mut is_evaluated = rest.names.contains(name);
            for pattern in &rest.patterns {
                is_evaluated |= is_match(pattern, name)?;
            }
            if !is_evaluated {
                goal.push(rest.schema);
            }
        }
        let unique: IndexSet<Conjunct> = goal.into_iter().collect();
        Some(unique.into_iter().collect())
    }

    /// Returns what applies to properties that are not evaluated, where that can be told from the schema alone; else
    /// leaves it to the evaluator.
    pub(super) fn rests(
        &mut self,
        all: &[Conjunct],
        asked: &mut Vec<SchemaId>,
    ) -> Option<Vec<Rest>> {
        let mut rests = Vec::new();
        for conjunct in all.iter().filter(|it| it.is_asked()) {
            let Some(schema) = self.ir.node(conjunct.id).unevaluated_properties() else { continue };
            if self.ir.node(schema).boolean == Some(true) && conjunct.aim == Aim::Valid {
                continue;
            }
            match self.rest(*conjunct, schema) {
                Some(Some(rest)) => rests.push(rest),
                Some(None) => {}
                None => {
                    self.hand_over(*conjunct, Keyword::UnevaluatedProperties, &[schema], asked)?;
                }
            }
        }
        Some(rests)
    }

    /// Returns what a subschema evaluates; `Some(None)` if that is everything, `None` if it depends on the value.
    pub(super) fn rest(&self, owner: Conjunct, schema: SchemaId) -> Option<Option<Rest>> {
        let mut rest = Rest {
            names: BTreeSet::new(),
            patterns: Vec::new(),
            schema: Conjunct { id: schema, ..owner },
        };
        for id in closure(self.ir, owner.id)? {
            let node = self.ir.node(id);
            let is_static = node.any_of().is_empty()
                && node.one_of().is_empty()
                && node.condition().is_none()
                && node.dependent_schemas().next().is_none();
            if !is_static {
                return None;
            }
            let is_inner = id != owner.id && node.unevaluated_properties().is_some();
            if node.additional_properties().is_some() || is_inner {
                return Some(None);
            }
            rest.names.extend(node.properties().map(|(name, _)| name.into()));
            rest.patterns.extend(node.pattern_properties().map(|(pattern, _)| pattern.clone()));
        }
        Some(Some(rest))
    }

    /// Returns whether other keys are hints.
    pub(super) fn declares_fields(&self, all: &[Conjunct]) -> bool {
        let mut hinting =
            all.iter().filter(|it| it.aim != Aim::Valid).map(|it| self.ir.node(it.id));
        self.aim == Aim::Silent
            && !hinting.clone().any(is_opaque)
            && hinting.any(|node| node.properties().next().is_some())
    }

    /// Returns the subschema that hints about unknown fields are about, if it is certain that what it declares is all.
    fn owner(&self, all: &[Conjunct], asked: &[SchemaId]) -> Option<SchemaId> {
        if asked.iter().any(|id| self.may_name_fields(*id)) {
            return None;
        }
        let names = |id: SchemaId| self.ir.node(id).properties().map(|(name, _)| name);
        let mut declaring =
            all.iter().filter(|it| it.aim != Aim::Valid).filter(|it| names(it.id).next().is_some());
        let owner = declaring.next()?.id;
        let is_first = all.first().is_some_and(|first| first.id == owner);
        let declares = |name: &str| self.ir.node(owner).property(name).is_some();
        let covers = declaring.all(|other| is_first && names(other.id).all(declares));
        covers.then_some(owner)
    }

    /// Returns what is asked of other keys.
    pub(super) fn others(
        &mut self,
        all: &[Conjunct],
        rests: &[Rest],
        asked: &[SchemaId],
        is_hint: bool,
    ) -> Option<Others> {
        let mut patterns: Vec<Pattern> = Vec::new();
        for conjunct in all {
            let own = self.ir.node(conjunct.id).pattern_properties();
            patterns.extend(own.map(|(pattern, _)| pattern.clone()));
        }
        patterns.extend(rests.iter().flat_map(|rest| rest.patterns.iter().cloned()));
        patterns.sort_unstable();
        patterns.dedup();
        let foreign = self.foreign(all);
        let texts: Option<Vec<String>> = patterns.iter().map(Pattern::to_rust).collect();
        let texts = texts?;
        let mut goals: IndexSet<Vec<Conjunct>> = IndexSet::new();
        let goal = |has: &dyn Fn(&Pattern) -> bool| {
            let mut goal: Vec<Conjunct> = Vec::new();
            for conjunct in all {
                let node = self.ir.node(conjunct.id);
                let with = |id: SchemaId| Conjunct { id, ..*conjunct };
                let before = goal.len();
                let own = node.pattern_properties().filter(|(pattern, _)| has(pattern));
                goal.extend(own.map(|(_, id)| with(id)));
                if goal.len() == before {
                    goal.extend(node.additional_properties().map(with));
                }
            }
            let open = rests.iter().filter(|rest| !rest.patterns.iter().any(has));
            goal.extend(open.map(|rest| rest.schema));
            let unique: IndexSet<Conjunct> = goal.into_iter().collect();
            unique.into_iter().collect::<Vec<_>>()
        };
        let table = if patterns.is_empty() {
            goals.insert(goal(&|_| false));
            None
        } else {
            let automaton = self.automaton(&texts)?;
            let table = Table::new(&automaton, |matches| {
                let has = |pattern: &Pattern| {
                    patterns.binary_search(pattern).is_ok_and(|index| matches.has(index))
                };
                number(goals.insert_full(goal(&has)).0) & CASE
            })?;
            Some(table)
        };
        let table = match table {
            Some(table) if self.has_room_for(table.size()) => self.push_table(table),
            Some(_) => return None,
            None => NONE,
        };
        let owner = self.owner(all, asked);
        let mut hints = Vec::new();
        let mut values = Vec::new();
        for goal in goals {
            hints.push(is_hint && !goal.iter().any(|it| it.aim != Aim::Valid));
            values.push(self.value_or_none(goal.into_iter().filter(|it| it.is_asked()).collect()));
        }
        Some(Others { table, values: values.into(), hints: hints.into(), owner, foreign })
    }

    /// Returns the plan of the keys themselves.
    pub(super) fn names_plan(&mut self, all: &[Conjunct]) -> Option<Id> {
        let goal: Vec<Conjunct> = all
            .iter()
            .filter(|it| it.is_asked())
            .filter_map(|it| self.ir.node(it.id).property_names())
            .map(|id| Conjunct { id, aim: Aim::Valid })
            .collect();
        if goal.is_empty() {
            return Some(NONE);
        }
        let mut found = self.gather(&goal, kind::STRING)?;
        let (text, _) = self.text(&mut found, &mut Patterns::default(), &[])?;
        found.asked.is_empty().then_some(text)
    }

    /// Returns whether a key is allowed by the plan of keys.
    pub(super) fn may_be_named(&self, plan: &ObjectPlan, key: &str) -> bool {
        plan.names == NONE || self.text_plan(plan.names).accepts_plain(key, self.tables())
    }
}

fn is_match(pattern: &Pattern, name: &str) -> Option<bool> {
    const STEPS: u64 = 100_000;
    match pattern.is_match(name, &mut Budget::new(STEPS)) {
        Match::Yes => Some(true),
        Match::No => Some(false),
        Match::Undecided => None,
    }
}

impl TextPlan {
    /// Returns whether a string without escapes is what the plan asks for, by its automaton and length alone.
    fn accepts_plain(&self, text: &str, tables: &[Table]) -> bool {
        let (min, max) = self.length.unwrap_or((0, u64::MAX));
        let length = text.chars().count() as u64;
        self.asks_no_more_than_length()
            && (min..=max).contains(&length)
            && (self.table == NONE || tables[self.table as usize].ask(text.as_bytes()) & IS_OK != 0)
    }
}
