//! Wire names and documented names.
//!
//! Some documentation prints names in another spelling than the wire uses (`documentedAs`), and dumps of objects use it
//! too. One schema serves both: a payload is read in the spelling that most of its keys use, and each key in the other
//! spelling is reported.

use std::{collections::BTreeSet, ops::Range};

use tablature_schema::{
    ir::{Ir, Node, SchemaId, walk},
    json::{Document, Kind, Member, NameTable, NodeId},
};

/// The spelling of a payload as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Spelling {
    /// The names on the wire.
    #[default]
    Wire,
    /// The names in the documentation.
    Documented,
}

impl Spelling {
    /// Returns the name that the property `name` has in this spelling.
    pub(crate) fn spell<'n>(self, ir: &'n Ir, owner: &'n Node, name: &'n str) -> &'n str {
        let documented = || {
            let field = &ir[owner.property(name)?];
            field.annotations.documented_as.as_deref()
        };
        match self {
            Self::Documented => documented().unwrap_or(name),
            Self::Wire => name,
        }
    }
}

/// A key that is not in the spelling of its payload.
#[derive(Debug, Clone)]
pub(crate) struct Mixed {
    pub(crate) object: NodeId,
    /// The key, and the key in the payload's spelling.
    pub(crate) key: String,
    pub(crate) expected: String,
    pub(crate) key_span: Range<usize>,
    /// The field's subschema.
    pub(crate) schema: SchemaId,
    /// Is `true` if the field is present in the payload's spelling too, so that this one is not read.
    pub(crate) is_repeated: bool,
}

/// The documented names of a schema, collected once for a checker.
#[derive(Debug)]
pub(crate) struct Names {
    /// Looked up for every key of every payload.
    documented: NameTable<()>,
}

/// A key that indicates a spelling.
struct Witness<'a> {
    object: NodeId,
    member: usize,
    key: String,
    wire: &'a str,
    documented: &'a str,
    is_documented: bool,
    key_span: Range<usize>,
    schema: SchemaId,
}

impl Names {
    pub(crate) fn new(ir: &Ir) -> Self {
        let nodes = ir.nodes();
        let documented: BTreeSet<&str> =
            nodes.filter_map(|(_, node)| node.annotations.documented_as.as_deref()).collect();
        Self { documented: NameTable::new(documented.into_iter().map(|name| (name, ()))) }
    }

    /// Returns whether no field has a documented name of its own.
    pub(crate) fn is_empty(&self) -> bool {
        self.documented.is_empty()
    }

    /// Decides the spelling of a payload, and renames every field to its name in the schema. `root` is the subschema
    /// that the payload is checked against.
    pub(crate) fn settle<'a>(
        &self,
        ir: &'a Ir,
        root: SchemaId,
        document: &mut Document<'a>,
    ) -> (Spelling, Vec<Mixed>) {
        // Most payloads use the names on the wire, which is decided without the schema.
        let is_documented = |member: &Member<'_>| self.documented.get(member.to_name()).is_some();
        if self.documented.is_empty() || !document.members().iter().any(is_documented) {
            return (Spelling::Wire, Vec::new());
        }
        let witnesses = find_witnesses(ir, root, document);
        let documented = witnesses.iter().filter(|witness| witness.is_documented).count();
        let spelling = if documented > witnesses.len() - documented {
            Spelling::Documented
        } else {
            Spelling::Wire
        };
        for witness in &witnesses {
            if witness.is_documented {
                document.rename(witness.member, witness.wire);
            }
        }
        let mut mixed = Vec::new();
        for witness in witnesses {
            if witness.is_documented == (spelling == Spelling::Documented) {
                continue;
            }
            let is_repeated = remove_repeated(document, &witness);
            let expected = if witness.is_documented { witness.wire } else { witness.documented };
            mixed.push(Mixed {
                object: witness.object,
                key: witness.key,
                expected: expected.to_owned(),
                key_span: witness.key_span,
                schema: witness.schema,
                is_repeated,
            });
        }
        (spelling, mixed)
    }
}

