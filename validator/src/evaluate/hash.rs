//! Keyed hashes of names and values, so that nobody can construct collisions.
//!
//! Values that are equal by JSON Schema Core 4.2.2 have the same hash: numbers by value, objects regardless of order.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hasher, RandomState},
};

use tablature_schema::json::Value;

use crate::json::{Decimal, Kind, NodeRef};

/// A map with such hashes.
pub(super) type Map<K, V> = HashMap<K, V, Secret>;

/// The key of the hashes of one plan or evaluator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Secret {
    start: u64,
    factor: u64,
}

/// A multiply-and-fold hasher: a few nanoseconds for a name.
#[derive(Debug)]
pub(crate) struct Folding {
    state: u64,
    factor: u64,
}

impl Default for Secret {
    fn default() -> Self {
        let random = RandomState::new();
        // An odd factor loses no bits.
        Self { start: random.hash_one(0u8), factor: random.hash_one(1u8) | 1 }
    }
}

impl BuildHasher for Secret {
    type Hasher = Folding;

    fn build_hasher(&self) -> Folding {
        Folding { state: self.start, factor: self.factor }
    }
}

impl Folding {
    fn take(&mut self, word: u64) {
        let product = u128::from(self.state ^ word) * u128::from(self.factor);
        let [low, high] = halves(product);
        self.state = low ^ high.rotate_left(23);
    }
}

fn halves(wide: u128) -> [u64; 2] {
    let mut halves = [[0; 8]; 2];
    halves.as_flattened_mut().copy_from_slice(&wide.to_le_bytes());
    halves.map(u64::from_le_bytes)
}

impl Hasher for Folding {
    fn finish(&self) -> u64 {
        let product = u128::from(self.state) * u128::from(self.factor);
        let [low, high] = halves(product);
        low ^ high
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.take(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.take(u64::from_le_bytes(word));
        }
        self.take(bytes.len() as u64);
    }

    fn write_u8(&mut self, value: u8) {
        self.take(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.take(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        self.take(value);
    }
}

/// The prefix for each type of value.
const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const STRING: u8 = 4;
const ARRAY: u8 = 5;
const OBJECT: u8 = 6;

impl Secret {
    /// Returns the hash of a string.
    pub(super) fn of_string(self, text: &str) -> u64 {
        self.hash_one((STRING, text))
    }

    /// Returns the hash of a value of a document; the reader has limited its depth.
    pub(super) fn of_node(self, node: NodeRef<'_>) -> u64 {
        match node.kind() {
            Kind::Null => self.hash_one(NULL),
            Kind::Bool(value) => self.hash_one(if value { TRUE } else { FALSE }),
            Kind::Number(literal) => self.of_number(&Decimal::parse(literal)),
            Kind::String(text) => self.of_string(text),
            Kind::Array => self.of_elements(node.elements().map(|element| self.of_node(element))),
            Kind::Object => {
                let members = node.members().iter();
                self.of_members(
                    members.map(|member| (member.name(), self.of_node(node.at(member.value)))),
                )
            }
        }
    }

    /// Returns the hash of a value of a schema.
    pub(super) fn of_value(self, value: &Value) -> u64 {
        match value {
            Value::Null => self.hash_one(NULL),
            Value::Bool(value) => self.hash_one(if *value { TRUE } else { FALSE }),
            Value::Number(number) => self.of_number(number.decimal()),
            Value::String(text) => self.of_string(text),
            Value::Array(elements) => {
                self.of_elements(elements.iter().map(|element| self.of_value(element)))
            }
            Value::Object(members) => {
                self.of_members(members.iter().map(|(name, value)| (&**name, self.of_value(value))))
            }
        }
    }

    fn of_number(self, number: &Decimal) -> u64 {
        self.hash_one((NUMBER, number))
    }

    fn of_elements(self, elements: impl Iterator<Item = u64>) -> u64 {
        let mut hasher = self.build_hasher();
        hasher.write_u8(ARRAY);
        elements.for_each(|element| hasher.write_u64(element));
        hasher.finish()
    }

    fn of_members<'n>(self, members: impl Iterator<Item = (&'n str, u64)>) -> u64 {
        // A sum does not depend on the order.
        let sum = members.fold(0u64, |sum, member| sum.wrapping_add(self.hash_one(member)));
        self.hash_one((OBJECT, sum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn equal_values_have_one_hash_and_others_another() {
        let secret = Secret::default();
        let texts = [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0", "0"),
            (r#"{"a":1,"b":[null,true]}"#, r#"{"b":[null,true],"a":10e-1}"#),
            (r#""a\u0062""#, r#""ab""#),
            ("[]", "[ ]"),
        ];
        let mut hashes = Vec::new();
        for (left, right) in texts {
            let (node, _) = parse(left.as_bytes(), 8).unwrap();
            let value = Value::parse(right.as_bytes()).unwrap();
            assert_eq!(secret.of_node(node.root()), secret.of_value(&value), "{left} {right}");
            hashes.push(secret.of_value(&value));
        }
        for other in ["null", "false", "true", "{}", "[[]]", "[1]", r#""1""#, "[1,2]", "[2,1]"] {
            hashes.push(secret.of_value(&Value::parse(other.as_bytes()).unwrap()));
        }
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }

    /// Maps of hashes that are alike are as slow as lists.
    #[test]
    fn names_and_numbers_that_differ_in_a_little_have_other_hashes() {
        let secret = Secret::default();
        let mut hashes: Vec<u64> = (0u32..100).map(|number| secret.hash_one(number)).collect();
        for length in 0..40 {
            let start = "a".repeat(length);
            hashes.extend(["a", "b"].map(|end| secret.of_string(&format!("{start}{end}"))));
        }
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }
}
