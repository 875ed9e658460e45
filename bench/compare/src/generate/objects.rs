//! Keywords of objects.

use super::{
    pools,
    schema::{Generator, Place},
};
use crate::{draft::Draft, json::Json};

impl Generator<'_> {
    pub(super) fn objects(&mut self, schema: &mut Json) {
        for _ in 0..=self.dice.below(3) {
            match self.dice.below(11) {
                0 => schema.set("minProperties", self.count("minProperties")),
                1 => schema.set("maxProperties", self.count("maxProperties")),
                2 | 3 => self.required(schema),
                4..=6 => self.properties(schema),
                7 => self.pattern_properties(schema),
                8 => self.additional(schema),
                9 if self.draft >= Draft::Six => {
                    let names = self.subschema(Place::Inner);
                    schema.set("propertyNames", names);
                }
                _ => self.dependent(schema),
            }
        }
    }

    fn name(&mut self) -> &'static str {
        self.dice.pick::<&str>(&pools::NAMES)
    }

    /// Different names; draft 4 asks for at least one.
    fn names(&mut self) -> Json {
        let least = usize::from(self.draft == Draft::Four);
        let count = least + self.dice.below(3);
        let mut names = pools::NAMES;
        self.dice.shuffle(&mut names);
        Json::Array(names[..count].iter().map(|name| Json::string(*name)).collect())
    }

    fn required(&mut self, schema: &mut Json) {
        let names = self.names();
        schema.set("required", names);
    }

    fn properties(&mut self, schema: &mut Json) {
        let mut properties = Json::object();
        for _ in 0..=self.dice.below(3) {
            let name = self.name();
            let property = self.subschema(Place::Inner);
            properties.set(name, property);
        }
        schema.set("properties", properties);
    }

    fn pattern_properties(&mut self, schema: &mut Json) {
        let mut properties = Json::object();
        for _ in 0..=self.dice.below(2) {
            let pattern = self.pattern();
            let property = self.subschema(Place::Inner);
            properties.set(pattern, property);
        }
        schema.set("patternProperties", properties);
    }

    fn additional(&mut self, schema: &mut Json) {
        let additional =
            if self.dice.chance(50) { Json::Bool(false) } else { self.subschema(Place::Inner) };
        schema.set("additionalProperties", additional);
        if self.dice.chance(60) {
            self.properties(schema);
        }
    }

    pub(super) fn dependent(&mut self, schema: &mut Json) {
        let is_split = self.draft >= Draft::September2019;
        let needs_names = self.dice.chance(50);
        let keyword = match (is_split, needs_names) {
            (false, _) => "dependencies",
            (true, true) => "dependentRequired",
            (true, false) => "dependentSchemas",
        };
        let mut dependencies = Json::object();
        for _ in 0..=self.dice.below(2) {
            let name = self.name();
            let needs = if needs_names { self.names() } else { self.subschema(Place::Same) };
            dependencies.set(name, needs);
        }
        schema.set(keyword, dependencies);
    }
}
