//! Limits that a value is at: exactly as long, large or old as a keyword allows.

use tablature_schema::ir::{Node, Rule, Side, TypeSet};

use super::{expand::decimal, number::Decimal, shape::Shape, term::Limit};

/// Says that the value is at a limit. A limit that nobody wrote is zero: the empty text, array or object.
pub(super) fn touch(node: &Node, limit: Limit, shape: &mut Shape) {
    let types = match limit {
        Limit::Written(keyword) => match node.rule(keyword) {
            Some(rule) => touch_rule(rule, shape),
            None => TypeSet::ALL,
        },
        Limit::EmptyString => {
            shape.length.at_most(0);
            TypeSet::STRING
        }
        Limit::EmptyArray => {
            shape.items.at_most(0);
            TypeSet::ARRAY
        }
        Limit::EmptyObject => {
            shape.fields.at_most(0);
            TypeSet::OBJECT
        }
        Limit::Null => TypeSet::NULL,
    };
    shape.restrict(types);
}

fn touch_rule(rule: &Rule, shape: &mut Shape) -> TypeSet {
    match rule {
        Rule::Bound(bound) => {
            let number = decimal(&bound.limit);
            let is_low = bound.side == Side::Lower;
            let at = if bound.is_exclusive {
                let step = shape.multiples.first().copied().unwrap_or(Decimal::whole(1));
                number.and_then(|at| at.plus(step, is_low))
            } else {
                number
            };
            if is_low || !bound.is_exclusive {
                shape.at_most(at, true);
            }
            if !is_low || !bound.is_exclusive {
                shape.at_least(at, true);
            }
            TypeSet::NUMBER
        }
        Rule::MinLength(count) => {
            shape.length.at_most(*count);
            TypeSet::STRING
        }
        Rule::MaxLength(count) => {
            shape.length.at_least(*count);
            TypeSet::STRING
        }
        Rule::MinItems(count) => {
            shape.items.at_most(*count);
            TypeSet::ARRAY
        }
        Rule::MaxItems(count) => {
            shape.items.at_least(*count);
            TypeSet::ARRAY
        }
        Rule::MinProperties(count) => {
            shape.fields.at_most(*count);
            TypeSet::OBJECT
        }
        Rule::MaxProperties(count) => {
            shape.fields.at_least(*count);
            TypeSet::OBJECT
        }
        Rule::MaxAge(age) => {
            shape.exact_age = Some(*age);
            TypeSet::STRING
        }
        _ => TypeSet::ALL,
    }
}
