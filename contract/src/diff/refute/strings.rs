//! What is known of a string.

use std::collections::BTreeSet;

use serde_json::Value;
use tablature_schema::{
    format::{Format, Span},
    ir::Keyword,
};

use super::{
    Refuter,
    condition::{Condition, Schema},
    objects::is_match,
};
use crate::diff::{
    facets::Facets,
    language::{self, Rejected},
};

/// Strings that are excluded one by one where patterns are compared.
pub(super) const MAX_TEXTS: usize = 50;

/// Steps for comparing patterns.
const COST: usize = 200;

/// What is known of a string.
#[derive(Debug, Clone, Default)]
pub(super) struct Strings<'a> {
    text: Option<&'a str>,
    /// Set if it would have to be two strings.
    is_torn: bool,
    others: BTreeSet<&'a str>,
    wanted: Facets,
    patterns: BTreeSet<&'a str>,
    formats: BTreeSet<&'a str>,
    /// It is at most as old as this.
    age: Option<Span>,
    /// It is older than this.
    older: Option<Span>,
}

/// A question about a language.
pub(super) type Question = (Facets, Rejected);

impl<'a> Strings<'a> {
    /// Adds a condition on strings.
    pub(super) fn add(&mut self, condition: Condition<'a>) {
        match condition {
            Condition::IsText(text) => {
                self.is_torn |= self.text.is_some_and(|own| own != text);
                self.text = Some(text);
            }
            Condition::IsOtherText(text) => drop(self.others.insert(text)),
            Condition::Matches(pattern) => {
                self.wanted.patterns.insert(pattern.to_owned());
            }
            Condition::MatchesNot(pattern) => drop(self.patterns.insert(pattern)),
            _ => {}
        }
    }

    /// Adds what a schema asks of it.
    pub(super) fn meet(&mut self, schema: Schema<'a>) {
        if let Some(members) = schema.members() {
            self.wanted.add(members);
        }
        if let Some(span) = schema.get(Keyword::MaxAge).and_then(span) {
            self.age = Some(self.age.map_or(span, |own| own.min(span)));
        }
    }

    /// Adds that it violates a keyword, and returns whether it can.
    pub(super) fn violate(&mut self, schema: Schema<'a>, keyword: Keyword) -> bool {
        let text = schema.get(keyword).and_then(Value::as_str);
        let count = schema.count(keyword);
        match keyword {
            Keyword::Pattern => self.patterns.extend(text),
            Keyword::Format => self.formats.extend(text),
            Keyword::MinLength => {
                let Some(most) = count.map(|count| count.checked_sub(1)) else { return true };
                let Some(most) = most else { return false };
                self.wanted.max = Some(self.wanted.max.map_or(most, |own| own.min(most)));
            }
            Keyword::MaxLength => {
                let least = count.map_or(0, |count| count.saturating_add(1));
                self.wanted.min = self.wanted.min.max(least);
            }
            Keyword::MaxAge => {
                if let Some(span) = schema.get(keyword).and_then(span) {
                    self.older = Some(self.older.map_or(span, |own| own.max(span)));
                }
            }
            _ => {}
        }
        true
    }

    /// Returns whether a text is known not to be the string.
    fn rejects(&self, text: &str) -> bool {
        let length = text.chars().count() as u64;
        let matches = |pattern: &str| is_match(pattern, text);
        // Host names are not the same in all drafts.
        let is_valid = |name: &str| {
            let format = Format::from_name(name).filter(|format| *format != Format::Hostname)?;
            Some(format.is_valid(text))
        };
        self.is_torn
            || self.others.contains(text)
            || length < self.wanted.min
            || self.wanted.max.is_some_and(|max| length > max)
            || self.wanted.patterns.iter().any(|pattern| matches(pattern) == Some(false))
            || self.patterns.iter().any(|pattern| matches(pattern) == Some(true))
            || self.wanted.formats.iter().any(|format| is_valid(format) == Some(false))
            || self.formats.iter().any(|format| is_valid(format) == Some(true))
    }
}

impl Refuter<'_> {
    /// Returns whether there is no such string, which is none of some texts.
    pub(super) fn strings_contradict<'a>(
        &mut self,
        strings: &Strings<'a>,
        mut texts: Vec<&'a str>,
    ) -> bool {
        let wanted = &strings.wanted;
        let is_too_old = strings.age.zip(strings.older).is_some_and(|(age, older)| age <= older);
        if is_too_old || wanted.max.is_some_and(|max| max < wanted.min) {
            return true;
        }
        if let Some(text) = strings.text {
            return strings.rejects(text);
        }
        if strings.patterns.iter().any(|pattern| wanted.patterns.contains(*pattern))
            || strings.formats.iter().any(|format| wanted.formats.contains(*format))
        {
            return true;
        }
        texts.extend(strings.others.iter().take(MAX_TEXTS));
        let rejected = Rejected {
            patterns: strings.patterns.iter().map(|pattern| (*pattern).to_owned()).collect(),
            formats: strings.formats.iter().map(|format| (*format).to_owned()).collect(),
            texts: texts.into_iter().map(str::to_owned).collect(),
        };
        let has_automata = |patterns: usize, formats: usize| patterns + formats > 0;
        let is_asked = has_automata(wanted.patterns.len(), wanted.formats.len())
            || has_automata(rejected.patterns.len(), rejected.formats.len());
        is_asked && self.is_empty_language((wanted.clone(), rejected))
    }

    fn is_empty_language(&mut self, question: Question) -> bool {
        if let Some(known) = self.languages.get(&question) {
            return *known;
        }
        if !self.spend(COST) {
            return false;
        }
        let is_empty = language::is_empty(&question.0, &question.1);
        self.languages.insert(question, is_empty);
        is_empty
    }
}

fn span(value: &Value) -> Option<Span> {
    value.as_str()?.parse().ok()
}
