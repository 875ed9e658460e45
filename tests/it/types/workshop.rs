//! A scratch crate with one module per schema: built once, then asked about documents.
//!
//! The crate is a library (so that our lints see public items that can be reached) and a program that reads
//! jobs from standard input and answers on standard output. Jobs and answers are framed by length, so no
//! document can break the frame: `<module> <length>\n<bytes>` and `<verdict> <length>\n<bytes>`.

use std::{
    env,
    fmt::Write as _,
    fs,
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

/// A module of the scratch crate.
pub(crate) struct Module {
    /// Its name, an identifier.
    pub(crate) name: String,
    /// Its text.
    pub(crate) source: String,
    /// A Rust expression of type `Result<Answer, String>`, with `text: &[u8]` in scope: the document read and
    /// written again, or why it was rejected.
    pub(crate) read: String,
}

/// Answer of the program for a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It was read; this is what was written.
    Read(String),
    /// It was read, and is too old.
    Stale(String),
    /// It was rejected, with this reason.
    Rejected(String),
    /// It was read one way and rejected another way, or the program panicked.
    Broken(String),
}

/// Result of compiling modules.
#[derive(Debug, Default)]
pub(crate) struct Build {
    /// Indices of the modules that are in the program, in its order.
    pub(crate) kept: Vec<usize>,
    /// Indices of the others, with what the compiler said of each first.
    pub(crate) lost: Vec<(usize, String)>,
    /// Warnings of the compiler.
    pub(crate) warnings: Vec<String>,
}

/// The part of the program that no schema changes.
const PROGRAM: &str = r#"
use std::io::{self, BufRead as _, Read as _, Write as _};

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let (mut input, mut output) = (io::stdin().lock(), io::BufWriter::new(io::stdout().lock()));
    let mut line = String::new();
    while input.read_line(&mut line).expect("a readable input") > 0 {
        let (module, length) = line.trim_end().split_once(' ').expect("module and length");
        let mut text = vec![0; length.parse().expect("a length")];
        input.read_exact(&mut text).expect("a whole document");
        let read = MODULES[module.parse::<usize>().expect("an index")];
        let (verdict, said) = match std::panic::catch_unwind(|| read(&text)) {
            Ok(Ok(Answer { written, inconsistency: Some(inconsistency), .. })) => ("broken", format!("{inconsistency}: {written}")),
            Ok(Ok(Answer { written, is_fresh: false, .. })) => ("stale", written),
            Ok(Ok(Answer { written, .. })) => ("read", written),
            Ok(Err(reason)) => ("rejected", reason),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
                ("broken", format!("panic: {text}"))
            }
        };
        write!(output, "{verdict} {}\n{said}", said.len()).expect("an open output");
        line.clear();
    }
}

/// A document that was read.
struct Answer {
    written: String,
    is_fresh: bool,
    inconsistency: Option<String>,
}

type Read = fn(&[u8]) -> Result<Answer, String>;
"#;

/// A scratch crate in the making.
pub(crate) struct Workshop {
    /// The crate's name, which is an identifier.
    name: String,
    folder: PathBuf,
    /// Where compiled code goes; shared with others, so that dependencies are compiled once.
    target: PathBuf,
}

impl Workshop {
    /// An empty crate `name` in `folder`, compiled into `target`. `manifest` is what follows `[package]`;
    /// `lock` is a lock file to start from.
    pub(crate) fn new(
        folder: &Path,
        target: &Path,
        name: &str,
        manifest: &str,
        lock: Option<&Path>,
    ) -> Self {
        let target = target.to_owned();
        let folder = folder.join(name);
        fs::create_dir_all(folder.join("src")).expect("a folder to work in");
        let head = format!(
            "[workspace]\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n"
        );
        write(&folder.join("Cargo.toml"), &format!("{head}{manifest}"));
        if let Some(lock) = lock {
            fs::copy(lock, folder.join("Cargo.lock")).expect("a lock file to start from");
        }
        Self { name: name.to_owned(), folder, target }
    }

