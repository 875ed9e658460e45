//! The text of a schema as blocks of Markdown: paragraphs, lists, tables and code stay what they are.
//!
//! Code that is not closed, and whatever else Markdown would read otherwise than people do, is text.

use std::{iter::Peekable, str::Lines};

use super::{fence::Fence, prose::line};

/// Longer texts are cut.
const MAX_TEXT: usize = 2_000;

/// Shorter lines of text were not broken for their length.
const MIN_WRAPPED: usize = 50;

/// A block of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) text: String,
    /// Is `true` of a paragraph.
    pub(super) is_paragraph: bool,
}

/// Makes a text of a schema Markdown that means what the text does; names in it become code.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let cut = cut(text);
    let is_cut = cut.is_some();
    let text = cut.as_deref().unwrap_or(text);
    let mut blocks = Blocks::default();
    let mut lines = text.lines().peekable();
    while let Some(next) = lines.next() {
        let trimmed = next.trim();
        if trimmed.is_empty() || is_rule(trimmed) {
            blocks.end();
        } else if let Some(fence) = Fence::of(trimmed)
            && let Some(code) = fence.content(lines.clone(), is_cut)
        {
            blocks.push(Block { text: fence.block(&code, indentation(next)), is_paragraph: false });
            // The line that closes it is left out, and missing where the text was cut.
            lines.by_ref().take(code.len() + 1).for_each(drop);
        } else if trimmed.starts_with('|') && lines.peek().is_some_and(|next| is_delimiter(next)) {
            blocks.push(table(trimmed, &mut lines));
        } else if let Some(words) = heading(trimmed) {
            blocks.push(paragraph(format!("**{}**", line(words))));
        } else if let Some((marker, words)) = item(trimmed, blocks.is_in_text()) {
            blocks.item(indentation(next), marker, words);
        } else {
            blocks.text(trimmed);
        }
    }
    blocks.end();
    let mut blocks = blocks.done;
    if is_cut && !blocks.last().is_some_and(|last| last.text.ends_with('…')) {
        blocks.push(paragraph("…".to_owned()));
    }
    blocks
}

/// Returns a long text cut at the end of a sentence or a word; `None` for others.
fn cut(text: &str) -> Option<String> {
    let (end, _) = text.char_indices().nth(MAX_TEXT)?;
    let text = &text[..end];
    let is_end = |at: &usize| text[*at..].starts_with(char::is_whitespace);
    let mut sentences = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    if let Some(end) = sentences.rfind(is_end).filter(|at| *at > MAX_TEXT / 2) {
        return Some(format!("{} …", &text[..end]));
    }
    let end = text.rfind(char::is_whitespace).unwrap_or(text.len());
    Some(format!("{}…", text[..end].trim_end()))
}

/// Makes a block of a paragraph.
pub(super) fn paragraph(text: String) -> Block {
    Block { text, is_paragraph: true }
}

/// Blocks that are done, and the lines of the last.
#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    lines: Vec<String>,
    /// The indentation of the lists around the last item, with the width of their markers.
    lists: Vec<(usize, usize)>,
    /// The last line as it is in the text; empty where none belongs together with the next.
    previous: String,
}

impl Blocks {
    /// Returns whether the last line is of a paragraph.
    fn is_in_text(&self) -> bool {
        self.lists.is_empty() && !self.lines.is_empty()
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.lines).join("\n");
        let is_paragraph = std::mem::take(&mut self.lists).is_empty();
        self.previous.clear();
        if !text.is_empty() {
            self.done.push(Block { text, is_paragraph });
        }
    }

    fn push(&mut self, block: Block) {
        self.end();
        self.done.push(block);
    }

    /// Adds an item of a list, with the indentation that it is written with.
    fn item(&mut self, indentation: usize, marker: &str, words: &str) {
        if self.lists.is_empty() {
            self.end();
        }
        while self.lists.last().is_some_and(|(own, _)| *own >= indentation) {
            self.lists.pop();
        }
        let gap = " ".repeat(self.gap());
        self.lists.push((indentation, marker.len() + 1));
        self.lines.push(format!("{gap}{marker} {}", line(words)));
        words.clone_into(&mut self.previous);
    }

    /// Adds a line of text.
    fn text(&mut self, own: &str) {
        let is_broken = !self.previous.is_empty() && !is_wrapped(&self.previous, own);
        if let Some(last) = self.lines.last_mut().filter(|_| is_broken) {
            last.push('\\');
        }
        let gap = " ".repeat(self.gap());
        self.lines.push(format!("{gap}{}", as_text(line(own))));
        own.clone_into(&mut self.previous);
    }

    /// Returns the indentation of what belongs to the last item.
    fn gap(&self) -> usize {
        self.lists.iter().map(|(_, width)| width).sum()
    }
}

fn indentation(line: &str) -> usize {
    let blank = line.chars().take_while(|own| own.is_whitespace());
    blank.map(|own| if own == '\t' { 4 } else { 1 }).sum()
}

/// Returns whether a line was broken for its length, so that it and the next read as one.
fn is_wrapped(own: &str, next: &str) -> bool {
    let is_sentence = own.ends_with(['.', '!', '?', ',', ';']);
    own.chars().count() >= MIN_WRAPPED
        && !next.contains("://")
        && next.starts_with(|first: char| {
            first.is_lowercase()
                || (is_sentence && first.is_alphabetic())
                || "`(\"'".contains(first)
        })
}

/// Escapes what Markdown would read as the beginning of a list.
fn as_text(line: String) -> String {
    let (first, rest) = line.split_once(' ').unwrap_or((&line, ""));
    let number = first.strip_suffix(['.', ')']).unwrap_or_default();
    if !number.is_empty() && number.bytes().all(|own| own.is_ascii_digit()) {
        return format!("{number}\\{} {rest}", &first[number.len()..]).trim_end().to_owned();
    }
    if ["-", "+"].contains(&first) { format!("\\{line}") } else { line }
}

