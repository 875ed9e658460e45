//! The `git` command, run so that a repository of strangers decides nothing but what is read from it.

use std::{
    ffi::OsStr,
    io::Read as _,
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, bail};

/// The largest list of names that is read: a tree can name itself many times over.
const MAX_BYTES: u64 = 256 << 20;

/// The most of what `git` says on standard error that is repeated.
const MAX_SAID: u64 = 4 << 10;

/// What a configuration could name: programs, and places on the network. `git-config(1)` has the keys.
const SETTINGS: [&str; 9] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.pager=cat",
    "credential.helper=",
    "protocol.allow=never",
    "uploadpack.packObjectsHook=false",
    // Larger objects are passed on piece by piece, so that the limit of the reader holds for `git` as well.
    "core.bigFileThreshold=1m",
];

/// The same for what no setting decides. `git(1)` has the variables.
const VARIABLES: [(&str, &str); 6] = [
    // Objects that a partial clone lacks are missing, and not fetched.
    ("GIT_NO_LAZY_FETCH", "1"),
    // No protocol has this name: what older versions fetch all the same ends here.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ASKPASS", "false"),
    ("SSH_ASKPASS", "false"),
    ("GIT_OPTIONAL_LOCKS", "0"),
];

/// Returns `git` in a directory, with nothing to read.
pub(super) fn git(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--literal-pathspecs"]);
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    command.args([OsStr::new("-C"), directory.as_os_str()]).args(arguments);
    command.envs(VARIABLES).stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

/// Starts the command.
///
/// # Errors
///
/// It is not installed.
pub(super) fn start(command: &mut Command) -> anyhow::Result<Child> {
    command.spawn().context("cannot run `git`, which `--against git:REV` needs")
}

/// Runs `git` and returns what it prints.
///
/// # Errors
///
/// It is not installed, it fails, or it prints too much.
pub(super) fn output(directory: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let mut child = start(git(directory, arguments).stderr(Stdio::piped()))?;
    let (out, error) = (child.stdout.take(), child.stderr.take());
    let name = arguments.first().unwrap_or(&"");
    let mut printed = Vec::new();
    if let Some(out) = out {
        out.take(MAX_BYTES + 1).read_to_end(&mut printed)?;
    }
    if printed.len() as u64 > MAX_BYTES {
        child.kill()?;
        child.wait()?;
        bail!("git {name}: the repository has more names than {MAX_BYTES} bytes hold");
    }
    let mut said = Vec::new();
    if let Some(error) = error {
        error.take(MAX_SAID).read_to_end(&mut said)?;
    }
    if !child.wait()?.success() {
        bail!("git {name}: {}", String::from_utf8_lossy(&said).trim());
    }
    String::from_utf8(printed).context("git named a file whose name is not UTF-8")
}
