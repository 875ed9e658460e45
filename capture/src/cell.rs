//! Renders cells: Markdown, with HTML in it, becomes pieces of text that know their markup.

use std::{borrow::Cow, sync::LazyLock};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::text;

/// A run of text with the same markup. Line breaks (`<br>`, items of lists) are pieces of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) markup: Markup,
    /// The target of the link that it is in.
    pub(super) link: Option<String>,
}

/// The markup of a piece.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each stands for a kind of markup that may be nested in any other"
)]
pub(super) struct Markup {
    pub(super) code: bool,
    pub(super) struck: bool,
    /// Superscript, where footnotes are marked.
    pub(super) raised: bool,
    pub(super) emphasis: bool,
}

/// Keeps a cell that begins like a list, a heading or a block of HTML from being one.
const INLINE: &str = "\u{e000} ";

/// The longest cell that is parsed as Markdown. Longer ones are text.
const MAX_CELL: usize = 64 << 10;

/// The most components of a cell that are told from types.
const MAX_COMPONENTS: usize = 16;

/// Elements of HTML in cells. Other words in angle brackets belong to types: `List<Kind>`.
const ELEMENTS: [&str; 45] = [
    "a", "abbr", "b", "big", "br", "center", "cite", "code", "dd", "del", "details", "div", "dl",
    "dt", "em", "figure", "font", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark",
    "nobr", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "summary", "sup", "tt", "u", "ul", "var", "wbr",
];

/// Returns the pieces of a cell.
pub(super) fn pieces(cell: &str) -> Vec<Piece> {
    let cell = text::without_comments(cell);
    if cell.len() > MAX_CELL || !cell.contains(['`', '*', '_', '<', '[', '\\', '&', '~', '!']) {
        return vec![Piece { text: cell, ..Piece::default() }];
    }
    let cell = in_one_language(&cell);
    let inline = format!("{INLINE}{}", without_expressions(&without_labels(&cell)));
    let mut reader = Reader { closed: closed(&cell), ..Reader::default() };
    for event in Parser::new_ext(&inline, Options::ENABLE_STRIKETHROUGH) {
        reader.event(event);
    }
    if let Some(first) = reader.pieces.first_mut() {
        first.text = first.text.trim_start_matches('\u{e000}').trim_start().to_owned();
    }
    reader.pieces.retain(|piece| !piece.text.is_empty());
    reader.pieces
}

/// Keeps the first of texts that stand for each other, one for each programming language:
/// `<If lang="java">Long</If><If lang="ruby">Int</If>`.
pub(super) fn in_one_language(cell: &str) -> Cow<'_, str> {
    static VARIANT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"<([A-Za-z]{1,20})\s+lang="[^"]*"\s*>"#).expect("the pattern compiles")
    });
    if !cell.contains("lang=\"") {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    let (mut at, mut last) = (0, None);
    while let Some(found) = VARIANT.captures_at(cell, at) {
        let (tag, close) =
            (found.get(0).map_or(0..0, |it| it.range()), format!("</{}>", &found[1]));
        let Some(length) = cell[tag.end..].find(&close) else {
            break;
        };
        let text = &cell[tag.end..tag.end + length];
        let is_variant = last.is_some_and(|last: usize| cell[last..tag.start].trim().is_empty());
        out.push_str(&cell[at..tag.start]);
        if !is_variant {
            out.push_str(text);
        }
        at = tag.end + length + close.len();
        last = (is_variant || !text.trim().is_empty()).then_some(at);
    }
    out.push_str(&cell[at..]);
    Cow::Owned(out)
}

/// Takes the labels of links off whose targets stand elsewhere on the page: `[Item][item]`.
fn without_labels(cell: &str) -> Cow<'_, str> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(^|[\s(,|])\[([^\[\]]+)\]\[[^\[\]]*\]").expect("the pattern compiles")
    });
    if cell.contains("][") { LABEL.replace_all(cell, "$1$2") } else { Cow::Borrowed(cell) }
}

/// Takes the expressions of JSX off tags, which are no HTML: `<span style={{color: "green"}}>`.
fn without_expressions(cell: &str) -> Cow<'_, str> {
    static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(<[A-Za-z][\w.]*(?:\s+[\w-]+="[^"]*")*)(?:\s+[\w-]+=\{\{?[^{}<>]*\}\}?)+"#)
            .expect("the pattern compiles")
    });
    if cell.contains("={") { EXPRESSION.replace_all(cell, "$1") } else { Cow::Borrowed(cell) }
}

/// Returns the text of a cell as rendered; line breaks are line feeds.
pub(super) fn plain(cell: &str) -> String {
    join(&pieces(cell))
}

