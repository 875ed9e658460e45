//! Parses type cells written by hand, in any language and in words.

use serde_json::{Map, Value, json};

use super::{
    Reference, Type, constant,
    narrow::narrower,
    parts::{is_one, literal, phrase, split, trim},
    qualify,
    qualify::Qualities,
    times,
    tokens::{Token, tokens},
    words,
};
use crate::cell;

/// What a type cell says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// `None` if the cell names no type.
    pub(crate) ty: Option<Type>,
    /// Words of the cell that were not understood.
    pub(crate) unread: String,
    pub(crate) required: Option<bool>,
    pub(crate) default: Option<String>,
    /// Is `true` for seconds or milliseconds since 1970.
    pub(crate) is_count_of_time: bool,
}

/// Maximum nesting of a type.
const MAX_DEPTH: usize = 16;

/// Maximum number of parts that are tried in a cell.
const MAX_STEPS: usize = 1_000;

/// Reads a type cell.
pub(crate) fn read(cell: &str) -> Reading {
    let pieces = cell::pieces(cell);
    let links: Vec<(String, String)> = pieces
        .iter()
        .filter_map(|piece| Some((piece.text.trim().to_owned(), piece.link.clone()?)))
        .collect();
    let text = cell::join(&pieces);
    // Emphasis that Markdown does not read inside of HTML: `_String,required_`.
    let emphasised = text.strip_prefix('_').and_then(|rest| rest.strip_suffix('_'));
    let text = emphasised.map_or(text.clone(), str::to_owned);
    let Some(tokens) = tokens(&text) else {
        return Reading { unread: "more words than a type has".to_owned(), ..Reading::default() };
    };
    let mut reader = Reader {
        links: &links,
        qualities: Qualities::default(),
        is_count: false,
        unread: Vec::new(),
        depth: 0,
        steps: 0,
    };
    let ty = match reader.union(&tokens) {
        Some(ty) => Some(ty),
        // Prose may follow a type: `String. Who did it.`
        None => {
            text.split_once(". ").or_else(|| text.split_once(" - ")).and_then(|(first, rest)| {
                let ty = reader.union(&super::tokens::tokens(first)?).filter(Type::is_complete)?;
                reader.unread = vec![rest.to_owned()];
                Some(ty)
            })
        }
    };
    let Reader { qualities, is_count, mut unread, .. } = reader;
    let ty = ty.map(|ty| refined(ty, qualities.keywords, qualities.is_nullable));
    if ty.is_none() {
        unread = vec![text];
    }
    Reading {
        ty,
        unread: unread.join(", "),
        required: qualities.required,
        default: qualities.default,
        is_count_of_time: is_count,
    }
}

pub(super) fn refined(ty: Type, keywords: Map<String, Value>, is_nullable: bool) -> Type {
    let ty = match ty {
        ty if keywords.is_empty() => ty,
        Type::Refined(inner, mut known) => {
            known.extend(keywords);
            Type::Refined(inner, known)
        }
        ty => Type::Refined(Box::new(ty), keywords),
    };
    if is_nullable { ty.or_null() } else { ty }
}

