//! Splits a type cell into words, literals and brackets.

/// A part of a type cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word as written: `string`, `int64`, `kotlin.Long`, `date-time`.
    Word(String),
    /// A text in quotes.
    Quoted(String),
    /// A number.
    Number(String),
    /// A bracket, a separator or another mark.
    Mark(char),
}

/// The longest type cell, in tokens. Longer ones are not types.
pub(super) const MAX_TOKENS: usize = 400;

/// Returns the tokens of a cell; `None` if there are more than [`MAX_TOKENS`].
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if tokens.len() >= MAX_TOKENS {
            return None;
        }
        let size = match first {
            '\n' => {
                tokens.push(Token::Mark(';'));
                1
            }
            _ if first.is_whitespace() => first.len_utf8(),
            '"' | '\'' | '“' | '‘' | '`' => quoted(rest, first, &mut tokens),
            _ if is_part(first) => word(rest, &mut tokens),
            // Several marks of the same kind are one.
            '|' | '&' | ';' | ',' => {
                if tokens.last() != Some(&Token::Mark(first)) {
                    tokens.push(Token::Mark(first));
                }
                1
            }
            _ => {
                tokens.push(Token::Mark(first));
                first.len_utf8()
            }
        };
        rest = &rest[size..];
    }
    Some(tokens)
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$' | '\\' | '-' | '.' | '+' | '#')
}

fn word(text: &str, tokens: &mut Vec<Token>) -> usize {
    let mut end = text.find(|it: char| !is_part(it)).unwrap_or(text.len());
    // `std::string` is one word, and so is `user's`.
    while let Some(rest) = text[end..].strip_prefix("::").or_else(|| text[end..].strip_prefix('’'))
    {
        let skipped = text.len() - end - rest.len();
        let more = rest.find(|it: char| !is_part(it)).unwrap_or(rest.len());
        if more == 0 {
            break;
        }
        end += skipped + more;
    }
    // Between limits: `1 .. 100`.
    if &text[..end] == ".." {
        tokens.push(Token::Mark('‥'));
        return end;
    }
    let word = text[..end].trim_matches(|it: char| it == '-');
    let word = word.trim_start_matches('\\').trim_end_matches(['.', '\\']);
    if word.parse::<f64>().is_ok() && word.bytes().any(|byte| byte.is_ascii_digit()) {
        let sign = if text.starts_with('-') { "-" } else { "" };
        tokens.push(Token::Number(format!("{sign}{word}")));
    } else if word.chars().any(char::is_alphanumeric) {
        tokens.push(Token::Word(word.to_owned()));
    }
    end
}

/// Reads a text in quotes; a quote that is not closed is skipped.
fn quoted(text: &str, open: char, tokens: &mut Vec<Token>) -> usize {
    let close = match open {
        '“' => '”',
        '‘' => '’',
        other => other,
    };
    let start = open.len_utf8();
    match text[start..].find(close) {
        Some(length) => {
            tokens.push(Token::Quoted(text[start..start + length].to_owned()));
            start + length + close.len_utf8()
        }
        None => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = tokens(text)
            .expect("not too long")
            .iter()
            .map(|token| match token {
                Token::Word(word) => word.clone(),
                Token::Quoted(text) => format!("'{text}'"),
                Token::Number(digits) => format!("#{digits}"),
                Token::Mark(mark) => mark.to_string(),
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn words_literals_and_marks() {
        check("Array<string>|null", "Array < string > | null");
        check("'a' || \"b\"", "'a' | 'b'");
        check("std::vector<int32_t>", "std::vector < int32_t >");
        check("varchar(32), -1.5", "varchar ( #32 ) , #-1.5");
        check("\\DateTime date-time ISO-8601.", "DateTime date-time ISO-8601");
        check("it's", "it s");
        check("a\nb", "a ; b");
        check("[ 1 .. 5 ] ...", "[ #1 ‥ #5 ]");
        assert_eq!(tokens(&"a ".repeat(1_000_000)), None);
    }
}
