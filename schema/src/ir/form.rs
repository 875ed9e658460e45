//! Checks the form of each keyword's value, as required by the meta-schemas of the drafts.

use std::collections::HashSet;

use super::{Draft, Holds, Keyword, TypeSet, uri};
use crate::{
    json::{Decimal, Shape, Value, View},
    suggest::nearest,
};

/// A malformed value, or part of a value.
pub(super) struct Misfit<'t> {
    /// The malformed part.
    pub(super) view: View<'t>,
    /// The message.
    pub(super) message: String,
    /// How to fix it.
    pub(super) help: Option<String>,
}

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Anything,
    String,
    UriReference,
    /// A URI reference without a fragment, except an empty one.
    Identifier,
    Anchor {
        draft: Draft,
    },
    Boolean,
    Number,
    Divisor,
    Count {
        is_strict: bool,
    },
    Names {
        may_be_empty: bool,
    },
    NamesByName,
    Types,
    Array,
    /// An array with at least one element.
    Elements,
    Object,
    BooleansByUri,
    Schema,
    SchemaOrElements,
}

/// Maximum number of digits of a number in a schema.
pub(super) const MAX_DIGITS: usize = 1_000;

/// Returns everything that is malformed in the value of a keyword, without subschemas.
pub(super) fn misfits(keyword: Keyword, draft: Draft, value: View<'_>) -> Vec<Misfit<'_>> {
    let mut found = Vec::new();
    let name = keyword.name();
    form_of(keyword, draft).check(name, draft, value, &mut found);
    found
}

/// Returns the reason why a value is not a schema.
pub(super) fn misfit_of_schema(value: View<'_>, allows_boolean: bool) -> Option<Misfit<'_>> {
    let fits = value.is_object() || (allows_boolean && value.as_bool().is_some());
    let expected = if allows_boolean {
        "a schema is an object, `true` or `false`"
    } else {
        "a schema is an object"
    };
    (!fits).then(|| Misfit {
        view: value,
        message: format!("{} is not a schema", show(value)),
        help: Some(expected.to_owned()),
    })
}

/// Returns what is malformed in a keyword of 2019-09 that 2020-12 still reserves.
pub(super) fn misfits_of_retired<'t>(name: &str, value: View<'t>) -> Vec<Misfit<'t>> {
    let mut found = Vec::new();
    let form = match name {
        "$recursiveAnchor" => Form::Anchor { draft: Draft::Draft2020 },
        "$recursiveRef" => Form::UriReference,
        _ => Form::Anything,
    };
    form.check(name, Draft::Draft2020, value, &mut found);
    found
}

fn form_of(keyword: Keyword, draft: Draft) -> Form {
    use Keyword as K;
    match (keyword.holds(), keyword) {
        (Holds::SchemaOrList, _) if draft < Draft::Draft2020 => Form::SchemaOrElements,
        (Holds::Schema | Holds::SchemaOrList, _) => Form::Schema,
        (Holds::SchemaList, _) => Form::Elements,
        (Holds::SchemaMap | Holds::SchemaOrNamesMap, _) => Form::Object,
        (Holds::Value, keyword) => match keyword {
            K::Id if draft >= Draft::Draft2019 => Form::Identifier,
            K::Id | K::LegacyId | K::Ref | K::DynamicRef | K::RecursiveRef => Form::UriReference,
            K::Anchor | K::DynamicAnchor => Form::Anchor { draft },
            K::RecursiveAnchor | K::UniqueItems | K::Deprecated | K::ReadOnly | K::WriteOnly => {
                Form::Boolean
            }
            K::ExclusiveMaximum | K::ExclusiveMinimum if draft == Draft::Draft4 => Form::Boolean,
            K::Maximum | K::Minimum | K::ExclusiveMaximum | K::ExclusiveMinimum => Form::Number,
            K::MultipleOf => Form::Divisor,
            K::MaxLength
            | K::MinLength
            | K::MaxItems
            | K::MinItems
            | K::MaxContains
            | K::MinContains
            | K::MaxProperties
            | K::MinProperties => Form::Count { is_strict: draft == Draft::Draft4 },
            K::Required => Form::Names { may_be_empty: draft > Draft::Draft4 },
            K::DependentRequired => Form::NamesByName,
            K::Type => Form::Types,
            K::Enum | K::Examples => Form::Array,
            K::Vocabulary => Form::BooleansByUri,
            K::Schema
            | K::Comment
            | K::Title
            | K::Description
            | K::Pattern
            | K::Format
            | K::ContentEncoding
            | K::ContentMediaType
            | K::MaxAge => Form::String,
            // The form of our keywords is checked where they are read.
            _ => Form::Anything,
        },
    }
}

