//! Name cells: the names in them, and the marks beside them.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

use super::{
    cell::{self, Piece},
    condition,
    indent::{self, Indent},
    listed::{self, Entry},
    marks::{Mark, mark_of, split_marks, stars},
    text,
};

/// What a name cell says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct NameCell {
    /// The names, most often one.
    pub(super) names: Vec<String>,
    pub(super) indent: Indent,
    /// `Required`, `Optional`, `name?`.
    pub(super) required: Option<bool>,
    /// Marked as deprecated, or struck through.
    pub(super) deprecated: bool,
    /// Required on a condition, or as one of several names: `a` or `b`.
    pub(super) conditional: bool,
    /// Text beside the names that is no mark.
    pub(super) beside: String,
    /// What the row says of each name of its own; empty if it says the same of all.
    pub(super) own: Vec<Own>,
}

/// What a row says of one of its names: `a (string), b (integer)`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Own {
    pub(super) ty: Option<String>,
    pub(super) required: Option<bool>,
    pub(super) description: Option<String>,
}

impl NameCell {
    /// Returns what the row says of a name alone.
    pub(super) fn own(&self, at: usize) -> Own {
        self.own.get(at).cloned().unwrap_or_default()
    }

    /// Creates the names of a list, each with its type.
    fn of_list(entries: Vec<Entry>) -> Self {
        let mut read = Self::default();
        for Entry { name, ty, required, description } in entries {
            if !read.names.contains(&name) {
                read.names.push(name);
                let description = Some(description).filter(|text| !text.is_empty());
                read.own.push(Own { ty, required, description });
            }
        }
        read
    }
}

/// The longest name of a property.
pub(super) const MAX_NAME: usize = 200;

/// Reads a name cell.
pub(super) fn read(cell: &str) -> NameCell {
    let (mut indent, mut cell) = indent::take(cell);
    // The marks may be in the code of the name.
    let inner;
    if let Some(code) = cell.strip_prefix('`')
        && let (within, rest) = indent::take(code)
        && within != Indent::default()
    {
        inner = format!("`{rest}");
        (indent, cell) = (within, inner.as_str());
    }
    if let Some(typed) = typed(cell).filter(|typed| typed.names.len() > 1) {
        return NameCell { indent, ..typed };
    }
    let mut pieces = cell::pieces(&without_footnotes(cell));
    pieces.retain(|piece| !piece.markup.raised);
    let mut read = NameCell { indent, ..NameCell::default() };
    let has_text = |piece: &Piece| !piece.text.trim().is_empty();
    let is_struck = |piece: &Piece| piece.markup.struck || !has_text(piece);
    if pieces.iter().all(is_struck) {
        read.deprecated = pieces.iter().any(has_text);
    } else {
        pieces.retain(|piece| !piece.markup.struck);
    }
    // A line that continues a name in code: `` `a`<br>string ``.
    if pieces.iter().any(|piece| piece.markup.code && is_name(bare(&piece.text))) {
        read.read_code(&pieces);
    } else {
        let text = cell::join(&pieces);
        read.read_text(&text, &pieces);
    }
    read
}

impl NameCell {
    /// Reads names that are code: what is beside them are separators and marks.
    fn read_code(&mut self, pieces: &[Piece]) {
        let mut beside = String::new();
        // A second name follows a separator; other code is no name: `` `name` (default `x`) ``.
        let mut may_follow = true;
        let mut is_alternative = false;
        let mut levels = 0_usize;
        for piece in pieces {
            // A step in code of its own: `` `a` `.b` ``.
            let is_step = piece.markup.code
                && piece.text.len() > 1
                && piece.text.starts_with('.')
                && beside.trim().is_empty();
            if let Some(last) = self.names.last_mut().filter(|_| is_step) {
                last.push_str(&piece.text);
            } else if piece.markup.code && levels == 0 && may_follow {
                self.conditional |= is_alternative && !self.names.is_empty();
                self.take_code(&piece.text);
                may_follow = false;
            } else {
                if !piece.markup.code {
                    let separator = piece.text.trim().to_lowercase();
                    is_alternative = matches!(separator.as_str(), "/" | "|" | "or" | ", or" | "");
                    may_follow |= matches!(
                        separator.as_str(),
                        "," | "/" | "|" | ";" | "or" | "and" | "&" | ", or" | ""
                    ) && (piece.text.contains('\n') || !separator.is_empty());
                }
                let open = piece.text.matches('(').count();
                levels = (levels + open).saturating_sub(piece.text.matches(')').count());
                beside.push_str(&piece.text);
                beside.push(' ');
            }
        }
        self.marks(&beside);
    }

