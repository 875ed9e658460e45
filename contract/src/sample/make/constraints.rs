//! What a value must be: all rules that speak about it, merged.

use serde_json::Value;
use tablature_schema::{
    format::{Format, Span},
    ir::{Agreement, Applicator, Keyword, SchemaId, TypeSet},
    pattern::Pattern,
};

use super::{super::graph::Edge, goal::Goal, number::Decimal, types::is_equal};

/// A limit of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub(super) at: Decimal,
    /// Whether the limit itself is accepted.
    pub(super) is_included: bool,
}

/// A span of numbers of something: characters, items, fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    pub(super) least: u64,
    pub(super) most: u64,
}

impl Count {
    pub(super) const ANY: Self = Self { least: 0, most: u64::MAX };

    pub(super) fn at_least(&mut self, least: u64) {
        self.least = self.least.max(least);
    }

    pub(super) fn at_most(&mut self, most: u64) {
        self.most = self.most.min(most);
    }

    pub(super) fn is_empty(self) -> bool {
        self.least > self.most
    }
}

/// A subschema whose rules for fields or items apply, with the way that leads through it, if one does.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    pub(super) node: SchemaId,
    pub(super) path: Option<super::goal::Path>,
}

/// Everything that is said about one value.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule that is said or not")]
pub(super) struct Constraints {
    pub(super) types: TypeSet,
    /// Whether the value is of a wrong type on purpose, so that nothing else that is said matters.
    pub(super) has_wrong_type: bool,
    /// Whether a way ends or passes here: then the value is made for it, and not taken from examples.
    pub(super) is_targeted: bool,
    /// `enum` and `const`.
    pub(super) allowed: Option<Vec<Value>>,
    pub(super) excluded: Vec<Value>,
    pub(super) examples: Vec<Value>,
    /// `knownValues`: others are accepted, with a warning.
    pub(super) known: Vec<Value>,

    pub(super) low: Option<Limit>,
    pub(super) high: Option<Limit>,
    pub(super) multiples: Vec<Decimal>,
    pub(super) no_multiples: Vec<Decimal>,

    pub(super) length: Count,
    pub(super) patterns: Vec<Pattern>,
    pub(super) no_patterns: Vec<Pattern>,
    pub(super) formats: Vec<Format>,
    pub(super) no_formats: Vec<Format>,
    /// `maxAge`, and how old a text must be instead.
    pub(super) max_ages: Vec<Span>,
    pub(super) exact_age: Option<Span>,
    pub(super) beyond_age: Option<Span>,
    /// Texts that hold nothing of an encoding.
    pub(super) is_garbled: bool,

    pub(super) items: Count,
    pub(super) is_unique: bool,
    pub(super) is_repeated: bool,
    /// Said of every item.
    pub(super) each_item: Vec<Goal>,
    /// Said of one item.
    pub(super) item_goals: Vec<(usize, Goal)>,
    /// How many items each `contains` must find.
    pub(super) contains: Vec<(SchemaId, Count)>,

    pub(super) fields: Count,
    pub(super) required: Vec<String>,
    pub(super) forbidden: Vec<String>,
    /// Said of one field.
    pub(super) field_goals: Vec<(String, Goal)>,
    /// A field without a declared name, and what is said of it.
    pub(super) extra_fields: Vec<Goal>,
    pub(super) layers: Vec<Layer>,
    /// Whether anything speaks of fields, or of items.
    pub(super) has_fields: bool,
    pub(super) has_items: bool,
    pub(super) agreements: Vec<Agreement>,
    /// The keyword and the field whose requirement of others is broken.
    pub(super) free_dependency: Option<(Keyword, String)>,

    /// What is asked once there is a value.
    pub(super) checks: Vec<Check>,
}

/// A rule that depends on the value itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Check {
    /// `if` of a subschema decides between its `then` and `else`.
    Condition(SchemaId),
    /// The value must not meet this.
    Rejects(SchemaId),
    /// With this field there, the value must meet this.
    Dependent(String, SchemaId),
}

impl Default for Constraints {
    fn default() -> Self {
        Self {
            types: TypeSet::ALL,
            has_wrong_type: false,
            is_targeted: false,
            allowed: None,
            excluded: Vec::new(),
            examples: Vec::new(),
            known: Vec::new(),
            low: None,
            high: None,
            multiples: Vec::new(),
            no_multiples: Vec::new(),
            length: Count::ANY,
            patterns: Vec::new(),
            no_patterns: Vec::new(),
            formats: Vec::new(),
            no_formats: Vec::new(),
            max_ages: Vec::new(),
            exact_age: None,
            beyond_age: None,
            is_garbled: false,
            items: Count::ANY,
            is_unique: false,
            is_repeated: false,
            each_item: Vec::new(),
            item_goals: Vec::new(),
            contains: Vec::new(),
            fields: Count::ANY,
            required: Vec::new(),
            forbidden: Vec::new(),
            field_goals: Vec::new(),
            extra_fields: Vec::new(),
            layers: Vec::new(),
            has_fields: false,
            has_items: false,
            agreements: Vec::new(),
            free_dependency: None,
            checks: Vec::new(),
        }
    }
}

