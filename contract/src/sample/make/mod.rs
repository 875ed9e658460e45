//! Generates one value that is valid under a schema, or that breaks one rule of it.
//!
//! All rules that apply to a value are merged into constraints (`expand`, `negate`), and a value is generated from
//! these (`string`, `number`, `array`, `object`). Rules that depend on the value itself are checked afterwards
//! (`amend`): if a condition turns out to hold, its consequence is merged as well and the value generated again. The
//! maker gives up easily; callers retry with another random seed, and the validator has the last word.

mod agree;
mod amend;
mod array;
mod automaton;
mod boundary;
mod constraints;
mod drawn;
mod expand;
mod formats;
mod goal;
mod names;
mod near;
mod negate;
mod number;
mod object;
mod pattern;
mod profile;
mod string;
mod types;
mod values;
mod words;

use serde_json::Value;
use tablature_schema::{
    format::Format,
    ir::{Rule, SchemaId, TypeSet},
    json,
};
use tablature_validator::Timestamp;

use super::{
    graph::{self, Graph, Route},
    judge::Judge,
    random::Random,
};
pub(super) use automaton::Automata;
use constraints::{Check, Constraints};
pub(super) use expand::contains_limits;
use goal::{Goal, Path};
pub(super) use goal::{Limit, Target};
pub(super) use negate::{is_rule, joined, split};
pub(super) use profile::{Advice, Profile};
pub(super) use types::type_of;
use types::{each, is_equal};

/// A generated value, or nothing in this attempt.
type Made<T> = Result<T, Unsatisfied>;

/// The rules contradict each other, or the maker cannot combine them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unsatisfied;

/// The maximum number of values in one payload beyond the fields that one object requires: larger payloads show nothing new.
const MAX_VALUES: usize = 4000;

/// The maximum number of fields that one object may require.
const MAX_REQUIRED: usize = 20_000;

/// The maximum number of comparisons of items that must differ: enough for as many as there may be values.
const MAX_COMPARISONS: usize = 8_000_000;

/// How often value-dependent rules are checked again.
const MAX_PASSES: usize = 16;

/// Below this depth, only required fields and items are generated.
const MAX_OPTIONAL_DEPTH: usize = 6;

/// Below this depth, nothing is generated.
const MAX_DEPTH: usize = 60;

/// The place in the payload where the path ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// JSON Pointer into the payload.
    pub(super) pointer: String,
}

/// The inputs that all payloads of one schema share.
#[derive(Debug)]
pub(super) struct Generator {
    pub(super) graph: Graph,
    pub(super) judge: Judge,
    /// The minimum depth of values, by subschema.
    pub(super) min_depths: Vec<u32>,
    /// Set for subschemas that contain recommendations.
    pub(super) advice: Vec<bool>,
    /// The formats that are not asserted, by subschema.
    pub(super) annotated_formats: Vec<Option<Format>>,
    pub(super) automata: Automata,
    pub(super) now: Timestamp,
    max_values: usize,
}

impl Generator {
    pub(super) fn new(graph: Graph, judge: Judge, now: Timestamp) -> Self {
        Self {
            min_depths: graph::min_depths(&graph),
            advice: graph::advice(&graph),
            annotated_formats: graph::annotated_formats(&graph.ir),
            automata: Automata::default(),
            now,
            max_values: max_values(&graph),
            graph,
            judge,
        }
    }
}

/// Returns the maximum number of values in one payload.
fn max_values(graph: &Graph) -> usize {
    let rules = graph.nodes().flat_map(|(_, node)| &node.assertions);
    let required = rules.filter_map(|assertion| match &assertion.rule {
        Rule::Required(names) => Some(names.len().min(MAX_REQUIRED)),
        _ => None,
    });
    MAX_VALUES + required.max().unwrap_or_default()
}

/// Generates one payload.
pub(super) struct Maker<'m> {
    graph: &'m Graph,
    judge: &'m Judge,
    min_depths: &'m [u32],
    advice: &'m [bool],
    annotated_formats: &'m [Option<Format>],
    automata: &'m Automata,
    now: Timestamp,
    random: Random,
    profile: Profile,
    /// The current position in the payload.
    pointer: String,
    depth: usize,
    spent: usize,
    max_values: usize,
    /// How often items of arrays were compared, which must differ from one another.
    compared: usize,
    hit: Option<Hit>,
}

