//! Cuts what findings say to a length that people read, so that a payload or a schema with long names, values or patterns
//! does not multiply them.

use std::{
    borrow::Cow,
    fmt::{self, Display, Write},
};

use tablature_schema::json::pointer::push_segment;

/// Maximum bytes of a key in a message.
pub(crate) const MAX_KEY: usize = 80;

/// Maximum bytes of a value, a pattern or a number in a message.
pub(crate) const MAX_VALUE: usize = 200;

/// Maximum bytes of a finding's field.
pub(crate) const MAX_FIELD: usize = 256;

/// Maximum bytes of the other parts of a finding: pointers, messages, help.
pub(crate) const MAX_PART: usize = 1024;

/// What stands for the rest.
const REST: char = '…';

/// Returns a text of at most `max` bytes and the mark for the rest.
pub(crate) fn shorten(text: &str, max: usize) -> Cow<'_, str> {
    if text.len() <= max {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{}{REST}", &text[..text.floor_char_boundary(max)]))
}

/// Cuts an owned text as [`shorten`] does.
pub(crate) fn shorten_owned(mut text: String, max: usize) -> String {
    if text.len() > max {
        text.truncate(text.floor_char_boundary(max));
        text.push(REST);
        text.shrink_to_fit();
    }
    text
}

/// Writes what can be displayed, and stops after `max` bytes.
pub(crate) fn display(shown: &impl Display, max: usize) -> String {
    let mut cut = Cut { text: String::new(), max };
    match write!(cut, "{shown}") {
        Ok(()) => cut.text,
        Err(fmt::Error) => cut.text + "…",
    }
}

struct Cut {
    text: String,
    max: usize,
}

impl Write for Cut {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let room = self.max - self.text.len();
        if part.len() <= room {
            self.text.push_str(part);
            return Ok(());
        }
        self.text.push_str(&part[..part.floor_char_boundary(room)]);
        Err(fmt::Error)
    }
}

/// Returns the JSON Pointer of some segments. If it is longer than [`MAX_PART`], long segments are cut; if that is not
/// enough, so is the end.
pub(crate) fn pointer<'s>(segments: impl Iterator<Item = Cow<'s, str>> + Clone) -> String {
    let mut pointer = String::new();
    // Escapes can make a segment longer; they are few.
    let is_short = segments.clone().map(|segment| segment.len() + 1).sum::<usize>() <= MAX_PART;
    for segment in segments {
        if is_short {
            push_segment(&mut pointer, &segment);
        } else {
            push_segment(&mut pointer, &shorten(&segment, MAX_KEY));
        }
    }
    shorten_owned(pointer, if is_short { usize::MAX } else { MAX_PART })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(shorten("abc", 3), "abc");
        assert_eq!(shorten("abcd", 3), "abc…");
        assert_eq!(shorten("aéé", 4), "aé…");
        assert_eq!(shorten_owned("aéé".to_owned(), 2), "a…");
    }

    #[test]
    fn no_more_is_written_than_is_shown() {
        /// Counts how often it is written to.
        struct Endless(std::cell::Cell<usize>);
        impl Display for Endless {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                loop {
                    self.0.set(self.0.get() + 1);
                    f.write_str("é")?;
                }
            }
        }
        let endless = Endless(std::cell::Cell::new(0));
        assert_eq!(display(&endless, 9), "éééé…");
        assert_eq!(endless.0.get(), 5);
        assert_eq!(display(&5, 1), "5");
    }

    #[test]
    fn pointers_keep_their_ends_where_possible() {
        let shown = |segments: &[&str]| pointer(segments.iter().map(|it| Cow::Borrowed(*it)));
        let exact = "k".repeat(1000);
        assert_eq!(shown(&["a", &exact, "7"]), format!("/a/{exact}/7"));
        let long = "k".repeat(100_000);
        assert_eq!(shown(&[&long, "x/y", "7"]), format!("/{}…/x~1y/7", "k".repeat(80)));
        let deep: Vec<&str> = vec![&long; 100];
        let cut = shown(&deep);
        assert!(cut.len() <= MAX_PART + 3 && cut.ends_with('…'), "{cut}");
    }
}
