//! Parts of a cell: what stands between separators and in brackets.

use serde_json::{Value, json};

use super::tokens::Token;

/// Returns the literals between separators, if there is nothing else.
pub(super) fn values_in(tokens: &[Token]) -> Option<Vec<Value>> {
    let values: Option<Vec<Value>> =
        split(tokens).into_iter().filter(|part| !part.is_empty()).map(literal).collect();
    values.filter(|values| !values.is_empty())
}

pub(super) fn literal(tokens: &[Token]) -> Option<Value> {
    match trim(tokens) {
        [Token::Quoted(text)] => Some(json!(text)),
        [Token::Number(digits)] => serde_json::from_str(digits).ok().filter(Value::is_number),
        [Token::Word(word)] if word == "true" || word == "false" => Some(json!(word == "true")),
        _ => None,
    }
}

/// Returns the text of tokens in lower case, with single spaces between words.
pub(super) fn phrase(tokens: &[Token]) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            Token::Word(word) => {
                if out.ends_with(|it: char| {
                    it.is_alphanumeric() || it == ')' || it == ']' || it == ',' || it == ':'
                }) {
                    out.push(' ');
                }
                out.push_str(&word.to_lowercase());
            }
            Token::Quoted(text) | Token::Number(text) => {
                if out.ends_with(|it: char| {
                    it.is_alphanumeric() || it == ',' || it == ':' || it == '='
                }) {
                    out.push(' ');
                }
                out.push_str(text);
            }
            Token::Mark(mark @ ('(' | '[')) if out.ends_with(char::is_alphanumeric) => {
                out.extend([' ', *mark]);
            }
            Token::Mark(mark) => out.push(*mark),
        }
    }
    out
}

/// Takes commas, articles of no weight and stray marks off both ends.
pub(super) fn trim(tokens: &[Token]) -> &[Token] {
    let is_stray = |token: &Token| {
        matches!(
            token,
            Token::Mark(
                ',' | ';' | '|' | '/' | '.' | '`' | '~' | '=' | '—' | '–' | '→' | '†' | '¹' | '²'
            )
        )
    };
    let mut tokens = tokens;
    while let [first, rest @ ..] = tokens
        && is_stray(first)
    {
        tokens = rest;
    }
    while let [rest @ .., last] = tokens
        && is_stray(last)
    {
        tokens = rest;
    }
    tokens
}

/// Splits at `|`, `/`, `,`, `;`, `or` and `and` outside brackets.
pub(super) fn split(tokens: &[Token]) -> Vec<&[Token]> {
    let is_separator = |token: &Token| match token {
        Token::Mark(mark) => matches!(mark, '|' | '/' | ',' | ';' | '&'),
        Token::Word(word) => word.eq_ignore_ascii_case("or") || word.eq_ignore_ascii_case("and"),
        _ => false,
    };
    // `array of strings or numbers` is split inside.
    let is_list = matches!(tokens, [Token::Word(first), Token::Word(of), ..] if is_list_word(first) && of.eq_ignore_ascii_case("of"));
    let parts = split_by(tokens, &is_separator);
    let keeps = |part: &&[Token]| {
        part.is_empty()
            || matches!(part, [Token::Word(word)] if word.eq_ignore_ascii_case("null") || is_list_word(word))
    };
    if is_list
        && parts.len() > 1
        && !parts[1..].iter().all(keeps)
        && !parts[1..].iter().any(|part| starts_list(part))
    {
        return vec![tokens];
    }
    parts
}

pub(super) fn is_list_word(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "array" | "list" | "map" | "set" | "object")
}

pub(super) fn starts_list(part: &[Token]) -> bool {
    matches!(part, [Token::Word(first), ..] if is_list_word(first))
}

pub(super) fn split_at<'t>(tokens: &'t [Token], at: &[&str]) -> Vec<&'t [Token]> {
    split_by(
        tokens,
        &|token| matches!(token, Token::Word(word) if at.contains(&word.to_lowercase().as_str())),
    )
}

pub(super) fn split_by<'t>(
    tokens: &'t [Token],
    is_separator: &dyn Fn(&Token) -> bool,
) -> Vec<&'t [Token]> {
    let mut parts = Vec::new();
    let (mut start, mut level) = (0, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            _ if is_comparison(&tokens[at..]) => {}
            Token::Mark('(' | '[' | '{' | '<') => level += 1,
            Token::Mark(')' | ']' | '}' | '>') => level = level.saturating_sub(1),
            token if level == 0 && is_separator(token) => {
                parts.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tokens[start..]);
    parts
}

/// Returns the key and the value in `string, X` or `[key: string]: X`.
pub(super) fn key_and_value(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let parts = split_by(tokens, &|token| matches!(token, Token::Mark(',' | ':')));
    match parts.as_slice() {
        [key, _, ..] if !key.is_empty() => Some((key, tokens.get(key.len() + 1..)?)),
        _ => None,
    }
}

/// Returns whether tokens stand for every key of a map, and not for one field.
pub(super) fn is_key(tokens: &[Token]) -> bool {
    match tokens {
        [Token::Word(word)] => {
            is_one(&word.to_lowercase(), "string|str|key|number|int|integer|any|uuid|name|id")
        }
        [Token::Mark('['), ..] => true,
        _ => false,
    }
}

/// Returns whether the words before parentheses make these its arguments: `Array(String)`, `enum(a, b)`, `Nullable(T)`.
pub(super) fn is_call(tokens: &[Token]) -> bool {
    let names = "array|list|map|dict|enum|nullable|lowcardinality|tuple|row|struct|set|enum8|enum16|optional|literal|oneof|hash|union|object|anyof";
    matches!(tokens, [Token::Word(name)] if is_one(&name.to_lowercase(), names))
}

/// Returns the place of the bracket that closes the one at `open`.
pub(super) fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut level = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token {
            _ if is_comparison(&tokens[at..]) => {}
            Token::Mark('(' | '[' | '{' | '<') => level += 1,
            Token::Mark(')' | ']' | '}' | '>') => {
                level = level.checked_sub(1)?;
                if level == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns whether tokens begin with a comparison, which is no bracket: `>= 0`, `<5`.
pub(super) fn is_comparison(tokens: &[Token]) -> bool {
    match tokens {
        [Token::Mark('<' | '>'), Token::Mark('='), Token::Number(_), ..]
        | [Token::Mark('>'), Token::Number(_), ..] => true,
        [Token::Mark('<'), Token::Number(_), rest @ ..] => rest.first() != Some(&Token::Mark('>')),
        _ => false,
    }
}

pub(super) fn closes_at_end(tokens: &[Token]) -> bool {
    closing(tokens, 0) == Some(tokens.len() - 1)
}

/// Returns the place of the bracket that the last token closes, if it is an `open`.
pub(super) fn opens_last(tokens: &[Token], open: char) -> Option<usize> {
    let at = tokens.iter().position(|token| *token == Token::Mark(open))?;
    (closing(tokens, at) == Some(tokens.len() - 1)).then_some(at)
}

pub(super) fn brackets_before(tokens: &[Token], at: usize) -> usize {
    let open = |token: &&Token| matches!(token, Token::Mark('(' | '[' | '{' | '<'));
    tokens[..at].iter().filter(open).count()
}

/// Returns whether a word is in a list, whose words are separated by `|`.
pub(super) fn is_one(word: &str, list: &str) -> bool {
    list.split('|').any(|known| known == word)
}
