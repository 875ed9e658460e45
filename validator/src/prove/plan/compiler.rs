//! A plan that is being compiled, and what all parts of the compilation share.

use std::{
    collections::{HashMap, VecDeque},
    rc::Rc,
};

use regex_automata::dfa::onepass;
use tablature_schema::ir::{Applicator, Ir, Keyword, Node, SchemaId, walk};

use super::{
    ArrayPlan, Foreign, Id, NONE, NumberPlan, ObjectPlan, Plan, Switch, TextPlan, ValuePlan,
    goal::{Aim, Conjunct, Key, targets},
    table::{Automaton, MAX_BYTES, Table, determinize},
};
use crate::{
    evaluate::{Formats, Settings, has_content},
    hints::{Marks, mentions},
    spelling::Spelling,
};

/// Maximum number of values, objects and other parts of a plan.
const MAX_PARTS: usize = 50_000;

/// Maximum size of what a plan holds besides, and of what compiling it takes, in words. Subschemas multiply with one another:
/// all those of an object with all its properties, and these with the cases of a property that decides.
const MAX_WORDS: usize = 32 << 20;

/// The words of a case of a property that decides.
const CASE_WORDS: usize = 4;

/// Maximum size of all automata of a plan, in bytes.
const MAX_TABLES: usize = 16 << 20;

/// Maximum size of all automata that are built on the way, in bytes. One that is too large was built up to the limit of one.
const MAX_BUILT: usize = 2 * MAX_TABLES;

/// A plan that is being compiled.
pub(super) struct Compiler<'c> {
    pub(super) ir: &'c Ir,
    pub(super) marks: &'c Marks,
    pub(super) settings: &'c Settings,
    pub(super) aim: Aim,
    pub(super) spelled: Spelling,
    pub(super) plan: Plan,
    pub(super) known: HashMap<Vec<Conjunct>, Id>,
    pub(super) objects: HashMap<Key, Option<Id>>,
    pub(super) captures: HashMap<String, Id>,
    /// Automata of patterns, or that they are too large.
    pub(super) automata: HashMap<Vec<String>, Option<Rc<Automaton>>>,
    /// Values that answer questions, with the value that they are like otherwise.
    pub(super) likes: Vec<(Id, Id)>,
    pub(super) waiting: VecDeque<(Id, Vec<Conjunct>)>,
    pub(super) never: Id,
    pub(super) table_bytes: usize,
    pub(super) built_bytes: usize,
    pub(super) words: usize,
    pub(super) is_full: bool,
    pub(super) looks_at_all: bool,
    /// For each subschema, whether there are documented names within it.
    pub(super) spells: Vec<bool>,
    /// For each subschema, whether what it says depends on the dynamic scope.
    pub(super) depends_on_scope: Vec<bool>,
}

