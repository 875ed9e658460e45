//! JSON Pointers (RFC 6901).

use std::{borrow::Cow, fmt::Write as _};

/// Appends `/name` with `~` and `/` escaped.
pub fn push_segment(pointer: &mut String, name: &str) {
    pointer.push('/');
    pointer.push_str(&escape(name));
}

/// Escapes a name as a segment of a pointer.
pub fn escape(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

/// Returns the segments of a pointer, unescaped.
///
/// # Example
///
/// ```
/// let names: Vec<_> = tablature_schema::json::pointer::segments("/a~1b/0").collect();
/// assert_eq!(names, ["a/b", "0"]);
/// ```
pub fn segments(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(|segment| {
        if segment.contains('~') {
            Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(segment)
        }
    })
}

/// Encodes a pointer as the fragment of a URI (RFC 6901 section 6), without `#`.
///
/// # Example
///
/// ```
/// assert_eq!(tablature_schema::json::pointer::encode_fragment("/$defs/a b"), "/$defs/a%20b");
/// ```
pub fn encode_fragment(pointer: &str) -> String {
    pointer.bytes().fold(String::new(), |mut fragment, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte) {
            fragment.push(byte.into());
        } else {
            write!(fragment, "%{byte:02X}").expect("a string takes every text");
        }
        fragment
    })
}

/// Decodes the fragment of a URI reference. Invalid escapes are kept as they are.
pub fn decode_fragment(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], escape) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                at += 3;
            }
            (byte, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
