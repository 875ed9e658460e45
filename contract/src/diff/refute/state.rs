//! What is known of a value of one type, and the consequences of conditions.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use serde_json::Value;
use tablature_schema::ir::{Draft, Keyword, TypeSet};

use super::{
    Refuter,
    arrays::Items,
    condition::{Condition, Schema},
    identity,
    numbers::{Form, Numbers},
    objects::Members,
    strings::Strings,
    type_of,
    violate::{Way, names, violations},
};
use crate::diff::emit::WRITTEN_AS_INTEGER;

/// Values of a list that are looked at in one step.
const VALUES_PER_STEP: usize = 64;

/// What is known of a value of one type.
#[derive(Clone)]
pub(super) struct State<'a> {
    pub(super) ty: TypeSet,
    /// Set once a contradiction was found.
    pub(super) is_contradictory: bool,
    /// Of each of these, at least one way is met.
    pub(super) choices: Vec<Rc<Vec<Way<'a>>>>,
    /// The only possible values, by what equal ones share.
    pub(super) possible: Option<Rc<BTreeMap<String, &'a Value>>>,
    /// Lists of values that it is none of.
    excluded: Vec<Rc<BTreeMap<String, &'a Value>>>,
    others: BTreeSet<String>,
    /// Set if fewer values may be left than when they were last looked at.
    is_narrowed: bool,
    /// The value, if it is known and was taken apart.
    value: Option<&'a Value>,
    /// Schemas that it is valid under.
    valid: Vec<&'a Value>,
    pub(super) numbers: Numbers,
    pub(super) strings: Strings<'a>,
    pub(super) members: Members<'a>,
    pub(super) items: Items<'a>,
}

impl<'a> State<'a> {
    pub(super) fn new(ty: TypeSet) -> Self {
        Self {
            ty,
            is_contradictory: false,
            choices: Vec::new(),
            possible: None,
            excluded: Vec::new(),
            others: BTreeSet::new(),
            is_narrowed: false,
            value: None,
            valid: Vec::new(),
            numbers: Numbers::default(),
            strings: Strings::default(),
            members: Members::default(),
            items: Items::default(),
        }
    }

    /// Returns roughly how much is copied with it.
    pub(super) fn size(&self) -> usize {
        1 + (self.choices.len() + self.members.size() + self.items.size()) / 16
    }

    /// Keeps only the values that a list has as well.
    fn limit(&mut self, listed: &Rc<BTreeMap<String, &'a Value>>) {
        let possible = match &self.possible {
            None => Rc::clone(listed),
            Some(before) => {
                let both = before.iter().filter(|(key, _)| listed.contains_key(*key));
                Rc::new(both.map(|(key, value)| (key.clone(), *value)).collect())
            }
        };
        self.possible = Some(possible);
        self.is_narrowed = true;
    }

    /// Returns the only possible values that are left; `None` if they are not known.
    pub(super) fn left(&self) -> Option<Vec<&'a Value>> {
        let possible = self.possible.as_ref()?.iter();
        let left = possible.filter(|(key, value)| {
            type_of(value) == self.ty
                && !self.others.contains(*key)
                && !self.excluded.iter().any(|list| list.contains_key(*key))
        });
        Some(left.map(|(_, value)| *value).collect())
    }

    pub(super) fn excludes(&self, key: &str) -> bool {
        self.others.contains(key) || self.excluded.iter().any(|list| list.contains_key(key))
    }

    /// Returns the strings that it is known not to be; `None` if they are too many to look at.
    pub(super) fn excluded_texts(&self, limit: usize) -> Option<Vec<&'a str>> {
        let count = self.excluded.iter().map(|list| list.len()).sum::<usize>();
        let listed = self.excluded.iter().flat_map(|list| list.values());
        (count <= limit).then(|| listed.filter_map(|value| value.as_str()).collect())
    }

    fn knows(&mut self, is_possible: bool) {
        self.is_contradictory |= !is_possible;
    }
}

