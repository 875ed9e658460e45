//! The ways in which a value violates a schema.

use serde_json::Value;
use tablature_schema::ir::{Draft, Keyword, TypeSet};

use super::{
    super::emit::WRITTEN_AS_INTEGER,
    condition::{Condition, Schema},
};

/// Conditions that are met together.
pub(super) type Way<'a> = Vec<Condition<'a>>;

/// Returns the ways in which a value of a type violates a schema; `None` if one of them is beyond these rules, or always
/// possible.
pub(super) fn violations(schema: Schema<'_>, ty: TypeSet) -> Option<Vec<Way<'_>>> {
    let mut ways = Vec::new();
    for (name, value) in schema.members()? {
        if name == WRITTEN_AS_INTEGER {
            if ty == TypeSet::NUMBER {
                ways.push(vec![Condition::IsNotWrittenAsInteger]);
            }
            continue;
        }
        let Some(keyword) = Keyword::from_name(name, Draft::Draft2020) else { continue };
        of_keyword(schema, keyword, value, ty, &mut ways)?;
    }
    Some(ways)
}

fn of_keyword<'a>(
    schema: Schema<'a>,
    keyword: Keyword,
    value: &'a Value,
    ty: TypeSet,
    ways: &mut Vec<Way<'a>>,
) -> Option<()> {
    match keyword {
        // The last two count with `contains`.
        Keyword::Schema
        | Keyword::Defs
        | Keyword::DocumentedAs
        | Keyword::MinContains
        | Keyword::MaxContains => {}
        Keyword::Type => match schema.types() & ty {
            shared if shared == ty => {}
            shared if shared.is_empty() => return None,
            _ => ways.push(vec![Condition::IsFraction]),
        },
        Keyword::Enum => ways.push(vec![Condition::IsNone(value)]),
        Keyword::Const => ways.push(vec![Condition::Differs(value)]),
        Keyword::Minimum
        | Keyword::ExclusiveMinimum
        | Keyword::Maximum
        | Keyword::ExclusiveMaximum
        | Keyword::MultipleOf => own(schema, keyword, ty == TypeSet::NUMBER, ways),
        Keyword::MinLength
        | Keyword::MaxLength
        | Keyword::Pattern
        | Keyword::Format
        | Keyword::MaxAge => own(schema, keyword, ty == TypeSet::STRING, ways),
        Keyword::MinItems | Keyword::MaxItems => own(schema, keyword, ty == TypeSet::ARRAY, ways),
        Keyword::MinProperties | Keyword::MaxProperties => {
            own(schema, keyword, ty == TypeSet::OBJECT, ways);
        }
        Keyword::PrefixItems
        | Keyword::Items
        | Keyword::UnevaluatedItems
        | Keyword::UniqueItems
        | Keyword::Contains
            if ty != TypeSet::ARRAY => {}
        Keyword::PrefixItems => {
            let items = schema.list(keyword).enumerate();
            ways.extend(items.map(|(at, item)| vec![Condition::ItemInvalid(at, item)]));
        }
        Keyword::Items => {
            let from = schema.list(Keyword::PrefixItems).count();
            ways.push(vec![Condition::SomeItemInvalid(from, schema.beside(value))]);
        }
        Keyword::UniqueItems => {
            ways.extend((*value == Value::Bool(true)).then(|| vec![Condition::Repeats]));
        }
        Keyword::Contains => {
            let counts = [Keyword::MinContains, Keyword::MaxContains];
            match counts.map(|keyword| schema.count(keyword)) {
                [None | Some(1), None] => {
                    ways.push(vec![Condition::ItemsInvalid(schema.beside(value))]);
                }
                [Some(0), None] => {}
                _ => return None,
            }
        }
        Keyword::Required
        | Keyword::DependentRequired
        | Keyword::DependentSchemas
        | Keyword::Properties
        | Keyword::PatternProperties
        | Keyword::AdditionalProperties
        | Keyword::PropertyNames => {
            if ty == TypeSet::OBJECT {
                of_object(schema, keyword, value, ways);
            }
        }
        Keyword::UnevaluatedProperties if ty != TypeSet::OBJECT => {}
        // Where there is another rule for the rest, nothing is unevaluated.
        Keyword::UnevaluatedProperties => {
            if schema.get(Keyword::AdditionalProperties).is_none() {
                schema.others().filter(|others| std::ptr::eq(others.value, value))?;
                ways.push(vec![Condition::SomeOther(schema)]);
            }
        }
        Keyword::UnevaluatedItems => {
            if schema.get(Keyword::Items).is_none() {
                let further = schema.further()?;
                let from = schema.list(Keyword::PrefixItems).count();
                ways.push(vec![Condition::SomeItemInvalid(from, further)]);
            }
        }
        _ => in_place(schema, keyword, value, ways)?,
    }
    Some(())
}

