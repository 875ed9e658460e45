//! A stream for text without colours, in which nothing can control a terminal.

use std::io::{self, Write};

use tablature_schema::escape::escape;

/// Escapes what could hide or move other text in what is written; lines stay.
///
/// Commands whose results are lines of plain text write through it, so that no name of a schema, a page or a file has to
/// be escaped one by one.
pub(crate) struct Plain<'w>(pub(crate) &'w mut dyn Write);

impl Write for Plain<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        // Formatted text comes in whole characters.
        let shown = lines(&String::from_utf8_lossy(text));
        self.0.write_all(shown.as_bytes())?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Escapes every line of a text.
pub(crate) fn lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(escape).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_and_controls_do_not() {
        let mut shown = Vec::new();
        writeln!(Plain(&mut shown), "a\u{1b}[31mé\u{202e}\n\tb\u{2028}").expect("memory");
        let shown = String::from_utf8(shown).expect("text");
        assert_eq!(shown, "a\\u{1b}[31mé\\u{202e}\n\\u{9}b\\u{2028}\n");
    }
}
