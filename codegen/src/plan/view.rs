//! The IR as the planner reads it: subschemas by id, with what is asked of each again and again.

use std::collections::{HashMap, HashSet};

use tablature_schema::{
    ir::{
        Annotations, Applicator, DocumentId, Draft, Ir, Keyword, Location, Node, ResourceId, Rule,
        SchemaId, Target, TypeSet,
    },
    json::{Value, pointer},
};

use super::uri_names::{short_names, stem};

/// An [`Ir`] with the keywords of each subschema that bear on its type.
pub(crate) struct View<'s> {
    pub(crate) ir: &'s Ir,
    keywords: Vec<Box<[Keyword]>>,
    /// The definitions that are called by a URI, with a shorter name.
    short_names: HashMap<String, String>,
    /// By what is referred to.
    referrers: HashMap<SchemaId, Vec<SchemaId>>,
}

impl<'s> View<'s> {
    pub(crate) fn new(ir: &'s Ir) -> Self {
        let keywords = ir.nodes().map(|(_, node)| keywords(node)).collect();
        let mut referrers: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
        for (id, node) in ir.nodes() {
            for target in node.references.iter().filter_map(|own| ir.single_target(&own.target)) {
                referrers.entry(target).or_default().push(id);
            }
        }
        let mut view = Self { ir, keywords, short_names: HashMap::new(), referrers };
        let names: Vec<String> =
            view.own_definitions().filter_map(|id| view.definition(id)).collect();
        view.short_names = short_names(&names);
        view
    }

    /// Returns the subschema whose description is that of all which refer to another one.
    pub(crate) fn described_by(&self, id: SchemaId) -> Option<SchemaId> {
        let description = |id: &SchemaId| self.description(*id);
        let (first, others) = self.referrers.get(&id)?.split_first()?;
        let words = description(first)?;
        others.iter().all(|other| description(other).as_ref() == Some(&words)).then_some(*first)
    }

    /// Returns the subschema.
    pub(crate) fn node(&self, id: SchemaId) -> &'s Node {
        self.ir.node(id)
    }

    /// Returns the keywords that can reject a value, and the open list of values, each once. Positions and
    /// conditions on properties are called as 2020-12 calls them, whatever the draft; see [`View::spelling`].
    pub(crate) fn keywords(&self, id: SchemaId) -> &[Keyword] {
        &self.keywords[id.index()]
    }

    /// Returns the keyword as the draft of the subschema calls it.
    pub(crate) fn spelling(&self, id: SchemaId, keyword: Keyword) -> Keyword {
        let node = self.node(id);
        match keyword {
            Keyword::PrefixItems if node.draft < Draft::Draft2020 => Keyword::Items,
            Keyword::Items if node.draft < Draft::Draft2020 && !node.prefix_items().is_empty() => {
                Keyword::AdditionalItems
            }
            Keyword::DependentSchemas if node.draft < Draft::Draft2019 => Keyword::Dependencies,
            other => other,
        }
    }

    /// Returns the place of the subschema: a JSON Pointer into the schema's own document, or the name of another
    /// document with a pointer as the fragment.
    pub(crate) fn address(&self, id: SchemaId) -> String {
        self.address_of(&self.node(id).location)
    }

    /// Returns any place, written like [`View::address`].
    pub(crate) fn address_of(&self, location: &Location) -> String {
        if is_own(location) {
            return location.pointer.to_string();
        }
        format!("{}#{}", self.ir.document(location.document).name, location.pointer)
    }

    /// Returns the JSON Pointer to a subschema of the schema's own document.
    pub(crate) fn own_pointer(&self, id: SchemaId) -> Option<&'s str> {
        let location = &self.node(id).location;
        is_own(location).then_some(&*location.pointer)
    }

    /// Returns the name that the definitions, or the document's own name, give a subschema.
    pub(crate) fn definition(&self, id: SchemaId) -> Option<String> {
        let location = &self.node(id).location;
        let Some((parent, name)) = location.pointer.rsplit_once('/') else {
            return (!is_own(location))
                .then(|| stem(&self.ir.document(location.document).name).to_owned());
        };
        let keyword = parent.rsplit('/').next();
        let is_definition = [Keyword::Defs, Keyword::Definitions]
            .iter()
            .any(|definitions| keyword == Some(definitions.name()));
        let name = || pointer::unescape(name).into_owned();
        is_definition.then(name).map(|name| self.short_names.get(&name).cloned().unwrap_or(name))
    }

    /// Returns the definitions of the schema's own document.
    pub(crate) fn own_definitions(&self) -> impl Iterator<Item = SchemaId> {
        let own = self.ir.nodes().filter(|(_, node)| {
            is_own(&node.location) && node.location.pointer.matches('/').count() == 2
        });
        own.map(|(id, _)| id).filter(|id| self.definition(*id).is_some())
    }

    /// Returns what the definitions of the schema's own document and the other documents call their types.
    pub(crate) fn definitions(&self) -> impl Iterator<Item = String> {
        let documents = self.ir.documents().iter().skip(1);
        self.own_definitions()
            .filter_map(|id| self.definition(id))
            .chain(documents.map(|document| stem(&document.name).to_owned()))
    }

    /// Returns the value of a keyword as the schema writes it.
    pub(crate) fn written(&self, id: SchemaId, keyword: Keyword) -> Option<Value> {
        let node = self.node(id);
        let Location { document, .. } = node.location;
        self.ir.value(&Location { document, pointer: node.keyword_pointer(keyword).into() })
    }

    /// Returns the value of a keyword beside a reference of a draft in which it has no effect. For documentation: there
    /// it is what people read.
    pub(crate) fn beside_reference(&self, id: SchemaId, keyword: Keyword) -> Option<Value> {
        let node = self.node(id);
        let is_ignored = node.draft.ignores_siblings_of_ref() && !node.references.is_empty();
        if is_ignored { self.written(id, keyword) } else { None }
    }

    /// Returns the types that a subschema names; `None` where it names none.
    pub(crate) fn types(&self, id: SchemaId) -> Option<TypeSet> {
        match self.node(id).rule(Keyword::Type) {
            Some(Rule::Types(types)) => Some(*types),
            _ => None,
        }
    }

    /// Returns whether a reference of the subschema depends on how it was reached from the root.
    pub(crate) fn is_dynamic(&self, id: SchemaId) -> bool {
        self.node(id).references.iter().any(|own| self.target(&own.target).is_none())
    }

    /// Returns what the references of the subschema always resolve to.
    pub(crate) fn targets(&self, id: SchemaId) -> impl DoubleEndedIterator<Item = SchemaId> {
        self.node(id).references.iter().filter_map(|own| self.target(&own.target))
    }

    /// Returns subschemas, and then those that always apply with them: what they refer to, and their `allOf`.
    pub(crate) fn with_targets(&self, ids: &[SchemaId]) -> Vec<SchemaId> {
        let mut all = ids.to_vec();
        let mut seen: HashSet<SchemaId> = ids.iter().copied().collect();
        let mut n_read = 0;
        while let Some(id) = all.get(n_read).copied() {
            n_read += 1;
            let next = self.targets(id).chain(self.node(id).all_of().iter().copied());
            all.extend(next.filter(|id| seen.insert(*id)));
        }
        all
    }

    /// Returns what the schema says about subschemas, the nearest first: a description, else a title.
    pub(crate) fn words(&self, about: &[SchemaId]) -> Option<String> {
        let title = |id: &SchemaId| self.text(*id, Keyword::Title, |own| own.title.as_ref());
        let description = about.iter().find_map(|id| self.description(*id));
        let words = description.or_else(|| about.iter().find_map(title))?;
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    fn description(&self, id: SchemaId) -> Option<String> {
        self.text(id, Keyword::Description, |own| own.description.as_ref())
    }

    /// Returns a text about a subschema; beside a reference, too.
    fn text(
        &self,
        id: SchemaId,
        keyword: Keyword,
        own: fn(&Annotations) -> Option<&String>,
    ) -> Option<String> {
        let written = || Some(self.beside_reference(id, keyword)?.as_str()?.to_owned());
        own(&self.node(id).annotations).cloned().or_else(written)
    }

    /// Returns what a reference resolves to whenever the root is checked: the root's resource is the outermost of every
    /// dynamic scope.
    fn target(&self, target: &Target) -> Option<SchemaId> {
        self.ir.single_target(target).or_else(|| {
            let Target::Dynamic { anchor, .. } = target else { return None };
            self.ir.resource(self.root_resource()).dynamic_anchors.get(anchor).copied()
        })
    }

    /// Returns the resource of the root.
    pub(crate) fn root_resource(&self) -> ResourceId {
        self.node(self.ir.root()).resource
    }

    /// Returns whether a reference resolves to something else if not the root, but a part of it is checked.
    pub(crate) fn depends_on_root(&self) -> bool {
        let mut references = self.ir.nodes().flat_map(|(_, node)| &node.references);
        references.any(|own| {
            matches!(own.target, Target::Dynamic { .. })
                && self.ir.single_target(&own.target).is_none()
        })
    }
}

