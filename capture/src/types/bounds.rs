//! Limits beside a type: `number >= 0`, `string [1..50] characters`, `positive integer or zero`.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value, json};

use super::{
    Type,
    parts::{is_comparison, is_one, phrase, trim},
    read::{Reader, refined},
    tokens::Token,
};

/// The kinds of values that have limits.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Text,
    List,
}

impl Kind {
    fn of(ty: &Type) -> Option<Self> {
        match ty {
            Type::Plain { json: "integer" | "number", .. } => Some(Self::Number),
            Type::Plain { json: "string", .. } => Some(Self::Text),
            Type::List(_) | Type::Plain { json: "array", .. } => Some(Self::List),
            Type::Refined(inner, _) => Self::of(inner),
            _ => None,
        }
    }

    /// Returns the keywords of the lower and the upper limit.
    fn keywords(self) -> (&'static str, &'static str) {
        match self {
            Self::Number => ("minimum", "maximum"),
            Self::Text => ("minLength", "maxLength"),
            Self::List => ("minItems", "maxItems"),
        }
    }
}

impl Reader<'_> {
    /// A type with limits behind it, or a word for them before it. Limits that are not understood are left out.
    pub(super) fn limited(&mut self, tokens: &[Token]) -> Option<Type> {
        self.signed(tokens).or_else(|| self.bounded(tokens))
    }

    /// `positive integer`, `nonnegative number`, `positive integer or zero`.
    pub(super) fn signed(&mut self, tokens: &[Token]) -> Option<Type> {
        let [Token::Word(sign), rest @ ..] = tokens else {
            return None;
        };
        let sign = sign.to_lowercase().replace('-', "");
        if rest.is_empty() || !is_one(&sign, "positive|negative|nonnegative|nonpositive|nonzero") {
            return None;
        }
        let (rest, with_zero) = match rest {
            [rest @ .., Token::Word(or), zero]
                if or.eq_ignore_ascii_case("or") && is_zero(zero) =>
            {
                (trim(rest), true)
            }
            rest => (rest, false),
        };
        let ty = self.single(rest).filter(|ty| Kind::of(ty) == Some(Kind::Number))?;
        let keyword = match (sign.as_str(), with_zero) {
            ("positive", false) => "exclusiveMinimum",
            ("positive", true) | ("nonnegative", _) => "minimum",
            ("negative", false) => "exclusiveMaximum",
            ("negative", true) | ("nonpositive", _) => "maximum",
            _ => return Some(ty),
        };
        Some(refined(ty, Map::from_iter([(keyword.to_owned(), json!(0))]), false))
    }

    /// `STRING REPEATED`, `RECORD (REPEATED)`: an array, as databases write it.
    pub(super) fn repeated(&mut self, tokens: &[Token]) -> Option<Type> {
        let is_word = |token: &Token| matches!(token, Token::Word(word) if word.eq_ignore_ascii_case("repeated"));
        let base = match tokens {
            [base @ .., Token::Mark('(' | '['), word, Token::Mark(')' | ']')] if is_word(word) => {
                base
            }
            [base @ .., word] if is_word(word) => base,
            _ => return None,
        };
        let base = trim(base);
        (!base.is_empty()).then(|| self.union(base))?.map(Type::list)
    }

    /// `number >= 0`, `string <= 50 characters`, `integer [ 1 .. 100 ]`, `string non-empty`.
    fn bounded(&mut self, tokens: &[Token]) -> Option<Type> {
        let at = (1..tokens.len()).find(|at| starts_limit(&tokens[*at..]))?;
        if !is_balanced(&tokens[..at]) {
            return None;
        }
        let ty = self.single(&tokens[..at]).filter(Type::is_complete)?;
        let text = phrase(&tokens[at..]);
        if let Some(keywords) = Kind::of(&ty).and_then(|kind| limits(&text, kind)) {
            return Some(refined(ty, keywords, false));
        }
        self.unread.push(text);
        Some(ty)
    }
}

