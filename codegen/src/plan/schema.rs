//! The schema as the plan reads it: subschemas by pointer, references followed, nothing malformed.

use std::collections::HashSet;

use serde_json::{Map, Value};
use tablature_schema::{
    model::{Model, Node, push_segment},
    format::Span,
    vocabulary,
};

use crate::problem::Problem;

/// Which keywords there are, and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    Draft4,
    Draft6,
    Draft7,
    Draft2019,
    Draft2020,
}

impl Dialect {
    fn of(schema: &Value) -> Option<Self> {
        let Some(uri) = schema.get("$schema") else { return Some(Self::Draft2020) };
        let uri = uri.as_str()?.trim_end_matches('#');
        Some(match uri.split_once("://")?.1 {
            "json-schema.org/draft-04/schema" => Self::Draft4,
            "json-schema.org/draft-06/schema" => Self::Draft6,
            "json-schema.org/draft-07/schema" => Self::Draft7,
            "json-schema.org/draft/2019-09/schema" => Self::Draft2019,
            "json-schema.org/draft/2020-12/schema" => Self::Draft2020,
            _ => return None,
        })
    }

    /// Whether the keyword asserts something in this dialect.
    pub(crate) fn knows(self, keyword: &str) -> bool {
        let (first, last) = match keyword {
            "const" | "contains" | "propertyNames" => (Self::Draft6, Self::Draft2020),
            "if" | "then" | "else" => (Self::Draft7, Self::Draft2020),
            "dependentRequired"
            | "dependentSchemas"
            | "minContains"
            | "maxContains"
            | "unevaluatedItems"
            | "unevaluatedProperties" => (Self::Draft2019, Self::Draft2020),
            "prefixItems" | "$dynamicRef" => (Self::Draft2020, Self::Draft2020),
            "$recursiveRef" => (Self::Draft2019, Self::Draft2019),
            "additionalItems" => (Self::Draft4, Self::Draft2019),
            "dependencies" => (Self::Draft4, Self::Draft7),
            _ => (Self::Draft4, Self::Draft2020),
        };
        (first..=last).contains(&self)
    }

    /// Whether keywords beside `$ref` say nothing.
    fn is_reference_alone(self) -> bool {
        self <= Self::Draft7
    }
}

/// A schema that can be planned.
pub(crate) struct Schema<'s> {
    root: &'s Value,
    model: Model,
    pub(crate) dialect: Dialect,
}

impl<'s> Schema<'s> {
    /// Reads a schema.
    ///
    /// # Errors
    ///
    /// Everything that is malformed, leads nowhere or leads back to itself.
    pub(crate) fn new(root: &'s Value) -> Result<Self, Vec<Problem>> {
        let Some(dialect) = Dialect::of(root) else {
            return Err(vec![Problem::new(
                "/$schema",
                "this dialect of JSON Schema is not known",
                "use draft 4, 6, 7, 2019-09 or 2020-12",
            )]);
        };
        let schema = Self { root, model: Model::new(root), dialect };
        let mut problems = Vec::new();
        for (_, node) in schema.model.nodes() {
            schema.judge(node, &mut problems);
        }
        schema.find_circle(&mut problems);
        if problems.is_empty() { Ok(schema) } else { Err(problems) }
    }

