//! Plans of objects: their properties, other keys, and what properties decide about the rest.

use std::collections::BTreeSet;

use indexmap::IndexSet;
use tablature_schema::{
    ir::{Agreement, Node, Rule, SchemaId, walk},
    json::pointer::segments,
};

use super::{
    super::bytes::Word,
    Agree, Id, Literal, Lookup, NONE, ObjectPlan, Path, Piece, Property,
    compiler::Compiler,
    goal::{Aim, Conjunct, Conjunction, Key, Pending, number},
    table,
};

use crate::spelling::Spelling;

/// Objects with more properties have no plan.
pub(in crate::prove) const MAX_PROPERTIES: usize = 1024;

/// The words of a property: its literals, its cells in the [`Lookup`], and its places in the state of a machine.
const PROPERTY_WORDS: usize = 48;

/// The number of factors that are tried for a [`Lookup`].
const MAX_FACTORS: u64 = 64;

impl Compiler<'_> {
    /// Returns the plan of objects under what was gathered; `None` if nothing can be proved.
    pub(super) fn object(&mut self, found: Conjunction) -> Option<Id> {
        let Conjunction { all, pending, asked } = found;
        self.object_of(Key { all, pending, asked, names: Vec::new() }, 0)
    }

    pub(super) fn object_of(&mut self, key: Key, depth: usize) -> Option<Id> {
        if let Some(known) = self.known_object(&key) {
            return known;
        }
        let id = self.new_object(&key, depth);
        self.keep_object(key, id);
        id
    }

    fn new_object(&mut self, key: &Key, depth: usize) -> Option<Id> {
        self.take(key.words())?;
        let Key { all, mut pending, mut asked, names } = key.clone();
        self.whole_values(&all, &mut asked)?;
        let names = self.names(&all, &pending, names)?;
        // Each subschema is asked about each name.
        let bytes: usize = names.iter().map(|name| name.len()).sum();
        self.take(names.len() * (all.len() + PROPERTY_WORDS) + bytes / 8)?;
        let mut questions = self.next_questions(&names, &mut pending, &mut asked, depth)?;
        let rests = self.rests(&all, &mut asked)?;
        let goals: Vec<Vec<Conjunct>> =
            names.iter().map(|name| self.goal(&all, &rests, name)).collect::<Option<Vec<_>>>()?;
        let is_hint = self.declares_fields(&all);
        let mut plan = ObjectPlan {
            properties: Vec::with_capacity(names.len()),
            keys: Box::default(),
            lookup: Lookup::new(&[]),
            required: vec![0; words(names.len())].into(),
            hinted: vec![0; words(names.len())].into(),
            telling: vec![0; words(names.len())].into(),
            others: self.others(&all, &rests, &asked, is_hint)?,
            names: self.names_plan(&all)?,
            count: (0, u64::MAX),
            dependent: Box::default(),
            switch: None,
            base: 0,
            is_wide: false,
            agreements: Box::default(),
            asked: Box::default(),
        };
        let mut keys: Vec<&str> = Vec::new();
        let spelled = self.spelled(&all, &names);
        let mut decided = None;
        for (index, (name, goal)) in names.iter().zip(goals).enumerate() {
            let is_declared = goal.iter().any(|it| it.aim != Aim::Valid) || !is_hint;
            let is_hinted = !is_declared
                && !all.iter().any(|it| it.aim == Aim::Silent && self.mentions(it.id, name));
            set(&mut plan.hinted, index, is_hinted);
            set(&mut plan.telling, index, spelled[index] != *name);
            let goal: Vec<Conjunct> = goal.into_iter().filter(|it| it.is_asked()).collect();
            let bare = self.value(goal.clone());
            let is_asked = questions.property.as_ref() == Some(name);
            let value = if is_asked {
                let (value, cases) = self.value_with(&goal, bare, &mut questions)?;
                decided = Some((index, cases));
                value
            } else {
                bare
            };
            let (value, bare) = if self.may_be_named(&plan, &spelled[index]) {
                (value, bare)
            } else {
                (self.never(), self.never())
            };
            plan.properties.push(Property {
                tight: Literal::never(),
                wide: Literal::never(),
                length: 0,
                value,
                bare,
                is_text: false,
                text: NONE,
                is_asked: false,
            });
            keys.push(&spelled[index]);
        }
        let unique: BTreeSet<&str> = keys.iter().copied().collect();
        if unique.len() != keys.len() {
            return None;
        }
        plan.lookup = Lookup::new(&keys);
        plan.keys = spelled.into();
        self.rules(&all, &names, &mut plan)?;
        plan.agreements = self.agreements(&all, &names)?;
        plan.asked = asked.clone().into();
        plan.base = self.take_slots(names.len() + 1);
        let id = self.push_object(plan)?;
        if let Some((index, cases)) = decided {
            let base = Key { all, pending, asked, names };
            let switch = self.switch(id, &base, (index, &cases), &questions, depth)?;
            self.set_switch(id, Some(switch));
        }
        Some(id)
    }

    /// Returns the names of all properties that matter: those that have their index already, those that are declared or
    /// mentioned, and those that a case declares.
    fn names(
        &self,
        all: &[Conjunct],
        pending: &[Pending],
        names: Vec<Box<str>>,
    ) -> Option<Vec<Box<str>>> {
        let mut found: IndexSet<Box<str>> = names.into_iter().collect();
        let mut ids: Vec<SchemaId> = Vec::new();
        for conjunct in all {
            own_names(self.ir.node(conjunct.id), &mut found);
            if let Some(condition) = self.ir.node(conjunct.id).condition() {
                ids.push(condition.if_);
            }
        }
        for pending in pending {
            found.extend(pending.property().map(Into::into));
            ids.extend(self.parts_of(pending));
        }
        for id in walk::everything_that_could_apply(self.ir, &ids) {
            // Too many names of other cases: their keys are left to the evaluator if they come too early.
            if found.len() > MAX_PROPERTIES / 4 {
                break;
            }
            own_names(self.ir.node(id), &mut found);
        }
        (found.len() <= MAX_PROPERTIES).then(|| found.into_iter().collect())
    }

    /// Adds the rules about the presence and number of properties.
    fn rules(&self, all: &[Conjunct], names: &[Box<str>], plan: &mut ObjectPlan) -> Option<()> {
        let index_of = |name: &str| names.iter().position(|own| **own == *name);
        let mut dependent: Vec<(u32, Box<[u32]>)> = Vec::new();
        for conjunct in all.iter().filter(|it| it.is_asked()) {
            for assertion in &self.ir.node(conjunct.id).assertions {
                match &assertion.rule {
                    Rule::MinProperties(min) => plan.count.0 = plan.count.0.max(*min),
                    Rule::MaxProperties(max) => plan.count.1 = plan.count.1.min(*max),
                    Rule::Required(required) => {
                        for name in required {
                            set(&mut plan.required, index_of(name)?, true);
                        }
                    }
                    Rule::DependentRequired(rules) => {
                        for (trigger, required) in rules {
                            let required: Option<Box<[u32]>> =
                                required.iter().map(|name| index_of(name).map(number)).collect();
                            dependent.push((number(index_of(trigger)?), required?));
                        }
                    }
                    // Objects that are values of `enum` and `const` are left to the evaluator by the caller.
                    _ => {}
                }
            }
        }
        plan.dependent = dependent.into();
        Some(())
    }

    /// Returns the strings that should agree; `None` if that cannot be told in one pass.
    fn agreements(&mut self, all: &[Conjunct], names: &[Box<str>]) -> Option<Box<[Agree]>> {
        let mut found: Vec<Agree> = Vec::new();
        for conjunct in all.iter().filter(|it| it.aim == Aim::Silent) {
            for agreement in &self.ir.node(conjunct.id).annotations.agreements {
                self.agreement(agreement, names, &mut found)?;
            }
        }
        Some(found.into())
    }

    fn agreement(
        &mut self,
        agreement: &Agreement,
        names: &[Box<str>],
        found: &mut Vec<Agree>,
    ) -> Option<()> {
        // The pointers are in the spelling of the schema.
        if self.spelled == Spelling::Documented {
            return None;
        }
        let path = |pointer: &str| -> Option<Path> {
            let mut segments = segments(pointer);
            let first = segments.next()?;
            let property = names.iter().position(|name| **name == *first).map(number)?;
            Some(Path { property, rest: segments.map(|it| it.into_owned().into()).collect() })
        };
        // The automaton finds matches at the start only.
        let pattern = Some(&agreement.pattern).filter(|it| it.as_str().starts_with('^'))?;
        let captures = table::captures(&pattern.to_rust()?)?;
        let captures = self.push_captures(pattern.as_str(), captures);
        let from = path(&agreement.from)?;
        let field = (path(&agreement.field)?, pieces(&agreement.expect)?);
        match found.last_mut().filter(|last| last.from == from && last.captures == captures) {
            Some(last) => last.fields.push(field),
            None => found.push(Agree { from, captures, fields: vec![field] }),
        }
        Some(())
    }
}

