//! Where in a JSON text a value stands: for messages that point into a schema's file.

/// A place in a text, both counted from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// The place of the value at a JSON Pointer, or of the innermost value around it that the text has.
///
/// The text is JSON: one that is not gives a place, but no useful one.
pub(crate) fn locate(text: &str, pointer: &str) -> Place {
    let mut scanner = Scanner { text, at: 0 };
    scanner.skip_space();
    let mut found = scanner.at;
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        let inside = match scanner.peek() {
            Some(b'{') => scanner.enter_object(&segment),
            Some(b'[') => scanner.enter_array(&segment),
            _ => None,
        };
        let Some(start) = inside else { break };
        scanner.at = start;
        found = start;
    }
    place_of(text, found)
}

/// The place of a byte.
fn place_of(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// The start of the value of the last member called `name`: the last one counts where there are several.
    fn enter_object(&mut self, name: &str) -> Option<usize> {
        let mut found = None;
        self.at += 1;
        loop {
            self.skip_space();
            if self.peek()? != b'"' {
                return found;
            }
            let start = self.at;
            self.skip_string();
            let key = serde_json::from_str::<String>(self.text.get(start..self.at)?);
            self.skip_space();
            self.at += 1; // the colon
            self.skip_space();
            if key.is_ok_and(|key| key == name) {
                found = Some(self.at);
            }
            self.skip_value();
            self.skip_space();
            if self.peek()? != b',' {
                return found;
            }
            self.at += 1;
        }
    }

    /// The start of the element with this index.
    fn enter_array(&mut self, index: &str) -> Option<usize> {
        let index: usize = index.parse().ok()?;
        self.at += 1;
        for _ in 0..index {
            self.skip_space();
            self.skip_value();
            self.skip_space();
            if self.peek()? != b',' {
                return None;
            }
            self.at += 1;
        }
        self.skip_space();
        (self.peek()? != b']').then_some(self.at)
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => return,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
    }

    /// Goes past a value: to the comma or bracket behind it.
    fn skip_value(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b',' | b'}' | b']' if depth == 0 => return,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, locate};

    #[track_caller]
    fn check(text: &str, pointer: &str, line: usize, column: usize) {
        assert_eq!(locate(text, pointer), Place { line, column }, "{pointer}");
    }

    #[test]
    fn values_are_found_by_pointer() {
        let text = "{\n  \"a/b\": [1, {\"c~\": \"]}\\\"\"}],\n  \"ä\": {\"é\": true}\n}";
        check(text, "", 1, 1);
        check(text, "/a~1b", 2, 10);
        check(text, "/a~1b/0", 2, 11);
        check(text, "/a~1b/1/c~0", 2, 21);
        check(text, "/ä/é", 3, 14);
    }

    #[test]
    fn the_innermost_value_that_is_there_stands_in_for_one_that_is_not() {
        check("{\"a\": {}}", "/a/b/c", 1, 7);
        check("{\"a\": []}", "/a/0", 1, 7);
        check("[1]", "/x", 1, 1);
    }

    #[test]
    fn the_last_of_equal_names_counts() {
        check("{\"a\": 1, \"a\": 2}", "/a", 1, 15);
    }

    #[test]
    fn a_text_that_is_no_json_ends_the_search() {
        for text in [
            "", "{", "{\"a", "{\"a\"", "{\"a\":", "[", "[1,", "{\"a\\", "\"\\", "{é", "nul",
            "{\"a\":1",
        ] {
            for pointer in ["", "/a", "/0", "/1/b"] {
                locate(text, pointer);
            }
        }
    }
}
