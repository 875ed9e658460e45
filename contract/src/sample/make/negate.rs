//! Breaks rules on purpose: one keyword of a subschema, or the subschema as a whole.

use std::collections::VecDeque;

use tablature_schema::ir::{Applicator, Keyword, Node, Rule, SchemaId, Side, TypeSet};

use super::{
    super::graph::Link, Made, Maker, Unsatisfied, constraints::Constraints, goal::Goal,
    types::type_of, values::payload_values,
};

impl Maker<'_> {
    /// Constrains the value to violate one rule.
    pub(super) fn break_rule(
        &mut self,
        rule: &Rule,
        keyword: Keyword,
        detail: &str,
        constraints: &mut Constraints,
    ) -> Made<()> {
        let fewer = |count: u64| count.checked_sub(1).ok_or(Unsatisfied);
        let more = |count: u64| count.checked_add(1).ok_or(Unsatisfied);
        let types = match rule {
            Rule::Types(types) => {
                constraints.has_wrong_type = true;
                constraints.restrict(!*types);
                return Ok(());
            }
            Rule::Enum(values) => exclude(values, constraints),
            Rule::Const(value) => exclude(std::slice::from_ref(value), constraints),
            Rule::Bound(bound) => {
                let at = bound.limit.clone();
                match bound.side {
                    Side::Lower => constraints.at_most(at, bound.is_exclusive),
                    Side::Upper => constraints.at_least(at, bound.is_exclusive),
                }
                TypeSet::NUMBER
            }
            Rule::MultipleOf(divisor) => {
                constraints.no_multiples.push(divisor.clone());
                TypeSet::NUMBER
            }
            Rule::MinLength(count) => {
                constraints.length.at_most(fewer(*count)?);
                TypeSet::STRING
            }
            Rule::MaxLength(count) => {
                constraints.length.at_least(more(*count)?);
                TypeSet::STRING
            }
            Rule::Pattern(pattern) => {
                constraints.no_patterns.push(pattern.clone());
                TypeSet::STRING
            }
            Rule::Format(format) => {
                constraints.no_formats.push(*format);
                TypeSet::STRING
            }
            Rule::MaxAge(age) => {
                constraints.beyond_age = Some(*age);
                TypeSet::STRING
            }
            Rule::MinItems(count) => {
                constraints.items.at_most(fewer(*count)?);
                TypeSet::ARRAY
            }
            Rule::MaxItems(count) => {
                constraints.items.at_least(more(*count)?);
                TypeSet::ARRAY
            }
            Rule::UniqueItems => {
                constraints.is_repeated = true;
                TypeSet::ARRAY
            }
            // The number of matching items is computed where `contains` is read.
            Rule::Contains { .. } => TypeSet::ARRAY,
            Rule::MinProperties(count) => {
                constraints.fields.at_most(fewer(*count)?);
                TypeSet::OBJECT
            }
            Rule::MaxProperties(count) => {
                constraints.fields.at_least(more(*count)?);
                TypeSet::OBJECT
            }
            Rule::Required(names) => {
                let name = if detail.is_empty() {
                    self.random.pick(names).ok_or(Unsatisfied)?
                } else {
                    detail
                };
                constraints.forbidden.push(name.to_owned());
                TypeSet::OBJECT
            }
            Rule::DependentRequired(_) => {
                let (field, wanted) = split(detail).ok_or(Unsatisfied)?;
                constraints.require(field);
                constraints.forbidden.push(wanted.to_owned());
                constraints.free_dependency = Some((keyword, field.to_owned()));
                TypeSet::OBJECT
            }
            _ => return Err(Unsatisfied),
        };
        constraints.restrict(types);
        Ok(())
    }

    /// Constrains the value to violate a subschema: one of its rules is chosen and broken, and the others are ignored.
    pub(super) fn expand_broken(
        &mut self,
        id: SchemaId,
        constraints: &mut Constraints,
        waiting: &mut VecDeque<Goal>,
    ) -> Made<()> {
        let graph = self.graph;
        let node = graph.node(id);
        match node.boolean {
            Some(false) => return Ok(()),
            Some(true) => return Err(Unsatisfied),
            None => {}
        }
        let rules: Vec<_> = node.assertions.iter().filter(|own| is_rule(&own.rule)).collect();
        let links: Vec<&(Link, SchemaId)> =
            graph.links(id).iter().filter(|(link, _)| is_breakable(link)).collect();
        // Wrong values show more than missing fields, and rarely conflict with other rules.
        let is_presence = |index: usize| {
            rules.get(index).is_some_and(|own| matches!(own.rule, Rule::Required(_)))
        };
        let has_strong = (0..rules.len()).any(|index| !is_presence(index));
        let n_choices = rules.len() + links.len();
        let mut chosen = self.random.below(n_choices);
        if is_presence(chosen) && (has_strong || !links.is_empty()) && self.random.chance(60) {
            chosen = self.random.below(n_choices);
        }
        let Some(assertion) = rules.get(chosen) else {
            let (link, child) = links.get(chosen - rules.len()).copied().ok_or(Unsatisfied)?;
            return break_edge(node, link, *child, constraints, waiting);
        };
        if let Rule::Types(types) = &assertion.rule {
            constraints.restrict(!*types);
            return Ok(());
        }
        self.break_rule(&assertion.rule, assertion.keyword, "", constraints)
    }
}

