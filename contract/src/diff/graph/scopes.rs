//! The dynamic scopes of a schema, as far as its references depend on them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tablature_schema::ir::{Ir, SchemaId, Target};

/// A dynamic scope: what each dynamic anchor means in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ScopeId(usize);

/// Where an anchor leads in a scope: to the subschema of the outermost resource that has it (Core 8.2.3.2 of 2020-12, 8.2.4.2.1 of
/// 2019-09).
type Anchors<'i> = BTreeMap<&'i str, SchemaId>;

/// The dynamic scopes that occur, each once.
pub(super) struct Scopes<'i> {
    ir: &'i Ir,
    /// The anchors that references look for.
    wanted: BTreeSet<&'i str>,
    all: Vec<Anchors<'i>>,
    ids: HashMap<Anchors<'i>, ScopeId>,
}

impl<'i> Scopes<'i> {
    /// The scope outside of the schema, in which no anchor has a meaning.
    pub(super) const OUTERMOST: ScopeId = ScopeId(0);

    /// Creates it for a schema.
    pub(super) fn new(ir: &'i Ir) -> Self {
        let references = ir.nodes().flat_map(|(_, node)| &node.references);
        let wanted = references.filter_map(|reference| match &reference.target {
            Target::Dynamic { anchor, .. } => Some(&**anchor),
            Target::Static(_) | Target::Unresolved => None,
        });
        let wanted = wanted.collect();
        let ids = HashMap::from([(Anchors::new(), Self::OUTERMOST)]);
        Self { ir, wanted, all: vec![Anchors::new()], ids }
    }

    /// Returns whether a reference depends on the scope.
    pub(super) fn are_used(&self) -> bool {
        !self.wanted.is_empty()
    }

    /// Returns the scope inside a subschema that is entered from this one.
    pub(super) fn enter(&mut self, from: ScopeId, schema: SchemaId) -> ScopeId {
        if !self.are_used() {
            return from;
        }
        let resource = self.ir.resource(self.ir.node(schema).resource);
        let known = &self.all[from.0];
        let more = resource.dynamic_anchors.iter().filter(|(anchor, _)| {
            self.wanted.contains(&***anchor) && !known.contains_key(&***anchor)
        });
        let more: Vec<(&str, SchemaId)> = more.map(|(anchor, id)| (&**anchor, *id)).collect();
        if more.is_empty() {
            return from;
        }
        let mut inner = known.clone();
        inner.extend(more);
        let next = ScopeId(self.all.len());
        let id = *self.ids.entry(inner.clone()).or_insert(next);
        if id == next {
            self.all.push(inner);
        }
        id
    }

    /// Returns where a reference leads in a scope; `None` if nowhere.
    pub(super) fn target(&self, scope: ScopeId, target: &Target) -> Option<SchemaId> {
        match target {
            Target::Static(id) => Some(*id),
            Target::Dynamic { anchor, fallback } => {
                Some(self.all[scope.0].get(&**anchor).copied().unwrap_or(*fallback))
            }
            Target::Unresolved => None,
        }
    }
}
