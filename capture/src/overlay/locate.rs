//! Finds the lines of an overlay's entries.

use tablature_schema::json::pointer;

/// Returns the line, from 1, on which the value at a JSON Pointer begins. The text must be JSON. If the value does not
/// exist, returns the line where the search ended.
pub(super) fn line_of(text: &str, pointer: &str) -> usize {
    let mut scanner = Scanner { bytes: text.as_bytes(), at: 0 };
    for name in pointer::segments(pointer) {
        scanner.enter(&name);
    }
    scanner.skip_space();
    let before = text.get(..scanner.at).unwrap_or(text);
    1 + before.matches('\n').count()
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    /// Moves from the start of an object or array to the start of one member's value.
    fn enter(&mut self, token: &str) {
        self.skip_space();
        let is_object = self.peek() == Some(b'{');
        self.at += 1;
        for index in 0_usize.. {
            self.skip_space();
            if matches!(self.peek(), None | Some(b'}' | b']')) {
                return;
            }
            let found = if is_object {
                let key = self.string();
                self.skip_space();
                self.at += 1;
                key == token
            } else {
                index.to_string() == token
            };
            if found {
                return;
            }
            self.skip_value();
            self.skip_space();
            if self.peek() == Some(b',') {
                self.at += 1;
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'"' => break,
                _ => {}
            }
        }
        let end = self.at.min(self.bytes.len());
        serde_json::from_slice(&self.bytes[start.min(end)..end]).unwrap_or_default()
    }

    fn skip_value(&mut self) {
        self.skip_space();
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string();
                    if depth == 0 {
                        return;
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth <= 1 => {
                    self.at += depth;
                    return;
                }
                b'}' | b']' => depth -= 1,
                b',' if depth == 0 => return,
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_items_are_found() {
        let text = "{\n \"a\": [1, \"]\\\"\",\n  {\"b/c\": 2,\n   \"d\": {}}],\n \"e\": 3,\n \"f\": [ ]\n}";
        for (pointer, line) in [
            ("", 1),
            ("/a", 2),
            ("/a/1", 2),
            ("/a/2", 3),
            ("/a/2/b~1c", 3),
            ("/a/2/d", 4),
            ("/e", 5),
            ("/f", 6),
        ] {
            assert_eq!(line_of(text, pointer), line, "{pointer}");
        }
    }

    #[test]
    fn what_is_not_there_does_no_harm() {
        for pointer in ["/x", "/a/9", "/a/0/b", "/e/f/g"] {
            line_of("{\"a\": [1], \"e\": 2}", pointer);
            line_of("", pointer);
        }
    }
}
