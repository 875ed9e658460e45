//! Generates strings.

use std::sync::Arc;

use regex_syntax::hir::Hir;
use tablature_schema::{
    format::{Format, Span},
    pattern::Pattern,
};
use tablature_validator::Timestamp;

use crate::pattern::{Parts, look_aheads};

use super::{
    super::patterns::matches,
    Made, Maker, Unsatisfied,
    constraints::{Constraints, Count},
    formats,
    pattern::{self, MAX_LENGTH},
    words,
};

/// How many strings are tried.
const MAX_ATTEMPTS: usize = 40;

/// How many strings by the name of a field are tried where there is a pattern.
const MAX_NAMED: usize = 3;

impl Maker<'_> {
    /// Generates a string that satisfies the constraints.
    pub(super) fn string(&mut self, constraints: &Constraints) -> Made<String> {
        let least = usize::try_from(constraints.length.least).map_err(|_| Unsatisfied)?;
        if least > MAX_LENGTH || constraints.length.is_empty() {
            return Err(Unsatisfied);
        }
        let patterns = Parts::of(constraints);
        let parsed: Vec<_> =
            patterns.wanted.iter().flat_map(|pattern| self.automata.expressions(pattern)).collect();
        for attempt in 0..MAX_ATTEMPTS {
            let Some(string) = self.draft(constraints, &patterns, &parsed, attempt) else {
                continue;
            };
            let string = sized(string, constraints.length, attempt);
            if self.fits_string(constraints, &string) {
                return Ok(string);
            }
        }
        Err(Unsatisfied)
    }

    fn draft(
        &mut self,
        constraints: &Constraints,
        patterns: &Parts,
        parsed: &[Arc<Hir>],
        attempt: usize,
    ) -> Option<String> {
        if let Some(string) = self.aged(constraints) {
            return Some(string);
        }
        if constraints.is_garbled {
            return Some("{\"no content%".to_owned());
        }
        if let Some(format) = constraints.no_formats.first() {
            return formats::invalid(&mut self.random, *format);
        }
        // What a name suggests looks better than what a pattern does.
        let is_named = constraints.formats.is_empty() && constraints.no_patterns.is_empty();
        if self.profile.is_clean() && is_named && !parsed.is_empty() && attempt < MAX_NAMED {
            return Some(words::plausible(&mut self.random, &self.pointer, self.now));
        }
        let format = self.random.pick(&constraints.formats).copied();
        let max_age = constraints.max_ages.iter().copied().min();
        // A timestamp with a numeric offset is the same instant, and does not match patterns that require `Z`.
        let is_local = !constraints.no_patterns.is_empty() && attempt.is_multiple_of(2);
        let of_format = format.and_then(|format| {
            let string = formats::valid(&mut self.random, format, self.now, max_age)?;
            match string.strip_suffix('Z') {
                Some(start) if is_local && format == Format::DateTime => {
                    Some(format!("{start}+00:00"))
                }
                _ => Some(string),
            }
        });
        // A string in a format rarely matches a pattern by chance, but a string that matches a pattern is almost never
        // in the format.
        if let Some(string) = of_format
            && (parsed.is_empty() || attempt.is_multiple_of(2))
        {
            return Some(string);
        }
        let Parts { wanted, rejected } = patterns;
        let is_hard = wanted.len() + rejected.len() > 1 || attempt >= MAX_ATTEMPTS / 2;
        let is_last = attempt.is_multiple_of(3) || wanted.len() > 1;
        if is_hard && is_last && !(wanted.is_empty() && rejected.is_empty()) {
            let product = self.automata.of(wanted, rejected);
            let Count { least, most } = constraints.length;
            let string = product.and_then(|product| product.string(&mut self.random, least, most));
            if string.is_some() {
                return string;
            }
        }
        if let Some(expression) = self.random.pick(parsed) {
            let max_extra =
                if attempt < MAX_ATTEMPTS / 2 { 3 } else { u32::try_from(attempt).unwrap_or(0) };
            let max_extra = if self.profile.is_plain { 0 } else { max_extra };
            return pattern::string(&mut self.random, expression, max_extra);
        }
        if !constraints.no_patterns.is_empty() && attempt > 0 {
            let odd = ["", "-", "no such thing!", "0", "?", "a b", "\u{e9}", "%%"];
            let odd = *self.random.pick(&odd)?;
            return Some(if attempt.is_multiple_of(3) {
                format!("{} {odd}", words::word(&mut self.random))
            } else {
                odd.to_owned()
            });
        }
        let string = words::plausible(&mut self.random, &self.pointer, self.now);
        // Of the values that a name suggests, those are better that need not be cut.
        let Count { least, most } = constraints.length;
        let fits = (least..=most).contains(&(string.chars().count() as u64));
        (fits || attempt >= MAX_ATTEMPTS / 4).then_some(string)
    }

    /// Generates a timestamp that has exactly the requested age, or is slightly older.
    fn aged(&self, constraints: &Constraints) -> Option<String> {
        let (age, beyond) = match (&constraints.exact_age, &constraints.beyond_age) {
            (Some(age), _) => (age, 0),
            (None, Some(age)) => (age, 1_000_000),
            (None, None) => return None,
        };
        let age = age.as_nanoseconds().checked_add(beyond)?;
        let at = self.now.as_nanoseconds().checked_sub(age)?;
        Some(Timestamp::from_nanoseconds(at).to_string())
    }

    /// Returns whether a string satisfies the constraints on strings.
    pub(super) fn fits_string(&self, constraints: &Constraints, string: &str) -> bool {
        let length = string.chars().count() as u64;
        let pattern = |pattern: &Pattern| matches(pattern, string);
        let format = |format: &Format| format.is_valid(string);
        (constraints.length.least..=constraints.length.most).contains(&length)
            && !constraints.excluded.iter().any(|value| value == string)
            && constraints.patterns.iter().all(pattern)
            && !constraints.no_patterns.iter().any(pattern)
            && constraints.formats.iter().all(format)
            && !constraints.no_formats.iter().any(format)
            && constraints.max_ages.iter().all(|age| self.is_fresh(string, *age))
            && !constraints.beyond_age.iter().any(|age| self.is_fresh(string, *age))
    }

    fn is_fresh(&self, string: &str, max_age: Span) -> bool {
        string.parse::<Timestamp>().ok().is_none_or(|at| {
            self.now.as_nanoseconds().saturating_sub(at.as_nanoseconds())
                <= max_age.as_nanoseconds()
        })
    }
}