impl Form {
    fn check<'t>(self, name: &str, draft: Draft, value: View<'t>, found: &mut Vec<Misfit<'t>>) {
        if let Some(expected) = self.expectation(draft)
            && !self.is_met(value)
        {
            let message = format!("`{name}` must be {expected}, found {}", show(value));
            found.push(Misfit { view: value, message, help: None });
            return;
        }
        match self {
            Self::Names { .. } => check_names(name, value, found),
            Self::NamesByName => {
                for entry in value.entries() {
                    let form = Self::Names { may_be_empty: true };
                    form.check(&format!("{name}/{}", entry.key), draft, entry.value, found);
                }
            }
            Self::Types => check_types(value, found),
            _ => {}
        }
    }

    /// Returns the text after "must be" in messages; `None` if everything is accepted.
    fn expectation(self, draft: Draft) -> Option<&'static str> {
        Some(match self {
            Self::Anything => return None,
            Self::Schema if draft == Draft::Draft4 => "a schema, which is an object",
            Self::Schema => "a schema, which is an object, `true` or `false`",
            Self::SchemaOrElements => "a schema, or an array of at least one schema",
            Self::String => "a string",
            Self::UriReference => "a URI reference",
            Self::Identifier => "a URI reference without a fragment",
            Self::Anchor { .. } => {
                "a name of letters, digits, `-`, `_` and `.` that begins with a letter"
            }
            Self::Boolean => "`true` or `false`",
            Self::Number => "a number",
            Self::Divisor => "a number greater than 0",
            Self::Count { .. } => "an integer that is not negative",
            Self::Names { may_be_empty: true } => "an array of names",
            Self::Names { may_be_empty: false } => "an array of at least one name",
            Self::NamesByName => "an object of arrays of names",
            Self::Types => "the name of a type, or an array of at least one",
            Self::Array => "an array",
            Self::Elements => "an array of at least one schema",
            Self::Object => "an object",
            Self::BooleansByUri => "an object of `true` and `false` by URI",
        })
    }

    fn is_met(self, value: View<'_>) -> bool {
        let is_above = |limit: fn(&Decimal, &Decimal) -> bool| {
            value.as_number().is_some_and(|number| limit(number.decimal(), &Decimal::parse("0")))
        };
        match self {
            // A value that is not a schema is reported when it is read as a subschema.
            Self::Anything | Self::Schema => true,
            Self::SchemaOrElements => !value.is_array() || value.elements().len() > 0,
            Self::String => value.as_str().is_some(),
            Self::UriReference => value.as_str().is_some_and(|text| uri::parse(text).is_some()),
            Self::Identifier => value
                .as_str()
                .and_then(uri::parse)
                .is_some_and(|reference| reference.fragment.is_empty()),
            Self::Anchor { draft } => value.as_str().is_some_and(|text| is_anchor(text, draft)),
            Self::Boolean => value.as_bool().is_some(),
            Self::Number => matches!(value.shape(), Shape::Number(_)),
            Self::Divisor => is_above(|number, zero| number > zero),
            // In draft 4, integers have no fraction, not even `.0` (Core 3.5).
            Self::Count { is_strict } => {
                is_above(|number, zero| number >= zero && number.is_integer())
                    && !(is_strict && value.text().contains(['.', 'e', 'E']))
            }
            Self::Names { may_be_empty } => {
                value.is_array() && (may_be_empty || value.elements().len() > 0)
            }
            Self::Types => match value.shape() {
                Shape::String(_) => true,
                _ => value.elements().len() > 0,
            },
            Self::Array => value.is_array(),
            Self::Elements => value.elements().len() > 0,
            Self::NamesByName | Self::Object => value.is_object(),
            Self::BooleansByUri => {
                value.is_object() && value.entries().all(|entry| entry.value.as_bool().is_some())
            }
        }
    }
}

/// 2019-09 accepts `:` within, 2020-12 a leading `_`.
fn is_anchor(text: &str, draft: Draft) -> bool {
    let (leading, within) = if draft == Draft::Draft2019 { ("", "-_.:") } else { ("_", "-_.") };
    let begins = |first: char| first.is_ascii_alphabetic() || leading.contains(first);
    text.starts_with(begins)
        && text.chars().all(|next| next.is_ascii_alphanumeric() || within.contains(next))
}

fn check_names<'t>(keyword: &str, list: View<'t>, found: &mut Vec<Misfit<'t>>) {
    let mut seen = HashSet::new();
    for element in list.elements() {
        let message = match element.as_str() {
            None => format!("`{keyword}` must hold strings, found {}", show(element)),
            Some(name) if !seen.insert(name) => format!("`{name}` is duplicated in `{keyword}`"),
            Some(_) => continue,
        };
        found.push(Misfit { view: element, message, help: None });
    }
}

fn check_types<'t>(value: View<'t>, found: &mut Vec<Misfit<'t>>) {
    let names: Vec<View<'t>> =
        if value.is_array() { value.elements().collect() } else { vec![value] };
    let mut seen = HashSet::new();
    for name in names {
        let Some(text) = name.as_str().filter(|text| TypeSet::from_name(text).is_some()) else {
            let known: Vec<&str> = TypeSet::all_names().collect();
            let near = name.as_str().and_then(|text| nearest(text, known.iter().copied()));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use one of `{}`", known.join("`, `")),
            };
            let message = format!("{} is not a type", show(name));
            found.push(Misfit { view: name, message, help: Some(help) });
            continue;
        };
        if !seen.insert(text) {
            let message = format!("`{text}` is duplicated in `type`");
            found.push(Misfit { view: name, message, help: None });
        }
    }
}

/// Returns a value for a message, or a description if it is long.
pub(super) fn show(value: View<'_>) -> String {
    const MAX_SHOWN: usize = 60;
    match value.shape() {
        Shape::Array if value.elements().len() == 0 => "an empty array".to_owned(),
        Shape::Array => "an array".to_owned(),
        Shape::Object => "an object".to_owned(),
        _ if value.text().chars().count() > MAX_SHOWN => format!("a long {}", value.type_name()),
        _ => format!("`{}`", Value::to_string(&value.to_value())),
    }
}
