//! What stands after a type: `T[]`, `T (…)`, `T object`.

use serde_json::json;

use super::{
    Reference, Type, constant,
    narrow::narrower,
    parts::{brackets_before, is_call, is_list_word, is_one, opens_last, phrase, split, values_in},
    qualify::{self, Qualities},
    read::Reader,
    read::{combine, refined},
    times,
    tokens::Token,
    words,
};

/// Words in parentheses that are no argument of a type: `array (optional)`.
const WORDS_BESIDE: &str = "nullable|optional|required|can be null|may be null|not required|json";

impl Reader<'_> {
    /// `T[]`, `T?`, `T (…)`, `T array`, `T object`, `T: …`.
    pub(super) fn suffixed(&mut self, tokens: &[Token]) -> Option<Type> {
        match tokens {
            [rest @ .., Token::Mark('['), Token::Mark(']')]
            | [rest @ .., Token::Mark('['), Token::Number(_), Token::Mark(']')]
                if !rest.is_empty() =>
            {
                return Some(Type::list(self.single(rest)?));
            }
            [rest @ .., Token::Mark('?')] if !rest.is_empty() => {
                return Some(self.single(rest)?.or_null());
            }
            [rest @ .., Token::Mark('*' | '!' | ':' | '+' | '=')] if !rest.is_empty() => {
                return self.single(rest);
            }
            _ => {}
        }
        if let Some(at) = opens_last(tokens, '(').filter(|at| *at > 0)
            && (!is_call(&tokens[..at])
                || is_one(&phrase(&tokens[at + 1..tokens.len() - 1]), WORDS_BESIDE))
        {
            return self.qualified(&tokens[..at], &tokens[at + 1..tokens.len() - 1]);
        }
        if let Some(at) = tokens
            .iter()
            .position(|token| matches!(token, Token::Mark(':' | '=')))
            .filter(|at| *at > 0)
            && brackets_before(tokens, at) == 0
        {
            return self.qualified(&tokens[..at], &tokens[at + 1..]);
        }
        let (Token::Word(last), rest) = (tokens.last()?, &tokens[..tokens.len() - 1]) else {
            return None;
        };
        if rest.is_empty() {
            return None;
        }
        match last.to_lowercase().as_str() {
            "array" | "arrays" | "list" | "lists" | "set" | "collection" if !matches!(rest.last(), Some(Token::Word(word)) if word.eq_ignore_ascii_case("of")) => {
                Some(Type::list(self.single(rest)?))
            }
            "object" | "objects" | "structure" | "structures" | "dict" | "model" | "record"
            | "dictionary" | "instance" | "element" => Some(self.object_named(rest)),
            "enum" | "enums" | "value" | "values" | "type" | "format" | "field" | "literal"
            | "only" => match self.single(rest)? {
                Type::Named(reference) => Some(Type::Named(Reference {
                    otherwise: if last.to_lowercase().starts_with("enum") {
                        Some(Box::new(Type::plain("string")))
                    } else {
                        reference.otherwise
                    },
                    ..reference
                })),
                ty => Some(ty),
            },
            "string" | "strings" | "integers" | "numbers" | "booleans" => self.of_words(last, rest),
            "nullable" => Some(self.single(rest)?.or_null()),
            "optional" | "required" => {
                self.qualities.required = Some(last.eq_ignore_ascii_case("required"));
                self.single(rest)
            }
            _ => None,
        }
    }

    /// Words of prose before the name of a type: `country code strings`.
    fn of_words(&mut self, last: &str, before: &[Token]) -> Option<Type> {
        let are_words = before.len() <= 4
            && before.iter().all(|token| matches!(token, Token::Word(_)))
            && !before.iter().any(|token| matches!(token, Token::Word(word) if is_list_word(word)));
        if !are_words {
            return None;
        }
        let ty = words::scalar(last.to_lowercase().trim_end_matches('s'));
        // A number in a string is one: `decimal string`.
        if last.eq_ignore_ascii_case("string") && before.len() <= 2 {
            match self.single(before) {
                Some(Type::Plain { json: "boolean", .. }) => {
                    return Some(Type::Values(vec![json!("true"), json!("false")]));
                }
                Some(Type::Plain { json: "number" | "integer", .. }) => return ty,
                Some(Type::Refined(inner, _))
                    if matches!(*inner, Type::Plain { json: "number" | "integer", .. }) =>
                {
                    return ty;
                }
                _ => {}
            }
        }
        match self.single(before).filter(Type::is_complete) {
            Some(before) if Some(&before) != ty.as_ref() => None,
            _ => ty,
        }
    }

    /// `T for x options`: what stands behind the type is prose.
    pub(super) fn conditional(&mut self, tokens: &[Token]) -> Option<Type> {
        let is_condition = |token: &Token| matches!(token, Token::Word(word) if ["for", "if", "when", "in"].contains(&word.as_str()));
        let at = tokens.iter().position(is_condition).filter(|at| *at > 0)?;
        self.single(&tokens[..at]).filter(|ty| ty.is_complete() && *ty != Type::Any)
    }

    /// A type with something in parentheses or after a colon: `UUID (String)`, `String (enum)`, `varchar(32)`.
    pub(super) fn qualified(&mut self, base: &[Token], inner: &[Token]) -> Option<Type> {
        let text = phrase(inner);
        let with_base = format!("{} {text}", phrase(base));
        let words: Vec<&str> = with_base.split(' ').collect();
        if let Some(time) = times::read(&words) {
            self.is_count |= time.is_count;
            return Some(time.ty);
        }
        let Some(ty) = self.single(base) else {
            // `Webhook (object)` is an object.
            let inner = self.union(inner)?;
            return inner.is_complete().then_some(inner);
        };
        // A precision: `decimal(10,2)`.
        let is_number = matches!(ty, Type::Plain { json: "number", .. });
        if is_number
            && qualify::read(&text, &ty, &mut Qualities::default())
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' '))
        {
            return Some(ty);
        }
        if let Some(list) = values_in(inner).filter(|list| list.len() > 1) {
            return Some(if matches!(ty, Type::Plain { json: "array", .. }) {
                Type::list(combine(Vec::new(), list)?)
            } else {
                combine(Vec::new(), list)?
            });
        }
        if let Some(ty) = constant::read(inner) {
            return Some(ty);
        }
        if text == "utc" && ty == Type::formatted("string", "date-time") {
            return Some(Type::utc());
        }
        let mut qualities = Qualities::default();
        if qualify::read(&text, &ty, &mut qualities) {
            self.qualities.required = qualities.required.or(self.qualities.required);
            self.qualities.default = qualities.default.or(self.qualities.default.take());
            return Some(refined(ty, qualities.keywords, qualities.is_nullable));
        }
        let mut several = false;
        for part in split(inner) {
            several |= qualify::read(&phrase(part), &ty, &mut self.qualities);
        }
        if several {
            return Some(ty);
        }
        let unread = self.unread.len();
        let found = self.union(inner).filter(Type::is_complete);
        self.unread.truncate(unread);
        if let Some(inner) = found {
            return Some(narrower(ty, inner));
        }
        self.unread.push(text);
        Some(ty)
    }

    pub(super) fn object_named(&mut self, tokens: &[Token]) -> Type {
        let object = || Box::new(Type::plain("object"));
        match self.single(tokens) {
            Some(Type::Named(reference)) => {
                Type::Named(Reference { otherwise: Some(object()), ..reference })
            }
            _ => Type::plain("object"),
        }
    }
}
