//! Which subschemas apply to a value, and how strongly.

use std::collections::HashMap;

use tablature_schema::ir::{Condition, Node, Question, Rule, SchemaId, Tags, Target, TypeSet};

use super::known::Known;

/// How a subschema applies to a value, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Force {
    /// Violations are errors.
    Must,
    /// Violations are warnings.
    Should,
    /// It depends on the value whether it applies.
    May,
}

/// A subschema with its force.
pub(super) type Forced = (SchemaId, Force);

/// A property of the payload, and the values that it has in a variant.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub(super) property: Box<str>,
    pub(super) tags: Tags,
}

/// The subschemas that apply to a value.
#[derive(Debug, Default)]
pub(super) struct Applied {
    /// In the order of the schema.
    pub(super) subschemas: Vec<Forced>,
    /// Is `true` if null is an alternative to what they say.
    pub(super) is_nullable: bool,
}

/// Subschemas that are visited for a value. What is beyond is left out.
const MAX_VISITS: usize = 20_000;

/// Returns the subschemas that apply because `seeds` do. `choices` are about properties of the value.
pub(super) fn applied(ir: &Known<'_>, seeds: &[Forced], choices: &[Choice]) -> Applied {
    let mut known: HashMap<SchemaId, Force> = HashMap::new();
    let mut found = Applied::default();
    let mut waiting: Vec<Forced> = seeds.iter().rev().copied().collect();
    let mut next = Vec::new();
    for _ in 0..MAX_VISITS {
        let Some((id, force)) = waiting.pop() else { break };
        match known.insert(id, force) {
            None => found.subschemas.push((id, force)),
            Some(before) if before <= force => {
                known.insert(id, before);
                continue;
            }
            Some(_) => {}
        }
        let node = ir.node(id);
        for reference in &node.references {
            let force =
                if matches!(reference.target, Target::Static(_)) { force } else { Force::May };
            next.extend(ir.candidates(&reference.target).into_iter().map(|id| (id, force)));
        }
        next.extend(node.all_of().iter().map(|id| (*id, force)));
        for branches in [node.any_of(), node.one_of()] {
            found.is_nullable |= union(ir, branches, force, choices, &mut next);
        }
        if let Some(condition) = node.condition() {
            next.extend(of_condition(ir, condition, force, choices));
        }
        next.extend(node.dependent_schemas().map(|(_, id)| (id, Force::May)));
        next.extend(node.should().map(|id| (id, force.max(Force::Should))));
        waiting.extend(next.drain(..).rev());
    }
    for (id, force) in &mut found.subschemas {
        *force = known[id];
    }
    found
}

/// Adds the branches of a union that may apply. Returns whether one of them is null, which is then left out.
fn union(
    ir: &Known<'_>,
    branches: &[SchemaId],
    force: Force,
    choices: &[Choice],
    next: &mut Vec<Forced>,
) -> bool {
    let others: Vec<SchemaId> =
        branches.iter().copied().filter(|id| !is_null(ir.node(*id))).collect();
    let is_nullable = others.len() < branches.len();
    if let [only] = others[..] {
        next.push((only, force));
        return is_nullable;
    }
    let chosen = (!choices.is_empty()).then(|| ir.discriminator(&others)).flatten();
    let chosen = chosen.and_then(|found| {
        let choice = choices.iter().find(|choice| choice.property == found.property)?;
        Some((found, &choice.tags))
    });
    match chosen {
        Some((found, tags)) => {
            let chosen = found.branches.iter().filter_map(|(id, own)| match holds(tags, own) {
                Some(true) => Some((*id, force)),
                Some(false) => None,
                None => Some((*id, Force::May)),
            });
            next.extend(chosen);
        }
        None => next.extend(others.into_iter().map(|id| (id, Force::May))),
    }
    is_nullable
}

/// Returns the parts of a condition that apply.
fn of_condition(
    ir: &Known<'_>,
    condition: Condition,
    force: Force,
    choices: &[Choice],
) -> impl Iterator<Item = Forced> + use<> {
    let asked = Question::find(ir, condition.if_);
    let holds = asked.and_then(|asked| {
        let choice = choices.iter().find(|choice| choice.property == asked.property)?;
        holds(&choice.tags, &asked.tags)
    });
    let (then, else_) = match holds {
        Some(true) => (Some(force), None),
        Some(false) => (None, Some(force)),
        None => (Some(Force::May), Some(Force::May)),
    };
    [condition.then.zip(then), condition.else_.zip(else_)].into_iter().flatten()
}

/// Returns whether a value with these tags has those that are asked for; `None` if it depends on the value.
fn holds(tags: &Tags, asked: &Tags) -> Option<bool> {
    let answers: Vec<Option<bool>> = match (tags, asked) {
        (Tags::Values(values), asked) => {
            values.iter().map(|value| Some(asked.contain(value))).collect()
        }
        (Tags::Prefixes(prefixes), Tags::Prefixes(asked)) => prefixes
            .iter()
            .map(|own| {
                let is_longer = asked.iter().any(|asked| own.starts_with(&**asked));
                let may_be = asked.iter().any(|asked| asked.starts_with(&**own));
                if is_longer || !may_be { Some(is_longer) } else { None }
            })
            .collect(),
        (Tags::Prefixes(prefixes), Tags::Values(values)) => {
            let begins = |value: &str| prefixes.iter().any(|prefix| value.starts_with(&**prefix));
            let may_be = values.iter().filter_map(|value| value.as_str()).any(begins);
            vec![if may_be { None } else { Some(false) }]
        }
    };
    let first = *answers.first()?;
    answers.into_iter().all(|answer| answer == first).then_some(first).flatten()
}

fn is_null(node: &Node) -> bool {
    node.assertions.iter().any(|it| it.rule == Rule::Types(TypeSet::NULL))
}

/// Returns whether nothing is valid under a subschema: `false`, or what is not anything.
pub(super) fn is_never(ir: &Known<'_>, id: SchemaId) -> bool {
    let node = ir.node(id);
    let is_anything = |id: SchemaId| {
        let node = ir.node(id);
        node.boolean != Some(false)
            && node.assertions.is_empty()
            && node.children.is_empty()
            && node.references.is_empty()
    };
    node.boolean == Some(false) || node.not().is_some_and(is_anything)
}
