//! Generates strings from the pattern that they match.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::{super::random::Random, words};

/// The maximum length of a generated string: longer ones show nothing new, and cost memory.
pub(super) const MAX_LENGTH: usize = 1 << 16;

/// How to choose among the strings that match.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taste {
    /// The maximum number of repetitions beyond the required ones.
    pub(super) extra: u32,
}

/// Generates a string that the whole expression matches. Assertions about positions (`^`, `\b`) are left to the
/// validator.
pub(super) fn string(random: &mut Random, expression: &Hir, taste: Taste) -> Option<String> {
    let mut out = String::new();
    write(random, expression, taste, &mut out)?;
    Some(out)
}

fn write(random: &mut Random, expression: &Hir, taste: Taste, out: &mut String) -> Option<()> {
    if out.len() > MAX_LENGTH {
        return None;
    }
    match expression.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => out.push(character(random, class)?),
        HirKind::Capture(capture) => write(random, &capture.sub, taste, out)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(random, part, taste, out)?;
            }
        }
        HirKind::Alternation(branches) => {
            let branch = random.pick(branches)?;
            write(random, branch, taste, out)?;
        }
        HirKind::Repetition(repetition) => {
            let least = repetition.min;
            let room = repetition.max.map_or(u32::MAX, |max| max.saturating_sub(least));
            if usize::try_from(least).ok()? > MAX_LENGTH {
                return None;
            }
            if room == u32::MAX && least <= 1 && taste.extra > 0 && is_word(&repetition.sub) {
                out.push_str(words::word(random));
                return Some(());
            }
            let extra = random.between(0, i128::from(room.min(taste.extra)));
            for _ in 0..least.saturating_add(u32::try_from(extra).ok()?) {
                write(random, &repetition.sub, taste, out)?;
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
    let tastes =
        [within('a', 'z'), within('0', '9'), within('A', 'Z'), within(' ', '~'), ranges.clone()];
    let first = tastes[..3].iter().filter(|taste| !taste.is_empty()).collect::<Vec<_>>();
    let taste =
        random.pick(&first).copied().or_else(|| tastes.iter().find(|taste| !taste.is_empty()))?;
    let (start, end) = *random.pick(taste)?;
    let code = random.between(start.into(), end.into());
    u32::try_from(code).ok().and_then(char::from_u32).or_else(|| char::from_u32(start))
}
