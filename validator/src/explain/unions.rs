//! Finds the branch of a union (`anyOf`, `oneOf`) that a payload meant.
//!
//! One mistake inside a union makes every branch fail. Only the violations of the branch that was meant are useful: the
//! one that the discriminator selects, the only one that accepts the value's type, or the one with the fewest missing
//! and forbidden fields.

use std::{cmp::Reverse, ops::ControlFlow};

use tablature_schema::{
    ir::{Discriminator, Ir, Keyword, Rule as Assertion, SchemaId, Tags, TypeSet, walk},
    json::{Kind, NodeRef, Value},
};

use super::{
    explainer::{Chosen, Explainer, Found},
    messages::{self, list_strings, list_values, message},
};
use crate::{
    context::{Context, Rule, Spot},
    evaluate::{Evaluator, Violation, ViolationKind},
    shorten::{MAX_KEY, MAX_VALUE, shorten},
};

/// The code of a value that no branch accepts, if it is not known which was meant.
pub(super) const NO_VARIANT: &str = "no-matching-variant";

/// Explains a value that no branch accepts: adds a finding, or returns the branch that was meant.
pub(super) fn explain<'a>(
    explainer: &mut Explainer<'_, 'a>,
    violation: &Violation<'a>,
    rule: Rule,
) -> Option<Chosen<'a>> {
    let context = explainer.found.context;
    let ir = context.ir();
    let (owner, value) = (&ir[violation.schema], violation.value);
    let branches = match violation.keyword {
        Some(Keyword::OneOf) => owner.one_of(),
        _ => owner.any_of(),
    };
    let chosen = |branch| Some(Chosen { branch, value, scope: violation.scope });
    if let Some(discriminator) = &*context.subject.discriminator(branches) {
        match by_discriminator(&mut explainer.found, discriminator, value, rule) {
            Meant::Branch(branch) => return chosen(branch),
            Meant::Reported => return None,
            Meant::Nothing => {}
        }
    }
    let branches: Vec<Branch<'a>> = branches
        .iter()
        .map(|branch| Branch::new(explainer.evaluator, *branch, violation))
        .collect();
    let fitting: Vec<&Branch<'_>> =
        branches.iter().filter(|branch| branch.types.is_empty()).collect();
    match fitting.as_slice() {
        [only] => return chosen(only.id),
        [] => {
            let types = branches.iter().map(|branch| branch.types).collect();
            explainer.found.add(Spot::value(value), rule, "wrong-type", |context| {
                messages::wrong_type(context, value, owner, types)
            });
        }
        _ => {
            if let Some(closest) = closest(explainer, &fitting, value) {
                return chosen(closest);
            }
            explainer.found.add(Spot::value(value), rule, NO_VARIANT, |context| {
                let shown = context.show(value);
                let text = format!("{shown} matches none of the variants");
                message(text, reasons(context, &branches))
            });
        }
    }
    None
}

/// Returns the message for a value that two branches accept.
pub(super) fn several(ir: &Ir, owner: SchemaId, one: SchemaId, other: SchemaId) -> String {
    let branches = ir[owner].one_of();
    let name = |branch: SchemaId| {
        let place = branches.iter().position(|own| *own == branch).unwrap_or_default();
        name(ir, branch, place)
    };
    let (one, other) = (name(one), name(other));
    format!("the value matches {one} and {other}, but exactly one variant must match")
}

/// Returns the name of a branch for people: its title, or its number.
fn name(ir: &Ir, branch: SchemaId, place: usize) -> String {
    /// References may form cycles.
    const MAX_STEPS: usize = 8;
    let next = |id: &SchemaId| ir[*id].static_reference();
    let mut titled = std::iter::successors(Some(branch), next).take(MAX_STEPS);
    let title = titled.find_map(|id| ir[id].annotations.title.as_deref());
    match title {
        Some(title) => format!("`{}`", shorten(title, MAX_VALUE)),
        None => format!("variant {}", place + 1),
    }
}

/// The result of applying a discriminator to a value that no branch accepts.
enum Meant {
    /// This branch was meant.
    Branch(SchemaId),
    /// No branch was selected, and that was reported.
    Reported,
    /// No branch was selected: the value need not have the discriminator.
    Nothing,
}

fn by_discriminator<'a>(
    found: &mut Found<'_, 'a>,
    discriminator: &Discriminator,
    value: NodeRef<'a>,
    rule: Rule,
) -> Meant {
    if let Some(branch) = discriminator.choose(value) {
        return Meant::Branch(branch);
    }
    let field = &*discriminator.property;
    if let Some(tag) = value.get(field) {
        found.add(Spot::value(tag), rule, "unknown-variant", |context| {
            let text = format!("{} does not select any variant", context.show(tag));
            message(text, format!("use {}", wanted(discriminator)))
        });
        return Meant::Reported;
    }
    if discriminator.is_required && matches!(value.kind(), Kind::Object) {
        found.missing_discriminator(value, rule, field, || {
            format!("add `{}`, {}", shorten(field, MAX_KEY), wanted(discriminator))
        });
        return Meant::Reported;
    }
    Meant::Nothing
}

