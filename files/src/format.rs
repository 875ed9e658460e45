//! Recognises the format of a file that is not JSON.

use std::path::Path;

use tablature_schema::{ir::MAX_SCHEMA_DEPTH, json};

/// Formats by the ending of a file's name.
const BY_ENDING: [(&str, &str); 22] = [
    ("yaml", "YAML"),
    ("yml", "YAML"),
    ("csv", "CSV"),
    ("tsv", "TSV"),
    ("toml", "TOML"),
    ("xml", "XML"),
    ("xsd", "XML"),
    ("html", "HTML"),
    ("md", "Markdown"),
    ("js", "JavaScript"),
    ("mjs", "JavaScript"),
    ("cjs", "JavaScript"),
    ("ts", "TypeScript"),
    ("py", "Python"),
    ("rs", "Rust"),
    ("proto", "Protocol Buffers"),
    ("avro", "Avro"),
    ("parquet", "Parquet"),
    ("xlsx", "Excel"),
    ("sql", "SQL"),
    ("zip", "a ZIP archive"),
    ("pdf", "PDF"),
];

/// Formats by their first bytes.
const BY_MAGIC: [(&[u8], &str); 8] = [
    (b"PAR1", "Parquet"),
    (b"Obj\x01", "Avro"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"%PDF-", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"SQLite format 3\0", "SQLite"),
    (b"%YAML", "YAML"),
];

/// How much of a text is looked at.
const GLANCE: usize = 4096;

/// Returns the name of the format that a text is in, by the ending of its name and by its first lines; `None` for
/// JSON, and for what may be meant as JSON.
///
/// # Example
///
/// ```
/// use tablature_files::foreign_format;
///
/// assert_eq!(foreign_format("s.json".as_ref(), b"type: object\nrequired: [id]\n"), Some("YAML"));
/// assert_eq!(foreign_format("s.yaml".as_ref(), b"{\"type\": \"object\"}"), None);
/// assert_eq!(foreign_format("s.json".as_ref(), b"{\"type\": "), None);
/// ```
pub fn foreign_format(path: &Path, bytes: &[u8]) -> Option<&'static str> {
    if json::parse(bytes, MAX_SCHEMA_DEPTH).is_ok() {
        return None;
    }
    by_magic(bytes).or_else(|| format_of_name(path)).or_else(|| by_first_lines(bytes))
}

/// Returns the name of the format that a text is in, of which only the start is known: nothing that begins like a JSON
/// object or array is taken for another format.
pub fn foreign_format_of_start(path: Option<&Path>, start: &[u8]) -> Option<&'static str> {
    let text = &start[json::byte_order_mark(start).min(start.len())..];
    let begins_like_json = matches!(text.trim_ascii_start().first(), None | Some(b'{' | b'['));
    if begins_like_json || json::parse(start, MAX_SCHEMA_DEPTH).is_ok() {
        return None;
    }
    path.and_then(format_of_name).or_else(|| by_first_lines(start))
}

/// Returns the name of the format that the ending of a file's name stands for; `None` where that is JSON, or not
/// known.
fn format_of_name(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?;
    let known = BY_ENDING.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending));
    known.map(|(_, format)| *format)
}

fn by_magic(bytes: &[u8]) -> Option<&'static str> {
    BY_MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, format)| *format)
}

fn by_first_lines(bytes: &[u8]) -> Option<&'static str> {
    let bytes = &bytes[json::byte_order_mark(bytes).min(bytes.len())..];
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(GLANCE)]);
    let text = text.trim_start();
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !line.trim_start().starts_with('#'))
        .take(3)
        .collect();
    let first = *lines.first()?;
    if first.starts_with('{') || first.starts_with('[') && !is_toml_header(first) {
        return None;
    }
    if let Some(markup) = markup(first) {
        return Some(markup);
    }
    if first == "---" || first.starts_with("--- ") {
        return Some("YAML");
    }
    if is_script(first) {
        return Some("JavaScript");
    }
    if is_toml_header(first) || is_assignment(first) {
        return Some("TOML");
    }
    if is_yaml_pair(first) || (first.starts_with("- ") && lines.len() > 1) {
        return Some("YAML");
    }
    let second = lines.get(1)?;
    [(',', "CSV"), (';', "CSV"), ('\t', "TSV")]
        .into_iter()
        .find(|(separator, _)| {
            let columns = |line: &str| line.matches(*separator).count();
            columns(first) > 0 && columns(first) == columns(second)
        })
        .map(|(_, format)| format)
}

