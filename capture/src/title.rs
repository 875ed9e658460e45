//! Finds the names of tables: the headings above them, or lines that read like headings.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    blocks::{BOLD, Blocks},
    section::{Section, section},
    text,
};

/// What stands above a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The name of what the table documents; empty if nothing above names it.
    pub(super) text: String,
    /// The last heading, which may be that of a section: `Properties`.
    pub(super) heading: String,
    /// Where it stands: a page may have it again and again.
    pub(super) heading_line: usize,
    /// The heading above the one that names it.
    pub(super) parent: Option<String>,
    /// The section of an event that is a type of its own: `Context`.
    pub(super) section: Option<String>,
    /// Whether the section says that its rows are required.
    pub(super) required: Option<bool>,
    /// The id of the heading.
    pub(super) id: Option<String>,
    /// The lines of the section that the name is for.
    pub(super) lines: Range<usize>,
}

/// The longest title; what is longer is prose.
const MAX_TITLE: usize = 120;

/// Returns the title of the table below the lines `above`, which begin at the end of the table before.
pub(super) fn title(lines: &[&str], above: &Range<usize>, blocks: &Blocks) -> Title {
    let Some(last) = blocks.last_before(above.end) else {
        return from_lines(lines, above, blocks);
    };
    let found = &blocks.headings[last];
    // In pages that lost their headings, a bold line or a single heading above may be all that is left.
    if found.line < above.start
        && blocks.headings.iter().all(|heading| heading.level == 1 || heading.level == BOLD)
    {
        let title = from_lines(lines, above, blocks);
        if !title.text.is_empty() {
            return Title { parent: Some(found.text.clone()), ..title };
        }
    }
    let mut title =
        Title { heading: found.text.clone(), heading_line: found.line, ..Title::default() };
    let mut at = last;
    loop {
        let heading = &blocks.headings[at];
        match section(&heading.text) {
            Section::Properties(required) => title.required = title.required.or(required),
            Section::Part if title.section.is_none() => title.section = Some(heading.text.clone()),
            Section::Part => {}
            Section::Name if heading.text.len() > MAX_TITLE && heading.level == BOLD => {}
            Section::Name => {
                title.text.clone_from(&heading.text);
                title.id.clone_from(&heading.id);
                title.lines = blocks.section(at);
                title.parent = above_of(blocks, at).map(|at| blocks.headings[at].text.clone());
                return title;
            }
        }
        if let Some(next) = above_of(blocks, at) {
            at = next;
            continue;
        }
        title.lines = blocks.section(at);
        // A part of nothing names itself.
        title.text = title.section.take().unwrap_or_default();
        return title;
    }
}

/// Returns the heading that a heading belongs to: the last one of a higher level; for one right below the title of the
/// page, the sibling above that names something.
fn above_of(blocks: &Blocks, at: usize) -> Option<usize> {
    let level = blocks.headings[at].level;
    let parent = blocks.headings[..at].iter().rposition(|heading| heading.level < level);
    if section(&blocks.headings[at].text) == Section::Name {
        return parent;
    }
    let is_page = |parent: &usize| blocks.headings[*parent].level == 1;
    if parent.as_ref().is_none_or(is_page) {
        let start = parent.map_or(0, |parent| parent + 1);
        let names = |heading: &super::blocks::Heading| {
            heading.level == level && section(&heading.text) == Section::Name
        };
        if let Some(sibling) = blocks.headings[start..at].iter().rposition(names) {
            return Some(start + sibling);
        }
    }
    parent
}

/// Returns whether a line is the heading of a section, without its marks.
pub(super) fn is_properties(line: &str) -> bool {
    let line = line.trim_matches(|it: char| it.is_whitespace() || "#*:_".contains(it));
    line.eq_ignore_ascii_case("properties")
}

