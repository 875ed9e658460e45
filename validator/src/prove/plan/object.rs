//! Plans of objects: their properties, other keys, and what properties decide about the rest.

use std::collections::BTreeSet;

use indexmap::IndexSet;
use tablature_schema::{
    budget::Budget,
    ir::{Agreement, Keyword, Node, Rule, SchemaId, walk},
    json::pointer::segments,
    pattern::{Match, Pattern},
};

use super::{
    super::bytes::Word,
    Agree, Case, Id, Literal, Lookup, NONE, ObjectPlan, Others, Path, Piece, Property, Switch,
    compile::{Compiler, Spelled},
    condition::{Pending, Question},
    conjunction::{Aim, Conjunct, Conjunction, answer_for, closure},
    kind, table,
    table::Table,
    text::{CASE, Formula, IS_OK, Patterns},
};

/// Objects with more properties have no plan.
pub(in crate::prove) const MAX_PROPERTIES: usize = 1024;

/// Maximum number of properties that decide one after another.
const MAX_SWITCHES: usize = 24;

/// Maximum number of cases of one property.
const MAX_CASES: usize = 4096;

/// The key of an object plan: all that it is compiled from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    all: Vec<Conjunct>,
    pending: Vec<Pending>,
    asked: Vec<SchemaId>,
    /// Properties that have their index already.
    names: Vec<Box<str>>,
}

/// A pending keyword, with the questions that decide it.
enum Asks {
    If { owner: Conjunct, rest: Vec<Question>, question: usize },
    Union { owner: Conjunct, is_one: bool, branches: Vec<(SchemaId, usize)> },
    Present { owner: Conjunct, schema: SchemaId, question: usize },
}

/// Questions about one property.
#[derive(Default)]
pub(super) struct Questions {
    pub(super) patterns: Patterns,
    pub(super) formulas: Vec<Formula>,
    /// The answers for the other kinds, and where the property is absent.
    by_kind: Vec<[Option<bool>; 7]>,
    absent: Vec<bool>,
}

/// The subschema for the properties that another one has not evaluated.
struct Rest {
    names: BTreeSet<Box<str>>,
    patterns: Vec<Pattern>,
    schema: Conjunct,
}

