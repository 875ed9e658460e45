//! The contents of files, all from one process.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

use anyhow::{Context, anyhow, bail};
use tablature_files::{ReadError, ReadLimit};

use super::command::{git, start};

/// A `git cat-file --batch` that waits for names of objects.
#[derive(Debug)]
pub(super) struct Objects {
    child: Child,
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
        let mut child = start(command.stdin(Stdio::piped()).stderr(Stdio::null()))?;
        let (names, contents) = (child.stdin.take(), child.stdout.take());
        let (Some(names), Some(contents)) = (names, contents) else { bail!("git has no pipes") };
        Ok(Self { child, names, contents: BufReader::new(contents) })
    }

    /// Returns the bytes of a blob, named by its hexadecimal id. After an error nothing more can be read.
    ///
    /// # Errors
    ///
    /// The object is missing, which is so in a partial clone, or it is larger than the limit.
    pub(super) fn read(&mut self, id: &str, limit: ReadLimit) -> anyhow::Result<Vec<u8>> {
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

impl Drop for Objects {
    fn drop(&mut self) {
        // It may be in the middle of a large object. Where it has ended already there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
