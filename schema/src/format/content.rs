//! `contentEncoding` and `contentMediaType`: the content of strings.

use crate::json;

/// Maximum depth of JSON in a string, as in payloads.
const MAX_DEPTH: usize = 128;

/// Returns whether the content of a string is valid. Only the encoding `base64` and the media type `application/json`
/// are checked. Content in any other encoding is not decoded.
///
/// # Example
///
/// ```
/// use tablature_schema::format::is_valid_content;
///
/// assert!(is_valid_content(Some("base64"), Some("application/json"), "e30="));
/// assert!(!is_valid_content(Some("base64"), Some("application/json"), "{}"));
/// assert!(is_valid_content(Some("quoted-printable"), None, "=3D"));
/// ```
pub fn is_valid_content(encoding: Option<&str>, media_type: Option<&str>, text: &str) -> bool {
    let is_json_wanted = media_type.is_some_and(is_json_type);
    match encoding {
        None => !is_json_wanted || is_json(text.as_bytes()),
        Some(encoding) if encoding.eq_ignore_ascii_case("base64") => match decode_base64(text) {
            Some(bytes) => !is_json_wanted || is_json(&bytes),
            None => false,
        },
        Some(_) => true,
    }
}

/// Returns whether bytes are one JSON document (RFC 8259) of at most 128 levels.
pub fn is_json(bytes: &[u8]) -> bool {
    json::parse(bytes, MAX_DEPTH).is_ok()
}

/// Returns the media type without its parameters.
fn is_json_type(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// Decodes base64 (RFC 4648, section 4), strictly: padded, without line breaks, with zero trailing bits.
pub fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let n_padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    if n_padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text[..text.len() - n_padding].chunks(4) {
        let mut bits = 0_u32;
        for byte in group {
            bits = bits << 6 | u32::from(digit(*byte)?);
        }
        let bits = bits << (6 * (4 - group.len()));
        let [_, decoded @ ..] = bits.to_be_bytes();
        let (used, rest) = decoded.split_at(group.len() * 6 / 8);
        if rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(used);
    }
    Some(bytes)
}

fn digit(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{decode_base64, is_valid_content};

    #[test]
    fn base64_is_read_strictly() {
        for (text, bytes) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(decode_base64(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decode_base64("+/+/").as_deref(), Some([0xFB, 0xFF, 0xBF].as_slice()));
        for text in [
            "Zg", "Zg=", "Zg===", "Z===", "====", "Zh==", "Zm9=", "Zm9v\n", "Zm 9", "-_-_",
            "Zg==Zg==", "é===",
        ] {
            assert_eq!(decode_base64(text), None, "{text}");
        }
    }

    #[test]
    fn json_is_read_where_it_should_be() {
        let json = Some("Application/JSON; charset=utf-8");
        assert!(is_valid_content(None, json, "[1]"));
        assert!(!is_valid_content(None, json, "[1"));
        assert!(is_valid_content(Some("base64"), json, "WzFd"));
        assert!(!is_valid_content(Some("Base64"), json, "WzE="));
        assert!(!is_valid_content(Some("base64"), None, "[1]"));
        assert!(is_valid_content(Some("base64"), Some("text/plain"), "WzE="));
        assert!(is_valid_content(None, Some("text/plain"), "["));
        assert!(!is_valid_content(None, json, &"[".repeat(100_000)));
    }
}
