//! The `git` command, run so that a repository of strangers decides nothing but what is read from it.

use std::{
    ffi::OsStr,
    fmt,
    io::{self, Read},
    path::Path,
    process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

use anyhow::{Context, anyhow, bail};

use crate::interrupt;

/// The largest list of names that is read: a tree can name itself many times over.
const MAX_BYTES: u64 = 64 << 20;

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

/// How long `git` may take to answer: a file of a repository can be a named pipe, on which it waits for ever.
pub(super) const MAX_WAIT: Duration = Duration::from_mins(1);

/// How often is looked whether the run is to end.
const SLICE: Duration = Duration::from_millis(20);

/// `git` did not answer, which says nothing about the repository.
#[derive(Debug)]
pub(super) struct Unanswered(String);

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unanswered {}

/// A `git` that runs. It is ended with this.
#[derive(Debug)]
pub(super) struct Running {
    child: Child,
    /// The subcommand, for messages.
    name: String,
    max_wait: Duration,
}

impl Running {
    /// Starts the command.
    ///
    /// # Errors
    ///
    /// It is not installed.
    pub(super) fn start(command: &mut Command, name: &str) -> anyhow::Result<Self> {
        let child = command.spawn().context("cannot run `git`, which `--against git:REV` needs")?;
        Ok(Self { child, name: name.to_owned(), max_wait: MAX_WAIT })
    }

    /// Returns its pipes: standard input, output and error.
    pub(super) fn pipes(
        &mut self,
    ) -> (Option<ChildStdin>, Option<ChildStdout>, Option<ChildStderr>) {
        (self.child.stdin.take(), self.child.stdout.take(), self.child.stderr.take())
    }

    /// Waits for what a thread reads of its output, which ends if it is ended.
    ///
    /// # Errors
    ///
    /// It takes too long, or a signal asks the run to end; in both cases it is killed.
    pub(super) fn answer<T>(&mut self, answer: &Receiver<T>) -> anyhow::Result<T> {
        let mut answered = None;
        self.wait(|_| match answer.recv_timeout(SLICE) {
            Ok(value) => {
                answered = Some(value);
                Ok(true)
            }
            Err(RecvTimeoutError::Timeout) => Ok(false),
            Err(RecvTimeoutError::Disconnected) => Err(anyhow!("git ended")),
        })?;
        answered.ok_or_else(|| anyhow!("git ended"))
    }

    /// Waits for its end, and returns whether it did what it was asked for.
    ///
    /// # Errors
    ///
    /// As for [`Self::answer`].
    fn end(&mut self) -> anyhow::Result<bool> {
        let mut status = None;
        self.wait(|child| {
            status = child.try_wait()?;
            if status.is_none() {
                thread::sleep(SLICE);
            }
            Ok(status.is_some())
        })?;
        let status = status.ok_or_else(|| anyhow!("git ended"))?;
        self.judge(status)?;
        Ok(status.success())
    }

    /// Asks `is_done`, which takes a moment, until it is or for as long as is allowed.
    fn wait(
        &mut self,
        mut is_done: impl FnMut(&mut Child) -> anyhow::Result<bool>,
    ) -> anyhow::Result<()> {
        let slices = self.max_wait.as_millis() / SLICE.as_millis();
        for _ in 0..slices {
            if is_done(&mut self.child)? {
                return Ok(());
            }
            if interrupt::is_received() {
                self.kill();
                return Err(self.interrupted().into());
            }
        }
        self.kill();
        let Self { name, max_wait, .. } = self;
        let message = format!("git {name}: it did not end within {max_wait:?}, and was ended");
        Err(Unanswered(message).into())
    }

    /// Looks why it ended, after something went wrong.
    ///
    /// # Errors
    ///
    /// A signal asks the run to end, too.
    pub(super) fn explain(&mut self) -> anyhow::Result<()> {
        match self.child.try_wait() {
            Ok(Some(status)) => self.judge(status),
            _ => Ok(()),
        }
    }

    /// A terminal sends its signals to `git` too, which may end before this process knows.
    fn judge(&self, status: ExitStatus) -> anyhow::Result<()> {
        for _ in 0..5 {
            if status.code().is_some() {
                break;
            }
            if interrupt::is_received() {
                return Err(self.interrupted().into());
            }
            thread::sleep(SLICE);
        }
        Ok(())
    }

    fn interrupted(&self) -> Unanswered {
        Unanswered(format!("git {}: interrupted", self.name))
    }

    fn kill(&mut self) {
        // Where it has ended already there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Runs `git` and returns what it prints.
///
/// # Errors
///
/// It is not installed, it fails, it takes too long, or it prints too much.
pub(super) fn output(directory: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let name = arguments.first().unwrap_or(&"");
    run(Running::start(git(directory, arguments).stderr(Stdio::piped()), name)?)
}

/// Reads both outputs side by side: whoever fills a pipe that nobody reads waits.
fn run(mut running: Running) -> anyhow::Result<String> {
    let (_, out, error) = running.pipes();
    let (printed, said) =
        (first_bytes(out, MAX_BYTES + 1, false), first_bytes(error, MAX_SAID, true));
    let printed = running.answer(&printed)??;
    let name = running.name.clone();
    if printed.len() as u64 > MAX_BYTES {
        bail!("git {name}: the repository has more names than {MAX_BYTES} bytes hold");
    }
    let is_success = running.end()?;
    if !is_success {
        let said = running.answer(&said)??;
        bail!("git {name}: {}", String::from_utf8_lossy(&said).trim());
    }
    String::from_utf8(printed).context("git named a file whose name is not UTF-8")
}

/// Reads the first bytes of a pipe in a thread, and the rest for nothing if it is to be drained.
fn first_bytes(
    pipe: Option<impl Read + Send + 'static>,
    most: u64,
    drains: bool,
) -> Receiver<io::Result<Vec<u8>>> {
    let (read, answer) = mpsc::sync_channel(1);
    let work = move || {
        let mut bytes = Vec::new();
        let Some(mut pipe) = pipe else { return Ok(bytes) };
        (&mut pipe).take(most).read_to_end(&mut bytes)?;
        if drains {
            io::copy(&mut pipe, &mut io::sink())?;
        }
        Ok(bytes)
    };
    // Nobody may want the answer any more.
    thread::spawn(move || drop(read.send(work())));
    answer
}

#[cfg(all(test, unix))]
mod tests {
    use std::{
        process::{Command, Stdio},
        time::Duration,
    };

    use super::{MAX_SAID, Running, run};

    /// Runs a script in place of `git`.
    fn shell(script: &str, max_wait: Duration) -> anyhow::Result<String> {
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = Running::start(&mut command, "show").expect("it starts");
        running.max_wait = max_wait;
        run(running)
    }

    /// Far more than a pipe holds.
    #[test]
    fn many_complaints_do_not_keep_it_from_printing() {
        let complain = "head -c 3000000 /dev/zero | tr '\\0' x >&2";
        let patience = Duration::from_secs(50);
        assert_eq!(shell(&format!("{complain}; echo a"), patience).unwrap(), "a\n");
        let error = shell(&format!("{complain}; exit 3"), patience).unwrap_err().to_string();
        let most = usize::try_from(MAX_SAID).unwrap();
        assert_eq!(error, format!("git show: {}", "x".repeat(most)));
    }

    #[test]
    fn one_that_does_not_end_is_ended() {
        let patience = Duration::from_millis(200);
        for script in ["exec sleep 1000", "exec sleep 1000 >&-", "exec >&- 2>&-; sleep 1000"] {
            let error = shell(script, patience).unwrap_err().to_string();
            assert_eq!(error, "git show: it did not end within 200ms, and was ended", "{script}");
        }
    }
}
