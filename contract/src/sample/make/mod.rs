//! Makes one value that a schema accepts, or that breaks one rule of it.
//!
//! All rules that speak about a value are merged into one shape (`expand`, `negate`), a value is made of the
//! shape (`text`, `number`, `array`, `object`), and what depends on the value itself is asked then (`amend`):
//! where a condition turns out to hold, what follows from it is merged too, and the value made again. The
//! maker gives up easily; who calls it tries again with other numbers, and the validator has the last word.

mod agree;
mod amend;
mod array;
mod automaton;
mod expand;
mod formats;
mod kinds;
mod names;
mod negate;
mod number;
mod object;
mod pattern;
mod shape;
mod term;
mod text;
mod touch;
mod words;

use serde_json::Value;
use tablature_schema::ir::{SchemaId, TypeSet};
use tablature_validator::Timestamp;

use super::{
    graph::{Graph, Route},
    judge::Judge,
    random::Random,
};
pub(super) use automaton::Automata;
pub(super) use expand::contains_limits;
pub(super) use kinds::type_of;
use kinds::{each, is_equal};
pub(super) use negate::{is_rule, joined, split};
use shape::{Check, Shape};
pub(super) use term::{Aim, Limit};
use term::{Term, Way};
pub(super) use text::matches;

/// A value, or none this time.
type Made<T> = Result<T, Stuck>;

/// The rules contradict each other, or the maker does not know how to meet them together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stuck;

const STUCK: Stuck = Stuck;

/// Values that one payload may be made of: what is larger shows nothing more.
const BUDGET: u32 = 4000;

/// How often what depends on the value is asked again.
const PASSES: usize = 16;

/// Below this level only what must be there is made.
const DEEP: usize = 6;

/// Below this level nothing is made.
const DEEPEST: usize = 60;

/// What a payload should be like, beyond being right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mood {
    /// How many of a hundred optional fields are there.
    pub(super) density: usize,
    /// Whether warnings are avoided.
    pub(super) heeds_advice: bool,
    /// Whether nothing beyond what is asked for should be found: texts have no more than they must.
    pub(super) is_plain: bool,
}

/// Where the end of the way was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// JSON Pointer into the payload.
    pub(super) pointer: String,
}

/// What payloads of one schema are made from.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) graph: Graph,
    pub(super) judge: Judge,
    /// How deep values must be, by subschema.
    pub(super) min_depths: Vec<u32>,
    /// Whether subschemas recommend anything, by subschema.
    pub(super) advice: Vec<bool>,
    pub(super) automata: Automata,
    pub(super) now: Timestamp,
}

/// Makes one payload.
pub(super) struct Maker<'m> {
    graph: &'m Graph,
    judge: &'m Judge,
    min_depths: &'m [u32],
    advice: &'m [bool],
    automata: &'m Automata,
    now: Timestamp,
    random: Random,
    mood: Mood,
    /// Where in the payload the maker is.
    pointer: String,
    depth: usize,
    spent: u32,
    hit: Option<Hit>,
}

impl<'m> Maker<'m> {
    pub(super) fn new(ground: &'m Ground, random: Random, mood: Mood) -> Self {
        Self {
            graph: &ground.graph,
            judge: &ground.judge,
            min_depths: &ground.min_depths,
            advice: &ground.advice,
            automata: &ground.automata,
            now: ground.now,
            random,
            mood,
            pointer: String::new(),
            depth: 0,
            spent: 0,
            hit: None,
        }
    }

    /// A payload; and where in it the end of the way was met.
    pub(super) fn payload(mut self, way: Option<(Route, Aim)>) -> Made<(Value, Option<Hit>)> {
        let way = way.map(|(route, aim)| Way::new(route, aim));
        let payload = self.value(vec![Term::on(self.graph.root(), way)])?;
        Ok((payload, self.hit))
    }

    /// A value that all terms are true of.
    fn value(&mut self, mut terms: Vec<Term>) -> Made<Value> {
        self.spent += 1;
        if self.spent > BUDGET || self.depth > DEEPEST {
            return Err(STUCK);
        }
        let mut decided: Vec<Check> = Vec::new();
        for _ in 0..PASSES {
            let mut shape = self.expand(&terms, &mut decided)?;
            let value = self.of_shape(&mut shape)?;
            let more = self.amend(&shape, &value, &mut decided);
            if more.is_empty() {
                return Ok(value);
            }
            terms.extend(more);
        }
        Err(STUCK)
    }

    /// A value below the one that the maker is at.
    fn below(&mut self, name: &str, terms: Vec<Term>) -> Made<Value> {
        let length = self.pointer.len();
        tablature_schema::json::pointer::push_segment(&mut self.pointer, name);
        self.depth += 1;
        let value = self.value(terms);
        self.depth -= 1;
        self.pointer.truncate(length);
        value
    }

