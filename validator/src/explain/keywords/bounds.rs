//! `minimum`, `maximum` and their exclusive twins (JSON Schema Validation 6.2.2 to 6.2.5), without rounding.

use std::cmp::Ordering;

use jsonschema::paths::Location;
use serde_json::{Map, Value};

use super::{Compiled, Test, limit, number, test};
use crate::json::{Decimal, NodeRef};

struct Bound {
    /// `None` accepts everything: in draft 4 the exclusive keywords are flags of the others.
    limit: Option<Decimal>,
    /// What a number must be, seen from the limit.
    side: Ordering,
    accepts_limit: bool,
}

impl Test for Bound {
    fn accepts(&self, value: NodeRef<'_>) -> bool {
        let (Some(number), Some(limit)) = (number(value), &self.limit) else {
            return true;
        };
        match number.cmp(limit) {
            Ordering::Equal => self.accepts_limit,
            ordering => ordering == self.side,
        }
    }
}

fn bound<'a>(limit_of: &Value, side: Ordering, accepts_limit: bool) -> Compiled<'a> {
    test(Bound { limit: limit(limit_of), side, accepts_limit })
}

/// Whether the draft 4 flag `keyword` stands beside the limit.
fn has_flag(parent: &Map<String, Value>, keyword: &str) -> bool {
    parent.get(keyword) == Some(&Value::Bool(true))
}

pub(super) fn compile_minimum<'a>(
    parent: &'a Map<String, Value>,
    value: &'a Value,
    _: Location,
) -> Compiled<'a> {
    bound(value, Ordering::Greater, !has_flag(parent, "exclusiveMinimum"))
}

pub(super) fn compile_maximum<'a>(
    parent: &'a Map<String, Value>,
    value: &'a Value,
    _: Location,
) -> Compiled<'a> {
    bound(value, Ordering::Less, !has_flag(parent, "exclusiveMaximum"))
}

pub(super) fn compile_exclusive_minimum<'a>(
    _: &'a Map<String, Value>,
    value: &'a Value,
    _: Location,
) -> Compiled<'a> {
    bound(value, Ordering::Greater, false)
}

pub(super) fn compile_exclusive_maximum<'a>(
    _: &'a Map<String, Value>,
    value: &'a Value,
    _: Location,
) -> Compiled<'a> {
    bound(value, Ordering::Less, false)
}