fn own<'a>(schema: Schema<'a>, keyword: Keyword, applies: bool, ways: &mut Vec<Way<'a>>) {
    ways.extend(applies.then(|| vec![Condition::Violates(schema, keyword)]));
}

fn of_object<'a>(schema: Schema<'a>, keyword: Keyword, value: &'a Value, ways: &mut Vec<Way<'a>>) {
    let asks = |(_, one): &(&str, Schema<'a>)| !one.is_everything();
    match keyword {
        Keyword::Required => {
            ways.extend(names(value).map(|name| vec![Condition::Lacks(name)]));
        }
        Keyword::DependentRequired => {
            for (name, others) in value.as_object().into_iter().flatten() {
                let each = names(others);
                ways.extend(each.map(|other| vec![Condition::Has(name), Condition::Lacks(other)]));
            }
        }
        Keyword::DependentSchemas => {
            let each = schema.named(keyword);
            ways.extend(each.map(|(name, one)| vec![Condition::Has(name), Condition::IsNot(one)]));
        }
        Keyword::Properties => {
            let each = schema.named(keyword).filter(asks);
            ways.extend(each.map(|(name, one)| vec![Condition::HasInvalid(name, one)]));
        }
        Keyword::PatternProperties => {
            let each = schema.named(keyword).filter(asks);
            ways.extend(each.map(|(pattern, one)| vec![Condition::SomeMatching(pattern, one)]));
        }
        Keyword::AdditionalProperties if !schema.beside(value).is_everything() => {
            ways.push(vec![Condition::SomeOther(schema)]);
        }
        Keyword::PropertyNames => ways.push(vec![Condition::SomeName(schema.beside(value))]),
        _ => {}
    }
}

fn in_place<'a>(
    schema: Schema<'a>,
    keyword: Keyword,
    value: &'a Value,
    ways: &mut Vec<Way<'a>>,
) -> Option<()> {
    match keyword {
        Keyword::AllOf => {
            ways.extend(schema.list(keyword).map(|one| vec![Condition::IsNot(one)]));
        }
        Keyword::AnyOf => ways.push(schema.list(keyword).map(Condition::IsNot).collect()),
        Keyword::OneOf => {
            let branches: Vec<Schema<'a>> = schema.list(keyword).collect();
            ways.push(branches.iter().copied().map(Condition::IsNot).collect());
            for (at, one) in branches.iter().enumerate() {
                let others = branches[at + 1..].iter();
                ways.extend(others.map(|other| vec![Condition::Is(*one), Condition::Is(*other)]));
            }
        }
        Keyword::Not => ways.push(vec![Condition::Is(schema.beside(value))]),
        Keyword::If => {
            let question = schema.beside(value);
            let (then, otherwise) = (schema.child(Keyword::Then), schema.child(Keyword::Else));
            ways.extend(then.map(|s| vec![Condition::Is(question), Condition::IsNot(s)]));
            ways.extend(otherwise.map(|s| vec![Condition::IsNot(question), Condition::IsNot(s)]));
        }
        Keyword::Then | Keyword::Else => {}
        Keyword::Ref => ways.push(vec![Condition::IsNot(schema.target()?)]),
        _ => return None,
    }
    Some(())
}

/// Returns the strings in a list.
pub(super) fn names(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}