    /// The subschema at a pointer; `None` where there is none.
    pub(crate) fn at(&self, pointer: &str) -> Option<&'s Value> {
        self.root.pointer(pointer)
    }

    /// The members of the subschema at a pointer; none for `true` and `false`.
    pub(crate) fn members(&self, pointer: &str) -> Option<&'s Map<String, Value>> {
        self.at(pointer)?.as_object()
    }

    /// Where the `$ref` of the subschema at `pointer` leads.
    pub(crate) fn reference(&self, pointer: &str) -> Option<&str> {
        let target = self.model.at(pointer)?.reference?;
        Some(&self.model.node(target).pointer)
    }

    /// The name that the schema itself chooses for a type or a field.
    pub(crate) fn rust_name(&self, pointer: &str) -> Option<&'s str> {
        self.members(pointer)?.get(vocabulary::RUST_NAME)?.as_str()
    }

    /// What the model says of the subschema at `pointer`.
    pub(crate) fn node(&self, pointer: &str) -> Option<&Node> {
        self.model.at(pointer)
    }

    /// Whether the keyword of a subschema says anything here.
    pub(crate) fn asserts(&self, members: &Map<String, Value>, keyword: &str) -> bool {
        let is_hidden =
            self.dialect.is_reference_alone() && keyword != "$ref" && members.contains_key("$ref");
        !is_hidden && self.dialect.knows(keyword) && members.contains_key(keyword)
    }

    fn judge(&self, node: &Node, problems: &mut Vec<Problem>) {
        let pointer = &node.pointer;
        let members = match self.at(pointer) {
            Some(Value::Object(members)) => members,
            Some(Value::Bool(_)) => return,
            _ => {
                problems.push(Problem::new(
                    pointer,
                    "this is no schema",
                    "a schema is an object, `true` or `false`",
                ));
                return;
            }
        };
        if let Some(reference) = members.get("$ref").and_then(Value::as_str)
            && node.reference.is_none()
        {
            problems.push(Problem::new(
                child(pointer, "$ref"),
                format!("the reference `{}` leads to nothing that was given", shorten(reference)),
                "bundle what it refers to into `$defs`, and refer to it by `#/$defs/…`",
            ));
        }
        if let Some(anchor) = members.get("$dynamicRef").and_then(Value::as_str)
            && let Some(name) = anchor.strip_prefix('#').filter(|name| !name.is_empty())
            && !(name.starts_with('/') || has_anchor(self.root, name))
        {
            problems.push(Problem::new(
                child(pointer, "$dynamicRef"),
                format!("the reference `{}` leads to nothing that was given", shorten(anchor)),
                format!(
                    "give the subschema that is meant `\"$dynamicAnchor\": \"{}\"`",
                    shorten(name)
                ),
            ));
        }
        for (keyword, value) in members {
            if let Some(wanted) = malformed(self.dialect, keyword, value)
                && self.asserts(members, keyword)
            {
                problems.push(Problem::new(
                    child(pointer, keyword),
                    format!("`{keyword}` is malformed{}", reason(keyword, value)),
                    format!("write {wanted}"),
                ));
            }
        }
    }

    /// Subschemas that speak about the same value must not lead back to themselves.
    fn find_circle(&self, problems: &mut Vec<Problem>) {
        let mut done = HashSet::new();
        for (_, start) in self.model.nodes() {
            // Depth first, with the path kept by hand: a chain of references can be long.
            let mut path: Vec<(String, Vec<String>)> = Vec::new();
            let mut on_path = HashSet::new();
            if done.contains(&start.pointer) {
                continue;
            }
            on_path.insert(start.pointer.clone());
            path.push((start.pointer.clone(), self.in_place(&start.pointer)));
            while let Some((pointer, next)) = path.last_mut() {
                let Some(target) = next.pop() else {
                    on_path.remove(pointer);
                    done.insert(pointer.clone());
                    path.pop();
                    continue;
                };
                if on_path.contains(&target) {
                    problems.push(Problem::new(
                        pointer.clone(),
                        format!(
                            "this leads back to `{}` before any value is entered",
                            shorten(&target)
                        ),
                        "let the circle pass through `properties` or `items`",
                    ));
                    return;
                }
                if !done.contains(&target) {
                    on_path.insert(target.clone());
                    let next = self.in_place(&target);
                    path.push((target, next));
                }
            }
        }
    }

    /// The subschemas that the one at `pointer` applies to the same value.
    fn in_place(&self, pointer: &str) -> Vec<String> {
        let (Some(node), Some(members)) = (self.node(pointer), self.members(pointer)) else {
            return Vec::new();
        };
        let condition = node
            .condition
            .iter()
            .flat_map(|condition| [Some(condition.if_), condition.then, condition.else_])
            .flatten();
        let lists = [&node.all_of, &node.any_of, &node.one_of].into_iter().flatten().copied();
        let ids = node.reference.into_iter().chain(lists).chain(condition);
        let dependent = node.dependent_schemas.iter().map(|(_, id)| *id);
        let mut pointers: Vec<_> =
            ids.chain(dependent).map(|id| self.model.node(id).pointer.clone()).collect();
        if members.contains_key("not") {
            pointers.push(child(pointer, "not"));
        }
        pointers
    }
}

/// The pointer to a member.
pub(crate) fn child(pointer: &str, name: &str) -> String {
    let mut child = pointer.to_owned();
    push_segment(&mut child, name);
    child
}

fn shorten(text: &str) -> String {
    if text.chars().count() > 80 {
        text.chars().take(80).chain(['…']).collect()
    } else {
        text.to_owned()
    }
}

