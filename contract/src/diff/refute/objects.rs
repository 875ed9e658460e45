//! What is known of an object.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tablature_schema::{
    budget::Budget,
    ir::{Keyword, TypeSet},
    pattern::{Match, Pattern},
};

use super::{
    Refuter,
    condition::{Condition, Schema},
    violate::{Way, names},
};

/// Matching one name may cost this many steps.
const MAX_MATCH_STEPS: u64 = 1 << 16;

/// Patterns that a name without a mention may match or not: each doubles the cases.
const MAX_PATTERNS: usize = 6;

/// Names that are known not to be meant, where a name without a mention is looked for.
const MAX_MENTIONED: usize = 50;

/// What is known of an object.
#[derive(Debug, Clone, Default)]
pub(super) struct Members<'a> {
    /// Members that it has, with conditions on their values.
    has: BTreeMap<&'a str, Vec<Condition<'a>>>,
    lacks: BTreeSet<&'a str>,
    /// Schemas whose rules for members all meet.
    rules: Vec<Schema<'a>>,
    /// Schemas that all names are valid under.
    names: Vec<Schema<'a>>,
    /// There is a member like each of these.
    some: Vec<Condition<'a>>,
    /// What equals the value of each member, if the object is known.
    only: Option<&'a Map<String, Value>>,
    min: u64,
    max: Option<u64>,
    /// Members that were added since they were last looked at.
    fresh: BTreeSet<&'a str>,
    is_all_fresh: bool,
}

impl<'a> Members<'a> {
    pub(super) fn size(&self) -> usize {
        self.has.len() + self.lacks.len() + self.rules.len() + self.some.len()
    }

    pub(super) fn equals(&mut self, members: &'a Map<String, Value>) {
        for (name, value) in members {
            self.has(name, Some(Condition::Equals(value)));
        }
        self.only = Some(members);
        self.max = Some(self.max.map_or(u64::MAX, |max| max).min(members.len() as u64));
        self.is_all_fresh = true;
    }

    fn has(&mut self, name: &'a str, condition: Option<Condition<'a>>) {
        self.has.entry(name).or_default().extend(condition);
        self.fresh.insert(name);
    }

    /// Adds a condition on members, and returns whether it can be met.
    pub(super) fn add(&mut self, condition: Condition<'a>) -> bool {
        match condition {
            Condition::Has(name) => self.has(name, None),
            Condition::HasInvalid(name, schema) => {
                self.has(name, Some(Condition::IsNot(schema)));
            }
            Condition::Lacks(name) => {
                self.lacks.insert(name);
                return !self.has.contains_key(name);
            }
            other => self.some.push(other),
        }
        match condition {
            Condition::Has(name) | Condition::HasInvalid(name, _) => !self.lacks.contains(name),
            _ => true,
        }
    }

    /// Adds what a schema asks of it.
    pub(super) fn meet(&mut self, schema: Schema<'a>) {
        for name in schema.get(Keyword::Required).into_iter().flat_map(names) {
            self.has(name, None);
        }
        self.min = self.min.max(schema.count(Keyword::MinProperties).unwrap_or(0));
        self.max = self.max.into_iter().chain(schema.count(Keyword::MaxProperties)).min();
        self.names.extend(schema.child(Keyword::PropertyNames));
        let kinds = [Keyword::Properties, Keyword::PatternProperties];
        if schema.others().is_some() || kinds.iter().any(|kind| schema.get(*kind).is_some()) {
            self.rules.push(schema);
            self.is_all_fresh = true;
        }
        self.is_all_fresh |= !self.names.is_empty();
    }

    /// Adds that it violates a keyword, and returns whether it can.
    pub(super) fn violate(&mut self, schema: Schema<'a>, keyword: Keyword) -> bool {
        let Some(count) = schema.count(keyword) else { return true };
        match keyword {
            Keyword::MinProperties => {
                let Some(most) = count.checked_sub(1) else { return false };
                self.max = Some(self.max.map_or(most, |own| own.min(most)));
            }
            Keyword::MaxProperties => self.min = self.min.max(count.saturating_add(1)),
            _ => {}
        }
        true
    }

