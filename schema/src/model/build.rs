//! Schema → [`Model`]: subschemas are found from the outermost inwards, references followed as they come.

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value};

use super::{
    Annotations, Condition, Fields, Model, Node, SchemaId,
    pointer::{decode_fragment, push_segment},
};
use crate::vocabulary;

/// `is_library` says whether definitions that nothing in the schema refers to are read too.
pub(super) fn build(schema: &Value, is_library: bool) -> Model {
    let mut builder = Builder {
        schema,
        is_library,
        model: Model::default(),
        names: Names::default(),
        waiting: VecDeque::new(),
    };
    builder.names.collect(schema, "", "");
    let resources = builder.names.resources.iter().filter(|(_, pointer)| !pointer.is_empty());
    builder.model.resources =
        resources.map(|(id, pointer)| (id.clone(), pointer.clone())).collect();
    builder.subschema(String::new());
    while let Some(id) = builder.waiting.pop_front() {
        builder.read(id);
    }
    builder.model
}

/// What `$id`, `$anchor` and `$dynamicAnchor` name, by pointer.
#[derive(Default)]
struct Names {
    /// `$id` → pointer of the resource.
    resources: HashMap<String, String>,
    /// Pointer of the resource and anchor → pointer.
    anchors: HashMap<(String, String), String>,
}

impl Names {
    fn collect(&mut self, value: &Value, pointer: &str, resource: &str) {
        match value {
            Value::Object(members) => {
                let own = members.get("$id").or_else(|| members.get("id")).and_then(Value::as_str);
                let is_resource = own.is_some_and(|id| !id.starts_with('#'));
                let resource = if is_resource || pointer.is_empty() { pointer } else { resource };
                if let Some(id) = own {
                    self.resources.insert(id.trim_end_matches('#').to_owned(), pointer.to_owned());
                }
                for keyword in ["$anchor", "$dynamicAnchor"] {
                    if let Some(anchor) = members.get(keyword).and_then(Value::as_str) {
                        self.anchors
                            .insert((resource.to_owned(), anchor.to_owned()), pointer.to_owned());
                    }
                }
                for (name, member) in members {
                    if !matches!(name.as_str(), "const" | "enum" | "default" | "examples") {
                        self.collect(member, &child(pointer, name), resource);
                    }
                }
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.collect(element, &child(pointer, &index.to_string()), resource);
                }
            }
            _ => {}
        }
    }

    /// The pointer of the innermost resource that holds `pointer`.
    fn resource_of<'p>(&self, pointer: &'p str) -> &'p str {
        let mut end = pointer.len();
        loop {
            if end == 0 || self.resources.values().any(|resource| resource == &pointer[..end]) {
                return &pointer[..end];
            }
            end = pointer[..end].rfind('/').unwrap_or(0);
        }
    }

    /// Where a reference that stands at `pointer` leads, as a pointer; `None` where it leads out.
    fn resolve(&self, reference: &str, pointer: &str) -> Option<String> {
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = match uri {
            "" => self.resource_of(pointer).to_owned(),
            uri => self.resources.get(uri)?.clone(),
        };
        let fragment = decode_fragment(fragment);
        if fragment.is_empty() || fragment.starts_with('/') {
            return Some(resource + &fragment);
        }
        self.anchors.get(&(resource, fragment)).cloned()
    }
}

struct Builder<'s> {
    schema: &'s Value,
    is_library: bool,
    model: Model,
    names: Names,
    waiting: VecDeque<SchemaId>,
}

