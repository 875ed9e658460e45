//! Random schemas and payloads from a seed: small, of all keywords, and of few names and values, so that they meet.

use serde_json::{Map, Value, json};
use tablature_schema::ir::Draft;

/// A generator of numbers (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[usize::try_from(self.next() % from.len() as u64).expect("an index")]
    }
}

const NAMES: [&str; 4] = ["a", "b", "ab", "c"];
const DEFINITIONS: u64 = 4;

/// A schema with some definitions that refer to one another.
pub(crate) fn schema(random: &mut Random, draft: Draft) -> Value {
    let mut definitions = Map::new();
    for index in 0..DEFINITIONS {
        definitions.insert(format!("d{index}"), subschema(random, draft, 2, index + 1));
    }
    let mut root = loop {
        match subschema(random, draft, 3, 0) {
            Value::Object(root) if !root.contains_key("$ref") => break root,
            _ => {}
        }
    };
    root.insert("$schema".to_owned(), draft.meta_schema().into());
    root.insert("definitions".to_owned(), definitions.into());
    root.into()
}

/// `next` is the first definition that may be referred to in place, so that there are no cycles.
fn subschema(random: &mut Random, draft: Draft, depth: u64, next: u64) -> Value {
    if draft > Draft::Draft4 && random.below(12) == 0 {
        return Value::Bool(random.below(3) > 0);
    }
    let mut members = Map::new();
    for _ in 0..=random.below(3) {
        keyword(random, draft, depth, next, &mut members);
    }
    members.into()
}

