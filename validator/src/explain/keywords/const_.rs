//! `const` (JSON Schema Validation 6.1.3), without rounding.

use jsonschema::{json::Node, paths::Location};
use serde_json::{Map, Value};

use super::{Compiled, Test, test};
use crate::json::{NodeRef, Payload};

struct Const(Value);

impl Test for Const {
    fn accepts(&self, value: NodeRef<'_>) -> bool {
        Node::<Payload>::equals_value(&value, &self.0)
    }
}

pub(super) fn compile<'a>(
    _: &'a Map<String, Value>,
    value: &'a Value,
    _: Location,
) -> Compiled<'a> {
    test(Const(value.clone()))
}
