//! Converts documented names to names on the wire.

use std::{
    fmt::{self, Write as _},
    str::FromStr,
};

/// The names of a schema's properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Names {
    /// Names on the wire, in camelCase, derived from the documented ones by the dialect.
    Wire,
    /// The documented names. Whether their dots lead to members is decided by the pages of a vendor.
    Documented,
    /// The documented names, with dots that are part of them.
    Literal,
    /// The documented names, with dots that lead to members: `a.b` is a field of `a`.
    Paths,
}

impl Names {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::Wire, Self::Documented, Self::Literal, Self::Paths];

    /// Returns the word on the command line and in overlays.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Documented => "documented",
            Self::Literal => "literal",
            Self::Paths => "paths",
        }
    }
}

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that is none of `wire`, `documented`, `literal` and `paths`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownNames {
    word: String,
}

impl fmt::Display for UnknownNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "names are `wire`, `documented`, `literal` or `paths`, not `{}`", self.word)
    }
}

impl std::error::Error for UnknownNames {}

impl FromStr for Names {
    type Err = UnknownNames;

    fn from_str(word: &str) -> Result<Self, UnknownNames> {
        let known = Self::ALL.into_iter().find(|names| names.name() == word);
        known.ok_or_else(|| UnknownNames { word: word.to_owned() })
    }
}

/// Converts `customer_id` to `customerId`. Leading underscores and upper case are kept.
pub(super) fn camel_case(snake: &str) -> String {
    camel_case_with(snake, &mut |_| None)
}

/// Converts like [`camel_case`]; `written` returns how a word after the first one is written, if not with one capital.
pub(super) fn camel_case_with(
    snake: &str,
    written: &mut dyn FnMut(&str) -> Option<String>,
) -> String {
    let body = snake.trim_start_matches('_');
    let mut out = snake[..snake.len() - body.len()].to_owned();
    for (n, word) in body.split('_').enumerate() {
        let mut characters = word.chars();
        match characters.next() {
            Some(first) if n > 0 => {
                if let Some(word) = written(word) {
                    out.push_str(&word);
                } else {
                    out.extend(first.to_uppercase());
                    out.push_str(characters.as_str());
                }
            }
            Some(_) => out.push_str(word),
            // Two underscores in a row, or one at the end, are part of the name.
            None if n > 0 => out.push('_'),
            None => {}
        }
    }
    out
}

/// Converts `customerId` to `customer_id`: an underscore before an upper-case letter that follows a lower-case letter
/// or a digit.
pub(super) fn snake_case(camel: &str) -> String {
    let mut out = String::with_capacity(camel.len() + 4);
    let mut previous: Option<char> = None;
    for character in camel.chars() {
        if character.is_uppercase() {
            if previous.is_some_and(|previous| previous.is_lowercase() || previous.is_ascii_digit())
            {
                out.push('_');
            }
            out.extend(character.to_lowercase());
        } else {
            out.push(character);
        }
        previous = Some(character);
    }
    out
}

/// Converts `CustomerId` to `customerId`: the SDK changes only the case of the first letter.
pub(super) fn lower_first(pascal: &str) -> String {
    let mut characters = pascal.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Converts `WebEventResponse` to `web-event-response`, the name of a schema.
pub(super) fn kebab_case(name: &str) -> String {
    let snake = snake_case(name);
    let words = snake.split(|character: char| !is_part(character));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Converts `survey_module` or `Event Structure` to `SurveyModule`, `EventStructure`, the name of a type.
pub(super) fn pascal_case(text: &str) -> String {
    let words = text.split(|character: char| !is_part(character));
    let mut out = String::new();
    for word in words {
        let mut characters = word.chars();
        if let Some(first) = characters.next() {
            out.extend(first.to_uppercase());
            out.push_str(characters.as_str());
        }
    }
    out
}

/// Returns whether a character is a letter or a digit, in any script, that readers see.
fn is_part(character: char) -> bool {
    let is_filler = matches!(character, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}');
    character.is_alphanumeric() && !is_filler
}

/// Converts `Order Placed` to `order-placed`, the name of an event. What has no letter and no digit is called by its
/// characters: `event-u1f600` for 😀.
pub(super) fn of_event(event: &str) -> String {
    let mut name = kebab_case(event);
    if name.is_empty() {
        name.push_str("event");
        for character in event.chars().filter(|character| !character.is_whitespace()) {
            let _ = write!(name, "-u{:x}", u32::from(character));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_go_both_ways() {
        for (snake, camel) in [
            ("customer_id", "customerId"),
            ("id", "id"),
            ("features_webrtc", "featuresWebrtc"),
            ("mkt_campaign", "mktCampaign"),
        ] {
            assert_eq!(camel_case(snake), camel);
            assert_eq!(snake_case(camel), snake);
        }
    }

    #[test]
    fn odd_names_survive() {
        assert_eq!(camel_case("_type"), "_type");
        assert_eq!(camel_case("a__b_"), "a_B_");
        assert_eq!(camel_case(""), "");
        assert_eq!(camel_case("ärger_öl"), "ärgerÖl");
        assert_eq!(lower_first("IssuerURI"), "issuerURI");
        assert_eq!(kebab_case("WebEventResponse"), "web-event-response");
        assert_eq!(pascal_case("Event Structure"), "EventStructure");
        assert_eq!(pascal_case("survey_module"), "SurveyModule");
    }
}