impl<'m> Maker<'m> {
    pub(super) fn new(generator: &'m Generator, random: Random, profile: Profile) -> Self {
        Self {
            graph: &generator.graph,
            judge: &generator.judge,
            min_depths: &generator.min_depths,
            advice: &generator.advice,
            annotated_formats: &generator.annotated_formats,
            automata: &generator.automata,
            now: generator.now,
            random,
            profile,
            pointer: String::new(),
            depth: 0,
            spent: 0,
            max_values: generator.max_values,
            compared: 0,
            hit: None,
        }
    }

    /// Generates a payload, and returns the place where the path ended.
    pub(super) fn payload(mut self, path: Option<(Route, Target)>) -> Made<(Value, Option<Hit>)> {
        let path = path.map(|(route, target)| Path::new(route, target));
        let payload = self.value(vec![Goal::on(self.graph.root(), path)])?;
        Ok((payload, self.hit))
    }

    /// Generates a value that meets all goals.
    fn value(&mut self, mut goals: Vec<Goal>) -> Made<Value> {
        self.spent += 1;
        if self.spent > self.max_values || self.depth > MAX_DEPTH {
            return Err(Unsatisfied);
        }
        let mut decided: Vec<Check> = Vec::new();
        for _ in 0..MAX_PASSES {
            let mut constraints = self.expand(&goals, &mut decided)?;
            let value = self.satisfying(&mut constraints)?;
            let more = self.amend(&constraints, &value, &mut decided);
            if more.is_empty() {
                return Ok(value);
            }
            goals.extend(more);
        }
        Err(Unsatisfied)
    }

    /// Generates a value inside the current one.
    fn below(&mut self, name: &str, goals: Vec<Goal>) -> Made<Value> {
        let length = self.pointer.len();
        json::pointer::push_segment(&mut self.pointer, name);
        self.depth += 1;
        let value = self.value(goals);
        self.depth -= 1;
        self.pointer.truncate(length);
        value
    }

    fn satisfying(&mut self, constraints: &mut Constraints) -> Made<Value> {
        if constraints.has_wrong_type {
            return self.of_wrong_type(constraints);
        }
        if let Some(fitting) = self.fitting(constraints) {
            return self.random.pick(&fitting).map(|value| (*value).clone()).ok_or(Unsatisfied);
        }
        // A documented value is as good as any other where a path only passes or ends.
        let is_free = !constraints.is_targeted || self.profile.is_clean();
        let n_known = match self.profile.advice {
            Advice::Needed => 100,
            Advice::Heeded => 98,
            Advice::Ignored => 50,
        };
        if is_free && !constraints.known.is_empty() && self.random.chance(n_known) {
            constraints.examples = std::mem::take(&mut constraints.known);
            if self.profile.is_clean() {
                let fits = |value: &Value| self.fits_example(constraints, value);
                constraints.examples =
                    constraints.examples.iter().filter(|v| fits(v)).cloned().collect();
                constraints.is_targeted = false;
            }
        }
        let n_usual = if constraints.known.is_empty() { 100 } else { 60 };
        if !constraints.is_targeted
            && !constraints.examples.is_empty()
            && self.random.chance(n_usual)
        {
            let examples = std::mem::take(&mut constraints.examples);
            let example = self.random.pick(&examples);
            if let Some(example) = example.filter(|example| self.fits_example(constraints, example))
            {
                return Ok(example.clone());
            }
        }
        let ty = self.choose_type(constraints)?;
        if ty == TypeSet::OBJECT {
            return self.object(constraints);
        }
        if ty == TypeSet::ARRAY {
            return self.array(constraints);
        }
        if ty == TypeSet::STRING {
            return self.string(constraints).map(Value::from);
        }
        if ty == TypeSet::INTEGER || ty == TypeSet::FRACTION {
            return self.number(constraints, ty);
        }
        let choices: &[Value] = if ty == TypeSet::NULL {
            &[Value::Null]
        } else {
            &[Value::Bool(true), Value::Bool(false)]
        };
        let fits = |value: &&Value| !constraints.excluded.contains(value);
        let fitting: Vec<&Value> = choices.iter().filter(fits).collect();
        self.random.pick(&fitting).map(|value| (*value).clone()).ok_or(Unsatisfied)
    }

