//! Lists of properties in one cell: `` `a` (string): who did it, b (integer, optional) ``.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    cell,
    marks::{Mark, mark_of},
    types,
};

/// A property in a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) ty: Option<String>,
    pub(super) required: Option<bool>,
    pub(super) description: String,
}

/// The longest cell that is read as a list.
const MAX_CELL: usize = 16 << 10;

/// The most properties of a list.
const MAX_ENTRIES: usize = 500;

const NAME: &str = r#"["'`]?(?P<name>[A-Za-z_$@][0-9A-Za-z_$@.\-\[\]]*)["'`]?(?P<optional>\?)?\*?"#;

/// Returns the properties that a cell lists, one to a line or with commas between; `None` if it is no such list.
pub(super) fn entries(cell: &str) -> Option<Vec<Entry>> {
    if cell.len() > MAX_CELL {
        return None;
    }
    // Values in code are told from other words; a whole property in code is not.
    read(&cell::with_code(cell)).or_else(|| read(&cell::plain(cell)))
}

fn read(text: &str) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['-', '*', '•', '·', ' ']);
        for part in parts(line) {
            let text = line[part].trim();
            if !text.is_empty() {
                entries.push(entry(text)?);
            }
        }
    }
    (!entries.is_empty() && entries.len() <= MAX_ENTRIES).then_some(entries)
}

/// Returns the places of the properties in a line: a comma is between two if a name with its type follows, or if there are
/// only names so far, or only names with a colon.
fn parts(line: &str) -> Vec<Range<usize>> {
    static NEXT: LazyLock<[Regex; 3]> = LazyLock::new(|| {
        [r"\(", r"(?:[(:,;]|$)", ":"].map(|end| {
            Regex::new(&format!(r"^\s*(?:and\s+)?{NAME}\s*{end}")).expect("the pattern compiles")
        })
    });
    let [typed, named, colon] = &*NEXT;
    let (mut parts, mut start, mut level) = (Vec::new(), 0, 0_usize);
    // What was met since the start of the property.
    let (mut has_type, mut has_colon, mut has_dash) = (false, false, false);
    for (at, character) in line.char_indices() {
        match character {
            '(' | '[' | '{' | '<' => {
                has_type |= character == '(';
                level += 1;
            }
            ')' | ']' | '}' | '>' => level = level.saturating_sub(1),
            ':' => has_colon = true,
            '–' | '—' => has_dash = true,
            ',' | ';' if level == 0 => {
                let rest = &line[at + 1..];
                let is_next = typed.is_match(rest)
                    || !has_colon && !has_dash && named.is_match(rest)
                    || has_colon && !has_type && colon.is_match(rest);
                if is_next {
                    parts.push(start..at);
                    start = at + 1;
                    (has_type, has_colon, has_dash) = (false, false, false);
                }
            }
            _ => {}
        }
    }
    parts.push(start..line.len());
    parts
}

/// Reads `name (type, required): description`, `name: type` or `name`.
fn entry(text: &str) -> Option<Entry> {
    static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
        let beside = r"(?:\s*\((?P<beside>[^()]*(?:\([^()]*\)[^()]*)*)\))?";
        let rest = r"(?:\s*[.:–—]\s*(?P<rest>.*)|\s+-\s+(?P<dashed>.*))?";
        Regex::new(&format!(r"^(?:and\s+)?{NAME}{beside}{rest}$")).expect("the pattern compiles")
    });
    let found = ENTRY.captures(text)?;
    let group = |name: &str| found.name(name).map(|it| it.as_str().trim());
    let rest = group("rest").or_else(|| group("dashed")).unwrap_or_default();
    let mut entry = Entry { name: group("name")?.to_owned(), ..Entry::default() };
    entry.required = group("optional").map(|_| false);
    entry.description = match group("beside") {
        Some(beside) => entry.described(beside, rest),
        None => entry.typed(rest),
    };
    Some(entry)
}

