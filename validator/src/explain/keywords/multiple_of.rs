//! `multipleOf` (JSON Schema Validation 6.2.1), without rounding.

use jsonschema::paths::Location;
use serde_json::{Map, Value};

use super::{Compiled, Test, limit, number, test};
use crate::json::{Decimal, NodeRef};

struct MultipleOf(Option<Decimal>);

impl Test for MultipleOf {
    fn accepts(&self, value: NodeRef<'_>) -> bool {
        match (number(value), &self.0) {
            (Some(number), Some(divisor)) => number.is_multiple_of(divisor),
            _ => true,
        }
    }
}

pub(super) fn compile<'a>(
    _: &'a Map<String, Value>,
    value: &'a Value,
    _: Location,
) -> Compiled<'a> {
    test(MultipleOf(limit(value)))
}
