//! The constraints on a value: all rules that apply to it, merged.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::Value;
use tablature_schema::{
    format::{Format, Span},
    ir::{Agreement, Applicator, Keyword, SchemaId, TypeSet},
    json::Number,
    pattern::Pattern,
};

use super::{super::graph::Link, goal::Goal, types::is_equal};

/// A limit of a number.
#[derive(Debug, Clone)]
pub(super) struct Limit {
    pub(super) at: Number,
    /// Set if the limit itself is accepted.
    pub(super) is_included: bool,
}

/// A range of counts: of characters, items or fields.
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

/// A subschema whose rules for fields or items apply, and the path that continues through it, if any.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    pub(super) node: SchemaId,
    pub(super) path: Option<super::goal::Path>,
}

/// All constraints on one value.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent rule")]
pub(super) struct Constraints {
    pub(super) types: TypeSet,
    /// Set if the value should have a type that is not accepted, so that no other constraint matters.
    pub(super) has_wrong_type: bool,
    /// Set if a path ends at or continues through this value: then it is generated for that, and not taken from
    /// examples.
    pub(super) is_targeted: bool,
    /// `enum` and `const`.
    pub(super) allowed: Option<Vec<Value>>,
    pub(super) excluded: Vec<Value>,
    pub(super) examples: Vec<Value>,
    /// `knownValues`: other values are valid, with a warning.
    pub(super) known: Vec<Value>,
    /// Set if null causes a warning (`nullMeansAbsent`).
    pub(super) is_null_absent: bool,

    pub(super) low: Option<Limit>,
    pub(super) high: Option<Limit>,
    pub(super) multiples: Vec<Number>,
    pub(super) no_multiples: Vec<Number>,

    pub(super) length: Count,
    pub(super) patterns: Vec<Pattern>,
    pub(super) no_patterns: Vec<Pattern>,
    pub(super) formats: Vec<Format>,
    pub(super) no_formats: Vec<Format>,
    /// `maxAge`, and the age that a timestamp should have instead.
    pub(super) max_ages: Vec<Span>,
    pub(super) exact_age: Option<Span>,
    pub(super) beyond_age: Option<Span>,
    /// Set if the string should not be decodable.
    pub(super) is_garbled: bool,

    pub(super) items: Count,
    pub(super) is_unique: bool,
    pub(super) is_repeated: bool,
    /// Goals for every item.
    pub(super) each_item: Vec<Goal>,
    /// Goals for single items.
    pub(super) item_goals: Vec<(usize, Goal)>,
    /// How many items must match each `contains`.
    pub(super) contains: Vec<(SchemaId, Count)>,

    pub(super) fields: Count,
    pub(super) required: IndexSet<String>,
    pub(super) forbidden: Vec<String>,
    /// Goals for single fields.
    pub(super) field_goals: Vec<(String, Goal)>,
    /// Goals for fields that no schema declares.
    pub(super) extra_fields: Vec<Goal>,
    pub(super) layers: Vec<Layer>,
    /// Set if any rule applies to fields, or to items.
    pub(super) has_fields: bool,
    pub(super) has_items: bool,
    pub(super) agreements: Vec<Agreement>,
    /// The keyword and the field whose `dependentRequired` is broken.
    pub(super) free_dependency: Option<(Keyword, String)>,

    /// Rules that are checked once there is a value.
    pub(super) checks: Vec<Check>,
}

/// A rule that depends on the value itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Check {
    /// `if` of this subschema decides between its `then` and `else`.
    Condition(SchemaId),
    /// The value must be invalid under this subschema.
    Rejects(SchemaId),
    /// If this field is present, the value must be valid under this subschema.
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
            is_null_absent: false,
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
            required: IndexSet::new(),
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
    /// Restricts the value to these types.
    pub(super) fn restrict(&mut self, types: TypeSet) {
        self.types &= types;
    }

    /// Restricts the value to these values.
    pub(super) fn allow(&mut self, values: &[Value]) {
        // Lists of strings may be very long.
        let strings: HashSet<&str> = values.iter().filter_map(Value::as_str).collect();
        let others = || values.iter().filter(|value| !value.is_string());
        let has = |own: &Value| match own.as_str() {
            Some(text) => strings.contains(text),
            None => others().any(|value| is_equal(own, value)),
        };
        let kept = match self.allowed.take() {
            None => values.to_vec(),
            Some(allowed) => allowed.into_iter().filter(|own| has(own)).collect(),
        };
        self.allowed = Some(kept);
    }

    pub(super) fn at_least(&mut self, at: Number, is_included: bool) {
        let limit = Limit { at, is_included };
        let is_tighter = self
            .low
            .as_ref()
            .is_none_or(|own| limit.at > own.at || (limit.at == own.at && !limit.is_included));
        if is_tighter {
            self.low = Some(limit);
        }
    }

    pub(super) fn at_most(&mut self, at: Number, is_included: bool) {
        let limit = Limit { at, is_included };
        let is_tighter = self
            .high
            .as_ref()
            .is_none_or(|own| limit.at < own.at || (limit.at == own.at && !limit.is_included));
        if is_tighter {
            self.high = Some(limit);
        }
    }

    pub(super) fn require(&mut self, name: &str) {
        if !self.required.contains(name) {
            self.required.insert(name.to_owned());
        }
    }
}

impl Constraints {
    /// Returns whether the value must be an object: a path enters a field, or a field has a goal.
    pub(super) fn needs_object(&self) -> bool {
        let enters = |layer: &Layer| {
            layer.path.as_ref().and_then(|path| path.next()).is_some_and(|link| {
                matches!(
                    link,
                    Link::Child(
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

    /// Returns whether the value must be an array: a path enters an item, or an item has a goal.
    pub(super) fn needs_array(&self) -> bool {
        let enters = |layer: &Layer| {
            layer.path.as_ref().and_then(|path| path.next()).is_some_and(|link| {
                matches!(
                    link,
                    Link::Child(
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

    /// Returns the types that have constraints of their own.
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

    /// Returns whether a number satisfies the numeric constraints.
    pub(super) fn fits_number(&self, number: &Number) -> bool {
        let is_multiple_of = |divisor: &Number| number.decimal().is_multiple_of(divisor.decimal());
        let low = self
            .low
            .as_ref()
            .is_none_or(|low| *number > low.at || (low.is_included && *number == low.at));
        let high = self
            .high
            .as_ref()
            .is_none_or(|high| *number < high.at || (high.is_included && *number == high.at));
        low && high
            && self.multiples.iter().all(is_multiple_of)
            && !self.no_multiples.iter().any(is_multiple_of)
    }
}
