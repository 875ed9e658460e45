//! Objects: properties by the keys that followed one another before, other keys, and what properties decide.

use wide::u8x16;

use super::{
    bytes::{Word, halves, look},
    machine::{MAX_DEPTH, Machine},
    notes::Step,
    plan::{Id, Literal, MAX_PROPERTIES, NONE, ObjectPlan, Property, kind},
};

/// After so many keys that were not guessed, keys are looked up at once.
const MAX_MISSES: u32 = 32;

/// Words for a bit for each property, where there are many.
const MANY: usize = MAX_PROPERTIES / 64;

/// The properties of an open object that were met.
#[derive(Clone, Copy)]
struct Seen<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Seen<WORDS> {
    /// Adds a property; `None` if it was there.
    #[inline(always)]
    fn add(&mut self, index: usize) -> Option<()> {
        let word = self.0.get_mut(index / 64)?;
        let bit = 1 << (index % 64);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new.then_some(())
    }

    #[inline(always)]
    fn has(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    #[inline(always)]
    fn has_all(&self, wanted: &[u64]) -> bool {
        wanted.iter().zip(self.0.iter()).all(|(wanted, own)| wanted & own == *wanted)
    }

    #[inline(always)]
    fn has_any(&self, wanted: &[u64]) -> bool {
        wanted.iter().zip(self.0.iter()).any(|(wanted, own)| wanted & own != 0)
    }

    fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }
}

/// An object that is being read.
struct Open<const WORDS: usize> {
    seen: Seen<WORDS>,
    /// The first of its entries among the starts of values, if they are kept.
    starts: Option<usize>,
    /// The number of keys that are no property.
    others: u64,
    depth: u32,
}

impl<'p> Machine<'p> {
    /// Returns the place after an object.
    #[inline(always)]
    pub(super) fn object(
        &mut self,
        bytes: &[u8],
        start: usize,
        id: Id,
        depth: u32,
    ) -> Option<usize> {
        if id == NONE {
            return self.skip_object(bytes, start, depth);
        }
        let object = self.plan.objects.get(id as usize)?;
        if object.is_wide {
            self.members::<MANY>(bytes, start, object, depth)
        } else {
            self.members::<1>(bytes, start, object, depth)
        }
    }

    #[inline(never)]
    fn members<const WORDS: usize>(
        &mut self,
        bytes: &[u8],
        start: usize,
        mut object: &'p ObjectPlan,
        depth: u32,
    ) -> Option<usize> {
        if depth >= self.max_depth.min(MAX_DEPTH) {
            return None;
        }
        let (first_other, first_start) = (self.state.others.len(), self.state.starts.len());
        let first_note = self.state.notes.len();
        let keeps = object.switch.is_some() || !object.agreements.is_empty();
        let mut open =
            Open { seen: Seen([0; WORDS]), starts: keeps.then_some(first_start), others: 0, depth };
        if keeps {
            self.make_room(first_start, object);
        }
        let mut slot = object.base;
        let mut at = start;
        if bytes.get(start + 1) == Some(&b'}') {
            at += 2;
        } else {
            loop {
                // Here is the brace or a comma.
                let known_notes = self.state.notes.len();
                let (index, value, end) =
                    self.member_at(bytes, at, start, object, &mut open, (slot, first_other))?;
                if self.state.notes.len() > known_notes {
                    let key = self.key(bytes, at + 1)?.0;
                    self.state.notes.step(known_notes, Step::Key(key.0, key.1));
                }
                at = end;
                if let Some(index) = index {
                    open.seen.add(index)?;
                    slot = object.base + 1 + index;
                    if let Some(starts) = open.starts {
                        *self.state.starts.get_mut(starts + index)? = value;
                        if object.switch.as_ref().is_some_and(|switch| switch.property == index) {
                            object = self.decide(bytes, object, &open)?;
                            slot = object.base + 1 + index;
                        }
                    }
                }
                if bytes.get(at).is_some_and(|byte| *byte <= b' ') {
                    at = self.space(bytes, at);
                }
                match *bytes.get(at)? {
                    b',' => {}
                    b'}' => {
                        at += 1;
                        break;
                    }
                    _ => return None,
                }
            }
        }
        object = self.decide_absent(bytes, object, &open)?;
        self.close(bytes, (start, at), object, &open)?;
        if self.state.notes.len() > first_note {
            self.complete_notes(start, first_note, object, &open.seen.0);
        }
        self.state.others.truncate(first_other);
        self.state.starts.truncate(first_start);
        Some(at)
    }

