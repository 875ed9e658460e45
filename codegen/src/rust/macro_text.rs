//! Calls of macros as people write them: formatters of Rust leave them alone.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::ItemMacro;

/// Longer lines are broken between clauses.
const WIDTH: usize = 100;
const INDENT: &str = "    ";

/// Returns the text of a call with braces; `None` where it would not be read as the same tokens.
pub(super) fn of_call(call: &ItemMacro) -> Option<String> {
    if !call.attrs.is_empty() || call.ident.is_some() {
        return None;
    }
    let path: Vec<String> =
        call.mac.path.segments.iter().map(|own| own.ident.to_string()).collect();
    let leading = if call.mac.path.leading_colon.is_some() { "::" } else { "" };
    let mut text = format!("{leading}{}! {{", path.join("::"));
    if !call.mac.tokens.is_empty() {
        text.push('\n');
        write_clauses(&mut text, call.mac.tokens.clone(), 1);
    }
    text.push_str("}\n");
    let again = syn::parse_str::<ItemMacro>(&text).ok()?;
    is_same(again.mac.tokens, call.mac.tokens.clone()).then_some(text)
}

/// Writes what is between commas, as much as fits in a line; rows in braces have a line each, and so has what lists more than
/// fits.
fn write_clauses(text: &mut String, tokens: TokenStream, depth: usize) {
    let indent = INDENT.repeat(depth);
    let mut line = String::new();
    let end = |text: &mut String, line: &mut String| {
        if !line.is_empty() {
            text.extend([&indent, line.as_str(), "\n"]);
            line.clear();
        }
    };
    for Clause { tokens, has_comma } in clauses(tokens) {
        let comma = if has_comma { "," } else { "" };
        if let Some((TokenTree::Group(group), before)) = tokens.split_last()
            && (is_rows(group) || indent.len() + spaced(&tokens).len() >= WIDTH)
        {
            end(text, &mut line);
            let gap = if has_gap(before, &tokens[before.len()..]) { " " } else { "" };
            let (open, close) = brackets(group.delimiter());
            text.extend([&indent, spaced(before).as_str(), gap, open, "\n"]);
            if is_rows(group) {
                write_rows(text, group.stream(), depth + 1);
            } else {
                write_clauses(text, group.stream(), depth + 1);
            }
            text.extend([&indent, close, comma, "\n"]);
            continue;
        }
        let words = spaced(&tokens);
        if indent.len() + line.len() + words.len() + 1 >= WIDTH {
            end(text, &mut line);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += &words;
        line += comma;
    }
    end(text, &mut line);
}

fn write_rows(text: &mut String, tokens: TokenStream, depth: usize) {
    let indent = INDENT.repeat(depth);
    for row in clauses(tokens) {
        let comma = if row.has_comma { "," } else { "" };
        text.extend([&indent, spaced(&row.tokens).as_str(), comma, "\n"]);
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    }
}

fn is_rows(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace && !group.stream().is_empty()
}

/// The tokens before a comma, or before the end.
struct Clause {
    tokens: Vec<TokenTree>,
    has_comma: bool,
}

/// Splits tokens at commas that are not between the angle brackets of a type.
fn clauses(tokens: TokenStream) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut own = Vec::new();
    let mut depth = 0_usize;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    clauses.push(Clause { tokens: std::mem::take(&mut own), has_comma: true });
                    continue;
                }
                _ => {}
            }
        }
        own.push(token);
    }
    if !own.is_empty() {
        clauses.push(Clause { tokens: own, has_comma: false });
    }
    clauses
}

/// Returns tokens with spaces where people put them.
fn spaced(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    for (index, token) in tokens.iter().enumerate() {
        if has_gap(&tokens[..index], &tokens[index..]) {
            text.push(' ');
        }
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let (open, close) = brackets(group.delimiter());
                let gap = if is_rows(group) { " " } else { "" };
                text.extend([open, gap, spaced(&inner).as_str(), gap, close]);
            }
            other => text += &other.to_string(),
        }
    }
    text
}

/// Returns whether there is a space between what is before and what follows.
fn has_gap(before: &[TokenTree], after: &[TokenTree]) -> bool {
    if before.is_empty() {
        return false;
    }
    let sign = |token: Option<&TokenTree>| match token {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    };
    let (last, next) = (sign(before.last()), sign(after.first()));
    let is_path = last == Some(':') && sign(before.iter().rev().nth(1)) == Some(':');
    let begins_path = next == Some(':') && sign(after.get(1)) == Some(':');
    match (last, next) {
        // Both colons of a path, and what follows them.
        (Some(':'), Some(':')) => !is_path && begins_path,
        (Some(':'), _) => !is_path,
        (_, Some(':')) => begins_path && last.is_some_and(|last| last != '<'),
        (Some('<' | '&' | '-' | '@'), _) | (_, Some('<' | '>' | ',')) => false,
        (Some('>'), None) => !matches!(after.first(), Some(TokenTree::Group(_))),
        (None, None) => {
            let is_called = matches!(before.last(), Some(TokenTree::Ident(_)));
            let is_group = matches!(after.first(), Some(TokenTree::Group(group))
                if group.delimiter() == Delimiter::Parenthesis);
            !(is_called && is_group)
        }
        _ => true,
    }
}

/// Returns whether tokens are the same, however they are spaced.
fn is_same(one: TokenStream, other: TokenStream) -> bool {
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(TokenTree::Group(one)), Some(TokenTree::Group(other)))
                if one.delimiter() == other.delimiter() =>
            {
                if !is_same(one.stream(), other.stream()) {
                    return false;
                }
            }
            (Some(TokenTree::Punct(one)), Some(TokenTree::Punct(other)))
                if one.as_char() == other.as_char() => {}
            (Some(TokenTree::Ident(one)), Some(TokenTree::Ident(other))) if one == other => {}
            (Some(TokenTree::Literal(one)), Some(TokenTree::Literal(other)))
                if one.to_string() == other.to_string() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str) {
        let call: ItemMacro = syn::parse_str(code).expect("a call");
        assert_eq!(of_call(&call).expect("it has a text"), code);
    }

    #[test]
    fn rows_have_a_line_each() {
        check("::tablature::__tablature_needs_jiff! {}\n");
        check(
            "\
::tablature::__tablature_object! {
    Order, keep other, root ORDER_RULES_0, rules super::RULES, new(id: String, at: ::t::Map<u8, A>),
    absent(other), constants(KIND: @escaped \"a\\\"\" | \"b\" = String(\"web\")),
    {
        id: required \"id\",
        at: optional \"aT\" | \"a_t\",
    }
}
",
        );
        check(
            "\
::tablature::__tablature_union! {
    Event, tag \"kind\" | \"event_kind\",
    {
        PageView(PageView) from = [\"a\", \"b\"],
        Nps(Box<Nps>) from(Nps) = [\"nps\"] prefix [\"nps:\"],
        List(Vec<Vec<::t::Value>>) from = [\"c\"],
    },
    unknown keep Unknown(Type), rules RULES,
}
",
        );
        check(
            "\
::tablature::__tablature_number! {
    Percent(u8) from i32,
    {
        min -1,
        rules &RULES,
    }
}
",
        );
        check(
            "\
::tablature::__tablature_shared! {
    Event, absent(a, b), typed [A],
    [
        PageViewOfAllUsersWithAVeryLongName, SurveyOfAllUsersWithAVeryLongName method, Nps,
        PageViewOfOneUserWithAVeryLongName, SurveyOfOneUserWithAVeryLongName method
    ],
    {
        app_token: Option<String>,
        other: ::tablature::types::Object,
    }
}
",
        );
    }
}
