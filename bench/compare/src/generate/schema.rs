//! A schema of a draft: which keywords stand beside each other.

use super::{definition::Definition, pools};
use crate::{dice::Dice, draft::Draft, exact, json::Json};

/// Subschemas in place below each other at most: an engine that unfolds them takes exponential time in this.
const MAX_IN_PLACE: usize = 4;

/// Where a subschema stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It applies to the same value as the schema around it.
    Same,
    /// It applies to a property, an item, or a name.
    Inner,
}

/// A schema under construction.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub(super) struct Generator<'d> {
    pub(super) dice: &'d mut Dice,
    pub(super) draft: Draft,
    pub(super) definitions: Vec<Definition>,
    /// The root has an absolute `$id`.
    pub(super) has_root_id: bool,
    /// The definition with an `$id` of its own that is being made.
    pub(super) resource: Option<usize>,
    /// The first definition that may be referred to in place: later ones refer to no earlier ones, so that no
    /// cycle is without a step into the value.
    pub(super) first_in_place: usize,
    /// Is `true` if the subschema under construction applies to a part of the value that the root or a definition applies to.
    pub(super) has_stepped: bool,
    /// The root's resource has the dynamic anchor that all share.
    pub(super) has_root_meta: bool,
    /// The object under construction may not have `$ref`, beside which its other keywords would not count.
    pub(super) refers_nowhere: bool,
    /// How many subschemas may still be made.
    budget: usize,
    in_place: usize,
}

/// Returns a schema of the draft, with `$schema`.
pub fn schema(dice: &mut Dice, draft: Draft) -> Json {
    let budget = *dice.pick(&[1, 2, 3, 5, 8, 12, 20]);
    let definitions = Definition::some(dice, draft);
    let has_root_id = definitions.iter().any(Definition::is_resource) || dice.chance(25);
    let refers_nowhere = draft <= Draft::Seven
        && (has_root_id || definitions.iter().any(|definition| !definition.is_plain()));
    let mut generator = Generator {
        dice,
        draft,
        definitions,
        has_root_id,
        resource: None,
        first_in_place: 0,
        has_stepped: false,
        has_root_meta: false,
        refers_nowhere,
        budget,
        in_place: 0,
    };
    generator.root()
}

