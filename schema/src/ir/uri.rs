//! Parses and resolves URI references (RFC 3986).

use fluent_uri::{Uri, UriRef};

use crate::{json::pointer, percent};

/// A parsed reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The part before `#`.
    pub(super) uri: String,
    /// The part after `#`, decoded.
    pub(super) fragment: String,
    /// Is `true` if it contains unencoded characters that are not allowed in a URI.
    pub(super) is_unencoded: bool,
}

/// Parses a reference; `None` if it is not a URI reference. Unencoded characters are tolerated in the fragment, and
/// those beyond ASCII everywhere.
pub(super) fn parse(text: &str) -> Option<Reference> {
    let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
    let encoded = percent::encode(uri.as_bytes(), |byte| byte.is_ascii());
    UriRef::parse(encoded.as_str()).ok()?;
    let encoded_fragment = percent::encode(fragment.as_bytes(), is_of_fragment);
    let is_unencoded = encoded != uri || encoded_fragment != fragment;
    Some(Reference { uri: encoded, fragment: pointer::decode_fragment(fragment), is_unencoded })
}

/// Returns a reference with all characters encoded that are not allowed in a URI.
pub(super) fn encoded(text: &str) -> String {
    let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
    let uri = percent::encode(uri.as_bytes(), |byte| byte.is_ascii());
    format!("{uri}#{}", percent::encode(fragment.as_bytes(), is_of_fragment))
}

/// Resolves the part before the `#` of a reference against an absolute URI.
pub(super) fn resolve(base: &str, uri: &str) -> Option<String> {
    if uri.is_empty() {
        return Some(base.to_owned());
    }
    let base = Uri::parse(base).ok()?;
    let reference = UriRef::parse(uri).ok()?;
    Some(reference.resolve_against(&base).ok()?.into_string())
}

/// Returns a URI without its fragment, if it is an absolute URI.
pub(super) fn absolute(text: &str) -> Option<String> {
    let reference = parse(text)?;
    Uri::parse(reference.uri.as_str()).ok()?;
    Some(reference.uri)
}

/// Returns an internal URI for a document that has none.
pub(super) fn of_name(name: &str) -> String {
    format!("tablature:///{}", percent::encode(name.as_bytes(), is_of_path))
}

/// RFC 3986 section 3.5; `%` begins an escape.
fn is_of_fragment(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&byte)
}

fn is_of_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte)
}

/// Returns whether a URI is of the scheme `file`.
pub(super) fn is_file(uri: &str) -> bool {
    uri.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_taken_apart() {
        for (text, expected) in [
            ("#/$defs/a%20b", Some(("", "/$defs/a b", false))),
            ("#/$defs/List<T>", Some(("", "/$defs/List<T>", true))),
            ("#/$defs/«x»", Some(("", "/$defs/«x»", true))),
            ("a/b.json#", Some(("a/b.json", "", false))),
            ("ü.json", Some(("%C3%BC.json", "", true))),
            ("a b.json", None),
            ("http://[x", None),
        ] {
            let parsed = parse(text);
            let parsed = parsed
                .as_ref()
                .map(|parsed| (parsed.uri.as_str(), parsed.fragment.as_str(), parsed.is_unencoded));
            assert_eq!(parsed, expected, "{text}");
        }
    }

    #[test]
    fn references_are_resolved() {
        for (base, uri, expected) in [
            ("http://a/b/c", "", Some("http://a/b/c")),
            ("http://a/b/c", "../d", Some("http://a/d")),
            ("http://a/b/c", "/d", Some("http://a/d")),
            ("http://a/b/c", "urn:x:y", Some("urn:x:y")),
            ("urn:x:y", "z", None),
            ("tablature:///dir/schema.json", "other.json", Some("tablature:///dir/other.json")),
            ("file:///x/y.json", "../z.json", Some("file:///z.json")),
        ] {
            assert_eq!(resolve(base, uri).as_deref(), expected, "{base} {uri}");
        }
        assert_eq!(of_name("my schema.json"), "tablature:///my%20schema.json");
        assert_eq!(absolute("http://a/b#c"), Some("http://a/b".to_owned()));
        assert_eq!(absolute("b"), None);
    }
}
