//! Compiles the IR into a plan.

use std::collections::{HashMap, VecDeque};

use regex_automata::dfa::onepass;
use tablature_schema::ir::{Applicator, Draft, Ir, Keyword, SchemaId, walk};
use wide::u8x16;

pub(crate) use super::conjunction::Aim;
use super::{
    ArrayPlan, Id, Literal, NONE, NumberPlan, ObjectPlan, Plan, Switch, TextPlan, ValuePlan,
    conjunction::{Conjunct, Conjunction},
    kind,
    object::Key,
    switch::Questions,
    table::Table,
    text::Patterns,
};
use crate::{
    evaluate::{Formats, Settings},
    hints::{Marks, mentions},
};

/// The spelling of the payloads that a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelled {
    Wire,
    Documented,
}

/// Schemas with more subschemas have no plan.
const MAX_NODES: usize = 100_000;

/// Maximum number of values, objects and other parts of a plan.
const MAX_PARTS: usize = 50_000;

/// Maximum size of all automata of a plan, in bytes.
const MAX_TABLES: usize = 16 << 20;

/// Compiles a schema; `None` if it is too large.
pub(crate) fn compile(
    ir: &Ir,
    marks: &Marks,
    settings: &Settings,
    root: SchemaId,
    aim: Aim,
    spelled: Spelled,
) -> Option<Plan> {
    if ir.len() > MAX_NODES {
        return None;
    }
    let plan = Plan {
        values: Vec::new(),
        texts: Vec::new(),
        numbers: Vec::new(),
        arrays: Vec::new(),
        objects: Vec::new(),
        tables: Vec::new(),
        captures: Vec::new(),
        root: 0,
        slots: 0,
        handed_over: Vec::new(),
        foreign: Box::default(),
    };
    let compiler = Compiler {
        ir,
        marks,
        settings,
        aim,
        spelled,
        plan,
        known: HashMap::new(),
        objects: HashMap::new(),
        captures: HashMap::new(),
        likes: Vec::new(),
        waiting: VecDeque::new(),
        never: NONE,
        table_bytes: 0,
        is_full: false,
        looks_at_all: false,
        spells: spells(ir),
    };
    compiler.run(Conjunct { id: root, aim })
}

/// A plan that is being compiled.
pub(super) struct Compiler<'c> {
    pub(super) ir: &'c Ir,
    marks: &'c Marks,
    pub(super) settings: &'c Settings,
    pub(super) aim: Aim,
    pub(super) spelled: Spelled,
    plan: Plan,
    known: HashMap<Vec<Conjunct>, Id>,
    objects: HashMap<Key, Option<Id>>,
    captures: HashMap<String, Id>,
    /// Values that answer questions, with the value that they are like otherwise.
    likes: Vec<(Id, Id)>,
    waiting: VecDeque<(Id, Vec<Conjunct>)>,
    never: Id,
    table_bytes: usize,
    is_full: bool,
    looks_at_all: bool,
    /// For each subschema, whether there are documented names within it.
    spells: Vec<bool>,
}

