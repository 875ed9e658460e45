//! The files that a schema refers to, through a function that reads a path.

use std::io;

use tablature_schema::{
    ir::Keyword,
    json::Value,
    load::{self, SourceError, Text},
    percent,
};

use crate::fault::reason;

/// Reads the file at a path with forward slashes, which is also the name of the file in messages.
pub type Read<'r> = &'r mut dyn FnMut(&str) -> io::Result<String>;

/// Finds documents beside the schema: where their URI is relative to the schema's file, or to its `$id`.
pub(crate) struct Beside<'r> {
    path: String,
    base: String,
    /// The URI that the schema gives itself.
    id: Option<String>,
    read: Read<'r>,
}

impl<'r> Beside<'r> {
    /// Creates the source of a schema at `path`, which has no `.` or `..` that could be removed.
    pub(crate) fn new(path: &str, text: &str, read: Read<'r>) -> Self {
        let value = Value::parse(text.trim_start_matches('\u{feff}').as_bytes()).ok();
        let own =
            |keyword: Keyword| Some(value.as_ref()?.get(keyword.name())?.as_str()?.to_owned());
        let id = own(Keyword::Id).or_else(|| own(Keyword::LegacyId));
        let base = match path.strip_prefix('/') {
            Some(path) => format!("file:///{}", encode(path)),
            None => load::base_of(&encode(path)),
        };
        Self { path: path.to_owned(), base, id, read }
    }

    /// Returns the URI of the schema's file.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Returns the path of the document at a URI.
    fn path(&self, uri: &str) -> Option<String> {
        let near = |base: &String| load::relative(base, uri);
        let relative = near(&self.base).or_else(|| near(self.id.as_ref()?))?;
        let folder = self.path.rsplit_once('/').map(|(folder, _)| folder);
        let path = String::from_utf8(percent::decode(&relative)).ok()?;
        Some(tidy(&folder.map_or_else(|| path.clone(), |folder| format!("{folder}/{path}"))))
    }
}

impl load::Source for Beside<'_> {
    fn read(&mut self, uri: &str) -> Result<Option<Text>, SourceError> {
        let Some(name) = self.path(uri) else { return Ok(None) };
        match (self.read)(&name) {
            Ok(text) => Ok(Some(Text::new(name, text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let message =
                    format!("is the file `{name}`, which cannot be read: {}", reason(&error));
                Err(SourceError::new(message))
            }
        }
    }
}

/// Returns the path without `.` and `x/..`.
pub(crate) fn tidy(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for (index, segment) in path.split('/').enumerate() {
        match segment {
            "" if index > 0 => {}
            "." => {}
            ".." if kept.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    kept.join("/")
}

/// Returns a path as that of a URI.
fn encode(path: &str) -> String {
    percent::encode(path.as_bytes(), |byte| {
        byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte)
    })
}

#[cfg(test)]
mod tests {
    use load::Source as _;

    use super::*;

    #[test]
    fn paths_are_normalised() {
        for (path, expected) in [
            ("a.json", "a.json"),
            ("./a//b/../c.json", "a/c.json"),
            ("../a.json", "../a.json"),
            ("a/../../b.json", "../b.json"),
            ("/a/./b.json", "/a/b.json"),
        ] {
            assert_eq!(tidy(path), expected);
        }
    }

    /// Checks the path that is read for a reference from the file at `path`.
    #[track_caller]
    fn check(path: &str, text: &str, uri: &str, expected: Option<&str>) {
        let mut asked = Vec::new();
        let mut read = |path: &str| {
            asked.push(path.to_owned());
            Ok(String::new())
        };
        let mut beside = Beside::new(path, text, &mut read);
        let uri = if uri.contains(':') {
            uri.to_owned()
        } else {
            let folder = beside.base().rsplit_once('/').expect("it has a path").0;
            format!("{folder}/{uri}")
        };
        let found = beside.read(&uri).expect("it can be read");
        assert_eq!(found.map(|text| text.name).as_deref(), expected);
        assert_eq!(asked.first().map(String::as_str), expected);
    }

    #[test]
    fn files_are_found_beside_the_schema() {
        check("order.json", "{}", "parts/a%20b.json", Some("parts/a b.json"));
        check("../x/order.json", "{}", "item.json", Some("../x/item.json"));
        check("/x/order.json", "{}", "item.json", Some("/x/item.json"));
        check("order.json", "{}", "https://example.com/item.json", None);
    }

    #[test]
    fn files_are_found_relative_to_the_id() {
        let text = r#"{"$id": "https://example.com/x/order.json"}"#;
        check("s/order.json", text, "https://example.com/x/item.json", Some("s/item.json"));
        check("s/order.json", text, "https://example.com/y/item.json", Some("y/item.json"));
        check("s/order.json", text, "https://example.org/x/item.json", None);
    }
}
