//! Looks ahead of the library for Parquet at what it takes on trust: how deep the schema nests, and how large pages become.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;
use parquet::{
    basic::Compression,
    file::{
        metadata::ParquetMetaData,
        reader::{ChunkReader, Length},
    },
};

use super::{
    chunks::Chunks,
    thrift::{Malformed, Thrift},
};

/// Levels of the schema.
const MAX_DEPTH: usize = 64;

/// Bytes of the footer.
const MAX_FOOTER: u64 = 256 << 20;

/// Bytes of a page after it was unpacked: writers make pages of one or a few MiB.
const MAX_PAGE: u64 = if cfg!(test) { 4 << 20 } else { 256 << 20 };

/// Bytes that are read for the head of a page at first; with long statistics it has more.
const HEAD: u64 = 1 << 12;

/// Bytes of the head of a page.
const MAX_HEAD: u64 = 16 << 20;

/// Checks the footer: magic, size and the depth of the schema.
pub(super) fn footer(chunks: &Chunks) -> Result<(), String> {
    let truncated = || "it is truncated: its end is missing".to_owned();
    let io = |error: parquet::errors::ParquetError| error.to_string();
    let end = chunks.len().checked_sub(8).filter(|end| *end >= 4).ok_or_else(truncated)?;
    let tail = chunks.get_bytes(end, 8).map_err(io)?;
    match &tail[4..] {
        b"PAR1" => {}
        b"PARE" => return Err("it is encrypted".to_owned()),
        _ => return Err(truncated()),
    }
    let length: u64 = u32::from_le_bytes([tail[0], tail[1], tail[2], tail[3]]).into();
    if length > MAX_FOOTER {
        return Err(format!("its footer has {length} bytes, more than {MAX_FOOTER}"));
    }
    let start = end.checked_sub(length).ok_or_else(truncated)?;
    let length = usize::try_from(length).map_err(|error| error.to_string())?;
    let footer = chunks.get_bytes(start, length).map_err(io)?;
    let depth = schema_depth(&footer).map_err(|Malformed| "its footer is damaged".to_owned())?;
    if depth > MAX_DEPTH {
        return Err(format!("its columns nest deeper than {MAX_DEPTH} levels"));
    }
    Ok(())
}

/// Returns how deep the schema nests. It is a list of elements, each with the number of its children, which follow it.
fn schema_depth(footer: &[u8]) -> Result<usize, Malformed> {
    let mut deepest = 0;
    Thrift::new(footer)
        .fields(|thrift, number, kind| {
            if number != 2 {
                return thrift.skip(kind);
            }
            let (length, _) = thrift.list()?;
            // Children that are still to come, at each level.
            let mut open: Vec<i64> = Vec::new();
            for _ in 0..length {
                while open.pop_if(|left| *left <= 0).is_some() {}
                if let Some(left) = open.last_mut() {
                    *left -= 1;
                }
                let mut children = 0;
                thrift.fields(|thrift, number, kind| {
                    if number == 5 {
                        children = thrift.integer_of(kind)?.unwrap_or(0);
                        return Ok(());
                    }
                    thrift.skip(kind)
                })?;
                open.push(children);
                deepest = deepest.max(open.len());
                if deepest > MAX_DEPTH {
                    // What is deeper does not matter, and takes memory.
                    return Err(Malformed);
                }
            }
            Ok(())
        })
        .or_else(|malformed| if deepest > MAX_DEPTH { Ok(()) } else { Err(malformed) })?;
    Ok(deepest)
}

/// Checks the sizes of all pages of a row group.
pub(super) fn pages(
    chunks: &Chunks,
    metadata: &ParquetMetaData,
    group: usize,
) -> Result<(), String> {
    let damaged = || "its footer is damaged".to_owned();
    for column in metadata.row_group(group).columns() {
        let (start, length) = column.byte_range();
        let end =
            start.checked_add(length).filter(|end| *end <= chunks.len()).ok_or_else(damaged)?;
        let mut at = start;
        while at < end {
            let page = Page::read(chunks, at, end)?;
            if page.unpacked > MAX_PAGE {
                let bytes = page.unpacked;
                return Err(format!(
                    "a page has {bytes} bytes, more than {MAX_PAGE}; write smaller pages"
                ));
            }
            let data = at + page.head;
            at = data.checked_add(page.packed).filter(|next| *next <= end).ok_or_else(damaged)?;
            page.check_size(chunks, data, column.compression())?;
        }
    }
    Ok(())
}

