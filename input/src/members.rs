//! The members of a gzip file and the frames of a zstd file, one after the other.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder;

use super::compression::Compression;

/// Reads what the members of a packed file hold, as one text (RFC 1952, section 2.2; RFC 8878, section 3.1).
///
/// Zeros after the last one are padding, as of a tape or a block device. Anything else is an error.
pub(super) struct Members<R: BufRead> {
    compression: Compression,
    /// The one that is being read; `None` at the end.
    member: Option<Member<R>>,
}

enum Member<R: BufRead> {
    Gzip(GzDecoder<R>),
    Zstd(Decoder<'static, R>),
}

impl<R: BufRead> Members<R> {
    /// Creates a reader of what `packed` holds, which begins as its compression says.
    pub(super) fn new(compression: Compression, packed: R) -> io::Result<Self> {
        let member = Some(Member::new(compression, packed)?);
        Ok(Self { compression, member })
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let length = member.read(into)?;
            if length > 0 || into.is_empty() {
                return Ok(length);
            }
            let rest = self.member.take().map(Member::finish);
            let Some(mut rest) = rest else { break };
            if has_next(self.compression, rest.fill_buf()?) {
                self.member = Some(Member::new(self.compression, rest)?);
            } else {
                only_padding(self.compression, rest)?;
            }
        }
        Ok(0)
    }
}

impl<R: BufRead> Member<R> {
    fn new(compression: Compression, packed: R) -> io::Result<Self> {
        match compression {
            Compression::Zstd => Ok(Self::Zstd(Decoder::with_buffer(packed)?.single_frame())),
            _ => Ok(Self::Gzip(GzDecoder::new(packed))),
        }
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(decoder) => decoder.read(into),
            Self::Zstd(decoder) => decoder.read(into),
        }
    }

    /// Returns what comes after it.
    fn finish(self) -> R {
        match self {
            Self::Gzip(decoder) => decoder.into_inner(),
            Self::Zstd(decoder) => decoder.finish(),
        }
    }
}

/// Returns whether bytes begin another member. Few bytes may be all that is there, or the end of a buffer: then the decoder
/// says what is wrong with them.
fn has_next(compression: Compression, head: &[u8]) -> bool {
    match (compression, head) {
        (_, []) => false,
        (_, [_, _, _, _, ..]) => Compression::of(head) == compression,
        (Compression::Zstd, [first, ..]) => matches!(first, 0x28 | 0x50..=0x5F),
        (_, [first, ..]) => *first == 0x1F,
    }
}

/// Reads zeros to the end.
fn only_padding(compression: Compression, mut rest: impl BufRead) -> io::Result<()> {
    loop {
        let bytes = rest.fill_buf()?;
        if bytes.iter().any(|byte| *byte != 0) {
            let text = format!("bytes that are not {compression} follow its end");
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        }
        match bytes.len() {
            0 => return Ok(()),
            length => rest.consume(length),
        }
    }
}
