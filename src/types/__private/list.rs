//! Arrays with constraints, and arrays whose positions differ.

use std::collections::HashSet;
use tablature_schema::{ir::Keyword, plural};

use super::{super::Value, At, Errors, Json, Rules};

/// The limits of an array, apart from its elements.
#[derive(Debug)]
pub struct List {
    min_items: usize,
    max_items: Option<usize>,
    unique_items: bool,
    rules: Option<&'static Rules>,
}

impl List {
    /// Allows any array.
    #[expect(clippy::new_without_default, reason = "only for statics, which need a constant")]
    pub const fn new() -> Self {
        Self { min_items: 0, max_items: None, unique_items: false, rules: None }
    }

    /// Requires at least this many items.
    #[must_use]
    pub const fn min_items(self, items: usize) -> Self {
        Self { min_items: items, ..self }
    }

    /// Allows at most this many items.
    #[must_use]
    pub const fn max_items(self, items: usize) -> Self {
        Self { max_items: Some(items), ..self }
    }

    /// Requires that no two items are equal; numbers are equal by value, objects without order.
    #[must_use]
    pub const fn unique_items(self, is_unique: bool) -> Self {
        Self { unique_items: is_unique, ..self }
    }

    /// Requires that the value is valid under a subschema.
    #[must_use]
    pub const fn rules(self, rules: &'static Rules) -> Self {
        Self { rules: Some(rules), ..self }
    }

    /// Reports all errors in an array, and returns whether there are none. A value that is not an array is left to its
    /// type.
    pub fn check(&self, value: &Value, at: &At<'_>, errors: &mut Errors) -> bool {
        let Value::Array(elements) = value else { return true };
        let before = errors.len();
        let count = elements.len();
        if count < self.min_items {
            let expected = format!("at least {}", items(self.min_items));
            errors.push::<()>(at, Keyword::MinItems, expected, items(count));
        }
        if let Some(max) = self.max_items.filter(|max| count > *max) {
            errors.push::<()>(
                at,
                Keyword::MaxItems,
                format!("at most {}", items(max)),
                items(count),
            );
        }
        if self.unique_items {
            let mut seen = HashSet::with_capacity(count);
            if let Some(twin) = elements.iter().find(|element| !seen.insert(*element)) {
                let found = format!("{} more than once", twin.describe());
                errors.push::<()>(at, Keyword::UniqueItems, "items that all differ", found);
            }
        }
        if errors.len() == before
            && let Some(rules) = self.rules
        {
            rules.check(value, at, errors);
        }
        errors.len() == before
    }
}

fn items(count: usize) -> String {
    plural::count(count, "item")
}

/// Hands out the elements of an array by position.
pub struct TupleReader<'r, 'a> {
    elements: std::vec::IntoIter<Value>,
    next: usize,
    at: &'r At<'a>,
    errors: &'r mut Errors,
}

impl<'r, 'a> TupleReader<'r, 'a> {
    /// Starts to read a tuple; `None` where the value is not an array.
    pub fn new(value: Value, at: &'r At<'a>, errors: &'r mut Errors) -> Option<Self> {
        match value {
            Value::Array(elements) => errors.allow_depth(at).then(|| Self {
                elements: elements.into_iter(),
                next: 0,
                at,
                errors,
            }),
            other => errors.push(at, Keyword::Type, "an array", &other),
        }
    }

    /// Reads the next element, which is required.
    pub fn item<T: Json>(&mut self) -> Option<T> {
        let at = self.at.index(self.next);
        self.next += 1;
        if let Some(value) = self.elements.next() {
            return T::read(value, &at, self.errors);
        }
        let expected = format!("at least {}", items(self.next));
        self.errors.push(self.at, Keyword::MinItems, expected, items(self.next - 1))
    }

    /// Reads the next element, if there is one.
    pub fn optional_item<T: Json>(&mut self) -> Option<Option<T>> {
        if self.elements.as_slice().is_empty() { Some(None) } else { self.item().map(Some) }
    }

    /// Reads all further elements.
    pub fn rest<T: Json>(&mut self) -> Option<Vec<T>> {
        let mut rest = Vec::with_capacity(self.elements.len());
        let mut is_valid = true;
        for value in self.elements.by_ref() {
            match T::read(value, &self.at.index(self.next), self.errors) {
                Some(value) => rest.push(value),
                None => is_valid = false,
            }
            self.next += 1;
        }
        is_valid.then_some(rest)
    }

    /// Reports an error where there are more elements.
    pub fn end(&mut self) -> Option<()> {
        let more = self.elements.len();
        if more == 0 {
            return Some(());
        }
        let expected = format!("at most {}", items(self.next));
        self.errors.push(self.at, Keyword::Items, expected, items(self.next + more))
    }
}

/// Collects the elements of a tuple.
#[derive(Debug)]
pub struct TupleWriter {
    elements: Vec<Value>,
    /// How many missing elements there are before the next one.
    n_missing: usize,
}

impl TupleWriter {
    /// Starts with the elements that are always there.
    pub fn new(elements: Vec<Value>) -> Self {
        Self { elements, n_missing: 0 }
    }

    /// Adds an element that may be missing. Where one is missing before it, null takes its place: `validate` reports it.
    pub fn optional_item<T: Json>(&mut self, item: Option<&T>) {
        match item {
            Some(item) => self.add(item),
            None => self.n_missing += 1,
        }
    }

    /// Adds all further elements.
    pub fn rest<T: Json>(&mut self, items: &[T]) {
        for item in items {
            self.add(item);
        }
    }

    fn add<T: Json>(&mut self, item: &T) {
        let missing = std::mem::take(&mut self.n_missing);
        self.elements.extend(std::iter::repeat_n(Value::Null, missing));
        self.elements.push(item.write());
    }

    /// Returns the array.
    pub fn finish(self) -> Value {
        Value::Array(self.elements)
    }
}
