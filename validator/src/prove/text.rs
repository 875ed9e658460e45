//! Strings.

use super::{
    bytes::{PAD, look},
    escape,
    machine::{KEPT, Kept, Machine},
    plan::{CASE, HAS_FORMATS, IS_OK, Id, NONE, TextPlan},
    timestamp, uri,
};
use crate::format::Timestamp;
use tablature_schema::{budget::Budget, format::Format, json::count_characters, pattern::Match};

/// After so many new strings, an automaton is asked about each, and only now and then what is kept. Ids seldom repeat.
const MAX_NEWS: u8 = 32;

/// Steps for a pattern that has no automaton, and as many for each byte.
const PATTERN_STEPS: u64 = 10_000;

impl Machine<'_> {
    /// Judges the string between two places.
    #[inline(always)]
    pub(super) fn text(
        &mut self,
        bytes: &[u8],
        (start, end): (usize, usize),
        is_escaped: bool,
        id: Id,
    ) -> Option<()> {
        let text = self.plan.texts.get(id as usize)?;
        if is_escaped {
            return self.escaped(bytes.get(start..end)?, text);
        }
        self.plain::<true>(bytes, start, end, text)
    }

    /// Judges a string without its escapes.
    #[inline(never)]
    fn escaped(&mut self, inner: &[u8], text: &TextPlan) -> Option<()> {
        let mut scratch = std::mem::take(&mut self.state.scratch);
        scratch.clear();
        escape::remove(inner, &mut scratch)?;
        let end = scratch.len();
        scratch.resize(end + PAD, 0);
        let answer = self.plain::<false>(&scratch, 0, end, text);
        self.state.scratch = scratch;
        answer
    }

    /// Judges a string; `WRITTEN` is whether it is as in the record, and not without its escapes.
    #[inline(always)]
    fn plain<const WRITTEN: bool>(
        &mut self,
        bytes: &[u8],
        start: usize,
        end: usize,
        text: &TextPlan,
    ) -> Option<()> {
        if WRITTEN && text.is_table {
            let answer = self.ask_table(bytes, start, end, text.table)?;
            self.answer = answer & CASE;
            return (answer & IS_OK != 0).then_some(());
        }
        if (text.is_timestamp || text.max_age.is_some())
            && self.is_timely(bytes, start, end, text)?
            && text.is_implied
        {
            return Some(());
        }
        if let Some((min, max)) = text.length {
            let length = if WRITTEN && self.is_ascii {
                end - start
            } else {
                count_characters(bytes.get(start..end)?)
            } as u64;
            if length < min || length > max {
                return None;
            }
        }
        let mut answer = IS_OK;
        if text.table != NONE {
            answer = if WRITTEN {
                self.ask_table(bytes, start, end, text.table)?
            } else {
                self.plan.tables.get(text.table as usize)?.ask(bytes.get(start..end)?)
            };
            self.answer = answer & CASE;
            if answer & IS_OK == 0 {
                return None;
            }
        }
        if answer & HAS_FORMATS == 0 && !text.formats.is_empty() {
            formats(bytes, start, end, text)?;
        }
        if !text.patterns.is_empty() || !text.lists.is_empty() {
            irregular(bytes.get(start..end)?, text)?;
        }
        Some(())
    }

    /// Returns whether a string is a timestamp that the fast reader takes; `None` if it is not timely, or no timestamp.
    #[inline(always)]
    fn is_timely(&self, bytes: &[u8], start: usize, end: usize, text: &TextPlan) -> Option<bool> {
        let Some(seconds) = timestamp::read(bytes, start, end) else {
            return self.is_slowly_timely(bytes.get(start..end)?, text).map(|()| false);
        };
        let Some(span) = text.max_age else { return Some(true) };
        if self.clock.now.is_none() {
            return Some(true);
        }
        // A second more on both sides: fractions are not looked at.
        let age = self.clock.seconds - seconds;
        let max = i64::try_from(span.as_nanoseconds() / 1_000_000_000).ok()?;
        if age >= 1 && age < max {
            return Some(true);
        }
        self.is_slowly_timely(bytes.get(start..end)?, text).map(|()| true)
    }

    #[inline(never)]
    fn is_slowly_timely(&self, text: &[u8], plan: &TextPlan) -> Option<()> {
        let read = std::str::from_utf8(text).ok()?.parse::<Timestamp>();
        let Ok(timestamp) = read else { return (!plan.is_timestamp).then_some(()) };
        let (Some(span), Some(now)) = (plan.max_age, self.clock.now) else { return Some(()) };
        let age = now.nanoseconds_since(timestamp);
        let is_ahead = -age > self.clock.tolerance.as_nanoseconds();
        (age <= span.as_nanoseconds() && !(plan.rejects_future && is_ahead)).then_some(())
    }

    /// Returns the answer of an automaton about a string as it is written; the one that is kept, if the string is the
    /// same as one lately.
    #[inline(always)]
    pub(super) fn ask_table(
        &mut self,
        bytes: &[u8],
        start: usize,
        end: usize,
        id: Id,
    ) -> Option<u32> {
        let table = self.plan.tables.get(id as usize)?;
        let length = end - start;
        if !(1..=32).contains(&length) {
            return Some(table.ask(bytes.get(start..end)?));
        }
        let news = self.state.news.get_mut(id as usize)?;
        if *news >= MAX_NEWS {
            *news = news.wrapping_add(1);
            return Some(table.ask(bytes.get(start..end)?));
        }
        let window = look::<32>(bytes, start)?;
        let (low, high) = (
            u128::from_le_bytes(*window.first_chunk()?),
            u128::from_le_bytes(*window.last_chunk()?),
        );
        // No NUL can stand in a string as it is written, so zeros show the length.
        let keep = |word: u128, length: usize| word << (8 * (16 - length)) >> (8 * (16 - length));
        let (low, high) =
            if length > 16 { (low, keep(high, length - 16)) } else { (keep(low, length), 0) };
        let [a, b] = words(low);
        let [c, _] = words(high);
        let mixed = a ^ b.rotate_left(23) ^ c.rotate_left(41) ^ u64::from(id);
        let place = (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize % KEPT;
        let kept = self.state.kept.get(place)?;
        if kept.low == low && kept.high == high && kept.table == id {
            *news = news.saturating_sub(2);
            return Some(kept.answer);
        }
        *news += 1;
        let answer = table.ask(bytes.get(start..end)?);
        self.state.kept[place] = Kept { low, high, table: id, answer };
        Some(answer)
    }
}

