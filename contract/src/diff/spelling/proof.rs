//! What a schema does with a field whose name it does not declare: rejects it, or ignores it.

use std::collections::HashSet;

use tablature_schema::{
    ir::{Applicator, Ir, Node, Rule, SchemaId, Target},
    pattern::Pattern,
};

use super::super::{constrain::Step, slots::matches};

/// Returns whether the object around the field at these steps certainly rejects undeclared fields, and does not declare `name`.
pub(super) fn is_rejected(ir: &Ir, steps: &[Step], name: &str) -> bool {
    let Some((_, parent)) = steps.split_last() else { return false };
    let mut applied = certain(ir, vec![ir.root()]);
    for step in parent {
        let inner = applied.iter().filter_map(|id| {
            let node = ir.node(*id);
            match step {
                Step::Field(name) => node.property_entry(name).map(|(_, child)| child),
                Step::Item(at) => {
                    let at = u32::try_from(*at).ok()?;
                    node.child(&Applicator::PrefixItem(at)).or(node.child(&Applicator::Items))
                }
                Step::Matching(_) | Step::Other => None,
            }
        });
        applied = certain(ir, inner.collect());
    }
    applied.iter().map(|id| ir.node(*id)).any(|node| {
        let rest = node.child(&Applicator::AdditionalProperties);
        rest.is_some_and(|rest| ir.node(rest).boolean == Some(false))
            && node.pattern_properties().next().is_none()
            && node.property_entry(name).is_none()
    })
}

/// Returns these subschemas and all that apply to the same value because of them, whatever it is.
fn certain(ir: &Ir, mut ids: Vec<SchemaId>) -> Vec<SchemaId> {
    let mut at = 0;
    while let Some(id) = ids.get(at).copied() {
        let node = ir.node(id);
        let targets = node.references.iter().filter_map(|reference| match reference.target {
            Target::Static(target) => Some(target),
            _ => None,
        });
        let members = node
            .children
            .iter()
            .filter_map(|(at, child)| matches!(at, Applicator::AllOf(_)).then_some(*child));
        let more: Vec<SchemaId> =
            targets.chain(members).filter(|more| !ids.contains(more)).collect();
        ids.extend(more);
        at += 1;
    }
    ids
}

/// Returns whether the schema certainly accepts with another name for the field at these steps what it accepts with its own:
/// no rule asks for the field, and what is undeclared may have any value.
pub(super) fn is_ignored(ir: &Ir, steps: &[Step], name: &str) -> bool {
    let Some((Step::Field(field), parent)) = steps.split_last() else { return false };
    let whole = Around::of(ir, [(ir.root(), Must::Hold)]);
    let around = parent
        .iter()
        .fold(whole, |around, step| around?.below(step).and_then(|below| Around::of(ir, below)));
    around.is_some_and(|around| {
        around.applied.iter().all(|(id, must)| is_open_to(ir, ir.node(*id), *must, field, name))
    })
}

/// What a subschema must do when the field changes its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Must {
    /// Go on to hold if it held.
    Hold,
    /// Neither begin nor cease to hold: it stands below `oneOf`, `not`, `if` or `contains`.
    Stay,
}

/// The subschemas that could apply to the object around a field, or to a value around that.
struct Around<'a> {
    ir: &'a Ir,
    applied: Vec<(SchemaId, Must)>,
}

impl<'a> Around<'a> {
    /// Collects the subschemas that these apply in place; `None` if a rule is about the whole value, or a reference depends on
    /// the dynamic scope.
    fn of(ir: &'a Ir, starts: impl IntoIterator<Item = (SchemaId, Must)>) -> Option<Self> {
        let mut seen = HashSet::new();
        let mut applied: Vec<_> = starts.into_iter().filter(|start| seen.insert(*start)).collect();
        let mut at = 0;
        while let Some((id, must)) = applied.get(at).copied() {
            at += 1;
            let node = ir.node(id);
            if node.assertions.iter().any(|own| matches!(own.rule, Rule::Enum(_) | Rule::Const(_)))
            {
                return None;
            }
            let mut more = Vec::new();
            for reference in &node.references {
                let Target::Static(target) = reference.target else { return None };
                more.push((target, must));
            }
            for (applicator, child) in &node.children {
                match applicator {
                    Applicator::OneOf(_) | Applicator::Not | Applicator::If => {
                        more.push((*child, Must::Stay));
                    }
                    inner if inner.is_in_place() => more.push((*child, must)),
                    _ => {}
                }
            }
            applied.extend(more.into_iter().filter(|more| seen.insert(*more)));
        }
        Some(Self { ir, applied })
    }

    /// Returns the subschemas that could apply to the value one step inside.
    fn below(&self, step: &Step) -> Option<Vec<(SchemaId, Must)>> {
        let mut found = Vec::new();
        for (id, must) in &self.applied {
            for (applicator, child) in &self.ir.node(*id).children {
                let could_apply = match (applicator, step) {
                    (Applicator::Property(own), Step::Field(name)) => **own == *name,
                    (Applicator::PatternProperty(pattern), Step::Field(name)) => {
                        could_match(pattern, name)
                    }
                    (
                        Applicator::AdditionalProperties | Applicator::UnevaluatedProperties,
                        Step::Field(_),
                    )
                    | (
                        Applicator::Items | Applicator::UnevaluatedItems | Applicator::Contains,
                        Step::Item(_),
                    ) => true,
                    (Applicator::PrefixItem(own), Step::Item(index)) => {
                        usize::try_from(*own) == Ok(*index)
                    }
                    (_, Step::Matching(_) | Step::Other) => return None,
                    _ => false,
                };
                if could_apply {
                    let is_counted = *applicator == Applicator::Contains;
                    found.push((*child, if is_counted { Must::Stay } else { *must }));
                }
            }
        }
        Some(found)
    }
}

/// Returns whether a subschema of an object does what it must when `field` is called `name`.
fn is_open_to(ir: &Ir, node: &Node, must: Must, field: &str, name: &str) -> bool {
    let is_one = |own: &str| own == field || own == name;
    let asks = node.assertions.iter().any(|own| match &own.rule {
        Rule::Required(names) => names.iter().any(|own| is_one(own)),
        Rule::DependentRequired(all) => {
            all.iter().any(|(on, names)| is_one(on) || names.iter().any(|own| is_one(own)))
        }
        _ => false,
    });
    let stays = must == Must::Stay;
    !asks
        && node.children.iter().all(|(applicator, child)| match applicator {
            Applicator::Property(own) => **own != *name && !(stays && **own == *field),
            Applicator::PatternProperty(pattern) => {
                let is_matched =
                    could_match(pattern, name) || (stays && could_match(pattern, field));
                !is_matched
            }
            Applicator::AdditionalProperties | Applicator::UnevaluatedProperties => {
                accepts_all(ir.node(*child))
            }
            Applicator::PropertyNames => false,
            Applicator::DependentSchema(on) => !is_one(on),
            _ => true,
        })
}

fn accepts_all(node: &Node) -> bool {
    node.boolean != Some(false)
        && node.assertions.is_empty()
        && node.references.is_empty()
        && node.children.is_empty()
}

fn could_match(pattern: &Pattern, name: &str) -> bool {
    matches(pattern, &Applicator::Property(name.into())) != Some(false)
}