/// Adds the names that a node declares or mentions.
fn own_names(node: &Node, found: &mut IndexSet<Box<str>>) {
    found.extend(node.properties().map(|(name, _)| name.into()));
    found.extend(node.dependent_schemas().map(|(name, _)| name.into()));
    for assertion in &node.assertions {
        match &assertion.rule {
            Rule::Required(names) => found.extend(names.iter().cloned()),
            Rule::DependentRequired(rules) => {
                for (trigger, names) in rules {
                    found.insert(trigger.clone());
                    found.extend(names.iter().cloned());
                }
            }
            _ => {}
        }
    }
}

/// Splits `$1_$2` into what is between the captures, and their numbers.
fn pieces(template: &str) -> Option<Box<[Piece]>> {
    let mut pieces = Vec::new();
    let mut parts = template.split('$');
    let literal = |text: &str| Piece::Literal(text.as_bytes().into());
    pieces.extend(parts.next().filter(|text| !text.is_empty()).map(literal));
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        pieces.push(Piece::Capture(part[..digits].parse().ok()?));
        pieces.extend(Some(&part[digits..]).filter(|text| !text.is_empty()).map(literal));
    }
    Some(pieces.into())
}

/// Returns the number of words for a bit for each property.
fn words(properties: usize) -> usize {
    properties.div_ceil(64).max(1)
}

