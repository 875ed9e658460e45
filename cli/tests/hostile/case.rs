//! A line of the table.

use std::path::Path;

use crate::harness::Outcome;

/// What is attacked, by letter.
pub(crate) const KINDS: &[(char, &str)] = &[
    ('A', "patterns that are undecided"),
    ('B', "repositories that name programs"),
    ('C', "duplicate keys"),
    ('D', "long keys and values in findings"),
    ('E', "patterns that take exponential or quadratic time"),
    ('F', "subschemas that double at every level"),
    ('G', "readers that go away"),
    ('H', "references that leave the folder"),
    ('I', "files and links in the way of what is written"),
    ('J', "reference cycles"),
    ('K', "directories that link to each other"),
    ('L', "links that lead out of a directory"),
    ('M', "special files and streams without an end"),
    ('N', "steps that grow with the square of a schema, a page or a configuration"),
    ('O', "long chains of references and deep nesting"),
    ('P', "characters that control terminals"),
    ('Q', "agreements that expand"),
    ('R', "names and texts in generated code"),
];

/// What makes the input in the directory of a case.
type Make = Box<dyn Fn(&Path)>;

/// What is looked at after the run.
type After = Box<dyn Fn(&Path, &Outcome) -> Result<(), String>>;

/// A hostile input, how it is run, and what is expected.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) kind: char,
    args: String,
    /// Arguments that hold white space, or are made.
    more_args: Vec<String>,
    pub(crate) make: Vec<Make>,
    pub(crate) stdin: Option<Vec<u8>>,
    /// Is `true` if nobody reads the standard output.
    pub(crate) is_unread: bool,
    /// Seconds of CPU time, in a build without optimisation.
    pub(crate) cpu: f64,
    pub(crate) megabytes: u64,
    pub(crate) exits: Vec<i32>,
    /// The codes of findings in JSON lines, each once, in order; `None` if they do not matter.
    pub(crate) codes: Option<Vec<String>>,
    /// A part of what is printed.
    pub(crate) says: Option<String>,
    pub(crate) after: Option<After>,
}

/// Makes a case whose arguments are separated by white space. By default, a case may take 2 seconds and 160 MB, and ends
/// with the exit code 0.
pub(crate) fn case(name: &'static str, kind: char, args: &str) -> Case {
    Case {
        name,
        kind,
        args: args.to_owned(),
        more_args: Vec::new(),
        make: Vec::new(),
        stdin: None,
        is_unread: false,
        cpu: 2.0,
        megabytes: 160,
        exits: vec![0],
        codes: None,
        says: None,
        after: None,
    }
}

/// Makes a case of `check p.json` with this schema and payload and JSON output.
pub(crate) fn check(
    name: &'static str,
    kind: char,
    schema: impl Fn() -> String + 'static,
    payload: impl Fn() -> String + 'static,
) -> Case {
    let args = "check p.json --schema s.json --format json --now 2026-11-21T16:00:00Z";
    case(name, kind, args).file("s.json", schema).file("p.json", payload)
}

impl Case {
    /// Returns all arguments.
    pub(crate) fn args(&self) -> Vec<String> {
        self.args.split_whitespace().map(str::to_owned).chain(self.more_args.clone()).collect()
    }

    /// Appends an argument as it is.
    pub(crate) fn arg(mut self, arg: impl Into<String>) -> Self {
        self.more_args.push(arg.into());
        self
    }

    /// Makes a part of the input.
    pub(crate) fn made(mut self, make: impl Fn(&Path) + 'static) -> Self {
        self.make.push(Box::new(make));
        self
    }

    /// Makes a file.
    pub(crate) fn file(self, path: &'static str, text: impl Fn() -> String + 'static) -> Self {
        self.bytes(path, move || text().into_bytes())
    }

    /// Makes a file that need not be text.
    pub(crate) fn bytes(self, path: &'static str, bytes: impl Fn() -> Vec<u8> + 'static) -> Self {
        self.made(move |dir| crate::made::file(dir, path, &bytes()))
    }

    /// Makes a symbolic link.
    pub(crate) fn link(self, path: &'static str, target: &'static str) -> Self {
        self.made(move |dir| crate::made::link(dir, path, target))
    }

    pub(crate) fn stdin(mut self, bytes: &[u8]) -> Self {
        self.stdin = Some(bytes.to_vec());
        self
    }

    /// Closes the reading end of the standard output before the command writes.
    pub(crate) fn unread(mut self) -> Self {
        self.is_unread = true;
        self
    }

    pub(crate) fn cpu(mut self, seconds: f64) -> Self {
        self.cpu = seconds;
        self
    }

    pub(crate) fn megabytes(mut self, megabytes: u64) -> Self {
        self.megabytes = megabytes;
        self
    }

    pub(crate) fn exits(mut self, exits: &[i32]) -> Self {
        self.exits = exits.to_vec();
        self
    }

    pub(crate) fn codes(mut self, codes: &[&str]) -> Self {
        self.codes = Some(codes.iter().map(|code| (*code).to_owned()).collect());
        self
    }

    pub(crate) fn says(mut self, part: &str) -> Self {
        self.says = Some(part.to_owned());
        self
    }

    pub(crate) fn after(
        mut self,
        after: impl Fn(&Path, &Outcome) -> Result<(), String> + 'static,
    ) -> Self {
        self.after = Some(Box::new(after));
        self
    }
}