    /// Reads names that are plain text: `name`, `name (optional)`, `a / b`, `name?`.
    fn read_text(&mut self, text: &str, pieces: &[Piece]) {
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default().to_owned();
        let rest: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
        // Lines that look like the first one are names as well: `a<br>b`.
        let (names, others): (Vec<&str>, Vec<&str>) =
            rest.iter().partition(|line| is_further_name(first.trim(), line));
        let are_marks = others.iter().all(|line| is_beside(line));
        if names.is_empty() || !are_marks {
            self.marks(&rest.join(" "));
            self.read_line(first, pieces);
        } else {
            self.marks(&others.join(" "));
            self.read_line(first, pieces);
            for name in names {
                self.read_line(name.to_owned(), &[]);
            }
        }
    }

    fn read_line(&mut self, mut first: String, pieces: &[Piece]) {
        // An emphasised mark is beside the name, not in it: `name *Required*`.
        let emphasised: Vec<&Piece> =
            pieces.iter().skip(1).filter(|piece| piece.markup.emphasis).collect();
        for piece in emphasised {
            let mark = piece.text.trim();
            if mark_of(mark).is_some()
                && let Some(before) = first.trim_end().strip_suffix(mark)
            {
                self.marks(mark);
                first = before.to_owned();
            }
        }
        let (name, beside) = split_marks(&first);
        self.marks(beside);
        let mut parts: Vec<&str> = SEPARATOR.split(name).map(str::trim).collect();
        if parts.len() > 8 || !parts.iter().all(|part| is_name(bare(part))) {
            // Labels have spaces: `Account ID or Group ID`.
            parts = name.split(" or ").filter(|part| is_label(part)).collect();
            if parts.len() != name.split(" or ").count() {
                parts.clear();
            }
        }
        if parts.len() > 1 && parts.len() <= 8 {
            self.conditional |= ALTERNATIVES.is_match(name);
            for part in parts {
                self.take(part);
            }
        } else {
            self.take(name);
        }
    }

    /// Adds a name that is code, where a star is no mark of a footnote, unless it is escaped.
    fn take_code(&mut self, name: &str) {
        let text = name.trim();
        if text.len() > 1 && text.ends_with('*') && !text.ends_with(r"\*") && !text.starts_with('*')
        {
            let name = text::squeeze(&text::decode_entities(&unescaped(text)));
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        } else {
            self.take(name);
        }
    }

    /// Adds a name without quotes and marks.
    fn take(&mut self, name: &str) {
        // Code keeps its backslashes, but no name has them.
        let name = text::squeeze(&text::decode_entities(&unescaped(name)));
        let mut name = name.as_str();
        loop {
            let bare = name.trim_matches(['"', '\'', '“', '”', '`']);
            let bare =
                bare.trim_end_matches(['†', '‡', '§', '¹', '²', '³', '⁴', '⁵', ':', ',', ';', '!']);
            let bare = stars(bare);
            let bare = match bare.strip_suffix('?') {
                Some(optional) if !optional.is_empty() => {
                    self.required = Some(false);
                    optional
                }
                _ => bare,
            };
            // As in JSDoc: `[name]` is optional.
            let inner = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let bare = match inner.filter(|inner| is_name(inner)) {
                Some(inner) => {
                    self.required = Some(false);
                    inner
                }
                None => bare,
            };
            let bare = bare.trim();
            if bare.len() == name.len() {
                break;
            }
            name = bare;
        }
        if !name.is_empty() && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    /// Reads what is beside the names.
    fn marks(&mut self, text: &str) {
        for mark in text.split(|it: char| it.is_whitespace() || "(),.;/|[]*:`_".contains(it)) {
            match mark_of(mark) {
                Some(Mark::Required(required)) => self.required = Some(required),
                Some(Mark::Deprecated) => self.deprecated = true,
                None => {}
            }
        }
        self.conditional |= condition::in_mark(text);
        let beside = text::squeeze(text);
        if beside.starts_with('?') {
            self.required = Some(false);
        }
        if !beside.is_empty() {
            if !self.beside.is_empty() {
                self.beside.push(' ');
            }
            self.beside.push_str(&beside);
        }
    }
}

/// Reads a cell of names with their types beside: `` `a` (string), b (integer) ``.
pub(super) fn typed(cell: &str) -> Option<NameCell> {
    if !cell.contains('(') {
        return None;
    }
    let entries = listed::entries(cell)?;
    let are_typed = entries.iter().all(|entry| entry.ty.is_some());
    are_typed.then(|| NameCell::of_list(entries))
}

/// Takes marks of footnotes out of a cell: `a \[1\]`, which is no index of an array.
fn without_footnotes(cell: &str) -> Cow<'_, str> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"\s+\\?\[\^?[0-9]{1,2}\\?\](?:\([^()\s]*\))?|\\\[[1-9]\\\]\s*$";
        Regex::new(pattern).expect("the pattern compiles")
    });
    if cell.contains('[') { MARK.replace_all(cell, "") } else { Cow::Borrowed(cell) }
}

