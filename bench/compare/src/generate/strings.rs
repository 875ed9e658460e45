//! Keywords of strings.

use super::{pools, schema::Generator};
use crate::{draft::Draft, json::Json};

impl Generator<'_> {
    pub(super) fn strings(&mut self, schema: &mut Json) {
        for _ in 0..=self.dice.below(2) {
            match self.dice.below(5) {
                0 => schema.set("minLength", self.count("minLength")),
                1 => schema.set("maxLength", self.count("maxLength")),
                2 | 3 => schema.set("pattern", Json::string(self.pattern())),
                _ => {
                    let format = self.dice.below(pools::FORMATS.len());
                    schema.set("format", Json::string(pools::FORMATS[format].name));
                }
            }
        }
    }

    pub(super) fn pattern(&mut self) -> &'static str {
        let pattern = self.dice.below(pools::PATTERNS.len());
        pools::PATTERNS[pattern].text
    }

    /// A length or a number of items. Up to draft 4 it is written without a fraction.
    pub(super) fn count(&mut self, keyword: &str) -> Json {
        let count =
            if keyword.starts_with("min") { self.dice.below(4) } else { self.dice.below(6) };
        if self.draft >= Draft::Six && self.dice.chance(5) {
            return Json::Number(format!("{count}.0"));
        }
        Json::number(count)
    }

    pub(super) fn content(&mut self, schema: &mut Json) {
        if self.draft < Draft::Seven {
            return;
        }
        if self.dice.chance(70) {
            schema.set("contentMediaType", Json::string("application/json"));
        }
        if self.dice.chance(60) {
            schema.set("contentEncoding", Json::string("base64"));
        }
        if self.draft >= Draft::September2019 && self.dice.chance(90) {
            let content = self.subschema(super::schema::Place::Inner);
            schema.set("contentSchema", content);
        }
    }
}