/// Judges the formats that the automaton did not settle.
#[inline(always)]
fn formats(bytes: &[u8], start: usize, end: usize, plan: &TextPlan) -> Option<()> {
    let is_plain = match plan.formats.as_slice() {
        [(Format::Uri, _)] => uri::is_plain_uri(bytes, start, end),
        [(Format::UriReference, _)] => uri::is_plain_reference(bytes, start, end),
        _ => false,
    };
    if is_plain { Some(()) } else { any_formats(bytes.get(start..end)?, plan) }
}

#[inline(never)]
fn any_formats(text: &[u8], plan: &TextPlan) -> Option<()> {
    let text = std::str::from_utf8(text).ok()?;
    plan.formats.iter().all(|(format, draft)| format.is_valid_in(*draft, text)).then_some(())
}

#[inline(never)]
fn irregular(text: &[u8], plan: &TextPlan) -> Option<()> {
    let text = std::str::from_utf8(text).ok()?;
    let steps = PATTERN_STEPS + 64 * text.len() as u64;
    let matches = plan
        .patterns
        .iter()
        .all(|pattern| pattern.is_match(text, &mut Budget::new(steps)) == Match::Yes);
    let has = plan.lists.iter().all(|list| list.binary_search_by(|own| (**own).cmp(text)).is_ok());
    (matches && has).then_some(())
}

#[inline(always)]
fn words(word: u128) -> [u64; 2] {
    let mut words = [[0u8; 8]; 2];
    words.as_flattened_mut().copy_from_slice(&word.to_le_bytes());
    words.map(u64::from_le_bytes)
}
