//! All that is said about one value: subschemas with their references and `allOf` laid side by side.

use serde_json::{Map, Value};

use super::schema::{Schema, child};

/// A set of the kinds of JSON values.
pub(crate) type Kinds = u8;

pub(crate) const NULL: Kinds = 1;
pub(crate) const BOOL: Kinds = 2;
/// Numbers without a fraction.
pub(crate) const WHOLE: Kinds = 4;
/// Numbers with a fraction.
pub(crate) const FRACTION: Kinds = 8;
pub(crate) const NUMBER: Kinds = WHOLE | FRACTION;
pub(crate) const STRING: Kinds = 16;
pub(crate) const ARRAY: Kinds = 32;
pub(crate) const OBJECT: Kinds = 64;
pub(crate) const ALL: Kinds = 127;

/// Keywords of a subschema that are spoken for elsewhere.
pub(crate) const SKIP_ANY_OF: u8 = 1;
pub(crate) const SKIP_ONE_OF: u8 = 2;
pub(crate) const SKIP_IF: u8 = 4;

/// One thing that is said about a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    /// It meets a subschema, but for some of its keywords.
    Schema { pointer: String, skip: u8 },
    /// It is of one of these kinds.
    Kinds(Kinds),
    /// Its field has one of these values.
    Tag { property: String, values: Vec<String> },
    /// It is one of these strings.
    Values(Vec<String>),
    /// Its field has none of the tags of the sibling variants.
    NoTag { property: String, tags: Tags },
    /// It is none of these strings.
    Not(Tags),
    /// Fields of its siblings, as the wire and as the documentation spells them.
    Spelled(Vec<(String, String)>),
}

/// Texts by which variants are chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Tags {
    /// Whole texts.
    pub(crate) values: Vec<String>,
    /// Beginnings of texts.
    pub(crate) prefixes: Vec<String>,
}

impl Tags {
    /// Whether a text chooses one of the variants.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.values.iter().any(|value| value == text)
            || self.prefixes.iter().any(|prefix| text.starts_with(prefix.as_str()))
    }
}

impl Part {
    pub(crate) fn at(pointer: impl Into<String>) -> Self {
        Self::Schema { pointer: pointer.into(), skip: 0 }
    }
}

/// A subschema in a [`Flat`].
#[derive(Debug, Clone)]
pub(crate) struct Node<'s> {
    pub(crate) pointer: String,
    pub(crate) members: &'s Map<String, Value>,
    pub(crate) skip: u8,
}

/// All that is said about one value.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flat<'s> {
    /// The subschemas that assert something, in order.
    pub(crate) nodes: Vec<Node<'s>>,
    /// The first subschema that is named (`$defs`), or the only one.
    pub(crate) named: Vec<String>,
    /// Where it says `false`.
    pub(crate) never: Option<String>,
    /// The subschemas with a reference that only the document's own path decides.
    pub(crate) dynamic: Vec<String>,
    /// Limits that are not from a subschema.
    pub(crate) extra: Vec<Part>,
    /// Subschemas of which nothing is left to say, but which others lead to: kept so that they are not
    /// found anew.
    spoken: Vec<Part>,
}

impl<'s> Flat<'s> {
    /// Lays out the parts.
    pub(crate) fn new(schema: &Schema<'s>, parts: &[Part]) -> Self {
        let mut flat = Self::default();
        for part in parts {
            match part {
                Part::Schema { pointer, skip } => flat.add(schema, pointer, *skip),
                Part::Kinds(kinds) => match flat.extra.iter_mut().find_map(Part::kinds_mut) {
                    Some(own) => *own &= kinds,
                    None => flat.extra.push(part.clone()),
                },
                other if flat.extra.contains(other) => {}
                other => flat.extra.push(other.clone()),
            }
        }
        flat.tidy(schema);
        flat
    }

    /// Keeps in mind what is spoken for, as far as what is left leads there.
    fn remember(&mut self, schema: &Schema<'s>, dropped: Vec<Part>) {
        if dropped.is_empty() {
            return;
        }
        let mut left = Self::default();
        for node in &self.nodes {
            left.add(schema, &node.pointer, node.skip);
        }
        self.spoken = dropped
            .into_iter()
            .filter(|part| {
                let Part::Schema { pointer, .. } = part else { return false };
                left.nodes.iter().any(|node| node.pointer == *pointer)
            })
            .collect();
    }

