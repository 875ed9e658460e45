//! What a schema says of all values at a place, whichever of its alternatives a record follows.

use std::{cell::Cell, collections::HashSet};

use tablature_schema::{
    budget::Budget,
    format::Format,
    ir::{Ir, Node, Rule, SchemaId, Step, Target, TypeSet},
    pattern::Match,
};

/// Subschemas that are looked at for all columns together. What is beyond may be anything.
const MAX_VISITS: u64 = 10_000_000;

/// Alternatives inside each other.
const MAX_DEPTH: usize = 64;

/// Steps of a match of a name.
const MAX_STEPS: u64 = 100_000;

/// What is true of all values at a place.
#[derive(Debug, Clone)]
pub(super) struct Facts<'i> {
    pub(super) types: TypeSet,
    /// The format that all strings have.
    pub(super) format: Option<Format>,
    /// How many bits integers may need.
    pub(super) width: Width,
    /// The properties that all objects have.
    pub(super) required: HashSet<&'i str>,
    /// All objects have declared properties.
    pub(super) has_properties: bool,
}

/// How many bits integers need, with a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Width {
    UpTo64,
    UpTo128,
    Beyond,
}

impl<'i> Facts<'i> {
    /// Says nothing.
    fn any() -> Self {
        Self {
            types: TypeSet::ALL,
            format: None,
            width: Width::UpTo64,
            required: HashSet::new(),
            has_properties: false,
        }
    }

    /// Returns what a subschema says by itself.
    fn of(node: &'i Node) -> Self {
        let mut facts = Self::any();
        for assertion in &node.assertions {
            match &assertion.rule {
                Rule::Types(types) => facts.types &= *types,
                Rule::Enum(values) => facts.types &= values.iter().map(TypeSet::of).collect(),
                Rule::Const(value) => facts.types &= TypeSet::of(value),
                Rule::MultipleOf(of) if of.decimal().is_integer() => {
                    facts.types &= !TypeSet::FRACTION;
                }
                Rule::Format(format) => facts.format = Some(*format),
                Rule::Bound(bound) => {
                    let limit = bound.limit.decimal().to_i128();
                    let own = match limit.map(i64::try_from) {
                        Some(Ok(_)) => Width::UpTo64,
                        Some(Err(_)) => Width::UpTo128,
                        None => Width::Beyond,
                    };
                    facts.width = facts.width.max(own);
                }
                _ => {}
            }
        }
        facts.required = node.required().iter().map(|name| &**name).collect();
        facts.has_properties = node.properties().next().is_some();
        facts
    }

    /// Returns what is true of values that both are about.
    fn and(mut self, other: Self) -> Self {
        self.required.extend(other.required);
        Self {
            types: self.types & other.types,
            format: self.format.or(other.format),
            width: self.width.max(other.width),
            required: self.required,
            has_properties: self.has_properties || other.has_properties,
        }
    }

    /// Returns what is true of values that one of both is about.
    fn or(mut self, other: Self) -> Self {
        let [own, others] = [self.types, other.types];
        let format = match [own, others].map(|types| types.contains(TypeSet::STRING)) {
            [true, true] => self.format.filter(|format| other.format == Some(*format)),
            [true, false] => self.format,
            [false, _] => other.format,
        };
        let has_properties = match [own, others].map(|types| types.contains(TypeSet::OBJECT)) {
            [true, true] => {
                self.required.retain(|name| other.required.contains(name));
                self.has_properties && other.has_properties
            }
            [true, false] => self.has_properties,
            [false, _] => {
                self.required = other.required;
                other.has_properties
            }
        };
        Self {
            types: own | others,
            format,
            width: self.width.max(other.width),
            required: self.required,
            has_properties,
        }
    }
}

/// Looks at the places of a schema.
pub(super) struct Places<'i> {
    ir: &'i Ir,
    visits: Cell<u64>,
}

impl<'i> Places<'i> {
    pub(super) fn new(ir: &'i Ir) -> Self {
        Self { ir, visits: Cell::new(0) }
    }