impl Constraints {
    /// Lets only kinds of `kinds` through.
    pub(super) fn restrict(&mut self, types: TypeSet) {
        self.types &= types;
    }

    /// Lets only `values` through.
    pub(super) fn allow(&mut self, values: &[Value]) {
        let kept = match self.allowed.take() {
            None => values.to_vec(),
            Some(allowed) => allowed
                .into_iter()
                .filter(|own| values.iter().any(|value| is_equal(own, value)))
                .collect(),
        };
        self.allowed = Some(kept);
    }

    pub(super) fn at_least(&mut self, at: Option<Decimal>, is_included: bool) {
        let Some(limit) = at.map(|at| Limit { at, is_included }) else { return };
        let is_tighter = self
            .low
            .is_none_or(|own| limit.at > own.at || (limit.at == own.at && !limit.is_included));
        if is_tighter {
            self.low = Some(limit);
        }
    }

    pub(super) fn at_most(&mut self, at: Option<Decimal>, is_included: bool) {
        let Some(limit) = at.map(|at| Limit { at, is_included }) else { return };
        let is_tighter = self
            .high
            .is_none_or(|own| limit.at < own.at || (limit.at == own.at && !limit.is_included));
        if is_tighter {
            self.high = Some(limit);
        }
    }

    pub(super) fn require(&mut self, name: &str) {
        if !self.required.iter().any(|own| own == name) {
            self.required.push(name.to_owned());
        }
    }
}

impl Constraints {
    /// Whether a way leads into a field, or a field is spoken of that must be there.
    pub(super) fn needs_object(&self) -> bool {
        let enters = |layer: &Layer| {
            layer.path.as_ref().and_then(|path| path.next()).is_some_and(|edge| {
                matches!(
                    edge,
                    Edge::Child(
                        Applicator::Property(_)
                            | Applicator::PatternProperty(_)
                            | Applicator::AdditionalProperties
                            | Applicator::PropertyNames
                            | Applicator::UnevaluatedProperties
                    )
                )
            })
        };
        !self.field_goals.is_empty()
            || !self.extra_fields.is_empty()
            || self.layers.iter().any(enters)
    }

    /// Whether a way leads into an item, or an item is spoken of that must be there.
    pub(super) fn needs_array(&self) -> bool {
        let enters = |layer: &Layer| {
            layer.path.as_ref().and_then(|path| path.next()).is_some_and(|edge| {
                matches!(
                    edge,
                    Edge::Child(
                        Applicator::PrefixItem(_)
                            | Applicator::Items
                            | Applicator::Contains
                            | Applicator::UnevaluatedItems
                    )
                )
            })
        };
        !self.item_goals.is_empty() || self.is_repeated || self.layers.iter().any(enters)
    }

    /// The kinds that something is said about.
    pub(super) fn described(&self) -> TypeSet {
        let mut types = TypeSet::EMPTY;
        let has_no_texts = self.patterns.is_empty()
            && self.no_patterns.is_empty()
            && self.formats.is_empty()
            && self.no_formats.is_empty()
            && self.max_ages.is_empty();
        if !has_no_texts || self.length.least > 0 || self.length.most < u64::MAX {
            types |= TypeSet::STRING;
        }
        if self.low.is_some() || self.high.is_some() || !self.multiples.is_empty() {
            types |= TypeSet::NUMBER;
        }
        if !self.required.is_empty() || self.fields.least > 0 || self.has_fields {
            types |= TypeSet::OBJECT;
        }
        if self.items.least > 0 || self.items.most < u64::MAX || self.has_items {
            types |= TypeSet::ARRAY;
        }
        types
    }

    /// Whether a number meets what is said of numbers.
    pub(super) fn fits_number(&self, number: Decimal) -> bool {
        let low =
            self.low.is_none_or(|low| number > low.at || (low.is_included && number == low.at));
        let high = self
            .high
            .is_none_or(|high| number < high.at || (high.is_included && number == high.at));
        low && high
            && self.multiples.iter().all(|multiple| number.is_multiple_of(*multiple))
            && !self.no_multiples.iter().any(|multiple| number.is_multiple_of(*multiple))
    }
}
