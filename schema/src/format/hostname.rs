//! `hostname` and `idn-hostname`: names of RFC 1123 (section 2.1), with labels of RFC 5890.

use idna::punycode;

use super::label;

/// Maximum length of a name in ASCII: RFC 1035, less the length bytes of its first label and of the root.
const MAX_NAME: usize = 253;

/// Maximum length of a label in ASCII.
const MAX_LABEL: usize = 63;

/// Prefix of an A-label.
const ACE_PREFIX: &str = "xn--";

/// The characters that separate labels: RFC 3490, section 3.1.
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{FF0E}', '\u{FF61}'];

/// Returns whether a string is an ASCII host name. Its labels `xn--…` must be valid A-labels.
pub(super) fn is_hostname(text: &str) -> bool {
    text.is_ascii() && is_idn_hostname(text)
}

/// Returns whether a string is a host name, possibly internationalised.
pub(super) fn is_idn_hostname(text: &str) -> bool {
    // A character has at most four bytes.
    if text.len() > 4 * MAX_NAME {
        return false;
    }
    let mut labels = Vec::new();
    let mut length = 0;
    for label in text.split(DOTS) {
        let Some((label, ascii_length)) = unicode_label(label) else {
            return false;
        };
        length += ascii_length + 1;
        labels.push(label);
    }
    length <= MAX_NAME + 1 && label::is_bidi_valid(&labels.join("."))
}

/// Returns whether a string is a host name after the mapping of RFC 5895: lower case, composed, normal width.
pub(super) fn is_mapped_idn_hostname(text: &str) -> bool {
    text.len() <= 4 * MAX_NAME && is_idn_hostname(&label::map(text))
}

/// Returns whether a string has labels of letters, digits and hyphens, each of a valid length. A-labels are not
/// decoded.
pub(super) fn is_ldh_name(text: &str) -> bool {
    text.len() <= MAX_NAME && text.split('.').all(is_ldh_label)
}

fn is_ldh_label(label: &str) -> bool {
    (1..=MAX_LABEL).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Returns the U-label of a label, and its length in ASCII; `None` if it is invalid.
fn unicode_label(label: &str) -> Option<(String, usize)> {
    if !label.is_ascii() {
        if label.chars().count() > MAX_LABEL || !label::is_unicode_label(label) {
            return None;
        }
        let length = ACE_PREFIX.len() + punycode::encode_str(label)?.len();
        return (length <= MAX_LABEL).then(|| (label.to_owned(), length));
    }
    if !is_ldh_label(label) {
        return None;
    }
    match label.get(..ACE_PREFIX.len()) {
        Some(prefix) if prefix.eq_ignore_ascii_case(ACE_PREFIX) => {
            let encoded = label[ACE_PREFIX.len()..].to_ascii_lowercase();
            let decoded = punycode::decode_to_string(&encoded)?;
            let is_valid = !decoded.is_ascii()
                && label::is_unicode_label(&decoded)
                && punycode::encode_str(&decoded)? == encoded;
            is_valid.then_some((decoded, label.len()))
        }
        _ => Some((label.to_owned(), label.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_hostname, is_idn_hostname};

    #[test]
    fn labels_are_letters_digits_and_hyphens() {
        let label = "a".repeat(63);
        let long = format!("{label}.{label}.{label}.{}", "a".repeat(61));
        for text in
            ["a", "1", "www.example.com", "A-1.b--c", &label, &long, "xn--bcher-kva.example"]
        {
            assert!(is_hostname(text) && is_idn_hostname(text), "{text}");
        }
        for text in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "a b",
            "a\n",
            "xn--x",
            "xn--a-",
            "xn--bcher-kva-",
            "xn---9uc",
            &format!("{label}a"),
            &format!("{long}a"),
        ] {
            assert!(!is_hostname(text) && !is_idn_hostname(text), "{text}");
        }
    }

    #[test]
    fn labels_of_other_characters_need_the_other_format() {
        for text in ["bücher.example", "bücher。example", "straße", "例え.テスト", "א.ב"]
        {
            assert!(!is_hostname(text) && is_idn_hostname(text), "{text}");
        }
        for text in [
            // Not in the canonical form: upper case, not composed, of another width.
            "Bücher",
            "cafe\u{301}",
            "ｂücher",
            // Not letters or digits.
            "☃",
            "a🐲",
            "ü_",
            "ü b",
            "\u{301}a",
            "ü-",
            "-ü",
            "ab--ü",
            "example。",
            "xn--wgv71a。。a",
            &"ü".repeat(60),
            // Bidirectional labels.
            "aא",
            "0א",
            "0a.א",
        ] {
            assert!(!is_idn_hostname(text), "{text}");
        }
    }
}
