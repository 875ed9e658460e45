//! Compiles the IR into a plan.

use std::collections::{HashMap, VecDeque};

use tablature_schema::ir::{Ir, Keyword, SchemaId};
use wide::u8x16;

use super::{
    Foreign, Id, Literal, NONE, Plan, ValuePlan,
    compiler::{Compiler, depends_on_scope, spells},
    goal::{Aim, Conjunct, Conjunction},
    kind,
    switch::Questions,
    text::Patterns,
};
use crate::{
    evaluate::{Settings, accepted},
    hints::Marks,
    spelling::Spelling,
};

/// Schemas with more subschemas have no plan.
const MAX_NODES: usize = 100_000;

/// Compiles a schema; `None` if it is too large.
pub(crate) fn compile(
    ir: &Ir,
    marks: &Marks,
    settings: &Settings,
    root: SchemaId,
    aim: Aim,
    spelled: Spelling,
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
        foreign: Foreign::default(),
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
        automata: HashMap::new(),
        likes: Vec::new(),
        waiting: VecDeque::new(),
        never: NONE,
        table_bytes: 0,
        built_bytes: 0,
        words: 0,
        is_full: false,
        looks_at_all: false,
        spells: spells(ir),
        depends_on_scope: depends_on_scope(ir),
    };
    compiler.run(Conjunct { id: root, aim })
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
            if conjunct.is_asked() && rules.any(|rule| accepted(rule).is_some()) {
                self.hand_over(conjunct, Keyword::Enum, &[], asked)?;
            }
        }
        Some(())
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

fn halves(bytes: [u8; 32]) -> [u8x16; 2] {
    let mut halves = [[0u8; 16]; 2];
    halves.as_flattened_mut().copy_from_slice(&bytes);
    halves.map(u8x16::new)
}
