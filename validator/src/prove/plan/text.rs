//! Plans of strings: one automaton for all that is regular, and a list of the rest.

use std::collections::HashMap;

use tablature_schema::{
    format::Format,
    ir::{Condition, Rule, SchemaId, TypeSet},
    json::Value,
};

use super::{
    Id, NONE, TextPlan,
    compiler::Compiler,
    goal::{Aim, Conjunct, Conjunction, closure},
    goal::{Part, Pending},
    table::{Matches, Table},
};
use crate::evaluate::accepted;

/// In the answer of an automaton: the string is what its plan asks for.
pub(in crate::prove) const IS_OK: u32 = 1 << 31;

/// In the answer of an automaton: the string has its formats.
pub(in crate::prove) const HAS_FORMATS: u32 = 1 << 30;

/// The rest of an answer: the case of a [`Switch`](super::Switch).
pub(in crate::prove) const CASE: u32 = HAS_FORMATS - 1;

/// Lists of values with more bytes are searched instead.
const MAX_LIST_BYTES: usize = 4096;

/// The timestamps that the fast reader takes.
const FAST_TIMESTAMP: &str =
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,11})?Z$";

/// Their lengths, the least and the greatest.
const FAST_LENGTHS: (u64, u64) = (20, 32);

/// A condition on a string, over the patterns that it matches.
#[derive(Debug, Clone)]
pub(super) enum Formula {
    Always(bool),
    Matches(usize),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    One(Vec<Formula>),
    Not(Box<Formula>),
}

impl Formula {
    fn holds(&self, matches: &Matches) -> bool {
        match self {
            Self::Always(answer) => *answer,
            Self::Matches(pattern) => matches.has(*pattern),
            Self::All(parts) => parts.iter().all(|part| part.holds(matches)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(matches)),
            Self::One(parts) => parts.iter().filter(|part| part.holds(matches)).count() == 1,
            Self::Not(part) => !part.holds(matches),
        }
    }

    fn implies(self, then: Self) -> Self {
        Self::Any(vec![Self::Not(Box::new(self)), then])
    }
}

/// The patterns of an automaton, each once.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
    /// Subschemas that formulas were made of, each as often as it was met.
    n_entered: usize,
}

/// Formulas of more subschemas are not made: unions that refer to each other double at every level.
const MAX_ENTERED: usize = 4096;

impl Patterns {
    fn add(&mut self, text: String) -> Formula {
        let next = self.texts.len();
        let number = *self.numbers.entry(text.clone()).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        Formula::Matches(number)
    }

    /// Adds a list of strings.
    fn add_list<'s>(&mut self, strings: impl Iterator<Item = &'s str>) -> Formula {
        let escaped: Vec<String> = strings.map(regex_syntax::escape).collect();
        if escaped.is_empty() {
            return Formula::Always(false);
        }
        self.add(format!("^(?:{})$", escaped.join("|")))
    }
}

fn strings(values: &[Value]) -> impl Iterator<Item = &str> {
    values.iter().filter_map(Value::as_str)
}

