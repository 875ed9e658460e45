//! `email` and `idn-email`: mailboxes of RFC 5321 (section 4.1.2) and RFC 6531 (section 3.3).

use super::{hostname, ip};

/// Maximum length of the part before `@`, in bytes: RFC 5321, section 4.5.3.1.1.
const MAX_LOCAL: usize = 64;

/// Returns whether a string is an ASCII mailbox.
pub(super) fn is_email(text: &str) -> bool {
    text.is_ascii() && is_mailbox(text, hostname::is_ldh_name)
}

/// Returns whether a string is a mailbox, possibly internationalised.
pub(super) fn is_idn_email(text: &str) -> bool {
    is_mailbox(text, |domain| {
        hostname::is_ldh_name(domain) || hostname::is_mapped_idn_hostname(domain)
    })
}

fn is_mailbox(text: &str, is_domain: impl FnOnce(&str) -> bool) -> bool {
    let Some(local) = local_part(text) else {
        return false;
    };
    let Some(domain) = text[local..].strip_prefix('@') else {
        return false;
    };
    local <= MAX_LOCAL
        && match domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(literal) => is_address(literal),
            None => is_domain(domain),
        }
}

/// Returns the length of the part before `@`: atoms with dots between them, or a quoted string.
fn local_part(text: &str) -> Option<usize> {
    if let Some(quoted) = text.strip_prefix('"') {
        return Some(1 + quoted_string(quoted)?);
    }
    let end = text.find('@')?;
    let is_atom = |atom: &str| !atom.is_empty() && atom.chars().all(is_of_atom);
    text[..end].split('.').all(is_atom).then_some(end)
}

/// Returns the length of a quoted string after its first quotation mark.
fn quoted_string(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some(at + 1),
            '\\' => {
                characters.next().filter(|(_, escaped)| matches!(escaped, ' '..='~'))?;
            }
            ' '..='~' => {}
            _ if character.is_ascii() => return None,
            _ => {}
        }
    }
    None
}

fn is_of_atom(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || !character.is_ascii()
        || "!#$%&'*+-/=?^_`{|}~".contains(character)
}

/// Returns whether an address literal is an IPv4 or IPv6 address; others are not standardised.
fn is_address(literal: &str) -> bool {
    match literal.get(..5) {
        Some(tag) if tag.eq_ignore_ascii_case("IPv6:") => ip::is_ipv6(&literal[5..]),
        _ => ip::is_ipv4(literal),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_email, is_idn_email};

    #[test]
    fn a_mailbox_is_a_local_part_and_a_domain() {
        for text in [
            "joe@example.com",
            "a.b+c~d@localhost",
            r#""joe \"j\" @ home"@example.com"#,
            "joe@[192.0.2.1]",
            "joe@[ipv6:::1]",
            &format!("{}@example.com", "a".repeat(64)),
        ] {
            assert!(is_email(text) && is_idn_email(text), "{text}");
        }
        for text in [
            "",
            "joe",
            "@example.com",
            "joe@",
            "joe@@example.com",
            ".joe@example.com",
            "joe.@example.com",
            "j..e@example.com",
            "j oe@example.com",
            r#""joe@example.com"#,
            r#""joe"x@example.com"#,
            "joe@exa_mple.com",
            "joe@-example.com",
            "joe@example.com.",
            "joe@[192.0.2.256]",
            "joe@[x:1]",
            "joe@[192.0.2.1",
            "Joe <joe@example.com>",
            &format!("{}@example.com", "a".repeat(65)),
        ] {
            assert!(!is_email(text) && !is_idn_email(text), "{text}");
        }
    }

    #[test]
    fn other_characters_need_the_other_format() {
        for text in
            ["jöe@example.com", "joe@bücher.example", "\"jö e\"@example.com", "joe@cafe\u{301}.com"]
        {
            assert!(!is_email(text) && is_idn_email(text), "{text}");
        }
        for text in ["jöe＠example.com", "joe@bü_cher.example", "joe@\u{300}a.example"] {
            assert!(!is_idn_email(text), "{text}");
        }
    }
}
