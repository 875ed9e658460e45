//! Payloads made from sample payloads by small changes, most of which break a rule or nearly do.
//!
//! A seed gives the same payloads on every machine.

use std::collections::BTreeSet;

use serde_json::{Map, Number, Value, json};

/// Texts that are one thing or another nearly.
const TEXTS: &[&str] = &[
    "",
    " ",
    "0",
    "1",
    "01",
    "-1",
    "1.0",
    "true",
    "null",
    "a",
    "A",
    "é",
    "😀",
    "e\u{301}",
    "\u{0}",
    "a\n",
    "desktop",
    "Desktop",
    "en",
    "en-US",
    "DE",
    "de",
    "UK",
    "https://example.org/",
    "example.org",
    "192.0.2.1",
    "2026-11-21T15:59:00Z",
    "2026-11-21T16:59:30.5+01:00",
    "2026-11-21T16:00:00",
    "2026-11-21",
    "1763740800",
    "2020-01-01T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "6f1c2f9e-9d0b-4a53-8f7c-0c1d2e3f4a5b",
    "__proto__",
];

/// A source of numbers (`SplitMix64`, <https://prng.di.unimi.it/splitmix64.c>).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not zero.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a usize fits");
        usize::try_from(self.roll() % end).expect("it is below a usize")
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Makes payloads for one schema.
pub(crate) struct Mutator<'a> {
    dice: Dice,
    samples: &'a [Value],
    /// Values that the schema names (`enum`, `const`, `knownValues`, `examples`, …).
    values: Vec<Value>,
    /// Keys that the schema or a sample names.
    keys: Vec<String>,
    /// Limits that the schema names: lengths, counts, bounds.
    limits: Vec<i64>,
}

impl<'a> Mutator<'a> {
    /// A maker of payloads from these samples, of which there is at least one.
    pub(crate) fn new(schema: &Value, samples: &'a [Value], seed: u64) -> Self {
        let (mut values, mut keys, mut limits) = (Vec::new(), BTreeSet::new(), BTreeSet::from([0]));
        learn(schema, &mut values, &mut keys, &mut limits);
        for sample in samples {
            learn_keys(sample, &mut keys);
        }
        values.push(Value::Null);
        keys.extend(["", "x_own", "eventname", "__proto__"].map(str::to_owned));
        Self {
            dice: Dice(seed),
            samples,
            values,
            keys: keys.into_iter().collect(),
            limits: limits.into_iter().collect(),
        }
    }

    /// One more payload: a sample with one to three changes.
    pub(crate) fn payload(&mut self) -> Value {
        let mut payload = self.dice.pick(self.samples).clone();
        let n_changes = 1 + self.dice.below(6).saturating_sub(3);
        for _ in 0..n_changes {
            let n_values = count(&payload);
            // The outermost value is an object in nearly all of them: mostly left in peace.
            let at = if n_values > 1 && self.dice.below(200) > 0 {
                1 + self.dice.below(n_values - 1)
            } else {
                0
            };
            self.change_at(&mut payload, at);
        }
        payload
    }

    /// Changes the value number `at`, counted in the order of the text, or the object it stands in.
    fn change_at(&mut self, value: &mut Value, mut at: usize) {
        if at == 0 {
            return self.change(value);
        }
        at -= 1;
        let members: Vec<&mut Value> = match value {
            Value::Object(members) => {
                let sizes: Vec<usize> = members.values().map(count).collect();
                let mut start = 0;
                let starts = sizes.iter().map(|size| {
                    start += size;
                    start - size
                });
                let is_member = starts.into_iter().position(|start| start == at);
                if let Some(index) = is_member.filter(|_| self.dice.below(3) == 0) {
                    return self.change_member(members, index);
                }
                members.values_mut().collect()
            }
            Value::Array(items) => items.iter_mut().collect(),
            _ => Vec::new(),
        };
        for member in members {
            let size = count(member);
            if at < size {
                return self.change_at(member, at);
            }
            at -= size;
        }
    }

    /// Drops, renames or doubles a member.
    fn change_member(&mut self, members: &mut Map<String, Value>, index: usize) {
        let key = members.keys().nth(index).expect("a member there is").clone();
        match self.dice.below(4) {
            0 | 1 => {
                members.shift_remove(&key);
            }
            2 => {
                let value = members.shift_remove(&key).unwrap_or_default();
                let key = self.respelt(&key);
                members.insert(key, value);
            }
            _ => {
                let value = members[&key].clone();
                let key = self.respelt(&key);
                members.insert(key, value);
            }
        }
    }

    /// Another way to write a key.
    fn respelt(&mut self, key: &str) -> String {
        match self.dice.below(4) {
            0 => key.to_uppercase(),
            1 => snake(key),
            2 => camel(key),
            _ => self.dice.pick(&self.keys).clone(),
        }
    }

