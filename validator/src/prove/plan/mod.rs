//! The plan of a schema: what is to be looked at in the bytes of a payload, merged from all subschemas that apply.
//!
//! - `compile`, `compiler`: build a plan from the IR; `goal`, `conjunction`: the subschemas that apply to one value together.
//! - `object`, `others`, `switch`, `condition`: plans of objects, their other keys, and what their properties decide; `array`, `number`: plans of those.
//! - `describe`: a plan for people.
//! - `text`, `table`: plans of strings, and the automata that answer all questions about a string at once.

mod array;
mod compile;
mod compiler;
mod condition;
mod conjunction;
mod describe;
mod foreign;
mod goal;
mod number;
mod object;
mod others;
mod switch;
mod table;
mod text;

pub(super) use foreign::Foreign;
pub(super) use object::MAX_PROPERTIES;
pub(super) use text::{CASE, HAS_FORMATS, IS_OK};

use regex_automata::dfa::onepass;
use tablature_schema::{
    format::{Format, Span},
    ir::{Draft, Keyword, Rule, SchemaId},
    json::Decimal,
    pattern::Pattern,
};
use wide::u8x16;

use super::bytes::Word;

pub(crate) use compile::compile;
pub(crate) use goal::Aim;
pub(super) use table::Table;

/// The index of a part of a plan.
pub(super) type Id = u32;

/// No part: nothing is asked, or nothing is known.
pub(super) const NONE: Id = Id::MAX;

/// A schema, compiled for one aim and one spelling.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) values: Vec<ValuePlan>,
    pub(super) texts: Vec<TextPlan>,
    pub(super) numbers: Vec<NumberPlan>,
    pub(super) arrays: Vec<ArrayPlan>,
    pub(super) objects: Vec<ObjectPlan>,
    pub(super) tables: Vec<Table>,
    pub(super) captures: Vec<onepass::DFA>,
    pub(super) root: Id,
    /// The number of places that remember which key came next.
    pub(super) slots: usize,
    /// The subschemas that are left to the evaluator, with the keyword that is not expressed.
    pub(super) handed_over: Vec<(SchemaId, Keyword)>,
    /// Keys of the other spelling that are looked for in all objects, sorted.
    pub(super) foreign: Foreign,
}

impl Plan {
    /// Returns whether a property, in the plan's spelling, is among those that were seen of an object.
    pub(crate) fn has_seen(&self, object: Id, seen: u64, key: &str) -> bool {
        let object = self.objects.get(object as usize);
        let index = object.and_then(|object| object.keys.iter().position(|own| **own == *key));
        index.is_some_and(|index| seen >> index & 1 == 1)
    }
}

/// The kinds of values that a [`ValuePlan`] takes, as a set.
pub(super) mod kind {
    pub(in crate::prove) const NULL: u8 = 1;
    pub(in crate::prove) const FALSE: u8 = 1 << 1;
    pub(in crate::prove) const TRUE: u8 = 1 << 2;
    pub(in crate::prove) const NUMBER: u8 = 1 << 3;
    pub(in crate::prove) const STRING: u8 = 1 << 4;
    pub(in crate::prove) const ARRAY: u8 = 1 << 5;
    pub(in crate::prove) const OBJECT: u8 = 1 << 6;
    /// All kinds, in the order of their bits.
    pub(in crate::prove) const ALL: [u8; 7] = [NULL, FALSE, TRUE, NUMBER, STRING, ARRAY, OBJECT];
}

/// Rules for a value. A part that is [`NONE`] has no rules for values of its kind.
#[derive(Debug)]
pub(super) struct ValuePlan {
    /// The kinds that can be proved.
    pub(super) kinds: u8,
    /// Is `true` if `null` is a hint.
    pub(super) absent: Option<SchemaId>,
    pub(super) text: Id,
    pub(super) number: Id,
    pub(super) array: Id,
    pub(super) object: Id,
    /// Subschemas that the evaluator is asked about, by the kinds for which it is.
    pub(super) asked: Box<[(u8, SchemaId)]>,
}

/// Rules for a string.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each lets the machine skip a check")]
pub(super) struct TextPlan {
    /// The automaton of patterns, values and conditions.
    pub(super) table: Id,
    /// Is `true` if nothing else is asked.
    pub(super) is_table: bool,
    /// Limits of the length in characters.
    pub(super) length: Option<(u64, u64)>,
    /// Is `true` if it must be a timestamp. Such a string, and one with an age, is read by the fast reader first.
    pub(super) is_timestamp: bool,
    /// Is `true` if whatever that reader takes satisfies all but the age, so that nothing else need be looked at.
    pub(super) is_implied: bool,
    pub(super) max_age: Option<Span>,
    /// Is `true` if a timestamp ahead of the clock is a hint.
    pub(super) rejects_future: bool,
    /// Formats that the automaton does not settle.
    pub(super) formats: Vec<(Format, Draft)>,
    /// Patterns that have no automaton.
    pub(super) patterns: Vec<Pattern>,
    /// Long lists of values, each sorted.
    pub(super) lists: Vec<Box<[Box<str>]>>,
}