impl Compiler<'_> {
    fn run(mut self, root: Conjunct) -> Option<Plan> {
        self.plan.root = self.value(vec![root]);
        while let Some((id, goal)) = self.waiting.pop_front() {
            let value = self.compile_value(&goal);
            self.plan.values[id as usize] = value;
            if self.is_full {
                return None;
            }
        }
        for (id, like) in std::mem::take(&mut self.likes) {
            let like = &self.plan.values[like as usize];
            let (kinds, absent) = (like.kinds, like.absent);
            let (number, array, object) = (like.number, like.array, like.object);
            let asked = like.asked.clone();
            let value = &mut self.plan.values[id as usize];
            // Strings have a plan of their own, which may be stricter.
            value.kinds = kinds & (value.kinds | !kind::STRING);
            (value.absent, value.number, value.array) = (absent, number, array);
            (value.object, value.asked) = (object, asked);
        }
        self.finish_properties();
        self.finish_foreign();
        Some(self.plan)
    }

    /// Returns the plan of values under these subschemas, which is compiled later.
    pub(super) fn value(&mut self, goal: Vec<Conjunct>) -> Id {
        if let Some(known) = self.known.get(&goal) {
            return *known;
        }
        let id = self.push_value(ValuePlan::default());
        self.known.insert(goal.clone(), id);
        self.waiting.push_back((id, goal));
        id
    }

    /// The same; [`NONE`] if nothing is asked.
    pub(super) fn value_or_none(&mut self, goal: Vec<Conjunct>) -> Id {
        let asks_nothing = goal.iter().all(|it| self.ir.node(it.id).boolean == Some(true));
        if asks_nothing { NONE } else { self.value(goal) }
    }

    /// Returns a plan that proves nothing.
    pub(super) fn never(&mut self) -> Id {
        if self.never == NONE {
            self.never = self.push_value(ValuePlan::default());
        }
        self.never
    }

    /// Returns the plan of a property that decides: as `bare`, and its strings answer the questions.
    pub(super) fn value_with(
        &mut self,
        goal: &[Conjunct],
        bare: Id,
        questions: &mut Questions,
    ) -> Option<(Id, Vec<Vec<bool>>)> {
        let mut value = ValuePlan::default();
        let mut cases = Vec::new();
        if let Some(mut found) = self.gather(goal, kind::STRING) {
            let patterns = &mut questions.patterns;
            let (text, all) = self.text(&mut found, patterns, &questions.formulas)?;
            if !found.asked.is_empty() {
                return None;
            }
            (value.text, cases) = (text, all);
            value.kinds = kind::STRING;
        }
        let id = self.push_value(value);
        self.likes.push((id, bare));
        Some((id, cases))
    }

    fn compile_value(&mut self, goal: &[Conjunct]) -> ValuePlan {
        let mut value = ValuePlan::default();
        let mut asked: Vec<(u8, SchemaId)> = Vec::new();
        for kind in kind::ALL {
            let Some(found) = self.gather(goal, kind) else { continue };
            if let Some(own) = self.compile_kind(&mut value, found, kind) {
                value.kinds |= kind;
                asked.extend(own.into_iter().map(|id| (kind, id)));
            }
        }
        value.asked = asked.into();
        value
    }

    /// Compiles what is asked of values of one kind. Returns what is left to the evaluator; `None` if nothing can be
    /// proved.
    fn compile_kind(
        &mut self,
        value: &mut ValuePlan,
        mut found: Conjunction,
        kind: u8,
    ) -> Option<Vec<SchemaId>> {
        match kind {
            kind::NULL => {
                let absent: Vec<SchemaId> = found
                    .all
                    .iter()
                    .filter(|it| it.aim == Aim::Silent)
                    .map(|it| it.id)
                    .filter(|id| self.ir.node(*id).annotations.is_null_absent)
                    .collect();
                if absent.len() > 1 {
                    return None;
                }
                value.absent = absent.first().copied();
            }
            kind::NUMBER => value.number = self.number(&found.all),
            kind::STRING => {
                (value.text, _) = self.text(&mut found, &mut Patterns::default(), &[])?;
            }
            kind::ARRAY => {
                let Conjunction { all, asked, .. } = &mut found;
                self.whole_values(all, asked)?;
                value.array = self.array(all, asked)?;
            }
            kind::OBJECT => {
                // What it leaves to the evaluator is in its own plan.
                value.object = self.object(found)?;
                return Some(Vec::new());
            }
            _ => {}
        }
        found.pending.is_empty().then_some(found.asked)
    }

    /// Leaves `enum` and `const` of arrays and objects to the evaluator.
    pub(super) fn whole_values(
        &mut self,
        all: &[Conjunct],
        asked: &mut Vec<SchemaId>,
    ) -> Option<()> {
        for conjunct in all.iter().copied() {
            let node = self.ir.node(conjunct.id);
            let mut rules = node.assertions.iter().map(|assertion| &assertion.rule);
            if conjunct.is_asked() && rules.any(|rule| super::conjunction::values(rule).is_some()) {
                self.hand_over(conjunct, Keyword::Enum, &[], asked)?;
            }
        }
        Some(())
    }

    /// Notes that a part of the schema may not apply where it seems to: the names in it count for the spelling of a
    /// payload all the same, so all keys are looked at.
    pub(super) fn may_not_apply(&mut self, parts: &[SchemaId]) {
        self.looks_at_all |= parts.iter().any(|part| self.spells[part.index()]);
    }

    /// Writes the keys of the other spelling that are looked for everywhere.
    fn finish_foreign(&mut self) {
        if !self.looks_at_all {
            return;
        }
        let ids: Vec<SchemaId> = self.ir.nodes().map(|(id, _)| id).collect();
        self.plan.foreign = self.foreign_among(ids);
    }

    /// Leaves a subschema to the evaluator, because of a keyword. `None` if there may be hints within `parts`, which it does not look for.
    pub(super) fn hand_over(
        &mut self,
        conjunct: Conjunct,
        keyword: Keyword,
        parts: &[SchemaId],
        asked: &mut Vec<SchemaId>,
    ) -> Option<()> {
        let node = self.ir.node(conjunct.id);
        let own = node.children.iter().filter(|(applicator, _)| !is_certain(applicator));
        let own: Vec<SchemaId> = own.map(|(_, id)| *id).collect();
        self.may_not_apply(&own);
        let entry = (conjunct.id, keyword);
        if !self.plan.handed_over.contains(&entry) {
            self.plan.handed_over.push(entry);
        }
        let may_hint =
            conjunct.aim == Aim::Silent && parts.iter().any(|part| self.has_hints(*part));
        if may_hint || self.spelled == Spelled::Documented {
            return None;
        }
        if !asked.contains(&conjunct.id) {
            asked.push(conjunct.id);
        }
        Some(())
    }

    /// Returns whether there may be a hint under a subschema.
    pub(super) fn has_hints(&self, id: SchemaId) -> bool {
        self.marks.may_hint(id)
    }

    /// Returns whether there may be a hint under a subschema other than about unknown fields.
    pub(super) fn has_value_hints(&self, id: SchemaId) -> bool {
        self.has_hints(id)
            && walk::everything_that_could_apply(self.ir, &[id]).into_iter().any(|id| {
                let node = self.ir.node(id);
                self.marks.hints_of_value(id)
                    || node.children.iter().any(|(applicator, child)| {
                        !applicator.is_in_place() && self.has_hints(*child)
                    })
            })
    }

    pub(super) fn has_content(&self, id: SchemaId) -> bool {
        let node = self.ir.node(id);
        node.draft == Draft::Draft7
            && (node.annotations.content_encoding.is_some()
                || node.annotations.content_media_type.is_some())
    }

    pub(super) fn asserts_formats(&self) -> bool {
        self.settings.formats == Formats::Asserted
    }

    pub(super) fn mentions(&self, id: SchemaId, name: &str) -> bool {
        mentions(self.ir, id, name)
    }

    /// Returns the keys of an object's properties in the plan's spelling. A name that only a branch declares is spelled as
    /// that branch says in all others, too.
    pub(super) fn spelled(&self, all: &[Conjunct], names: &[Box<str>]) -> Vec<Box<str>> {
        if self.spelled == Spelled::Wire {
            return names.to_vec();
        }
        let ids: Vec<SchemaId> = all.iter().map(|it| it.id).collect();
        let ids = walk::everything_that_could_apply(self.ir, &ids);
        let documented = |name: &str| {
            let mut fields = ids.iter().filter_map(|id| self.ir.node(*id).property(name));
            fields.find_map(|id| self.ir.node(id).annotations.documented_as.as_deref())
        };
        names.iter().map(|name| documented(name).map_or_else(|| name.clone(), Into::into)).collect()
    }

    /// Returns the keys of an object that show another spelling.
    pub(super) fn foreign(&self, all: &[Conjunct]) -> Box<[Box<str>]> {
        let ids: Vec<SchemaId> = all.iter().map(|it| it.id).collect();
        self.foreign_among(walk::everything_that_could_apply(self.ir, &ids))
    }

    fn foreign_among(&self, ids: Vec<SchemaId>) -> Box<[Box<str>]> {
        let mut found: Vec<Box<str>> = Vec::new();
        for id in ids {
            for (wire, field) in self.ir.node(id).properties() {
                if let Some(documented) = &self.ir.node(field).annotations.documented_as {
                    found.push(match self.spelled {
                        Spelled::Wire => documented.as_str().into(),
                        Spelled::Documented => wire.into(),
                    });
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.into()
    }

    pub(super) fn known_object(&self, key: &Key) -> Option<Option<Id>> {
        self.objects.get(key).copied()
    }

    pub(super) fn keep_object(&mut self, key: Key, id: Option<Id>) {
        self.objects.insert(key, id);
    }

    pub(super) fn object_plan(&self, id: Id) -> &ObjectPlan {
        &self.plan.objects[id as usize]
    }

    pub(super) fn set_switch(&mut self, id: Id, switch: Option<Switch>) {
        self.plan.objects[id as usize].switch = switch;
    }

    pub(super) fn text_plan(&self, id: Id) -> &TextPlan {
        &self.plan.texts[id as usize]
    }

    pub(super) fn tables(&self) -> &[Table] {
        &self.plan.tables
    }

    pub(super) fn take_slots(&mut self, count: usize) -> usize {
        let base = self.plan.slots;
        self.plan.slots += count;
        base
    }

    pub(super) fn has_room_for(&mut self, table: usize) -> bool {
        self.table_bytes += table;
        self.table_bytes <= MAX_TABLES
    }

    fn id(&mut self, index: usize) -> Id {
        self.is_full |= index > MAX_PARTS;
        Id::try_from(index).unwrap_or(NONE)
    }

    fn push_value(&mut self, value: ValuePlan) -> Id {
        self.plan.values.push(value);
        self.id(self.plan.values.len() - 1)
    }

    pub(super) fn push_text(&mut self, text: TextPlan) -> Id {
        self.plan.texts.push(text);
        self.id(self.plan.texts.len() - 1)
    }

    pub(super) fn push_number(&mut self, number: NumberPlan) -> Id {
        self.plan.numbers.push(number);
        self.id(self.plan.numbers.len() - 1)
    }

    pub(super) fn push_array(&mut self, array: ArrayPlan) -> Id {
        self.plan.arrays.push(array);
        self.id(self.plan.arrays.len() - 1)
    }

    pub(super) fn push_object(&mut self, object: ObjectPlan) -> Option<Id> {
        self.plan.objects.push(object);
        let id = self.id(self.plan.objects.len() - 1);
        (!self.is_full).then_some(id)
    }

    pub(super) fn push_table(&mut self, table: Table) -> Id {
        self.plan.tables.push(table);
        self.id(self.plan.tables.len() - 1)
    }

    pub(super) fn push_captures(&mut self, pattern: &str, captures: onepass::DFA) -> Id {
        if let Some(known) = self.captures.get(pattern) {
            return *known;
        }
        self.plan.captures.push(captures);
        let id = self.id(self.plan.captures.len() - 1);
        self.captures.insert(pattern.to_owned(), id);
        id
    }

    /// Writes the literals of all properties, now that it is known which of them are strings.
    fn finish_properties(&mut self) {
        let Plan { values, objects, .. } = &mut self.plan;
        for object in objects {
            for (property, key) in object.properties.iter_mut().zip(&object.keys) {
                let value = &values[property.value as usize];
                property.is_text = value.kinds & kind::STRING != 0;
                property.text = value.text;
                property.is_asked = value.asked.iter().any(|(own, _)| own & kind::STRING != 0);
                let quote = if property.is_text { "\"" } else { "" };
                property.length = key.len() + 3 + quote.len();
                property.tight = Literal::new(key, &format!("\":{quote}"));
                property.wide = Literal::new(key, &format!("\": {quote}"));
            }
        }
        self.widen();
    }

    /// Marks the objects that have more than 64 properties in one of their cases.
    fn widen(&mut self) {
        let objects = &mut self.plan.objects;
        for object in objects.iter_mut() {
            object.is_wide = object.properties.len() > 64;
        }
        // A case usually comes after the object that leads to it, so that few rounds are needed.
        loop {
            let mut is_done = true;
            for index in (0..objects.len()).rev() {
                let cases = objects[index].switch.iter().flat_map(|switch| &switch.cases);
                let is_wide = cases
                    .filter(|case| case.object != NONE)
                    .any(|case| objects[case.object as usize].is_wide);
                if is_wide && !objects[index].is_wide {
                    objects[index].is_wide = true;
                    is_done = false;
                }
            }
            if is_done {
                return;
            }
        }
    }
}

impl Default for ValuePlan {
    fn default() -> Self {
        Self {
            kinds: 0,
            absent: None,
            text: NONE,
            number: NONE,
            array: NONE,
            object: NONE,
            asked: Box::default(),
        }
    }
}

impl Literal {
    /// Returns what never is the next text.
    pub(super) fn never() -> Self {
        Self { bytes: [u8x16::splat(255); 2], care: [u8x16::splat(255); 2] }
    }

    /// Returns the literal of a key in its quotes with what follows; one that is too long, or has characters that JSON
    /// escapes, never is the next text.
    fn new(key: &str, tail: &str) -> Self {
        let text = format!("\"{key}{tail}");
        let is_escaped = key.bytes().any(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\'));
        if text.len() > 32 || is_escaped {
            return Self::never();
        }
        let (mut bytes, mut care) = ([0u8; 32], [0u8; 32]);
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        care[..text.len()].fill(255);
        Self { bytes: halves(bytes), care: halves(care) }
    }
}

/// Returns whether a subschema of an applicator applies wherever its parent does.
fn is_certain(applicator: &Applicator) -> bool {
    matches!(
        applicator,
        Applicator::AllOf(_)
            | Applicator::Property(_)
            | Applicator::PatternProperty(_)
            | Applicator::AdditionalProperties
            | Applicator::PrefixItem(_)
            | Applicator::Items
            | Applicator::Definition(_)
    )
}

/// Returns for each subschema whether there are documented names within it, or in what it refers to.
fn spells(ir: &Ir) -> Vec<bool> {
    let mut spells: Vec<bool> =
        ir.nodes().map(|(_, node)| node.annotations.documented_as.is_some()).collect();
    let mut within = vec![Vec::new(); ir.len()];
    for (id, node) in ir.nodes() {
        let targets = node.references.iter().flat_map(|it| ir.candidates(&it.target));
        for part in targets.chain(node.children.iter().map(|(_, id)| *id)) {
            within[part.index()].push(id.index());
        }
    }
    let mut waiting: Vec<usize> = (0..spells.len()).filter(|index| spells[*index]).collect();
    while let Some(index) = waiting.pop() {
        for around in &within[index] {
            if !std::mem::replace(&mut spells[*around], true) {
                waiting.push(*around);
            }
        }
    }
    spells
}

fn halves(bytes: [u8; 32]) -> [u8x16; 2] {
    let mut halves = [[0u8; 16]; 2];
    halves.as_flattened_mut().copy_from_slice(&bytes);
    halves.map(u8x16::new)
}
