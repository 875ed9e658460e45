//! Keywords of arrays.

use super::schema::{Generator, Place};
use crate::{draft::Draft, json::Json};

impl Generator<'_> {
    pub(super) fn arrays(&mut self, schema: &mut Json) {
        for _ in 0..=self.dice.below(3) {
            match self.dice.below(9) {
                0 => schema.set("minItems", self.count("minItems")),
                1 => schema.set("maxItems", self.count("maxItems")),
                2 => schema.set("uniqueItems", Json::Bool(self.dice.chance(85))),
                3 | 4 => self.items(schema),
                5 | 6 => self.tuple(schema),
                _ => self.contains(schema),
            }
        }
    }

    fn items(&mut self, schema: &mut Json) {
        let items = self.subschema(Place::Inner);
        schema.set("items", items);
        if self.draft < Draft::December2020 && self.dice.chance(15) {
            // Ignored beside `items` that is not a list.
            let rest = self.subschema(Place::Inner);
            schema.set("additionalItems", rest);
        }
    }

    fn tuple(&mut self, schema: &mut Json) {
        let count = 1 + self.dice.below(3);
        let items = Json::Array((0..count).map(|_| self.subschema(Place::Inner)).collect());
        let (list, rest) = if self.draft >= Draft::December2020 {
            ("prefixItems", "items")
        } else {
            ("items", "additionalItems")
        };
        schema.set(list, items);
        if self.dice.chance(60) {
            // Draft 4 has no schemas that are `true` or `false`, but allows them here.
            let others =
                if self.dice.chance(50) { Json::Bool(false) } else { self.subschema(Place::Inner) };
            schema.set(rest, others);
        }
    }

    fn contains(&mut self, schema: &mut Json) {
        if self.draft < Draft::Six {
            return self.tuple(schema);
        }
        let contained = self.subschema(Place::Inner);
        schema.set("contains", contained);
        if self.draft >= Draft::September2019 {
            if self.dice.chance(40) {
                schema.set("minContains", self.count("minContains"));
            }
            if self.dice.chance(40) {
                schema.set("maxContains", self.count("maxContains"));
            }
        }
    }
}