    fn of_shape(&mut self, shape: &mut Shape) -> Made<Value> {
        if shape.has_wrong_type {
            return self.of_wrong_type(shape);
        }
        if let Some(allowed) = &shape.allowed {
            let fits = |value: &&Value| {
                shape.kinds.contains(type_of(value))
                    && !shape.excluded.iter().any(|other| is_equal(other, value))
                    && self.fits_scalar(shape, value)
            };
            let fitting: Vec<Value> = allowed.iter().filter(fits).cloned().collect();
            return self.random.pick(&fitting).cloned().ok_or(STUCK);
        }
        if !shape.is_aimed
            && !shape.known.is_empty()
            && self.random.chance(if self.mood.heeds_advice { 98 } else { 50 })
        {
            shape.examples = std::mem::take(&mut shape.known);
        }
        let n_usual = if shape.known.is_empty() { 100 } else { 60 };
        if !shape.is_aimed && !shape.examples.is_empty() && self.random.chance(n_usual) {
            let examples = std::mem::take(&mut shape.examples);
            let example = self.random.pick(&examples);
            if let Some(example) = example.filter(|example| self.fits_example(shape, example)) {
                return Ok(example.clone());
            }
        }
        let kind = self.kind(shape)?;
        if kind == TypeSet::OBJECT {
            return self.object(shape);
        }
        if kind == TypeSet::ARRAY {
            return self.array(shape);
        }
        if kind == TypeSet::STRING {
            return self.text(shape).map(Value::from);
        }
        if kind == TypeSet::INTEGER || kind == TypeSet::FRACTION {
            return self.number(shape, kind);
        }
        let choices: &[Value] = if kind == TypeSet::NULL {
            &[Value::Null]
        } else {
            &[Value::Bool(true), Value::Bool(false)]
        };
        let fits = |value: &&Value| !shape.excluded.contains(value);
        let fitting: Vec<&Value> = choices.iter().filter(fits).collect();
        self.random.pick(&fitting).map(|value| (*value).clone()).ok_or(STUCK)
    }

    /// The kind of the value, the likeliest first.
    fn kind(&mut self, shape: &Shape) -> Made<TypeSet> {
        let mut kinds = shape.kinds;
        if shape.needs_object() {
            kinds &= TypeSet::OBJECT;
        } else if shape.needs_array() {
            kinds &= TypeSet::ARRAY;
        }
        let described = shape.described();
        let likely = kinds & described;
        if !described.is_empty() && !likely.is_empty() && likely != kinds && self.random.chance(85)
        {
            kinds = likely;
        }
        // Null shows little, and so does the second kind of number.
        if kinds != TypeSet::NULL
            && kinds.contains(TypeSet::NULL)
            && (self.mood.heeds_advice || !self.random.chance(15))
        {
            kinds &= !TypeSet::NULL;
        }
        if kinds == !TypeSet::NULL {
            kinds = TypeSet::STRING | TypeSet::INTEGER | TypeSet::BOOLEAN;
        }
        let deep = self.depth >= DEEP && !shape.needs_object() && !shape.needs_array();
        let flat = kinds & !(TypeSet::OBJECT | TypeSet::ARRAY);
        if deep && !flat.is_empty() {
            kinds = flat;
        }
        self.random.pick(&each(kinds)).copied().ok_or(STUCK)
    }

    /// A value of a kind that a `type` does not name, and that says nothing else.
    fn of_wrong_type(&mut self, shape: &Shape) -> Made<Value> {
        let simple = shape.kinds & (TypeSet::STRING | TypeSet::INTEGER | TypeSet::BOOLEAN);
        let kinds = if simple.is_empty() { shape.kinds } else { simple };
        let kind = *self.random.pick(&each(kinds)).ok_or(STUCK)?;
        let bare = Shape { kinds: kind, excluded: shape.excluded.clone(), ..Shape::default() };
        match kind {
            TypeSet::OBJECT => Ok(Value::Object(serde_json::Map::new())),
            TypeSet::ARRAY => Ok(Value::Array(Vec::new())),
            TypeSet::STRING => Ok(Value::from(words::word(&mut self.random))),
            TypeSet::INTEGER | TypeSet::FRACTION => self.number(&bare, kind),
            TypeSet::BOOLEAN => Ok(Value::Bool(self.random.chance(50))),
            _ => Ok(Value::Null),
        }
    }

    /// Whether an example can be taken as it is.
    fn fits_example(&self, shape: &Shape, example: &Value) -> bool {
        if shape.needs_object() || shape.needs_array() || !shape.kinds.contains(type_of(example)) {
            return false;
        }
        if shape.excluded.iter().any(|other| is_equal(other, example)) {
            return false;
        }
        match example {
            Value::Object(_) | Value::Array(_) => {
                // Its parts are judged one by one by what speaks about them.
                let text = example.to_string();
                shape.layers.iter().all(|layer| self.judge.accepts(layer.node, text.as_bytes()))
            }
            _ => self.fits_scalar(shape, example),
        }
    }

    /// Whether a text or number meets what the shape says of texts or numbers.
    fn fits_scalar(&self, shape: &Shape, value: &Value) -> bool {
        match value {
            Value::String(text) => self.fits_text(shape, text),
            Value::Number(number) => match number::Decimal::parse(&number.to_string()) {
                Some(number) => shape.fits_number(number),
                None => true,
            },
            _ => true,
        }
    }

    /// The levels that the shallowest value of a subschema has.
    fn min_depth(&self, id: SchemaId) -> u32 {
        self.min_depths[id.index()]
    }
}
