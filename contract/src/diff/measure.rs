//! Measures schemas before the engine is asked: whether it is, must not depend on the machine.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use tablature_schema::ir::{Draft, Keyword};

use super::{
    emit::{definition, value_of},
    reduce::Pair,
};

/// The engine is not asked about more subschemas: real events of a hundred types have some hundreds in one question.
const MAX_NODES: usize = 4000;

/// The engine is not asked about more alternatives: it takes about a second for these.
const MAX_WIDTH: usize = 2048;

/// The engine is not asked about deeper schemas.
const MAX_DEPTH: usize = 64;

/// What a comparison of a schema costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    /// The number of subschemas with all references followed, so that one counts as often as it is reached.
    pub(super) nodes: usize,
    /// The number of alternatives for one value, if all unions for it are multiplied out.
    pub(super) width: usize,
    /// The depth of subschemas, references followed.
    pub(super) depth: usize,
}

impl Size {
    const ONE: Self = Self { nodes: 1, width: 1, depth: 1 };

    /// Returns whether the engine is asked about such schemas.
    pub(super) fn is_affordable(self) -> bool {
        self.nodes <= MAX_NODES && self.width <= MAX_WIDTH && self.depth <= MAX_DEPTH
    }

    /// Returns the size of both schemas of a pair together.
    pub(super) fn of_pair(pair: &Pair) -> Self {
        let (writer, reader) = (Self::of(&pair.writer), Self::of(&pair.reader));
        Self {
            nodes: writer.nodes.saturating_add(reader.nodes),
            width: writer.width.saturating_mul(reader.width),
            depth: writer.depth.max(reader.depth),
        }
    }

    /// Returns the size of a schema.
    pub(super) fn of(document: &Value) -> Self {
        let defs = document.get(Keyword::Defs.name()).and_then(Value::as_object);
        Meter { defs, known: BTreeMap::new() }.schema(document)
    }
}

struct Meter<'a> {
    defs: Option<&'a Map<String, Value>>,
    /// The sizes of definitions; `None` for one that is being measured.
    known: BTreeMap<&'a str, Option<Size>>,
}

impl<'a> Meter<'a> {
    fn schema(&mut self, schema: &'a Value) -> Size {
        let Some(members) = schema.as_object() else { return Size::ONE };
        let mut size = Size::ONE;
        // The widest value inside counts as well: it is multiplied out by itself.
        let mut widest = 1;
        for (name, value) in members {
            let Some(keyword) = Keyword::from_name(name, Draft::Draft2020) else { continue };
            let (inner, is_of_value) = match keyword {
                Keyword::Ref => (self.reference(value), true),
                Keyword::AllOf => (self.list(value, usize::saturating_mul), true),
                Keyword::AnyOf | Keyword::OneOf => (self.list(value, usize::saturating_add), true),
                Keyword::Not => {
                    let inner = self.schema(value);
                    // Each part of what is negated becomes an alternative.
                    (Size { width: inner.nodes, ..inner }, true)
                }
                Keyword::If => {
                    let branches = [Keyword::If, Keyword::Then, Keyword::Else];
                    (self.condition(members, branches), true)
                }
                Keyword::Properties | Keyword::PatternProperties | Keyword::DependentSchemas => {
                    (self.list(value, usize::max), keyword == Keyword::DependentSchemas)
                }
                Keyword::PrefixItems => (self.list(value, usize::max), false),
                Keyword::AdditionalProperties
                | Keyword::UnevaluatedProperties
                | Keyword::PropertyNames
                | Keyword::Items
                | Keyword::UnevaluatedItems
                | Keyword::Contains => (self.schema(value), false),
                _ => continue,
            };
            size.nodes = size.nodes.saturating_add(inner.nodes);
            size.depth = size.depth.max(inner.depth.saturating_add(1));
            if is_of_value {
                size.width = size.width.saturating_mul(inner.width.max(1));
            } else {
                widest = widest.max(inner.width);
            }
        }
        Size { width: size.width.max(widest), ..size }
    }

    fn condition(&mut self, members: &'a Map<String, Value>, parts: [Keyword; 3]) -> Size {
        let mut size = Size { nodes: 0, width: 0, depth: 0 };
        for schema in parts.into_iter().filter_map(|keyword| value_of(members, keyword)) {
            let inner = self.schema(schema);
            size.nodes = size.nodes.saturating_add(inner.nodes);
            size.width = size.width.saturating_add(inner.width);
            size.depth = size.depth.max(inner.depth);
        }
        size
    }

    /// Returns the size of subschemas together, their widths joined by a function.
    fn list(&mut self, value: &'a Value, join: fn(usize, usize) -> usize) -> Size {
        let members: Vec<&Value> = match value {
            Value::Array(items) => items.iter().collect(),
            Value::Object(fields) => fields.values().collect(),
            _ => Vec::new(),
        };
        let sizes = members.into_iter().map(|member| self.schema(member)).collect::<Vec<_>>();
        sizes
            .into_iter()
            .reduce(|one, other| Size {
                nodes: one.nodes.saturating_add(other.nodes),
                width: join(one.width, other.width),
                depth: one.depth.max(other.depth),
            })
            .unwrap_or(Size::ONE)
    }

    fn reference(&mut self, value: &'a Value) -> Size {
        let name = value.as_str().and_then(definition);
        let Some((name, target)) = name.and_then(|name| Some((name, self.defs?.get(name)?))) else {
            return Size::ONE;
        };
        if let Some(known) = self.known.get(name) {
            // A recursive type is followed once.
            return known.unwrap_or(Size::ONE);
        }
        self.known.insert(name, None);
        let size = self.schema(target);
        self.known.insert(name, Some(size));
        size
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(schema: &Value, nodes: usize, width: usize, depth: usize) {
        assert_eq!(Size::of(schema), Size { nodes, width, depth }, "{schema}");
    }

    #[test]
    fn references_are_followed_and_unions_multiplied_out() {
        check(&json!({"type": "string"}), 1, 1, 1);
        check(&json!({"properties": {"a": {"anyOf": [true, {}, {}]}, "b": {}}}), 6, 3, 3);
        let two = json!({"anyOf": [{"const": 1}, {"const": 2}]});
        check(&json!({"allOf": [two, two, two]}), 10, 8, 3);
        check(
            &json!({"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}),
            4,
            1,
            4,
        );
        check(&json!({"not": {"required": ["a"], "properties": {"b": {}}}}), 3, 2, 3);
        check(&json!({"if": {"const": 1}, "then": {"type": "null"}}), 3, 2, 2);
    }

    #[test]
    fn what_doubles_at_every_level_is_counted_without_being_unfolded() {
        let mut defs = Map::new();
        for at in 0..200 {
            let next = json!({"$ref": format!("#/$defs/d{}", at + 1)});
            defs.insert(format!("d{at}"), json!({"properties": {"a": next, "b": next}}));
        }
        defs.insert("d200".to_owned(), json!({}));
        let size = Size::of(&json!({"$ref": "#/$defs/d0", "$defs": defs}));
        assert_eq!(size.nodes, usize::MAX);
        assert!(!size.is_affordable());
    }
}
