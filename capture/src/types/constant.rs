//! Values that are always the same: `const "x"`, `value is "event"`.

use serde_json::{Value, json};

use super::{
    Type, is_class,
    parts::{is_one, phrase, trim},
    tokens::Token,
    words,
};

/// Returns the type of a value that is always the same: `const "x"`, `literal foo`, `value is "event"`, `always "event"`.
pub(super) fn read(tokens: &[Token]) -> Option<Type> {
    let at =
        tokens.iter().position(|token| !matches!(token, Token::Word(_) | Token::Mark(':' | '=')));
    let end = at.unwrap_or(tokens.len().checked_sub(1)?);
    let (lead, value) = (phrase(&tokens[..end]), trim(&tokens[end..]));
    let lead = lead.trim_end_matches([':', '=', ' ']);
    let says = is_one(
        lead,
        "const|constant|literal|constant value|fixed|fixed value|always|value is|the value is|value is always|always has the value|is always|must be|\
         literal string|string literal|const string|value|equals|equal to",
    );
    if !says {
        return None;
    }
    let value = match value {
        [Token::Quoted(text)] => json!(text),
        [Token::Number(digits)] => serde_json::from_str(digits).ok().filter(Value::is_number)?,
        [Token::Word(word)] if is_one(word, "true|false") => json!(word == "true"),
        // A word that is no type: ``literal `foo` ``.
        [Token::Word(word)]
            if is_one(lead, "const|constant|literal|constant value|fixed value|value is")
                && words::scalar(&word.to_lowercase()).is_none()
                && !is_class(word) =>
        {
            json!(word)
        }
        _ => return None,
    };
    Some(Type::Values(vec![value]))
}
