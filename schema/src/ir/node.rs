//! Nodes of the IR: one for each subschema.

use std::{collections::HashMap, sync::Arc};

use super::{Annotations, Assertion, Draft, Keyword, Rule};
use crate::{json::Value, pattern::Pattern};

/// The index of a subschema in its [`Ir`](super::Ir).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(super) u32);

impl SchemaId {
    /// Returns its index in lists with an entry for each subschema.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a document in its [`Ir`](super::Ir); 0 is the schema's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u32);

impl DocumentId {
    /// The document of the schema itself.
    pub const ROOT: Self = Self(0);

    /// Returns its index in lists with an entry for each document.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a schema resource (JSON Schema Core 4.3.5): a document, or a part of it with its own `$id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub(super) u32);

impl ResourceId {
    /// Returns its index in lists with an entry for each resource.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A location in the documents of a schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The document.
    pub document: DocumentId,
    /// JSON Pointer into it.
    pub pointer: Arc<str>,
}

/// The keyword by which a subschema is applied, with its name or index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicator {
    /// A member of `allOf`.
    AllOf(u32),
    /// A branch of `anyOf`.
    AnyOf(u32),
    /// A branch of `oneOf`.
    OneOf(u32),
    /// `not`.
    Not,
    /// `if`.
    If,
    /// `then`, where there is an `if`.
    Then,
    /// `else`, where there is an `if`.
    Else,
    /// `dependentSchemas`, and the schemas in `dependencies`: applies if the object has the property.
    DependentSchema(Box<str>),
    /// `properties`.
    Property(Box<str>),
    /// `patternProperties`.
    PatternProperty(Pattern),
    /// `additionalProperties`.
    AdditionalProperties,
    /// `unevaluatedProperties`.
    UnevaluatedProperties,
    /// `propertyNames`.
    PropertyNames,
    /// `prefixItems`, or `items` as a list in older drafts.
    PrefixItem(u32),
    /// `items`, or `additionalItems` beside a list in older drafts: every item after the prefix.
    Items,
    /// `unevaluatedItems`.
    UnevaluatedItems,
    /// `contains`.
    Contains,
    /// `contentSchema`: the content of a string.
    ContentSchema,
    /// `should`: violations are warnings.
    Should,
    /// `$defs` and `definitions`: applies only through references.
    Definition(Box<str>),
}

impl Applicator {
    /// Returns whether the subschema applies in place, and affects the verdict.
    pub fn is_in_place(&self) -> bool {
        matches!(
            self,
            Self::AllOf(_)
                | Self::AnyOf(_)
                | Self::OneOf(_)
                | Self::Not
                | Self::If
                | Self::Then
                | Self::Else
                | Self::DependentSchema(_)
        )
    }
}

/// A reference to another subschema.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reference {
    /// `$ref`, `$dynamicRef` or `$recursiveRef`.
    pub keyword: Keyword,
    /// The target.
    pub target: Target,
}

/// The target of a [`Reference`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A fixed subschema.
    Static(SchemaId),
    /// The subschema with this anchor in the outermost resource of the dynamic scope that has it (Core 8.2.3.2 of
    /// 2020-12, 8.2.4.2.1 of 2019-09, where the anchor is the empty string).
    Dynamic {
        /// The name in `$dynamicAnchor`; empty for `$recursiveAnchor`.
        anchor: Box<str>,
        /// The target without a dynamic scope.
        fallback: SchemaId,
    },
    /// Unresolved. Happens only in unreachable subschemas; everywhere else it is an error.
    Unresolved,
}

/// A subschema, interpreted by its draft.
#[derive(Debug)]
#[non_exhaustive]
pub struct Node {
    /// Its location.
    pub location: Location,
    /// Its draft.
    pub draft: Draft,
    /// The resource that it belongs to.
    pub resource: ResourceId,
    /// The enclosing subschema; `None` for the root of a document.
    pub parent: Option<SchemaId>,
    /// `true` or `false` as a schema.
    pub boolean: Option<bool>,
    /// Its references, in the order of the text.
    pub references: Vec<Reference>,
    /// Its assertions, in the order of the text.
    pub assertions: Vec<Assertion>,
    /// Its subschemas, in the order of the text.
    pub children: Vec<(Applicator, SchemaId)>,
    /// Its annotations.
    pub annotations: Arc<Annotations>,
    /// Its members that are not keywords of its draft, in the order of the text.
    pub unknown: Vec<(Box<str>, Value)>,
    /// Is `true` if more than one in-place path from a subschema reaches it, so that its verdict is worth caching.
    pub is_shared: bool,
    /// Is `true` if it is reachable from the root.
    pub is_reachable: bool,
    pub(super) lookup: Arc<Lookup>,
}

/// A lookup table for the children of a node.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    /// Indices into the node's children.
    pub(super) properties: HashMap<Box<str>, u32>,
    pub(super) pattern_properties: Vec<u32>,
    pub(super) dependent_schemas: Vec<u32>,
    pub(super) prefix_items: Vec<SchemaId>,
    pub(super) additional_properties: Option<SchemaId>,
    pub(super) unevaluated_properties: Option<SchemaId>,
    pub(super) property_names: Option<SchemaId>,
    pub(super) items: Option<SchemaId>,
    pub(super) unevaluated_items: Option<SchemaId>,
    pub(super) contains: Option<SchemaId>,
    pub(super) all_of: Vec<SchemaId>,
    pub(super) any_of: Vec<SchemaId>,
    pub(super) one_of: Vec<SchemaId>,
    pub(super) not: Option<SchemaId>,
    pub(super) condition: Option<Condition>,
    pub(super) should: Option<SchemaId>,
}

