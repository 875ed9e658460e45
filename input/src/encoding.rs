//! Recognises inputs that are not JSON text by their first bytes.

/// The byte order mark in UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Number of bytes that [`refuse`] needs.
pub(super) const HEAD: usize = 512;

/// Magic numbers of files that may be mistaken for event files.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\xFF\xFE\0\0", "UTF-32"),
    (b"\0\0\xFE\xFF", "UTF-32"),
    (b"\xFF\xFE", "UTF-16"),
    (b"\xFE\xFF", "UTF-16"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PAR1", "a Parquet file"),
    (b"Obj\x01", "an Avro file"),
    (b"BZh", "bzip2 data"),
    (b"\xFD7zXZ\0", "xz data"),
    (b"\x04\x22\x4D\x18", "lz4 data"),
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"SQLite format 3\0", "an SQLite database"),
];

/// Returns what the bytes are, if they are not JSON text.
///
/// A NUL further down is an error in one record, which is left to the validator.
pub(super) fn refuse(head: &[u8]) -> Option<&'static str> {
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    if let Some((_, kind)) = known {
        return Some(kind);
    }
    match head {
        [0, 0, 0, b, ..] | [b, 0, 0, 0, ..] if *b != 0 => Some("UTF-32"),
        [0, b, 0, _, ..] | [b, 0, _, 0, ..] if *b != 0 => Some("UTF-16"),
        _ if begins_like_json(head) => None,
        _ if head.iter().take(HEAD).any(|byte| *byte == 0) => Some("binary data"),
        _ => None,
    }
}

fn begins_like_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
    matches!(head.trim_ascii_start().first(), Some(b'{' | b'[' | b'"'))
}

#[cfg(test)]
mod tests {
    use super::refuse;

    #[track_caller]
    fn check(head: &[u8], expected: Option<&str>) {
        assert_eq!(refuse(head), expected, "{head:?}");
    }

    #[test]
    fn text_passes() {
        check(b"", None);
        check(b"{\"a\": 1}", None);
        check(b"\xEF\xBB\xBF{}", None);
        check(b"not JSON, but text", None);
        check(b"{\"a\": \"\0\"}", None);
        check(b"{\xFF}", None);
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_a_mark() {
        check(b"\xFF\xFE{\0}\0", Some("UTF-16"));
        check(b"\xFE\xFF\0{\0}", Some("UTF-16"));
        check(b"{\0\"\0", Some("UTF-16"));
        check(b"\0{\0\"", Some("UTF-16"));
        check(b"\xFF\xFE\0\0{\0\0\0", Some("UTF-32"));
        check(b"{\0\0\0", Some("UTF-32"));
    }

    #[test]
    fn other_kinds_of_files_are_named() {
        check(b"PAR1\x15\0", Some("a Parquet file"));
        check(b"Obj\x01\x04", Some("an Avro file"));
        check(b"\x7FELF\x02\x01\x01\0\0", Some("binary data"));
        check(b"\0\0\0\0\0", Some("binary data"));
    }
}
