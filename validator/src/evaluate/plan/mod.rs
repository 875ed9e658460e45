//! Prepares the subschemas of an IR for evaluation, once for a checker.

mod array;
mod object;
mod values;

use std::sync::Arc;

use tablature_schema::{
    ir::{Draft, Ir, Node, ResourceId, Rule, SchemaId, Target, TypeSet},
    json::Value,
};

use super::hash::Secret;
use crate::json::{Kind, NodeRef};

pub(super) use array::{ArrayRules, Contains};
pub(crate) use object::ObjectRules;
pub(super) use values::Values;

/// A schema, prepared for evaluation.
#[derive(Debug)]
pub(crate) struct Plan {
    ir: Arc<Ir>,
    rules: Vec<Rules>,
    pub(in crate::evaluate) secret: Secret,
    /// The number of subschemas that have a [`Rules::branch`].
    pub(in crate::evaluate) branches: usize,
}

/// A subschema, prepared for evaluation.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each lets the evaluator skip a check")]
pub(in crate::evaluate) struct Rules {
    /// The schemas `true` and `false`.
    pub(in crate::evaluate) boolean: Option<bool>,
    /// The types that it accepts.
    pub(in crate::evaluate) types: TypeSet,
    /// The types that no other keyword of the subschema applies to.
    pub(in crate::evaluate) settled: TypeSet,
    /// Is `true` if `1.0` is not an integer (draft 4).
    pub(in crate::evaluate) has_literal_integers: bool,
    /// The resource that is entered with it, where dynamic references depend on it.
    pub(in crate::evaluate) resource: Option<ResourceId>,
    /// Is `true` if its verdicts are worth caching.
    pub(in crate::evaluate) is_shared: bool,
    /// Its number among the branches of `anyOf` and `oneOf` and the subschemas of `if`.
    pub(in crate::evaluate) branch: Option<usize>,
    /// Is `true` if other subschemas apply to the same value.
    pub(in crate::evaluate) has_in_place: bool,
    /// Is `true` if some of them apply only where a property is present.
    pub(in crate::evaluate) has_dependents: bool,
    /// Cost of entering it, in steps.
    pub(in crate::evaluate) cost: u64,
    /// `enum` and `const`.
    pub(in crate::evaluate) values: Vec<Values>,
    /// Indexes of the assertions about numbers, in the node's list.
    pub(in crate::evaluate) of_numbers: Box<[usize]>,
    /// Those about strings.
    pub(in crate::evaluate) of_strings: Box<[usize]>,
    /// Is `true` if `contentEncoding` or `contentMediaType` may reject strings.
    pub(in crate::evaluate) has_content: bool,
    /// Those about arrays.
    pub(in crate::evaluate) of_arrays: Box<[usize]>,
    pub(in crate::evaluate) array: Option<ArrayRules>,
    /// Those about objects, `required` only where [`ObjectRules`] does not count it.
    pub(in crate::evaluate) of_objects: Box<[usize]>,
    pub(in crate::evaluate) object: Option<ObjectRules>,
    pub(in crate::evaluate) unevaluated_properties: Option<SchemaId>,
    pub(in crate::evaluate) unevaluated_items: Option<SchemaId>,
}

impl Plan {
    /// Creates the plan for a schema.
    pub(crate) fn new(ir: Arc<Ir>) -> Self {
        let secret = Secret::default();
        let is_dynamic = ir.nodes().any(|(_, node)| {
            node.references
                .iter()
                .any(|reference| matches!(reference.target, Target::Dynamic { .. }))
        });
        let rules = ir.nodes().map(|(_, node)| {
            let has_anchors = !ir.resource(node.resource).dynamic_anchors.is_empty();
            let resource = (is_dynamic && has_anchors).then_some(node.resource);
            Rules::new(node, resource, secret)
        });
        let mut rules: Vec<Rules> = rules.collect();
        let mut branches = 0;
        for (_, node) in ir.nodes() {
            let condition = node.condition().map(|condition| condition.if_);
            for id in node.any_of().iter().chain(node.one_of()).chain(&condition) {
                rules[id.index()].branch = Some(branches);
                branches += 1;
            }
        }
        Self { ir, rules, secret, branches }
    }

    /// Returns the schema.
    pub(crate) fn ir(&self) -> &Arc<Ir> {
        &self.ir
    }

    /// Returns the rules of a subschema about the members of objects.
    pub(crate) fn object(&self, id: SchemaId) -> Option<&ObjectRules> {
        self.rules(id).object.as_ref()
    }