impl Parts {
    /// Collects the patterns of the constraints, with look-aheads split off where possible.
    fn of(constraints: &Constraints) -> Self {
        let mut parts = Self { wanted: Vec::new(), rejected: sources(&constraints.no_patterns) };
        for pattern in sources(&constraints.patterns) {
            match look_aheads(&pattern) {
                Some(more) => {
                    parts.wanted.extend(more.wanted);
                    parts.rejected.extend(more.rejected);
                }
                None => parts.wanted.push(pattern),
            }
        }
        parts
    }
}

/// Returns the patterns as written.
fn sources(patterns: &[Pattern]) -> Vec<String> {
    patterns.iter().map(|pattern| pattern.as_str().to_owned()).collect()
}

/// Adjusts the length of a string by repeating, padding or truncating it.
fn sized(string: String, length: Count, attempt: usize) -> String {
    let found = string.chars().count() as u64;
    if found > length.most {
        let most = usize::try_from(length.most).unwrap_or(usize::MAX);
        return string.chars().take(most).collect();
    }
    if found >= length.least {
        return string;
    }
    let missing = usize::try_from(length.least - found).unwrap_or(0);
    let filler: Vec<char> = if string.is_empty() { vec!['a'] } else { string.chars().collect() };
    let added: String = match attempt % 3 {
        0 => filler.iter().cycle().take(missing).collect(),
        1 => filler.iter().rev().take(1).cycle().take(missing).collect(),
        _ => filler.iter().take(1).cycle().take(missing).collect(),
    };
    if attempt % 3 == 2 { added + &string } else { string + &added }
}
