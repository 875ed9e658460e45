//! How blocks are packed.

use std::io::Read;

use flate2::{Crc, read::DeflateDecoder};

/// Bytes of a block, packed and unpacked. Writers make blocks of some tens of KiB.
pub(super) const MAX_BLOCK: usize = if cfg!(test) { 4 << 20 } else { 256 << 20 };

/// How the blocks of a file are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codec {
    Null,
    Deflate,
    Snappy,
    Zstandard,
}

impl Codec {
    pub(super) fn named(name: &[u8]) -> Result<Self, String> {
        match name {
            b"null" => Ok(Self::Null),
            b"deflate" => Ok(Self::Deflate),
            b"snappy" => Ok(Self::Snappy),
            b"zstandard" => Ok(Self::Zstandard),
            other => {
                let name = String::from_utf8_lossy(&other[..other.len().min(40)]);
                Err(format!(
                    "its blocks are packed with `{name}`; supported are null, deflate, snappy and zstandard"
                ))
            }
        }
    }

    /// Unpacks a block.
    pub(super) fn unpack(self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        match self {
            Self::Null => Ok(bytes.to_vec()),
            Self::Deflate => read(DeflateDecoder::new(bytes)),
            Self::Zstandard => match zstd::stream::read::Decoder::with_buffer(bytes) {
                Ok(decoder) => read(decoder),
                Err(error) => Err(damaged(&error)),
            },
            Self::Snappy => snappy(bytes),
        }
    }
}

fn damaged(error: &impl std::fmt::Display) -> String {
    format!("a block is damaged: {error}")
}

fn too_long() -> String {
    format!("a block unpacks to more than {MAX_BLOCK} bytes; write smaller blocks")
}

fn read(reader: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut reader = reader.take(MAX_BLOCK as u64 + 1);
    reader.read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    if bytes.len() > MAX_BLOCK { Err(too_long()) } else { Ok(bytes) }
}

/// Unpacks a block that a checksum follows.
fn snappy(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let Some((packed, sum)) = bytes.split_last_chunk::<4>() else {
        return Err("a block is damaged: it is too short".to_owned());
    };
    match snap::raw::decompress_len(packed) {
        Ok(length) if length > MAX_BLOCK => return Err(too_long()),
        Ok(_) => {}
        Err(error) => return Err(damaged(&error)),
    }
    let bytes = snap::raw::Decoder::new().decompress_vec(packed).map_err(|it| damaged(&it))?;
    let mut crc = Crc::new();
    crc.update(&bytes);
    if crc.sum() != u32::from_be_bytes(*sum) {
        return Err("a block is damaged: its checksum is another".to_owned());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn snappy_of(bytes: &[u8]) -> Vec<u8> {
        let mut crc = Crc::new();
        crc.update(bytes);
        let packed = snap::raw::Encoder::new().compress_vec(bytes).unwrap();
        [&packed[..], &crc.sum().to_be_bytes()].concat()
    }

    fn deflate_of(bytes: &[u8]) -> Vec<u8> {
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn blocks_come_out_as_they_went_in() {
        let bytes: Vec<u8> = (0..10_000_u32).flat_map(u32::to_le_bytes).collect();
        assert_eq!(Codec::Null.unpack(&bytes).unwrap(), bytes);
        assert_eq!(Codec::Deflate.unpack(&deflate_of(&bytes)).unwrap(), bytes);
        assert_eq!(Codec::Snappy.unpack(&snappy_of(&bytes)).unwrap(), bytes);
        assert_eq!(
            Codec::Zstandard.unpack(&zstd::encode_all(&bytes[..], 1).unwrap()).unwrap(),
            bytes
        );
    }

    #[test]
    fn damaged_blocks_are_errors() {
        let mut packed = snappy_of(b"some text");
        *packed.last_mut().unwrap() ^= 1;
        assert!(Codec::Snappy.unpack(&packed).unwrap_err().contains("checksum"));
        for codec in [Codec::Deflate, Codec::Snappy, Codec::Zstandard] {
            assert!(codec.unpack(&[7; 30]).is_err(), "{codec:?}");
        }
        assert!(Codec::Snappy.unpack(&[1]).is_err());
        assert!(Codec::named(b"bzip2").unwrap_err().contains("`bzip2`"));
    }

    #[test]
    fn bombs_are_not_unpacked() {
        let zeros = vec![0; MAX_BLOCK + 1];
        for (codec, packed) in [
            (Codec::Deflate, deflate_of(&zeros)),
            (Codec::Zstandard, zstd::encode_all(&zeros[..], 1).unwrap()),
            (Codec::Snappy, snappy_of(&zeros)),
        ] {
            assert_eq!(codec.unpack(&packed).unwrap_err(), too_long(), "{codec:?}");
        }
    }
}
