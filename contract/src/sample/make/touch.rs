//! Limits that a value is at: exactly as long, large or old as a keyword allows.

use serde_json::Value;

use super::{
    super::plan::Node,
    expand::{decimal, whole},
    kinds::Kinds,
    number::Decimal,
    shape::Shape,
};

/// Says that the value is at the limit that a keyword sets. Without the keyword it is the limit that nobody
/// wrote: the empty text, array or object.
pub(super) fn touch(node: &Node, keyword: &str, shape: &mut Shape) {
    let operand = node.get(keyword).cloned().unwrap_or(Value::from(0));
    let count = whole(&operand);
    let number = decimal(&operand);
    let kinds = match keyword {
        "minimum" | "maximum" => {
            shape.at_least(number, true);
            shape.at_most(number, true);
            Kinds::NUMBER
        }
        "exclusiveMinimum" | "exclusiveMaximum" => {
            let is_low = keyword == "exclusiveMinimum";
            let step = shape.multiples.first().copied().unwrap_or(Decimal::whole(1));
            let next = number.and_then(|at| at.plus(step, is_low));
            if is_low {
                shape.at_most(next, true);
            } else {
                shape.at_least(next, true);
            }
            Kinds::NUMBER
        }
        "minLength" => {
            shape.length.at_most(count.unwrap_or(0));
            Kinds::STRING
        }
        "maxLength" => {
            shape.length.at_least(count.unwrap_or(0));
            Kinds::STRING
        }
        "minItems" => {
            shape.items.at_most(count.unwrap_or(0));
            Kinds::ARRAY
        }
        "maxItems" => {
            shape.items.at_least(count.unwrap_or(0));
            Kinds::ARRAY
        }
        "minProperties" => {
            shape.fields.at_most(count.unwrap_or(0));
            Kinds::OBJECT
        }
        "maxProperties" => {
            shape.fields.at_least(count.unwrap_or(0));
            Kinds::OBJECT
        }
        "maxAge" => {
            shape.exact_age = operand.as_str().map(str::to_owned);
            Kinds::STRING
        }
        "null" => Kinds::NULL,
        _ => Kinds::ALL,
    };
    shape.restrict(kinds);
}
