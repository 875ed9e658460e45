//! Parses type cells into expressions: names, brackets and arguments, independent of the dialect.

use std::{iter::Peekable, str::Chars};

/// A type as written. The meaning of names depends on the dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression {
    /// `str`, `int?`, `WebEvent`.
    Name(String),
    /// `list[str]`, `List<X>`, `dict(str, X)`, `DateTime (UTC)`.
    Applied(String, Vec<Expression>),
    /// `[X]`, `[String:X]`.
    Bracketed(Vec<Expression>),
}

/// Maximum nesting of a type. Documented types have three levels.
const MAX_DEPTH: usize = 32;

/// Parses a type cell.
///
/// # Errors
///
/// The reason, which follows "type `…`": unbalanced brackets, trailing text, too many levels.
pub(super) fn parse(text: &str) -> Result<Expression, String> {
    let mut reader = Reader { characters: text.chars().peekable() };
    let expression = reader.expression(0)?;
    match reader.next_character() {
        None => Ok(expression),
        Some(character) => Err(format!("has `{character}` where it should end")),
    }
}

struct Reader<'a> {
    characters: Peekable<Chars<'a>>,
}

impl Reader<'_> {
    fn expression(&mut self, depth: usize) -> Result<Expression, String> {
        if depth > MAX_DEPTH {
            return Err(format!("nests deeper than {MAX_DEPTH} levels"));
        }
        if self.peek() == Some('[') {
            return Ok(Expression::Bracketed(self.arguments(depth)?));
        }
        let name = self.name();
        if name.is_empty() {
            return Err(match self.peek() {
                Some(character) => format!("has `{character}` where a name should be"),
                None => "ends where a name should be".to_owned(),
            });
        }
        match self.peek() {
            Some('[' | '<' | '(') => Ok(Expression::Applied(name, self.arguments(depth)?)),
            _ => Ok(Expression::Name(name)),
        }
    }

    /// Parses the arguments between the next bracket and its closing bracket.
    fn arguments(&mut self, depth: usize) -> Result<Vec<Expression>, String> {
        let close = match self.next_character() {
            Some('[') => ']',
            Some('<') => '>',
            _ => ')',
        };
        let mut arguments = Vec::new();
        loop {
            arguments.push(self.expression(depth + 1)?);
            match self.next_character() {
                Some(',' | ':') => {}
                Some(character) if character == close => return Ok(arguments),
                Some(character) => {
                    return Err(format!("has `{character}` where `{close}` should be"));
                }
                None => return Err(format!("lacks a closing `{close}`")),
            }
        }
    }

    fn name(&mut self) -> String {
        self.peek();
        let mut name = String::new();
        let is_part =
            |character: &char| !character.is_whitespace() && !"[]<>(),:".contains(*character);
        while let Some(character) = self.characters.next_if(is_part) {
            name.push(character);
        }
        name
    }

    fn peek(&mut self) -> Option<char> {
        while self.characters.next_if(|character| character.is_whitespace()).is_some() {}
        self.characters.peek().copied()
    }

    fn next_character(&mut self) -> Option<char> {
        self.peek();
        self.characters.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let actual = match parse(text) {
            Ok(expression) => render(&expression),
            Err(reason) => reason,
        };
        assert_eq!(actual, expected, "{text}");
    }

    fn render(expression: &Expression) -> String {
        let list = |items: &[Expression]| items.iter().map(render).collect::<Vec<_>>().join(" ");
        match expression {
            Expression::Name(name) => name.clone(),
            Expression::Applied(name, items) => format!("({name} {})", list(items)),
            Expression::Bracketed(items) => format!("[{}]", list(items)),
        }
    }

    #[test]
    fn every_dialect_has_one_grammar() {
        check("str", "str");
        check("int?", "int?");
        check("list[list[str]]", "(list (list str))");
        check("dict(str, list[X])", "(dict str (list X))");
        check("List<Map<String, X>>", "(List (Map String X))");
        check("[String:[X]]", "[String [X]]");
        check("DateTime (UTC)", "(DateTime UTC)");
    }

    #[test]
    fn invalid_types_have_a_reason() {
        check("", "ends where a name should be");
        check("list[str", "lacks a closing `]`");
        check("list[str)", "has `)` where `]` should be");
        check("a b", "has `b` where it should end");
        check("list[]", "has `]` where a name should be");
        check(&"[".repeat(100_000), "nests deeper than 32 levels");
    }
}
