//! Percent-encoding (RFC 3986 section 2.1).

use std::fmt::Write as _;

/// Encodes all bytes but those that `is_plain` accepts, which must be ASCII.
///
/// # Example
///
/// ```
/// use tablature_schema::percent;
///
/// let encoded = percent::encode("a ö".as_bytes(), |byte| byte.is_ascii_alphanumeric());
/// assert_eq!(encoded, "a%20%C3%B6");
/// assert_eq!(percent::decode(&encoded), "a ö".as_bytes());
/// ```
pub fn encode(bytes: &[u8], is_plain: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    for byte in bytes {
        if byte.is_ascii() && is_plain(*byte) {
            encoded.push(char::from(*byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a string takes every text");
        }
    }
    encoded
}

/// Decodes every escape. Whatever is not a valid escape is kept as it is.
pub fn decode(text: &str) -> Vec<u8> {
    let digit = |at: usize| {
        let byte = text.as_bytes().get(at)?;
        char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
    };
    let mut decoded = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if let (b'%', Some(high), Some(low)) = (byte, digit(at + 1), digit(at + 2)) {
            decoded.push((high << 4) | low);
            at += 3;
        } else {
            decoded.push(*byte);
            at += 1;
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn only_escapes_are_decoded() {
        for (text, expected) in
            [("%41%62", "Ab"), ("%4", "%4"), ("%+5", "%+5"), ("%zz%", "%zz%"), ("%C3%b6ö", "öö")]
        {
            assert_eq!(decode(text), expected.as_bytes(), "{text}");
        }
    }
}