impl<'a> Refuter<'a> {
    /// Adds a condition with its consequences.
    pub(super) fn add(&mut self, state: &mut State<'a>, condition: Condition<'a>) {
        if state.is_contradictory || !self.spend(1) {
            return;
        }
        match condition {
            Condition::Is(schema) => self.valid(state, schema),
            Condition::IsNot(schema) => self.invalid(state, schema),
            Condition::OnlyBranch(schema, branch) => {
                for (at, one) in schema.list(Keyword::OneOf).enumerate() {
                    let is_it = at == branch;
                    let condition = if is_it { Condition::Is(one) } else { Condition::IsNot(one) };
                    self.add(state, condition);
                }
            }
            Condition::Equals(value) => {
                let only = Rc::new(BTreeMap::from([(identity(value), value)]));
                state.limit(&only);
            }
            Condition::IsNone(list) => {
                let listed = self.listed(list);
                self.spend(listed.len() / VALUES_PER_STEP);
                state.excluded.push(listed);
                state.is_narrowed = true;
            }
            Condition::Differs(value) => {
                state.others.insert(identity(value));
                state.is_narrowed = true;
            }
            Condition::Violates(schema, keyword) => state.violate(schema, keyword),
            Condition::IsFraction => drop(state.numbers.forms.insert(Form::Fraction)),
            Condition::IsNotWrittenAsInteger => {
                state.numbers.forms.insert(Form::WrittenOtherwise);
            }
            Condition::IsText(_)
            | Condition::IsOtherText(_)
            | Condition::Matches(_)
            | Condition::MatchesNot(_) => state.strings.add(condition),
            Condition::Repeats
            | Condition::ItemInvalid(..)
            | Condition::SomeItemInvalid(..)
            | Condition::ItemsInvalid(_) => {
                let is_possible = state.items.add(condition);
                state.knows(is_possible);
            }
            _ => {
                let is_possible = state.members.add(condition);
                state.knows(is_possible);
            }
        }
        state.take_apart();
    }

    fn invalid(&mut self, state: &mut State<'a>, schema: Schema<'a>) {
        match schema.value {
            Value::Bool(accepts) => return state.knows(!accepts),
            Value::Object(_) => {}
            _ => return,
        }
        let Some(ways) = violations(schema, state.ty) else {
            // Whatever it asks for, the same schema does not ask for more.
            let is_known = state.valid.iter().any(|valid| is_same(valid, schema.value));
            return state.knows(!is_known);
        };
        self.choose(state, ways);
    }

    fn choose(&mut self, state: &mut State<'a>, mut ways: Vec<Way<'a>>) {
        self.spend(ways.len());
        match ways.len() {
            0 => state.is_contradictory = true,
            1 => {
                for condition in ways.remove(0) {
                    self.add(state, condition);
                }
            }
            _ => state.choices.push(Rc::new(ways)),
        }
    }

    fn valid(&mut self, state: &mut State<'a>, schema: Schema<'a>) {
        let members = match schema.value {
            Value::Bool(accepts) => return state.knows(*accepts),
            Value::Object(members) => members,
            _ => return,
        };
        if state.valid.iter().any(|valid| std::ptr::eq(*valid, schema.value)) {
            return;
        }
        state.valid.push(schema.value);
        if members.contains_key(WRITTEN_AS_INTEGER) {
            state.numbers.forms.insert(Form::WrittenAsInteger);
        }
        match schema.types() & state.ty {
            shared if shared == state.ty => {}
            shared if shared.is_empty() => return state.knows(false),
            _ => drop(state.numbers.forms.insert(Form::Integer)),
        }
        match state.ty {
            TypeSet::NUMBER => state.numbers.meet(schema),
            TypeSet::STRING => state.strings.meet(schema),
            TypeSet::ARRAY => state.items.meet(schema),
            TypeSet::OBJECT => state.members.meet(schema),
            _ => {}
        }
        for (name, value) in members {
            let Some(keyword) = Keyword::from_name(name, Draft::Draft2020) else { continue };
            self.consequence(state, schema, keyword, value);
        }
    }