/// Returns whether a place is in the schema's own document.
fn is_own(location: &Location) -> bool {
    location.document == DocumentId::ROOT
}

fn keywords(node: &Node) -> Box<[Keyword]> {
    let mut keywords = Vec::new();
    let mut add = |keyword| {
        // Members of one map or list come together.
        if keywords.last() != Some(&keyword) && !keywords.contains(&keyword) {
            keywords.push(keyword);
        }
    };
    let rules = node.assertions.iter().map(|assertion| assertion.keyword);
    // Freshness is checked apart, against a clock.
    rules.filter(|keyword| *keyword != Keyword::MaxAge).for_each(&mut add);
    node.children.iter().filter_map(|(applicator, _)| keyword(applicator)).for_each(&mut add);
    if !node.annotations.known_values.is_empty() {
        add(Keyword::KnownValues);
    }
    keywords.into()
}

/// Returns the keyword of a subschema that bears on the type of the value; `None` where it bears on none by itself.
fn keyword(applicator: &Applicator) -> Option<Keyword> {
    Some(match applicator {
        Applicator::AnyOf(_) => Keyword::AnyOf,
        Applicator::OneOf(_) => Keyword::OneOf,
        Applicator::Not => Keyword::Not,
        Applicator::If => Keyword::If,
        Applicator::DependentSchema(_) => Keyword::DependentSchemas,
        Applicator::Property(_) => Keyword::Properties,
        Applicator::PatternProperty(_) => Keyword::PatternProperties,
        Applicator::AdditionalProperties => Keyword::AdditionalProperties,
        Applicator::UnevaluatedProperties => Keyword::UnevaluatedProperties,
        Applicator::PropertyNames => Keyword::PropertyNames,
        Applicator::PrefixItem(_) => Keyword::PrefixItems,
        Applicator::Items => Keyword::Items,
        Applicator::UnevaluatedItems => Keyword::UnevaluatedItems,
        Applicator::Contains => Keyword::Contains,
        // The members of `allOf` are laid beside the subschema itself; `then` and `else` come with their `if`.
        Applicator::AllOf(_)
        | Applicator::Then
        | Applicator::Else
        | Applicator::ContentSchema
        | Applicator::Should
        | Applicator::Definition(_) => return None,
    })
}