/// Returns the values that select a branch, for a message.
fn wanted(discriminator: &Discriminator) -> String {
    let mut values: Vec<&Value> = Vec::new();
    let mut prefixes: Vec<String> = Vec::new();
    for (_, tags) in &discriminator.branches {
        match tags {
            Tags::Values(own) => values.extend(own),
            Tags::Prefixes(own) => prefixes.extend(own.iter().map(ToString::to_string)),
        }
    }
    let begins = || format!("a string that begins with {}", list_strings(&prefixes, "or"));
    match (values.is_empty(), prefixes.is_empty()) {
        (_, true) => format!("one of {}", list_values(values, "or")),
        (true, false) => begins(),
        (false, false) => format!("one of {}, or {}", list_values(values, "or"), begins()),
    }
}

/// A branch and what the value violates in it.
struct Branch<'a> {
    id: SchemaId,
    /// The types that it accepts, where the value is of none of them.
    types: TypeSet,
    /// Number of fields that are missing or forbidden.
    n_mismatched_fields: usize,
    first: Option<Violation<'a>>,
}

impl<'a> Branch<'a> {
    fn new(evaluator: &mut Evaluator<'a>, id: SchemaId, union: &Violation<'a>) -> Self {
        /// So many tell branches apart.
        const MAX_VIOLATIONS: usize = 1_000;
        let value = union.value;
        let mut violations = Vec::new();
        evaluator.violations(id, value, union.scope, &mut |violation| {
            violations.push(violation);
            if violations.len() < MAX_VIOLATIONS {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        let own = || violations.iter().filter(|violation| violation.value.id == value.id);
        let types = own().filter_map(|violation| match violation.kind {
            ViolationKind::Assertion(Assertion::Types(types)) => Some(*types),
            _ => None,
        });
        let missing_or_unknown = own().filter(|violation| {
            matches!(
                violation.kind,
                ViolationKind::Missing { .. } | ViolationKind::UnknownProperty(_)
            )
        });
        // A forbidden field is reported at its own value.
        let forbidden = violations.iter().filter(|violation| {
            matches!(violation.kind, ViolationKind::FalseSchema)
                && value.members().iter().any(|member| member.value == violation.value.id)
        });
        let n_mismatched_fields = missing_or_unknown.count() + forbidden.count();
        Self { id, types: types.collect(), n_mismatched_fields, first: violations.first().copied() }
    }
}

/// Returns the branch with the fewest missing or forbidden fields; among several, the one that declares the most of the
/// fields that are present. `None` where there is still more than one.
fn closest<'a>(
    explainer: &mut Explainer<'_, 'a>,
    branches: &[&Branch<'a>],
    value: NodeRef<'a>,
) -> Option<SchemaId> {
    if !matches!(value.kind(), Kind::Object) {
        return None;
    }
    let fewest = branches.iter().map(|branch| branch.n_mismatched_fields).min()?;
    let closest = branches.iter().filter(|branch| branch.n_mismatched_fields == fewest);
    let mut scored: Vec<(Reverse<usize>, SchemaId)> = closest
        .map(|branch| Some((Reverse(n_declared(explainer, branch.id, value)?), branch.id)))
        .collect::<Option<_>>()?;
    scored.sort_by_key(|(score, _)| *score);
    match scored.as_slice() {
        [(_, only)] => Some(*only),
        [(first, closest), (second, _), ..] if first != second => Some(*closest),
        _ => None,
    }
}

/// Returns how many of the present fields a branch declares; `None` where that takes more steps than are left.
fn n_declared<'a>(
    explainer: &mut Explainer<'_, 'a>,
    branch: SchemaId,
    value: NodeRef<'a>,
) -> Option<usize> {
    let ir = explainer.found.context.ir();
    let applied = walk::everything_that_could_apply(ir, &[branch]);
    let members = value.members();
    let steps = u64::try_from(applied.len() * (members.len() + 1)).unwrap_or(u64::MAX);
    if !explainer.evaluator.spend(steps) {
        return None;
    }
    let declares = |name: &str| applied.iter().any(|id| ir[*id].property(name).is_some());
    Some(members.iter().filter(|member| declares(member.name())).count())
}

/// Returns the first rule that the value violates in each branch, without values of the payload.
fn reasons(context: &Context<'_>, branches: &[Branch<'_>]) -> Option<String> {
    /// More reasons than this do not help.
    const MAX_SHOWN: usize = 4;
    let shown = branches.iter().take(MAX_SHOWN).enumerate();
    let reasons: Vec<String> = shown
        .filter_map(|(index, branch)| {
            let first = branch.first.as_ref()?;
            let place = context.pointer(context.node(first.value.id));
            let place = if place.is_empty() { String::new() } else { format!(" at `{place}`") };
            let keyword = first.keyword.map_or("false", Keyword::name);
            let name = name(context.ir(), branch.id, index);
            Some(format!("{name} rejects it because of `{keyword}`{place}"))
        })
        .collect();
    (!reasons.is_empty()).then(|| reasons.join(", "))
}