    fn consequence(
        &mut self,
        state: &mut State<'a>,
        schema: Schema<'a>,
        keyword: Keyword,
        value: &'a Value,
    ) {
        let is_object = state.ty == TypeSet::OBJECT;
        match keyword {
            Keyword::Enum => {
                let listed = self.listed(value);
                self.spend(listed.len() / VALUES_PER_STEP);
                state.limit(&listed);
            }
            Keyword::Const => self.add(state, Condition::Equals(value)),
            Keyword::AllOf => {
                for one in schema.list(keyword) {
                    self.add(state, Condition::Is(one));
                }
            }
            Keyword::Ref => {
                if let Some(target) = schema.target() {
                    self.add(state, Condition::Is(target));
                }
            }
            Keyword::Not => self.add(state, Condition::IsNot(schema.beside(value))),
            Keyword::AnyOf => {
                let ways = schema.list(keyword).map(|one| vec![Condition::Is(one)]).collect();
                self.choose(state, ways);
            }
            Keyword::OneOf => {
                let branches = schema.list(keyword).count();
                let ways = (0..branches).map(|at| vec![Condition::OnlyBranch(schema, at)]);
                self.choose(state, ways.collect());
            }
            Keyword::If => {
                let question = schema.beside(value);
                let branch = |keyword| schema.child(keyword).map(Condition::Is);
                let (then, otherwise) = (branch(Keyword::Then), branch(Keyword::Else));
                if then.is_some() || otherwise.is_some() {
                    let way = |first, second: Option<Condition<'a>>| {
                        std::iter::once(first).chain(second).collect()
                    };
                    let ways = vec![
                        way(Condition::Is(question), then),
                        way(Condition::IsNot(question), otherwise),
                    ];
                    self.choose(state, ways);
                }
            }
            Keyword::DependentSchemas if is_object => {
                for (name, one) in schema.named(keyword) {
                    let ways = vec![vec![Condition::Lacks(name)], vec![Condition::Is(one)]];
                    self.choose(state, ways);
                }
            }
            Keyword::DependentRequired if is_object => {
                for (name, others) in value.as_object().into_iter().flatten() {
                    let all = names(others).map(Condition::Has).collect();
                    self.choose(state, vec![vec![Condition::Lacks(name)], all]);
                }
            }
            _ => {}
        }
        state.take_apart();
    }
}

/// Returns whether two schemas are the same, and mean the same wherever they are.
fn is_same(one: &Value, other: &Value) -> bool {
    fn refers(value: &Value) -> bool {
        match value {
            Value::Object(members) => {
                members.contains_key(Keyword::Ref.name()) || members.values().any(refers)
            }
            Value::Array(items) => items.iter().any(refers),
            _ => false,
        }
    }
    one == other && !refers(one)
}

impl<'a> State<'a> {
    /// Adds what follows from the value, once it is known.
    fn take_apart(&mut self) {
        if self.is_contradictory || !std::mem::take(&mut self.is_narrowed) {
            return;
        }
        let Some(left) = self.left() else { return };
        match left.as_slice() {
            [] => self.is_contradictory = true,
            [only] if self.value.is_none() => {
                self.value = Some(only);
                match only {
                    Value::Number(number) => self.numbers.equals(number),
                    Value::String(text) => self.strings.add(Condition::IsText(text)),
                    Value::Array(items) => self.items.equals(items),
                    Value::Object(members) => self.members.equals(members),
                    Value::Null | Value::Bool(_) => {}
                }
            }
            _ => {}
        }
    }

    fn violate(&mut self, schema: Schema<'a>, keyword: Keyword) {
        let is_possible = match self.ty {
            TypeSet::NUMBER => self.numbers.violate(schema, keyword),
            TypeSet::STRING => self.strings.violate(schema, keyword),
            TypeSet::ARRAY => self.items.violate(schema, keyword),
            _ => self.members.violate(schema, keyword),
        };
        self.knows(is_possible);
    }
}