/// Takes the backslashes of escapes off, which code keeps: no name has them.
fn unescaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let is_escape =
            character == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        out.extend(if is_escape { characters.next() } else { Some(character) });
    }
    out
}

static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*,\s+(?:or\s+)?|\s+/\s+|\s+or\s+|\s+\|\s+").expect("the pattern compiles")
});

static ALTERNATIVES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\sor\s|\s[/|]\s").expect("the pattern compiles"));

fn bare(name: &str) -> &str {
    name.trim().trim_matches(['"', '\'', '`']).trim_end_matches(['?', '*', ':'])
}

/// Returns whether a text could be a name: one word.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_NAME
        && !text.contains(|it: char| it.is_whitespace())
        && text.contains(char::is_alphanumeric)
}

/// Returns whether a line below a name is a mark or a type.
fn is_beside(line: &str) -> bool {
    const WORDS: [&str; 38] = [
        "string",
        "str",
        "integer",
        "int",
        "number",
        "boolean",
        "bool",
        "object",
        "array",
        "float",
        "double",
        "datetime",
        "timestamp",
        "date",
        "long",
        "list",
        "map",
        "enum",
        "text",
        "varchar",
        "decimal",
        "any",
        "null",
        "nullable",
        "pk",
        "fk",
        "new",
        "beta",
        "alpha",
        "unique",
        "readonly",
        "read-only",
        "indexed",
        "key",
        "experimental",
        "preview",
        "internal",
        "default",
    ];
    let word = line.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    let is_alone = !word.contains(char::is_whitespace);
    word.is_empty() || mark_of(&word).is_some() || is_alone && WORDS.contains(&word.as_str())
}

/// Returns whether a line below a name is another one, written alike.
fn is_further_name(first: &str, line: &str) -> bool {
    let (first, _) = split_marks(first);
    let (name, _) = split_marks(line);
    let begins = |name: &str| name.chars().next();
    let is_word = |name: &str| {
        is_name(bare(name))
            && begins(name).is_some_and(|it| it.is_alphabetic() || matches!(it, '_' | '$' | '@'))
            && odd_character(bare(name)).is_none()
    };
    let is_upper = |name: &str| begins(name).is_some_and(char::is_uppercase);
    is_word(first) && is_word(name) && !is_beside(name) && is_upper(first) == is_upper(name)
}

/// Returns whether a text could be a label: a few words, the first one with a capital.
fn is_label(text: &str) -> bool {
    let words = text.split(' ').count();
    text.starts_with(|it: char| it.is_uppercase())
        && (1..=3).contains(&words)
        && text.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '_' | '-'))
}