/// Returns whether a line only separates what is above it from what is below.
fn is_rule(line: &str) -> bool {
    let first = line.chars().next().unwrap_or_default();
    "-*_=".contains(first)
        && line.chars().all(|own| own == first || own == ' ')
        && line.chars().filter(|own| *own == first).count() >= 3
}

/// Returns the words of a heading.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let is_heading = (1..=6).contains(&level) && words.starts_with(' ') && !words.contains('*');
    let words = words.trim().trim_end_matches('#').trim_end();
    (is_heading && !words.is_empty()).then_some(words)
}

/// Returns the marker and the words of an item of a list. A number within text is one only if it is the first.
fn item(line: &str, is_in_text: bool) -> Option<(&str, &str)> {
    let (marker, words) = line.split_once(' ')?;
    let number = marker.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=9).contains(&number.len())
        && number.bytes().all(|own| own.is_ascii_digit())
        && (!is_in_text || number == "1");
    let marker = if ["*", "+", "-"].contains(&marker) { "-" } else { marker };
    let words = words.trim_start();
    ((marker == "-" || is_number) && !words.is_empty()).then_some((marker, words))
}

/// Returns whether a line is the second of a table.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.contains('-') && line.chars().all(|own| "|-: ".contains(own))
}

/// Returns a table, whose first line this is.
fn table(head: &str, lines: &mut Peekable<Lines<'_>>) -> Block {
    let mut rows = vec![row(head)];
    rows.extend(lines.next().map(|delimiter| delimiter.trim().to_owned()));
    while let Some(next) = lines.next_if(|next| next.trim().starts_with('|')) {
        rows.push(row(next.trim()));
    }
    Block { text: rows.join("\n"), is_paragraph: false }
}

fn row(line: &str) -> String {
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let cells: Vec<String> = inner.split('|').map(self::line).collect();
    format!("| {} |", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the blocks with lines between them.
    fn shown(text: &str) -> String {
        let blocks: Vec<String> = blocks(text).into_iter().map(|block| block.text).collect();
        blocks.join("\n\n")
    }

    #[test]
    fn lines_stay_lines_unless_they_were_broken_for_their_length() {
        assert_eq!(shown("0 - off\n1 - on"), "0 - off\\\n1 - on");
        assert_eq!(shown("a\n\n\nb\n"), "a\n\nb");
        let wrapped = "a line that somebody broke because it is too long for\nhis editor. Or so.";
        assert_eq!(shown(wrapped), wrapped);
        let long = "a long line that nobody broke because it is too long for: ";
        assert_eq!(
            shown(&format!("{long}\nhttps://a.b/c")),
            format!("{}\\\n<https://a.b/c>", long.trim())
        );
        assert_eq!(shown("in\n1999. Then"), "in\\\n1999\\. Then");
        assert_eq!(shown("Title\n=====\ntext"), "Title\n\ntext");
    }

    #[test]
    fn lists_stay_lists() {
        assert_eq!(
            shown("Kinds:\n* `a`\n* b_c\n    - inner\n      more\n+ d"),
            "Kinds:\n\n- `a`\n- `b_c`\n  - inner\\\n    more\n- d"
        );
        assert_eq!(shown("1. a\n2. b\n   - c"), "1. a\n2. b\n   - c");
        assert_eq!(shown("-\n+ "), "\\-\\\n\\+");
        assert_eq!(shown("-f and *.js"), r"-f and \*.js");
    }

    #[test]
    fn code_stays_code_and_is_never_compiled() {
        assert_eq!(
            shown("So:\n```json\n{\"a_b\": 1}\n```\nend"),
            "So:\n\n```json\n{\"a_b\": 1}\n```\n\nend"
        );
        for language in ["", "rust", "rust,no_run", "should_panic", "strange"] {
            let text = format!("```{language}\nfail()\n```");
            assert_eq!(shown(&text), "```text\nfail()\n```", "{language}");
        }
        assert_eq!(shown("~~~\n```\n~~~"), "````text\n```\n````");
        assert_eq!(shown("  ```yaml\n  a:\n    b\n  ```"), "```yaml\na:\n  b\n```");
        assert_eq!(shown("```json"), r"\`\`\`json");
        assert_eq!(shown("a\n\n    indented()"), "a\n\nindented()");
    }

    #[test]
    fn tables_and_headings_are_kept() {
        assert_eq!(
            shown("| a | b_c |\n|---|:-:|\n| <x> | 1 |"),
            "| a | `b_c` |\n|---|:-:|\n| \\<x\\> | 1 |"
        );
        assert_eq!(shown("| a | b"), r"\| a \| b");
        assert_eq!(shown("## How to\ntext #1"), "**How to**\n\ntext \\#1");
    }

    #[test]
    fn long_texts_end_with_a_sentence_or_a_word() {
        let sentence = "One two three four. ";
        let cut = shown(&sentence.repeat(200));
        assert!(cut.ends_with("three four. …") && cut.len() < MAX_TEXT + 10, "{cut}");
        let cut = shown(&"word ".repeat(1_000));
        assert!(cut.ends_with("word word…") && cut.len() < MAX_TEXT + 10, "{cut}");
        let cut = shown(&format!("```json\n{}\n```", "1, ".repeat(1_000)));
        assert!(cut.ends_with("1,…\n```\n\n…"), "{cut}");
        assert_eq!(shown(&"ä".repeat(MAX_TEXT)), "ä".repeat(MAX_TEXT));
    }
}
