//! Strings with constraints, and sets of values.

use tablature_schema::{ir::Keyword, plural};
use tablature_validator::reading::{Matcher, has_format};

use super::{
    super::{Typed, Value},
    At, Cursor, Errors, Json, Rules,
};

/// The limits of a string.
#[derive(Debug)]
pub struct StringLimits {
    min_length: usize,
    max_length: Option<usize>,
    pattern: Option<&'static str>,
    /// The compiled pattern, made when the first string is read.
    matcher: Matcher,
    /// More than one only where several subschemas apply.
    formats: [Option<&'static str>; 2],
    none_of: &'static [&'static str],
    without_prefix: &'static [&'static str],
    rules: [Option<&'static Rules>; 2],
}

impl StringLimits {
    /// Allows any string.
    #[expect(clippy::new_without_default, reason = "only for statics, which need a constant")]
    pub const fn new() -> Self {
        Self {
            min_length: 0,
            max_length: None,
            pattern: None,
            matcher: Matcher::new(),
            formats: [None; 2],
            none_of: &[],
            without_prefix: &[],
            rules: [None; 2],
        }
    }

    /// Requires at least this many characters (Unicode scalar values).
    #[must_use]
    pub const fn min_length(mut self, characters: usize) -> Self {
        self.min_length = characters;
        self
    }

    /// Allows at most this many characters.
    #[must_use]
    pub const fn max_length(mut self, characters: usize) -> Self {
        self.max_length = Some(characters);
        self
    }

    /// Requires a match of a pattern.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// Requires a format.
    ///
    /// # Panics
    ///
    /// At compile time, if there are more than two.
    #[must_use]
    pub const fn format(mut self, format: &'static str) -> Self {
        if self.formats[0].is_none() {
            self.formats[0] = Some(format);
        } else {
            assert!(self.formats[1].is_none(), "a string has at most two formats");
            self.formats[1] = Some(format);
        }
        self
    }

    /// Excludes the tags of other variants of a union.
    #[must_use]
    pub const fn none_of(mut self, texts: &'static [&'static str]) -> Self {
        self.none_of = texts;
        self
    }

    /// Excludes the prefixes of the tags of other variants.
    #[must_use]
    pub const fn without_prefix(mut self, texts: &'static [&'static str]) -> Self {
        self.without_prefix = texts;
        self
    }

    /// Requires that the value is valid under a subschema.
    ///
    /// # Panics
    ///
    /// At compile time, if there are more than two.
    #[must_use]
    pub const fn rules(mut self, rules: &'static Rules) -> Self {
        if self.rules[0].is_none() {
            self.rules[0] = Some(rules);
        } else {
            assert!(self.rules[1].is_none(), "a string has at most two rules");
            self.rules[1] = Some(rules);
        }
        self
    }

    /// Reads a string within the limits.
    pub fn read(&self, value: Value, at: &At<'_>, errors: &mut Errors) -> Option<String> {
        let text = match value {
            Value::String(text) => text,
            other => return errors.push(at, Keyword::Type, "a string", &other),
        };
        self.check(&text, at, errors).then_some(text)
    }

    /// Reports all errors in a string, and returns whether there are none.
    pub fn check(&self, text: &str, at: &At<'_>, errors: &mut Errors) -> bool {
        let before = errors.len();
        // Characters are only counted where the number of bytes does not decide.
        let is_short = text.len() < self.min_length
            || (self.min_length > 0
                && text.len() < self.min_length.saturating_mul(4)
                && text.chars().count() < self.min_length);
        if is_short {
            let expected = format!("at least {}", characters(self.min_length));
            errors.push::<()>(at, Keyword::MinLength, expected, &Value::from(text));
        }
        let max_length = self.max_length.filter(|max| text.len() > *max);
        if let Some(max) = max_length.filter(|max| text.chars().count() > *max) {
            let found = characters(text.chars().count());
            errors.push::<()>(
                at,
                Keyword::MaxLength,
                format!("at most {}", characters(max)),
                found,
            );
        }
        if let Some(pattern) = self.pattern.filter(|it| !self.matcher.is_match(it, text)) {
            let expected = format!("a string that matches `{pattern}`");
            errors.push::<()>(at, Keyword::Pattern, expected, &Value::from(text));
        }
        for format in self.formats.iter().flatten() {
            if !has_format(format, text) {
                let expected = format!("a string of the format `{format}`");
                errors.push::<()>(at, Keyword::Format, expected, &Value::from(text));
            }
        }
        let is_taken = self.none_of.contains(&text)
            || self.without_prefix.iter().any(|prefix| text.starts_with(prefix));
        if is_taken {
            let expected = "a string without a variant of its own";
            errors.push::<()>(at, Keyword::Not, expected, &Value::from(text));
        }
        if errors.len() == before {
            for rules in self.rules.iter().flatten() {
                rules.check(&Value::from(text), at, errors);
            }
        }
        errors.len() == before
    }
}

fn characters(count: usize) -> String {
    plural::count(count, "character")
}

/// Returns the index of a string among the known ones.
pub fn closed(value: &Value, texts: &[&str], at: &At<'_>, errors: &mut Errors) -> Option<usize> {
    let found = value.as_str().and_then(|text| texts.iter().position(|known| *known == text));
    found.or_else(|| {
        if value.as_str().is_none() {
            return errors.push(at, Keyword::Type, "a string", value);
        }
        errors.push(at, Keyword::Enum, one_of(texts.iter().map(|text| Value::from(*text))), value)
    })
}

/// Returns the index of a value among JSON texts.
pub fn closed_value(
    value: &Value,
    texts: &[&str],
    at: &At<'_>,
    errors: &mut Errors,
) -> Option<usize> {
    let found = texts.iter().position(|known| parse_value(known) == *value);
    found.or_else(|| errors.push(at, Keyword::Enum, one_of(texts.iter()), value))
}

/// Returns the index of the value at a cursor among JSON texts.
pub fn closed_text(cursor: &mut Cursor<'_>, texts: &[&str]) -> Option<usize> {
    let text = cursor.skip()?;
    texts.iter().position(|known| *known == text).or_else(|| {
        let value = Value::fill(&mut Cursor::new(text.as_bytes())?)?;
        texts.iter().position(|known| parse_value(known) == value)
    })
}

/// Parses a value of the schema from its JSON text.
pub fn parse_value(text: &str) -> Value {
    Value::from_json(text.as_bytes()).expect("generated code has valid JSON here")
}

/// Lists the values for a sentence, not more than anybody reads.
pub(super) fn one_of<T: std::fmt::Display>(values: impl ExactSizeIterator<Item = T>) -> String {
    /// The values that are listed.
    const MAX_VALUES: usize = 12;
    let count = values.len();
    let shown: Vec<String> = values.take(MAX_VALUES).map(|value| format!("`{value}`")).collect();
    match (count, shown.as_slice()) {
        (1, [only]) => only.clone(),
        (..=MAX_VALUES, _) => format!("one of {}", shown.join(", ")),
        _ => format!("one of {} and {} more", shown.join(", "), count - MAX_VALUES),
    }
}