pub(super) struct Reader<'a> {
    pub(super) links: &'a [(String, String)],
    pub(super) qualities: Qualities,
    pub(super) is_count: bool,
    pub(super) unread: Vec<String>,
    pub(super) depth: usize,
    pub(super) steps: usize,
}
impl Reader<'_> {
    /// Reads types between separators. What is no type after the first one is a qualifier of it.
    pub(super) fn union(&mut self, tokens: &[Token]) -> Option<Type> {
        if !self.may_go_on() {
            return None;
        }
        self.depth += 1;
        let found = self.union_inner(tokens);
        self.depth -= 1;
        found
    }

    pub(super) fn union_inner(&mut self, tokens: &[Token]) -> Option<Type> {
        if let Some((required, rest)) = marked(tokens) {
            self.qualities.required = Some(required);
            return self.union(rest);
        }
        // The whole may be a phrase with a separator in it: `true/false`, `date/time`.
        if let Some(ty) = words::scalar(&phrase(tokens)).filter(|_| !is_absence_quoted(tokens)) {
            return Some(ty);
        }
        // `positive integer or zero` is one type.
        if let Some(ty) = self.repeated(tokens).or_else(|| self.signed(tokens)) {
            return Some(ty);
        }
        let parts = split(tokens);
        if parts.len() == 1 || starts_values(tokens) {
            return self.single(tokens);
        }
        let mut types: Vec<Type> = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        for part in parts {
            if part.is_empty() {
                continue;
            }
            // As in TypeScript: it may be absent.
            if phrase(part) == "undefined" {
                self.qualities.required = Some(false);
                continue;
            }
            if let Some(value) = literal(part) {
                if !values.contains(&value) {
                    values.push(value);
                }
                continue;
            }
            if let ([_], Some(Type::Values(value))) = (&types[..], constant::read(part)) {
                types.clear();
                values.extend(value);
                continue;
            }
            if let [base] = &types[..]
                && !is_other(base, part)
                && qualify::read(&phrase(part), base, &mut self.qualities)
            {
                continue;
            }
            let is_first = types.is_empty() && values.is_empty();
            match self.single(part) {
                // After a type, several unknown words are prose: `string, shown to users`.
                Some(Type::Named(_)) if !is_first && part.len() > 1 => {
                    self.unread.push(phrase(part));
                }
                Some(Type::Null) => types.push(Type::Null),
                Some(ty) if types.contains(&ty) => {}
                Some(ty) => types.push(ty),
                None if is_first => return None,
                None => self.unread.push(phrase(part)),
            }
        }
        combine(types, values)
    }

    pub(super) fn single(&mut self, tokens: &[Token]) -> Option<Type> {
        let tokens = trim(tokens);
        if tokens.is_empty() || !self.may_go_on() {
            return None;
        }
        self.depth += 1;
        let found = self.single_inner(tokens);
        self.depth -= 1;
        found
    }

    /// Returns whether there is depth and work left: what is not understood is tried in several ways.
    pub(super) fn may_go_on(&mut self) -> bool {
        self.steps += 1;
        self.depth <= MAX_DEPTH && self.steps <= MAX_STEPS
    }

    pub(super) fn single_inner(&mut self, tokens: &[Token]) -> Option<Type> {
        if let Some(value) = literal(tokens) {
            return Some(Type::Values(vec![value]));
        }
        // `(event) => void`.
        if tokens.windows(2).any(|pair| pair == [Token::Mark('='), Token::Mark('>')]) {
            return Some(Type::Any);
        }
        let whole = phrase(tokens);
        if let Some(ty) = words::scalar(&whole) {
            return Some(ty);
        }
        let words: Vec<&str> = whole.split(' ').filter(|word| !word.is_empty()).collect();
        let plain: Vec<&str> = words
            .iter()
            .map(|word| word.trim_matches(['(', ')', '[', ']']))
            .filter(|word| !word.is_empty())
            .collect();
        if let Some(time) = times::read(&plain) {
            self.is_count |= time.is_count;
            return Some(time.ty);
        }
        if let Some(ty) = constant::read(tokens).or_else(|| self.limited(tokens)) {
            return Some(ty);
        }
        self.prefixed(tokens)
            .or_else(|| self.suffixed(tokens))
            .or_else(|| self.applied(tokens))
            .or_else(|| self.conditional(tokens))
            .or_else(|| self.named(tokens))
    }

    /// A name, or a phrase that ends in a type: `shipping address object`.
    pub(super) fn named(&mut self, tokens: &[Token]) -> Option<Type> {
        let name: Vec<&str> = tokens
            .iter()
            .map(|token| match token {
                Token::Word(word) => Some(word.as_str()),
                _ => None,
            })
            .collect::<Option<_>>()?;
        if let [plural] = &name[..] {
            let lower = plural.trim_matches('_').to_lowercase();
            if let Some(ty) = words::scalar(&lower) {
                return Some(ty);
            }
            let singular = lower.strip_suffix('s').filter(|singular| singular.len() > 2);
            if let Some(ty) = singular.and_then(words::scalar) {
                return Some(ty);
            }
            // The last part of a qualified name: `kotlin.collections.List`.
            if let Some(ty) = lower
                .rsplit(['.', ':', '\\'])
                .next()
                .filter(|last| *last != lower)
                .and_then(words::scalar)
            {
                return Some(ty);
            }
        }
        // `string date-time`: the second word narrows the first.
        if let [base, narrow] = &name[..]
            && let (Some(base), Some(narrow)) =
                (words::scalar(&base.to_lowercase()), words::scalar(&narrow.to_lowercase()))
        {
            return Some(narrower(base, narrow));
        }
        if name.len() > 6 || !name[0].starts_with(|it: char| it.is_alphabetic() || it == '_') {
            return None;
        }
        let link = self.link(&name.join(" "));
        if name.len() > 4 && link.is_none() {
            return None;
        }
        // The anchor may say what it is: `#item-object`, `#contentTypeString`.
        let is_object = link
            .as_ref()
            .is_some_and(|link| link.ends_with("object") || link.ends_with("structure"));
        let is_string = link.as_ref().is_some_and(|link| link.ends_with("String"));
        let otherwise = match (is_object, is_string) {
            (true, _) => Some(Box::new(Type::plain("object"))),
            (_, true) => Some(Box::new(Type::plain("string"))),
            _ => None,
        };
        Some(Type::Named(Reference { link, name: name.join(" "), otherwise }))
    }

    pub(super) fn link(&self, name: &str) -> Option<String> {
        let found = self.links.iter().find(|(text, _)| text == name || text.contains(name));
        found.map(|(_, link)| link.clone())
    }
}

