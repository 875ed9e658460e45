//! JSON Pointers (RFC 6901).

use std::borrow::Cow;

use crate::percent;

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
    pointer.split('/').skip(1).map(unescape)
}

/// Returns the name that a segment of a pointer spells.
pub fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(segment)
    }
}

/// Encodes a pointer as the fragment of a URI (RFC 6901 section 6), without `#`.
///
/// # Example
///
/// ```
/// assert_eq!(tablature_schema::json::pointer::encode_fragment("/$defs/a b"), "/$defs/a%20b");
/// ```
pub fn encode_fragment(pointer: &str) -> String {
    percent::encode(pointer.as_bytes(), |byte| {
        byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte)
    })
}

/// Decodes the fragment of a URI reference. Invalid escapes are kept as they are.
pub fn decode_fragment(text: &str) -> String {
    String::from_utf8_lossy(&percent::decode(text)).into_owned()
}
