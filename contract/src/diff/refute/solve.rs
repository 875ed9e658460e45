//! Tries every way to meet some conditions.

use std::rc::Rc;

use tablature_schema::ir::TypeSet;

use super::{Refuter, condition::Condition, state::State, strings::MAX_TEXTS, violate::Way};

/// Choices within choices.
const MAX_CHOICES: usize = 12;

/// Values of a list that are tried one by one.
const MAX_VALUES: usize = 64;

impl<'a> Refuter<'a> {
    /// Returns whether it is proved that no value of a type meets all conditions.
    pub(super) fn is_impossible_in(&mut self, ty: TypeSet, conditions: &[Condition<'a>]) -> bool {
        let state = State::new(ty);
        self.with(&state, conditions).is_none_or(|state| self.is_refuted(state, MAX_CHOICES))
    }

    /// Returns the state with further conditions; `None` if they contradict it.
    fn with(&mut self, state: &State<'a>, conditions: &[Condition<'a>]) -> Option<State<'a>> {
        if !self.spend(state.size()) {
            return Some(state.clone());
        }
        let mut next = state.clone();
        for condition in conditions {
            self.add(&mut next, *condition);
        }
        (!next.is_contradictory && !self.contradicts(&mut next)).then_some(next)
    }

    /// Returns whether every way to meet the state's conditions contradicts itself.
    fn is_refuted(&mut self, mut state: State<'a>, choices: usize) -> bool {
        if choices == 0 {
            return false;
        }
        let ways = loop {
            if self.steps == 0 {
                return false;
            }
            match self.narrowed(&mut state) {
                Narrowed::Contradictory => return true,
                Narrowed::More => {}
                Narrowed::Done(ways) => break ways,
            }
        };
        let Some(ways) = ways else { return self.has_no_value(&state, choices) };
        ways.iter()
            .all(|way| self.with(&state, way).is_none_or(|next| self.is_refuted(next, choices - 1)))
    }

    /// Leaves out the ways that contradict what is known, and follows those that are the only one left. Otherwise takes
    /// the choice with the fewest.
    fn narrowed(&mut self, state: &mut State<'a>) -> Narrowed<'a> {
        let mut fewest: Option<(usize, Rc<Vec<Way<'a>>>)> = None;
        for at in 0..state.choices.len() {
            let ways = Rc::clone(&state.choices[at]);
            let mut open = Vec::new();
            let mut next = None;
            for way in ways.iter() {
                let with = self.with(state, way);
                if let Some(with) = with {
                    open.push(way.clone());
                    next = Some(with);
                }
            }
            match (open.len(), next) {
                (0, _) | (_, None) => return Narrowed::Contradictory,
                (1, Some(next)) => {
                    *state = next;
                    state.choices.remove(at);
                    return Narrowed::More;
                }
                (count, _) => {
                    if count < ways.len() {
                        state.choices[at] = Rc::new(open);
                    }
                    let is_fewer = fewest.as_ref().is_none_or(|(_, known)| count < known.len());
                    if is_fewer {
                        fewest = Some((at, Rc::clone(&state.choices[at])));
                    }
                }
            }
        }
        Narrowed::Done(fewest.map(|(at, ways)| {
            state.choices.remove(at);
            ways
        }))
    }

    /// Tries the values of a list one by one, where nothing else is left to try.
    fn has_no_value(&mut self, state: &State<'a>, choices: usize) -> bool {
        let Some(values) = state.left().filter(|values| (2..=MAX_VALUES).contains(&values.len()))
        else {
            return false;
        };
        values.into_iter().all(|value| {
            self.with(state, &[Condition::Equals(value)])
                .is_none_or(|next| self.is_refuted(next, choices - 1))
        })
    }

    /// Returns whether what is known of the value contradicts itself.
    fn contradicts(&mut self, state: &mut State<'a>) -> bool {
        match state.ty {
            TypeSet::NULL => state.excludes("null"),
            TypeSet::BOOLEAN => state.excludes("true") && state.excludes("false"),
            TypeSet::NUMBER => state.numbers.are_contradictory(|key| state.excludes(key)),
            TypeSet::STRING => {
                let texts = state.excluded_texts(MAX_TEXTS).unwrap_or_default();
                self.strings_contradict(&state.strings, texts)
            }
            TypeSet::ARRAY => self.items_contradict(&state.items),
            _ => self.members_contradict(&mut state.members),
        }
    }
}

/// The result of looking at all choices.
enum Narrowed<'a> {
    /// One of them cannot be met.
    Contradictory,
    /// One was met.
    More,
    /// All have several ways, these the fewest.
    Done(Option<Rc<Vec<Way<'a>>>>),
}