    /// Drops what says nothing any more, and types that another subschema implies.
    fn tidy(&mut self, schema: &Schema<'s>) {
        let mut dropped = Vec::new();
        self.nodes.retain(|node| {
            let mut keywords = node.members.keys().filter(|keyword| is_assertion(keyword));
            let is_left = keywords.any(|keyword| node.get(schema, keyword).is_some());
            if !is_left && node.skip != 0 {
                dropped.push(Part::Schema { pointer: node.pointer.clone(), skip: node.skip });
            }
            is_left
        });
        let types: Vec<_> = self.nodes.iter().map(|node| node.get(schema, "type")).collect();
        let says_only_type = |node: &Node<'s>| {
            let mut keywords = node.members.keys().filter(|keyword| is_assertion(keyword));
            keywords.all(|keyword| keyword == "type" || node.get(schema, keyword).is_none())
        };
        let implied: Vec<bool> = (0..self.nodes.len())
            .map(|index| {
                let repeats = |other: usize| {
                    other != index && types[other] == types[index] && types[index].is_some()
                };
                let is_other = |other: &usize| {
                    repeats(*other) && (!says_only_type(&self.nodes[*other]) || *other < index)
                };
                says_only_type(&self.nodes[index]) && (0..self.nodes.len()).any(|n| is_other(&n))
            })
            .collect();
        let mut implied = implied.into_iter();
        self.nodes.retain(|_| !implied.next().unwrap_or_default());
        self.remember(schema, dropped);
    }

    fn add(&mut self, schema: &Schema<'s>, pointer: &str, skip: u8) {
        let members = match schema.at(pointer) {
            Some(Value::Object(members)) => members,
            Some(Value::Bool(false)) => {
                self.never = Some(pointer.to_owned());
                return;
            }
            _ => return,
        };
        if let Some(node) = self.nodes.iter_mut().find(|node| node.pointer == pointer) {
            // What is skipped once is spoken for, whoever else leads here.
            node.skip |= skip;
            return;
        }
        let has = |keyword: &str| schema.asserts(members, keyword);
        if has("$dynamicRef") || has("$recursiveRef") {
            self.dynamic.push(pointer.to_owned());
        }
        let own = members.keys().any(|keyword| is_assertion(keyword) && has(keyword));
        if own {
            self.nodes.push(Node { pointer: pointer.to_owned(), members, skip });
        }
        if own || has("$ref") || has("allOf") {
            self.named.push(pointer.to_owned());
        }
        if has("$ref")
            && let Some(target) = schema.reference(pointer).map(str::to_owned)
        {
            self.add(schema, &target, 0);
        }
        if has("allOf")
            && let Some(Value::Array(list)) = members.get("allOf")
        {
            for index in 0..list.len() {
                self.add(schema, &child(&child(pointer, "allOf"), &index.to_string()), 0);
            }
        }
    }

    /// The parts again, without what says nothing: equal for values of which the same is said.
    pub(crate) fn key(&self) -> Vec<Part> {
        let nodes = self
            .nodes
            .iter()
            .map(|node| Part::Schema { pointer: node.pointer.clone(), skip: node.skip });
        let never = self.never.iter().chain(&self.dynamic).map(Part::at);
        let extra = self.extra.iter().chain(&self.spoken).cloned();
        let mut key: Vec<_> = nodes.chain(never).chain(extra).collect();
        key.sort();
        key
    }

    /// The parts, in order, to add to.
    pub(crate) fn parts(&self) -> Vec<Part> {
        self.nodes
            .iter()
            .map(|node| Part::Schema { pointer: node.pointer.clone(), skip: node.skip })
            .chain(self.extra.iter().chain(&self.spoken).cloned())
            .collect()
    }

    /// Every `keyword` that stands in a subschema and is not spoken for, with the subschema.
    pub(crate) fn all<'f>(
        &'f self,
        schema: &'f Schema<'s>,
        keyword: &'f str,
    ) -> impl Iterator<Item = (&'f Node<'s>, &'s Value)> {
        self.nodes.iter().filter_map(move |node| {
            let value = node.get(schema, keyword)?;
            Some((node, value))
        })
    }

    /// The strings that it is not, because they choose another variant.
    pub(crate) fn excluded(&self) -> Option<&Tags> {
        self.extra.iter().find_map(|part| match part {
            Part::Not(tags) => Some(tags),
            _ => None,
        })
    }

    /// Where the subschemas stand.
    pub(crate) fn pointers(&self) -> Vec<String> {
        let nodes = self.nodes.iter().map(|node| node.pointer.clone());
        nodes.chain(self.never.iter().cloned()).collect()
    }
}

impl Part {
    fn kinds_mut(&mut self) -> Option<&mut Kinds> {
        match self {
            Self::Kinds(kinds) => Some(kinds),
            _ => None,
        }
    }
}

impl<'s> Node<'s> {
    /// The value of a keyword that asserts something here.
    pub(crate) fn get(&self, schema: &Schema<'s>, keyword: &str) -> Option<&'s Value> {
        let skipped = match keyword {
            "anyOf" => SKIP_ANY_OF,
            "oneOf" => SKIP_ONE_OF,
            "if" | "then" | "else" => SKIP_IF,
            _ => 0,
        };
        if self.skip & skipped != 0 || !schema.asserts(self.members, keyword) {
            return None;
        }
        self.members.get(keyword)
    }
}

/// The kinds that a keyword speaks about; `None` where it asserts nothing by itself.
pub(crate) fn speaks_about(keyword: &str) -> Option<Kinds> {
    Some(match keyword {
        "type" | "enum" | "const" | "not" | "if" | "anyOf" | "oneOf" => ALL,
        "minLength" | "maxLength" | "pattern" | "format" => STRING,
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => NUMBER,
        "items" | "additionalItems" | "prefixItems" | "unevaluatedItems" | "contains"
        | "minItems" | "maxItems" | "uniqueItems" => ARRAY,
        "properties"
        | "patternProperties"
        | "additionalProperties"
        | "unevaluatedProperties"
        | "propertyNames"
        | "required"
        | "minProperties"
        | "maxProperties"
        | "dependencies"
        | "dependentRequired"
        | "dependentSchemas" => OBJECT,
        _ => return None,
    })
}

fn is_assertion(keyword: &str) -> bool {
    // Our open lists are no assertions, but they make a type of their own.
    speaks_about(keyword).is_some() || keyword == "knownValues"
}