/// Rules for a number.
#[derive(Debug)]
pub(super) struct NumberPlan {
    /// Integers of up to seven digits within these need no further look.
    pub(super) fast: (i64, i64),
    pub(super) is_integer: bool,
    /// Is `true` if `1.0` is not an integer (draft 4).
    pub(super) has_literal_integers: bool,
    pub(super) rules: Box<[Rule]>,
    /// Lists of values, each of which must hold the number.
    pub(super) lists: Box<[Box<[Decimal]>]>,
}

/// Rules for an array.
#[derive(Debug)]
pub(super) struct ArrayPlan {
    pub(super) prefix: Box<[Id]>,
    /// Rules for the items after the prefix.
    pub(super) items: Id,
    pub(super) count: (u64, u64),
    /// The subschema that requires items to be unique.
    pub(super) unique: Option<SchemaId>,
    /// Plans of which so many items must be proved.
    pub(super) contains: Box<[(Id, u64)]>,
}

/// Rules for an object.
#[derive(Debug)]
pub(super) struct ObjectPlan {
    pub(super) properties: Vec<Property>,
    pub(super) keys: Box<[Box<str>]>,
    pub(super) lookup: Lookup,
    /// For each word of the properties that were seen, those that must be there.
    pub(super) required: Box<[u64]>,
    /// For each word, the properties whose presence is a hint.
    pub(super) hinted: Box<[u64]>,
    /// For each word, the properties whose key shows the spelling of the payload.
    pub(super) telling: Box<[u64]>,
    pub(super) others: Others,
    /// Rules for other keys themselves.
    pub(super) names: Id,
    pub(super) count: (u64, u64),
    /// Where the first is there, the others must be.
    pub(super) dependent: Box<[(u32, Box<[u32]>)]>,
    pub(super) switch: Option<Switch>,
    /// The first of its places among [`Plan::slots`].
    pub(super) base: usize,
    /// Is `true` if it, or one of its cases, has more than 64 properties.
    pub(super) is_wide: bool,
    pub(super) agreements: Box<[Agree]>,
    /// Subschemas that the evaluator is asked about.
    pub(super) asked: Box<[SchemaId]>,
}

/// A table of properties by their keys.
#[derive(Debug)]
pub(super) struct Lookup {
    /// Keys with their indexes plus one; 0 where there is none. The length is a power of two.
    pub(super) cells: Box<[(Word, u32)]>,
    pub(super) shift: u32,
    /// What hashes are multiplied by, so that keys seldom share a cell.
    pub(super) factor: u64,
}

/// A property of an object.
#[derive(Debug)]
pub(super) struct Property {
    /// `"key":`, and where strings are expected the quote that opens one.
    pub(super) tight: Literal,
    /// The literal with a space after the colon.
    pub(super) wide: Literal,
    pub(super) length: usize,
    pub(super) value: Id,
    /// Its value without the questions of a [`Switch`].
    pub(super) bare: Id,
    pub(super) is_text: bool,
    /// Rules for its strings.
    pub(super) text: Id,
    /// Is `true` if the evaluator is asked about its strings.
    pub(super) is_asked: bool,
}

/// Up to 32 bytes to compare with; `care` has the bits that count.
#[derive(Debug)]
pub(super) struct Literal {
    pub(super) bytes: [u8x16; 2],
    pub(super) care: [u8x16; 2],
}

/// Rules for keys that are not properties of the plan.
#[derive(Debug)]
pub(super) struct Others {
    /// The automaton over keys; its answers are indexes into `values`. [`NONE`] if there are no patterns.
    pub(super) table: Id,
    /// Rules for the value, by the answer; [`NONE`] for any value.
    pub(super) values: Box<[Id]>,
    /// Is `true` if a key with that answer is a hint.
    pub(super) hints: Box<[bool]>,
    /// The subschema that such a hint is about, if that is certain.
    pub(super) owner: Option<SchemaId>,
    /// Keys of the other spelling, sorted: they are left to the evaluator.
    pub(super) foreign: Foreign,
}

/// A property whose value decides what else is asked of its object.
#[derive(Debug)]
pub(super) struct Switch {
    pub(super) property: usize,
    /// By the answer of the property's automaton.
    pub(super) cases: Box<[Case]>,
    /// The case for values of the other kinds, in the order of [`kind::ALL`].
    pub(super) by_kind: [u32; 7],
    /// The case where the property is absent.
    pub(super) absent: u32,
}

/// Where a [`Switch`] leads.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// [`NONE`] if nothing can be proved.
    pub(super) object: Id,
    /// Is `true` if the same is asked of other keys there.
    pub(super) has_same_others: bool,
    /// The properties whose values are judged differently there.
    pub(super) differs: Box<[u32]>,
}

/// Strings that should agree with another one: entries of `agreement` with the same `from` and the same pattern.
#[derive(Debug)]
pub(super) struct Agree {
    pub(super) from: Path,
    /// The automaton that finds the captures, among [`Plan::captures`].
    pub(super) captures: Id,
    /// Each string, with what it should be.
    pub(super) fields: Vec<(Path, Box<[Piece]>)>,
}

/// The way from an object to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) property: u32,
    pub(super) rest: Box<[Box<str>]>,
}

/// A piece of what an [`Agree`] expects.
#[derive(Debug)]
pub(super) enum Piece {
    Literal(Box<[u8]>),
    Capture(usize),
}
