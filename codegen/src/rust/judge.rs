//! Whether a value is one of a type, as far as the type says it: rules that no type expresses are not judged here.

use tablature_schema::{
    budget::Budget,
    format::Format,
    ir::Keyword,
    json::{Decimal, Number, Value},
    pattern::{Match, Pattern},
};

use super::items::{AdditionalFields, Field, Item, Items, Kind, NumberLimits, Type};
use crate::plan::{Presence, StringLimits};

/// How far types without values of their own between them are followed.
const MAX_DEPTH: usize = 64;
/// The steps that a match with a pattern may take.
const MAX_STEPS: u64 = 1_000_000;

/// What is known of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Valid,
    Invalid,
    /// Only the schema can tell.
    Unknown,
}

use Verdict::{Invalid, Unknown, Valid};

impl Verdict {
    /// Returns the verdict on a value that must be valid under both.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Invalid, _) | (_, Invalid) => Invalid,
            (Valid, Valid) => Valid,
            _ => Unknown,
        }
    }

    /// Returns the verdict on a value that must be valid under one of both.
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Valid, _) | (_, Valid) => Valid,
            (Invalid, Invalid) => Invalid,
            _ => Unknown,
        }
    }

    fn all(verdicts: impl IntoIterator<Item = Self>) -> Self {
        verdicts.into_iter().fold(Valid, Self::and)
    }
}

impl From<bool> for Verdict {
    fn from(is_valid: bool) -> Self {
        if is_valid { Valid } else { Invalid }
    }
}

impl Items<'_> {
    /// Judges a value of a field that is there.
    pub(super) fn judge_field(&self, field: &Field, value: &Value) -> Verdict {
        self.field(field, value, 0)
    }

    fn field(&self, field: &Field, value: &Value, depth: usize) -> Verdict {
        let is_nullable = match field.presence {
            Presence::Required | Presence::Optional => false,
            Presence::AbsentNull | Presence::Nullable | Presence::RequiredNullable => true,
        };
        if is_nullable && *value == Value::Null {
            return Valid;
        }
        self.value(&field.ty, value, depth)
    }

    fn value(&self, ty: &Type, value: &Value, depth: usize) -> Verdict {
        match ty {
            Type::Null => (*value == Value::Null).into(),
            Type::Bool => matches!(value, Value::Bool(_)).into(),
            Type::String => value.as_str().is_some().into(),
            Type::Empty => (value.as_str() == Some("")).into(),
            Type::Number => value.as_number().is_some().into(),
            Type::Integer => value.as_number().is_some_and(is_whole).into(),
            Type::Formatted(formatted) => {
                value.as_str().is_some_and(|text| has_format(formatted.format(), text)).into()
            }
            Type::Item(_) if depth > MAX_DEPTH => Unknown,
            Type::Item(id) => self.item(&self.all[*id], value, depth + 1),
            Type::List(inner) => value.as_array().map_or(Invalid, |items| {
                Verdict::all(items.iter().map(|item| self.value(inner, item, depth)))
            }),
            Type::Map(inner) => value.as_object().map_or(Invalid, |members| {
                Verdict::all(members.values().map(|member| self.value(inner, member, depth)))
            }),
            Type::Nullable(inner) if *value != Value::Null => self.value(inner, value, depth),
            Type::MaybeObject(inner) if value.as_object().is_some() => {
                self.value(inner, value, depth)
            }
            Type::Value | Type::Nullable(_) | Type::MaybeObject(_) => Valid,
            Type::Boxed(inner) => self.value(inner, value, depth),
        }
    }

    fn item(&self, item: &Item, value: &Value, depth: usize) -> Verdict {
        let rules = if item.rules.is_empty() { Valid } else { Unknown };
        rules.and(self.kind(&item.kind, value, depth))
    }

    fn kind(&self, kind: &Kind, value: &Value, depth: usize) -> Verdict {
        match kind {
            Kind::Struct { .. } => self.object(kind, value, depth),
            Kind::StringEnum { variants } => {
                let text = value.as_str();
                variants.iter().any(|variant| Some(variant.text.as_str()) == text).into()
            }
            Kind::ValueEnum { variants, .. } => {
                let is_value =
                    |text: &str| Value::parse(text.as_bytes()).ok().as_ref() == Some(value);
                variants.iter().any(|variant| is_value(&variant.text)).into()
            }
            Kind::OpenEnum { limits, .. } | Kind::String(limits) | Kind::Formatted(_, limits) => {
                value.as_str().map_or(Invalid, |text| string(limits, text))
            }
            Kind::Number(limits) => {
                value.as_number().is_some_and(|value| number(limits, value)).into()
            }
            Kind::List { item, min_items, max_items, is_unique } => {
                let Some(items) = value.as_array() else { return Invalid };
                let count = items.len() as u64;
                let is_repeated = |(index, item)| items[..index].contains(item);
                if count < min_items.unwrap_or(0)
                    || max_items.is_some_and(|most| count > most)
                    || (*is_unique && items.iter().enumerate().any(is_repeated))
                {
                    return Invalid;
                }
                Verdict::all(items.iter().map(|own| self.value(item, own, depth)))
            }
            Kind::Tuple { items, n_required, rest, .. } => {
                let Some(values) = value.as_array() else { return Invalid };
                if values.len() < *n_required || (rest.is_none() && values.len() > items.len()) {
                    return Invalid;
                }
                let types = items.iter().chain(std::iter::repeat_with(|| rest.iter()).flatten());
                Verdict::all(
                    values.iter().zip(types).map(|(own, (_, ty))| self.value(ty, own, depth)),
                )
            }
            Kind::Checked(ty) => self.value(ty, value, depth),
            Kind::Tagged { tag, alias, branches, unknown } => {
                if alias.as_ref().is_some_and(|alias| value.get(alias).is_some()) {
                    return Unknown;
                }
                if value.as_object().is_none() {
                    return Invalid;
                }
                let tag = value.get(tag).and_then(Value::as_str);
                let exact = branches
                    .iter()
                    .find(|own| own.values.iter().any(|own| Some(own.as_str()) == tag));
                let is_prefixed = tag.is_some_and(|tag| {
                    branches
                        .iter()
                        .flat_map(|own| &own.prefixes)
                        .any(|prefix| tag.starts_with(prefix))
                });
                match exact.or(unknown.as_ref().filter(|_| !is_prefixed)) {
                    Some(branch) => self.value(&branch.ty, value, depth),
                    None if is_prefixed => Unknown,
                    None => Invalid,
                }
            }
            Kind::Any { branches } => branches
                .iter()
                .fold(Invalid, |verdict, branch| verdict.or(self.value(&branch.ty, value, depth))),
        }
    }

    fn object(&self, kind: &Kind, value: &Value, depth: usize) -> Verdict {
        let Kind::Struct { constants, fields, siblings, additional } = kind else { return Unknown };
        let Some(members) = value.as_object() else { return Invalid };
        let aliases =
            constants.iter().map(|own| &own.alias).chain(fields.iter().map(|own| &own.alias));
        let mut aliases =
            aliases.flatten().chain(siblings.iter().map(|(_, documented)| documented));
        if aliases.any(|alias| members.contains_key(alias.as_str())) {
            return Unknown;
        }
        let mut verdict = Valid;
        for own in constants {
            let only = Value::parse(own.value.json().as_bytes()).ok();
            verdict = verdict.and((only.as_ref() == members.get(own.wire.as_str())).into());
        }
        for own in fields {
            verdict = verdict.and(match members.get(own.wire.as_str()) {
                Some(member) => self.field(own, member, depth),
                None => (!own.presence.is_required()).into(),
            });
        }
        let is_declared = |key: &str| {
            constants.iter().any(|own| own.wire == key) || fields.iter().any(|own| own.wire == key)
        };
        for (_, member) in members.iter().filter(|(key, _)| !is_declared(key)) {
            verdict = verdict.and(match additional {
                AdditionalFields::Keep(_, ty) => self.value(ty, member, depth),
                AdditionalFields::Drop => Unknown,
                AdditionalFields::Reject => Invalid,
            });
        }
        verdict
    }
}

