//! The file, read at any place.

use std::{
    fs::File,
    io::{self, BufReader, Read},
    sync::Arc,
};

use bytes::Bytes;
use parquet::{
    errors::Result,
    file::reader::{ChunkReader, Length},
};

use crate::Meter;

/// A file of which parts are read.
#[derive(Debug, Clone)]
pub(super) struct Chunks {
    file: Arc<File>,
    size: u64,
    meter: Arc<Meter>,
}

impl Chunks {
    pub(super) fn new(file: File, size: u64, meter: &Arc<Meter>) -> Self {
        Self { file: Arc::new(file), size, meter: Arc::clone(meter) }
    }
}

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.size
    }
}

impl ChunkReader for Chunks {
    type T = Counted;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        let reader = self.file.get_read(start)?;
        Ok(Counted { reader, meter: Arc::clone(&self.meter) })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        // No buffer is made for more than the file has.
        let left = self.size.saturating_sub(start);
        if length as u64 > left {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        self.meter.count(length);
        self.file.get_bytes(start, length)
    }
}

pub(super) struct Counted {
    reader: BufReader<File>,
    meter: Arc<Meter>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(into)?;
        self.meter.count(length);
        Ok(length)
    }
}
