//! What no type can hold is judged by the validator.

use std::sync::OnceLock;

use tablature_validator::{Checker, Finding, Options, Parts, Timestamp};

use super::{
    super::{ReadError, Value},
    At, Errors,
};

/// The schema that a module of types was generated from.
#[derive(Debug)]
pub struct Schema {
    id: &'static str,
    text: &'static str,
    parts: OnceLock<Parts>,
}

impl Schema {
    /// `text` is JSON.
    pub const fn new(id: &'static str, text: &'static str) -> Self {
        Self { id, text, parts: OnceLock::new() }
    }

    /// The schema's own text.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// The name that findings have for the schema.
    pub fn id(&self) -> &'static str {
        self.id
    }

    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| {
            let schema = serde_json::from_str(self.text)
                .expect("code was generated from a text that is JSON");
            let clock = Timestamp::from_nanoseconds(0);
            let options = Options { judges_freshness: false, ..Options::at(clock) };
            Parts::new(self.id, &schema, options)
                .expect("code was generated from a schema that can be used")
        })
    }
}

/// The subschema that a type's values are held against. Compiled when the first value is.
#[derive(Debug)]
pub struct Rules {
    schema: &'static Schema,
    pointer: &'static str,
    more: &'static [&'static str],
    checkers: OnceLock<Vec<Checker>>,
}

impl Rules {
    /// `pointer` is a JSON Pointer into the schema.
    pub const fn new(schema: &'static Schema, pointer: &'static str) -> Self {
        Self { schema, pointer, more: &[], checkers: OnceLock::new() }
    }

    /// The subschemas at these pointers as well.
    #[must_use]
    pub const fn and(self, more: &'static [&'static str]) -> Self {
        let Self { schema, pointer, .. } = self;
        std::mem::forget(self);
        Self { schema, pointer, more, checkers: OnceLock::new() }
    }

    /// The validator for the first of these rules. It does not judge freshness by itself.
    pub fn checker(&self) -> &Checker {
        &self.checkers()[0]
    }

    fn checkers(&self) -> &[Checker] {
        self.checkers.get_or_init(|| {
            let part = |pointer: &&str| {
                self.schema
                    .parts()
                    .part(pointer)
                    .expect("code was generated for a subschema that can be used")
            };
            std::iter::once(&self.pointer).chain(self.more).map(part).collect()
        })
    }

    /// Notes every violation, and says whether there is none.
    pub fn check(&self, value: &Value, at: &At<'_>, errors: &mut Errors) -> bool {
        let text = value.to_string();
        let base = at.pointer();
        let mut is_right = true;
        for report in self.checkers().iter().map(|checker| checker.check(text.as_bytes())) {
            is_right &= report.is_right();
            for finding in report.into_findings().into_iter().filter(Finding::is_error) {
                let found =
                    finding.value.map_or_else(|| "another".to_owned(), |text| format!("`{text}`"));
                let expected =
                    format!("a value that `{}` accepts ({})", finding.keyword, finding.message);
                let pointer = format!("{base}{}", finding.pointer);
                errors.push_error(ReadError::new(pointer, &finding.keyword, expected, found));
            }
        }
        is_right
    }
}
