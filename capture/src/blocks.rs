//! The block structure of a page, by `CommonMark`: headings, code, comments, front matter.

use std::{borrow::Cow, collections::HashSet, ops::Range, sync::LazyLock};

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::{cell, lines};

/// The level of a bold line, which is below every heading.
pub(super) const BOLD: usize = 7;

/// A heading, or a line that is used as one.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) line: usize,
    pub(super) level: usize,
    pub(super) text: String,
    /// The id that it is given: `{#id}`.
    pub(super) id: Option<String>,
}

/// A code block that may hold JSON.
#[derive(Debug, Clone)]
pub(super) struct Example {
    /// The line of its fence, from 0.
    pub(super) line: usize,
    pub(super) text: String,
    /// The line of the heading above, if that speaks of errors: `Example Error Response`.
    pub(super) of_errors: Option<usize>,
}

impl Example {
    /// Begins a block with this info string, if it may hold JSON.
    pub(super) fn begin(info: &str, line: usize) -> Option<Self> {
        let language = info
            .split(|it: char| it.is_whitespace() || it == '{' || it == ',')
            .next()
            .unwrap_or_default();
        let may_be_json = matches!(
            language.to_lowercase().as_str(),
            "" | "json"
                | "json5"
                | "jsonc"
                | "jsonld"
                | "js"
                | "javascript"
                | "ts"
                | "typescript"
                | "jsx"
                | "tsx"
        );
        may_be_json.then(|| Self { line, text: String::new(), of_errors: None })
    }
}

/// The block structure of a page.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Lines that are code, front matter or commented out, in order.
    hidden: Vec<Range<usize>>,
    pub(super) headings: Vec<Heading>,
    /// For each heading, the line where its section ends.
    ends: Vec<usize>,
    /// The title in the front matter.
    pub(super) title: Option<String>,
    pub(super) examples: Vec<Example>,
}

impl Blocks {
    pub(super) fn read(text: &str) -> Self {
        let starts = lines::starts(text);
        let line_of = |byte: usize| starts.partition_point(|start| *start <= byte) - 1;
        let mut blocks = Self::default();
        let mut heading: Option<Heading> = None;
        let mut code: Option<Example> = None;
        let mut metadata: Option<String> = None;
        let mut images = 0_usize;
        let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
            | Options::ENABLE_HEADING_ATTRIBUTES;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    blocks.hide(&range, line_of);
                    code = Example::begin(&info, line_of(range.start));
                }
                Event::End(TagEnd::CodeBlock) => blocks.examples.extend(code.take()),
                Event::Start(Tag::MetadataBlock(_)) => {
                    blocks.hide(&range, line_of);
                    metadata = Some(String::new());
                }
                Event::End(TagEnd::MetadataBlock(_)) => {
                    blocks.title = metadata.take().and_then(|text| front_matter_title(&text));
                }
                Event::Start(Tag::HtmlBlock)
                    if text[range.clone()].trim_start().starts_with("<!--") =>
                {
                    blocks.hide(&range, line_of);
                }
                Event::Start(Tag::Heading { level, id, .. }) => {
                    let id = id.map(pulldown_cmark::CowStr::into_string);
                    let id = id.or_else(|| anchor_within(&text[range.clone()]));
                    heading = is_heading(&text[range.clone()]).then(|| Heading {
                        line: line_of(range.start),
                        level: number(level),
                        text: String::new(),
                        id,
                    });
                }
                Event::Start(Tag::Image { .. }) => images += 1,
                Event::End(TagEnd::Image) => images = images.saturating_sub(1),
                Event::Text(part) | Event::Code(part) => {
                    if let Some(example) = &mut code {
                        example.text.push_str(&part);
                    } else if let Some(text) = &mut metadata {
                        text.push_str(&part);
                    } else if let Some(heading) = heading.as_mut().filter(|_| images == 0) {
                        heading.text.push_str(&part);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    let source = text[range].trim_start_matches([' ', '#']);
                    blocks.headings.extend(heading.take().map(
                        |heading| match cell::in_one_language(source) {
                            Cow::Owned(source) => Heading { text: cell::plain(&source), ..heading },
                            Cow::Borrowed(_) => heading,
                        },
                    ));
                }
                _ => {}
            }
        }
        blocks.add_lines(text);
        blocks
    }

    /// Adds lines that are used as headings: bold ones, summaries, headings of HTML, and headings right below a tag, which
    /// `CommonMark` takes for a part of its block.
    fn add_lines(&mut self, text: &str) {
        static LINE: LazyLock<Regex> = LazyLock::new(|| {
            let pattern = r"(?x)^\s*(?: \*\*(?P<bold>[^*|]{1,120})\*\*\s*:? | __(?P<low>[^_|]{1,120})__\s*:?
                | (?i:\*\*event(?:\ name)?:?\*\*:?)\s*(?P<event>\S.{0,118}?) | (?:<details[^>]*>)?\s*<summary>(?P<summary>.{1,200}?)</summary> | <h(?P<level>[1-6])[^>]*>(?P<html>.{1,300}?)</h[1-6]>
                | (?P<marks>\#{1,6})\s+(?P<atx>.{1,300}?)\s*\#* | <b>(?P<b>[^<]{1,120})</b>\s*:? | <strong>(?P<strong>[^<]{1,120})</strong>\s*:? )\s*$";
            Regex::new(pattern).expect("the pattern compiles")
        });
        let mut more = Vec::new();
        let known: HashSet<usize> = self.headings.iter().map(|heading| heading.line).collect();
        for (line, content) in text.lines().enumerate() {
            if content.len() > 400
                || !content.trim_start().starts_with(['*', '_', '<', '#'])
                || known.contains(&line)
                || self.is_hidden(line)
            {
                continue;
            }
            if let Some(found) = LINE.captures(content) {
                let named = ["event", "bold", "low", "summary", "html", "b", "strong", "atx"]
                    .iter()
                    .find_map(|name| found.name(name));
                let level = found.name("level").and_then(|level| level.as_str().parse().ok());
                let level =
                    level.or(found.name("marks").map(|marks| marks.as_str().len())).unwrap_or(BOLD);
                let text = cell::plain(named.map_or("", |it| it.as_str())).replace('\n', " ");
                let text = text.trim_end_matches(':').to_owned();
                more.push(Heading { line, level, text, id: None });
            }
        }
        self.headings.extend(more);
        self.headings.sort_by_key(|heading| heading.line);
        let lines: Vec<&str> = text.lines().collect();
        for heading in &mut self.headings {
            heading.text = clean(&heading.text);
            let above = lines[..heading.line].iter().rev().take(2).find(|it| !it.trim().is_empty());
            if heading.id.is_none() {
                heading.id = above.and_then(|line| anchor(line));
            }
        }
        // The section of a heading ends at the next one that is not below it.
        let mut open: Vec<usize> = Vec::new();
        self.ends = vec![usize::MAX; self.headings.len()];
        for (at, heading) in self.headings.iter().enumerate() {
            while let Some(last) = open.pop_if(|last| self.headings[*last].level >= heading.level) {
                self.ends[last] = heading.line;
            }
            open.push(at);
        }
    }

    fn hide(&mut self, bytes: &Range<usize>, line_of: impl Fn(usize) -> usize) {
        if !bytes.is_empty() {
            self.hidden.push(line_of(bytes.start)..line_of(bytes.end - 1) + 1);
        }
    }

    pub(super) fn is_hidden(&self, line: usize) -> bool {
        let after = self.hidden.partition_point(|range| range.start <= line);
        after > 0 && self.hidden[after - 1].contains(&line)
    }

    /// Returns the last heading before a line.
    pub(super) fn last_before(&self, line: usize) -> Option<usize> {
        self.headings.partition_point(|heading| heading.line < line).checked_sub(1)
    }

    /// Returns the lines of a heading's section.
    pub(super) fn section(&self, heading: usize) -> Range<usize> {
        self.headings[heading].line..self.ends[heading]
    }

    /// Returns the first heading of the highest level, which names the page.
    pub(super) fn first(&self) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.level == 1)
    }
}

