//! `json-pointer` and `relative-json-pointer`.

/// Returns whether a string is a JSON Pointer (RFC 6901), not as a URI fragment.
pub(super) fn is_json_pointer(text: &str) -> bool {
    if !text.is_empty() && !text.starts_with('/') {
        return false;
    }
    // The parts after each `~`.
    text.split('~').skip(1).all(|after| after.starts_with(['0', '1']))
}

/// Returns whether a string is a Relative JSON Pointer: a number, an optional index adjustment (`+1`), and `#` or a
/// JSON Pointer.
pub(super) fn is_relative_json_pointer(text: &str) -> bool {
    let Some(mut rest) = after_number(text) else {
        return false;
    };
    if let Some(offset) = rest.strip_prefix(['+', '-']) {
        match after_number(offset) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest == "#" || is_json_pointer(rest)
}

/// Returns the rest after the number without leading zeros at the start of the string.
fn after_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|next: char| next.is_ascii_digit());
    match &text[..text.len() - rest.len()] {
        "0" => Some(rest),
        number if number.is_empty() || number.starts_with('0') => None,
        _ => Some(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_json_pointer, is_relative_json_pointer};

    #[test]
    fn a_tilde_escapes() {
        for text in ["", "/", "/a//b", "/~0~1", "/a b\0", "/é"] {
            assert!(is_json_pointer(text), "{text}");
        }
        for text in ["a", "#/a", "/~", "/~2", "/a~~0", " /a"] {
            assert!(!is_json_pointer(text), "{text}");
        }
    }

    #[test]
    fn it_begins_with_how_far_to_go_up() {
        for text in ["0", "10", "1/a", "0#", "0+1", "2-10/a", "0+1#"] {
            assert!(is_relative_json_pointer(text), "{text}");
        }
        for text in
            ["", "/a", "#", "-1", "+1/a", "01", "00", "1##", "1#/a", "1a", "1+", "1+01", "1/~", "১"]
        {
            assert!(!is_relative_json_pointer(text), "{text}");
        }
    }
}
