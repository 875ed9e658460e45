//! Boundary values: exactly as long, large or old as a keyword allows.

use tablature_schema::ir::{Node, Rule, Side, TypeSet};

use super::{constraints::Constraints, goal::Limit, number};

/// Constrains the value to a limit. An implicit limit is zero: the empty string, array or object.
pub(super) fn constrain(node: &Node, limit: Limit, constraints: &mut Constraints) {
    let types = match limit {
        Limit::Written(keyword) => match node.rule(keyword) {
            Some(rule) => constrain_rule(rule, constraints),
            None => TypeSet::ALL,
        },
        Limit::EmptyString => {
            constraints.length.at_most(0);
            TypeSet::STRING
        }
        Limit::EmptyArray => {
            constraints.items.at_most(0);
            TypeSet::ARRAY
        }
        Limit::EmptyObject => {
            constraints.fields.at_most(0);
            TypeSet::OBJECT
        }
        Limit::Null => TypeSet::NULL,
    };
    constraints.restrict(types);
}

fn constrain_rule(rule: &Rule, constraints: &mut Constraints) -> TypeSet {
    match rule {
        Rule::Bound(bound) => {
            let is_low = bound.side == Side::Lower;
            let at = if bound.is_exclusive {
                number::neighbour(&bound.limit, constraints.multiples.first(), is_low)
            } else {
                Some(bound.limit.clone())
            };
            if let Some(at) = at {
                if is_low || !bound.is_exclusive {
                    constraints.at_most(at.clone(), true);
                }
                if !is_low || !bound.is_exclusive {
                    constraints.at_least(at, true);
                }
            }
            TypeSet::NUMBER
        }
        Rule::MinLength(count) => {
            constraints.length.at_most(*count);
            TypeSet::STRING
        }
        Rule::MaxLength(count) => {
            constraints.length.at_least(*count);
            TypeSet::STRING
        }
        Rule::MinItems(count) => {
            constraints.items.at_most(*count);
            TypeSet::ARRAY
        }
        Rule::MaxItems(count) => {
            constraints.items.at_least(*count);
            TypeSet::ARRAY
        }
        Rule::MinProperties(count) => {
            constraints.fields.at_most(*count);
            TypeSet::OBJECT
        }
        Rule::MaxProperties(count) => {
            constraints.fields.at_least(*count);
            TypeSet::OBJECT
        }
        Rule::MaxAge(age) => {
            constraints.exact_age = Some(*age);
            TypeSet::STRING
        }
        _ => TypeSet::ALL,
    }
}