/// `if`, `then` and `else`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition {
    /// `if`.
    pub if_: SchemaId,
    /// `then`.
    pub then: Option<SchemaId>,
    /// `else`.
    pub else_: Option<SchemaId>,
}

impl Condition {
    /// Returns its subschemas: `if`, `then` and `else`.
    pub fn subschemas(&self) -> impl Iterator<Item = SchemaId> + use<> {
        [Some(self.if_), self.then, self.else_].into_iter().flatten()
    }
}

impl Node {
    /// Returns whether other subschemas apply to the same value because of this one.
    pub fn has_in_place(&self) -> bool {
        !self.references.is_empty()
            || self.children.iter().any(|(applicator, _)| applicator.is_in_place())
    }

    /// Returns the subschema under an applicator.
    pub fn child(&self, applicator: &Applicator) -> Option<SchemaId> {
        self.children.iter().find(|(own, _)| own == applicator).map(|(_, id)| *id)
    }

    /// Returns the subschema of the property `name`.
    pub fn property(&self, name: &str) -> Option<SchemaId> {
        self.lookup.properties.get(name).map(|index| self.children[*index as usize].1)
    }

    /// Returns the property `name`, with the name borrowed from the schema.
    pub fn property_entry(&self, name: &str) -> Option<(&str, SchemaId)> {
        let index = *self.lookup.properties.get(name)? as usize;
        match &self.children[index] {
            (Applicator::Property(name), id) => Some((name, *id)),
            _ => None,
        }
    }

    /// Returns names and subschemas of `properties`, in the order of the schema.
    pub fn properties(&self) -> impl Iterator<Item = (&str, SchemaId)> {
        self.children.iter().filter_map(|(applicator, id)| match applicator {
            Applicator::Property(name) => Some((&**name, *id)),
            _ => None,
        })
    }

    /// Returns patterns and subschemas of `patternProperties`, in the order of the schema.
    pub fn pattern_properties(&self) -> impl Iterator<Item = (&Pattern, SchemaId)> {
        self.lookup.pattern_properties.iter().filter_map(|index| {
            match &self.children[*index as usize] {
                (Applicator::PatternProperty(pattern), id) => Some((pattern, *id)),
                _ => None,
            }
        })
    }

    /// Returns names and subschemas of `dependentSchemas`, in the order of the schema.
    pub fn dependent_schemas(&self) -> impl Iterator<Item = (&str, SchemaId)> {
        self.lookup.dependent_schemas.iter().filter_map(|index| {
            match &self.children[*index as usize] {
                (Applicator::DependentSchema(name), id) => Some((&**name, *id)),
                _ => None,
            }
        })
    }

    /// Returns the subschema of `additionalProperties`.
    pub fn additional_properties(&self) -> Option<SchemaId> {
        self.lookup.additional_properties
    }

    /// Returns the subschema of `unevaluatedProperties`.
    pub fn unevaluated_properties(&self) -> Option<SchemaId> {
        self.lookup.unevaluated_properties
    }

    /// Returns the subschema of `propertyNames`.
    pub fn property_names(&self) -> Option<SchemaId> {
        self.lookup.property_names
    }

    /// Returns the subschemas of the first items.
    pub fn prefix_items(&self) -> &[SchemaId] {
        &self.lookup.prefix_items
    }

    /// Returns the subschema of the items after the prefix.
    pub fn items(&self) -> Option<SchemaId> {
        self.lookup.items
    }

    /// Returns the subschema of `unevaluatedItems`.
    pub fn unevaluated_items(&self) -> Option<SchemaId> {
        self.lookup.unevaluated_items
    }

    /// Returns the subschema of `contains`.
    pub fn contains(&self) -> Option<SchemaId> {
        self.lookup.contains
    }

    /// Returns the members of `allOf`.
    pub fn all_of(&self) -> &[SchemaId] {
        &self.lookup.all_of
    }

    /// Returns the branches of `anyOf`.
    pub fn any_of(&self) -> &[SchemaId] {
        &self.lookup.any_of
    }

    /// Returns the branches of `oneOf`.
    pub fn one_of(&self) -> &[SchemaId] {
        &self.lookup.one_of
    }

    /// Returns the subschema of `not`.
    pub fn not(&self) -> Option<SchemaId> {
        self.lookup.not
    }

    /// Returns `if` with its branches.
    pub fn condition(&self) -> Option<Condition> {
        self.lookup.condition
    }

    /// Returns the subschema of `should`.
    pub fn should(&self) -> Option<SchemaId> {
        self.lookup.should
    }

    /// Returns the target of its only reference, if that is static.
    pub fn static_reference(&self) -> Option<SchemaId> {
        self.references.iter().find_map(|reference| match reference.target {
            Target::Static(id) => Some(id),
            _ => None,
        })
    }

    /// Returns the names in `required`.
    pub fn required(&self) -> &[Box<str>] {
        let names = self.assertions.iter().find_map(|assertion| match &assertion.rule {
            Rule::Required(names) => Some(names.as_slice()),
            _ => None,
        });
        names.unwrap_or_default()
    }

    /// Returns the rule of a keyword.
    pub fn rule(&self, keyword: Keyword) -> Option<&Rule> {
        self.assertions
            .iter()
            .find(|assertion| assertion.keyword == keyword)
            .map(|assertion| &assertion.rule)
    }

    /// Returns a JSON Pointer to a keyword of the subschema, in its document.
    pub fn keyword_pointer(&self, keyword: Keyword) -> String {
        format!("{}/{}", self.location.pointer, keyword.name())
    }
}