impl Builder<'_> {
    /// The subschema at `pointer`, to be read later if it is new.
    fn subschema(&mut self, pointer: String) -> SchemaId {
        if let Some(id) = self.model.by_pointer.get(&pointer) {
            return *id;
        }
        let id = SchemaId(u32::try_from(self.model.nodes.len()).expect("below 2^32 subschemas"));
        self.model.by_pointer.insert(pointer.clone(), id);
        self.model.nodes.push(Node { pointer, ..Node::default() });
        self.waiting.push_back(id);
        id
    }

    fn read(&mut self, id: SchemaId) {
        let pointer = self.model.node(id).pointer.clone();
        let schema = self.schema;
        let Some(Value::Object(members)) = schema.pointer(&pointer) else {
            return;
        };
        let mut node = Node {
            pointer: pointer.clone(),
            annotations: Annotations::read(members),
            ..Node::default()
        };
        for keyword in ["$ref", "$dynamicRef", "$recursiveRef"] {
            let Some(reference) = members.get(keyword).and_then(Value::as_str) else {
                continue;
            };
            match self.names.resolve(reference, &pointer) {
                Some(target) if keyword == "$ref" && schema.pointer(&target).is_some() => {
                    node.reference = Some(self.subschema(target));
                }
                _ => node.is_opaque = true,
            }
        }
        node.properties = self.fields(members, &pointer, "properties");
        node.pattern_properties = self.named(members, &pointer, "patternProperties");
        node.additional_properties = self
            .single(members, &pointer, "additionalProperties")
            .or_else(|| self.single(members, &pointer, "unevaluatedProperties"));
        node.required = members
            .get("required")
            .and_then(Value::as_array)
            .map(|names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default();
        node.prefix_items = self.list(members, &pointer, "prefixItems");
        if let Some(Value::Array(_)) = members.get("items") {
            node.prefix_items = self.list(members, &pointer, "items");
            node.items = self.single(members, &pointer, "additionalItems");
        } else {
            node.items = self.single(members, &pointer, "items");
        }
        node.all_of = self.list(members, &pointer, "allOf");
        node.any_of = self.list(members, &pointer, "anyOf");
        node.one_of = self.list(members, &pointer, "oneOf");
        node.condition = self.single(members, &pointer, "if").map(|if_| Condition {
            if_,
            then: self.single(members, &pointer, "then"),
            else_: self.single(members, &pointer, "else"),
        });
        node.dependent_schemas = self.named(members, &pointer, "dependentSchemas");
        node.dependent_schemas.extend(self.named(members, &pointer, "dependencies"));
        node.annotations.should = self.single(members, &pointer, vocabulary::SHOULD);
        // Subschemas that speak about a value without naming it: known so that findings have an owner.
        for keyword in ["not", "contains", "propertyNames", "unevaluatedItems"] {
            self.single(members, &pointer, keyword);
        }
        if self.is_library {
            for keyword in ["$defs", "definitions"] {
                self.named(members, &pointer, keyword);
            }
        }
        self.model.nodes[id.0 as usize] = node;
    }

    fn single(
        &mut self,
        members: &Map<String, Value>,
        at: &str,
        keyword: &str,
    ) -> Option<SchemaId> {
        let value = members.get(keyword)?;
        (value.is_object() || value.is_boolean()).then(|| self.subschema(child(at, keyword)))
    }

    fn list(&mut self, members: &Map<String, Value>, at: &str, keyword: &str) -> Vec<SchemaId> {
        let length = members.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
        let list = child(at, keyword);
        (0..length).map(|index| self.subschema(child(&list, &index.to_string()))).collect()
    }

    fn named(
        &mut self,
        members: &Map<String, Value>,
        at: &str,
        keyword: &str,
    ) -> Vec<(String, SchemaId)> {
        let Some(Value::Object(schemas)) = members.get(keyword) else {
            return Vec::new();
        };
        let map = child(at, keyword);
        schemas
            .iter()
            .filter(|(_, schema)| schema.is_object() || schema.is_boolean())
            .map(|(name, _)| (name.clone(), self.subschema(child(&map, name))))
            .collect()
    }

    fn fields(&mut self, members: &Map<String, Value>, at: &str, keyword: &str) -> Fields {
        let mut fields = Fields::default();
        for (name, id) in self.named(members, at, keyword) {
            fields.insert(&name, id);
        }
        fields
    }
}

fn child(pointer: &str, name: &str) -> String {
    let mut child = pointer.to_owned();
    push_segment(&mut child, name);
    child
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check_reference(schema: &Value, expected: Option<&str>) {
        let model = build(schema, false);
        let target = model.root().reference.map(|id| model.node(id).pointer.as_str());
        assert_eq!(target, expected);
        assert_eq!(model.root().is_opaque, expected.is_none());
    }

    #[test]
    fn references_lead_to_pointers_anchors_and_resources() {
        check_reference(
            &json!({"$ref": "#/$defs/a%20b", "$defs": {"a b": {}}}),
            Some("/$defs/a b"),
        );
        check_reference(
            &json!({"$ref": "#name", "$defs": {"a": {"$anchor": "name"}}}),
            Some("/$defs/a"),
        );
        check_reference(
            &json!({"$ref": "urn:x", "$defs": {"a": {"$id": "urn:x"}}}),
            Some("/$defs/a"),
        );
        check_reference(&json!({"$ref": "#"}), Some(""));
        check_reference(&json!({"$ref": "other.json"}), None);
        check_reference(&json!({"$ref": "#/nowhere"}), None);
    }

    #[test]
    fn pointers_in_a_resource_start_at_the_resource() {
        let schema = json!({
            "allOf": [{"$id": "urn:x", "$ref": "#/$defs/a", "$defs": {"a": {"title": "inner"}}}],
            "$defs": {"a": {"title": "outer"}},
        });
        let model = build(&schema, false);
        let inner = model.node(model.node(model.root().all_of[0]).reference.unwrap());
        assert_eq!(inner.pointer, "/allOf/0/$defs/a");
    }

    #[test]
    fn a_keyword_is_owned_by_the_innermost_subschema() {
        let model =
            build(&json!({"properties": {"required": {"type": "string", "not": {}}}}), false);
        let (node, keyword) = model.owner("/properties/required/not");
        assert_eq!((node.pointer.as_str(), keyword), ("/properties/required", "not"));
        let (node, keyword) = model.owner("/properties/required/type");
        assert_eq!((node.pointer.as_str(), keyword), ("/properties/required", "type"));
        let (node, keyword) = model.owner("/required");
        assert_eq!((node.pointer.as_str(), keyword), ("", "required"));
    }

    #[test]
    fn schemas_that_are_not_well_formed_say_nothing() {
        for schema in
            [json!(true), json!(3), json!({"properties": 3, "allOf": {}, "if": [], "fault": 1})]
        {
            assert!(build(&schema, false).root().properties.is_empty());
        }
    }
}