    /// Returns those of the allowed values that satisfy the other constraints; `None` where any value is allowed.
    fn fitting<'c>(&self, constraints: &'c Constraints) -> Option<Vec<&'c Value>> {
        let fits = |value: &&Value| {
            constraints.types.contains(type_of(value))
                && !constraints.excluded.iter().any(|other| is_equal(other, value))
                && self.fits_scalar(constraints, value)
        };
        Some(constraints.allowed.as_ref()?.iter().filter(fits).collect())
    }

    /// Chooses the type of the value, preferring those with constraints.
    fn choose_type(&mut self, constraints: &Constraints) -> Made<TypeSet> {
        let mut types = constraints.types;
        if constraints.needs_object() {
            types &= TypeSet::OBJECT;
        } else if constraints.needs_array() {
            types &= TypeSet::ARRAY;
        }
        let described = constraints.described();
        let likely = types & described;
        if !described.is_empty() && !likely.is_empty() && likely != types && self.random.chance(85)
        {
            types = likely;
        }
        // Null shows little.
        let never_null = if self.profile.is_clean() {
            constraints.is_null_absent
        } else {
            self.profile.heeds_advice()
        };
        if types != TypeSet::NULL
            && types.contains(TypeSet::NULL)
            && (never_null || !self.random.chance(15))
        {
            types &= !TypeSet::NULL;
        }
        if types == !TypeSet::NULL {
            types = TypeSet::STRING | TypeSet::INTEGER | TypeSet::BOOLEAN;
        }
        let deep = self.depth >= MAX_OPTIONAL_DEPTH
            && !constraints.needs_object()
            && !constraints.needs_array();
        let flat = types & !(TypeSet::OBJECT | TypeSet::ARRAY);
        if deep && !flat.is_empty() {
            types = flat;
        }
        self.random.pick(&each(types)).copied().ok_or(Unsatisfied)
    }

    /// Generates a value of a type that is not accepted, and otherwise unremarkable.
    fn of_wrong_type(&mut self, constraints: &Constraints) -> Made<Value> {
        let simple = constraints.types & (TypeSet::STRING | TypeSet::INTEGER | TypeSet::BOOLEAN);
        let types = if simple.is_empty() { constraints.types } else { simple };
        let ty = *self.random.pick(&each(types)).ok_or(Unsatisfied)?;
        let bare = Constraints {
            types: ty,
            excluded: constraints.excluded.clone(),
            ..Constraints::default()
        };
        match ty {
            TypeSet::OBJECT => Ok(Value::Object(serde_json::Map::new())),
            TypeSet::ARRAY => Ok(Value::Array(Vec::new())),
            TypeSet::STRING => Ok(Value::from(words::word(&mut self.random))),
            TypeSet::INTEGER | TypeSet::FRACTION => self.number(&bare, ty),
            TypeSet::BOOLEAN => Ok(Value::Bool(self.random.chance(50))),
            _ => Ok(Value::Null),
        }
    }

    /// Returns whether an example can be used unchanged.
    fn fits_example(&self, constraints: &Constraints, example: &Value) -> bool {
        if constraints.needs_object()
            || constraints.needs_array()
            || !constraints.types.contains(type_of(example))
        {
            return false;
        }
        if constraints.excluded.iter().any(|other| is_equal(other, example)) {
            return false;
        }
        match example {
            Value::Object(_) | Value::Array(_) => {
                // Its parts are validated by the subschemas that apply to them.
                let text = example.to_string();
                constraints
                    .layers
                    .iter()
                    .all(|layer| self.judge.accepts(layer.node, text.as_bytes()))
            }
            _ => self.fits_scalar(constraints, example),
        }
    }

    /// Returns whether a string or number satisfies the constraints on strings or numbers.
    fn fits_scalar(&self, constraints: &Constraints, value: &Value) -> bool {
        match value {
            Value::String(string) => self.fits_string(constraints, string),
            Value::Number(number) => {
                constraints.fits_number(&json::Number::parse(&number.to_string()))
            }
            _ => true,
        }
    }

    /// Returns the minimum depth of values of a subschema.
    fn min_depth(&self, id: SchemaId) -> u32 {
        self.min_depths[id.index()]
    }
}
