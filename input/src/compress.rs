//! Compresses files whose names ask for it, as other tools take a name at its word.

use std::{
    fmt,
    io::{self, Write},
    path::Path,
};

use flate2::write::GzEncoder;

use super::compression::Compression;

/// The levels that the commands of both compressions default to.
const GZIP_LEVEL: flate2::Compression = flate2::Compression::new(6);
const ZSTD_LEVEL: i32 = 3;

/// A writer that compresses as the name of its file says: gzip for `.gz`, Zstandard for `.zst`, and not at all for others.
///
/// # Examples
///
/// ```
/// use std::{io::Write, path::Path};
///
/// let mut packer = tablature_input::Packer::new(Path::new("events.jsonl.gz"), Vec::new())?;
/// packer.write_all(b"{}\n")?;
/// assert!(packer.finish()?.starts_with(&[0x1F, 0x8B]));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Packer<W: Write>(Packing<W>);

enum Packing<W: Write> {
    None(W),
    Gzip(GzEncoder<W>),
    Zstd(zstd::stream::write::Encoder<'static, W>),
}

impl<W: Write> Packer<W> {
    /// Begins the content of the file of this name.
    ///
    /// # Errors
    ///
    /// Zstandard cannot be set up.
    pub fn new(path: &Path, file: W) -> io::Result<Self> {
        Ok(Self(match Compression::of_name(path) {
            Some(Compression::Gzip) => Packing::Gzip(GzEncoder::new(file, GZIP_LEVEL)),
            Some(Compression::Zstd) => {
                Packing::Zstd(zstd::stream::write::Encoder::new(file, ZSTD_LEVEL)?)
            }
            Some(Compression::None) | None => Packing::None(file),
        }))
    }

    /// Ends the content and returns the file.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn finish(self) -> io::Result<W> {
        match self.0 {
            Packing::None(file) => Ok(file),
            Packing::Gzip(encoder) => encoder.finish(),
            Packing::Zstd(encoder) => encoder.finish(),
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match &mut self.0 {
            Packing::None(file) => file,
            Packing::Gzip(encoder) => encoder,
            Packing::Zstd(encoder) => encoder,
        }
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

impl<W: Write> fmt::Debug for Packer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Packing::None(_) => "Packer(plain)",
            Packing::Gzip(_) => "Packer(gzip)",
            Packing::Zstd(_) => "Packer(zstd)",
        })
    }
}
