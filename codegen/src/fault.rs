//! What keeps a schema from becoming types, with the place in its file.

use std::{fmt, io};

use crate::locate::{Place, locate};

/// Why there are no types: the file, the place in it, and what is wrong there.
///
/// Printed as one message that starts with what is wrong; further lines say where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The file, or the id in the catalogue.
    pub path: Box<str>,
    /// The place in the file, where it is one of JSON.
    pub place: Option<Place>,
    /// JSON Pointer into the file.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<Box<str>>,
    /// The key of `renames` or `replace` that it is about, where it is about one.
    pub option: Option<Box<str>>,
}

impl Fault {
    /// A fault of the file as such.
    pub(crate) fn unreadable(path: &str, error: &io::Error) -> Self {
        let message = format!("cannot read `{path}`: {}", reason(error));
        Self::of_file(path, message)
    }

    pub(crate) fn of_file(path: &str, message: String) -> Self {
        Self {
            path: path.into(),
            place: None,
            pointer: String::new(),
            message,
            help: None,
            option: None,
        }
    }

    /// A text that is no JSON.
    pub(crate) fn not_json(path: &str, error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let what = match message.split(" at line ").next().unwrap_or_default() {
            what if what.starts_with("EOF") => "it ends too early",
            what => what,
        };
        let place = Place { line: error.line().max(1), column: error.column().max(1) };
        Self {
            place: Some(place),
            ..Self::of_file(path, format!("the schema is not JSON: {what}"))
        }
    }

    /// A fault of the value at `pointer` in a file with this text.
    pub(crate) fn at(path: &str, text: &str, pointer: &str, message: String) -> Self {
        Self {
            place: Some(locate(text, pointer)),
            pointer: pointer.to_owned(),
            ..Self::of_file(path, message)
        }
    }
}

/// The reason without the number that the system has for it, which differs between systems.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "reading it is not permitted".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if let Some(Place { line, column }) = self.place {
            write!(f, "\n  --> {}:{line}:{column}", self.path)?;
            if !self.pointer.is_empty() {
                write!(f, ", at `{}`", self.pointer)?;
            }
        }
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn a_fault_says_what_is_wrong_and_where() {
        let fault = Fault::at("a.json", "{\n\"type\": 5}", "/type", "`type` is no name".to_owned());
        assert_eq!(fault.to_string(), "`type` is no name\n  --> a.json:2:9, at `/type`");
    }

    #[test]
    fn a_text_that_is_no_json_is_a_fault_with_its_place() {
        let error = serde_json::from_str::<serde_json::Value>("{\n\"a\" 1}").expect_err("no colon");
        assert_eq!(
            Fault::not_json("a.json", &error).to_string(),
            "the schema is not JSON: expected `:`\n  --> a.json:2:5"
        );
    }
}
