//! Decompresses files. The compression is detected from the first bytes, not from the name.

use std::{
    io::{self, BufReader, Cursor, Read},
    sync::Arc,
};

use tablature_files::UnpackLimits;

use super::{InputError, compression::Compression, members::Members, meter::Meter};

/// A reader of decompressed bytes that knows the compression, for its errors.
pub(super) struct Plain {
    compression: Compression,
    reader: Box<dyn Read + Send>,
    limits: UnpackLimits,
    /// Counts raw bytes, of other files before this one too.
    meter: Arc<Meter>,
    /// Count before this file.
    before: u64,
    unpacked: u64,
}

impl Plain {
    /// Looks at the first bytes and sets the right decoder in front of them. `meter` counts what is taken of the raw
    /// bytes from here on.
    pub(super) fn new(
        mut raw: Box<dyn Read + Send>,
        limits: UnpackLimits,
        meter: &Arc<Meter>,
    ) -> Result<Self, InputError> {
        let before = meter.read();
        let mut head = Vec::with_capacity(4);
        raw.by_ref().take(4).read_to_end(&mut head)?;
        let compression = Compression::of(&head);
        let whole = BufReader::with_capacity(1 << 16, Cursor::new(head).chain(raw));
        let reader: Box<dyn Read + Send> = match compression {
            Compression::None => Box::new(whole),
            packed => Box::new(Members::new(packed, whole)?),
        };
        Ok(Self { compression, reader, limits, meter: Arc::clone(meter), before, unpacked: 0 })
    }

    /// Reads some bytes; returns 0 at the end.
    pub(super) fn read(&mut self, into: &mut [u8]) -> Result<usize, InputError> {
        loop {
            match self.reader.read(into) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.explain(error)),
                Ok(length) => return self.count(length),
            }
        }
    }

    /// Returns the compression.
    pub(super) fn compression(&self) -> Compression {
        self.compression
    }

    fn count(&mut self, length: usize) -> Result<usize, InputError> {
        self.unpacked += length as u64;
        if self.compression != Compression::None {
            let packed = self.meter.read() - self.before;
            let judged = self.limits.judge(packed, self.unpacked);
            judged.map_err(|error| InputError::TooMuch(self.compression, error))?;
        }
        Ok(length)
    }

    fn explain(&self, error: io::Error) -> InputError {
        match self.compression {
            // Errors of decoders have no error number of the system, except those of zstd, whose numbers are negative.
            _ if error.raw_os_error().is_some_and(|code| code > 0) => InputError::Io(error),
            Compression::None => InputError::Io(error),
            compression if error.kind() == io::ErrorKind::UnexpectedEof => {
                InputError::Truncated(compression)
            }
            compression => InputError::Corrupt(compression, error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Cursor, Write},
        sync::Arc,
    };

    use flate2::{Compression as Level, write::GzEncoder};

    use super::{InputError, Plain, UnpackLimits};

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Level::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        zstd::encode_all(text, 1).unwrap()
    }

    fn read(bytes: Vec<u8>) -> Result<Vec<u8>, InputError> {
        let mut plain =
            Plain::new(Box::new(Cursor::new(bytes)), UnpackLimits::DEFAULT, &Arc::default())?;
        let mut text = Vec::new();
        let mut chunk = [0; 7];
        loop {
            match plain.read(&mut chunk)? {
                0 => return Ok(text),
                length => text.extend_from_slice(&chunk[..length]),
            }
        }
    }

    #[track_caller]
    fn check(bytes: Vec<u8>, expected: &str) {
        let text = read(bytes).map(|text| String::from_utf8(text).unwrap());
        assert_eq!(text.unwrap_or_else(|error| error.to_string()), expected);
    }

    #[test]
    fn plain_bytes_pass_through() {
        check(b"".to_vec(), "");
        check(b"{}".to_vec(), "{}");
        check(b"a longer text".to_vec(), "a longer text");
    }

    #[test]
    fn members_and_frames_are_joined() {
        check([gzip(b"one "), gzip(b""), gzip(b"two")].concat(), "one two");
        check([zstd(b"one "), zstd(b""), zstd(b"two")].concat(), "one two");
    }

    #[test]
    fn a_skippable_frame_ahead_is_skipped() {
        let skippable = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, b'x', b'y'];
        check([&skippable[..], &zstd(b"text")].concat(), "text");
    }

    #[test]
    fn a_stream_that_breaks_off_is_truncated() {
        let text: Vec<u8> = (0..5000u32).flat_map(u32::to_le_bytes).collect();
        for (packed, name) in [(gzip(&text), "gzip"), (zstd(&text), "zstd")] {
            for kept in [4, 11, packed.len() / 2, packed.len() - 1] {
                check(
                    packed[..kept].to_vec(),
                    &format!("the {name} stream ends too early: the file is truncated"),
                );
            }
        }
    }

    #[test]
    fn zeros_after_the_end_are_padding() {
        check([gzip(b"text"), vec![0; 3]].concat(), "text");
        check([zstd(b"text"), vec![0; 70_000]].concat(), "text");
    }

    #[test]
    fn junk_after_the_end_is_not_called_truncated() {
        let long = vec![b'x'; 70_000];
        for junk in [&b"x"[..], b"{}\n", b"\0\0\0\0x", &long] {
            for (packed, name) in [(gzip(b"text"), "gzip"), (zstd(b"text"), "zstd")] {
                check(
                    [&packed, junk].concat(),
                    &format!(
                        "the {name} stream is damaged: bytes that are not {name} follow its end"
                    ),
                );
            }
        }
    }

    #[test]
    fn a_damaged_stream_is_reported() {
        for (mut packed, name) in [(gzip(&[7; 900]), "gzip"), (zstd(&[7; 900]), "zstd")] {
            let middle = packed.len() / 2;
            packed[middle..].fill(0xA5);
            let error = read(packed).unwrap_err().to_string();
            assert!(error.starts_with(&format!("the {name} stream")), "{error}");
        }
    }
}
