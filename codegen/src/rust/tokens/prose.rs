//! The words of a schema as Markdown.
//!
//! They are untrusted: they become string literals, and what Markdown would read as a link or as HTML is escaped.

/// Longer texts are cut.
const MAX_TEXT: usize = 2_000;

/// Longer lists are cut.
const MAX_LISTED: usize = 20;

/// Formats a text as inline code, whatever it contains.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|character| if character.is_control() { '\u{fffd}' } else { character })
        .collect();
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let gap =
        if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
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

/// Escapes a text of the schema for Markdown; names in it become code.
pub(super) fn prose(text: &str) -> String {
    let cut: String = text.chars().take(MAX_TEXT).collect();
    let cut = without_links(&cut);
    let mut words = Vec::new();
    for line in cut.lines() {
        let line: Vec<String> = words_of(line).into_iter().map(word).collect();
        words.push(line.join(" "));
    }
    words.join("\n")
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
            if address.contains("://") {
                plain.extend([" (`", address, "`)"]);
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
    let core = word.trim_matches(|character: char| ".,;:()\"'!?".contains(character));
    let is_name = core.split('_').filter(|part| part.starts_with(char::is_alphanumeric)).count()
        > 1
        || core.contains("::")
        || core.contains("://")
        || is_camel_case(core);
    if is_name && !core.contains('`') {
        let at = word.find(core).unwrap_or_default();
        let (before, after) = (&word[..at], &word[at + core.len()..]);
        return format!("{}{}{}", escape(before), code(core), escape(after));
    }
    escape(word)
}

fn is_camel_case(word: &str) -> bool {
    // `GitHub` is as likely a word as a name.
    let is_noun = word.starts_with(char::is_uppercase)
        && word.chars().all(|own| own.is_alphanumeric() || "'’-/".contains(own));
    let mut pairs = word.chars().zip(word.chars().skip(1));
    !is_noun && pairs.any(|(a, b)| a.is_lowercase() && b.is_uppercase())
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
        assert_eq!(prose("see <b> and [this]"), r"see \<b\> and \[this\]");
        assert_eq!(prose("the event_name, camelCase."), "the `event_name`, `camelCase`.");
        assert_eq!(prose("as https://x.y/z says"), "as `https://x.y/z` says");
        assert_eq!(code("a`b"), "``a`b``");
    }

    #[test]
    fn code_stays_code_and_proper_nouns_stay_words() {
        assert_eq!(prose("set `queue`."), "set `queue`.");
        assert_eq!(prose("(`a b`, `<c>`)  or `d_e`s"), "(`a b`, `<c>`) or `d_e`s");
        assert_eq!(prose("`` or ` or `open"), r"\`\` or ` or `open");
        assert_eq!(prose("```json"), r"\`\`\`json");
        assert_eq!(prose("GitHub reads onPush"), "GitHub reads `onPush`");
        assert_eq!(prose("at /detail/eventBody, GitHub's"), "at `/detail/eventBody`, GitHub's");
        assert_eq!(prose("__Default value:__ a_b"), r"\_\_Default value:\_\_ `a_b`");
        assert_eq!(
            prose("as [JSON schema](http://a.b/c_d), or [e](#f)"),
            "as JSON schema (`http://a.b/c_d`), or e"
        );
        assert_eq!(prose("[a] (b) [c](d e) [f](g"), r"\[a\] (b) \[c\](d e) \[f\](g");
    }
}
