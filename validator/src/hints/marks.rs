//! Marks the subschemas that can cause a hint. Computed once for a checker, so that no other subschema is visited.

use std::{
    ops::{BitOr, BitOrAssign},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tablature_schema::{
    ir::{Applicator, Ir, Keyword, Node, SchemaId, Target},
    json::Kind,
};

use super::seen::Seen;

/// A set of properties of a subschema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark(u16);

impl Mark {
    pub(super) const DEPRECATED: Self = Self(1);
    pub(super) const KNOWN_VALUES: Self = Self(1 << 1);
    pub(super) const NULL_MEANS_ABSENT: Self = Self(1 << 2);
    pub(super) const RECOMMENDED_PATTERN: Self = Self(1 << 3);
    pub(super) const MAX_AGE: Self = Self(1 << 4);
    pub(super) const AGREEMENT: Self = Self(1 << 5);
    pub(super) const SHOULD: Self = Self(1 << 6);
    /// It declares fields, so others are unknown.
    pub(super) const FIELDS: Self = Self(1 << 7);
    /// It accepts fields that it does not declare, or mentions some.
    pub(super) const NAMES: Self = Self(1 << 8);
    /// It has a reference that only the dynamic scope resolves.
    pub(super) const OPAQUE: Self = Self(1 << 9);
    /// It, or a subschema that it applies to the value or to a part of it, may cause a hint.
    pub(super) const REACHES: Self = Self(1 << 10);
    /// It, or a subschema that it applies to the same value, matters for hints about that value.
    pub(super) const MATTERS: Self = Self(1 << 11);
    /// A subschema that it applies to a part of the value matters for hints about that part.
    pub(super) const PARTS_MATTER: Self = Self(1 << 12);

    /// It applies other subschemas to the same value.
    pub(super) const IN_PLACE: Self = Self(1 << 13);

    /// Some of them apply only where a property is present.
    pub(super) const DEPENDENT: Self = Self(1 << 14);

    /// Marks that cause a hint by themselves.
    const HINTS: Self = Self((1 << 8) - 1);
    /// Marks that cause hints about the value itself.
    pub(super) const VALUE_HINTS: Self = Self((1 << 7) - 1);

    /// Returns the marks of which a subschema of the value, or one that it applies in place, must have one for there to
    /// be hints about the value and its parts.
    pub(super) fn wanted_of(kind: Kind<'_>) -> Self {
        let of_any = Self::DEPRECATED | Self::SHOULD | Self::IN_PLACE;
        match kind {
            Kind::Null => of_any | Self::NULL_MEANS_ABSENT,
            Kind::Bool(_) | Kind::Number(_) => of_any,
            Kind::String(_) => {
                of_any | Self::KNOWN_VALUES | Self::RECOMMENDED_PATTERN | Self::MAX_AGE
            }
            Kind::Array | Kind::Object => Self::REACHES,
        }
    }

    pub(super) fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    fn when(self, condition: bool) -> Self {
        if condition { self } else { Self(0) }
    }
}

impl BitOr for Mark {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Mark {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The marks of all subschemas.
#[derive(Debug)]
pub(crate) struct Marks {
    of: Vec<Mark>,
    /// Sets that no payload uses now, one for each thread at most.
    spare: Mutex<Vec<Seen>>,
}

impl Marks {
    pub(crate) fn new(ir: &Ir) -> Self {
        let mut of: Vec<Mark> = ir.nodes().map(|(_, node)| own(node)).collect();
        let mut in_place = vec![Vec::new(); ir.len()];
        let mut anywhere = vec![Vec::new(); ir.len()];
        for (id, node) in ir.nodes() {
            for target in targets(node) {
                in_place[target.index()].push(id.index());
                anywhere[target.index()].push(id.index());
            }
            for (applicator, child) in &node.children {
                if is_entered(applicator) {
                    anywhere[child.index()].push(id.index());
                    if applicator.is_in_place() {
                        in_place[child.index()].push(id.index());
                    }
                }
            }
        }
        spread(&mut of, Mark::HINTS, Mark::REACHES, &anywhere);
        spread(&mut of, Mark::REACHES | Mark::NAMES | Mark::OPAQUE, Mark::MATTERS, &in_place);
        for (id, node) in ir.nodes() {
            let mut parts = node
                .children
                .iter()
                .filter(|(applicator, _)| is_entered(applicator) && !applicator.is_in_place());
            if parts.any(|(_, part)| of[part.index()].has(Mark::MATTERS)) {
                of[id.index()] |= Mark::PARTS_MATTER;
            }
        }
        Self { of, spare: Mutex::default() }
    }

    /// Lends a set for one payload.
    pub(super) fn lend_seen(&self) -> Seen {
        self.spare().pop().unwrap_or_else(|| Seen::new(self.of.len()))
    }

    /// Takes back what was lent.
    pub(super) fn take_back(&self, seen: Seen) {
        self.spare().push(seen);
    }

    fn spare(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn of(&self, id: SchemaId) -> Mark {
        self.of[id.index()]
    }

    /// Returns whether there may be a hint about a value, or a part of it, because of a subschema.
    pub(crate) fn may_hint(&self, id: SchemaId) -> bool {
        self.of(id).has(Mark::REACHES)
    }

    /// Returns whether a subschema, or one that it applies in place, matters for hints about a value: it may cause one, or
    /// it knows of fields that would be unknown without it.
    pub(crate) fn matters(&self, id: SchemaId) -> bool {
        self.of(id).has(Mark::MATTERS)
    }

    /// Returns whether a subschema itself may cause a hint about the value.
    pub(crate) fn hints_of_value(&self, id: SchemaId) -> bool {
        self.of(id).has(Mark::VALUE_HINTS)
    }
}

/// Gives the mark `to` to every subschema that has a mark of `from`, and to those that reach it.
fn spread(of: &mut [Mark], from: Mark, to: Mark, reached_from: &[Vec<usize>]) {
    let mut waiting: Vec<usize> = (0..of.len()).filter(|index| of[*index].has(from)).collect();
    for index in &waiting {
        of[*index] |= to;
    }
    while let Some(index) = waiting.pop() {
        for before in &reached_from[index] {
            if !of[*before].has(to) {
                of[*before] |= to;
                waiting.push(*before);
            }
        }
    }
}

fn own(node: &Node) -> Mark {
    let annotations = &node.annotations;
    let is_opaque = node.references.iter().any(|it| !matches!(it.target, Target::Static(_)));
    let names = node.pattern_properties().next().is_some()
        || node.additional_properties().is_some()
        || node.unevaluated_properties().is_some()
        || node.dependent_schemas().next().is_some()
        || node.rule(Keyword::DependentRequired).is_some()
        || node.rule(Keyword::Dependencies).is_some()
        || !node.required().is_empty();
    Mark::DEPRECATED.when(annotations.is_deprecated)
        | Mark::KNOWN_VALUES.when(!annotations.known_values.is_empty())
        | Mark::NULL_MEANS_ABSENT.when(annotations.is_null_absent)
        | Mark::RECOMMENDED_PATTERN.when(annotations.recommended_pattern.is_some())
        | Mark::MAX_AGE.when(node.rule(Keyword::MaxAge).is_some())
        | Mark::AGREEMENT.when(!annotations.agreements.is_empty())
        | Mark::SHOULD.when(node.should().is_some())
        | Mark::FIELDS.when(node.properties().next().is_some())
        | Mark::NAMES.when(names)
        | Mark::OPAQUE.when(is_opaque)
        | Mark::IN_PLACE.when(node.has_in_place())
        | Mark::DEPENDENT.when(node.dependent_schemas().next().is_some())
}

/// Returns the targets of the static references of a subschema.
pub(super) fn targets(node: &Node) -> impl Iterator<Item = SchemaId> + '_ {
    node.references.iter().filter_map(|reference| match reference.target {
        Target::Static(id) => Some(id),
        _ => None,
    })
}

/// Returns whether hints are looked for in the subschemas of an applicator.
fn is_entered(applicator: &Applicator) -> bool {
    !matches!(
        applicator,
        Applicator::Not
            | Applicator::PropertyNames
            | Applicator::Contains
            | Applicator::ContentSchema
            | Applicator::Should
            | Applicator::Definition(_)
    )
}