/// Removes a member whose field is also present under another key. Returns whether it is.
fn remove_repeated(document: &mut Document<'_>, witness: &Witness<'_>) -> bool {
    let object = document.node(witness.object);
    let twins = object.members().iter().filter(|member| member.name() == witness.wire);
    if twins.count() < 2 {
        return false;
    }
    // Removing moves members within the object, so the index is looked up again.
    let first = object.first_member();
    let place = object.members().iter().position(|member| member.key_span == witness.key_span);
    if let Some(place) = place {
        document.remove(witness.object, first + place);
    }
    true
}

/// Finds every key that differs between the spellings, wherever some part of the schema declares it.
///
/// Which parts of the schema apply may depend on values, which cannot be read before the names are known. So all parts
/// that could apply are consulted.
fn find_witnesses<'a>(ir: &'a Ir, root: SchemaId, document: &Document<'_>) -> Vec<Witness<'a>> {
    let mut witnesses = Vec::new();
    let mut waiting = vec![(document.root().id, vec![root])];
    while let Some((id, schemas)) = waiting.pop() {
        let node = document.node(id);
        let schemas = walk::everything_that_could_apply(ir, &schemas);
        if let Kind::Array(_) = node.kind() {
            for (index, element) in node.elements().enumerate() {
                let items = walk::item_schemas(ir, &schemas, index);
                if !items.is_empty() {
                    waiting.push((element.id, items));
                }
            }
        }
        for (index, member) in node.members().iter().enumerate() {
            let witness = |wire, documented, is_documented, schema| Witness {
                object: id,
                member: node.first_member() + index,
                key: member.key.to_string(),
                wire,
                documented,
                is_documented,
                key_span: member.key_span.clone(),
                schema,
            };
            let documented = |id: SchemaId| ir[id].annotations.documented_as.as_deref();
            let mut children: Vec<SchemaId> = named(ir, &schemas, &member.key).collect();
            let by_wire = schemas.iter().find_map(|schema| {
                let (wire, child) = ir[*schema].property_entry(&member.key)?;
                Some((wire, documented(child)?, child))
            });
            if let Some((wire, documented, child)) = by_wire {
                witnesses.push(witness(wire, documented, false, child));
            } else if children.is_empty() {
                if let Some((wire, child)) = find_documented(ir, &schemas, &member.key) {
                    children.push(child);
                    children.extend(named(ir, &schemas, wire));
                    witnesses.push(witness(wire, documented(child).unwrap_or(wire), true, child));
                } else {
                    children.extend(others(ir, &schemas));
                }
            }
            if !children.is_empty() {
                waiting.push((member.value, children));
            }
        }
    }
    witnesses
}

/// Returns the subschemas of the property `name`.
fn named<'a>(
    ir: &'a Ir,
    schemas: &'a [SchemaId],
    name: &'a str,
) -> impl Iterator<Item = SchemaId> + 'a {
    schemas.iter().filter_map(move |schema| ir[*schema].property(name))
}

/// Returns the subschemas that may apply to an undeclared field.
fn others<'a>(ir: &'a Ir, schemas: &'a [SchemaId]) -> impl Iterator<Item = SchemaId> + 'a {
    schemas.iter().map(|schema| &ir[*schema]).flat_map(|node| {
        let patterns = node.pattern_properties().map(|(_, id)| id);
        let rest = node.additional_properties().into_iter().chain(node.unevaluated_properties());
        rest.chain(patterns)
    })
}

/// Finds the field whose documented name is `key`: its wire name and its subschema.
fn find_documented<'a>(ir: &'a Ir, schemas: &[SchemaId], key: &str) -> Option<(&'a str, SchemaId)> {
    schemas
        .iter()
        .flat_map(|schema| ir[*schema].properties())
        .find(|(_, id)| ir[*id].annotations.documented_as.as_deref() == Some(key))
}
