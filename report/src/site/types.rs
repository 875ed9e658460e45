//! The types of values in words.

use tablature_schema::{
    format::Format,
    ir::{Node, Rule, TypeSet, walk::item_schemas},
};

use super::{
    applied::{Applied, Force, Forced, applied},
    known::Known,
};

/// Returns the types of a value in words: `string (date-time) or null`.
pub(super) fn types(ir: &Known<'_>, value: &Applied) -> String {
    nested(ir, value, 0)
}

fn nested(ir: &Known<'_>, value: &Applied, depth: usize) -> String {
    let own = |wanted: &dyn Fn(Force) -> bool| {
        let subschemas = value.subschemas.iter().filter(|(_, force)| wanted(*force));
        subschemas.filter_map(|(id, _)| declared(ir.node(*id))).collect::<Vec<TypeSet>>()
    };
    let certain = own(&|force| force != Force::May).into_iter().reduce(|left, right| left & right);
    let possible = own(&|force| force == Force::May).into_iter().reduce(|left, right| left | right);
    // What may apply narrows some values only.
    let Some(mut types) = certain.or(possible) else { return "any".to_owned() };
    if value.is_nullable {
        types |= TypeSet::NULL;
    }
    let format =
        value.subschemas.iter().filter(|(_, force)| *force != Force::May).find_map(|(id, _)| {
            ir.node(*id).assertions.iter().find_map(|it| match it.rule {
                Rule::Format(format) => Some(format),
                _ => None,
            })
        });
    let in_words = |name: &str| match (TypeSet::from_name(name), format) {
        (Some(TypeSet::ARRAY), _) => list(ir, value, depth),
        (Some(TypeSet::STRING), Some(format)) if !format.is_of_numbers() => with(name, format),
        (Some(TypeSet::INTEGER | TypeSet::NUMBER), Some(format)) if format.is_of_numbers() => {
            with(name, format)
        }
        _ => name.to_owned(),
    };
    let (nulls, others): (Vec<&str>, Vec<&str>) =
        types.names().partition(|name| TypeSet::from_name(name) == Some(TypeSet::NULL));
    let names: Vec<String> = others.into_iter().chain(nulls).map(in_words).collect();
    names.join(" or ")
}

fn with(name: &str, format: Format) -> String {
    format!("{name} ({})", format.name())
}

/// Returns `array of string`, as deep as it is of use.
fn list(ir: &Known<'_>, value: &Applied, depth: usize) -> String {
    const MAX_NESTED: usize = 3;
    let seeds = items(ir, &value.subschemas, usize::MAX);
    let of = if seeds.is_empty() || depth >= MAX_NESTED {
        String::new()
    } else {
        match nested(ir, &applied(ir, &seeds, &[]), depth + 1) {
            any if any == "any" => String::new(),
            kind => format!(" of {kind}"),
        }
    };
    format!("array{of}")
}

/// Returns the types that a subschema says, or that its values have.
fn declared(node: &Node) -> Option<TypeSet> {
    let of_rule = |rule: &Rule| match rule {
        Rule::Types(types) => Some(*types),
        _ => None,
    };
    let own = node.assertions.iter().find_map(|it| of_rule(&it.rule));
    own.or_else(|| node.properties().next().map(|_| TypeSet::OBJECT))
}

/// Returns the subschemas of an item, with their forces.
pub(super) fn items(ir: &Known<'_>, applied: &[Forced], index: usize) -> Vec<Forced> {
    let of = |(id, force): &Forced| {
        let force = *force;
        item_schemas(ir, &[*id], index).into_iter().map(move |id| (id, force))
    };
    applied.iter().flat_map(of).collect()
}