fn set(bits: &mut [u64], index: usize, is_set: bool) {
    if is_set {
        bits[index / 64] |= 1 << (index % 64);
    }
}

impl Lookup {
    /// Makes the table of some keys, which must be unique.
    fn new(keys: &[&str]) -> Self {
        let words: Vec<Word> = keys.iter().map(|key| Word::of(key)).collect();
        let bits = (keys.len() * 2).max(2).next_power_of_two().trailing_zeros();
        let cells = vec![(Word::default(), 0); 1 << bits];
        let mut lookup = Self { cells: cells.into(), shift: u64::BITS - bits, factor: 1 };
        let factors = (0..MAX_FACTORS).map(|factor| 2 * factor + 1);
        lookup.factor = factors.min_by_key(|factor| lookup.shared(&words, *factor)).unwrap_or(1);
        for (word, index) in words.into_iter().zip(1..) {
            let mut cell = lookup.cell(word);
            while lookup.cells[cell].1 != 0 {
                cell = (cell + 1) % lookup.cells.len();
            }
            lookup.cells[cell] = (word, index);
        }
        lookup
    }

    /// Returns how many keys share a cell with another one if hashes are multiplied by a factor.
    fn shared(&self, words: &[Word], factor: u64) -> usize {
        let with = Self { cells: Box::default(), factor, ..*self };
        let mut is_taken = vec![false; self.cells.len()];
        words
            .iter()
            .filter(|word| std::mem::replace(&mut is_taken[with.cell(**word)], true))
            .count()
    }

    /// Returns the cell in which a key stands, if no other one does.
    #[inline(always)]
    pub(in crate::prove) fn cell(&self, word: Word) -> usize {
        // It has few bits left.
        usize::try_from(word.hash().wrapping_mul(self.factor) >> self.shift).unwrap_or_default()
    }
}
