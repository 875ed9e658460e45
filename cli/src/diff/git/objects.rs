//! The contents of files, all from one process.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{ChildStdin, ChildStdout, Stdio},
    sync::mpsc::{self, Receiver, SyncSender},
    thread,
};

use anyhow::{Context, anyhow, bail};
use tablature_files::{ReadError, ReadLimit};

use super::command::{Running, git};

/// A `git cat-file --batch` that waits for names of objects.
#[derive(Debug)]
pub(super) struct Objects {
    running: Running,
    asked: SyncSender<(String, ReadLimit)>,
    answers: Receiver<anyhow::Result<Vec<u8>>>,
}

/// The pipes of the process. A thread speaks to it, so that somebody can end it.
struct Pipes {
    names: ChildStdin,
    contents: BufReader<ChildStdout>,
}

impl Objects {
    /// Starts the process.
    ///
    /// # Errors
    ///
    /// `git` is not installed.
    pub(super) fn open(directory: &Path) -> anyhow::Result<Self> {
        let mut command = git(directory, &["cat-file", "--batch"]);
        let command = command.stdin(Stdio::piped()).stderr(Stdio::null());
        let mut running = Running::start(command, "cat-file")?;
        let (Some(names), Some(contents), _) = running.pipes() else { bail!("git has no pipes") };
        let mut pipes = Pipes { names, contents: BufReader::new(contents) };
        let (asked, questions) = mpsc::sync_channel::<(String, ReadLimit)>(1);
        let (answer, answers) = mpsc::sync_channel(1);
        thread::spawn(move || {
            for (id, limit) in questions {
                if answer.send(pipes.read(&id, limit)).is_err() {
                    break;
                }
            }
        });
        Ok(Self { running, asked, answers })
    }

    /// Returns the bytes of a blob, named by its hexadecimal id. After an error nothing more can be read.
    ///
    /// # Errors
    ///
    /// The object is missing, which is so in a partial clone, it is larger than the limit, or `git` takes too long.
    pub(super) fn read(&mut self, id: &str, limit: ReadLimit) -> anyhow::Result<Vec<u8>> {
        self.asked.send((id.to_owned(), limit)).context("git ended")?;
        let bytes = self.running.answer(&self.answers)?;
        if bytes.is_err() {
            self.running.explain()?;
        }
        bytes
    }
}

impl Pipes {
    fn read(&mut self, id: &str, limit: ReadLimit) -> anyhow::Result<Vec<u8>> {
        writeln!(self.names, "{id}").context("git ended")?;
        let mut head = String::new();
        self.contents.read_line(&mut head).context("git ended")?;
        // `ID blob SIZE`, or `ID missing`.
        let mut words = head.trim_end().split(' ').skip(1);
        let size = match (words.next(), words.next()) {
            (Some("blob"), Some(size)) => size.parse::<u64>().context("git printed no size")?,
            (Some("missing"), _) => bail!(
                "its contents are not in the repository, and nothing is fetched; `git fetch --refetch` brings them"
            ),
            _ => return Err(anyhow!("git ended")),
        };
        if size > limit.bytes {
            return Err(ReadError::too_large(limit).into());
        }
        // A line feed follows.
        let mut bytes = Vec::new();
        (&mut self.contents).take(size + 1).read_to_end(&mut bytes)?;
        bytes.pop();
        if bytes.len() as u64 == size { Ok(bytes) } else { Err(anyhow!("git ended")) }
    }
}
