//! Wire names and documented names.
//!
//! Some documentation prints names in another spelling than the wire uses (`documentedAs`), and dumps of objects use it
//! too. One schema serves both: a payload is read in the spelling that most of its keys use, and each key in the other
//! spelling is reported.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use tablature_schema::{
    ir::{Applicator, Ir, Node, SchemaId, walk},
    json::{Document, Kind, Member, Name, NameTable, NodeId},
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
    /// Looked up for every key of every payload: the number of the name.
    documented: NameTable<usize>,
    /// By owner and number of the name, the index of the field among the owner's children: the first, if several have
    /// the name.
    fields: HashMap<(SchemaId, usize), usize>,
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
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for (_, node) in ir.nodes() {
            if let Some(name) = node.annotations.documented_as.as_deref() {
                let next = numbers.len();
                numbers.entry(name).or_insert(next);
            }
        }
        let mut fields = HashMap::new();
        for (owner, node) in ir.nodes() {
            for (index, (applicator, id)) in node.children.iter().enumerate() {
                let name = ir[*id].annotations.documented_as.as_deref();
                let number = name.and_then(|name| numbers.get(name));
                if let (Applicator::Property(_), Some(number)) = (applicator, number) {
                    fields.entry((owner, *number)).or_insert(index);
                }
            }
        }
        Self { documented: NameTable::new(numbers), fields }
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
        let witnesses = self.find_witnesses(ir, root, document);
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
        let is_mixed =
            |witness: &Witness<'_>| witness.is_documented != (spelling == Spelling::Documented);
        let repeated = find_repeated(document, witnesses.iter().filter(|it| is_mixed(it)));
        let mut mixed = Vec::new();
        for witness in witnesses {
            if !is_mixed(&witness) {
                continue;
            }
            let is_repeated = repeated.contains(&witness.member);
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
        document.remove_members(&repeated);
        (spelling, mixed)
    }

    /// Finds every key that differs between the spellings, wherever some part of the schema declares it.
    ///
    /// Which parts of the schema apply may depend on values, which cannot be read before the names are known. So all
    /// parts that could apply are consulted.
    fn find_witnesses<'a>(
        &self,
        ir: &'a Ir,
        root: SchemaId,
        document: &Document<'_>,
    ) -> Vec<Witness<'a>> {
        let mut witnesses = Vec::new();
        let mut waiting = vec![(document.root().id, vec![root])];
        while let Some((id, schemas)) = waiting.pop() {
            let node = document.node(id);
            let schemas = walk::everything_that_could_apply(ir, &schemas);
            if let Kind::Array = node.kind() {
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
                    key: member.key().to_owned(),
                    wire,
                    documented,
                    is_documented,
                    key_span: member.key_span(),
                    schema,
                };
                let documented = |id: SchemaId| ir[id].annotations.documented_as.as_deref();
                let mut children: Vec<SchemaId> = named(ir, &schemas, member.key()).collect();
                let by_wire = schemas.iter().find_map(|schema| {
                    let (wire, child) = ir[*schema].property_entry(member.key())?;
                    Some((wire, documented(child)?, child))
                });
                if let Some((wire, documented, child)) = by_wire {
                    witnesses.push(witness(wire, documented, false, child));
                } else if children.is_empty() {
                    if let Some((wire, child)) = self.find_documented(ir, &schemas, member.key()) {
                        children.push(child);
                        children.extend(named(ir, &schemas, wire));
                        witnesses.push(witness(
                            wire,
                            documented(child).unwrap_or(wire),
                            true,
                            child,
                        ));
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

    /// Finds the field whose documented name is `key`: its wire name and its subschema.
    fn find_documented<'a>(
        &self,
        ir: &'a Ir,
        schemas: &[SchemaId],
        key: &str,
    ) -> Option<(&'a str, SchemaId)> {
        let number = *self.documented.get(Name::new(key))?;
        let (owner, index) = schemas
            .iter()
            .find_map(|owner| Some((*owner, *self.fields.get(&(*owner, number))?)))?;
        match &ir[owner].children[index] {
            (Applicator::Property(name), id) => Some((name, *id)),
            _ => None,
        }
    }
}

/// Returns the members, among these, whose field is also present under another key.
fn find_repeated<'w>(
    document: &Document<'_>,
    mixed: impl Iterator<Item = &'w Witness<'w>>,
) -> BTreeSet<usize> {
    let mut repeated = BTreeSet::new();
    // How many members of an object have each name, once one of them is in the other spelling.
    let mut counts: HashMap<NodeId, HashMap<&str, usize>> = HashMap::new();
    for witness in mixed {
        let names = counts.entry(witness.object).or_insert_with(|| {
            let mut names = HashMap::new();
            for member in document.node(witness.object).members() {
                *names.entry(member.name()).or_default() += 1;
            }
            names
        });
        if let Some(count) = names.get_mut(witness.wire).filter(|count| **count > 1) {
            *count -= 1;
            repeated.insert(witness.member);
        }
    }
    repeated
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
