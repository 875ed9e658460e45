//! The rules about the items of arrays.

use tablature_schema::ir::{Draft, Node, Rule, SchemaId};

/// The rules of a subschema about the items of arrays.
#[derive(Debug)]
pub(in crate::evaluate) struct ArrayRules {
    pub(in crate::evaluate) has_items: bool,
    pub(in crate::evaluate) contains: Option<Contains>,
}

/// `contains`, `minContains` and `maxContains`.
#[derive(Debug, Clone, Copy)]
pub(in crate::evaluate) struct Contains {
    pub(in crate::evaluate) schema: SchemaId,
    pub(in crate::evaluate) min: u64,
    pub(in crate::evaluate) max: Option<u64>,
    /// Is `true` if an item that is valid under it is evaluated (Core 10.3.1.3 of 2020-12).
    pub(in crate::evaluate) evaluates: bool,
}

impl ArrayRules {
    /// Returns the rules of a node about items; `None` where it has none.
    pub(in crate::evaluate) fn new(node: &Node) -> Option<Self> {
        let has_items = node.items().is_some() || !node.prefix_items().is_empty();
        let contains = node.contains().map(|schema| {
            let rule = node.assertions.iter().find_map(|assertion| match assertion.rule {
                Rule::Contains { min, max } => Some((min, max)),
                _ => None,
            });
            let (min, max) = rule.unwrap_or((1, None));
            Contains { schema, min, max, evaluates: node.draft >= Draft::Draft2020 }
        });
        (has_items || contains.is_some()).then_some(Self { has_items, contains })
    }
}