    fn change(&mut self, value: &mut Value) {
        *value = match self.dice.below(12) {
            0 => Value::Null,
            1 => self.dice.pick(&self.values).clone(),
            2 => self.any(),
            3 => json!([value.clone()]),
            4 => json!({ "value": value.clone() }),
            5 => Value::String(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
            _ => match value.take() {
                Value::Null => self.any(),
                Value::Bool(found) => Value::Bool(!found),
                Value::Number(found) => self.number(&found),
                Value::String(found) => Value::String(self.text(&found)),
                Value::Array(found) => Value::Array(self.items(found)),
                Value::Object(found) => Value::Object(self.members(found)),
            },
        };
    }

    /// A value that has nothing to do with the one before.
    fn any(&mut self) -> Value {
        match self.dice.below(8) {
            0 => json!([]),
            1 => json!({}),
            2 => json!(true),
            3 => json!({ "a": [1, null] }),
            4 => json!(0.5),
            5 => json!(self.dice.pick(&self.limits)),
            _ => json!(self.dice.pick(TEXTS)),
        }
    }

    fn text(&mut self, text: &str) -> String {
        match self.dice.below(10) {
            0 => text.to_uppercase(),
            1 => text.to_lowercase(),
            2 => format!("{text} "),
            3 => format!("{text}\n"),
            4 => text.chars().skip(1).collect(),
            5 => {
                let length = text.chars().count();
                text.chars().take(length.saturating_sub(1)).collect()
            }
            6 => {
                let near = self.near_limit().clamp(0, 5000);
                let filler = *self.dice.pick(&["a", "é", "😀"]);
                filler.repeat(usize::try_from(near).expect("it is not negative"))
            }
            7 => {
                let near = usize::try_from(self.near_limit().clamp(0, 5000)).unwrap_or_default();
                text.chars().chain(std::iter::repeat('a')).take(near).collect()
            }
            8 => (*self.dice.pick(TEXTS)).to_owned(),
            _ => {
                let other = self.dice.pick(&self.values);
                other.as_str().map_or_else(|| text.replace('e', "é"), str::to_owned)
            }
        }
    }

    fn near_limit(&mut self) -> i64 {
        let limit = *self.dice.pick(&self.limits);
        limit.saturating_add([-1, 0, 1][self.dice.below(3)])
    }

    fn number(&mut self, number: &Number) -> Value {
        let float = number.as_f64().unwrap_or_default();
        match self.dice.below(8) {
            0 => json!(float), // the same, spelt `10.0`
            1 => json!(float + 1.0),
            2 => json!(float + 0.5),
            3 => json!(-float),
            4 => json!(u64::MAX),
            5 => json!(i64::MIN),
            6 => json!(1e300),
            _ => json!(self.near_limit()),
        }
    }

    fn items(&mut self, mut items: Vec<Value>) -> Vec<Value> {
        match self.dice.below(3) {
            0 => Vec::new(),
            1 => {
                items.extend(items.clone());
                items
            }
            _ => {
                items.push(self.any());
                items
            }
        }
    }

    fn members(&mut self, mut members: Map<String, Value>) -> Map<String, Value> {
        match self.dice.below(4) {
            0 => Map::new(),
            1 => {
                let donor = self.dice.pick(self.samples);
                members.extend(donor.as_object().cloned().unwrap_or_default());
                members
            }
            2 => {
                let n_more = usize::try_from(self.near_limit().clamp(0, 200)).unwrap_or_default();
                members.extend((0..n_more).map(|n| (format!("more_{n}"), json!("x"))));
                members
            }
            _ => {
                let key = self.dice.pick(&self.keys).clone();
                let value = self.any();
                members.insert(key, value);
                members
            }
        }
    }
}

/// How many values there are, this one included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Object(members) => members.values().map(count).sum(),
        Value::Array(items) => items.iter().map(count).sum(),
        _ => 0,
    }
}

/// Collects what a schema names.
fn learn(
    schema: &Value,
    values: &mut Vec<Value>,
    keys: &mut BTreeSet<String>,
    limits: &mut BTreeSet<i64>,
) {
    let Value::Object(members) = schema else {
        if let Value::Array(items) = schema {
            for item in items {
                learn(item, values, keys, limits);
            }
        }
        return;
    };
    for (keyword, operand) in members {
        match (keyword.as_str(), operand) {
            ("enum" | "knownValues" | "examples", Value::Array(items)) => {
                values.extend(items.iter().cloned());
            }
            ("const", value) => values.push(value.clone()),
            ("properties", Value::Object(fields)) => keys.extend(fields.keys().cloned()),
            ("documentedAs", Value::String(name)) => drop(keys.insert(name.clone())),
            (_, Value::Number(limit)) => limits.extend(limit.as_i64()),
            _ => {}
        }
        learn(operand, values, keys, limits);
    }
}

fn learn_keys(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            keys.extend(members.keys().cloned());
            members.values().for_each(|member| learn_keys(member, keys));
        }
        Value::Array(items) => items.iter().for_each(|item| learn_keys(item, keys)),
        _ => {}
    }
}

fn snake(key: &str) -> String {
    let mut snake = String::new();
    for c in key.chars() {
        if c.is_uppercase() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

fn camel(key: &str) -> String {
    let mut words = key.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut camel, word| {
        let mut letters = word.chars();
        camel.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        camel.push_str(letters.as_str());
        camel
    })
}

#[test]
fn the_same_seed_gives_the_same_payloads_and_hardly_one_twice() {
    let schema = json!({ "properties": { "a": { "maxLength": 3 }, "b": { "enum": ["x", "y"] } } });
    let samples = [json!({ "a": "abc", "b": "x", "c": [1, { "d": 2 }] })];
    let make = || {
        let mut mutator = Mutator::new(&schema, &samples, 7);
        (0..1000).map(|_| mutator.payload().to_string()).collect::<Vec<_>>()
    };
    let payloads = make();
    assert_eq!(payloads, make());
    let distinct: BTreeSet<_> = payloads.iter().collect();
    assert!(distinct.len() > 300, "{} distinct of 1000", distinct.len());
}
