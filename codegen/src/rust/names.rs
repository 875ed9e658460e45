//! Rust identifiers for names in JSON, by fixed rules that never fail.
//!
//! Words end at separators (space, `_`, `-`, `.`, `/`, `:`, `,`), at brackets in pairs (`[]` is `array`), and where an
//! upper-case letter follows a lower-case one. Other symbols are spelled out (`+` is `plus`); so are separators and
//! brackets where there is nothing else. Letters are kept
//! if they are Latin, kana, hangul or Han; those of other scripts are spelled as code points (`u416`), because the
//! compiler warns about look-alikes. The empty string is `empty`, a leading digit gets an `n`. Long names are cut. A
//! name that is taken gets a number: 2, 3, ….

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};

/// Longer names are cut: a schema can hold names of any length.
const MAX_LENGTH: usize = 64;

const SEPARATORS: &str = " _-./:,\t\n\r";

/// Returns a name for a type or a variant: `web_event` is `WebEvent`.
pub(crate) fn upper(text: &str) -> String {
    let mut name = String::new();
    for word in words(text) {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { continue };
        if first.is_ascii_digit() && name.ends_with(|last: char| last.is_ascii_digit()) {
            name.push('_');
        }
        name.extend(first.to_uppercase());
        let rest = characters.as_str();
        if word.chars().all(|character| !character.is_lowercase()) {
            name.push_str(&rest.to_lowercase());
        } else {
            name.push_str(rest);
        }
    }
    let name = finish(&name, "Empty", 'N');
    if name == "Self" { "SelfValue".to_owned() } else { name }
}

/// Returns a name for a field or a module, without `r#`: `customerId` is `customer_id`.
pub(crate) fn snake(text: &str) -> String {
    let words: Vec<_> = words(text).iter().map(|word| word.to_lowercase()).collect();
    let name = finish(&words.join("_"), "empty", 'n');
    match name.as_str() {
        "self" | "super" | "crate" => name + "_value",
        _ => name,
    }
}

/// Returns a name for a constant: `customer_id` and `CustomerId` are `CUSTOMER_ID`.
pub(crate) fn screaming(text: &str) -> String {
    snake(text).to_uppercase()
}

fn finish(name: &str, empty: &str, before_digit: char) -> String {
    let name: String = name.chars().take(MAX_LENGTH).collect();
    let name = name.trim_end_matches('_');
    match name.chars().next() {
        None => empty.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{before_digit}{name}"),
        Some(_) => name.to_owned(),
    }
}

/// Splits a name into words of letters and digits that an identifier can hold.
fn words(text: &str) -> Vec<String> {
    let text: Vec<char> = text.chars().take(4 * MAX_LENGTH).collect();
    let is_bare = !text.iter().any(|character| character.is_alphanumeric());
    let mut words = Words::default();
    for (index, &character) in text.iter().enumerate() {
        let next = text.get(index + 1).copied();
        if character.is_ascii_alphanumeric() || is_kept(character) {
            words.character(character, next);
        } else if character == '-' && index == 0 && next.is_some_and(|next| next.is_ascii_digit()) {
            words.whole("minus");
        } else if (SEPARATORS.contains(character) || is_bracket(&text, index)) && !is_bare {
            words.end();
            if character == ']' && index > 0 && text[index - 1] == '[' {
                words.whole("array");
            }
        } else if character == '\'' && !is_bare {
            // The apostrophe of a word such as `don't`.
        } else {
            match symbol(character) {
                Some(spelled) => words.whole(spelled),
                None => words.whole(&format!("u{:x}", u32::from(character))),
            }
        }
    }
    words.end();
    words.done
}

/// Returns whether a character is one of a pair of brackets, as in `Axis<(number[]|null)>`, or a quotation mark in those.
fn is_bracket(text: &[char], index: usize) -> bool {
    const PAIRS: [(char, char); 4] = [('<', '>'), ('(', ')'), ('[', ']'), ('{', '}')];
    let character = text[index];
    PAIRS.iter().any(|&(open, close)| {
        let is_opened = || text[..index].contains(&open);
        character == open && text[index..].contains(&close) || character == close && is_opened()
    }) || (character == '"' && text.contains(&'<') && text.contains(&'>'))
}

#[derive(Default)]
struct Words {
    done: Vec<String>,
    open: String,
}

impl Words {
    fn end(&mut self) {
        if !self.open.is_empty() {
            self.done.push(std::mem::take(&mut self.open));
        }
    }

    fn whole(&mut self, word: &str) {
        self.end();
        self.done.push(word.to_owned());
    }

    fn character(&mut self, character: char, next: Option<char>) {
        if let Some(last) = self.open.chars().last() {
            let after_small = !last.is_uppercase() && character.is_uppercase();
            let before_small = last.is_uppercase()
                && character.is_uppercase()
                && next.is_some_and(char::is_lowercase);
            if after_small || before_small {
                self.end();
            }
        }
        self.open.push(character);
    }
}

/// Returns whether a letter outside ASCII is kept: it can start an identifier, and does not look like one of another
/// script.
fn is_kept(character: char) -> bool {
    matches!(character,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ľ' | 'Ł'..='ň' | 'Ŋ'..='ž'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿋' | '가'..='힣')
}

