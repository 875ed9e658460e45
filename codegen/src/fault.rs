//! Why no types can be generated, with the place in the schema's file.

use std::{fmt, io};

use tablature_schema::{ir::SchemaErrorItem, json::Position};

/// A place in a text, line and column counted from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: u64,
    /// The character in the line.
    pub column: u64,
}

impl From<Position> for Place {
    fn from(Position { line, column }: Position) -> Self {
        Self { line, column }
    }
}

/// A reason why no types can be generated: the file, the place in it, and what is wrong there.
///
/// Its message starts with what is wrong; further lines say where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The file, or the id in the catalogue.
    pub path: Box<str>,
    /// The place in the file, where it is one of JSON.
    pub place: Option<Place>,
    /// JSON Pointer into the file.
    pub pointer: String,
    /// Description of the error.
    pub message: String,
    /// How to fix it.
    pub help: Option<Box<str>>,
    /// The key of `renames` or `replace` that it is about, where it is about one.
    pub option: Option<Box<str>>,
}

impl Fault {
    /// Creates the error for a file that cannot be read.
    pub fn unreadable(path: &str, error: &io::Error) -> Self {
        let message = format!("cannot read `{path}`: {}", reason(error));
        Self::of_file(path, message)
    }

    /// Creates an error about a file as a whole.
    pub fn of_file(path: &str, message: String) -> Self {
        Self {
            path: path.into(),
            place: None,
            pointer: String::new(),
            message,
            help: None,
            option: None,
        }
    }
}

impl From<&SchemaErrorItem> for Fault {
    /// Takes over an error in a schema, in the words of every command.
    fn from(item: &SchemaErrorItem) -> Self {
        Self {
            place: item.position.map(Into::into),
            pointer: item.pointer.clone(),
            help: item.help.as_deref().map(Into::into),
            ..Self::of_file(&item.document, item.message.clone())
        }
    }
}

/// Returns the reason without the system's error number, which differs between systems.
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
    use super::{Fault, Place};

    #[test]
    fn a_fault_says_what_is_wrong_and_where() {
        let place = Some(Place { line: 2, column: 9 });
        let fault = Fault {
            place,
            pointer: "/type".to_owned(),
            ..Fault::of_file("a.json", "`type` is not a type".to_owned())
        };
        assert_eq!(fault.to_string(), "`type` is not a type\n  --> a.json:2:9, at `/type`");
    }
}
