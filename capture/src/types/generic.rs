//! Types with arguments: `Array<T>`, `Map<K, V>`, `Enum {a, b}`.

use serde_json::{Value, json};

use super::{
    Reference, Type, is_class,
    parts::{
        closes_at_end, closing, is_key, is_one, key_and_value, literal, phrase, split, trim,
        values_in,
    },
    read::Reader,
    read::combine,
    tokens::Token,
    words,
};

/// Generic types of lists.
const LISTS: &str = "array|list|vec|vector|set|seq|sequence|collection|iterable|arraylist|hashset|ienumerable|icollection|readonlyarray|slice|frozenset|\
    deque|ilist|btreeset|observablecollection|mutablelist|linkedhashset|tuple|nonempty|generator|repeated";

/// Generic types of maps.
const MAPS: &str = "map|dict|dictionary|hash|record|hashmap|btreemap|mapping|idictionary|treemap|linkedhashmap|mutablemap|defaultdict|unordered_map|\
    ordereddict|associativearray";

/// Generic types that mean their argument.
const WRAPPERS: &str = "promise|box|rc|arc|partial|lowcardinality|readonly|required|annotated|simpleaggregatefunction|template|observable|pointer|shared_ptr|\
    unique_ptr|classvar|final|awaitable|task|future|nonnullable|mapped|union|anyof|oneof|either";

impl Reader<'_> {
    /// `Array<X>`, `Map<K, V>`, `Option<X>`, `List[str]`, `map[string]X`, `Array(String)`, `Enum {a, b}`.
    pub(super) fn applied(&mut self, tokens: &[Token]) -> Option<Type> {
        let [Token::Word(name), Token::Mark(open @ ('<' | '[' | '(' | '{')), ..] = tokens else {
            return None;
        };
        let end = closing(tokens, 1)?;
        let (inner, after) = (&tokens[2..end], &tokens[end + 1..]);
        let short = name.rsplit(['.', ':']).next().unwrap_or(name).to_lowercase();
        if short == "map" && *open == '[' && !after.is_empty() {
            return Some(Type::map(self.single(after)?));
        }
        if !after.is_empty() {
            return None;
        }
        let is = |list: &str| is_one(&short, list);
        if is(LISTS) && !(short == "tuple" && has_fields(inner)) {
            let item = if *open == '{' { Some(Type::plain("object")) } else { self.union(inner) };
            return Some(Type::list(item.unwrap_or(Type::Any)));
        }
        // Fields with types, as databases write them: `STRUCT<a INT64, b STRING>`.
        if is("struct|row") || is("record|tuple|object") && has_fields(inner) {
            return Some(Type::plain("object"));
        }
        if is(MAPS) {
            let value = key_and_value(inner).map_or(inner, |(_, value)| value);
            return Some(Type::map(self.union(value).unwrap_or(Type::Any)));
        }
        if short == "interface" && inner.is_empty() {
            return Some(Type::Any);
        }
        if is("object|class|struct|ref|interface|type") {
            return self.object_of(*open, inner);
        }
        if is("option|optional|maybe|nullable|nullish") {
            return Some(self.union(inner)?.or_null());
        }
        if is(WRAPPERS) {
            return self.union(inner);
        }
        if is("enum|enumeration|literal|enum8|enum16|values") {
            return self.listed(inner).or(Some(Type::plain("string")));
        }
        if short == "ndarray" {
            return Some(Type::plain("array"));
        }
        // A format, as API descriptions write it: `string <date-time>`.
        if *open == '<' && words::scalar(&short).is_some() {
            return self.qualified(&tokens[..1], inner);
        }
        // Arguments of a name that is not generic here belong to that name: `Page<Item>`.
        (*open == '<' || *open == '(' && inner.is_empty()).then(|| self.single(&tokens[..1]))?
    }

    /// `Object<Item>`, `Object<string, T>`, `Object {…}`.
    fn object_of(&mut self, open: char, inner: &[Token]) -> Option<Type> {
        if let Some((_, value)) = key_and_value(inner).filter(|_| open != '{') {
            return Some(Type::map(self.union(value).unwrap_or(Type::Any)));
        }
        if open == '{' || inner.is_empty() {
            return Some(Type::plain("object"));
        }
        Some(match self.single(inner)? {
            Type::Named(reference) => Type::Named(Reference {
                otherwise: Some(Box::new(Type::plain("object"))),
                ..reference
            }),
            ty if ty.is_complete() => Type::map(ty),
            ty => ty,
        })
    }

    /// A list of values: `{a, b}`, `a, b or c`.
    pub(super) fn listed(&mut self, tokens: &[Token]) -> Option<Type> {
        let tokens = trim(tokens);
        let inner = match tokens {
            [Token::Mark('{' | '[' | '(' | '<'), inner @ .., _] if closes_at_end(tokens) => inner,
            [Token::Mark(':'), inner @ ..] | [Token::Word(_), Token::Mark(':'), inner @ ..] => {
                inner
            }
            _ => tokens,
        };
        if let Some(values) = values_in(inner) {
            return combine(Vec::new(), values);
        }
        let parts = split(inner);
        let word = |part: &&[Token]| match part {
            [Token::Word(word)] => Some(json!(word)),
            _ => literal(part),
        };
        let is_types = parts.iter().all(|part| words::scalar(&phrase(part)).is_some());
        let words: Option<Vec<Value>> = parts.iter().map(word).collect();
        match words {
            Some(values) if parts.len() > 1 && !is_types && !are_classes(&parts) => {
                combine(Vec::new(), values)
            }
            _ => self.union(inner),
        }
    }
}

/// Returns whether the first of the parts between commas is a name with its type: `a INT64`, `a: int`.
fn has_fields(tokens: &[Token]) -> bool {
    let end = tokens.iter().position(|token| *token == Token::Mark(',')).unwrap_or(tokens.len());
    match &tokens[..end] {
        [key @ Token::Word(_), Token::Mark(':'), ..] => !is_key(std::slice::from_ref(key)),
        [Token::Word(name), Token::Word(ty), ..] => {
            words::scalar(&name.to_lowercase()).is_none()
                && words::scalar(&ty.to_lowercase()).is_some()
        }
        _ => false,
    }
}

/// Returns whether all parts are names as classes have them, of several words: `ScreenView`.
fn are_classes(parts: &[&[Token]]) -> bool {
    parts.iter().all(|part| matches!(part, [Token::Word(word)] if is_class(word)))
}
