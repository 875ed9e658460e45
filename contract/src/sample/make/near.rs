//! Patterns that are no regular expressions: a regular one whose strings match them often enough to be worth trying.

use crate::pattern::group_end;

/// The characters that stand for what a group captured, from the first group on. They are of no use to anybody else.
const CAPTURED: std::ops::RangeInclusive<u32> = 0xF700..=0xF763;

/// Returns the group whose text a character stands for.
pub(super) fn group_of(character: char) -> Option<u32> {
    let code = u32::from(character);
    CAPTURED.contains(&code).then(|| code - CAPTURED.start() + 1)
}

/// Returns regular expressions near a pattern with look-around or back references: with the text of what must be ahead or
/// behind in its place, and without.
pub(super) fn regular(pattern: &str) -> [String; 2] {
    let names = names(pattern);
    [true, false].map(|writes_around| rewritten(pattern, &names, writes_around))
}

/// The ways in which look-around begins, and whether it wants its text.
const LOOK_AROUND: [(&str, bool); 4] =
    [("(?=", true), ("(?!", false), ("(?<=", true), ("(?<!", false)];

fn rewritten(pattern: &str, names: &[Option<&str>], writes_around: bool) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    let mut is_in_class = false;
    while let Some(character) = rest.chars().next() {
        let look = LOOK_AROUND.iter().find(|(start, _)| !is_in_class && rest.starts_with(start));
        if let Some((start, is_wanted)) = look
            && let Some(end) = group_end(rest)
        {
            if *is_wanted && writes_around {
                let inner = rewritten(&rest[start.len()..end], names, writes_around);
                out.extend(["(?:", &inner, ")"]);
            }
            rest = &rest[end + 1..];
            continue;
        }
        if character == '\\' {
            let (taken, group) = escape(rest, names);
            match group
                .filter(|_| !is_in_class)
                .and_then(|group| char::from_u32(CAPTURED.start() + group - 1))
            {
                Some(captured) => out.push(captured),
                None => out.push_str(&rest[..taken]),
            }
            rest = &rest[taken..];
            continue;
        }
        match character {
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            _ => {}
        }
        out.push(character);
        rest = &rest[character.len_utf8()..];
    }
    out
}

/// Returns the length of the escape at the start, and the group that it refers to.
fn escape(rest: &str, names: &[Option<&str>]) -> (usize, Option<u32>) {
    let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let group = rest[1..=digits].parse().ok().filter(|group| (1..100).contains(group));
        return (1 + digits, group);
    }
    if let Some((name, _)) = rest.strip_prefix("\\k<").and_then(|rest| rest.split_once('>')) {
        let at = names.iter().position(|own| *own == Some(name));
        let group = at.and_then(|at| u32::try_from(at + 1).ok());
        return (name.len() + 4, group);
    }
    let escaped = rest[1..].chars().next().map_or(0, char::len_utf8);
    (1 + escaped, None)
}

/// Returns the names of the groups that capture, in order; `None` for those without.
fn names(pattern: &str) -> Vec<Option<&str>> {
    let mut names = Vec::new();
    let (mut is_escaped, mut is_in_class) = (false, false);
    for (at, character) in pattern.char_indices() {
        let rest = &pattern[at..];
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '(' if !is_in_class && !rest.starts_with("(?") => names.push(None),
            '(' if !is_in_class
                && !LOOK_AROUND.iter().any(|(start, _)| rest.starts_with(start)) =>
            {
                let name = rest.strip_prefix("(?<").and_then(|rest| rest.split_once('>'));
                names.extend(name.map(|(name, _)| Some(name)));
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_around_becomes_text_or_nothing() {
        for (pattern, with, without) in [
            ("(?<=a)b", "(?:a)b", "b"),
            ("(?<!x)y$", "y$", "y$"),
            ("^(?=.*[0-9])[a(?=b)]$", "^(?:.*[0-9])[a(?=b)]$", "^[a(?=b)]$"),
            (r"\(?=a", r"\(?=a", r"\(?=a"),
            ("a(?=b(?!c))", "a(?:b)", "a"),
        ] {
            assert_eq!(regular(pattern), [with, without], "{pattern}");
        }
    }

    #[test]
    fn back_references_become_marks() {
        let marked =
            |pattern: &str| regular(pattern)[0].replace('\u{f700}', "1").replace('\u{f701}', "2");
        assert_eq!(marked(r"^(a|b)\1$"), "^(a|b)1$");
        assert_eq!(marked(r"(?:x)(a)(?<n>b)\k<n>\1"), "(?:x)(a)(?<n>b)21");
        assert_eq!(marked(r"(a)\d[\1]"), r"(a)\d[\1]");
        assert_eq!(group_of('\u{f701}'), Some(2));
        assert_eq!(group_of('a'), None);
    }
}
