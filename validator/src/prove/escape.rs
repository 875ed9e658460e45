//! Escapes in strings (RFC 8259, section 7).

/// The character of each escape of two bytes, by the second; 0 for others.
const SHORT: [u8; 256] = {
    let mut short = [0; 256];
    short[b'"' as usize] = b'"';
    short[b'\\' as usize] = b'\\';
    short[b'/' as usize] = b'/';
    short[b'b' as usize] = 0x8;
    short[b'f' as usize] = 0xC;
    short[b'n' as usize] = b'\n';
    short[b'r' as usize] = b'\r';
    short[b't' as usize] = b'\t';
    short
};

/// Returns the place after an escape; `None` if it is not one.
#[inline(always)]
pub(super) fn skip(bytes: &[u8], at: usize) -> Option<usize> {
    if SHORT[usize::from(*bytes.get(at + 1)?)] != 0 {
        return Some(at + 2);
    }
    code_point(bytes, at).map(|(_, end)| end)
}

/// Appends a string without its escapes; `None` if one of them is malformed.
pub(crate) fn remove(inner: &[u8], out: &mut Vec<u8>) -> Option<()> {
    // It is never longer than with them.
    let mut length = out.len();
    out.resize(length + inner.len(), 0);
    let mut at = 0;
    while let Some(byte) = inner.get(at) {
        if *byte != b'\\' {
            *out.get_mut(length)? = *byte;
            (at, length) = (at + 1, length + 1);
            continue;
        }
        let short = SHORT[usize::from(*inner.get(at + 1)?)];
        if short != 0 {
            *out.get_mut(length)? = short;
            (at, length) = (at + 2, length + 1);
            continue;
        }
        let (character, end) = code_point(inner, at)?;
        let encoded = character.encode_utf8(out.get_mut(length..)?.first_chunk_mut::<4>()?);
        (at, length) = (end, length + encoded.len());
    }
    out.truncate(length);
    Some(())
}

/// Returns the character of an escape by code units of UTF-16, and the place after it.
#[cold]
#[inline(never)]
fn code_point(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    if *bytes.get(at + 1)? != b'u' {
        return None;
    }
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
    Some((char::from_u32(code)?, at + 12))
}

fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |code, digit| Some(code << 4 | char::from(*digit).to_digit(16)?))
}
