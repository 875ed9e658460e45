//! Runs a case as a child, and judges it.
//!
//! On Unix the child runs under a shell's `ulimit`, so that a case which is far beyond its limits ends soon; what it used is
//! what the system counted. Where there are no limits, its exit code and its output are judged all the same.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::Read,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use tempfile::TempDir;
use wait4::Wait4;

use crate::case::Case;

/// Says whether CPU time and memory of a child are measured here as they are elsewhere.
pub(crate) const MEASURES: bool = cfg!(target_os = "linux");

/// No case takes that long, unless it waits for something.
const MAX_WAIT: Duration = Duration::from_mins(1);

/// How much of what a command prints is judged. A child's memory is counted from that of this process on, which is kept small.
const MAX_READ: u64 = 4 << 20;

/// What a run did.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// `None` if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
    seconds: f64,
    megabytes: u64,
    has_hung: bool,
    /// What was found wrong after the run.
    after: Option<String>,
}

/// Makes the input of a case in a directory of its own, and runs it there.
pub(crate) fn run(case: &Case) -> Outcome {
    let (dir, kept) = (folder(), folder());
    for make in &case.make {
        make(dir.path());
    }
    let mut command = command(case);
    command.args(case.args()).current_dir(dir.path());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "GIT_DIR"] {
        command.env_remove(name);
    }
    command.env("RUST_BACKTRACE", "0");
    let file = |name: &str| File::create(kept.path().join(name)).expect("files can be written");
    command.stdin(stdin(case, kept.path())).stderr(file("err"));
    command.stdout(if case.is_unread { Stdio::piped() } else { file("out").into() });
    let mut child = command.spawn().expect("the command can be run");
    drop(child.stdout.take());
    let (used, has_hung) = wait(child);
    let used = used.expect("the child ends");
    let read = |name: &str| {
        let mut bytes = Vec::new();
        if let Ok(file) = File::open(kept.path().join(name)) {
            let _ = file.take(MAX_READ).read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let time = used.rusage.utime + used.rusage.stime;
    let mut outcome = Outcome {
        code: used.status.code(),
        out: read("out"),
        err: read("err"),
        seconds: time.as_secs_f64(),
        megabytes: used.rusage.maxrss >> 20,
        has_hung,
        after: None,
    };
    let after = case.after.as_ref().map(|after| after(dir.path(), &outcome));
    outcome.after = after.and_then(Result::err);
    outcome
}

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("hostile-").tempdir().expect("a directory can be made")
}

/// Returns the command without arguments: on Unix under limits, with room for what is measured.
fn command(case: &Case) -> Command {
    let binary = env!("CARGO_BIN_EXE_tablature");
    if !cfg!(unix) {
        return Command::new(binary);
    }
    // Beyond this it is ended; a limit that the system does not know is left out.
    let seconds = format!("{:.0}", case.cpu.mul_add(2.0, 2.0));
    let kilobytes = ((case.megabytes + 2048) << 10).to_string();
    let script = r#"ulimit -c 0; ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; shift 2; exec "$@""#;
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh", &seconds, &kilobytes, binary]);
    command
}

fn stdin(case: &Case, folder: &Path) -> Stdio {
    let Some(bytes) = &case.stdin else { return Stdio::null() };
    let path = folder.join("in");
    fs::write(&path, bytes).expect("files can be written");
    File::open(path).expect("it was written").into()
}

/// Waits for a child, and ends it if it waits for something itself.
fn wait(child: Child) -> (std::io::Result<wait4::ResUse>, bool) {
    let pid = child.id().to_string();
    let (ended, has_ended) = mpsc::channel::<()>();
    let watch = thread::spawn(move || {
        let has_hung = has_ended.recv_timeout(MAX_WAIT) == Err(RecvTimeoutError::Timeout);
        if has_hung {
            let _ = Command::new("kill").args(["-9", &pid]).status();
        }
        has_hung
    });
    let used = child.wait4();
    drop(ended);
    (used, watch.join().expect("the watch does not panic"))
}

/// Returns everything that is wrong about a run.
pub(crate) fn judge(case: &Case, outcome: &Outcome) -> Vec<String> {
    let mut faults = Vec::new();
    let Outcome { code, out, err, seconds, megabytes, has_hung, after } = outcome;
    match code {
        _ if *has_hung => faults.push("it hangs".to_owned()),
        Some(code) if case.exits.contains(code) => {}
        Some(code) => faults.push(format!("exit {code}, expected {:?}", case.exits)),
        None => faults.push("ended by a signal".to_owned()),
    }
    for sign in ["panicked", "overflowed its stack", "memory allocation"] {
        if err.contains(sign) {
            faults.push(format!("{sign}: {}", err.lines().next().unwrap_or_default()));
        }
    }
    if MEASURES && *seconds > case.cpu {
        faults.push(format!("{seconds:.2} s of CPU, at most {:.2} expected", case.cpu));
    }
    if MEASURES && *megabytes > case.megabytes {
        faults.push(format!("{megabytes} MB of memory, at most {} expected", case.megabytes));
    }
    for (stream, text) in [("output", out), ("error", err)] {
        if let Some(char) = control_in(text) {
            faults.push(format!("U+{:04X} on standard {stream}", u32::from(char)));
        }
    }
    if let Some(expected) = &case.codes {
        let found: Vec<String> = codes(out).into_iter().collect();
        if found != *expected {
            faults.push(format!("codes {found:?}, expected {expected:?}"));
        }
    }
    if let Some(part) =
        case.says.as_ref().filter(|part| !out.contains(*part) && !err.contains(*part))
    {
        faults.push(format!("`{part}` is not printed"));
    }
    faults.extend(after.clone());
    faults
}

/// Returns the first character that could control a terminal, or move or hide other text.
pub(crate) fn control_in(text: &str) -> Option<char> {
    text.chars().find(|char| match char {
        '\n' | '\t' => false,
        char => {
            char.is_control()
                || matches!(char, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
                || matches!(char, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        }
    })
}

/// Returns the codes of findings among JSON lines, each once.
fn codes(out: &str) -> BTreeSet<String> {
    let lines = out.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let codes = lines.filter_map(|line| line.get("code")?.as_str().map(str::to_owned));
    codes.collect()
}

/// Returns a line of the table.
pub(crate) fn row(case: &Case, outcome: &Outcome, faults: &[String]) -> String {
    let Outcome { code, out, seconds, megabytes, .. } = outcome;
    let exit = code.map_or_else(|| "-".to_owned(), |code| code.to_string());
    let codes: Vec<String> = codes(out).into_iter().collect();
    let verdict = if faults.is_empty() { "ok" } else { "FAULT" };
    let (name, kind, codes) = (case.name, case.kind, codes.join(" "));
    format!(
        "{kind} {name:56} {seconds:6.2} s {megabytes:5} MB exit {exit:>3} {verdict:5} {codes} {}",
        faults.join("; ")
    )
}