impl Compiler<'_> {
    /// Returns the plan of strings under what was gathered. Each of the questions, over `patterns`, is answered besides;
    /// the answers are returned in the order of the cases.
    pub(super) fn text(
        &mut self,
        found: &mut Conjunction,
        patterns: &mut Patterns,
        questions: &[Formula],
    ) -> Option<(Id, Vec<Vec<bool>>)> {
        let mut plan = TextPlan::new();
        let mut all = Vec::new();
        for conjunct in found.all.clone() {
            self.own(conjunct, &mut plan, patterns, &mut all)?;
        }
        for pending in std::mem::take(&mut found.pending) {
            let Pending::Text(owner, part) = pending else { continue };
            if let Some(formula) = self.part(owner, part, patterns) {
                all.push(formula);
            } else {
                let parts = self.parts(owner.id, part);
                self.hand_over(owner, part.keyword(), &parts, &mut found.asked)?;
            }
        }
        let formats = formats(&plan, patterns);
        let fast = plan.reads_timestamps().then(|| patterns.add(FAST_TIMESTAMP.to_owned()));
        let mut cases: Vec<Vec<bool>> = Vec::new();
        let asks_nothing = all.is_empty() && formats.is_empty() && questions.is_empty();
        if !asks_nothing && !patterns.texts.is_empty() {
            let (all, formats) = (Formula::All(all), Formula::All(formats));
            let mut is_implied = questions.is_empty() && plan.asks_no_more_of_timestamps();
            let automaton = self.automaton(&patterns.texts)?;
            let table = Table::new(&automaton, |matches| {
                let answers: Vec<bool> =
                    questions.iter().map(|question| question.holds(matches)).collect();
                let case = cases.iter().position(|known| *known == answers).unwrap_or_else(|| {
                    cases.push(answers);
                    cases.len() - 1
                });
                let (is_ok, has_formats) = (all.holds(matches), formats.holds(matches));
                if fast.as_ref().is_some_and(|fast| fast.holds(matches)) && !is_ok {
                    is_implied = false;
                }
                let answer = |bit: u32, is_set: bool| if is_set { bit } else { 0 };
                answer(IS_OK, is_ok)
                    | answer(HAS_FORMATS, has_formats)
                    | u32::try_from(case).unwrap_or(CASE) & CASE
            });
            let table = table.filter(|table| self.has_room_for(table.size()))?;
            plan.is_implied = is_implied;
            plan.table = self.push_table(table);
        } else if !Formula::All(all).holds(&Matches::default()) {
            return None;
        } else {
            plan.is_implied = questions.is_empty() && plan.asks_no_more_of_timestamps();
        }
        if cases.is_empty() {
            cases.push(questions.iter().map(|it| it.holds(&Matches::default())).collect());
        }
        plan.is_table = plan.table != NONE && plan.asks_nothing_else();
        let id = if plan.asks_nothing() { NONE } else { self.push_text(plan) };
        Some((id, cases))
    }

    /// Adds a subschema's own rules about strings.
    fn own(
        &mut self,
        conjunct: Conjunct,
        plan: &mut TextPlan,
        patterns: &mut Patterns,
        all: &mut Vec<Formula>,
    ) -> Option<()> {
        let node = self.ir.node(conjunct.id);
        if !conjunct.is_asked() {
            return Some(());
        }
        if self.has_content(conjunct.id) {
            return None;
        }
        for assertion in &node.assertions {
            let length = plan.length.unwrap_or((0, u64::MAX));
            match &assertion.rule {
                Rule::MinLength(min) => plan.length = Some((length.0.max(*min), length.1)),
                Rule::MaxLength(max) => plan.length = Some((length.0, length.1.min(*max))),
                Rule::Format(format) => self.format(*format, conjunct.id, plan),
                Rule::MaxAge(span) => {
                    // Two spans: the shorter is the one that counts.
                    plan.max_age = Some(plan.max_age.map_or(*span, |own| own.min(*span)));
                    plan.rejects_future |= conjunct.aim == Aim::Silent;
                }
                Rule::Pattern(pattern) => match pattern.to_rust() {
                    Some(text) => all.push(patterns.add(text)),
                    None => plan.patterns.push(pattern.clone()),
                },
                rule => {
                    let Some(values) = accepted(rule) else { continue };
                    let bytes: usize = strings(values).map(str::len).sum();
                    if bytes > MAX_LIST_BYTES {
                        let mut list: Vec<Box<str>> = strings(values).map(Into::into).collect();
                        list.sort_unstable();
                        plan.lists.push(list.into());
                    } else {
                        all.push(patterns.add_list(strings(values)));
                    }
                }
            }
        }
        if conjunct.aim == Aim::Silent {
            self.hints(conjunct.id, patterns, all)?;
        }
        Some(())
    }

    /// Adds what keeps a subschema from making hints of a string.
    fn hints(&self, id: SchemaId, patterns: &mut Patterns, all: &mut Vec<Formula>) -> Option<()> {
        let annotations = &self.ir.node(id).annotations;
        if annotations.is_deprecated {
            return None;
        }
        if !annotations.known_values.is_empty() {
            let known = annotations.known_values.iter().map(String::as_str);
            all.push(patterns.add_list(known));
        }
        if let Some(pattern) = &annotations.recommended_pattern {
            all.push(patterns.add(pattern.to_rust()?));
        }
        Some(())
    }

    fn format(&self, format: Format, id: SchemaId, plan: &mut TextPlan) {
        if self.asserts_formats() && !format.is_of_numbers() {
            let draft = self.ir.node(id).draft;
            if format == Format::DateTime {
                plan.is_timestamp = true;
                return;
            }
            if !plan.formats.contains(&(format, draft)) {
                plan.formats.push((format, draft));
            }
        }
    }

    /// Returns what the subschemas of one property, under a condition, ask of a string; `None` if not all of it is
    /// regular.
    pub(super) fn question(
        &self,
        schemas: &[SchemaId],
        patterns: &mut Patterns,
    ) -> Option<Formula> {
        let parts = schemas.iter().map(|id| self.formula(*id, Aim::Valid, patterns));
        Some(Formula::All(parts.collect::<Option<_>>()?))
    }

    /// Returns all that a subschema asks of a string; `None` if not all of it is regular, or it is too much.
    fn formula(&self, id: SchemaId, aim: Aim, patterns: &mut Patterns) -> Option<Formula> {
        let mut all = Vec::new();
        if patterns.n_entered >= MAX_ENTERED {
            return None;
        }
        for id in closure(self.ir, id)? {
            patterns.n_entered += 1;
            let node = self.ir.node(id);
            if let Some(boolean) = node.boolean {
                all.push(Formula::Always(boolean));
            }
            if self.has_content(id) {
                return None;
            }
            for assertion in &node.assertions {
                match &assertion.rule {
                    Rule::Types(types) => {
                        all.push(Formula::Always(types.contains(TypeSet::STRING)));
                    }
                    Rule::Pattern(pattern) => all.push(patterns.add(pattern.to_rust()?)),
                    Rule::MinLength(0) => {}
                    Rule::MinLength(1) => all.push(patterns.add("(?s-u:.)".to_owned())),
                    Rule::MaxLength(0) => all.push(patterns.add("^$".to_owned())),
                    Rule::MinLength(_) | Rule::MaxLength(_) | Rule::MaxAge(_) => return None,
                    Rule::Format(format) => {
                        if self.asserts_formats() && !format.is_of_numbers() {
                            return None;
                        }
                    }
                    rule => {
                        let Some(values) = accepted(rule) else { continue };
                        if strings(values).map(str::len).sum::<usize>() > MAX_LIST_BYTES {
                            return None;
                        }
                        all.push(patterns.add_list(strings(values)));
                    }
                }
            }
            if aim == Aim::Silent {
                self.hints(id, patterns, &mut all)?;
                if let Some(should) = node.should() {
                    all.push(self.formula(should, Aim::Valid, patterns)?);
                }
            }
            let owner = Conjunct { id, aim };
            for part in [Part::AnyOf, Part::OneOf, Part::Not, Part::If] {
                if !self.parts(id, part).is_empty() {
                    all.push(self.part(owner, part, patterns)?);
                }
            }
        }
        Some(Formula::All(all))
    }

    /// Returns the subschemas that a keyword combines.
    fn parts(&self, id: SchemaId, part: Part) -> Vec<SchemaId> {
        let node = self.ir.node(id);
        match part {
            Part::AnyOf => node.any_of().to_vec(),
            Part::OneOf => node.one_of().to_vec(),
            Part::Not => node.not().into_iter().collect(),
            Part::If => node.condition().iter().flat_map(Condition::subschemas).collect(),
        }
    }

    /// Returns what a keyword that combines subschemas asks of a string.
    fn part(&self, owner: Conjunct, part: Part, patterns: &mut Patterns) -> Option<Formula> {
        let Conjunct { id, aim } = owner;
        let node = self.ir.node(id);
        let mut valid = |id: SchemaId| self.formula(id, Aim::Valid, patterns);
        let mut all = vec![match part {
            Part::AnyOf => {
                Formula::Any(node.any_of().iter().map(|id| valid(*id)).collect::<Option<_>>()?)
            }
            Part::OneOf => {
                Formula::One(node.one_of().iter().map(|id| valid(*id)).collect::<Option<_>>()?)
            }
            Part::Not => Formula::Not(Box::new(valid(node.not()?)?)),
            Part::If => {
                let condition = node.condition()?;
                let is = valid(condition.if_)?;
                let mut branch =
                    |id: Option<SchemaId>| id.map_or(Some(Formula::Always(true)), &mut valid);
                let (then, else_) = (branch(condition.then)?, branch(condition.else_)?);
                let is_not = Formula::Not(Box::new(is.clone()));
                Formula::All(vec![is.implies(then), is_not.implies(else_)])
            }
        }];
        if aim == Aim::Silent && part != Part::Not {
            // A hint of a branch counts where the branch accepts the string.
            for branch in self.parts(id, part) {
                if self.has_hints(branch) {
                    let accepts = self.formula(branch, Aim::Valid, patterns)?;
                    let silent = self.formula(branch, Aim::Silent, patterns)?;
                    all.push(accepts.implies(silent));
                }
            }
        }
        Some(Formula::All(all))
    }
}

