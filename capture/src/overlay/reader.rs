//! Typed access to an overlay's JSON; every mistake is reported with its line.

use serde_json::{Map, Value};

use tablature_schema::{json::pointer::escape, suggest};

use super::locate;
use crate::problem::Problem;

/// Reads values, and collects their mistakes. Places are JSON Pointers.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) problems: Vec<Problem>,
}

impl Reader<'_> {
    pub(super) fn source(&mut self, map: &Map<String, Value>, at: &str) -> Option<Value> {
        let Some(value) = map.get("source") else {
            self.report(at, "the entry has no `source`".to_owned());
            return None;
        };
        let at = format!("{at}/source");
        let source = self.object(value, &at, &["document", "version", "section"])?;
        let document = self.text_at(source, &at, "document");
        let version = self.text_at(source, &at, "version");
        self.optional_text(source, &at, "section");
        document.and(version).map(|_| value.clone())
    }

    pub(super) fn object<'v>(
        &mut self,
        value: &'v Value,
        at: &str,
        known: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let map = self.any_object(value, at)?;
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            let at = format!("{at}/{}", escape(key));
            self.report_near(&at, format!("unknown key `{key}`"), key, known.iter().copied());
        }
        Some(map)
    }

    pub(super) fn any_object<'v>(
        &mut self,
        value: &'v Value,
        at: &str,
    ) -> Option<&'v Map<String, Value>> {
        let map = value.as_object();
        if map.is_none() {
            let message = match at {
                "" => "an overlay is an object".to_owned(),
                at => format!("`{at}` is not an object"),
            };
            self.report(at, message);
        }
        map
    }

    pub(super) fn map(
        &mut self,
        map: &Map<String, Value>,
        at: &str,
        key: &str,
    ) -> Map<String, Value> {
        let found = map.get(key).and_then(|value| self.any_object(value, &format!("{at}/{key}")));
        found.cloned().unwrap_or_default()
    }

    pub(super) fn list<T>(
        &mut self,
        map: &Map<String, Value>,
        at: &str,
        key: &str,
        mut item: impl FnMut(&mut Self, &Value, &str) -> Option<T>,
    ) -> Vec<T> {
        match map.get(key) {
            None => Vec::new(),
            Some(Value::Array(values)) => {
                let values = values.iter().enumerate();
                values
                    .filter_map(|(n, value)| item(self, value, &format!("{at}/{key}/{n}")))
                    .collect()
            }
            Some(_) => {
                self.report(&format!("{at}/{key}"), format!("`{key}` is not a list"));
                Vec::new()
            }
        }
    }

    /// Reads a string, or a list of strings.
    pub(super) fn texts(&mut self, map: &Map<String, Value>, at: &str, key: &str) -> Vec<String> {
        if let Some(Value::String(text)) = map.get(key) {
            return vec![text.clone()];
        }
        self.list(map, at, key, |reader, value, at| {
            let text = value.as_str().map(str::to_owned);
            if text.is_none() {
                reader.report(at, format!("`{at}` is not a string"));
            }
            text
        })
    }

    pub(super) fn text_at(
        &mut self,
        map: &Map<String, Value>,
        at: &str,
        key: &str,
    ) -> Option<String> {
        if !map.contains_key(key) {
            self.report(at, format!("the entry has no `{key}`"));
        }
        self.optional_text(map, at, key)
    }

    /// Reads a string that can be a part of a file name and of an id.
    pub(super) fn word_at(
        &mut self,
        map: &Map<String, Value>,
        at: &str,
        key: &str,
    ) -> Option<String> {
        let text = self.text_at(map, at, key)?;
        let is_part =
            |character: char| character.is_ascii_alphanumeric() || "-_.+".contains(character);
        if text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text.chars().all(is_part)
        {
            return Some(text);
        }
        let message =
            format!("`{key}` is part of a file name: letters, digits, `-`, `_`, `.` and `+` only");
        self.report(&format!("{at}/{key}"), message);
        None
    }

    pub(super) fn optional_text(
        &mut self,
        map: &Map<String, Value>,
        at: &str,
        key: &str,
    ) -> Option<String> {
        match map.get(key)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            _ => {
                self.report(&format!("{at}/{key}"), format!("`{key}` is not a string"));
                None
            }
        }
    }

    pub(super) fn line(&self, at: &str) -> usize {
        locate::line_of(self.text, at)
    }

    pub(super) fn report(&mut self, at: &str, message: String) {
        let problem = Problem::error(self.path, self.line(at), message);
        self.problems.push(problem);
    }

    pub(super) fn report_near<'c>(
        &mut self,
        at: &str,
        message: String,
        name: &str,
        candidates: impl Iterator<Item = &'c str>,
    ) {
        let mut problem = Problem::error(self.path, self.line(at), message);
        problem.help =
            suggest::nearest(name, candidates).map(|near| format!("did you mean `{near}`?"));
        self.problems.push(problem);
    }
}