fn keyword(random: &mut Random, draft: Draft, depth: u64, next: u64, out: &mut Map<String, Value>) {
    let number =
        |random: &mut Random| random.pick(&[json!(0), json!(1), json!(2), json!(1.5)]).clone();
    let names = |random: &mut Random| {
        let (left, right) = (*random.pick(&NAMES), *random.pick(&NAMES));
        if left == right { json!([left]) } else { json!([left, right]) }
    };
    let choice = random.below(if depth == 0 { 21 } else { 40 });
    let (name, value) = match choice {
        0 | 1 => (
            "type",
            json!(random.pick(&["string", "integer", "number", "object", "array", "null"])),
        ),
        2 => ("type", json!(["object", "array", "integer"])),
        3 => ("enum", json!([value(random, 1), "unlike", value(random, 1)])),
        4 if draft > Draft::Draft4 => ("const", value(random, 1)),
        5 => ("minimum", number(random)),
        6 => ("maximum", number(random)),
        7 if draft > Draft::Draft4 => ("exclusiveMinimum", number(random)),
        8 if draft > Draft::Draft4 => ("exclusiveMaximum", number(random)),
        9 => ("multipleOf", random.pick(&[json!(1), json!(2), json!(0.5)]).clone()),
        10 => ("minLength", random.below(3).into()),
        11 => ("maxLength", random.below(3).into()),
        12 => ("pattern", json!(random.pick(&["^a", "b$", "^.$", "a|2"]))),
        13 => ("minItems", random.below(3).into()),
        14 => ("maxItems", random.below(3).into()),
        15 => ("uniqueItems", true.into()),
        16 => ("minProperties", random.below(3).into()),
        17 => ("maxProperties", random.below(3).into()),
        18 | 19 => ("required", names(random)),
        20 if draft >= Draft::Draft2019 => {
            ("dependentRequired", json!({*random.pick(&NAMES): names(random)}))
        }
        20 => ("dependencies", json!({*random.pick(&NAMES): names(random)})),
        21..24 => ("properties", named(random, draft, depth)),
        24 => {
            let inner = subschema(random, draft, depth - 1, 0);
            ("patternProperties", json!({*random.pick(&["^a", "b$", "^c?$"]): inner}))
        }
        25 => ("additionalProperties", subschema(random, draft, depth - 1, 0)),
        26 if draft > Draft::Draft4 => ("propertyNames", subschema(random, draft, depth - 1, 0)),
        27 => {
            let items = (0..=random.below(2)).map(|_| subschema(random, draft, depth - 1, 0));
            let items: Value = items.collect();
            if draft < Draft::Draft2020 {
                out.insert("additionalItems".to_owned(), subschema(random, draft, depth - 1, 0));
                ("items", items)
            } else {
                ("prefixItems", items)
            }
        }
        28 => ("items", subschema(random, draft, depth - 1, 0)),
        // The oracle takes what `contains` accepts for evaluated in 2019-09 too, whose `unevaluatedItems` asks `items` and
        // `additionalItems` only (Core 9.3.1.3).
        29 if draft > Draft::Draft4 && draft != Draft::Draft2019 => {
            if draft >= Draft::Draft2020 && random.below(2) == 0 {
                out.insert("minContains".to_owned(), random.below(3).into());
            }
            if draft >= Draft::Draft2020 && random.below(2) == 0 {
                out.insert("maxContains".to_owned(), random.below(3).into());
            }
            ("contains", subschema(random, draft, depth - 1, 0))
        }
        30 => ("allOf", branches(random, draft, depth, next)),
        31 | 32 => ("anyOf", branches(random, draft, depth, next)),
        33 => ("oneOf", branches(random, draft, depth, next)),
        34 => ("not", subschema(random, draft, depth - 1, next)),
        35 if draft >= Draft::Draft7 => {
            out.insert("then".to_owned(), subschema(random, draft, depth - 1, next));
            out.insert("else".to_owned(), subschema(random, draft, depth - 1, next));
            ("if", subschema(random, draft, depth - 1, next))
        }
        36 => {
            let name = if draft >= Draft::Draft2019 { "dependentSchemas" } else { "dependencies" };
            (name, json!({*random.pick(&NAMES): subschema(random, draft, depth - 1, next)}))
        }
        37 if draft >= Draft::Draft2019 => {
            ("unevaluatedProperties", unevaluated(random, draft, depth))
        }
        38 if draft >= Draft::Draft2019 => ("unevaluatedItems", unevaluated(random, draft, depth)),
        39 if next < DEFINITIONS => {
            let target = next + random.below(DEFINITIONS - next);
            ("$ref", json!(format!("#/definitions/d{target}")))
        }
        _ => ("title", json!("nothing")),
    };
    out.insert(name.to_owned(), value);
}

fn named(random: &mut Random, draft: Draft, depth: u64) -> Value {
    let members = (0..=random.below(2)).map(|_| {
        let name = *random.pick(&NAMES);
        (name.to_owned(), subschema(random, draft, depth - 1, 0))
    });
    Value::Object(members.collect())
}

fn branches(random: &mut Random, draft: Draft, depth: u64, next: u64) -> Value {
    (0..=random.below(3)).map(|_| subschema(random, draft, depth - 1, next)).collect()
}

fn unevaluated(random: &mut Random, draft: Draft, depth: u64) -> Value {
    if random.below(2) == 0 { false.into() } else { subschema(random, draft, depth - 1, 0) }
}

/// A payload.
pub(crate) fn value(random: &mut Random, depth: u64) -> Value {
    match random.below(if depth == 0 { 6 } else { 14 }) {
        0 => Value::Null,
        1 => (random.below(2) == 0).into(),
        2 => json!(random.below(4)),
        3 => random.pick(&[json!(1.5), json!(0.5), json!(-1), json!(2.25)]).clone(),
        4 | 5 => json!(random.pick(&["", "a", "b", "ab", "a2b", "é"])),
        6..9 => (0..random.below(4)).map(|_| value(random, depth - 1)).collect(),
        _ => {
            let members = (0..random.below(4))
                .map(|_| ((*random.pick(&NAMES)).to_owned(), value(random, depth - 1)));
            Value::Object(members.collect())
        }
    }
}