impl Entry {
    /// Reads the type that text after a colon begins with, and returns what is behind it.
    fn typed(&mut self, rest: &str) -> String {
        let (first, more) = rest.split_once([' ', ',', '.']).unwrap_or((rest, ""));
        let (ty, more) = if is_type(rest) { (rest, "") } else { (first, more) };
        let ty = ty.trim_matches('`');
        self.ty = is_type(ty).then(|| ty.to_owned());
        let more = more.trim_start_matches(['-', '–', '—', ',', ' ']);
        if self.ty.is_some() { more } else { rest }.to_owned()
    }

    /// Reads what is in parentheses, and returns what describes the property there and behind them.
    fn described(&mut self, beside: &str, rest: &str) -> String {
        match self.beside(beside) {
            Some(values) if values.is_empty() || rest.is_empty() => format!("{values}{rest}"),
            Some(values) => format!("{values}. {rest}"),
            None => format!("{beside} {rest}").trim().to_owned(),
        }
    }

    /// Reads what is in parentheses: a type, marks, and what is said of its values, which is returned; `None` if it is
    /// something else.
    fn beside(&mut self, text: &str) -> Option<String> {
        let mut words = Vec::new();
        for part in text.split(',').map(str::trim) {
            match mark_of(part) {
                Some(Mark::Required(required)) => self.required = Some(required),
                Some(Mark::Deprecated) => {}
                None => words.push(part),
            }
        }
        let words = words.join(", ");
        let whole = words.trim_matches('`');
        if whole.is_empty() || is_type(whole) {
            self.ty = Some(whole.to_owned()).filter(|ty| !ty.is_empty());
            return Some(String::new());
        }
        let (ty, values) = words.split_once([',', ':', ';'])?;
        let ty = ty.trim().trim_matches('`');
        self.ty = is_type(ty).then(|| ty.to_owned());
        self.ty.as_ref().map(|_| values.trim().to_owned())
    }
}

fn is_type(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && types::read(text)
            .ty
            .is_some_and(|ty| ty.is_complete() && !matches!(ty, types::Type::Named(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &[&str]) {
        let shown = |entry: Entry| {
            let mark = match entry.required {
                Some(true) => "!",
                Some(false) => "?",
                None => "",
            };
            let ty = entry.ty.map(|ty| format!(" {ty}")).unwrap_or_default();
            let description = Some(entry.description).filter(|text| !text.is_empty());
            let description = description.map(|text| format!(": {text}")).unwrap_or_default();
            format!("{}{mark}{ty}{description}", entry.name)
        };
        let found = entries(cell).map(|all| all.into_iter().map(shown).collect::<Vec<_>>());
        assert_eq!(found.unwrap_or_default(), expected, "{cell}");
    }

    #[test]
    fn lists_are_split_into_properties() {
        check("`a` (string), b (timestamp)", &["a string", "b timestamp"]);
        check(
            "`a` (string): Who, when it, was<br>`b` (integer, optional) - How many",
            &["a string: Who, when it, was", "b? integer: How many"],
        );
        check("<ul><li>a (string)</li><li>b_c: number</li></ul>", &["a string", "b_c number"]);
        check(
            "a (array of strings): x, y, z, b (string, required)",
            &["a array of strings: x, y, z", "b! string"],
        );
        check("a: string, b: integer", &["a string", "b integer"]);
        check("a, `b`, c", &["a", "b", "c"]);
        check("a.b[] (string); c? (boolean)", &["a.b[] string", "c? boolean"]);
        check("a (who did it)", &["a: who did it"]);
        check("Sent when the user opens it", &[]);
        check("", &[]);
    }

    #[test]
    fn long_and_odd_cells_cost_little() {
        let cell = "a (string), ".repeat(1_000);
        assert_eq!(entries(&cell), None);
        assert_eq!(entries(&"(".repeat(10_000)), None);
        assert_eq!(entries(&"a,".repeat(5_000)), None);
        assert_eq!(entries(&"a b: c, d e,".repeat(1_000)), None);
    }
}