    pub(in crate::evaluate) fn rules(&self, id: SchemaId) -> &Rules {
        &self.rules[id.index()]
    }
}

impl Rules {
    /// Returns whether it has a keyword that depends on what others have evaluated of a value.
    pub(in crate::evaluate) fn asks_unevaluated(&self, value: NodeRef<'_>) -> bool {
        match value.kind() {
            Kind::Object => self.unevaluated_properties.is_some(),
            Kind::Array => self.unevaluated_items.is_some(),
            _ => false,
        }
    }

    fn new(node: &Node, resource: Option<ResourceId>, secret: Secret) -> Self {
        let types = node.assertions.iter().filter_map(|assertion| match assertion.rule {
            Rule::Types(types) => Some(types),
            _ => None,
        });
        let values = node.assertions.iter().enumerate().filter_map(|(index, assertion)| {
            accepted(&assertion.rule).map(|values| Values::new(index, values, secret))
        });
        let object = ObjectRules::new(node);
        let counts_required = object.as_ref().is_some_and(ObjectRules::counts_required);
        let assertions = node.assertions.len() as u64;
        let mut rules = Self {
            boolean: node.boolean,
            types: types.fold(TypeSet::ALL, std::ops::BitAnd::bitand),
            settled: TypeSet::EMPTY,
            has_literal_integers: node.draft == Draft::Draft4,
            resource,
            is_shared: node.is_shared,
            branch: None,
            has_in_place: node.has_in_place(),
            has_dependents: node.dependent_schemas().next().is_some(),
            cost: 1 + assertions,
            values: values.collect(),
            of_numbers: places(node, |rule| matches!(rule, Rule::Bound(_) | Rule::MultipleOf(_))),
            of_strings: places(node, |rule| {
                matches!(
                    rule,
                    Rule::MinLength(_)
                        | Rule::MaxLength(_)
                        | Rule::Pattern(_)
                        | Rule::Format(_)
                        | Rule::MaxAge(_)
                )
            }),
            has_content: has_content(node),
            of_arrays: places(node, |rule| {
                matches!(rule, Rule::MinItems(_) | Rule::MaxItems(_) | Rule::UniqueItems)
            }),
            array: ArrayRules::new(node),
            of_objects: places(node, |rule| match rule {
                Rule::MinProperties(_) | Rule::MaxProperties(_) | Rule::DependentRequired(_) => {
                    true
                }
                Rule::Required(_) => !counts_required,
                _ => false,
            }),
            object,
            unevaluated_properties: node.unevaluated_properties(),
            unevaluated_items: node.unevaluated_items(),
        };
        rules.settled = rules.types_without_rules();
        rules
    }

    fn types_without_rules(&self) -> TypeSet {
        if self.has_in_place || !self.values.is_empty() {
            return TypeSet::EMPTY;
        }
        let none_of = |types: TypeSet, is_none: bool| if is_none { types } else { TypeSet::EMPTY };
        let has_arrays =
            !self.of_arrays.is_empty() || self.array.is_some() || self.unevaluated_items.is_some();
        let has_objects = !self.of_objects.is_empty()
            || self.object.is_some()
            || self.unevaluated_properties.is_some();
        TypeSet::NULL
            | TypeSet::BOOLEAN
            | none_of(TypeSet::NUMBER, self.of_numbers.is_empty())
            | none_of(TypeSet::STRING, self.of_strings.is_empty() && !self.has_content)
            | none_of(TypeSet::ARRAY, !has_arrays)
            | none_of(TypeSet::OBJECT, !has_objects)
    }
}

fn places(node: &Node, is_of: impl Fn(&Rule) -> bool) -> Box<[usize]> {
    let assertions = node.assertions.iter().enumerate();
    assertions.filter(|(_, assertion)| is_of(&assertion.rule)).map(|(index, _)| index).collect()
}

/// Returns the values of `enum` or `const`.
pub(crate) fn accepted(rule: &Rule) -> Option<&[Value]> {
    match rule {
        Rule::Enum(values) => Some(values),
        Rule::Const(value) => Some(std::slice::from_ref(value)),
        _ => None,
    }
}

/// Returns whether `contentEncoding` or `contentMediaType` may reject strings, as in draft 7.
pub(crate) fn has_content(node: &Node) -> bool {
    let annotations = &node.annotations;
    node.draft == Draft::Draft7
        && (annotations.content_encoding.is_some() || annotations.content_media_type.is_some())
}
