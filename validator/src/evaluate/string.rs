//! `minLength` and `maxLength`, and the dispatch to the other rules about strings.

use tablature_schema::ir::{Draft, Rule};

use super::{Evaluator, Verdict};

impl<'a> Evaluator<'a> {
    /// Evaluates a rule about strings; rules about other types accept a string.
    pub(super) fn string(&mut self, text: &'a str, rule: &'a Rule, draft: Draft) -> Verdict {
        match rule {
            Rule::MinLength(min) => Verdict::of(has_at_least(text, *min)),
            Rule::MaxLength(max) => Verdict::of(!has_more_than(text, *max)),
            Rule::Pattern(pattern) => self.pattern(pattern, text),
            Rule::Format(format) => self.format(*format, text, draft),
            Rule::MaxAge(span) => self.max_age(*span, text),
            _ => Verdict::Valid,
        }
    }
}

fn has_more_than(text: &str, count: u64) -> bool {
    count.checked_add(1).is_some_and(|count| has_at_least(text, count))
}

/// Returns whether the number of characters is within limits. A character has one to four bytes, so most strings need
/// no count.
fn has_at_least(text: &str, count: u64) -> bool {
    let bytes = text.len() as u64;
    if bytes < count {
        return false;
    }
    bytes.div_ceil(4) >= count || text.chars().count() as u64 >= count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_counted_in_characters() {
        for (text, length) in [("", 0), ("abc", 3), ("äöü", 3), ("😀😀", 2), ("a😀b", 3)] {
            for count in 0..6 {
                assert_eq!(has_at_least(text, count), length >= count, "{text} {count}");
                assert_eq!(has_more_than(text, count), length > count, "{text} {count}");
            }
        }
        assert!(!has_more_than("a", u64::MAX));
    }
}