impl Compiler<'_> {
    /// Returns the plan of objects under what was gathered; `None` if nothing can be proved.
    pub(super) fn object(&mut self, found: Conjunction) -> Option<Id> {
        let Conjunction { all, pending, asked } = found;
        self.object_of(Key { all, pending, asked, names: Vec::new() }, 0)
    }

    fn object_of(&mut self, key: Key, depth: usize) -> Option<Id> {
        if let Some(known) = self.known_object(&key) {
            return known;
        }
        let id = self.new_object(&key, depth);
        self.keep_object(key, id);
        id
    }

    fn new_object(&mut self, key: &Key, depth: usize) -> Option<Id> {
        let Key { all, mut pending, mut asked, names } = key.clone();
        self.whole_values(&all, &mut asked)?;
        let names = self.names(&all, &pending, names)?;
        let (group, mut questions) = self.next_questions(&mut pending, &mut asked, depth)?;
        let rests = self.rests(&all, &mut asked)?;
        let goals: Vec<Vec<Conjunct>> =
            names.iter().map(|name| self.goal(&all, &rests, name)).collect::<Option<Vec<_>>>()?;
        let is_hint = self.declares_fields(&all);
        let mut plan = ObjectPlan {
            properties: Vec::with_capacity(names.len()),
            keys: Box::default(),
            lookup: Lookup::new(&[]),
            required: vec![0; words(names.len())].into(),
            hinted: vec![0; words(names.len())].into(),
            others: self.others(&all, &rests, is_hint)?,
            names: self.names_plan(&all)?,
            count: (0, u64::MAX),
            dependent: Box::default(),
            switch: None,
            base: 0,
            is_wide: false,
            agreements: Box::default(),
            asked: Box::default(),
        };
        let mut keys: Vec<&str> = Vec::new();
        let spelled = self.spelled(&all, &names);
        let mut decided = None;
        for (index, (name, goal)) in names.iter().zip(goals).enumerate() {
            let is_declared = goal.iter().any(|it| it.aim != Aim::Valid) || !is_hint;
            let is_hinted = !is_declared
                && !all.iter().any(|it| it.aim == Aim::Silent && self.mentions(it.id, name));
            set(&mut plan.hinted, index, is_hinted);
            let goal: Vec<Conjunct> = goal.into_iter().filter(|it| it.is_asked()).collect();
            let bare = self.value(goal.clone());
            let is_asked = group.first().is_some_and(|(property, _)| **property == **name);
            let value = if is_asked {
                let (value, cases) = self.value_with(&goal, bare, &mut questions)?;
                decided = Some((index, cases));
                value
            } else {
                bare
            };
            let (value, bare) = if self.may_be_named(&plan, &spelled[index]) {
                (value, bare)
            } else {
                (self.never(), self.never())
            };
            plan.properties.push(Property {
                tight: Literal::never(),
                wide: Literal::never(),
                length: 0,
                value,
                bare,
                is_text: false,
                text: NONE,
                is_asked: false,
            });
            keys.push(&spelled[index]);
        }
        let unique: BTreeSet<&str> = keys.iter().copied().collect();
        if unique.len() != keys.len() {
            return None;
        }
        plan.lookup = Lookup::new(&keys);
        plan.keys = spelled.into();
        self.rules(&all, &names, &mut plan)?;
        plan.agreements = self.agreements(&all, &names)?;
        plan.asked = asked.clone().into();
        plan.base = self.take_slots(names.len() + 1);
        let id = self.push_object(plan)?;
        if let Some((index, cases)) = decided {
            let base = Key { all, pending, asked, names };
            let switch = self.switch(id, &base, (index, &cases), &group, &questions, depth)?;
            self.set_switch(id, Some(switch));
        }
        Some(id)
    }

    /// Returns the names of all properties that matter: those that have their index already, those that are declared or
    /// mentioned, and those that a case declares.
    fn names(
        &self,
        all: &[Conjunct],
        pending: &[Pending],
        names: Vec<Box<str>>,
    ) -> Option<Vec<Box<str>>> {
        let mut found: IndexSet<Box<str>> = names.into_iter().collect();
        let mut ids: Vec<SchemaId> = Vec::new();
        for conjunct in all {
            own_names(self.ir.node(conjunct.id), &mut found);
            if let Some(condition) = self.ir.node(conjunct.id).condition() {
                ids.push(condition.if_);
            }
        }
        for pending in pending {
            let node = self.ir.node(pending.owner().id);
            found.extend(pending.property().map(Into::into));
            match pending {
                Pending::Text(..) => {}
                Pending::If { .. } => {
                    let condition = node.condition()?;
                    ids.extend(
                        [Some(condition.if_), condition.then, condition.else_]
                            .into_iter()
                            .flatten(),
                    );
                }
                Pending::Union { is_one, .. } => {
                    ids.extend(if *is_one { node.one_of() } else { node.any_of() });
                }
                Pending::Present { schema, .. } => ids.push(*schema),
            }
        }
        for id in walk::everything_that_could_apply(self.ir, &ids) {
            // Too many names of other cases: their keys are left to the evaluator if they come too early.
            if found.len() > MAX_PROPERTIES / 4 {
                break;
            }
            own_names(self.ir.node(id), &mut found);
        }
        (found.len() <= MAX_PROPERTIES).then(|| found.into_iter().collect())
    }

    /// Takes the pending keywords that the same property decides, with the questions that they ask. What cannot be
    /// asked is left to the evaluator.
    #[expect(clippy::type_complexity, reason = "a list of two things")]
    fn next_questions(
        &mut self,
        pending: &mut Vec<Pending>,
        asked: &mut Vec<SchemaId>,
        depth: usize,
    ) -> Option<(Vec<(Box<str>, Asks)>, Questions)> {
        loop {
            let mut questions = Questions::default();
            let Some(property) = pending.iter().find_map(Pending::property) else {
                return Some((Vec::new(), questions));
            };
            let property: Box<str> = property.into();
            let mut group = Vec::new();
            let mut rest = Vec::new();
            for item in std::mem::take(pending) {
                if item.property() != Some(&property) {
                    rest.push(item);
                    continue;
                }
                let asks = self.asks(&item, &mut questions).filter(|_| depth < MAX_SWITCHES);
                if let Some(asks) = asks {
                    group.push((property.clone(), asks));
                } else {
                    let parts = self.parts_of(&item);
                    let mut handed = std::mem::take(asked);
                    self.hand_over(item.owner(), item.keyword(), &parts, &mut handed)?;
                    *asked = handed;
                }
            }
            *pending = rest;
            if !group.is_empty() {
                return Some((group, questions));
            }
        }
    }

    fn parts_of(&self, pending: &Pending) -> Vec<SchemaId> {
        let node = self.ir.node(pending.owner().id);
        match pending {
            Pending::Text(..) => Vec::new(),
            Pending::If { .. } => {
                let condition = node.condition().into_iter();
                condition.flat_map(|it| [Some(it.if_), it.then, it.else_]).flatten().collect()
            }
            Pending::Union { is_one, .. } => {
                if *is_one {
                    node.one_of().to_vec()
                } else {
                    node.any_of().to_vec()
                }
            }
            Pending::Present { schema, .. } => vec![*schema],
        }
    }

    fn asks(&self, pending: &Pending, questions: &mut Questions) -> Option<Asks> {
        Some(match pending {
            Pending::Text(..) => return None,
            Pending::If { owner, questions: asked } => {
                let (first, rest) = asked.split_first()?;
                let question = self.ask(&first.schemas, !first.is_required, questions)?;
                Asks::If { owner: *owner, rest: rest.to_vec(), question }
            }
            Pending::Union { owner, is_one, property } => {
                let node = self.ir.node(owner.id);
                let branches = if *is_one { node.one_of() } else { node.any_of() };
                let mut asked = Vec::new();
                for branch in branches {
                    let all = closure(self.ir, *branch)?;
                    let is_required = all
                        .iter()
                        .any(|id| self.ir.node(*id).required().iter().any(|name| name == property));
                    let schemas: Vec<SchemaId> =
                        all.iter().filter_map(|id| self.ir.node(*id).property(property)).collect();
                    asked.push((*branch, self.ask(&schemas, !is_required, questions)?));
                }
                Asks::Union { owner: *owner, is_one: *is_one, branches: asked }
            }
            Pending::Present { owner, schema, .. } => {
                let question = self.ask(&[], false, questions)?;
                Asks::Present { owner: *owner, schema: *schema, question }
            }
        })
    }

    fn ask(&self, schemas: &[SchemaId], absent: bool, questions: &mut Questions) -> Option<usize> {
        let formula = self.question(schemas, &mut questions.patterns)?;
        questions.formulas.push(formula);
        questions.by_kind.push(kind::ALL.map(|kind| {
            let answers: Vec<Option<bool>> =
                schemas.iter().map(|id| answer_for(self.ir, *id, kind)).collect();
            if answers.contains(&Some(false)) {
                Some(false)
            } else {
                answers.iter().all(Option::is_some).then_some(true)
            }
        }));
        questions.absent.push(absent);
        Some(questions.formulas.len() - 1)
    }

    fn switch(
        &mut self,
        id: Id,
        base: &Key,
        (index, answers): (usize, &[Vec<bool>]),
        group: &[(Box<str>, Asks)],
        questions: &Questions,
        depth: usize,
    ) -> Option<Switch> {
        let mut all: IndexSet<Vec<bool>> = answers.iter().cloned().collect();
        if all.len() > MAX_CASES {
            return None;
        }
        let mut by_kind = [NONE; 7];
        for (place, slot) in by_kind.iter_mut().enumerate() {
            let answers: Option<Vec<bool>> =
                questions.by_kind.iter().map(|answers| answers[place]).collect();
            if let Some(answers) = answers {
                *slot = number(all.insert_full(answers).0);
            }
        }
        let absent = number(all.insert_full(questions.absent.clone()).0);
        let cases: Vec<Case> = all
            .iter()
            .map(|answers| {
                let object = self.case(base, group, answers, depth);
                self.case_from(id, object)
            })
            .collect();
        Some(Switch { property: index, cases: cases.into(), by_kind, absent })
    }

    /// Returns the plan of objects for some answers; `None` if nothing can be proved.
    fn case(
        &mut self,
        base: &Key,
        group: &[(Box<str>, Asks)],
        answers: &[bool],
        depth: usize,
    ) -> Option<Id> {
        let Key { all, pending, asked, names } = base.clone();
        let mut found = Conjunction { all, pending, asked };
        for (_, asks) in group {
            match asks {
                Asks::If { owner, rest, question } => {
                    let condition = self.ir.node(owner.id).condition()?;
                    if answers[*question] && !rest.is_empty() {
                        found.pending.push(Pending::If { owner: *owner, questions: rest.clone() });
                        continue;
                    }
                    let then = if answers[*question] { condition.then } else { condition.else_ };
                    if answers[*question] {
                        found.all.push(Conjunct { id: condition.if_, aim: Aim::Known });
                    }
                    let goal: Vec<Conjunct> =
                        then.map(|id| Conjunct { id, ..*owner }).into_iter().collect();
                    self.gather_into(&mut found, &goal, kind::OBJECT)?;
                }
                Asks::Union { owner, is_one, branches } => {
                    let possible: Vec<SchemaId> = branches
                        .iter()
                        .filter(|(_, question)| answers[*question])
                        .map(|(id, _)| *id)
                        .collect();
                    match possible.as_slice() {
                        [] => return None,
                        [only] => {
                            let goal = [Conjunct { id: *only, ..*owner }];
                            self.gather_into(&mut found, &goal, kind::OBJECT)?;
                        }
                        several => {
                            let keyword = if *is_one { Keyword::OneOf } else { Keyword::AnyOf };
                            self.hand_over(*owner, keyword, several, &mut found.asked)?;
                        }
                    }
                }
                Asks::Present { owner, schema, question } => {
                    if answers[*question] {
                        let goal = [Conjunct { id: *schema, ..*owner }];
                        self.gather_into(&mut found, &goal, kind::OBJECT)?;
                    }
                }
            }
        }
        let Conjunction { all, pending, asked } = found;
        self.object_of(Key { all, pending, asked, names }, depth + 1)
    }

    /// Returns what to judge again after a case was found.
    fn case_from(&self, from: Id, to: Option<Id>) -> Case {
        let Some(to) = to else { return Case { object: NONE, differs: Box::default() } };
        let (before, after) = (self.object_plan(from), self.object_plan(to));
        let known = before.properties.iter().map(Some).chain(std::iter::repeat(None));
        let differs = after.properties.iter().zip(known).enumerate().filter(|(_, (to, from))| {
            let is_same = match from {
                Some(from) => from.bare == to.bare,
                None => false,
            };
            !is_same
        });
        Case { object: to, differs: differs.map(|(index, _)| number(index)).collect() }
    }

    /// Returns what applies to the property `name`; `None` if that is undecided.
    fn goal(&self, all: &[Conjunct], rests: &[Rest], name: &str) -> Option<Vec<Conjunct>> {
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
    fn rests(&mut self, all: &[Conjunct], asked: &mut Vec<SchemaId>) -> Option<Vec<Rest>> {
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
    fn rest(&self, owner: Conjunct, schema: SchemaId) -> Option<Option<Rest>> {
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
    fn declares_fields(&self, all: &[Conjunct]) -> bool {
        let declares = |it: &&Conjunct| self.ir.node(it.id).properties().next().is_some();
        all.iter().filter(|it| it.aim != Aim::Valid).any(|it| declares(&it))
            && self.aim == Aim::Silent
    }

    /// Returns the subschema that hints about unknown fields are about, if it is certain that what it declares is all.
    fn owner(&self, all: &[Conjunct]) -> Option<SchemaId> {
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
    fn others(&mut self, all: &[Conjunct], rests: &[Rest], is_hint: bool) -> Option<Others> {
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
            let table = Table::new(&texts, |matches| {
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
        let owner = self.owner(all);
        let mut hints = Vec::new();
        let mut values = Vec::new();
        for goal in goals {
            hints.push(is_hint && !goal.iter().any(|it| it.aim != Aim::Valid));
            values.push(self.value_or_none(goal.into_iter().filter(|it| it.is_asked()).collect()));
        }
        Some(Others { table, values: values.into(), hints: hints.into(), owner, foreign })
    }

    /// Returns the plan of the keys themselves.
    fn names_plan(&mut self, all: &[Conjunct]) -> Option<Id> {
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
    fn may_be_named(&self, plan: &ObjectPlan, key: &str) -> bool {
        plan.names == NONE || self.text_plan(plan.names).accepts_plain(key, self.tables())
    }

    /// Adds the rules about the presence and number of properties.
    fn rules(&self, all: &[Conjunct], names: &[Box<str>], plan: &mut ObjectPlan) -> Option<()> {
        let index_of = |name: &str| names.iter().position(|own| **own == *name);
        let mut dependent: Vec<(u32, Box<[u32]>)> = Vec::new();
        for conjunct in all.iter().filter(|it| it.is_asked()) {
            for assertion in &self.ir.node(conjunct.id).assertions {
                match &assertion.rule {
                    Rule::MinProperties(min) => plan.count.0 = plan.count.0.max(*min),
                    Rule::MaxProperties(max) => plan.count.1 = plan.count.1.min(*max),
                    Rule::Required(required) => {
                        for name in required {
                            set(&mut plan.required, index_of(name)?, true);
                        }
                    }
                    Rule::DependentRequired(rules) => {
                        for (trigger, required) in rules {
                            let required: Option<Box<[u32]>> =
                                required.iter().map(|name| index_of(name).map(number)).collect();
                            dependent.push((number(index_of(trigger)?), required?));
                        }
                    }
                    // Objects that are values of `enum` and `const` are left to the evaluator by the caller.
                    _ => {}
                }
            }
        }
        plan.dependent = dependent.into();
        Some(())
    }

    /// Returns the strings that should agree; `None` if that cannot be told in one pass.
    fn agreements(&mut self, all: &[Conjunct], names: &[Box<str>]) -> Option<Box<[Agree]>> {
        let mut found: Vec<Agree> = Vec::new();
        for conjunct in all.iter().filter(|it| it.aim == Aim::Silent) {
            for agreement in &self.ir.node(conjunct.id).annotations.agreements {
                self.agreement(agreement, names, &mut found)?;
            }
        }
        Some(found.into())
    }

    fn agreement(
        &mut self,
        agreement: &Agreement,
        names: &[Box<str>],
        found: &mut Vec<Agree>,
    ) -> Option<()> {
        // The pointers are in the spelling of the schema.
        if self.spelled == Spelled::Documented {
            return None;
        }
        let path = |pointer: &str| -> Option<Path> {
            let mut segments = segments(pointer);
            let first = segments.next()?;
            let property = names.iter().position(|name| **name == *first).map(number)?;
            Some(Path { property, rest: segments.map(|it| it.into_owned().into()).collect() })
        };
        // The automaton finds matches at the start only.
        let pattern = Some(&agreement.pattern).filter(|it| it.as_str().starts_with('^'))?;
        let captures = table::captures(&pattern.to_rust()?)?;
        let captures = self.push_captures(pattern.as_str(), captures);
        let from = path(&agreement.from)?;
        let field = (path(&agreement.field)?, pieces(&agreement.expect)?);
        match found.last_mut().filter(|last| last.from == from && last.captures == captures) {
            Some(last) => last.fields.push(field),
            None => found.push(Agree { from, captures, fields: vec![field] }),
        }
        Some(())
    }
}

/// Adds the names that a node declares or mentions.
fn own_names(node: &Node, found: &mut IndexSet<Box<str>>) {
    found.extend(node.properties().map(|(name, _)| name.into()));
    found.extend(node.dependent_schemas().map(|(name, _)| name.into()));
    for assertion in &node.assertions {
        match &assertion.rule {
            Rule::Required(names) => found.extend(names.iter().cloned()),
            Rule::DependentRequired(rules) => {
                for (trigger, names) in rules {
                    found.insert(trigger.clone());
                    found.extend(names.iter().cloned());
                }
            }
            _ => {}
        }
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

/// Splits `$1_$2` into what is between the captures, and their numbers.
fn pieces(template: &str) -> Option<Box<[Piece]>> {
    let mut pieces = Vec::new();
    let mut parts = template.split('$');
    let literal = |text: &str| Piece::Literal(text.as_bytes().into());
    pieces.extend(parts.next().filter(|text| !text.is_empty()).map(literal));
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        pieces.push(Piece::Capture(part[..digits].parse().ok()?));
        pieces.extend(Some(&part[digits..]).filter(|text| !text.is_empty()).map(literal));
    }
    Some(pieces.into())
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NONE)
}

/// Returns the number of words for a bit for each property.
fn words(properties: usize) -> usize {
    properties.div_ceil(64).max(1)
}

fn set(bits: &mut [u64], index: usize, is_set: bool) {
    if is_set {
        bits[index / 64] |= 1 << (index % 64);
    }
}

impl Lookup {
    /// Makes the table of some keys, which must be unique.
    fn new(keys: &[&str]) -> Self {
        let bits = (keys.len() * 2).max(2).next_power_of_two().trailing_zeros();
        let shift = u64::BITS - bits;
        let mut cells = vec![(Word::default(), 0); 1 << bits];
        for (key, index) in keys.iter().zip(1..) {
            let word = Word::of(key);
            let mut cell = usize::try_from(word.hash() >> shift).expect("it has few bits left");
            while cells[cell].1 != 0 {
                cell = (cell + 1) % cells.len();
            }
            cells[cell] = (word, index);
        }
        Self { cells: cells.into(), shift }
    }
}

impl super::TextPlan {
    /// Returns whether a string without escapes is what the plan asks for, by its automaton and length alone.
    fn accepts_plain(&self, text: &str, tables: &[Table]) -> bool {
        let (min, max) = self.length.unwrap_or((0, u64::MAX));
        let length = text.chars().count() as u64;
        let is_simple = !self.is_timestamp
            && self.max_age.is_none()
            && self.formats.is_empty()
            && self.patterns.is_empty()
            && self.lists.is_empty();
        is_simple
            && (min..=max).contains(&length)
            && (self.table == NONE || tables[self.table as usize].ask(text.as_bytes()) & IS_OK != 0)
    }
}