/// Splits a mark of what is required off a type: `(optional) string`, `string [optional]`, `required, string`.
fn marked(tokens: &[Token]) -> Option<(bool, &[Token])> {
    let mark = |token: &Token| match token {
        Token::Word(word) if is_one(&word.to_lowercase(), "required|mandatory") => Some(true),
        Token::Word(word) if word.eq_ignore_ascii_case("optional") => Some(false),
        _ => None,
    };
    let ([Token::Mark('(' | '['), word, Token::Mark(')' | ']'), rest @ ..]
    | [rest @ .., Token::Mark('['), word, Token::Mark(']')]
    | [word, Token::Mark(',' | ';' | '|' | '/'), rest @ ..]) = tokens
    else {
        return None;
    };
    let rest = trim(rest);
    Some((mark(word)?, rest)).filter(|_| !rest.is_empty())
}

/// Returns whether tokens are a word for nothing in quotes, which is a value: `'none'`.
fn is_absence_quoted(tokens: &[Token]) -> bool {
    matches!(tokens, [Token::Quoted(text)] if text != "null" && words::scalar(text) == Some(Type::Null))
}

/// Returns whether tokens begin a list of values: `enum: a, b`, `one of a, b`.
fn starts_values(tokens: &[Token]) -> bool {
    let [Token::Word(first), second, ..] = tokens else {
        return false;
    };
    let follows = match second {
        Token::Word(word) => word.eq_ignore_ascii_case("of"),
        second => *second == Token::Mark(':'),
    };
    follows && is_one(&first.to_lowercase(), "enum|enumeration|one|any|either|values|oneof")
}

/// Returns whether a part names a type with another type of JSON than `base`, and so is no qualifier of it.
fn is_other(base: &Type, part: &[Token]) -> bool {
    let json = |ty: &Type| match ty {
        Type::Plain { json, .. } => Some(*json),
        _ => None,
    };
    words::scalar(&phrase(part)).is_some_and(|ty| json(&ty) != json(base))
}

pub(super) fn combine(mut types: Vec<Type>, values: Vec<Value>) -> Option<Type> {
    if !values.is_empty() {
        let is_whole_boolean =
            values.len() == 2 && values.contains(&json!(true)) && values.contains(&json!(false));
        types.insert(
            0,
            if is_whole_boolean { Type::plain("boolean") } else { Type::Values(values) },
        );
    }
    // An integer is a number.
    if types.contains(&Type::plain("number")) {
        types.retain(|ty| !matches!(ty, Type::Plain { json: "integer", .. }));
    }
    match types.len() {
        0 => None,
        1 => types.pop(),
        _ if types.contains(&Type::Any) => Some(Type::Any),
        _ => Some(Type::Union(types)),
    }
}
