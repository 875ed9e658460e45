//! Reads what may keep its readers waiting: pipes and terminals.
//!
//! The waiting is done by a thread of its own, so that a run that is to stop can stop.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use super::{meter::Meter, window::CHUNK};

/// How long a run that is to stop may go unnoticed.
const PATIENCE: Duration = Duration::from_millis(20);

/// The chunks that are read ahead.
const AHEAD: usize = 2;

/// A pipe that stops with the run.
pub(super) struct Pipe {
    chunks: Receiver<io::Result<Vec<u8>>>,
    chunk: Vec<u8>,
    /// Bytes of the chunk that were taken.
    taken: usize,
    meter: Arc<Meter>,
}

impl Pipe {
    /// Begins to read.
    pub(super) fn new(reader: impl Read + Send + 'static, meter: Arc<Meter>) -> Self {
        let (send, chunks) = sync_channel(AHEAD);
        // It ends with the pipe, or with the process.
        thread::spawn(move || feed(reader, &send));
        Self { chunks, chunk: Vec::new(), taken: 0, meter }
    }

    /// Waits for the next chunk; an empty one is the end.
    fn next(&self) -> io::Result<Vec<u8>> {
        loop {
            match self.chunks.recv_timeout(PATIENCE) {
                Ok(chunk) => return chunk,
                Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
                Err(RecvTimeoutError::Timeout) if self.meter.is_stopped() => {
                    return Err(io::Error::other("the run was stopped"));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

impl Read for Pipe {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.chunk.len() {
            self.chunk = self.next()?;
            self.taken = 0;
        }
        let length = (self.chunk.len() - self.taken).min(into.len());
        into[..length].copy_from_slice(&self.chunk[self.taken..self.taken + length]);
        self.taken += length;
        Ok(length)
    }
}

fn feed(mut reader: impl Read, chunks: &SyncSender<io::Result<Vec<u8>>>) {
    loop {
        let mut chunk = vec![0; CHUNK];
        let read = match reader.read(&mut chunk) {
            Ok(0) => return,
            Ok(length) => {
                chunk.truncate(length);
                Ok(chunk)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
        let is_over = read.is_err();
        if chunks.send(read).is_err() || is_over {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{self, Read, Write},
        sync::Arc,
    };

    use super::{Meter, Pipe};

    #[test]
    fn all_that_comes_is_read() {
        let text = b"0123456789".repeat(50_000);
        let mut read = Vec::new();
        let mut pipe = Pipe::new(io::Cursor::new(text.clone()), Arc::default());
        pipe.read_to_end(&mut read).unwrap();
        assert!(read == text);
        assert_eq!(pipe.read(&mut [0]).unwrap(), 0);
    }

    #[test]
    fn a_run_that_is_to_stop_does_not_wait() {
        let (reader, mut writer) = io::pipe().unwrap();
        let mut pipe = Pipe::new(reader, Arc::new(Meter::new(|| true)));
        assert_eq!(pipe.read(&mut [0]).unwrap_err().to_string(), "the run was stopped");
        // What is there is read all the same.
        writer.write_all(b"a").unwrap();
        let mut into = [0; 1];
        while pipe.read(&mut into).is_err() {}
        assert_eq!(&into, b"a");
    }
}
