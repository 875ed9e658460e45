//! Rules that are broken on purpose: one keyword of a subschema, or the subschema as such.

use std::collections::VecDeque;

use serde_json::Value;

use super::{
    super::plan::{Edge, Node, NodeId},
    Made, Maker, STUCK,
    expand::{decimal, whole},
    kinds::Kinds,
    shape::Shape,
    term::Term,
};

impl Maker<'_> {
    /// Says that one keyword does not hold.
    pub(super) fn break_keyword(
        &mut self,
        node: &Node,
        keyword: &str,
        operand: &Value,
        detail: &str,
        shape: &mut Shape,
    ) -> Made<()> {
        let text = || operand.as_str().map(str::to_owned);
        let number = decimal(operand);
        let count = whole(operand);
        let has_flag = |keyword: &str| node.get(keyword) == Some(&Value::Bool(true));
        let kinds = match keyword {
            "type" => {
                shape.has_wrong_type = true;
                shape.restrict(Kinds::ALL.without(Kinds::named(operand)));
                return Ok(());
            }
            "enum" | "const" => {
                let values = match operand {
                    Value::Array(values) if keyword == "enum" => values.as_slice(),
                    value => std::slice::from_ref(value),
                };
                shape.excluded.extend(values.iter().cloned());
                let likely = values.iter().fold(Kinds::NONE, |all, value| all.or(Kinds::of(value)));
                // A value of a kind that is listed, where there is one besides those listed.
                let likely = likely.without(Kinds::NULL.or(Kinds::BOOLEAN));
                if shape.kinds.and(likely).is_empty() { Kinds::ALL } else { likely }
            }
            "minimum" => {
                let is_included = has_flag("exclusiveMinimum");
                shape.at_most(number, is_included);
                Kinds::NUMBER
            }
            "maximum" => {
                let is_included = has_flag("exclusiveMaximum");
                shape.at_least(number, is_included);
                Kinds::NUMBER
            }
            "exclusiveMinimum" => {
                shape.at_most(number, true);
                Kinds::NUMBER
            }
            "exclusiveMaximum" => {
                shape.at_least(number, true);
                Kinds::NUMBER
            }
            "multipleOf" => {
                shape.no_multiples.extend(number);
                Kinds::NUMBER
            }
            "minLength" => {
                shape.length.at_most(count.and_then(|count| count.checked_sub(1)).ok_or(STUCK)?);
                Kinds::STRING
            }
            "maxLength" => {
                shape.length.at_least(count.and_then(|count| count.checked_add(1)).ok_or(STUCK)?);
                Kinds::STRING
            }
            "pattern" => {
                shape.no_patterns.extend(text());
                Kinds::STRING
            }
            "format" => {
                shape.no_formats.extend(text());
                Kinds::STRING
            }
            "maxAge" => {
                shape.beyond_age = text();
                Kinds::STRING
            }
            "contentEncoding" | "contentMediaType" => {
                shape.is_garbled = true;
                Kinds::STRING
            }
            "minItems" => {
                shape.items.at_most(count.and_then(|count| count.checked_sub(1)).ok_or(STUCK)?);
                Kinds::ARRAY
            }
            "maxItems" => {
                shape.items.at_least(count.and_then(|count| count.checked_add(1)).ok_or(STUCK)?);
                Kinds::ARRAY
            }
            "uniqueItems" if operand == &Value::Bool(true) => {
                shape.is_repeated = true;
                Kinds::ARRAY
            }
            // How many items are found is reckoned where `contains` is read.
            "minContains" | "maxContains" => Kinds::ARRAY,
            "minProperties" => {
                shape.fields.at_most(count.and_then(|count| count.checked_sub(1)).ok_or(STUCK)?);
                Kinds::OBJECT
            }
            "maxProperties" => {
                shape.fields.at_least(count.and_then(|count| count.checked_add(1)).ok_or(STUCK)?);
                Kinds::OBJECT
            }
            "required" => {
                let names: Vec<&str> =
                    operand.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                let name = if detail.is_empty() {
                    *self.random.pick(&names).ok_or(STUCK)?
                } else {
                    detail
                };
                shape.forbidden.push(name.to_owned());
                Kinds::OBJECT
            }
            "dependentRequired" | "dependencies" => {
                let (field, wanted) = split(detail).ok_or(STUCK)?;
                shape.require(field);
                shape.forbidden.push(wanted.to_owned());
                shape.free_dependency = Some((keyword.to_owned(), field.to_owned()));
                Kinds::OBJECT
            }
            _ => return Err(STUCK),
        };
        shape.restrict(kinds);
        Ok(())
    }

    /// Says that a subschema does not hold: one of its rules, chosen, is broken, and nothing is said of the
    /// others.
    pub(super) fn expand_broken(
        &mut self,
        id: NodeId,
        shape: &mut Shape,
        waiting: &mut VecDeque<Term>,
    ) -> Made<()> {
        let node = self.plan.node(id);
        match node.verdict {
            Some(false) => return Ok(()),
            Some(true) => return Err(STUCK),
            None => {}
        }
        let keywords: Vec<&str> =
            node.keywords.keys().map(String::as_str).filter(|keyword| is_rule(keyword)).collect();
        let edges: Vec<&(Edge, NodeId)> =
            node.edges.iter().filter(|(edge, _)| is_breakable(edge)).collect();
        // Values tell more than presence, and are seldom in the way of other rules.
        let strong: Vec<usize> =
            (0..keywords.len()).filter(|index| keywords[*index] != "required").collect();
        let n_choices = keywords.len() + edges.len();
        let mut chosen = self.random.below(n_choices);
        let is_presence = keywords.get(chosen) == Some(&"required");
        if is_presence && (!strong.is_empty() || !edges.is_empty()) && self.random.chance(60) {
            chosen = self.random.below(n_choices);
        }
        if let Some(keyword) = keywords.get(chosen) {
            let operand = node.get(keyword).ok_or(STUCK)?;
            if *keyword == "type" {
                shape.restrict(Kinds::ALL.without(Kinds::named(operand)));
                return Ok(());
            }
            return self.break_keyword(node, keyword, operand, "", shape);
        }
        let (edge, child) = edges.get(chosen - keywords.len()).copied().ok_or(STUCK)?;
        break_edge(node, edge, *child, shape, waiting)
    }
}