/// What the head of a page says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Length of the head.
    head: u64,
    packed: u64,
    pub(super) unpacked: u64,
}

impl Page {
    fn read(chunks: &Chunks, at: u64, end: u64) -> Result<Self, String> {
        let mut length = HEAD;
        loop {
            let is_all = length >= end - at;
            let read = usize::try_from(length.min(end - at)).map_err(|error| error.to_string())?;
            let bytes = chunks.get_bytes(at, read).map_err(|error| error.to_string())?;
            match Self::parse(&bytes) {
                Ok(page) => return Ok(page),
                Err(Malformed) if is_all || length >= MAX_HEAD => {
                    return Err("the head of a page is damaged".to_owned());
                }
                Err(Malformed) => length *= 16,
            }
        }
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut page = Self::default();
        let mut thrift = Thrift::new(bytes);
        thrift.fields(|thrift, number, kind| {
            let size =
                |value: Option<i64>| u64::try_from(value.unwrap_or(-1)).map_err(|_| Malformed);
            match number {
                2 => page.unpacked = size(thrift.integer_of(kind)?)?,
                3 => page.packed = size(thrift.integer_of(kind)?)?,
                _ => thrift.skip(kind)?,
            }
            Ok(())
        })?;
        page.head = thrift.at() as u64;
        Ok(page)
    }

    /// Unpacks a page into nothing, if it could become much larger than its head says: the library does not stop there.
    fn check_size(
        &self,
        chunks: &Chunks,
        data: u64,
        compression: Compression,
    ) -> Result<(), String> {
        /// Bytes that a byte becomes at most.
        const GZIP_RATIO: u64 = 1_032;
        const ZSTD_RATIO: u64 = 1 << 16;
        const LZ4_RATIO: u64 = 256;
        let ratio = match compression {
            Compression::GZIP(_) => GZIP_RATIO,
            Compression::ZSTD(_) => ZSTD_RATIO,
            Compression::LZ4 => LZ4_RATIO,
            // The others are unpacked into a buffer of the size that is said.
            _ => return Ok(()),
        };
        if self.packed.saturating_mul(ratio) <= MAX_PAGE {
            return Ok(());
        }
        if compression == Compression::LZ4 {
            return Err("a page packed by the old LZ4 is too long".to_owned());
        }
        let length = usize::try_from(self.packed).map_err(|error| error.to_string())?;
        let bytes = chunks.get_bytes(data, length).map_err(|error| error.to_string())?;
        let mut limited: Box<dyn Read> = match compression {
            Compression::GZIP(_) => Box::new(MultiGzDecoder::new(&bytes[..])),
            _ => {
                Box::new(zstd::stream::read::Decoder::new(&bytes[..]).map_err(|it| it.to_string())?)
            }
        };
        // Levels of the second version of pages are not packed, and nor is a page that says so. The library judges these.
        match io::copy(&mut limited.by_ref().take(MAX_PAGE + 1), &mut io::sink()) {
            Ok(unpacked) if unpacked > MAX_PAGE => {
                Err(format!("a page has more than {MAX_PAGE} bytes; write smaller pages"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An element of a schema with a name and a number of children.
    fn element(children: u8) -> Vec<u8> {
        // Field 4: a name; field 5: a number, zigzag.
        vec![0x48, 1, b'a', 0x15, children * 2, 0]
    }

    fn footer_of(elements: &[Vec<u8>]) -> Vec<u8> {
        let mut footer = vec![0x15, 2, 0x19, 0xFC];
        let mut length = elements.len();
        while length >= 0x80 {
            footer.push(length.to_le_bytes()[0] | 0x80);
            length >>= 7;
        }
        footer.push(length.to_le_bytes()[0]);
        footer.extend(elements.concat());
        footer.push(0);
        footer
    }

    #[test]
    fn the_depth_of_a_schema_is_counted() {
        let depth = |children: &[u8]| {
            schema_depth(&footer_of(&children.iter().map(|n| element(*n)).collect::<Vec<_>>()))
        };
        assert_eq!(depth(&[2, 0, 0]), Ok(2));
        assert_eq!(depth(&[2, 1, 1, 0, 0]), Ok(4));
        assert_eq!(depth(&[2, 1, 0, 1, 0]), Ok(3));
        assert_eq!(depth(&vec![1; 100_000]), Ok(MAX_DEPTH + 1));
        assert_eq!(schema_depth(&[0x19, 0xFC, 1]), Err(Malformed));
    }
}
