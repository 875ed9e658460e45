//! Recognises the URIs that most records have (RFC 3986): without percent-encoding, user information, port and IP literals.

use wide::u8x16;

use super::bytes::{halves, look};

/// The characters of an authority.
const AUTHORITY: [bool; 256] = {
    let mut set = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        set[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'-');
        byte += 1;
    }
    set
};

/// Returns whether a string is `scheme://authority` with path, query and fragment of plain characters. Others may be
/// URIs too.
#[inline]
pub(super) fn is_plain_uri(bytes: &[u8], start: usize, end: usize) -> bool {
    let Some(head) = look::<8>(bytes, start) else { return false };
    let authority = if head == b"https://" {
        start + 8
    } else if head.starts_with(b"http://") {
        start + 7
    } else {
        return false;
    };
    let Some(rest) = bytes.get(authority..end) else { return false };
    let length = rest.iter().take_while(|byte| AUTHORITY[usize::from(**byte)]).count();
    let is_delimited = rest.get(length).is_none_or(|byte| matches!(byte, b'/' | b'?' | b'#'));
    length > 0 && is_delimited && is_tail(bytes, authority + length, end)
}

/// Returns whether a string is a path that begins with one slash, with query and fragment, of plain characters.
#[inline]
pub(super) fn is_plain_reference(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_path = bytes.get(start) == Some(&b'/') && bytes.get(start + 1) != Some(&b'/');
    is_path && start < end && is_tail(bytes, start, end)
}

/// Returns whether the rest of a URI has plain characters only, and at most one fragment.
#[inline]
fn is_tail(bytes: &[u8], start: usize, end: usize) -> bool {
    let mut fragments = 0;
    let mut at = start;
    while at < end {
        let Some(window) = look::<32>(bytes, at) else { return false };
        let [first, second] = halves(window);
        let within = if end - at < 32 { (1u32 << (end - at)) - 1 } else { u32::MAX };
        let bad = others(first).to_bitmask() | others(second).to_bitmask() << 16;
        if bad & within != 0 {
            return false;
        }
        let hash = u8x16::splat(b'#');
        let hashes = first.simd_eq(hash).to_bitmask() | second.simd_eq(hash).to_bitmask() << 16;
        fragments += (hashes & within).count_ones();
        at += 32;
    }
    fragments <= 1
}

/// Returns the bytes that are none of unreserved, sub-delims, `:`, `@`, `/`, `?` and `#`.
#[inline(always)]
fn others(bytes: u8x16) -> u8x16 {
    let is_within = |first: u8, last: u8| {
        let offset = bytes - u8x16::splat(first);
        offset.min(u8x16::splat(last - first)).simd_eq(offset)
    };
    let is = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
    // What is left of the visible characters without quotes, percent signs and brackets of all kinds.
    let visible = is_within(b'!', b'~');
    let excluded = is(b'"')
        | is(b'%')
        | is(b'<')
        | is(b'>')
        | is(b'`')
        | is_within(b'[', b'^')
        | is_within(b'{', b'}');
    !visible | excluded
}

#[cfg(test)]
mod tests {
    use tablature_schema::{format::Format, ir::Draft};

    use super::*;

    fn check(text: &[u8]) -> (bool, bool) {
        let mut bytes = text.to_vec();
        bytes.resize(text.len() + 64, b'a');
        let answers =
            (is_plain_uri(&bytes, 0, text.len()), is_plain_reference(&bytes, 0, text.len()));
        if answers.0 || answers.1 {
            let text = std::str::from_utf8(text).expect("plain characters are ASCII");
            let is = |format: Format| format.is_valid_in(Draft::Draft2020, text);
            assert!(!answers.0 || is(Format::Uri), "{text}");
            assert!(!answers.1 || is(Format::UriReference), "{text}");
        }
        answers
    }

    #[test]
    fn plain_ones_are_recognised() {
        for text in ["https://a.example/b/c?d=e&f=(g)#h", "http://a", "https://a?b#c/d?e"] {
            assert_eq!(check(text.as_bytes()), (true, false), "{text}");
        }
        for text in ["/a/b", "/", "/a?b=c#d", "/api/v2/journey/sessions/0000/and/some/more"] {
            assert_eq!(check(text.as_bytes()), (false, true), "{text}");
        }
        for text in ["", "https://", "https:///a", "//a", "a", "/a%20b", "/a#b#c", "https://a:1/"] {
            assert_eq!(check(text.as_bytes()), (false, false), "{text}");
        }
    }

    #[test]
    fn every_byte_at_every_place_is_as_the_format_says() {
        for text in
            ["https://a.example/b/c/d/e/f/g/h/i/j?k=l#m", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p?q#r"]
        {
            for at in 0..text.len() {
                for byte in 0..=255u8 {
                    let mut bytes = text.as_bytes().to_vec();
                    bytes[at] = byte;
                    check(&bytes);
                }
            }
        }
    }
}
