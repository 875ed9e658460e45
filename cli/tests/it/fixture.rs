//! A directory of its own for every test, and the built command run in it.
//!
//! Paths of the directory are replaced by `[DIR]` in what the command prints, so that snapshots are
//! the same everywhere. The environment is emptied of everything that changes colours.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use flate2::{Compression, write::GzEncoder};
use tempfile::TempDir;

/// The clock of all tests.
pub(crate) const NOW: &str = "2026-11-21T16:00:00Z";

/// A schema with one rule of each kind that the tests need.
pub(crate) const ORDER: &str = r#"{
  "type": "object",
  "required": ["id"],
  "properties": {
    "id": {"type": "integer"},
    "name": {"type": "string", "pattern": "^[a-z]+$", "fault": {"code": "bad-name", "help": "use a to z"}},
    "kind": {"type": "string", "knownValues": ["small", "large"]}
  }
}"#;

/// Output and exit code of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

impl Run {
    /// Everything, for snapshots.
    pub(crate) fn all(&self) -> String {
        let code = self.code.map_or("signal".to_owned(), |code| code.to_string());
        format!("{}--- stderr\n{}--- exit {code}", self.out, self.err)
    }

    /// The findings in JSON output, each as `path:line:column record code`.
    pub(crate) fn findings(&self) -> Vec<String> {
        self.json()
            .iter()
            .filter(|line| line["type"] == "finding")
            .map(|line| {
                let path = line["path"].as_str().expect("a path is a string");
                let code = line["code"].as_str().expect("a code is a string");
                let (at, column, record) = (&line["line"], &line["column"], &line["record"]);
                format!("{path}:{at}:{column} {record} {code}")
            })
            .collect()
    }

    /// The lines of JSON output.
    pub(crate) fn json(&self) -> Vec<serde_json::Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).expect("every line is JSON"))
            .collect()
    }
}

pub(crate) struct Fixture {
    directory: TempDir,
}

impl Fixture {
    /// An empty directory.
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().expect("a directory can be made");
        Self { directory }
    }

    /// A directory with the schema `order.json` hidden in `schemas/`, out of the way of searches.
    pub(crate) fn with_order() -> Self {
        Self::new().file(".schemas/order.json", ORDER)
    }

    /// Puts a file into the directory.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(path);
        let parent = path.parent().expect("a file has a directory");
        fs::create_dir_all(parent).expect("directories can be made");
        fs::write(path, content).expect("files can be written");
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    /// The command, not run yet.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tablature"));
        command.args(args).current_dir(self.path()).stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the command.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let output = self.command(args).output().expect("the command can be run");
        self.read(&output)
    }

    /// Runs `check` with these arguments, the schema `order.json`, and JSON output.
    pub(crate) fn check(&self, args: &[&str]) -> Run {
        let fixed = ["check", "--schema", ".schemas/order.json", "--format", "json"];
        self.run(&[&fixed, args].concat())
    }

    /// Runs the command with something on its standard input.
    pub(crate) fn pipe(&self, args: &[&str], input: &[u8]) -> Run {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be run");
        let mut stdin = child.stdin.take().expect("the input is a pipe");
        // The command may have read enough before all is written.
        let _ = stdin.write_all(input);
        drop(stdin);
        let output = child.wait_with_output().expect("the command ends");
        self.read(&output)
    }

    /// Returns what a command printed.
    pub(crate) fn read(&self, output: &Output) -> Run {
        Run {
            out: self.filter(&output.stdout),
            err: self.filter(&output.stderr),
            code: output.status.code(),
        }
    }

    fn filter(&self, text: &[u8]) -> String {
        let text = String::from_utf8(text.to_vec()).expect("output is UTF-8");
        let real = self.path().canonicalize().expect("the directory is there");
        text.replace(&*real.to_string_lossy(), "[DIR]")
            .replace(&*self.path().to_string_lossy(), "[DIR]")
    }
}

/// Packs a text with gzip.
pub(crate) fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).expect("memory takes every write");
    encoder.finish().expect("memory takes every write")
}

/// Packs a text with zstd.
pub(crate) fn zstd(text: &[u8]) -> Vec<u8> {
    zstd::encode_all(text, 1).expect("memory takes every write")
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
