//! Properties whose values decide what else is asked of their object.

use indexmap::IndexSet;
use tablature_schema::ir::{Condition, Keyword, SchemaId};

use super::{
    Case, Id, NONE, Others, Switch,
    compiler::Compiler,
    goal::{Aim, Conjunct, Conjunction, Key, Pending, Question, answer_for, closure, number},
    kind,
    text::{Formula, Patterns},
};

/// Maximum number of properties that decide one after another.
const MAX_SWITCHES: usize = 24;

/// Maximum number of cases of one property.
const MAX_CASES: usize = 4096;

/// A pending keyword, with the questions that decide it.
enum Asks {
    If { owner: Conjunct, rest: Vec<Question>, question: usize },
    Union { owner: Conjunct, is_one: bool, branches: Vec<(SchemaId, usize)> },
    Present { owner: Conjunct, schema: SchemaId, question: usize },
}

/// Questions about one property.
#[derive(Default)]
pub(super) struct Questions {
    /// The property; `None` if nothing is asked.
    pub(super) property: Option<Box<str>>,
    /// The keywords that it decides.
    group: Vec<Asks>,
    pub(super) patterns: Patterns,
    pub(super) formulas: Vec<Formula>,
    /// The answers for the other kinds, and where the property is absent.
    pub(super) by_kind: Vec<[Option<bool>; 7]>,
    pub(super) absent: Vec<bool>,
}

impl Compiler<'_> {
    /// Takes the pending keywords that the same property decides, as questions. What cannot be asked is left to the
    /// evaluator. The property is the first one of `names`, as payloads mostly have the order of the schema: what comes
    /// before the property that decides may have to be judged again.
    pub(super) fn next_questions(
        &mut self,
        names: &[Box<str>],
        pending: &mut Vec<Pending>,
        asked: &mut Vec<SchemaId>,
        depth: usize,
    ) -> Option<Questions> {
        loop {
            let mut questions = Questions::default();
            let properties = pending.iter().filter_map(Pending::property);
            let place = |property: &&str| names.iter().position(|name| **name == **property);
            let Some(property) = properties.min_by_key(place) else { return Some(questions) };
            let property: Box<str> = property.into();
            let mut rest = Vec::new();
            for item in std::mem::take(pending) {
                if item.property() != Some(&property) {
                    rest.push(item);
                    continue;
                }
                let asks = self.asks(&item, &mut questions).filter(|_| depth < MAX_SWITCHES);
                if let Some(asks) = asks {
                    questions.group.push(asks);
                } else {
                    let parts = self.parts_of(&item);
                    self.hand_over(item.owner(), item.keyword(), &parts, asked)?;
                }
            }
            *pending = rest;
            if !questions.group.is_empty() {
                questions.property = Some(property);
                return Some(questions);
            }
        }
    }

    pub(super) fn parts_of(&self, pending: &Pending) -> Vec<SchemaId> {
        let node = self.ir.node(pending.owner().id);
        match pending {
            Pending::Text(..) => Vec::new(),
            Pending::If { .. } => node.condition().iter().flat_map(Condition::subschemas).collect(),
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

    pub(super) fn switch(
        &mut self,
        id: Id,
        base: &Key,
        (index, answers): (usize, &[Vec<bool>]),
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
                let object = self.case(base, &questions.group, answers, depth);
                self.case_from(id, object)
            })
            .collect();
        Some(Switch { property: index, cases: cases.into(), by_kind, absent })
    }

    /// Returns the plan of objects for some answers; `None` if nothing can be proved.
    fn case(&mut self, base: &Key, group: &[Asks], answers: &[bool], depth: usize) -> Option<Id> {
        let Key { all, pending, asked, names } = base.clone();
        let mut found = Conjunction { all, pending, asked };
        for asks in group {
            match asks {
                Asks::If { owner, rest, question } => {
                    let condition = self.ir.node(owner.id).condition()?;
                    if answers[*question] && !rest.is_empty() {
                        found.pending.push(Pending::If { owner: *owner, questions: rest.clone() });
                        continue;
                    }
                    let then = if answers[*question] { condition.then } else { condition.else_ };
                    // What the condition refers to declares fields, too.
                    let known = answers[*question]
                        .then_some(Conjunct { id: condition.if_, aim: Aim::Known });
                    let then = then.map(|id| Conjunct { id, ..*owner });
                    let goal: Vec<Conjunct> = known.into_iter().chain(then).collect();
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
        let Some(to) = to else {
            return Case { object: NONE, has_same_others: false, differs: Box::default() };
        };
        let (before, after) = (self.object_plan(from), self.object_plan(to));
        let known = before.properties.iter().map(Some).chain(std::iter::repeat(None));
        let differs = after.properties.iter().zip(known).enumerate().filter(|(_, (to, from))| {
            let is_same = match from {
                Some(from) => from.bare == to.bare,
                None => false,
            };
            !is_same
        });
        let differs = differs.map(|(index, _)| number(index)).collect();
        let has_same_others = asks_the_same(&after.others, &before.others)
            && after.properties.len() == before.properties.len()
            && after.names == before.names;
        Case { object: to, has_same_others, differs }
    }
}

/// Returns whether the same is asked of every key.
fn asks_the_same(one: &Others, other: &Others) -> bool {
    one.table == other.table && one.values == other.values && one.hints == other.hints
}
