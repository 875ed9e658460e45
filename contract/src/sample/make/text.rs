//! Texts.

use std::sync::Arc;

use regex_syntax::hir::Hir;
use tablature_schema::{
    budget::Budget,
    format::{Format, Span},
    pattern::{Match, Pattern},
};
use tablature_validator::Timestamp;

use crate::pattern::{Parts, look_aheads};

use super::{
    Made, Maker, STUCK, formats,
    pattern::{self, LONGEST, Taste},
    shape::{Count, Shape},
    words,
};

/// How often a text is tried.
const ATTEMPTS: usize = 40;

impl Maker<'_> {
    /// A text that meets the shape.
    pub(super) fn text(&mut self, shape: &Shape) -> Made<String> {
        let least = usize::try_from(shape.length.least).map_err(|_| STUCK)?;
        if least > LONGEST || shape.length.is_empty() {
            return Err(STUCK);
        }
        let patterns = Parts::of(shape);
        let parsed: Vec<_> =
            patterns.wanted.iter().filter_map(|text| self.automata.parsed(text)).collect();
        for attempt in 0..ATTEMPTS {
            let Some(text) = self.draft(shape, &patterns, &parsed, attempt) else { continue };
            let text = sized(text, shape.length, attempt);
            if self.fits_text(shape, &text) {
                return Ok(text);
            }
        }
        Err(STUCK)
    }

    fn draft(
        &mut self,
        shape: &Shape,
        patterns: &Parts,
        parsed: &[Arc<Hir>],
        attempt: usize,
    ) -> Option<String> {
        if let Some(text) = self.aged(shape) {
            return Some(text);
        }
        if shape.is_garbled {
            return Some("{\"no content%".to_owned());
        }
        if let Some(format) = shape.no_formats.first() {
            return formats::wrong(&mut self.random, *format);
        }
        let format = self.random.pick(&shape.formats).copied();
        let max_age = shape.max_ages.iter().copied().min();
        // A time of another place is the same point in time, and misses patterns that ask for UTC.
        let is_local = !shape.no_patterns.is_empty() && attempt.is_multiple_of(2);
        let of_format = format.and_then(|format| {
            let text = formats::text(&mut self.random, format, self.now, max_age)?;
            match text.strip_suffix('Z') {
                Some(start) if is_local && format == Format::DateTime => {
                    Some(format!("{start}+00:00"))
                }
                _ => Some(text),
            }
        });
        // A text of a format seldom meets a pattern by chance, but the other way round is hopeless.
        if let Some(text) = of_format
            && (parsed.is_empty() || attempt.is_multiple_of(2))
        {
            return Some(text);
        }
        let Parts { wanted, refused } = patterns;
        let is_hard = wanted.len() + refused.len() > 1 || attempt >= ATTEMPTS / 2;
        let is_last = attempt.is_multiple_of(3) || wanted.len() > 1;
        if is_hard && is_last && !(wanted.is_empty() && refused.is_empty()) {
            let product = self.automata.of(wanted, refused);
            let Count { least, most } = shape.length;
            let text = product.and_then(|product| product.text(&mut self.random, least, most));
            if text.is_some() {
                return text;
            }
        }
        if let Some(expression) = self.random.pick(parsed) {
            let taste =
                if attempt < ATTEMPTS / 2 { 3 } else { u32::try_from(attempt).unwrap_or(0) };
            let taste = Taste { extra: if self.mood.is_plain { 0 } else { taste } };
            return pattern::text(&mut self.random, expression, taste);
        }
        if !shape.no_patterns.is_empty() && attempt > 0 {
            let odd = ["", "-", "no such thing!", "0", "?", "a b", "\u{e9}", "%%"];
            let odd = *self.random.pick(&odd)?;
            return Some(if attempt.is_multiple_of(3) {
                format!("{} {odd}", words::word(&mut self.random))
            } else {
                odd.to_owned()
            });
        }
        Some(words::plausible(&mut self.random, &self.pointer))
    }

    /// A timestamp that is exactly as old as asked, or just older.
    fn aged(&self, shape: &Shape) -> Option<String> {
        let (age, beyond) = match (&shape.exact_age, &shape.beyond_age) {
            (Some(age), _) => (age, 0),
            (None, Some(age)) => (age, 1_000_000),
            (None, None) => return None,
        };
        let age = age.as_nanoseconds().checked_add(beyond)?;
        let at = self.now.as_nanoseconds().checked_sub(age)?;
        Some(Timestamp::from_nanoseconds(at).to_string())
    }

    /// Whether a text meets what the shape says of texts.
    pub(super) fn fits_text(&self, shape: &Shape, text: &str) -> bool {
        let length = text.chars().count() as u64;
        let pattern = |pattern: &Pattern| matches(pattern, text);
        let format = |format: &Format| format.is_valid(text);
        (shape.length.least..=shape.length.most).contains(&length)
            && !shape.excluded.iter().any(|value| value == text)
            && shape.patterns.iter().all(pattern)
            && !shape.no_patterns.iter().any(pattern)
            && shape.formats.iter().all(format)
            && !shape.no_formats.iter().any(format)
            && shape.max_ages.iter().all(|age| self.is_fresh(text, *age))
            && !shape.beyond_age.iter().any(|age| self.is_fresh(text, *age))
    }

    fn is_fresh(&self, text: &str, max_age: Span) -> bool {
        text.parse::<Timestamp>().ok().is_none_or(|at| {
            self.now.as_nanoseconds().saturating_sub(at.as_nanoseconds())
                <= max_age.as_nanoseconds()
        })
    }
}

impl Parts {
    /// The patterns of a shape, look-ahead taken apart where it can be.
    fn of(shape: &Shape) -> Self {
        let mut parts = Self { wanted: Vec::new(), refused: texts(&shape.no_patterns) };
        for pattern in texts(&shape.patterns) {
            match look_aheads(&pattern) {
                Some(more) => {
                    parts.wanted.extend(more.wanted);
                    parts.refused.extend(more.refused);
                }
                None => parts.wanted.push(pattern),
            }
        }
        parts
    }
}

/// The patterns as they are written.
fn texts(patterns: &[Pattern]) -> Vec<String> {
    patterns.iter().map(|pattern| pattern.as_str().to_owned()).collect()
}

/// Whether a text matches a pattern. Where that takes too long to tell it does not: another text is tried.
pub(in crate::sample) fn matches(pattern: &Pattern, text: &str) -> bool {
    /// A text that is made is short; what takes longer is not worth it.
    const MAX_STEPS: u64 = 1_000_000;
    pattern.is_match(text, &mut Budget::new(MAX_STEPS)) == Match::Yes
}

/// The text, brought to a length that is accepted: by repeating or padding it, or by cutting it.
fn sized(text: String, length: Count, attempt: usize) -> String {
    let found = text.chars().count() as u64;
    if found > length.most {
        let most = usize::try_from(length.most).unwrap_or(usize::MAX);
        return text.chars().take(most).collect();
    }
    if found >= length.least {
        return text;
    }
    let missing = usize::try_from(length.least - found).unwrap_or(0);
    let filler: Vec<char> = if text.is_empty() { vec!['a'] } else { text.chars().collect() };
    let added: String = match attempt % 3 {
        0 => filler.iter().cycle().take(missing).collect(),
        1 => filler.iter().rev().take(1).cycle().take(missing).collect(),
        _ => filler.iter().take(1).cycle().take(missing).collect(),
    };
    if attempt % 3 == 2 { added + &text } else { text + &added }
}