/// Returns the text of pieces without superscripts.
pub(super) fn join(pieces: &[Piece]) -> String {
    let shown = pieces.iter().filter(|piece| !piece.markup.raised);
    let text: String = shown.map(|piece| piece.text.as_str()).collect();
    let lines = text.split('\n').map(text::squeeze).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the text of a cell as [`plain`] does, with code in backquotes.
pub(super) fn with_code(cell: &str) -> String {
    let mut pieces = pieces(cell);
    for piece in &mut pieces {
        if piece.markup.code && !piece.text.contains('`') {
            piece.text = format!("`{}`", piece.text);
        }
    }
    join(&pieces)
}

/// Returns a description in one line: without tags, links and escapes, code in backquotes.
pub(super) fn description(cell: &str) -> String {
    if !cell.contains(['<', '[', '\\', '&']) {
        return text::clean(cell);
    }
    text::clean(&with_code(cell))
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    markup: Markup,
    link: Option<String>,
    /// Depth of images, whose alternative text is not shown.
    images: usize,
    /// The names of tags that are closed in the cell, in lower case.
    closed: Vec<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(part) => self.push(&part),
            Event::Code(part) => {
                let outer = self.markup.code;
                self.markup.code = true;
                self.push(&part);
                self.markup.code = outer;
            }
            Event::InlineHtml(part) | Event::Html(part) => self.tag(&part),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Start(Tag::Emphasis | Tag::Strong) => self.markup.emphasis = true,
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => self.markup.emphasis = false,
            Event::Start(Tag::Strikethrough) => self.markup.struck = true,
            Event::End(TagEnd::Strikethrough) => self.markup.struck = false,
            // `vector<std::string>` has no link in it, though `CommonMark` takes it for one.
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. })
                if !dest_url.contains("//") =>
            {
                self.push("<");
                self.link = Some(String::new());
            }
            Event::End(TagEnd::Link) if self.link.as_ref().is_some_and(String::is_empty) => {
                self.link = None;
                self.push(">");
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.link = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => self.link = None,
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.images > 0 {
            return;
        }
        match self.pieces.last_mut() {
            Some(last)
                if last.markup == self.markup
                    && last.link == self.link
                    && last.text != "\n"
                    && text != "\n" =>
            {
                last.text.push_str(text);
            }
            _ => self.pieces.push(Piece {
                text: text.to_owned(),
                markup: self.markup,
                link: self.link.clone(),
            }),
        }
    }

    fn tag(&mut self, tag: &str) {
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let is_empty = inner.ends_with('/');
        let name = inner.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if !ELEMENTS.contains(&name.as_str()) {
            // `List<Kind>` is a type; `<Badge text="new" />` and `<If>…</If>` are components.
            let is_component = closes || is_empty || self.closed.contains(&name);
            if name == "link" && !is_empty {
                let target = || attribute(inner, "to").or_else(|| attribute(inner, "href"));
                self.link = if closes { None } else { target() };
            }
            if !is_component && !inner.contains(['=', '/', '!']) {
                self.push(tag);
            }
            return;
        }
        match name.as_str() {
            "br" | "p" | "div" | "hr" | "ul" | "ol" | "dt" | "dd" => self.push("\n"),
            "li" if !closes => {
                self.push("\n");
                self.push("- ");
            }
            "code" | "tt" | "kbd" | "samp" => self.markup.code = !closes,
            "s" | "del" | "strike" => self.markup.struck = !closes,
            "sup" => self.markup.raised = !closes,
            "b" | "strong" | "em" | "i" => self.markup.emphasis = !closes,
            "a" => self.link = if closes { None } else { attribute(inner, "href") },
            _ => {}
        }
    }
}

/// Returns the names of the components that are closed in a cell, in lower case, each once.
fn closed(cell: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for rest in cell.split("</").skip(1) {
        let name = rest.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if names.len() < MAX_COMPONENTS
            && !name.is_empty()
            && !ELEMENTS.contains(&name.as_str())
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// Returns the value of an attribute in a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''));
    let value = match quote {
        Some(quote) => rest[1..].split(quote).next(),
        None => rest.split_whitespace().next(),
    };
    value.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        assert_eq!(plain(cell), expected, "{cell}");
    }

    #[test]
    fn markup_is_rendered() {
        check(r"user\_id", "user_id");
        check("[plain](#plain)", "plain");
        check(r#"<a name="z"></a>anchored"#, "anchored");
        check("`a.b` **c** *d* ~~e~~", "a.b c d e");
        check("- not a list", "- not a list");
        check("# not a heading", "# not a heading");
        check("R&amp;D &lt;x&gt;", "R&D <x>");
        check("[`a.b`][x] or [c][]", "a.b or c");
        check("a[b][c]", "a[b][c]");
        check("a<sup>1</sup><br/>b", "a\nb");
        check("![alt](x.png) shown", "shown");
        check(r#"<span style={{color: "green"}}>string</span>"#, "string");
        check(r#"<Badge text="new" /> x"#, "x");
        check("<If>a</If> b <New/>", "a b");
        check(r#"<Link to="x">Opts</Link>"#, "Opts");
    }

    #[test]
    fn what_is_no_element_stays() {
        check("List<Kind>", "List<Kind>");
        check("vector<std::string>", "vector<std::string>");
        check("<https://x.org>", "https://x.org");
        check("Array\\<Item\\>", "Array<Item>");
        check("_id", "_id");
    }

    #[test]
    fn descriptions_keep_code_and_lose_tags() {
        assert_eq!(description("one<br>- `x`: [first](y)"), "one - `x`: first");
        assert_eq!(description("<ul><li>a</li><li>b</li></ul>"), "- a - b");
        assert_eq!(description(r"the `id` of user\_name"), "the `id` of user_name");
    }

    #[test]
    fn links_keep_their_targets() {
        let pieces = pieces(r##"<a href="#item">`Array<Item>`</a> or [b](c)"##);
        let links: Vec<_> =
            pieces.iter().map(|it| (it.text.as_str(), it.link.as_deref())).collect();
        assert_eq!(links, [("Array<Item>", Some("#item")), (" or ", None), ("b", Some("c"))]);
        let linked = super::pieces(r##"<Link to="#opts">Opts</Link> x"##);
        assert_eq!((linked[0].text.as_str(), linked[0].link.as_deref()), ("Opts", Some("#opts")));
        assert_eq!(linked[1].link, None);
    }

    #[test]
    fn hostile_cells_are_linear() {
        for cell in
            ["<b>".repeat(100_000), "[".repeat(60_000), "**a ".repeat(15_000), "&".repeat(60_000)]
        {
            assert!(!plain(&cell).is_empty() || cell.starts_with("<b>"));
        }
    }
}
