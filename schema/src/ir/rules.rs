//! Reads assertions: values into rules.

use super::{
    Assertion, Bound, Draft, Keyword, Rule, Side, TypeSet,
    builder::Builder,
    diagnostics::Severity,
    subject::{Reading, Subject},
};
use crate::{
    format::{self, Format},
    json::{Entry, Number, View},
    suggest::nearest,
};

impl Reading {
    /// Adds a list of names in `dependencies` to the single rule for all of them.
    pub(super) fn require_dependent(&mut self, keyword: Keyword, entry: &Entry<'_>) {
        let pair = (entry.key.into(), names(entry.value));
        let known = self.assertions.iter_mut().find(|assertion| assertion.keyword == keyword);
        if let Some(Assertion { rule: Rule::DependentRequired(all), .. }) = known {
            all.push(pair);
        } else {
            self.assertions.push(Assertion { keyword, rule: Rule::DependentRequired(vec![pair]) });
        }
    }
}

impl Builder<'_> {
    /// Reads the assertion of a keyword, if its value is well-formed.
    pub(super) fn read_assertion(
        &mut self,
        subject: &Subject<'_>,
        reading: &mut Reading,
        keyword: Keyword,
        entry: &Entry<'_>,
    ) {
        let value = entry.value;
        let count = || count(value);
        let rule = match keyword {
            Keyword::Type => Some(Rule::Types(types(value))),
            Keyword::Enum => {
                let values = value.elements().map(|element| self.copy(subject.document, element));
                Some(Rule::Enum(values.collect()))
            }
            Keyword::Const => Some(Rule::Const(self.copy(subject.document, value))),
            Keyword::MultipleOf => value.as_number().map(Rule::MultipleOf),
            Keyword::Minimum
            | Keyword::Maximum
            | Keyword::ExclusiveMinimum
            | Keyword::ExclusiveMaximum => {
                reading.assertions.extend(bound(subject, keyword, value));
                None
            }
            Keyword::MinLength => Some(Rule::MinLength(count())),
            Keyword::MaxLength => Some(Rule::MaxLength(count())),
            Keyword::MinItems => Some(Rule::MinItems(count())),
            Keyword::MaxItems => Some(Rule::MaxItems(count())),
            Keyword::MinProperties => Some(Rule::MinProperties(count())),
            Keyword::MaxProperties => Some(Rule::MaxProperties(count())),
            Keyword::UniqueItems => (value.as_bool() == Some(true)).then_some(Rule::UniqueItems),
            Keyword::Required => Some(Rule::Required(names(value))),
            Keyword::DependentRequired => {
                let all = value.entries().map(|entry| (entry.key.into(), names(entry.value)));
                Some(Rule::DependentRequired(all.collect()))
            }
            Keyword::Pattern => value.as_str().and_then(|text| {
                self.pattern(text, Severity::Error, subject.place(entry)).map(Rule::Pattern)
            }),
            Keyword::Format => self.read_format(subject, entry).map(Rule::Format),
            Keyword::MaxAge => self.read_max_age(subject, entry),
            // Read with `contains`.
            _ => None,
        };
        if keyword == Keyword::MaxAge && rule.is_some() {
            let value = self.copy(subject.document, value);
            reading.annotations.get_or_insert_default().add(keyword, value);
        }
        reading.assertions.extend(rule.map(|rule| Assertion { keyword, rule }));
    }

    fn read_max_age(&mut self, subject: &Subject<'_>, entry: &Entry<'_>) -> Option<Rule> {
        let text = entry.value.as_str()?;
        match text.parse() {
            Ok(span) => Some(Rule::MaxAge(span)),
            Err(error) => {
                let place = subject.place(entry);
                let message = format!("`{text}` is not a duration for `maxAge`: {error}");
                self.diagnostics.report(Severity::Error, "malformed-keyword", place, message, None);
                None
            }
        }
    }

    /// Returns the format, if the draft defines it.
    fn read_format(&mut self, subject: &Subject<'_>, entry: &Entry<'_>) -> Option<Format> {
        let name = entry.value.as_str()?;
        let known = Format::from_name(name);
        if known.is_some_and(Format::is_of_numbers) {
            return None;
        }
        if known.is_some_and(|known| known.is_defined_in(subject.keyword_set.draft)) {
            return known;
        }
        let place = subject.place(entry);
        let (message, help) = if known.is_some() {
            let draft = subject.keyword_set.draft;
            (format!("format `{name}` has no effect in {draft} and is not checked"), None)
        } else {
            let near = nearest(name, format::ASSERTED.iter().chain(&format::OF_NUMBERS).copied());
            let help = near.map(|near| format!("did you mean `{near}`?"));
            (format!("unknown format `{name}` is not checked"), help)
        };
        self.diagnostics.report(Severity::Warning, "unknown-format", place, message, help);
        None
    }
}

/// Returns the limits of `contains`.
pub(super) fn contains(subject: &Subject<'_>) -> Rule {
    let limit =
        |keyword| subject.get(keyword).filter(|value| value.as_number().is_some()).map(count);
    Rule::Contains {
        min: limit(Keyword::MinContains).unwrap_or(1),
        max: limit(Keyword::MaxContains),
    }
}

/// Returns the bound of a number. In draft 4, `exclusiveMinimum` is a flag of `minimum`.
fn bound(subject: &Subject<'_>, keyword: Keyword, value: View<'_>) -> Option<Assertion> {
    let side = match keyword {
        Keyword::Minimum | Keyword::ExclusiveMinimum => Side::Lower,
        _ => Side::Upper,
    };
    let limit = value.as_number()?;
    let flag = match side {
        Side::Lower => Keyword::ExclusiveMinimum,
        Side::Upper => Keyword::ExclusiveMaximum,
    };
    let is_flagged = subject.keyword_set.draft == Draft::Draft4
        && subject.get(flag).and_then(View::as_bool) == Some(true);
    let keyword = if is_flagged { flag } else { keyword };
    let bound = Bound { side, limit, is_exclusive: keyword == flag };
    Some(Assertion { keyword, rule: Rule::Bound(bound) })
}

fn types(value: View<'_>) -> TypeSet {
    let names = value.as_str().into_iter().chain(value.elements().filter_map(View::as_str));
    names.filter_map(TypeSet::from_name).collect()
}

/// Returns the strings of a list.
pub(super) fn names(value: View<'_>) -> Vec<Box<str>> {
    value.elements().filter_map(View::as_str).map(Into::into).collect()
}

/// Returns a count, saturating at 64 bits.
pub(super) fn count(value: View<'_>) -> u64 {
    let number = value.as_number().unwrap_or_else(|| Number::parse("0"));
    number.decimal().to_i128().map_or(u64::MAX, |count| u64::try_from(count).unwrap_or(u64::MAX))
}