/// Symbols, each with its name.
const SYMBOLS: [&str; 38] = [
    "+plus",
    "-minus",
    "*star",
    "/slash",
    "\\backslash",
    "=equals",
    "<less",
    ">greater",
    "!not",
    "?question",
    "$dollar",
    "€euro",
    "£pound",
    "%percent",
    "&and",
    "|or",
    "^caret",
    "~tilde",
    "@at",
    "#hash",
    ".dot",
    ",comma",
    ":colon",
    ";semicolon",
    "_underscore",
    " space",
    "\ttab",
    "\nnewline",
    "\rreturn",
    "\"quote",
    "'apostrophe",
    "`backquote",
    "(paren",
    ")paren",
    "[bracket",
    "]bracket",
    "{brace",
    "}brace",
];

fn symbol(character: char) -> Option<&'static str> {
    SYMBOLS.iter().find_map(|symbol| symbol.strip_prefix(character))
}

/// Returns a name as an identifier, raw where it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    // `gen` is reserved since edition 2024, which the parser does not know.
    let is_keyword = name == "gen" || syn::parse_str::<Ident>(name).is_err();
    if is_keyword {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// The names that are taken in one place.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// Name → the number that the next of that name tries.
    taken: HashMap<String, usize>,
    /// Names that are reserved by the lock file.
    held: HashSet<String>,
}

impl Scope {
    /// Returns whether the name is free.
    pub(crate) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(name)
    }

    /// Creates a scope in which some names are reserved by the lock file.
    pub(crate) fn holding<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let held: HashSet<String> = names.into_iter().map(str::to_owned).collect();
        let taken = held.iter().map(|name| (name.clone(), 2)).collect();
        Self { taken, held }
    }

    /// Takes a reserved name; `None` if it is not reserved, or was taken since.
    pub(crate) fn claim_held(&mut self, name: &str) -> Option<String> {
        self.held.take(name)
    }

    /// Takes `wanted`, or the other name where that is taken.
    pub(crate) fn claim_or(&mut self, wanted: &str, other: &str) -> String {
        self.claim(if self.is_free(wanted) { wanted } else { other })
    }

    /// Takes `wanted`, or that with the first number that makes it free.
    pub(crate) fn claim(&mut self, wanted: &str) -> String {
        if self.is_free(wanted) {
            self.taken.insert(wanted.to_owned(), 2);
            return wanted.to_owned();
        }
        let is_lower = wanted.chars().all(|character| !character.is_uppercase());
        let needs_gap = is_lower || wanted.ends_with(|last: char| last.is_ascii_digit());
        let gap = if needs_gap { "_" } else { "" };
        loop {
            let number = self.taken.get_mut(wanted).expect("the name is taken");
            let name = format!("{wanted}{gap}{number}");
            *number += 1;
            if self.is_free(&name) {
                self.taken.insert(name.clone(), 2);
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, as_type: &str, as_field: &str) {
        assert_eq!((upper(text).as_str(), snake(text).as_str()), (as_type, as_field));
    }

    #[test]
    fn words_end_at_separators_and_capitals() {
        check("customerId", "CustomerId", "customer_id");
        check("page_view", "PageView", "page_view");
        check("HTTPServer", "HttpServer", "http_server");
        check("iPad", "IPad", "i_pad");
        check("com.vendor.WebEvent", "ComVendorWebEvent", "com_vendor_web_event");
        check("SUBMITTED_SCORE", "SubmittedScore", "submitted_score");
    }

    #[test]
    fn symbols_are_spelled_where_they_tell_names_apart() {
        check("c++", "CPlusPlus", "c_plus_plus");
        check("$ref", "DollarRef", "dollar_ref");
        check("-", "Minus", "minus");
        check("-1", "Minus1", "minus_1");
        check("a-b", "AB", "a_b");
        check("a<b", "ALessB", "a_less_b");
        check("<>", "LessGreater", "less_greater");
    }

    #[test]
    fn brackets_in_pairs_are_not_spelled() {
        check("Conditional<ValueDef>", "ConditionalValueDef", "conditional_value_def");
        check("Axis<(number[]|null)>", "AxisNumberArrayOrNull", "axis_number_array_or_null");
        check(r#"Align<"left">"#, "AlignLeft", "align_left");
        check("items[]", "ItemsArray", "items_array");
    }

    #[test]
    fn every_string_has_a_name() {
        check("", "Empty", "empty");
        check("2x", "N2x", "n2x");
        check("self", "SelfValue", "self_value");
        check("😀", "U1f600", "u1f600");
        check("имя", "U438U43cU44f", "u438_u43c_u44f");
        check("größe", "Größe", "größe");
        check("名前", "名前", "名前");
        assert_eq!(snake(&"a".repeat(10_000)).len(), MAX_LENGTH);
    }

    #[test]
    fn taken_names_get_numbers() {
        let mut scope = Scope::default();
        let names = ["a", "a", "a_2", "a", "B1", "B1"].map(|name| scope.claim(name));
        assert_eq!(names, ["a", "a_2", "a_2_2", "a_3", "B1", "B1_2"]);
    }
}
