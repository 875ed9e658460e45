//! Programs that must not compile, each with the messages that its author is to read.
//!
//! One fault in each file of `tests/ui`, the expected messages beside it. They are compiled as binaries of one crate, in the
//! target folder of the workspace: a harness with a target folder of its own compiles all that they need once more. After a
//! change of a message, run with `UPDATE_UI=1` and read the difference as if you had written it by hand.

use std::{
    collections::BTreeMap,
    env, fmt, fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::scratch::{cargo, copy, repository};

/// What cargo says in one line.
#[derive(Deserialize)]
struct Line {
    target: Option<Target>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Message {
    rendered: String,
    level: String,
    #[serde(rename = "spans")]
    places: Vec<serde_json::Value>,
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    let programs = repository().join("tests/ui");
    let folder = written(&programs);
    let output = cargo(&folder)
        .args(["build", "--bins", "--keep-going", "--quiet", "--message-format=json"])
        .output()
        .expect("cargo starts");
    let text = String::from_utf8(output.stdout).expect("messages are text");
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for line in text.lines() {
        let line: Line = serde_json::from_str(line).expect("cargo writes JSON");
        let (Some(target), Some(message)) = (line.target, line.message) else { continue };
        // The others count the errors.
        if message.level != "failure-note" && !message.places.is_empty() {
            said.entry(target.name).or_default().push_str(&message.rendered);
        }
    }
    let mut wrong = Vec::new();
    for program in files(&programs, "rs") {
        let name = program.file_stem().expect("a name").to_string_lossy().into_owned();
        let said = plain(&said.remove(&name).unwrap_or_default());
        let file = program.with_extension("stderr");
        if env::var_os("UPDATE_UI").is_some() {
            fs::write(&file, &said).expect("it can be written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if said.is_empty() || said != expected {
            wrong.push(Difference { name, expected, said });
        }
    }
    let error = String::from_utf8_lossy(&output.stderr);
    let all: String = wrong.iter().map(Difference::to_string).collect();
    assert!(wrong.is_empty(), "{all}{error}");
    assert!(said.is_empty(), "messages of no program: {said:?}");
}

/// A program that says something else, or compiles.
struct Difference {
    name: String,
    expected: String,
    said: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, expected, said } = self;
        writeln!(f, "== {name}: expected\n{expected}-- said\n{said}")
    }
}

/// Writes a crate whose binaries are the programs.
fn written(programs: &Path) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    // Programs of an earlier run may be gone.
    let sources = folder.join("src/bin");
    if sources.is_dir() {
        fs::remove_dir_all(&sources).expect("it can be removed");
    }
    copy(&repository().join("tests/scratch/programs"), &folder);
    copy(&programs.join("schemas"), &folder.join("schemas"));
    fs::create_dir_all(&sources).expect("directories can be made");
    for program in files(programs, "rs") {
        let name = program.file_name().expect("a name");
        fs::copy(&program, sources.join(name)).expect("it can be copied");
    }
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    folder
}

/// Returns the files of a folder with an extension, by name.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the directory is there");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|own| own == extension)).collect();
    files.sort();
    files
}

/// Messages with the places of the repository, without what differs between machines.
fn plain(said: &str) -> String {
    let said = said.replace("src/bin/", "tests/ui/");
    let library = format!("--> {}/", repository().display());
    let mut is_library = false;
    let mut plain = String::new();
    for line in said.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        if let Some((gutter, place)) = line.split_once(&library) {
            // The numbers of lines in the library change with it.
            let file = place.split(':').next().unwrap_or_default();
            plain.extend([gutter, "--> tablature/", file, "\n"]);
            is_library = true;
            continue;
        }
        is_library &= line
            .trim_start_matches(|own: char| own.is_ascii_digit() || own == ' ')
            .starts_with('|');
        let number = line.len() - line.trim_start_matches(|own: char| own.is_ascii_digit()).len();
        let (number, rest) = line.split_at(if is_library { number } else { 0 });
        plain.extend([&" ".repeat(number.len()), rest, "\n"]);
    }
    plain
}
