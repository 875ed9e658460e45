//! `uri-template`: RFC 6570, with its corrections.

use super::uri::{is_beyond_ascii, is_for_private_use, starts_with_escape};

/// Returns whether a string is a URI template: literal characters, and expressions in braces.
pub(super) fn is_uri_template(mut text: &str) -> bool {
    loop {
        let (literals, rest) = text.split_at(text.find('{').unwrap_or(text.len()));
        if !are_literals(literals) {
            return false;
        }
        let Some(rest) = rest.strip_prefix('{') else {
            return true;
        };
        match rest.split_once('}') {
            Some((expression, rest)) if is_expression(expression) => text = rest,
            _ => return false,
        }
    }
}

fn are_literals(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(next) = characters.next() {
        let is_literal = match next {
            '%' => starts_with_escape(characters.as_str()),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
            '!'..='~' => true,
            _ => is_beyond_ascii(next) || is_for_private_use(next),
        };
        if !is_literal {
            return false;
        }
    }
    true
}

/// Returns whether an expression is valid: an optional operator, possibly a reserved one, and variables.
fn is_expression(text: &str) -> bool {
    let operators = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];
    text.strip_prefix(operators).unwrap_or(text).split(',').all(is_variable)
}

/// Returns whether a variable is valid: a name, with an optional `*` or maximum length.
fn is_variable(text: &str) -> bool {
    if let Some(name) = text.strip_suffix('*') {
        return is_name(name);
    }
    match text.split_once(':') {
        Some((name, length)) => {
            is_name(name)
                && (1..=4).contains(&length.len())
                && !length.starts_with('0')
                && length.bytes().all(|digit| digit.is_ascii_digit())
        }
        None => is_name(text),
    }
}

/// Returns whether a name is valid: letters, digits, `_` and escapes, with single dots between them.
fn is_name(text: &str) -> bool {
    text.split('.').all(|part| {
        let mut characters = part.chars();
        while let Some(next) = characters.next() {
            if next == '%' && starts_with_escape(characters.as_str()) {
                continue;
            }
            if !next.is_ascii_alphanumeric() && next != '_' {
                return false;
            }
        }
        !part.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::is_uri_template;

    #[test]
    fn expressions_stand_in_braces() {
        for text in [
            "",
            "/a'b",
            "%41é\u{E000}",
            "{a}",
            "{+a.b,c_d}",
            "{?a*,b:12}",
            "{%41%42}",
            "{a:9999}/{b}",
            "{!a}",
        ] {
            assert!(is_uri_template(text), "{text}");
        }
        for text in [
            "{",
            "}",
            "{}",
            "{a",
            "a}",
            "{{a}}",
            "{a,}",
            "{,,a}",
            "{a..b}",
            "{.}",
            "{a:}",
            "{a:0}",
            "{a:01}",
            "{a:10000}",
            "{a:1*}",
            "{a-b}",
            "{a b}",
            "{é}",
            "{%4}",
            "a b",
            "%4g",
            "<a>",
            "a\u{7F}",
            "a\\b",
            "a|b",
            "a\u{85}",
        ] {
            assert!(!is_uri_template(text), "{text}");
        }
    }
}