/// Finds a title in lines without headings, from the table upwards. It may be joined to the sentence before it: `see
/// below.Surveys (survey_module events)`.
fn from_lines(lines: &[&str], above: &Range<usize>, blocks: &Blocks) -> Title {
    let found = above
        .clone()
        .rev()
        .filter(|line| !lines[*line].trim().is_empty() && !blocks.is_hidden(*line))
        .take(12)
        .find_map(|line| {
            let text = lines[line].trim();
            Some((line, glued(text).or_else(|| reads_like_title(text).then(|| text.to_owned()))?))
        });
    match found {
        Some((line, text)) => {
            Title { heading: text.clone(), text, lines: line..usize::MAX, ..Title::default() }
        }
        None => Title { lines: above.start..usize::MAX, ..Title::default() },
    }
}

fn glued(line: &str) -> Option<String> {
    static GLUE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[.:)]([A-Z][^.:|]*)$").expect("the pattern compiles"));
    let found = GLUE.captures(line)?[1].trim().to_owned();
    (reads_like_title(&found) && !found.is_empty()).then_some(found)
}

/// Returns whether a line reads like a heading that lost its marks: a few words, no sentence.
pub(super) fn reads_like_title(line: &str) -> bool {
    let line = line.trim();
    let words = line.split_whitespace().count();
    let begins = line.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit() || it == '_')
        || words == 1 && line.starts_with(char::is_alphabetic);
    let is_code =
        ["import ", "export ", "const ", "let ", "from "].iter().any(|word| line.starts_with(word));
    begins
        && !is_code
        && (1..=10).contains(&words)
        && line.len() <= 80
        && !line.ends_with(['.', ':', ';', ',', '!', '?', '}', '>', '/'])
        && !line.contains(['|', '<', '>', '{', '}', '='])
        && !line.contains(". ")
        && section(line) == Section::Name
}

/// Returns the name of a page without headings: its first line, if it reads like a title.
pub(super) fn of_page(lines: &[&str], blocks: &Blocks) -> Option<String> {
    if let Some(heading) = blocks.first().filter(|heading| !heading.text.is_empty()) {
        return Some(heading.text.clone());
    }
    if let Some(title) = &blocks.title {
        return Some(title.clone());
    }
    let visible =
        (0..lines.len()).filter(|line| !blocks.is_hidden(*line) && !lines[*line].trim().is_empty());
    let mut first = visible.take(3).map(|line| lines[line].trim());
    first.find(|line| reads_like_title(line)).map(text::clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let lines: Vec<&str> = page.lines().collect();
        let at = lines.iter().position(|line| line.starts_with('|')).unwrap_or(lines.len());
        let found = title(&lines, &(0..at), &Blocks::read(page));
        let parts = [Some(found.text), found.section, found.parent].map(Option::unwrap_or_default);
        assert_eq!(parts.join("/"), expected, "{page}");
    }

    #[test]
    fn headings_name_tables() {
        check("# Events\n\n## Cart Viewed {#cart-viewed}\n\n|", "Cart Viewed//Events");
        check("Cart Viewed\n===========\n\n|", "Cart Viewed//");
        check("# A\n\n## B\n\n### Event properties\n\n|", "B//A");
        check("# A\n\n## B\n\n### Context\n\n|", "B/Context/A");
        check("# A\n\n## B\n\n## Properties\n\n|", "B//A");
        check("# A\n\n## Properties\n\n|", "A//");
        check("# A\n\n**B**\n\n|", "B//A");
        check("# A\n\n## B\n\n**Properties:**\n\n|", "B//A");
        check("## Event: `b.c`\n\n|", "b.c//");
        check("<h2 id=\"x\">B</h2>\n\n|", "B//");
    }

    #[test]
    fn lines_name_tables_where_headings_are_lost() {
        check("Event Structure\nThe table lists the fields.\n|", "Event Structure//");
        check(
            "It is sent (see below).Alarms (alarm_raised events)\n|",
            "Alarms (alarm_raised events)//",
        );
        check("WebEvent\nProperties\n|", "WebEvent//");
        check("The only settings are those of the table.\n\n|", "//");
        check("Intro, a sentence.\n\n```\nsignals.publish(all)\n```\n\n|", "//");
        check("import Tabs from '@theme/Tabs';\n\n|", "//");
        check(&format!("{}\n|", "A long line of words ".repeat(9)), "//");
    }
}