    /// Reads a member. Returns its property, the place of its value, and the place after it.
    #[inline(always)]
    fn member_at<const WORDS: usize>(
        &mut self,
        bytes: &[u8],
        at: usize,
        start: usize,
        object: &'p ObjectPlan,
        open: &mut Open<WORDS>,
        (slot, first_other): (usize, usize),
    ) -> Option<(Option<usize>, usize, usize)> {
        // The key that came next the last time is compared as one literal, with its quotes and its colon.
        let guess = usize::from(*self.state.next.get(slot)?);
        if self.state.misses < MAX_MISSES
            && let Some(property) = object.properties.get(guess)
        {
            let gap = self.state.gap;
            let is_first = at == start;
            let key = at + 1 + if is_first { 0 } else { gap };
            let literal = if gap == 0 { &property.tight } else { &property.wide };
            let is_spaced = gap == 0 || is_first || bytes.get(at + 1) == Some(&b' ');
            if is_spaced && literal.is_at(look(bytes, key)?) {
                let after = key + property.length + gap;
                if property.is_text {
                    let end = self.property_text(bytes, after, property)?;
                    return Some((Some(guess), after - 1, end));
                }
                let value =
                    if *bytes.get(after)? <= b' ' { self.space(bytes, after) } else { after };
                let end = self.value(bytes, value, property.value, open.depth + 1)?;
                return Some((Some(guess), value, end));
            }
        }
        let (key, value) = self.key(bytes, at + 1)?;
        self.state.gap = usize::from(bytes.get(key.1 + 2) == Some(&b' '));
        if let Some(index) = object.find(bytes, key.0, key.1) {
            // Where keys follow one another in any order, guessing is not worth it.
            let is_guess = index == guess;
            let misses = self.state.misses;
            self.state.misses =
                if is_guess { misses.saturating_sub(4) } else { MAX_MISSES.min(misses + 1) };
            *self.state.next.get_mut(slot)? = u16::try_from(index).ok()?;
            let property = object.properties.get(index)?;
            let end = if property.is_text && bytes.get(value) == Some(&b'"') {
                self.property_text(bytes, value + 1, property)?
            } else {
                self.value(bytes, value, property.value, open.depth + 1)?
            };
            return Some((Some(index), value, end));
        }
        let hash = self.note_other(bytes, first_other, key)?;
        open.others += 1;
        let end = self.other(bytes, (key, hash), value, object, (start, open.depth))?;
        Some((None, value, end))
    }

    /// Reads the string of a property, from behind its quote. Returns the place after it.
    #[inline(always)]
    fn property_text(&mut self, bytes: &[u8], start: usize, property: &Property) -> Option<usize> {
        let (end, is_escaped) = self.string(bytes, start)?;
        if property.text != NONE {
            self.text(bytes, (start, end), is_escaped, property.text)?;
        }
        if property.is_asked {
            let value = self.plan.values.get(property.value as usize)?;
            self.ask_about(bytes.get(start - 1..=end)?, value, kind::STRING)?;
        }
        Some(end + 1)
    }

    /// Reads the value of a key that is no property.
    fn other(
        &mut self,
        bytes: &[u8],
        (key, hash): ((usize, usize), u64),
        value: usize,
        object: &ObjectPlan,
        (start, depth): (usize, u32),
    ) -> Option<usize> {
        let others = &object.others;
        let name = bytes.get(key.0..key.1)?;
        if others.foreign.has(hash, name) {
            self.is_foreign = true;
            return None;
        }
        if object.names != NONE {
            self.text(bytes, key, false, object.names)?;
        }
        let answer = match others.table {
            NONE => 0,
            table => self.plan.tables.get(table as usize)?.ask(name),
        } as usize;
        if *others.hints.get(answer)? {
            self.note_unknown(others.owner, start, key);
        }
        match *others.values.get(answer)? {
            NONE => self.skip(bytes, value, depth + 1),
            plan => self.value(bytes, value, plan, depth + 1),
        }
    }

    /// Makes room for the starts of the values of an object's properties, from `first` on.
    fn make_room(&mut self, first: usize, object: &ObjectPlan) {
        let starts = &mut self.state.starts;
        let length = first + object.properties.len();
        if starts.len() < length {
            starts.resize(length, 0);
        }
    }

