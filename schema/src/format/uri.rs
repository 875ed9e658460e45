//! `uri`, `uri-reference`, `iri` and `iri-reference`: RFC 3986 and RFC 3987.

use super::ip;

/// Returns whether a string is a URI.
pub(super) fn is_uri(text: &str) -> bool {
    is_reference(text, Language::Uri, true)
}

/// Returns whether a string is a URI or a relative reference.
pub(super) fn is_uri_reference(text: &str) -> bool {
    is_reference(text, Language::Uri, false)
}

/// Returns whether a string is an IRI.
pub(super) fn is_iri(text: &str) -> bool {
    is_reference(text, Language::Iri, true)
}

/// Returns whether a string is an IRI or a relative reference.
pub(super) fn is_iri_reference(text: &str) -> bool {
    is_reference(text, Language::Iri, false)
}

/// Says whether characters beyond ASCII are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Uri,
    Iri,
}

fn is_reference(text: &str, language: Language, needs_scheme: bool) -> bool {
    let rest = match text.find([':', '/', '?', '#']) {
        // Text before a colon is a scheme: the first segment of a relative path has no colon.
        Some(end) if text[end..].starts_with(':') => {
            if !is_scheme(&text[..end]) {
                return false;
            }
            &text[end + 1..]
        }
        _ if needs_scheme => return false,
        _ => text,
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    is_authority(authority, language)
        && consists_of(path, language, |next| is_of_path(next) || next == '/')
        && query_is_valid(query, language)
        && consists_of(fragment, language, |next| is_of_path(next) || "/?".contains(next))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|next| next.is_ascii_alphanumeric() || "+-.".contains(next))
}

/// A query may have characters for private use.
fn query_is_valid(query: &str, language: Language) -> bool {
    consists_of(query, language, |next| {
        is_of_path(next)
            || "/?".contains(next)
            || language == Language::Iri && is_for_private_use(next)
    })
}

fn is_authority(authority: &str, language: Language) -> bool {
    let (user, rest) = authority.split_once('@').unwrap_or(("", authority));
    let is_of_name = |next: char| is_unreserved(next) || is_delimiter(next);
    if !consists_of(user, language, |next| is_of_name(next) || next == ':') {
        return false;
    }
    let (is_host, port) = if let Some(rest) = rest.strip_prefix('[') {
        match rest.split_once(']') {
            Some((literal, port)) => (is_ip_literal(literal), port),
            None => return false,
        }
    } else {
        let (name, port) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
        (consists_of(name, language, is_of_name), port)
    };
    let is_port = |port: &str| port.bytes().all(|digit| digit.is_ascii_digit());
    is_host && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
}

/// Returns whether a host in brackets is valid: an IPv6 address, or one of a future version.
fn is_ip_literal(text: &str) -> bool {
    let Some(future) = text.strip_prefix(['v', 'V']) else {
        return ip::is_ipv6(text);
    };
    future.split_once('.').is_some_and(|(version, address)| {
        let is_of_address = |next: char| is_unreserved(next) || is_delimiter(next) || next == ':';
        !version.is_empty()
            && version.bytes().all(|digit| digit.is_ascii_hexdigit())
            && !address.is_empty()
            && address.chars().all(is_of_address)
    })
}

/// Returns whether all characters are allowed, escaped as `%41`, or, in an IRI, beyond ASCII.
fn consists_of(text: &str, language: Language, is_allowed: impl Fn(char) -> bool) -> bool {
    let mut characters = text.chars();
    while let Some(next) = characters.next() {
        let is_valid = match next {
            '%' => starts_with_escape(characters.as_str()),
            _ => is_allowed(next) || language == Language::Iri && is_beyond_ascii(next),
        };
        if !is_valid {
            return false;
        }
    }
    true
}

/// Returns whether two hexadecimal digits follow a `%`.
pub(super) fn starts_with_escape(after_percent: &str) -> bool {
    matches!(after_percent.as_bytes(), [first, second, ..] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit())
}

fn is_of_path(next: char) -> bool {
    is_unreserved(next) || is_delimiter(next) || matches!(next, ':' | '@')
}

fn is_unreserved(next: char) -> bool {
    next.is_ascii_alphanumeric() || "-._~".contains(next)
}

/// Returns whether a character is one of `sub-delims`.
fn is_delimiter(next: char) -> bool {
    "!$&'()*+,;=".contains(next)
}

/// Returns whether a character is a `ucschar` of IRIs. The last two of each plane are not.
pub(super) fn is_beyond_ascii(next: char) -> bool {
    match next {
        '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}' => true,
        '\u{10000}'..='\u{DFFFF}' | '\u{E1000}'..='\u{EFFFD}' => u32::from(next) & 0xFFFF < 0xFFFE,
        _ => false,
    }
}

/// Returns whether a character is for private use: `iprivate`.
pub(super) fn is_for_private_use(next: char) -> bool {
    matches!(next, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

#[cfg(test)]
mod tests {
    use super::{is_iri, is_iri_reference, is_uri, is_uri_reference};

    #[test]
    fn a_uri_has_a_scheme() {
        for text in [
            "a:",
            "https://example.com",
            "http://u:p@h:80/a/b?c=/?#d/?",
            "http://h:/",
            "urn:a:b",
            "file:///a",
            "x://",
            "a:/b",
            "mailto:joe@example.com",
            "http://[::1]:8080/",
            "http://[v1.a:b]",
            "http://%41/%2f",
            "http://1.2.3.400/",
        ] {
            assert!(is_uri(text) && is_uri_reference(text) && is_iri(text), "{text}");
        }
        for text in ["", "a", "/a", "//a", "?a", "#a", "./a:b", "a/b:c"] {
            assert!(!is_uri(text) && is_uri_reference(text) && !is_iri(text), "{text}");
        }
        for text in [
            ":a",
            "1:b",
            "a b:c",
            "a_b:c",
            "http://a b",
            "a:%4",
            "a:%zz",
            "a:#b#c",
            "http://a@b@c",
            "http://[::1",
            "http://::1",
            "http://[1.2.3.4]",
            "http://[v.a]",
            "http://[v1.]",
            "http://h:8a",
            "a:[b]",
            "a:b|c",
            "a:\\",
            "a:\"",
            "a:<b>",
            "a:\n",
        ] {
            assert!(!is_uri_reference(text) && !is_iri_reference(text), "{text}");
        }
    }

    #[test]
    fn an_iri_has_other_characters() {
        for text in ["http://é.example/é?é#é", "a:\u{10300}", "a:?\u{E000}\u{100000}"] {
            assert!(is_iri(text) && is_iri_reference(text) && !is_uri(text), "{text}");
        }
        for text in [
            "é:a",
            "a:\u{E000}",
            "a:#\u{E000}",
            "a:\u{FFFE}",
            "a:\u{1FFFE}",
            "a:\u{85}",
            "http://[é]",
        ] {
            assert!(!is_iri_reference(text), "{text}");
        }
    }
}