fn is_zero(token: &Token) -> bool {
    match token {
        Token::Word(word) => word.eq_ignore_ascii_case("zero"),
        Token::Number(digits) => digits == "0",
        _ => false,
    }
}

/// Returns whether every bracket of tokens is closed.
fn is_balanced(tokens: &[Token]) -> bool {
    let count = |marks: &str| {
        let is_one = |token: &&Token| matches!(token, Token::Mark(mark) if marks.contains(*mark));
        tokens.iter().filter(is_one).count()
    };
    count("([{<") == count(")]}>")
}

/// Returns whether tokens begin a limit, and no argument of a type.
fn starts_limit(tokens: &[Token]) -> bool {
    match tokens {
        [Token::Mark('≥' | '≤'), Token::Number(_), ..]
        | [Token::Mark('[' | '('), Token::Number(_), Token::Mark('‥'), ..]
        | [Token::Mark('='), Token::Number(_), Token::Word(_), ..] => true,
        [Token::Mark('[' | '('), Token::Word(range), ..] => range.contains(".."),
        [Token::Word(word)] => is_one(&word.to_lowercase(), "non-empty|nonempty"),
        _ => is_comparison(tokens),
    }
}

/// Returns the keywords of limits: `>=0`, `[1..50] characters`.
fn limits(text: &str, kind: Kind) -> Option<Map<String, Value>> {
    static LIMIT: LazyLock<Regex> = LazyLock::new(|| {
        let number = r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?";
        Regex::new(&format!(
            r"^\s*(?:(?P<op>>=|<=|≥|≤|>|<|=)\s*(?P<n>{number})|(?P<open>[\[(])\s*(?P<min>{number})\s*(?:\.\.|‥)\s*(?P<max>{number})\s*(?P<close>[\])]))\s*(?:and|&|,)?"
        ))
        .expect("the pattern compiles")
    });
    static UNIT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*(?:chars?|characters?|letters|bytes|items?|elements?|entries|unique)?\s*$")
            .expect("the pattern compiles")
    });
    let mut keywords = Map::new();
    let (lower, upper) = kind.keywords();
    if is_one(text, "non-empty|nonempty") {
        return (kind != Kind::Number).then(|| Map::from_iter([(lower.to_owned(), json!(1))]));
    }
    let mut add = |keyword: &str, digits: &str, is_open: bool| -> Option<()> {
        let exclusive = match keyword {
            "minimum" => "exclusiveMinimum",
            "maximum" => "exclusiveMaximum",
            _ => "",
        };
        if exclusive.is_empty() {
            let n: u64 = digits.parse().ok()?;
            let is_lower = keyword.starts_with("min");
            let n = match (is_open, is_lower) {
                (false, _) => n,
                (true, true) => n + 1,
                (true, false) => n.checked_sub(1)?,
            };
            keywords.insert(keyword.to_owned(), json!(n));
        } else {
            let n: Value = serde_json::from_str(digits).ok()?;
            let keyword = if is_open { exclusive } else { keyword };
            keywords.insert(keyword.to_owned(), n);
        }
        Some(())
    };
    let mut rest = text;
    while let Some(found) = LIMIT.captures(rest) {
        let group = |name: &str| found.name(name).map_or("", |it| it.as_str());
        match group("op") {
            "" => {
                add(lower, group("min"), group("open") == "(")?;
                add(upper, group("max"), group("close") == ")")?;
            }
            "=" => {
                add(lower, group("n"), false)?;
                add(upper, group("n"), false)?;
            }
            op @ (">" | ">=" | "≥") => add(lower, group("n"), op == ">")?,
            op => add(upper, group("n"), op == "<")?,
        }
        rest = &rest[found.get(0)?.end()..];
    }
    (rest.len() < text.len() && UNIT.is_match(rest)).then_some(keywords)
}