/// Whether some part of the document has the anchor.
fn has_anchor(document: &Value, name: &str) -> bool {
    match document {
        Value::Object(members) => {
            let is_own = |keyword| members.get(keyword).is_some_and(|own| own == name);
            is_own("$dynamicAnchor")
                || is_own("$anchor")
                || members.values().any(|member| has_anchor(member, name))
        }
        Value::Array(elements) => elements.iter().any(|element| has_anchor(element, name)),
        _ => false,
    }
}

/// What should stand there, where something else does.
fn malformed(dialect: Dialect, keyword: &str, value: &Value) -> Option<&'static str> {
    const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];
    let is_schema = |value: &Value| value.is_object() || value.is_boolean();
    let is_type = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    let all = |test: &dyn Fn(&Value) -> bool| {
        value.as_array().is_some_and(|elements| elements.iter().all(test))
    };
    let each = |test: &dyn Fn(&Value) -> bool| {
        value.as_object().is_some_and(|members| members.values().all(test))
    };
    let is_count = || value.as_f64().is_some_and(|count| count >= 0.0 && count.fract() == 0.0);
    let (is_right, wanted) = match keyword {
        "type" => (
            is_type(value)
                || (all(&is_type) && value.as_array().is_some_and(|list| !list.is_empty())),
            "the name of a type, or a list of them",
        ),
        "enum" => (value.is_array(), "a list of values"),
        vocabulary::MAX_AGE => (
            value.as_str().is_some_and(|text| text.parse::<Span>().is_ok()),
            "an ISO 8601 duration of weeks, days, hours, minutes and whole seconds, such as `PT1H`",
        ),
        "required" => (all(&Value::is_string), "a list of names"),
        "patternProperties" => {
            let names = value.as_object();
            let are_patterns = names.is_some_and(|names| names.keys().all(|name| is_pattern(name)));
            (
                are_patterns && each(&is_schema),
                "schemas by regular expression, as ECMA 262 defines them",
            )
        }
        "properties" | "dependentSchemas" => (each(&is_schema), "schemas by name"),
        "dependentRequired" => (each(&|names| names.is_array()), "lists of names by name"),
        "allOf" | "anyOf" | "oneOf" => (
            all(&is_schema) && value.as_array().is_some_and(|list| !list.is_empty()),
            "a list of schemas, not empty",
        ),
        "prefixItems" => (all(&is_schema), "a list of schemas"),
        "items" if dialect < Dialect::Draft2020 => {
            (is_schema(value) || all(&is_schema), "a schema, or a list of schemas")
        }
        "not"
        | "if"
        | "then"
        | "else"
        | "items"
        | "contains"
        | "propertyNames"
        | "additionalProperties"
        | "additionalItems"
        | "unevaluatedProperties"
        | "unevaluatedItems" => (is_schema(value), "a schema"),
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties"
        | "minContains" | "maxContains" => (is_count(), "a whole number, not negative"),
        "exclusiveMinimum" | "exclusiveMaximum" if dialect == Dialect::Draft4 => {
            (value.is_boolean(), "`true` or `false`")
        }
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
            (value.is_number(), "a number")
        }
        "multipleOf" => (value.as_f64().is_some_and(|step| step > 0.0), "a number above 0"),
        "uniqueItems" => (value.is_boolean(), "`true` or `false`"),
        "pattern" => (
            value.as_str().is_some_and(is_pattern),
            "a regular expression, as ECMA 262 defines them",
        ),
        "format" | "$ref" | "$dynamicRef" | "$recursiveRef" => (value.is_string(), "a text"),
        _ => return None,
    };
    (!is_right).then_some(wanted)
}

/// Whether the engine that judges values by rules compiles the pattern: it does so when types are first used,
/// where nobody could mend the schema any more.
fn is_pattern(text: &str) -> bool {
    compile(text).is_ok()
}

fn compile(pattern: &str) -> Result<(), String> {
    let translated = jsonschema_regex::to_rust_regex(pattern).unwrap_or_else(|()| pattern.into());
    fancy_regex::Regex::new(&translated).map(drop).map_err(|error| error.to_string())
}

/// What is wrong with a pattern, in the words of the engine, which may draw a picture above them.
fn reason(keyword: &str, value: &Value) -> String {
    let pattern = value.as_str().filter(|_| keyword == "pattern");
    let Some(said) = pattern.and_then(|pattern| compile(pattern).err()) else {
        return String::new();
    };
    let last = said.lines().last().unwrap_or_default();
    format!(": {}", last.strip_prefix("error: ").unwrap_or(last))
}