    /// Returns the conditions on the value of a member with this name.
    fn on(&self, name: &'a str) -> Way<'a> {
        let mut conditions = self.has.get(name).cloned().unwrap_or_default();
        for rule in &self.rules {
            let own = rule.get(Keyword::Properties).and_then(|named| named.get(name));
            conditions.extend(own.map(|schema| Condition::Is(rule.beside(schema))));
            let mut is_other = own.is_none();
            for (pattern, schema) in rule.named(Keyword::PatternProperties) {
                let is_match = is_match(pattern, name);
                is_other &= is_match == Some(false);
                conditions.extend((is_match == Some(true)).then_some(Condition::Is(schema)));
            }
            let others = rule.others().filter(|_| is_other);
            conditions.extend(others.map(Condition::Is));
        }
        conditions
    }

    /// Returns all names that are mentioned.
    fn mentioned(&self) -> BTreeSet<&'a str> {
        let named = self.rules.iter().flat_map(|rule| rule.named(Keyword::Properties));
        let others = self.some.iter().filter_map(|some| match some {
            Condition::SomeOther(schema) => Some(*schema),
            _ => None,
        });
        let others = others.flat_map(|schema| schema.named(Keyword::Properties));
        let own = self.has.keys().chain(&self.lacks).copied();
        named.chain(others).map(|(name, _)| name).chain(own).collect()
    }

    /// Returns how many members there can be at most, if that is known.
    fn most(&self) -> Option<u64> {
        let is_closed = |rule: &&Schema<'a>| {
            rule.others().is_some_and(|others| *others.value == Value::Bool(false))
                && rule.named(Keyword::PatternProperties).next().is_none()
        };
        let possible = |rule: &Schema<'a>| {
            let named = rule.named(Keyword::Properties);
            let sent = named.filter(|(name, schema)| {
                !self.lacks.contains(name) && *schema.value != Value::Bool(false)
            });
            sent.count() as u64
        };
        let closed = self.rules.iter().filter(is_closed).map(possible);
        closed.chain(self.max).min()
    }
}