    /// Writes the modules and the program that asks them, and `helpers`, which their `read` may call.
    pub(crate) fn fill<'m>(&self, modules: impl IntoIterator<Item = &'m Module>, helpers: &str) {
        let modules: Vec<&Module> = modules.into_iter().collect();
        let mut program = format!("//! Reads documents and writes them again.\n{PROGRAM}{helpers}");
        program.push_str("static MODULES: &[Read] = &[\n");
        for Module { name, read, .. } in &modules {
            let krate = &self.name;
            let _ = writeln!(program, "    |text| {{ use {krate}::{name} as it; {read} }},");
        }
        program.push_str("];\n");
        self.fill_library(modules);
        write(&self.folder.join("src/main.rs"), &program);
    }

    /// Writes the modules, and no program.
    pub(crate) fn fill_library<'m>(&self, modules: impl IntoIterator<Item = &'m Module>) {
        let source = self.folder.join("src");
        let mut library = "//! Modules made from schemas.\n".to_owned();
        let mut names = vec!["lib.rs".to_owned(), "main.rs".to_owned()];
        for Module { name, source: text, .. } in modules {
            let _ = writeln!(library, "/// The types of one schema.\npub mod {name};");
            write(&source.join(format!("{name}.rs")), text);
            names.push(format!("{name}.rs"));
        }
        write(&source.join("lib.rs"), &library);
        // Files of an earlier run belong to no module.
        for file in fs::read_dir(&source).expect("a folder that was made").flatten() {
            if !names.iter().any(|name| file.file_name() == **name) {
                fs::remove_file(file.path()).expect("a file of an earlier run goes");
            }
        }
    }

    /// Fills the crate with the modules that compile and builds it. What does not compile is left out.
    pub(crate) fn build(&self, modules: &[Module], helpers: &str) -> Build {
        let mut build = Build { kept: (0..modules.len()).collect(), ..Build::default() };
        loop {
            self.fill(build.kept.iter().map(|index| &modules[*index]), helpers);
            let said = match self.cargo(&["build", "--offline", "--message-format=short"]) {
                Ok(said) => {
                    let warnings = said.lines().filter(|line| line.contains("warning:"));
                    build.warnings = warnings.map(str::to_owned).collect();
                    return build;
                }
                Err(said) => said,
            };
            let fault = |index: &usize| {
                let start = format!("src/{}.rs:", modules[*index].name);
                let is_fault = |line: &&str| line.starts_with(&start) && line.contains("error");
                said.lines().find(is_fault).map(|line| (*index, line.to_owned()))
            };
            let faults: Vec<(usize, String)> = build.kept.iter().filter_map(fault).collect();
            assert!(!faults.is_empty(), "no module is at fault: {said}");
            build.kept.retain(|index| faults.iter().all(|(at, _)| at != index));
            build.lost.extend(faults);
        }
    }

    /// Runs cargo in the crate and returns what it said on standard error.
    ///
    /// # Errors
    ///
    /// The same, where it failed.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            // The outer cargo's variables are meant for its own test, not for this one.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .output()
            .expect("cargo starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(said) } else { Err(said) }
    }

    /// Asks the built program about documents, each with the index of its module.
    pub(crate) fn ask(&self, jobs: &[(usize, &str)]) -> Vec<Answer> {
        let program =
            self.target.join("debug").join(format!("{}{}", self.name, env::consts::EXE_SUFFIX));
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let input = input.expect("a piped input");
        let mut output = BufReader::new(output.expect("a piped output"));
        thread::scope(|scope| {
            scope.spawn(|| send(input, jobs));
            let answers = (0..jobs.len()).map_while(|_| receive(&mut output).ok()).collect();
            drop(output);
            let end = child.wait_with_output().expect("the program ends");
            let (answers, said): (Vec<Answer>, _) = (answers, String::from_utf8_lossy(&end.stderr));
            let next = jobs.get(answers.len());
            assert!(next.is_none(), "the program ended ({}) at {next:?}: {said}", end.status);
            answers
        })
    }
}

/// Writes all jobs. A program that ends early closes its input, and the reader says so.
fn send(input: impl Write, jobs: &[(usize, &str)]) {
    let mut input = io::BufWriter::new(input);
    for (module, text) in jobs {
        if write!(input, "{module} {}\n{text}", text.len()).is_err() {
            return;
        }
    }
}

fn receive(output: &mut impl io::BufRead) -> io::Result<Answer> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    let bad = || io::Error::other(format!("not an answer: {line:?}"));
    let (verdict, length) = line.trim_end().split_once(' ').ok_or_else(bad)?;
    let mut said = vec![0; length.parse().map_err(|_| bad())?];
    output.read_exact(&mut said)?;
    let said = String::from_utf8(said).map_err(|_| bad())?;
    Ok(match verdict {
        "read" => Answer::Read(said),
        "stale" => Answer::Stale(said),
        "rejected" => Answer::Rejected(said),
        _ => Answer::Broken(said),
    })
}

/// Writes a file where its text is another, so that cargo builds nothing anew without need.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return;
    }
    fs::write(path, text).expect("a file in the scratch folder is writable");
}
