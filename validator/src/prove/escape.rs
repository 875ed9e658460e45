//! Escapes in strings (RFC 8259, section 7).

/// Returns the place after an escape; `None` if it is not one.
#[cold]
#[inline(never)]
pub(super) fn skip(bytes: &[u8], at: usize) -> Option<usize> {
    read(bytes, at).map(|(_, end)| end)
}

/// Returns the character of an escape, and the place after it.
pub(super) fn read(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let character = match *bytes.get(at + 1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let first = hex(bytes, at + 2)?;
            if !(0xD800..0xDC00).contains(&first) {
                return Some((char::from_u32(first)?, at + 6));
            }
            if bytes.get(at + 6..at + 8)? != b"\\u" {
                return None;
            }
            let second = hex(bytes, at + 8)?;
            if !(0xDC00..0xE000).contains(&second) {
                return None;
            }
            let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return Some((char::from_u32(code)?, at + 12));
        }
        _ => return None,
    };
    Some((character, at + 2))
}

fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |code, digit| Some(code << 4 | char::from(*digit).to_digit(16)?))
}