impl<'a> Refuter<'a> {
    /// Returns whether there is no such object.
    pub(super) fn members_contradict(&mut self, members: &mut Members<'a>) -> bool {
        let count = members.has.len() as u64;
        if members.most().is_some_and(|most| most < members.min.max(count)) {
            return true;
        }
        let fresh = std::mem::take(&mut members.fresh);
        let is_all_fresh = std::mem::take(&mut members.is_all_fresh);
        let members = &*members;
        let looked_at: Vec<&'a str> = if is_all_fresh {
            members.has.keys().copied().collect()
        } else {
            fresh.into_iter().collect()
        };
        for name in looked_at {
            if !self.spend(1) {
                return false;
            }
            if members.lacks.contains(name) || self.has_no_member(members, name, &[]) {
                return true;
            }
        }
        members.some.iter().any(|some| self.has_none(members, *some))
    }

    /// Returns whether no member with this name meets further conditions.
    fn has_no_member(
        &mut self,
        members: &Members<'a>,
        name: &'a str,
        further: &[Condition<'a>],
    ) -> bool {
        let mut conditions = members.on(name);
        conditions.extend(further);
        if !conditions.is_empty() && self.is_impossible(&conditions) {
            return true;
        }
        let mut of_name = vec![Condition::IsText(name)];
        of_name.extend(members.names.iter().copied().map(Condition::Is));
        of_name.len() > 1 && self.is_impossible_in(TypeSet::STRING, &of_name)
    }

    /// Returns whether no member is like this.
    fn has_none(&mut self, members: &Members<'a>, some: Condition<'a>) -> bool {
        if !self.spend(members.size()) {
            return false;
        }
        let is_full = members.max == Some(members.has.len() as u64);
        let mentioned = members.mentioned();
        for name in &mentioned {
            if members.lacks.contains(name) || (is_full && !members.has.contains_key(name)) {
                continue;
            }
            if may_be(some, name)
                && !self.is_named(some, name)
                && !self.has_no_member(members, name, &value_of(some))
            {
                return false;
            }
        }
        if is_full {
            return true;
        }
        let mut of_name: Way<'a> = members.names.iter().copied().map(Condition::Is).collect();
        let texts = mentioned.iter().take(MAX_MENTIONED);
        of_name.extend(texts.map(|name| Condition::IsOtherText(name)));
        match some {
            Condition::SomeMatching(pattern, _) => of_name.push(Condition::Matches(pattern)),
            Condition::SomeOther(schema) => {
                let patterns = schema.named(Keyword::PatternProperties);
                of_name.extend(patterns.map(|(pattern, _)| Condition::MatchesNot(pattern)));
            }
            Condition::SomeName(schema) => of_name.push(Condition::IsNot(schema)),
            _ => return false,
        }
        let patterns = members.rules.iter().flat_map(|rule| rule.named(Keyword::PatternProperties));
        let patterns: BTreeSet<&'a str> = patterns.map(|(pattern, _)| pattern).collect();
        patterns.len() <= MAX_PATTERNS
            && self.has_no_unmentioned(members, some, &of_name, &patterns, &BTreeSet::new())
    }

    /// Returns whether a name is none that violates the schema that all names are asked about.
    fn is_named(&mut self, some: Condition<'a>, name: &'a str) -> bool {
        let Condition::SomeName(schema) = some else { return false };
        let conditions = [Condition::IsText(name), Condition::IsNot(schema)];
        self.is_impossible_in(TypeSet::STRING, &conditions)
    }

    /// Returns whether no member is like this whose name is mentioned nowhere; `open` are the patterns that it may match
    /// or not.
    fn has_no_unmentioned(
        &mut self,
        members: &Members<'a>,
        some: Condition<'a>,
        of_name: &[Condition<'a>],
        open: &BTreeSet<&'a str>,
        matched: &BTreeSet<&'a str>,
    ) -> bool {
        let mut open = open.clone();
        if let Some(pattern) = open.pop_first() {
            let with = |condition| [of_name, &[condition]].concat();
            let mut also = matched.clone();
            also.insert(pattern);
            return self.has_no_unmentioned(
                members,
                some,
                &with(Condition::MatchesNot(pattern)),
                &open,
                matched,
            ) && self.has_no_unmentioned(
                members,
                some,
                &with(Condition::Matches(pattern)),
                &open,
                &also,
            );
        }
        let mut conditions = value_of(some);
        for rule in &members.rules {
            let patterns = rule.named(Keyword::PatternProperties);
            let mut own = patterns.filter(|(pattern, _)| matched.contains(pattern)).peekable();
            let others = rule.others();
            let others = others.filter(|_| own.peek().is_none());
            conditions.extend(own.map(|(_, schema)| Condition::Is(schema)));
            conditions.extend(others.map(Condition::Is));
        }
        (!conditions.is_empty() && self.is_impossible(&conditions))
            || self.is_impossible_in(TypeSet::STRING, of_name)
    }
}

/// Returns the conditions on the value of a member.
fn value_of(some: Condition<'_>) -> Way<'_> {
    match some {
        Condition::SomeMatching(_, schema) => vec![Condition::IsNot(schema)],
        Condition::SomeOther(schema) => {
            let others = schema.others();
            others.map(Condition::IsNot).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Returns whether a member with this name may be the one.
fn may_be(some: Condition<'_>, name: &str) -> bool {
    match some {
        Condition::SomeMatching(pattern, _) => is_match(pattern, name) != Some(false),
        Condition::SomeOther(schema) => {
            let mut named = schema.named(Keyword::Properties);
            let mut patterns = schema.named(Keyword::PatternProperties);
            !named.any(|(own, _)| own == name)
                && !patterns.any(|(pattern, _)| is_match(pattern, name) == Some(true))
        }
        _ => true,
    }
}

/// Returns whether a pattern matches a name; `None` if that is not decided.
pub(super) fn is_match(pattern: &str, name: &str) -> Option<bool> {
    let pattern = Pattern::new(pattern).ok()?;
    match pattern.is_match(name, &mut Budget::new(MAX_MATCH_STEPS)) {
        Match::Yes => Some(true),
        Match::No => Some(false),
        Match::Undecided => None,
    }
}
