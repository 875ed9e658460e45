//! The words of a line of a schema's text as Markdown.
//!
//! They are untrusted: they become string literals, and what Markdown would read as a link or as HTML is escaped.

/// Names of products that look like names in code.
const PRODUCTS: [&str; 14] = [
    "eBay", "eSIM", "gRPC", "iCloud", "iOS", "iPad", "iPadOS", "iPhone", "iTunes", "jQuery",
    "macOS", "mTLS", "tvOS", "watchOS",
];

/// Longer lists are cut.
const MAX_LISTED: usize = 20;

/// Formats a text as inline code, whatever it contains.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(visible_control).collect();
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let gap =
        if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Spells out a control character as JSON and patterns do.
fn visible_control(own: char) -> String {
    match own {
        '\n' => r"\n".to_owned(),
        '\r' => r"\r".to_owned(),
        '\t' => r"\t".to_owned(),
        own if own.is_control() => format!("\\u{:04x}", u32::from(own)),
        own => own.to_string(),
    }
}

/// Returns texts as inline code, as `a, b or c` are listed; of many, only the first.
pub(super) fn one_of(texts: &[String], or: &str) -> String {
    let n_shown = if texts.len() > MAX_LISTED { MAX_LISTED - 1 } else { texts.len() };
    let mut shown: Vec<String> = texts[..n_shown].iter().map(|text| code(text)).collect();
    if n_shown < texts.len() {
        shown.push(format!("one of {} more", texts.len() - n_shown));
    }
    match shown.pop() {
        Some(last) if shown.is_empty() => last,
        Some(last) => format!("{} {or} {last}", shown.join(", ")),
        None => String::new(),
    }
}

/// Escapes a line of a text for Markdown; names in it become code.
pub(super) fn line(text: &str) -> String {
    let text = without_links(text);
    let parts: Vec<&str> = text.split("**").collect();
    if !is_strong(&parts) {
        return spaced(&text);
    }
    let mut line = String::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            line.push_str("**");
        }
        line.extend([if part.starts_with(' ') && index > 0 { " " } else { "" }, &spaced(part)]);
        line.push_str(if part.ends_with(' ') && !part.trim().is_empty() { " " } else { "" });
    }
    line.trim_end().to_owned()
}

/// Returns whether every second part of a line is emphasised, between `**` and `**`.
fn is_strong(parts: &[&str]) -> bool {
    let is_apart = |own: Option<char>| {
        own.is_none_or(|own| own.is_whitespace() || "(\"'.,;:)!?".contains(own))
    };
    let is_closed = |part: &&str| part.matches('`').count().is_multiple_of(2);
    parts.len() % 2 == 1
        && parts.len() > 1
        && parts.iter().all(is_closed)
        && parts.windows(3).step_by(2).all(|own| {
            let [before, inner, after] = own else { return false };
            let is_inner = inner.starts_with(char::is_alphanumeric) || inner.starts_with('`');
            is_inner
                && !inner.ends_with(char::is_whitespace)
                && is_apart(before.chars().next_back())
                && is_apart(after.chars().next())
        })
}

fn spaced(text: &str) -> String {
    let words: Vec<String> = words_of(text).into_iter().map(word).collect();
    words.join(" ")
}

/// Writes links of Markdown as their words, with the address in parentheses.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let is_line = |part: &&str| !part.contains(['\n', '`', '[']);
        let parts =
            link.split_once("](").filter(|(words, _)| is_line(words)).and_then(|(words, after)| {
                let (address, after) = after.split_once(')')?;
                let is_address = !address.contains(|own: char| own.is_whitespace() || own == '`');
                (is_address && !words.is_empty()).then_some((words, address, after))
            });
        if let Some((words, address, after)) = parts {
            plain.push_str(words);
            if address.contains("://") && address != words {
                plain.extend([" (", address, ")"]);
            }
            rest = after;
        } else {
            plain.push('[');
            rest = link;
        }
    }
    plain + rest
}

/// Splits a line at white space outside of code.
fn words_of(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let mut end = 0;
        while let Some(next) = rest[end..].chars().next().filter(|next| !next.is_whitespace()) {
            let fence = rest[end..].len() - rest[end..].trim_start_matches('`').len();
            end += match code_in(&rest[end..]) {
                Some(code) => code.len() + 2,
                None => fence.max(next.len_utf8()),
            };
        }
        words.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    words
}

/// Returns the inline code that a text begins with, without its backquotes.
fn code_in(text: &str) -> Option<&str> {
    let (inner, after) = text.strip_prefix('`')?.split_once('`')?;
    (!inner.trim().is_empty() && !after.starts_with('`')).then_some(inner)
}