fn number(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Returns whether a heading of `CommonMark` is meant as one: a line of text above a stray `-`, or a paragraph or a row
/// above a rule, is not.
fn is_heading(source: &str) -> bool {
    let source = source.trim();
    if source.starts_with('#') {
        return true;
    }
    let mut lines = source.lines();
    let (Some(text), Some(rule), None) = (lines.next(), lines.next(), lines.next()) else {
        return false;
    };
    rule.trim().len() >= 3
        && !text.contains('|')
        && text.len() <= 100
        && !text.trim_end().ends_with(['.', ':', ','])
}

/// Takes ids, routes and numbers off a heading.
fn clean(text: &str) -> String {
    static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?x) \s*\{[\#.:/][^}]*\}\s*$ | \s*\{/\*.*?\*/\}\s* | \s+%\s+(?:GET|POST|PUT|PATCH|DELETE)\s+/.*$
            | ^\d+(?:\.\d+)*[.)]\s+ | ^(?i:event(?:\s+name)?):\s+ | \s*<[^>]*>\s*";
        Regex::new(pattern).expect("the pattern compiles")
    });
    let text = BESIDE.replace_all(text.trim(), "");
    text.trim_matches([' ', '#', '`', '"']).to_owned()
}

/// Returns the id in a line that is nothing but an anchor: `<a id="x"></a>`.
fn anchor(line: &str) -> Option<String> {
    static ANCHOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r#"^\s*<[A-Za-z]+\s+(?:id|name)="([^"<>]{1,200})"\s*/?>(?:\s*</[A-Za-z]+>)?\s*$"#,
        )
        .expect("the pattern compiles")
    });
    if line.len() > 400 {
        return None;
    }
    Some(ANCHOR.captures(line)?[1].to_owned())
}

/// Returns the id of an anchor in a heading: `### Item <a id="item" />`.
fn anchor_within(heading: &str) -> Option<String> {
    static ANCHOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"<a\s+(?:id|name)="([^"<>]{1,200})"\s*/?>"#).expect("the pattern compiles")
    });
    Some(ANCHOR.captures(heading)?[1].to_owned())
}

fn front_matter_title(text: &str) -> Option<String> {
    let title = text.lines().find_map(|line| {
        let rest = line.strip_prefix("title")?.trim_start();
        rest.strip_prefix(':').or_else(|| rest.strip_prefix('='))
    })?;
    let title = title.trim().trim_matches(['"', '\'']).trim();
    (!title.is_empty()).then(|| title.to_owned())
}
