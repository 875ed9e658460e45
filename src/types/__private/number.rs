//! Numbers with constraints.

use tablature_schema::ir::Keyword;
use tablature_validator::reading::Exact;

use super::{super::Value, At, Errors};

/// Keyword, words, limit, and what it means.
type Limit = (Keyword, &'static str, Option<String>, fn(&Exact, &Exact) -> bool);

/// The limits of a number. Limits are JSON text, and compared without rounding.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    min: Option<i128>,
    max: Option<i128>,
    minimum: Option<&'static str>,
    maximum: Option<&'static str>,
    exclusive_minimum: Option<&'static str>,
    exclusive_maximum: Option<&'static str>,
    multiple_of: Option<&'static str>,
    integer: bool,
}

impl Bounds {
    /// Allows any number.
    #[expect(clippy::new_without_default, reason = "only for statics, which need a constant")]
    pub const fn new() -> Self {
        Self {
            min: None,
            max: None,
            minimum: None,
            maximum: None,
            exclusive_minimum: None,
            exclusive_maximum: None,
            multiple_of: None,
            integer: false,
        }
    }

    /// Requires at least this integer.
    #[must_use]
    pub const fn min(self, limit: i128) -> Self {
        Self { min: Some(limit), ..self }
    }

    /// Allows at most this integer.
    #[must_use]
    pub const fn max(self, limit: i128) -> Self {
        Self { max: Some(limit), ..self }
    }

    /// Requires at least this number.
    #[must_use]
    pub const fn minimum(self, limit: &'static str) -> Self {
        Self { minimum: Some(limit), ..self }
    }

    /// Allows at most this number.
    #[must_use]
    pub const fn maximum(self, limit: &'static str) -> Self {
        Self { maximum: Some(limit), ..self }
    }

    /// Requires more than this number.
    #[must_use]
    pub const fn exclusive_minimum(self, limit: &'static str) -> Self {
        Self { exclusive_minimum: Some(limit), ..self }
    }

    /// Requires less than this number.
    #[must_use]
    pub const fn exclusive_maximum(self, limit: &'static str) -> Self {
        Self { exclusive_maximum: Some(limit), ..self }
    }

    /// Requires a multiple of this number.
    #[must_use]
    pub const fn multiple_of(self, divisor: &'static str) -> Self {
        Self { multiple_of: Some(divisor), ..self }
    }

    /// Requires a whole number.
    #[must_use]
    pub const fn integer(self, is_integer: bool) -> Self {
        Self { integer: is_integer, ..self }
    }

    /// Reports all errors in a number, and returns whether there are none.
    pub fn check(&self, value: &Value, at: &At<'_>, errors: &mut Errors) -> bool {
        let Value::Number(number) = value else {
            let expected = if self.integer { "an integer" } else { "a number" };
            errors.push::<()>(at, Keyword::Type, expected, value);
            return false;
        };
        let before = errors.len();
        let exact = number.exact();
        if self.integer && !exact.is_integer() {
            errors.push::<()>(at, Keyword::Type, "an integer", value);
        }
        let integer_limit = |limit: Option<i128>| limit.map(|limit| limit.to_string());
        let limits: [Limit; 7] = [
            (Keyword::Minimum, "a number of at least", integer_limit(self.min), |it, limit| {
                it >= limit
            }),
            (Keyword::Maximum, "a number of at most", integer_limit(self.max), |it, limit| {
                it <= limit
            }),
            (
                Keyword::Minimum,
                "a number of at least",
                self.minimum.map(Into::into),
                |it, limit| it >= limit,
            ),
            (Keyword::Maximum, "a number of at most", self.maximum.map(Into::into), |it, limit| {
                it <= limit
            }),
            (
                Keyword::ExclusiveMinimum,
                "a number greater than",
                self.exclusive_minimum.map(Into::into),
                |it, limit| it > limit,
            ),
            (
                Keyword::ExclusiveMaximum,
                "a number less than",
                self.exclusive_maximum.map(Into::into),
                |it, limit| it < limit,
            ),
            (
                Keyword::MultipleOf,
                "a multiple of",
                self.multiple_of.map(Into::into),
                Exact::is_multiple_of,
            ),
        ];
        for (keyword, words, limit, accepts) in limits {
            let Some(limit) = limit else { continue };
            if !accepts(&exact, &Exact::parse(&limit)) {
                errors.push::<()>(at, keyword, format!("{words} {limit}"), value);
            }
        }
        errors.len() == before
    }
}
