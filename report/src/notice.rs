//! Things to tell, as code hosts and test reports understand them: the shape that all machine formats
//! print, whichever command has something to tell.
//!
//! A command makes one [`Notices`] by [`super::ReportFormat::notices`], and calls it in this order: `begin`,
//! then for each file `subject` and its notices and troubles, then `end`. What is written between is
//! no valid document until `end`, so a run that breaks off calls `end` too.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use tablature_validator::{Position, Severity};

use crate::portable;

/// What notices are about: a file, or something that only has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Relative to the current directory where it leads below it. Of a name: the name.
    path: PathBuf,
    /// The same as text, with forward slashes.
    name: String,
}

impl Subject {
    /// A file.
    pub fn file(path: &Path) -> Self {
        let path = portable::relative(path);
        Self { name: portable::text(&path), path }
    }

    /// Something that is no file, such as `<stdin>` or a schema of the catalogue.
    pub fn named(name: &str) -> Self {
        Self { path: PathBuf::from(name), name: name.to_owned() }
    }

    /// What people and code hosts call it. May hold any character but bytes that are no UTF-8.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A URI reference.
    pub fn uri(&self) -> String {
        portable::uri(&self.path)
    }

    /// What tells it from others, for fingerprints.
    pub fn identity(&self) -> std::borrow::Cow<'_, [u8]> {
        portable::bytes(&self.path)
    }
}

/// A stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its first character.
    pub start: Position,
    /// The character after its last, where that is known.
    pub end: Option<Position>,
}

/// One thing to tell.
#[derive(Debug, Clone)]
pub struct Notice<'a> {
    /// What it is about.
    pub subject: &'a Subject,
    /// Where in it; `None` for all of it.
    pub region: Option<Region>,
    /// The record in a stream, from 1.
    pub record: Option<u64>,
    /// The stable name of the rule: a code of a finding, the kind of a change.
    pub rule: &'a str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: lower case, no final period. May hold any character.
    pub message: &'a str,
    /// What to do about it.
    pub help: Option<&'a str>,
    /// Further facts by name, such as `pointer`; names are in lowerCamelCase.
    pub details: Vec<(&'static str, String)>,
    /// The same from run to run, and different from that of every other notice: see
    /// [`crate::fingerprint`]. Only the change of a schema has the one that acknowledgements name it by,
    /// and shares it with the same change of another schema. Formats that do not print it get along without: then it may be empty.
    pub fingerprint: &'a str,
}

impl Notice<'_> {
    /// `path:line:column`, as far as there is a place.
    pub fn place(&self) -> String {
        let name = self.subject.name();
        match self.region {
            Some(Region { start: Position { line, column }, .. }) => {
                format!("{name}:{line}:{column}")
            }
            None => name.to_owned(),
        }
    }

    /// The fact with this name.
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.details.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// What there is to know about a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDoc {
    /// One sentence.
    pub summary: String,
    /// Everything, in Markdown.
    pub help: String,
    /// The severity, unless the user chose another.
    pub severity: Severity,
}

/// Looks up the documentation of a rule; asked once for each rule that a run has notices of.
pub type RuleDocs = Box<dyn Fn(&str) -> RuleDoc>;

/// Prints notices in one format. The module says in which order the methods are called.
pub trait Notices {
    /// Prints what stands ahead of everything.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// What comes is about this subject, until the next one.
    fn subject(&mut self, out: &mut dyn Write, subject: &Subject) -> io::Result<()>;

    /// Prints one thing to tell.
    fn notice(&mut self, out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()>;

    /// Prints that something could not be looked at, and why.
    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()>;

    /// Says that this many notices are not printed.
    fn left_out(&mut self, out: &mut dyn Write, count: u64) -> io::Result<()>;

    /// Prints what stands behind everything, and in formats for people what it all came to.
    fn end(&mut self, out: &mut dyn Write, summary: Option<&str>) -> io::Result<()>;
}