/// Excludes the values, and returns the types that the value should preferably have.
fn exclude(values: &[tablature_schema::json::Value], constraints: &mut Constraints) -> TypeSet {
    let values = payload_values(values);
    let likely: TypeSet = values.iter().map(type_of).collect();
    constraints.excluded.extend(values);
    // Prefer a type that is listed, if it has other values.
    let likely = likely & !(TypeSet::NULL | TypeSet::BOOLEAN);
    if constraints.types.intersects(likely) { likely } else { TypeSet::ALL }
}

/// Constrains the value to violate a direct subschema or a reference.
fn break_edge(
    node: &Node,
    link: &Link,
    child: SchemaId,
    constraints: &mut Constraints,
    waiting: &mut VecDeque<Goal>,
) -> Made<()> {
    let applicator = match link {
        Link::Reference => {
            waiting.push_back(Goal::breaks(child));
            return Ok(());
        }
        Link::Child(applicator) => applicator,
    };
    match applicator {
        Applicator::AllOf(_) => waiting.push_back(Goal::breaks(child)),
        Applicator::AnyOf(_) => waiting.extend(node.any_of().iter().copied().map(Goal::breaks)),
        Applicator::OneOf(_) => waiting.extend(node.one_of().iter().copied().map(Goal::breaks)),
        Applicator::Not => waiting.push_back(Goal::meets(child)),
        Applicator::Then => {
            waiting.extend(node.condition().map(|condition| Goal::meets(condition.if_)));
            waiting.push_back(Goal::breaks(child));
        }
        Applicator::Else => {
            waiting.extend(node.condition().map(|condition| Goal::breaks(condition.if_)));
            waiting.push_back(Goal::breaks(child));
        }
        Applicator::Property(name) => {
            constraints.restrict(TypeSet::OBJECT);
            constraints.field_goals.push((name.to_string(), Goal::breaks(child)));
        }
        Applicator::DependentSchema(name) => {
            constraints.require(name);
            waiting.push_back(Goal::breaks(child));
        }
        Applicator::AdditionalProperties => {
            constraints.restrict(TypeSet::OBJECT);
            constraints.extra_fields.push(Goal::breaks(child));
        }
        Applicator::PrefixItem(index) => {
            constraints.restrict(TypeSet::ARRAY);
            constraints.item_goals.push((*index as usize, Goal::breaks(child)));
        }
        Applicator::Items => {
            constraints.restrict(TypeSet::ARRAY);
            constraints.item_goals.push((node.prefix_items().len(), Goal::breaks(child)));
        }
        Applicator::Contains => {
            constraints.restrict(TypeSet::ARRAY);
            constraints.each_item.push(Goal::breaks(child));
        }
        _ => return Err(Unsatisfied),
    }
    Ok(())
}

/// Adds what a rule that lists several names still requires when one of them is broken.
pub(super) fn rest_of(rule: &Rule, detail: &str, constraints: &mut Constraints) {
    match rule {
        Rule::Required(names) => {
            for name in names.iter().filter(|name| &***name != detail) {
                constraints.require(name);
            }
        }
        Rule::DependentRequired(rules) => {
            let Some((field, broken)) = split(detail) else { return };
            let own = rules.iter().filter(|(name, _)| &**name == field);
            for name in own.flat_map(|(_, wanted)| wanted).filter(|name| &***name != broken) {
                constraints.require(name);
            }
        }
        _ => {}
    }
}

/// Joins a field and the name that it requires into one string.
pub(in crate::sample) fn joined(field: &str, wanted: &str) -> String {
    format!("{field}\0{wanted}")
}

/// Splits what [`joined`] made.
pub(in crate::sample) fn split(detail: &str) -> Option<(&str, &str)> {
    detail.split_once('\0')
}

/// Returns whether a rule can be broken by itself.
pub(in crate::sample) fn is_rule(rule: &Rule) -> bool {
    !matches!(rule, Rule::Contains { .. } | Rule::DependentRequired(_))
}

fn is_breakable(link: &Link) -> bool {
    !matches!(
        link,
        Link::Child(
            Applicator::If
                | Applicator::Should
                | Applicator::PropertyNames
                | Applicator::PatternProperty(_)
                | Applicator::UnevaluatedItems
                | Applicator::UnevaluatedProperties
        )
    )
}