impl Compiler<'_> {
    /// Returns the plan of values under these subschemas, which is compiled later.
    pub(super) fn value(&mut self, goal: Vec<Conjunct>) -> Id {
        if let Some(known) = self.known.get(&goal) {
            return *known;
        }
        let id = self.push_value(ValuePlan::default());
        // It stands in what is known, and in what waits.
        let _ = self.take(2 * goal.len());
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

    /// Notes that a part of the schema may not apply where it seems to: the names in it count for the spelling of a
    /// payload all the same, so all keys are looked at.
    pub(super) fn may_not_apply(&mut self, parts: &[SchemaId]) {
        self.looks_at_all |= parts.iter().any(|part| self.spells[part.index()]);
    }

    /// Writes the keys of the other spelling that are looked for everywhere.
    pub(super) fn finish_foreign(&mut self) {
        if !self.looks_at_all {
            return;
        }
        let ids: Vec<SchemaId> = self.ir.nodes().map(|(id, _)| id).collect();
        self.plan.foreign = self.foreign_among(ids);
    }

    /// Leaves a subschema to the evaluator, because of a keyword. `None` if there may be hints within `parts`, which it does
    /// not look for, or if the subschema depends on the dynamic scope: the evaluator begins at it, in none.
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
        let is_scoped = self.depends_on_scope[conjunct.id.index()];
        if may_hint || is_scoped || self.spelled == Spelling::Documented {
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

    /// Returns whether a subschema that is left to the evaluator declares or mentions fields of some values only: a key
    /// that nothing else knows may be no hint then.
    pub(super) fn may_name_fields(&self, id: SchemaId) -> bool {
        let node = self.ir.node(id);
        let mut open = node.children.iter().filter(|(it, _)| it.is_in_place() && !is_certain(it));
        node.unevaluated_properties().is_some() || open.any(|(_, part)| self.marks.matters(*part))
    }

    pub(super) fn has_content(&self, id: SchemaId) -> bool {
        self.settings.asserts_content && has_content(self.ir.node(id))
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
        if self.spelled == Spelling::Wire {
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
    pub(super) fn foreign(&self, all: &[Conjunct]) -> Foreign {
        let ids: Vec<SchemaId> = all.iter().map(|it| it.id).collect();
        self.foreign_among(walk::everything_that_could_apply(self.ir, &ids))
    }

    fn foreign_among(&self, ids: Vec<SchemaId>) -> Foreign {
        let mut found: Vec<Box<str>> = Vec::new();
        for id in ids {
            for (wire, field) in self.ir.node(id).properties() {
                if let Some(documented) = &self.ir.node(field).annotations.documented_as {
                    found.push(match self.spelled {
                        Spelling::Wire => documented.as_str().into(),
                        Spelling::Documented => wire.into(),
                    });
                }
            }
        }
        Foreign::new(found)
    }

    pub(super) fn known_object(&self, key: &Key) -> Option<Option<Id>> {
        self.objects.get(key).copied()
    }

    pub(super) fn keep_object(&mut self, key: Key, id: Option<Id>) {
        let _ = self.take(key.words());
        self.objects.insert(key, id);
    }

    pub(super) fn object_plan(&self, id: Id) -> &ObjectPlan {
        &self.plan.objects[id as usize]
    }

    pub(super) fn set_switch(&mut self, id: Id, switch: Option<Switch>) {
        let cases = switch.iter().flat_map(|switch| &switch.cases);
        let words: usize = cases.map(|case| CASE_WORDS + case.differs.len()).sum();
        let _ = self.take(words);
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

    /// Counts some words; `None` once there are too many for a plan.
    pub(super) fn take(&mut self, words: usize) -> Option<()> {
        self.words = self.words.saturating_add(words);
        self.is_full |= self.words > MAX_WORDS;
        (!self.is_full).then_some(())
    }

    pub(super) fn id(&mut self, index: usize) -> Id {
        self.is_full |= index > MAX_PARTS;
        Id::try_from(index).unwrap_or(NONE)
    }

    pub(super) fn push_value(&mut self, value: ValuePlan) -> Id {
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

    /// Returns the automaton of some patterns; `None` if it is too large. Objects with many cases ask for the same again.
    pub(super) fn automaton(&mut self, patterns: &[String]) -> Option<Rc<Automaton>> {
        /// Each may have megabytes.
        const MAX_KEPT: usize = 16;
        if let Some(known) = self.automata.get(patterns) {
            return known.clone();
        }
        if self.built_bytes >= MAX_BUILT {
            return None;
        }
        let built = determinize(patterns).map(Rc::new);
        self.built_bytes += built.as_ref().map_or(MAX_BYTES, |it| it.memory_usage());
        if self.automata.len() >= MAX_KEPT {
            self.automata.clear();
        }
        self.automata.insert(patterns.to_vec(), built.clone());
        built
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
pub(super) fn spells(ir: &Ir) -> Vec<bool> {
    reaching(ir, |node| node.annotations.documented_as.is_some())
}

/// Returns for each subschema whether what it says depends on the dynamic scope.
pub(super) fn depends_on_scope(ir: &Ir) -> Vec<bool> {
    reaching(ir, |node| targets(ir, node).is_none())
}

/// Returns for each subschema whether it, or what it holds or refers to, is of some kind.
fn reaching(ir: &Ir, is_of_kind: impl Fn(&Node) -> bool) -> Vec<bool> {
    let mut reaching: Vec<bool> = ir.nodes().map(|(_, node)| is_of_kind(node)).collect();
    if !reaching.contains(&true) {
        return reaching;
    }
    let mut within = vec![Vec::new(); ir.len()];
    for (id, node) in ir.nodes() {
        let targets = node.references.iter().flat_map(|it| ir.candidates(&it.target));
        for part in targets.chain(node.children.iter().map(|(_, id)| *id)) {
            within[part.index()].push(id.index());
        }
    }
    let mut waiting: Vec<usize> = (0..reaching.len()).filter(|index| reaching[*index]).collect();
    while let Some(index) = waiting.pop() {
        for around in &within[index] {
            if !std::mem::replace(&mut reaching[*around], true) {
                waiting.push(*around);
            }
        }
    }
    reaching
}