/// Says that a subschema of one does not hold.
fn break_edge(
    node: &Node,
    edge: &Edge,
    child: NodeId,
    shape: &mut Shape,
    waiting: &mut VecDeque<Term>,
) -> Made<()> {
    match edge {
        Edge::Reference | Edge::AllOf(_) => waiting.push_back(Term::breaks(child)),
        Edge::AnyOf(_) => waiting.extend(node.branches("anyOf").into_iter().map(Term::breaks)),
        Edge::OneOf(_) => waiting.extend(node.branches("oneOf").into_iter().map(Term::breaks)),
        Edge::Not => waiting.push_back(Term::meets(child)),
        Edge::Then => {
            waiting.extend(node.child(&Edge::If).map(Term::meets));
            waiting.push_back(Term::breaks(child));
        }
        Edge::Else => {
            waiting.extend(node.child(&Edge::If).map(Term::breaks));
            waiting.push_back(Term::breaks(child));
        }
        Edge::Property(name) => {
            shape.restrict(Kinds::OBJECT);
            shape.field_terms.push((name.clone(), Term::breaks(child)));
        }
        Edge::Dependent(name) => {
            shape.require(name);
            waiting.push_back(Term::breaks(child));
        }
        Edge::Additional => {
            shape.restrict(Kinds::OBJECT);
            shape.extra_fields.push(Term::breaks(child));
        }
        Edge::Prefix(index) => {
            shape.restrict(Kinds::ARRAY);
            shape.item_terms.push((*index, Term::breaks(child)));
        }
        Edge::Items => {
            shape.restrict(Kinds::ARRAY);
            shape.item_terms.push((node.prefix_length(), Term::breaks(child)));
        }
        Edge::Contains => {
            shape.restrict(Kinds::ARRAY);
            shape.each_item.push(Term::breaks(child));
        }
        _ => return Err(STUCK),
    }
    Ok(())
}

/// What a keyword that lists several rules still says, when one of them is broken.
pub(super) fn rest_of(keyword: &str, operand: &Value, detail: &str, shape: &mut Shape) {
    if keyword == "required" {
        let names = operand.as_array().into_iter().flatten().filter_map(Value::as_str);
        for name in names.filter(|name| *name != detail) {
            shape.require(name);
        }
    }
    if let Some((field, broken)) = split(detail).filter(|_| keyword.starts_with("depend")) {
        let others = operand.get(field).and_then(Value::as_array).into_iter().flatten();
        let others = others.filter_map(Value::as_str).filter(|name| *name != broken);
        for name in others {
            shape.require(name);
        }
    }
}

/// `field` and the name that it requires, as one text.
pub(in crate::sample) fn joined(field: &str, wanted: &str) -> String {
    format!("{field}\0{wanted}")
}

/// The two again.
pub(in crate::sample) fn split(detail: &str) -> Option<(&str, &str)> {
    detail.split_once('\0')
}

/// Whether a keyword can be broken.
pub(in crate::sample) fn is_rule(keyword: &str) -> bool {
    matches!(
        keyword,
        "type"
            | "enum"
            | "const"
            | "minimum"
            | "maximum"
            | "exclusiveMinimum"
            | "exclusiveMaximum"
            | "multipleOf"
            | "minLength"
            | "maxLength"
            | "pattern"
            | "format"
            | "maxAge"
            | "minItems"
            | "maxItems"
            | "uniqueItems"
            | "minProperties"
            | "maxProperties"
            | "required"
    )
}

fn is_breakable(edge: &Edge) -> bool {
    !matches!(
        edge,
        Edge::If
            | Edge::Should
            | Edge::Names
            | Edge::Pattern(_)
            | Edge::UnevaluatedItems
            | Edge::UnevaluatedProperties
    )
}
