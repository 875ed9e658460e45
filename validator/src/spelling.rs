//! Wire names and documented names.
//!
//! Some tables print names in another spelling than the wire uses (`documentedAs`), and dumps of objects
//! carry it. One schema serves both: a payload is read in the spelling that most of its own keys use, and
//! the keys in the other spelling are told of, one by one.

use std::{borrow::Cow, collections::HashSet};

use tablature_schema::model::{Model, Node, SchemaId};

use crate::json::{Document, Kind, NodeId};

/// The spelling of a payload as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Spelling {
    /// The names that the wire uses.
    #[default]
    Wire,
    /// The names that the tables print.
    Documented,
}

impl Spelling {
    /// The field that the schema knows as `name`, as a payload in this spelling writes it.
    pub(crate) fn spell<'n>(self, model: &Model, owner: &Node, name: &'n str) -> Cow<'n, str> {
        let documented = || {
            let field = model.node(owner.properties.get(name)?);
            field.annotations.documented_as.clone()
        };
        match self {
            Self::Documented => documented().map_or(Cow::Borrowed(name), Cow::Owned),
            Self::Wire => Cow::Borrowed(name),
        }
    }
}

/// A key that is spelled otherwise than its payload.
#[derive(Debug, Clone)]
pub(crate) struct Mixed {
    pub(crate) object: NodeId,
    /// The key as it stands, and the key in the payload's spelling.
    pub(crate) key: String,
    pub(crate) expected: String,
    pub(crate) key_span: std::ops::Range<usize>,
    /// Pointer to the field's subschema.
    pub(crate) schema_pointer: String,
    /// Whether the field is there in the payload's spelling too, so that this one is not read.
    pub(crate) is_repeated: bool,
}

/// What the schema knows of names; made once for a checker.
#[derive(Debug)]
pub(crate) struct Names {
    documented: HashSet<String>,
}

/// A key that tells a spelling.
struct Witness<'a> {
    object: NodeId,
    member: usize,
    key: String,
    wire: &'a str,
    documented: &'a str,
    is_documented: bool,
    key_span: std::ops::Range<usize>,
    schema_pointer: &'a str,
}

impl Names {
    pub(crate) fn new(model: &Model) -> Self {
        let documented =
            model.nodes().filter_map(|(_, node)| node.annotations.documented_as.clone()).collect();
        Self { documented }
    }

    /// Decides the spelling of a payload and gives every field the name that the schema knows. `root` is the
    /// subschema that the payload is held against.
    pub(crate) fn settle<'a>(
        &self,
        model: &'a Model,
        root: SchemaId,
        document: &mut Document<'a>,
    ) -> (Spelling, Vec<Mixed>) {
        // Most payloads are spelled as on the wire, and need no look at the schema to tell.
        if self.documented.is_empty() || !document.keys().any(|key| self.documented.contains(key)) {
            return (Spelling::Wire, Vec::new());
        }
        let witnesses = find_witnesses(model, root, document);
        let documented = witnesses.iter().filter(|witness| witness.is_documented).count();
        let spelling = if documented > witnesses.len() - documented {
            Spelling::Documented
        } else {
            Spelling::Wire
        };
        let mut mixed = Vec::new();
        for witness in &witnesses {
            if witness.is_documented {
                document.rename(witness.member, witness.wire);
            }
        }
        for witness in witnesses {
            let is_other = witness.is_documented != (spelling == Spelling::Documented);
            if !is_other {
                continue;
            }
            let twins = document.node(witness.object).members();
            let is_repeated =
                twins.iter().filter(|member| member.name() == witness.wire).count() > 1;
            if is_repeated {
                // Removing moves members within the object, so the place is looked up anew.
                let first = document.node(witness.object).first_member();
                let index = document
                    .node(witness.object)
                    .members()
                    .iter()
                    .position(|member| member.key_span == witness.key_span);
                if let Some(index) = index {
                    document.remove(witness.object, first + index);
                }
            }
            let expected = if witness.is_documented { witness.wire } else { witness.documented };
            mixed.push(Mixed {
                object: witness.object,
                key: witness.key,
                expected: expected.to_owned(),
                key_span: witness.key_span,
                schema_pointer: witness.schema_pointer.to_owned(),
                is_repeated,
            });
        }
        (spelling, mixed)
    }
}