impl TextPlan {
    fn new() -> Self {
        Self {
            table: NONE,
            is_table: false,
            length: None,
            is_timestamp: false,
            is_implied: false,
            max_age: None,
            rejects_future: false,
            formats: Vec::new(),
            patterns: Vec::new(),
            lists: Vec::new(),
        }
    }

    fn asks_nothing(&self) -> bool {
        self.table == NONE && self.asks_nothing_else()
    }

    /// Returns whether nothing is asked but what the automaton answers.
    fn asks_nothing_else(&self) -> bool {
        self.length.is_none() && self.asks_no_more_than_length()
    }

    /// Returns whether nothing is asked but what the automaton answers, and the length.
    pub(super) fn asks_no_more_than_length(&self) -> bool {
        !self.reads_timestamps() && self.has_no_other_rules()
    }

    /// Returns whether strings are read as timestamps.
    fn reads_timestamps(&self) -> bool {
        self.is_timestamp || self.max_age.is_some()
    }

    /// Returns whether what the fast reader takes needs no look but at its age and by the automaton.
    fn asks_no_more_of_timestamps(&self) -> bool {
        let (min, max) = self.length.unwrap_or((0, u64::MAX));
        min <= FAST_LENGTHS.0 && FAST_LENGTHS.1 <= max && self.has_no_other_rules()
    }

    /// Returns whether there are no rules that neither the automaton, the length nor the reader of timestamps answers.
    fn has_no_other_rules(&self) -> bool {
        self.formats.is_empty() && self.patterns.is_empty() && self.lists.is_empty()
    }
}

/// Returns what is enough for the formats of a plan to hold.
fn formats(plan: &TextPlan, patterns: &mut Patterns) -> Vec<Formula> {
    let enough: Vec<Option<&str>> =
        plan.formats.iter().map(|(format, _)| enough_for(*format)).collect();
    if enough.iter().any(Option::is_none) {
        return vec![Formula::Always(false)];
    }
    enough.into_iter().flatten().map(|text| patterns.add(text.to_owned())).collect()
}

/// Returns a pattern of strings that have a format; others may have it too. These are the forms that most strings have.
fn enough_for(format: Format) -> Option<&'static str> {
    Some(match format {
        Format::Uuid => "^[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$",
        Format::Date => "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])$",
        _ => return None,
    })
}