    /// Returns the plan that the value of a property leads to. What the plan so far judged, and the next one judges
    /// differently, is judged again.
    fn decide<const WORDS: usize>(
        &mut self,
        bytes: &[u8],
        mut object: &'p ObjectPlan,
        open: &Open<WORDS>,
    ) -> Option<&'p ObjectPlan> {
        loop {
            let switch = object.switch.as_ref()?;
            let starts = open.starts?;
            let value = *self.state.starts.get(starts + switch.property)?;
            let case = match *bytes.get(value)? {
                b'"' if self.answers(object, switch.property)? => self.answer,
                b'"' => 0,
                other => *switch.by_kind.get(kind_of(other)?)?,
            };
            object = self.enter(bytes, object, case, open)?;
            match &object.switch {
                Some(switch) if open.seen.has(switch.property) => {
                    let property = object.properties.get(switch.property)?;
                    let value = *self.state.starts.get(starts + switch.property)?;
                    self.judge_again(bytes, value, property.value, open.depth + 1)?;
                }
                _ => return Some(object),
            }
        }
    }

    /// Returns whether strings of a property have answers: there may be one case for all of them.
    fn answers(&self, object: &ObjectPlan, property: usize) -> Option<bool> {
        let value = self.plan.values.get(object.properties.get(property)?.value as usize)?;
        Some(value.text != NONE && self.plan.texts.get(value.text as usize)?.table != NONE)
    }

    /// Returns the plan for an object in which the property that decides is absent.
    fn decide_absent<const WORDS: usize>(
        &mut self,
        bytes: &[u8],
        mut object: &'p ObjectPlan,
        open: &Open<WORDS>,
    ) -> Option<&'p ObjectPlan> {
        while let Some(switch) = &object.switch {
            object = self.enter(bytes, object, switch.absent, open)?;
            if let Some(switch) = &object.switch
                && open.seen.has(switch.property)
            {
                let property = object.properties.get(switch.property)?;
                let value = *self.state.starts.get(open.starts? + switch.property)?;
                self.judge_again(bytes, value, property.value, open.depth + 1)?;
                object = self.decide(bytes, object, open)?;
            }
        }
        Some(object)
    }

    fn enter<const WORDS: usize>(
        &mut self,
        bytes: &[u8],
        object: &'p ObjectPlan,
        case: u32,
        open: &Open<WORDS>,
    ) -> Option<&'p ObjectPlan> {
        let case = object.switch.as_ref()?.cases.get(case as usize)?;
        let next = self.plan.objects.get(case.object as usize)?;
        if open.others > 0 && !case.has_same_others {
            return None;
        }
        self.make_room(open.starts?, next);
        for index in &case.differs {
            let index = *index as usize;
            if open.seen.has(index) {
                let value = *self.state.starts.get(open.starts? + index)?;
                let property = next.properties.get(index)?;
                self.judge_again(bytes, value, property.value, open.depth + 1)?;
            }
        }
        Some(next)
    }

    /// Judges what is asked of an object as a whole.
    #[inline(always)]
    fn close<const WORDS: usize>(
        &mut self,
        bytes: &[u8],
        (start, end): (usize, usize),
        object: &ObjectPlan,
        open: &Open<WORDS>,
    ) -> Option<()> {
        let seen = &open.seen;
        if !seen.has_all(&object.required) {
            return None;
        }
        if seen.has_any(&object.hinted) {
            self.state.notes.give_up();
        }
        if object.count != (0, u64::MAX) {
            let count = seen.count() + open.others;
            if count < object.count.0 || count > object.count.1 {
                return None;
            }
        }
        for (trigger, required) in &object.dependent {
            let has = |index: &u32| seen.has(*index as usize);
            if has(trigger) && !required.iter().all(has) {
                return None;
            }
        }
        if !object.agreements.is_empty() {
            self.agree(bytes, object, open.starts?, |index| seen.has(index))?;
        }
        if !object.asked.is_empty() {
            self.ask(bytes.get(start..end)?, &object.asked)?;
        }
        Some(())
    }
}

/// Returns the index among all kinds of a value that begins with a byte, if it is known what values of the kind decide.
fn kind_of(first: u8) -> Option<usize> {
    let kind = match first {
        b'n' => kind::NULL,
        b'f' => kind::FALSE,
        b't' => kind::TRUE,
        b'[' => kind::ARRAY,
        b'{' => kind::OBJECT,
        _ => kind::NUMBER,
    };
    kind::ALL.iter().position(|own| *own == kind)
}

impl Literal {
    /// Returns whether the bytes begin with it.
    #[inline(always)]
    pub(super) fn is_at(&self, bytes: &[u8; 32]) -> bool {
        let [first, second] = halves(bytes);
        let apart =
            ((first ^ self.bytes[0]) & self.care[0]) | ((second ^ self.bytes[1]) & self.care[1]);
        apart == u8x16::ZERO
    }
}

impl ObjectPlan {
    /// Returns the property of a key.
    #[inline]
    fn find(&self, bytes: &[u8], start: usize, end: usize) -> Option<usize> {
        let cells = &self.lookup.cells;
        let word = Word::at(bytes, start, end)?;
        let mut cell = self.lookup.cell(word);
        loop {
            let (own, index) = cells.get(cell)?;
            let index = (*index as usize).checked_sub(1)?;
            let is_key = *own == word
                && (word.is_whole()
                    || self.keys.get(index)?.as_bytes() == bytes.get(start..end)?);
            if is_key {
                return Some(index);
            }
            cell = (cell + 1) & (cells.len() - 1);
        }
    }
}