impl Generator<'_> {
    fn root(&mut self) -> Json {
        let mut schema = Json::object();
        schema.set("$schema", Json::string(self.draft.uri()));
        if self.has_root_id {
            schema.set(self.draft.id(), Json::string("http://example.com/root.json"));
        }
        if self.draft >= Draft::September2019 && self.dice.chance(10) {
            let mut vocabulary = Json::object();
            let uri = self.draft.uri().replace("/schema", "/vocab/core");
            vocabulary.set(&uri, Json::Bool(true));
            schema.set("$vocabulary", vocabulary);
        }
        if self.draft == Draft::September2019 && self.dice.chance(25) {
            let is_anchor = self.dice.chance(75);
            schema.set("$recursiveAnchor", Json::Bool(is_anchor));
        }
        if self.draft == Draft::December2020 && self.dice.chance(25) {
            schema.set("$dynamicAnchor", Json::string("meta"));
        }
        self.has_root_meta = schema.get("$dynamicAnchor").is_some()
            || self.definitions.iter().any(Definition::is_dynamic_anchor);
        self.fill(&mut schema);
        self.define(&mut schema);
        schema
    }

    /// Returns a subschema.
    pub(super) fn subschema(&mut self, place: Place) -> Json {
        if self.draft >= Draft::Six && self.dice.chance(6) {
            return Json::Bool(self.dice.chance(60));
        }
        if self.budget == 0 {
            return self.leaf();
        }
        self.budget -= 1;
        let around = (self.has_stepped, self.in_place, self.refers_nowhere);
        self.refers_nowhere = false;
        match place {
            Place::Same => self.in_place += 1,
            Place::Inner => (self.has_stepped, self.in_place) = (true, 0),
        }
        let mut schema = Json::object();
        self.fill(&mut schema);
        (self.has_stepped, self.in_place, self.refers_nowhere) = around;
        schema
    }

    fn leaf(&mut self) -> Json {
        let mut schema = Json::object();
        match self.dice.below(4) {
            0 => {}
            1 => self.type_(&mut schema),
            2 => self.numbers(&mut schema),
            _ => self.strings(&mut schema),
        }
        schema
    }

    /// Adds a few groups of keywords.
    pub(super) fn fill(&mut self, schema: &mut Json) {
        for _ in 0..=self.dice.below(3) {
            let may_nest = self.in_place < MAX_IN_PLACE && self.budget > 0;
            match self.dice.below(24) {
                0..=2 => self.type_(schema),
                3 | 4 => self.numbers(schema),
                5 | 6 => self.strings(schema),
                7..=9 => self.arrays(schema),
                10..=13 => self.objects(schema),
                14..=17 if may_nest => self.in_place(schema),
                18 if may_nest && self.draft >= Draft::Seven => self.conditional(schema),
                19 | 20 => self.refer(schema),
                21 => self.values(schema),
                22 => self.annotations(schema),
                _ => self.unevaluated(schema),
            }
        }
    }

    fn type_(&mut self, schema: &mut Json) {
        let types = ["null", "boolean", "integer", "number", "string", "array", "object"];
        if self.dice.chance(70) {
            schema.set("type", Json::string(*self.dice.pick(&types)));
            return;
        }
        let mut types = types;
        self.dice.shuffle(&mut types);
        let count = 1 + self.dice.below(3);
        let types = types[..count].iter().map(|name| Json::string(*name));
        schema.set("type", Json::Array(types.collect()));
    }

    fn numbers(&mut self, schema: &mut Json) {
        for _ in 0..=self.dice.below(2) {
            match self.dice.below(5) {
                0 => schema.set("multipleOf", pools::divisor(self.dice)),
                1 => self.bound(schema, "minimum", "exclusiveMinimum"),
                2 => self.bound(schema, "maximum", "exclusiveMaximum"),
                3 => self.exclusive_bound(schema, "minimum", "exclusiveMinimum"),
                _ => self.exclusive_bound(schema, "maximum", "exclusiveMaximum"),
            }
        }
    }

    fn bound(&mut self, schema: &mut Json, keyword: &str, exclusive: &str) {
        schema.set(keyword, pools::number(self.dice));
        if self.draft == Draft::Four && self.dice.chance(30) {
            schema.set(exclusive, Json::Bool(self.dice.chance(50)));
        }
    }

    fn exclusive_bound(&mut self, schema: &mut Json, keyword: &str, exclusive: &str) {
        if self.draft == Draft::Four {
            schema.set(keyword, pools::number(self.dice));
            schema.set(exclusive, Json::Bool(self.dice.chance(80)));
        } else {
            schema.set(exclusive, pools::number(self.dice));
        }
    }

    fn in_place(&mut self, schema: &mut Json) {
        let keyword = *self.dice.pick(&["allOf", "anyOf", "oneOf", "not", "dependent"]);
        match keyword {
            "not" => {
                let negated = self.subschema(Place::Same);
                schema.set("not", negated);
            }
            "dependent" => self.dependent(schema),
            _ => {
                let count = 1 + self.dice.below(3);
                let branches = (0..count).map(|_| self.subschema(Place::Same)).collect();
                schema.set(keyword, Json::Array(branches));
            }
        }
    }

    fn conditional(&mut self, schema: &mut Json) {
        if self.dice.chance(92) {
            let condition = self.subschema(Place::Same);
            schema.set("if", condition);
        }
        for keyword in ["then", "else"] {
            if self.dice.chance(70) {
                let consequence = self.subschema(Place::Same);
                schema.set(keyword, consequence);
            }
        }
    }

    fn values(&mut self, schema: &mut Json) {
        if self.draft >= Draft::Six && self.dice.chance(40) {
            schema.set("const", pools::value(self.dice, 2));
            return;
        }
        let mut values: Vec<Json> = Vec::new();
        for _ in 0..=self.dice.below(4) {
            let value = pools::value(self.dice, 2);
            // The meta-schemas ask for different values; different spellings of a number are the same.
            if !values.iter().any(|known| exact::is_same(known, &value)) {
                values.push(value);
            }
        }
        schema.set("enum", Json::Array(values));
    }

    fn annotations(&mut self, schema: &mut Json) {
        match self.dice.below(9) {
            0 => schema.set("title", Json::string("A title")),
            1 => schema.set("description", Json::string("What it is")),
            2 => schema.set("default", pools::value(self.dice, 1)),
            3 if self.draft >= Draft::Six => {
                schema.set("examples", Json::Array(vec![pools::value(self.dice, 1)]));
            }
            4 if self.draft >= Draft::Seven => schema.set("$comment", Json::string("A comment")),
            5 if self.draft >= Draft::Seven => schema.set("readOnly", Json::Bool(true)),
            6 if self.draft >= Draft::Seven => schema.set("writeOnly", Json::Bool(false)),
            7 if self.draft >= Draft::September2019 => {
                schema.set("deprecated", Json::Bool(true));
            }
            _ => self.content(schema),
        }
    }

    fn unevaluated(&mut self, schema: &mut Json) {
        if self.draft < Draft::September2019 {
            return self.objects(schema);
        }
        let keyword = *self.dice.pick(&["unevaluatedProperties", "unevaluatedItems"]);
        let rest =
            if self.dice.chance(60) { Json::Bool(false) } else { self.subschema(Place::Inner) };
        schema.set(keyword, rest);
        if self.budget > 0 && self.in_place < MAX_IN_PLACE {
            self.in_place(schema);
        }
    }
}
