//! The rules about the members of objects.

use std::collections::BTreeMap;

use tablature_schema::ir::{Node, Rule, SchemaId};

use crate::json::{Name, NameTable, OwnedName};

/// The rules of a subschema about the members of objects.
#[derive(Debug)]
pub(crate) struct ObjectRules {
    /// The names in `properties` and in `required`.
    pub(in crate::evaluate) names: NameTable<Named>,
    /// The number of names in `required` that have a bit.
    pub(in crate::evaluate) required: u32,
    /// Is `true` if some have no bit, and are looked up.
    pub(in crate::evaluate) has_more_required: bool,
    /// The names again, in the order of the schema, where they are few and there are no other rules.
    pub(in crate::evaluate) scanned: Box<[(OwnedName, Named)]>,
    pub(in crate::evaluate) has_patterns: bool,
    pub(in crate::evaluate) additional: Option<SchemaId>,
    pub(in crate::evaluate) names_schema: Option<SchemaId>,
}

/// Up to this many names, searching the object for each name is faster than looking up each member.
const MAX_SCANNED_NAMES: usize = 3;

/// The rules of a subschema about one name.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::evaluate) struct Named {
    pub(in crate::evaluate) schema: Option<SchemaId>,
    /// The bit of a required name.
    pub(in crate::evaluate) required: u64,
}

impl ObjectRules {
    /// Returns the rules of a node about members; `None` where it has none.
    pub(in crate::evaluate) fn new(node: &Node) -> Option<Self> {
        let mut names: BTreeMap<&str, Named> = BTreeMap::new();
        for (name, schema) in node.properties() {
            names.entry(name).or_default().schema = Some(schema);
        }
        let mut required = 0;
        for name in required_names(node).take(64) {
            let rule = names.entry(name).or_default();
            if rule.required == 0 {
                rule.required = 1 << required;
                required += 1;
            }
        }
        let mut rules = Self {
            names: NameTable::new(names.iter().map(|(name, named)| (*name, *named))),
            scanned: Box::default(),
            required,
            has_more_required: required_names(node).nth(64).is_some(),
            has_patterns: node.pattern_properties().next().is_some(),
            additional: node.additional_properties(),
            names_schema: node.property_names(),
        };
        let is_empty = rules.names.is_empty()
            && !rules.has_patterns
            && rules.additional.is_none()
            && rules.names_schema.is_none();
        let has_only_names =
            !rules.has_patterns && rules.additional.is_none() && rules.names_schema.is_none();
        if has_only_names && rules.names.len() <= MAX_SCANNED_NAMES {
            let own = node.properties().map(|(name, _)| name);
            let others = required_names(node).filter(|name| node.property(name).is_none());
            let all = own.chain(others).map(|name| (Name::new(name).into(), names[name]));
            rules.scanned = all.collect();
        }
        (!is_empty).then_some(rules)
    }

    /// Returns the subschema of the property `name`.
    pub(crate) fn property(&self, name: Name<'_>) -> Option<SchemaId> {
        self.names.get(name)?.schema
    }

    /// Returns whether there are `patternProperties`.
    pub(crate) fn has_patterns(&self) -> bool {
        self.has_patterns
    }

    /// Returns the subschema of `additionalProperties`.
    pub(crate) fn additional(&self) -> Option<SchemaId> {
        self.additional
    }

    /// Returns whether `required` is judged with the members.
    pub(in crate::evaluate) fn counts_required(&self) -> bool {
        !self.has_more_required
    }
}

fn required_names(node: &Node) -> impl Iterator<Item = &str> {
    let lists = node.assertions.iter().filter_map(|assertion| match &assertion.rule {
        Rule::Required(names) => Some(names),
        _ => None,
    });
    lists.flatten().map(|name| &**name)
}