/// Every key that differs between the spellings, wherever some part of the schema declares it.
///
/// Which parts of the schema apply may depend on values, which cannot be read before the names are known:
/// so all parts that could apply are asked.
fn find_witnesses<'a>(
    model: &'a Model,
    root: SchemaId,
    document: &Document<'_>,
) -> Vec<Witness<'a>> {
    let mut witnesses = Vec::new();
    let mut waiting = vec![(document.root().id, vec![root])];
    while let Some((id, schemas)) = waiting.pop() {
        let node = document.node(id);
        let schemas = everything_that_could_apply(model, schemas);
        if let Kind::Array(_) = node.kind() {
            for (index, element) in node.elements().enumerate() {
                let items = schemas
                    .iter()
                    .filter_map(|schema| schema.prefix_items.get(index).copied().or(schema.items));
                waiting.push((element.id, items.collect()));
            }
        }
        for (index, member) in node.members().iter().enumerate() {
            let mut children: Vec<SchemaId> =
                schemas.iter().filter_map(|schema| schema.properties.get(&member.key)).collect();
            let by_wire = schemas.iter().find_map(|schema| {
                let (wire, child) = schema.properties.entry(&member.key)?;
                let field = model.node(child);
                Some((wire, field, field.annotations.documented_as.as_deref()?))
            });
            if let Some((wire, field, documented)) = by_wire {
                witnesses.push(Witness {
                    object: id,
                    member: node.first_member() + index,
                    key: member.key.to_string(),
                    wire,
                    documented,
                    is_documented: false,
                    key_span: member.key_span.clone(),
                    schema_pointer: &field.pointer,
                });
            } else if children.is_empty() {
                if let Some((wire, child)) = find_documented(model, &schemas, &member.key) {
                    let field = model.node(child);
                    let others = schemas.iter().filter_map(|schema| schema.properties.get(wire));
                    children.extend(others);
                    witnesses.push(Witness {
                        object: id,
                        member: node.first_member() + index,
                        key: member.key.to_string(),
                        wire,
                        documented: field.annotations.documented_as.as_deref().unwrap_or(wire),
                        is_documented: true,
                        key_span: member.key_span.clone(),
                        schema_pointer: &field.pointer,
                    });
                } else {
                    children
                        .extend(schemas.iter().filter_map(|schema| schema.additional_properties));
                    children.extend(
                        schemas
                            .iter()
                            .flat_map(|schema| schema.pattern_properties.iter().map(|(_, id)| *id)),
                    );
                }
            }
            if !children.is_empty() {
                waiting.push((member.value, children));
            }
        }
    }
    witnesses
}

/// The field whose documented name is `key`, by its wire name.
fn find_documented<'a>(
    model: &'a Model,
    schemas: &[&'a Node],
    key: &str,
) -> Option<(&'a str, SchemaId)> {
    schemas
        .iter()
        .flat_map(|schema| schema.properties.iter())
        .find(|(_, id)| model.node(*id).annotations.documented_as.as_deref() == Some(key))
}

fn everything_that_could_apply(model: &Model, mut waiting: Vec<SchemaId>) -> Vec<&Node> {
    let mut seen = HashSet::new();
    let mut applied = Vec::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = model.node(id);
        applied.push(node);
        waiting.extend(node.reference);
        waiting.extend(node.all_of.iter().chain(&node.any_of).chain(&node.one_of));
        if let Some(condition) = node.condition {
            waiting.push(condition.if_);
            waiting.extend(condition.then);
            waiting.extend(condition.else_);
        }
        waiting.extend(node.dependent_schemas.iter().map(|(_, id)| *id));
    }
    applied
}