fn has_format(format: &str, text: &str) -> bool {
    Format::from_name(format).is_none_or(|format| format.is_valid(text))
}

fn is_whole(number: &Number) -> bool {
    number.decimal().is_integer()
}

fn string(limits: &StringLimits, text: &str) -> Verdict {
    let count = text.chars().count() as u64;
    let is_within = count >= limits.min_length.unwrap_or(0)
        && limits.max_length.is_none_or(|most| count <= most)
        && limits.formats.iter().all(|format| has_format(format, text))
        && !limits.excluded.has(text);
    let matched = limits.pattern.as_deref().map(|pattern| {
        let pattern = Pattern::new(pattern).ok()?;
        match pattern.is_match(text, &mut Budget::new(MAX_STEPS)) {
            Match::Yes => Some(true),
            Match::No => Some(false),
            Match::Undecided => None,
        }
    });
    let matched = matched.map_or(Valid, |matched| matched.map_or(Unknown, Verdict::from));
    Verdict::from(is_within).and(matched)
}

fn number(limits: &NumberLimits, number: &Number) -> bool {
    let value = number.decimal();
    let is_integer = match limits.integer {
        Some((_, least, most)) => {
            value.is_integer() && value.to_i128().is_some_and(|own| (least..=most).contains(&own))
        }
        None => !limits.is_whole || value.is_integer(),
    };
    is_integer
        && limits.clauses.iter().all(|(clause, limit)| {
            let limit = Decimal::parse(limit);
            match *clause {
                "exclusive_minimum" => *value > limit,
                "exclusive_maximum" => *value < limit,
                clause if clause == Keyword::Minimum.name() => *value >= limit,
                clause if clause == Keyword::Maximum.name() => *value <= limit,
                _ => value.is_multiple_of(&limit),
            }
        })
}
