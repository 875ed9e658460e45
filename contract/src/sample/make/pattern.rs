//! Generates strings from the pattern that they match.

use std::collections::BTreeMap;

use regex_syntax::hir::{Class, Hir, HirKind};

use super::{super::random::Random, near, words};

/// The maximum length of a generated string: longer ones show nothing new, and cost memory.
pub(super) const MAX_LENGTH: usize = 1 << 16;

/// Generates a string that the whole expression matches. Assertions about positions (`^`, `\b`) are left to the
/// validator. What may be repeated is repeated at most `max_extra` times more than required.
pub(super) fn string(random: &mut Random, expression: &Hir, max_extra: u32) -> Option<String> {
    // Nothing is written that is thrown away.
    if expression.properties().minimum_len().is_none_or(|least| least > MAX_LENGTH) {
        return None;
    }
    let mut out = Out::default();
    write(random, expression, max_extra, &mut out)?;
    Some(out.text)
}

/// What was written so far.
#[derive(Default)]
struct Out {
    text: String,
    /// What each group captured last.
    captured: BTreeMap<u32, String>,
}

impl Out {
    /// Writes a literal, with the text of groups for the characters that stand for them.
    fn push_literal(&mut self, literal: &str) {
        for character in literal.chars() {
            match near::group_of(character) {
                Some(group) => {
                    let captured = self.captured.get(&group).map_or("", String::as_str);
                    self.text.push_str(captured);
                }
                None => self.text.push(character),
            }
        }
    }
}

fn write(random: &mut Random, expression: &Hir, max_extra: u32, out: &mut Out) -> Option<()> {
    if out.text.len() > MAX_LENGTH {
        return None;
    }
    match expression.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_literal(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => out.text.push(character(random, class)?),
        HirKind::Capture(capture) => {
            let start = out.text.len();
            write(random, &capture.sub, max_extra, out)?;
            out.captured.insert(capture.index, out.text[start..].to_owned());
        }
        HirKind::Concat(parts) => {
            for part in parts {
                write(random, part, max_extra, out)?;
            }
        }
        HirKind::Alternation(branches) => {
            let branch = random.pick(branches)?;
            write(random, branch, max_extra, out)?;
        }
        HirKind::Repetition(repetition) => {
            let least = repetition.min;
            let room = repetition.max.map_or(u32::MAX, |max| max.saturating_sub(least));
            if usize::try_from(least).ok()? > MAX_LENGTH {
                return None;
            }
            if room == u32::MAX && least <= 1 && max_extra > 0 && is_word(&repetition.sub) {
                out.text.push_str(words::word(random));
                return Some(());
            }
            let extra = random.between(0, i128::from(room.min(max_extra)));
            for _ in 0..least.saturating_add(u32::try_from(extra).ok()?) {
                write(random, &repetition.sub, max_extra, out)?;
            }
        }
    }
    Some(())
}

/// Returns whether the class contains all lower-case letters: then a word reads better than random characters.
fn is_word(expression: &Hir) -> bool {
    match expression.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            class.ranges().iter().any(|range| range.start() <= 'a' && 'z' <= range.end())
        }
        HirKind::Capture(capture) => is_word(&capture.sub),
        _ => false,
    }
}

/// Chooses a character of the class: preferably a letter or digit, otherwise a printable one.
fn character(random: &mut Random, class: &Class) -> Option<char> {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => class
            .ranges()
            .iter()
            .map(|range| (u32::from(range.start()), u32::from(range.end())))
            .collect(),
        Class::Bytes(class) => class
            .ranges()
            .iter()
            .map(|range| (u32::from(range.start()), u32::from(range.end()).min(127)))
            .collect(),
    };
    let within = |low: char, high: char| -> Vec<(u32, u32)> {
        let (low, high) = (u32::from(low), u32::from(high));
        ranges
            .iter()
            .map(|(start, end)| ((*start).max(low), (*end).min(high)))
            .filter(|(start, end)| start <= end)
            .collect()
    };
    let preferences =
        [within('a', 'z'), within('0', '9'), within('A', 'Z'), within(' ', '~'), ranges.clone()];
    let first =
        preferences[..3].iter().filter(|preference| !preference.is_empty()).collect::<Vec<_>>();
    let preference = random
        .pick(&first)
        .copied()
        .or_else(|| preferences.iter().find(|preference| !preference.is_empty()))?;
    let (start, end) = *random.pick(preference)?;
    let code = random.between(start.into(), end.into());
    u32::try_from(code).ok().and_then(char::from_u32).or_else(|| char::from_u32(start))
}
