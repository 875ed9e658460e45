//! Names of files, made of the names of schemas: plain, short, and each once on every file system.

use std::collections::HashSet;

/// Characters of a name, without what makes it unique.
const MAX_LENGTH: usize = 100;

/// Names that some systems keep for devices, whatever follows the dot.
const DEVICES: [&str; 6] = ["aux", "com", "con", "lpt", "nul", "prn"];

/// Gives names to files.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// Returns a name that no other file has, made of parts. It has letters, digits, `-`, `.`, `_` and `@` of ASCII only, and begins
    /// with a letter or a digit, so it cannot lead to another folder.
    pub(super) fn take(&mut self, parts: &[&str]) -> String {
        let mut name: String = parts.iter().map(|part| plain(part)).collect::<Vec<_>>().join("_");
        name.truncate(MAX_LENGTH);
        if !name.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            name.insert_str(0, "page");
        }
        let stem: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
        if DEVICES.contains(&stem.to_ascii_lowercase().as_str()) {
            name.insert_str(0, "page-");
        }
        let mut unique = name.clone();
        let mut number = 1;
        // Some file systems do not tell capitals apart.
        while !self.0.insert(unique.to_ascii_lowercase()) {
            number += 1;
            unique = format!("{name}-{number}");
        }
        unique
    }
}

/// Returns a text with everything replaced that is no plain character.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '/' => plain.push('_'),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' | '@' => plain.push(char),
            _ if plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    plain.trim_end_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_plain_short_and_unique() {
        let mut names = Names::default();
        let long = "a".repeat(300);
        for (parts, expected) in [
            (&["genesys/event@249.0.0"][..], "genesys_event@249.0.0"),
            (&["genesys/event@249.0.0", "WebEvent"], "genesys_event@249.0.0_WebEvent"),
            (&["genesys/event@249.0.0", "webevent"], "genesys_event@249.0.0_webevent-2"),
            (&["../../etc/passwd"], "page.._.._etc_passwd"),
            (&["..\\..\\x"], "page..-..-x"),
            (&["/tmp/x"], "page_tmp_x"),
            (&["con.txt"], "page-con.txt"),
            (&["CON"], "page-CON"),
            (&["<b>\"'&\u{202e}é"], "page-b"),
            (&[""], "page"),
            (&[""], "page-2"),
            (&["\0"], "page-3"),
            (&["nps:", "a b"], "nps_a-b"),
            (&[&long], &long[..100]),
        ] {
            assert_eq!(names.take(parts), expected, "{parts:?}");
        }
    }
}
