//! What stands before a type: `array of T`, `[]T`, `?T`, `an optional T`.

use serde_json::{Map, json};

use super::{
    Type,
    parts::{closes_at_end, is_key, is_one, key_and_value, phrase, split, split_at},
    read::{Reader, combine},
    tokens::Token,
    words,
};

impl Reader<'_> {
    /// `?T`, `[]T`, `array of T`, `map of T`, `pointer to T`, `a T`.
    pub(super) fn prefixed(&mut self, tokens: &[Token]) -> Option<Type> {
        match tokens {
            [Token::Mark('?'), rest @ ..] => return Some(self.single(rest)?.or_null()),
            [Token::Mark('*' | '&' | '@'), rest @ ..] if !rest.is_empty() => {
                return self.single(rest);
            }
            [Token::Mark('['), Token::Mark(']'), rest @ ..]
            | [Token::Mark('['), Token::Number(_), Token::Mark(']'), rest @ ..]
                if !rest.is_empty() =>
            {
                return Some(Type::list(self.single(rest)?));
            }
            [Token::Mark(open @ ('[' | '(' | '{')), inner @ .., _] if closes_at_end(tokens) => {
                return self.bracketed(*open, inner);
            }
            _ => {}
        }
        let Token::Word(first) = &tokens[0] else {
            return None;
        };
        let (first, rest) = (first.to_lowercase(), &tokens[1..]);
        let next = match rest.first() {
            Some(Token::Word(word)) => word.to_lowercase(),
            _ => String::new(),
        };
        self.of(&first, &next, rest).or_else(|| self.described(&first, &next, rest))
    }

    /// `array of T`, `map of T`, `pointer to T`, `one of …`.
    fn of(&mut self, first: &str, next: &str, rest: &[Token]) -> Option<Type> {
        let is = |list: &str| is_one(first, list);
        match next {
            "of" if is(
                "array|arrays|list|lists|set|collection|sequence|vector|arraylist|slice|tuple",
            ) =>
            {
                self.items(&rest[1..])
            }
            "containing" if is("array|list") => Some(Type::list(self.union(&rest[1..])?)),
            "with" if is("array|list") => {
                Some(Type::list(self.single(&rest[1..]).unwrap_or(Type::Any)))
            }
            "of" if is("map|dictionary|dict|mapping|hash|record") => {
                let parts = split_at(&rest[1..], &["to", "by"]);
                let value = parts.last().copied().unwrap_or(&rest[1..]);
                // `map of string, number` names the keys first.
                Some(Type::map(match self.union(value).unwrap_or(Type::Any) {
                    Type::Union(types) if types.len() == 2 && types[0] == Type::plain("string") => {
                        types[1].clone()
                    }
                    value => value,
                }))
            }
            "of" | "with" | "containing" | "from" | "that" | "whose" | "where"
                if is("object|objects|dictionary|dict|map|mapping") =>
            {
                Some(Type::plain("object"))
            }
            "to" if is("pointer|reference") => self.single(&rest[1..]),
            // A link beside it says which: `Object [environment](#environment)`.
            _ if is("object") && self.link(&phrase(rest)).is_some() => {
                Some(self.object_named(rest))
            }
            "of" | "from" if is("one|any|either|some") && rest.len() > 1 => self.listed(&rest[1..]),
            _ => None,
        }
    }

    /// The items of an array, of which there may be a number: `tuple of 2 integers`.
    fn items(&mut self, tokens: &[Token]) -> Option<Type> {
        // Pairs, or items of several types.
        if matches!(tokens, [Token::Mark('['), Token::Word(_), Token::Mark(','), ..]) {
            return Some(Type::list(Type::Any));
        }
        let count = match tokens {
            [Token::Number(digits), _, ..] => digits.parse::<u32>().ok(),
            [Token::Word(word), _, ..] => number_of(word),
            _ => None,
        };
        let Some(count) = count else {
            return Some(Type::list(self.union(tokens)?));
        };
        let length = [("minItems".to_owned(), json!(count)), ("maxItems".to_owned(), json!(count))];
        let list = Type::list(self.union(&tokens[1..])?);
        Some(Type::Refined(Box::new(list), Map::from_iter(length)))
    }

    /// `an optional T`, `nullable T`, `enum a, b`, `stringified T`.
    fn described(&mut self, first: &str, next: &str, rest: &[Token]) -> Option<Type> {
        let is = |list: &str| is_one(first, list);
        if is("function|func|fun|callback|closure|block") {
            return Some(Type::Any);
        }
        if rest.is_empty() {
            return None;
        }
        if is("enum|enumeration|values|oneof") {
            let rest = if next == "of" { &rest[1..] } else { rest };
            return match self.listed(rest) {
                None | Some(Type::Named(_)) => Some(Type::plain("string")),
                found => found,
            };
        }
        if is("nullable|optional|required") && !matches!(rest[0], Token::Mark('<' | '[' | '(')) {
            if first == "nullable" {
                return Some(self.single(rest)?.or_null());
            }
            self.qualities.required = Some(first == "required");
            return self.single(rest);
        }
        // What is packed in a string is one.
        if is(
            "comma-separated|comma-delimited|semicolon-separated|space-separated|space-delimited|pipe-separated|encoded|url-encoded|base64-encoded|json-encoded|stringified|escaped",
        ) && !next.is_empty()
        {
            return Some(Type::plain("string"));
        }
        let adjectives = "a|an|the|single|valid|partial|raw|simple|non-empty|nested|unique|flat|ordered|sorted|each|mutable|const|readonly|case-insensitive|lowercase|\
            uppercase|short|long|formatted|base64|hashed|localized|localised|unformatted|hex|signed|human-readable|json|typing|final|static|positive|global|local";
        (is_one(first, adjectives) && !next.is_empty()).then(|| self.single(rest))?
    }

    pub(super) fn bracketed(&mut self, open: char, inner: &[Token]) -> Option<Type> {
        match open {
            '(' => self.union(inner),
            // `["null", "string"]`, as JSON Schema writes a union.
            '[' if types_in_quotes(inner).is_some() => types_in_quotes(inner),
            // `[X]`, `[String: X]`, `[a, b]`.
            '[' => Some(match key_and_value(inner) {
                Some(_) if !inner.contains(&Token::Mark(':')) => {
                    Type::list(self.union(inner).unwrap_or(Type::Any))
                }
                Some((_, value)) => Type::map(self.union(value).unwrap_or(Type::Any)),
                None if inner.is_empty() => Type::plain("array"),
                None => Type::list(self.union(inner).unwrap_or(Type::Any)),
            }),
            // `{string: number}`, `{[key: string]: X}`, `{a, b}`, `{a: number, b: string}`.
            _ => Some(match key_and_value(inner) {
                Some((key, value)) if is_key(key) && !value.contains(&Token::Mark(':')) => {
                    Type::map(self.union(value).unwrap_or(Type::Any))
                }
                _ => Type::plain("object"),
            }),
        }
    }
}

/// Returns the union of types that are named in quotes.
fn types_in_quotes(tokens: &[Token]) -> Option<Type> {
    const JSON: &str = "string|number|integer|boolean|object|array|null|int|long|float|double";
    let ty = |part: &[Token]| match part {
        [Token::Quoted(name)] if is_one(name, JSON) => words::scalar(name),
        _ => None,
    };
    let types: Option<Vec<Type>> = split(tokens).into_iter().map(ty).collect();
    combine(types.filter(|types| types.len() > 1)?, Vec::new())
}

/// Returns the number that a word stands for.
fn number_of(word: &str) -> Option<u32> {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let at = words.iter().position(|known| word.eq_ignore_ascii_case(known))?;
    u32::try_from(at + 2).ok()
}