    /// Returns what is true of all values at a place.
    ///
    /// A record that follows an alternative which does not declare the place is taken not to have it, unless the place is
    /// declared for all records: then it may have any value that this allows.
    pub(super) fn facts(&self, path: &[Step<'_>]) -> Facts<'i> {
        self.at(&[self.ir.root()], path, false, 0).unwrap_or_else(Facts::any)
    }

    /// Returns what subschemas that apply together say of a place below them; `None` if they do not declare it. `is_declared`
    /// says that others do, for the same records.
    fn at(
        &self,
        ids: &[SchemaId],
        path: &[Step<'_>],
        is_declared: bool,
        depth: usize,
    ) -> Option<Facts<'i>> {
        self.visits.set(self.visits.get() + 1);
        if depth > MAX_DEPTH || self.visits.get() > MAX_VISITS {
            return Some(Facts::any());
        }
        let certain = certain(self.ir, ids);
        let nodes = || certain.iter().map(|id| self.ir.node(*id));
        let mut found = match path {
            [] => nodes().map(Facts::of).reduce(Facts::and),
            [step, rest @ ..] => match below(self.ir, &certain, *step) {
                children if children.is_empty() => None,
                children => self.at(&children, rest, is_declared, depth + 1),
            },
        };
        // Said of some records only.
        let mut of_some = None;
        for group in nodes().flat_map(|node| self.groups(node)) {
            let is_known = is_declared || found.is_some();
            let branches: Vec<Option<Facts<'i>>> = group
                .into_iter()
                .map(|branch| self.at(&[branch?], path, is_known, depth + 1))
                .collect();
            let is_of_all = branches.iter().all(Option::is_some);
            let Some(together) = branches.into_iter().flatten().reduce(Facts::or) else { continue };
            if is_of_all {
                found = Some(match found {
                    Some(found) => found.and(together),
                    None => together,
                });
            } else if !is_known {
                of_some = Some(match of_some {
                    Some(of_some) => Facts::or(of_some, together),
                    None => together,
                });
            }
        }
        found.or(of_some)
    }

    /// Returns the alternatives of a subschema: of each group one applies, which may be none that is written.
    fn groups(&self, node: &Node) -> Vec<Vec<Option<SchemaId>>> {
        let some = |ids: &[SchemaId]| ids.iter().copied().map(Some).collect::<Vec<_>>();
        let mut groups = vec![some(node.any_of()), some(node.one_of())];
        groups.extend(node.condition().map(|own| vec![own.then, own.else_]));
        groups.extend(node.dependent_schemas().map(|(_, id)| vec![Some(id), None]));
        let dynamic = node.references.iter().filter(|own| !matches!(own.target, Target::Static(_)));
        groups.extend(dynamic.map(|own| some(&self.ir.candidates(&own.target))));
        groups
    }
}

/// Returns the subschemas of a property, or of every item, in subschemas that apply together.
pub(super) fn below(ir: &Ir, ids: &[SchemaId], step: Step<'_>) -> Vec<SchemaId> {
    ids.iter().flat_map(|id| children(ir.node(*id), step)).collect()
}

fn children(node: &Node, step: Step<'_>) -> Vec<SchemaId> {
    let mut found = Vec::new();
    match step {
        Step::Property(name) => {
            found.extend(node.property(name));
            let matching = node.pattern_properties().filter(|(pattern, _)| {
                pattern.is_match(name, &mut Budget::new(MAX_STEPS)) == Match::Yes
            });
            found.extend(matching.map(|(_, id)| id));
            if found.is_empty() {
                found.extend(node.additional_properties());
            }
        }
        // Columns have no tuples.
        Step::Item => found.extend(node.items()),
    }
    found
}

/// Returns subschemas and those that apply with them, whatever the value is: targets of references, and members of `allOf`.
pub(super) fn certain(ir: &Ir, ids: &[SchemaId]) -> Vec<SchemaId> {
    let mut seen = HashSet::new();
    let mut waiting: Vec<SchemaId> = ids.iter().rev().copied().collect();
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = ir.node(id);
        found.push(id);
        waiting.extend(node.all_of().iter().rev());
        let targets = node.references.iter().filter_map(|reference| match reference.target {
            Target::Static(id) => Some(id),
            _ => None,
        });
        waiting.extend(targets);
    }
    found
}
