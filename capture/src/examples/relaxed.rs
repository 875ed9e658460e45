//! JSON in the spelling of code: keys without quotes, single quotes, comments, commas at the end.

use serde_json::Value;

/// The most objects that are read from one block.
const MAX_OBJECTS: usize = 20;

/// Returns the JSON of a code block: the whole, or the objects in it, such as the arguments of calls.
pub(super) fn read(text: &str) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let mut objects = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{').filter(|_| objects.len() < MAX_OBJECTS) {
        rest = &rest[start..];
        let mut reader = Reader { rest, out: String::new(), level: 0 };
        let is_object = reader.object().is_some();
        // What was read is not read again; a brace of code is skipped.
        let read = rest.len() - reader.rest.len();
        if is_object && let Ok(value) = serde_json::from_str(&reader.out) {
            objects.push(value);
        }
        rest = &rest[read.max(1)..];
    }
    (!objects.is_empty()).then_some(Value::Array(objects))
}

struct Reader<'a> {
    rest: &'a str,
    /// The JSON so far.
    out: String,
    level: usize,
}

impl Reader<'_> {
    /// Copies tokens up to the brace that closes the first one. `None` if there is something else than values.
    fn object(&mut self) -> Option<()> {
        loop {
            self.skip();
            let first = self.rest.chars().next()?;
            match first {
                '{' | '[' => {
                    self.level += 1;
                    self.take(first);
                }
                '}' | ']' => {
                    if self.out.ends_with(',') {
                        self.out.pop();
                    }
                    self.level = self.level.checked_sub(1)?;
                    self.take(first);
                    if self.level == 0 {
                        return Some(());
                    }
                }
                ',' | ':' => self.take(first),
                '"' | '\'' | '`' => self.string(first)?,
                _ => self.word()?,
            }
        }
    }

    fn take(&mut self, character: char) {
        self.out.push(character);
        self.rest = &self.rest[character.len_utf8()..];
    }

    /// Skips spaces and comments.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            let end = if self.rest.starts_with("//") {
                self.rest.find('\n')
            } else if self.rest.starts_with("/*") {
                self.rest.find("*/").map(|end| end + 2)
            } else {
                return;
            };
            self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
        }
    }

    fn string(&mut self, quote: char) -> Option<()> {
        let mut text = String::new();
        let mut characters = self.rest.char_indices().skip(1);
        while let Some((at, character)) = characters.next() {
            match character {
                '\\' => match characters.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    // Other escapes are kept as they are: examples are compared with types.
                    other => text.push(other),
                },
                _ if character == quote => {
                    self.out.push_str(&Value::from(text).to_string());
                    self.rest = &self.rest[at + 1..];
                    return Some(());
                }
                // Values are put into it.
                '$' if quote == '`' => return None,
                _ => text.push(character),
            }
        }
        None
    }

    /// Copies a number, `true`, `false` or `null`, and quotes a key.
    fn word(&mut self) -> Option<()> {
        let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '$' | '-' | '+' | '.');
        let end = self.rest.find(|it| !is_part(it)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return None;
        }
        self.rest = rest;
        self.skip();
        if self.rest.starts_with(':') {
            self.out.push_str(&Value::from(word).to_string());
        } else if serde_json::from_str::<Value>(word).is_ok() {
            self.out.push_str(word);
        } else {
            // A variable or a call: its value is not known here.
            return None;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &Value) {
        assert_eq!(read(text).unwrap_or_default(), *expected, "{text}");
    }

    #[test]
    fn objects_of_code_are_read() {
        check(r#"{ "a": [1, null] }"#, &json!({ "a": [1, null] }));
        check(
            "track('X', { a: 'it\\'s', b: [1, 2,], // why\n 'c': true, });",
            &json!([{ "a": "it's", "b": [1, 2], "c": true }]),
        );
        check("f({ a: 1 }, { b: -1.5e3 /* x */ })", &json!([{ "a": 1 }, { "b": -1.5e3 }]));
        check("{ \"a\": 1, ... }", &json!(null));
    }

    #[test]
    fn code_is_no_value() {
        for text in [
            "if (x) { y = 1 }",
            "{ a: now() }",
            "{ a: `x${y}` }",
            "{ a: b }",
            "{ a: 'x",
            "{",
            "",
            "}{",
        ] {
            check(text, &json!(null));
        }
    }

    #[test]
    fn hostile_code_is_linear() {
        for text in
            ["{".repeat(60_000), "{a:".repeat(20_000), "'{".repeat(30_000), "/*{".repeat(20_000)]
        {
            assert_eq!(read(&text), None);
        }
    }
}