fn markup(line: &str) -> Option<&'static str> {
    if !line.starts_with('<') {
        return None;
    }
    let line = line.to_ascii_lowercase();
    let is_html = line.starts_with("<!doctype html") || line.starts_with("<html");
    Some(if is_html { "HTML" } else { "XML" })
}

fn is_script(line: &str) -> bool {
    ["//", "/*", "export ", "import ", "const ", "module.exports", "var ", "let ", "function "]
        .iter()
        .any(|start| line.starts_with(start))
}

/// `[name]` or `[[name]]`, alone on its line.
fn is_toml_header(line: &str) -> bool {
    let inner = line.trim_start_matches('[').trim_end_matches(']');
    line.starts_with('[') && line.ends_with(']') && is_bare_key(inner)
}

/// `name = value`.
fn is_assignment(line: &str) -> bool {
    line.split_once('=')
        .is_some_and(|(key, value)| is_bare_key(key.trim_end()) && !value.is_empty())
}

/// `name:` or `name: value`.
fn is_yaml_pair(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let key = key.trim_matches('\'');
        is_bare_key(key) && (value.is_empty() || value.starts_with(' '))
    })
}

fn is_bare_key(key: &str) -> bool {
    let first =
        key.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || b"_$".contains(&byte));
    first && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_$-.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{foreign_format, foreign_format_of_start};

    #[track_caller]
    fn check(name: &str, text: &str, expected: Option<&str>) {
        assert_eq!(foreign_format(name.as_ref(), text.as_bytes()), expected, "{name}: {text}");
    }

    #[test]
    fn a_word_before_an_equals_sign_is_no_assignment() {
        use super::is_assignment;
        assert!(is_assignment("name = 1") && is_assignment("a.b=\"x\""));
        // Both are needed: a key that needs no quotes, and a value.
        for other in ["name =", "not a key = 1", "= 1", "name"] {
            assert!(!is_assignment(other), "{other}");
        }
    }

    #[test]
    fn formats_are_known_by_the_ending_of_the_name() {
        check("a.yml", "{a: 1}", Some("YAML"));
        check("a.CSV", "id", Some("CSV"));
        check("a.ts", "", Some("TypeScript"));
        check("a.yaml", "[1]", None);
        check("a.json", "{a: 1}", None);
        check("a", "", None);
    }

    #[test]
    fn formats_are_known_by_their_first_lines() {
        for (text, expected) in [
            ("# comment\ntype: object\nproperties:\n  a: 1\n", "YAML"),
            ("---\na\n", "YAML"),
            ("- a\n- b\n", "YAML"),
            ("$schema: https://example.com\n", "YAML"),
            ("id,name\n1,a\n", "CSV"),
            ("\"id\";\"name\"\n1;a\n", "CSV"),
            ("id\tname\n1\ta\n", "TSV"),
            ("[[check]]\nfiles = []\n", "TOML"),
            ("\u{feff}a = 1\n", "TOML"),
            ("<?xml version=\"1.0\"?>", "XML"),
            ("<!DOCTYPE html>", "HTML"),
            ("module.exports = {}", "JavaScript"),
            ("PK\u{3}\u{4}", "a ZIP archive"),
        ] {
            check("a.json", text, Some(expected));
        }
    }

    #[test]
    fn the_start_of_a_text_is_enough() {
        let of_start =
            |name: &str, text: &str| foreign_format_of_start(Some(name.as_ref()), text.as_bytes());
        assert_eq!(of_start("a.yaml", "a: 1\nb: "), Some("YAML"));
        assert_eq!(of_start("a", "id,name\n1,2\n3,"), Some("CSV"));
        assert_eq!(of_start("a.yaml", "{a: "), None);
        assert_eq!(of_start("a.csv", "5"), None);
        assert_eq!(of_start("a.yaml", ""), None);
        assert_eq!(foreign_format_of_start(None, b"not json"), None);
    }

    #[test]
    fn what_may_be_meant_as_json_is_left_to_the_reader_of_json() {
        for text in [
            "{\"a\": 1,}",
            "[1, 2",
            "[a]b",
            "nul",
            "not json",
            "\"a\": 1",
            "12:30: x",
            "a b, c\nd",
            "{\na: 1}",
            "x\u{0}",
        ] {
            check("a.json", text, None);
        }
    }
}