fn word(word: &str) -> String {
    let begin = word.find('`').filter(|begin| code_in(&word[*begin..]).is_some());
    if let Some(begin) = begin
        && let Some(inner) = code_in(&word[begin..])
    {
        let after = &word[begin + inner.len() + 2..];
        return format!("{}{}{}", escape(&word[..begin]), code(inner), self::word(after));
    }
    if let Some((before, address, after)) = address_in(word) {
        return format!("{}<{address}>{}", escape(before), escape(after));
    }
    let core = word.trim_matches(|character: char| PUNCTUATION.contains(character));
    let is_name = core.split('_').filter(|part| part.starts_with(char::is_alphanumeric)).count()
        > 1
        || core.contains("::")
        || core.contains("://")
        || is_camel_case(core);
    if is_name && !core.contains('`') {
        let at = word.find(core).unwrap_or_default();
        let (before, after) = (&word[..at], &word[at + core.len()..]);
        let (call, after) = after.split_at(if after.starts_with("()") { 2 } else { 0 });
        let (before, after) = without_quotes(before, after);
        return format!("{}{}{}", escape(before), code(&format!("{core}{call}")), escape(after));
    }
    escape(word)
}

const PUNCTUATION: &str = ".,;:()\"'!?";

/// Returns what is before an address of the web, the address, and what is after it.
fn address_in(word: &str) -> Option<(&str, &str, &str)> {
    let is_around = |own: char| PUNCTUATION.contains(own) || "<>".contains(own);
    let address = word.trim_matches(is_around);
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let is_plain = |own: char| !own.is_control() && !"<>`{}*\"\\|".contains(own);
    if host.is_empty() || !host.chars().all(is_plain) {
        return None;
    }
    let at = word.find(address)?;
    let (before, after) = (&word[..at], &word[at + address.len()..]);
    Some((before.trim_end_matches('<'), address, after.trim_start_matches('>')))
}

/// Returns what is around a name without the quotation marks around it.
fn without_quotes<'w>(before: &'w str, after: &'w str) -> (&'w str, &'w str) {
    for mark in ['\'', '"'] {
        if let (Some(before), Some(after)) = (before.strip_suffix(mark), after.strip_prefix(mark)) {
            return (before, after);
        }
    }
    (before, after)
}

fn is_camel_case(word: &str) -> bool {
    // `GitHub` is as likely a word as a name.
    let is_noun = word.starts_with(char::is_uppercase)
        && word.chars().all(|own| own.is_alphanumeric() || "'’-/".contains(own));
    let mut pairs = word.chars().zip(word.chars().skip(1));
    !is_noun
        && !PRODUCTS.contains(&word)
        && pairs.any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

/// Escapes a text that is no code.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if "\\`*_[]<>#|~".contains(character) {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { '\u{fffd}' } else { character });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_schema_are_not_markup() {
        assert_eq!(line("see <b> and [this]"), r"see \<b\> and \[this\]");
        assert_eq!(line("the event_name, camelCase."), "the `event_name`, `camelCase`.");
        assert_eq!(line("as https://x.y/z says"), "as <https://x.y/z> says");
        assert_eq!(code("a`b"), "``a`b``");
    }

    #[test]
    fn code_stays_code_and_proper_nouns_stay_words() {
        assert_eq!(line("set `queue`."), "set `queue`.");
        assert_eq!(line("(`a b`, `<c>`)  or `d_e`s"), "(`a b`, `<c>`) or `d_e`s");
        assert_eq!(line("`` or ` or `open"), r"\`\` or ` or `open");
        assert_eq!(line("```json"), r"\`\`\`json");
        assert_eq!(line("GitHub reads onPush"), "GitHub reads `onPush`");
        assert_eq!(line("at /detail/eventBody, GitHub's"), "at `/detail/eventBody`, GitHub's");
        assert_eq!(line("__Default value:__ a_b"), r"\_\_Default value:\_\_ `a_b`");
        assert_eq!(
            line("as [JSON schema](http://a.b/c_d), or [e](#f)"),
            "as JSON schema (<http://a.b/c_d>), or e"
        );
        assert_eq!(line("[a] (b) [c](d e) [f](g"), r"\[a\] (b) \[c\](d e) \[f\](g");
    }

    #[test]
    fn names_are_code_and_nothing_else_is() {
        assert_eq!(line("isNaN() or (a_b())"), "`isNaN()` or (`a_b()`)");
        assert_eq!(line("on macOS, iOS and userID"), "on macOS, iOS and `userID`");
        assert_eq!(line("'CAP_SYS_ADMIN', \"a_b\"."), "`CAP_SYS_ADMIN`, `a_b`.");
        assert_eq!(code("(.|[\r\n\u{7}])*"), r"`(.|[\r\n\u0007])*`");
    }

    #[test]
    fn addresses_are_links() {
        assert_eq!(line("(https://a.b/c_d), http://e."), "(<https://a.b/c_d>), <http://e>.");
        assert_eq!(line("<https://a.b> [https://a.b](https://a.b)"), "<https://a.b> <https://a.b>");
        assert_eq!(
            line("https://{host}/a http:// ftp://a.b"),
            "`https://{host}/a` `http://` `ftp://a.b`"
        );
    }

    #[test]
    fn strong_words_stay_strong() {
        assert_eq!(line("**Default value:** a_b **c**."), "**Default value:** `a_b` **c**.");
        assert_eq!(line("src/**/*.js and lib/**/*.js"), r"src/\*\*/\*.js and lib/\*\*/\*.js");
        assert_eq!(line("**a"), r"\*\*a");
    }
}