/// Returns the first character of a name that names of properties do not have.
pub(super) fn odd_character(name: &str) -> Option<char> {
    let is_plain = |it: char| {
        it.is_alphanumeric()
            || matches!(it, '_' | '-' | '.' | '$' | '@' | ':' | '/' | '#' | ' ' | '+')
    };
    name.chars().find(|character| !is_plain(*character)).or_else(|| {
        // More words than a label has are prose.
        (name.split(' ').count() > 5).then_some(' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, names: &[&str], required: Option<bool>, deprecated: bool) {
        let read = read(cell);
        assert_eq!(read.names, names, "{cell}");
        assert_eq!((read.required, read.deprecated), (required, deprecated), "{cell}");
    }

    #[test]
    fn names_are_rendered() {
        for cell in [
            "a_b",
            "`a_b`",
            "**a_b**",
            "**`a_b`**",
            r"a\_b",
            "[a_b](#x)",
            "[`a_b`](/x.md)",
            "<code>a_b</code>",
            "a_b[^1]",
            "a_b¹",
            "a_b<sup>2</sup>",
            "a_b*",
            r"a_b\*",
            "\"a_b\"",
            "<a id=\"q\"></a>a_b",
            "a_b (string)",
            "`a_b`:",
            "`a_b` <br/> string",
            r"`a\_b`",
            "» `a_b`",
            "&nbsp;&nbsp;a_b",
            "`└── a_b`",
            "[`a_b`][x]",
            r"a_b \[1\]",
            r"a_b\[1\]",
            r"`a_b` \[12\]",
            "a_b [2]",
            "a_b [2](#note)",
            r"`a_b\*`",
        ] {
            check(cell, &["a_b"], None, false);
        }
        check("_id", &["_id"], None, false);
        check("`$ref`", &["$ref"], None, false);
        check("`items.*`", &["items.*"], None, false);
        check("`utm_*`", &["utm_*"], None, false);
        check("utm_*", &["utm_*"], None, false);
        check("`$*`", &["$*"], None, false);
        check("`a_b_*c*`", &["a_b_*c*"], None, false);
        check(r"`items\[\].a\_b`", &["items[].a_b"], None, false);
        check(r"items\[0\].a\.b", &["items[0].a.b"], None, false);
        check("items[1]", &["items[1]"], None, false);
        check(r"mention?  \[3\]", &["mention"], Some(false), false);
        check(r"a\b", &[r"a\b"], None, false);
        check("First name", &["First name"], None, false);
    }

    #[test]
    fn marks_are_split_off() {
        check("a?", &["a"], Some(false), false);
        check(r"a?\*", &["a"], Some(false), false);
        check("`a?`", &["a"], Some(false), false);
        check("`a`?", &["a"], Some(false), false);
        check("`a` *Required*", &["a"], Some(true), false);
        check("a *required*", &["a"], Some(true), false);
        check("a (optional)", &["a"], Some(false), false);
        check("a [optional]", &["a"], Some(false), false);
        check("a<br>**Required**", &["a"], Some(true), false);
        check("`a` (deprecated)", &["a"], None, true);
        check("~~a~~", &["a"], None, true);
        check("~~`a`~~", &["a"], None, true);
        check("[a]", &["a"], Some(false), false);
    }

    #[test]
    fn two_names_are_two() {
        check("`a`, `b`", &["a", "b"], None, false);
        check("`a` / `b`", &["a", "b"], None, false);
        check("`a` or `b`", &["a", "b"], None, false);
        check("`a`<br>`b`", &["a", "b"], None, false);
        check("a, b", &["a", "b"], None, false);
        check("a / b", &["a", "b"], None, false);
        check("a<br>b", &["a", "b"], None, false);
        check("a<br>b (optional)<br>c", &["a", "b", "c"], Some(false), false);
        check("a<br>b<br>required", &["a", "b"], Some(true), false);
        check("a<br>string", &["a"], None, false);
        check("a<br>New", &["a"], None, false);
        check("a<br>see below", &["a"], None, false);
        check("~~`a`~~ `b`", &["b"], None, false);
        check("`a` (default `x`)", &["a"], None, false);
        check("`a` `.b`", &["a.b"], None, false);
        check("`a` `b`", &["a"], None, false);
    }

    #[test]
    fn names_may_have_types_of_their_own() {
        let read = read("`a` (string), b (timestamp, optional)");
        assert_eq!(read.names, ["a", "b"]);
        assert_eq!(read.own(0).ty.as_deref(), Some("string"));
        assert_eq!(read.own(1).ty.as_deref(), Some("timestamp"));
        assert_eq!(read.own(1).required, Some(false));
        check("`a` (string)", &["a"], None, false);
        check("`a` (see `b` (below))", &["a"], None, false);
    }

    #[test]
    fn odd_characters_are_found() {
        assert_eq!(odd_character("a.b-c_d$e"), None);
        assert_eq!(odd_character("a<b>"), Some('<'));
        assert_eq!(odd_character("it is one of the many"), Some(' '));
    }
}
