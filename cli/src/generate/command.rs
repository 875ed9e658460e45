//! The command that was typed, as it can be typed again.

use std::ffi::OsString;

/// Returns the command `args` without the flag, so that a shell reads it as it was typed.
pub(crate) fn without(args: &[OsString], flag: &str) -> String {
    let words = args.iter().skip(1).map(|word| word.to_string_lossy());
    let words = words.filter(|word| word != flag).map(|word| quoted(&word));
    std::iter::once("tablature".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}

/// Returns words as a shell reads them.
pub(crate) fn joined(words: &[String]) -> String {
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// Returns a word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "/._-=:@%+,".contains(char);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::without;

    #[track_caller]
    fn check(typed: &[&str], expected: &str) {
        let args: Vec<_> = typed.iter().map(Into::into).collect();
        assert_eq!(without(&args, "--check"), expected);
    }

    #[test]
    fn what_was_typed_can_be_typed_again() {
        check(
            &["/usr/bin/tablature", "generate", "--check", "a.json"],
            "tablature generate a.json",
        );
        check(
            &["t", "a b", "a'b", "", "x.json#/$defs/Row"],
            r"tablature 'a b' 'a'\''b' '' 'x.json#/$defs/Row'",
        );
    }
}
