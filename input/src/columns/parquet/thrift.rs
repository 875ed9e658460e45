//! Numbers in Thrift's compact protocol, as far as they are needed to look ahead of the library for Parquet.

/// Levels of values that are skipped. Parquet has fewer.
const MAX_DEPTH: u32 = 32;

/// What is read is not Thrift, or ends too early.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// Reads values from the start of some bytes.
pub(super) struct Thrift<'b> {
    bytes: &'b [u8],
    at: usize,
}

/// The type of a value.
pub(super) type Kind = u8;

/// Numbers of 16, 32 and 64 bits.
const INTEGERS: std::ops::RangeInclusive<Kind> = 4..=6;
const BINARY: Kind = 8;
const LIST: Kind = 9;
const STRUCT: Kind = 12;

impl<'b> Thrift<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Returns how many bytes were read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Reads the fields of a structure: `field` reads or skips the value of each, by its number and type.
    pub(super) fn fields(
        &mut self,
        mut field: impl FnMut(&mut Self, i64, Kind) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        let mut number = 0;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(());
            }
            number = match head >> 4 {
                0 => self.integer()?,
                delta => number + i64::from(delta),
            };
            field(self, number, head & 15)?;
        }
    }

    /// Reads the head of a list: its length and the type of its elements.
    pub(super) fn list(&mut self) -> Result<(u64, Kind), Malformed> {
        let head = self.byte()?;
        let length = match head >> 4 {
            15 => self.varint()?,
            short => short.into(),
        };
        Ok((length, head & 15))
    }

    /// Reads a signed number.
    pub(super) fn integer(&mut self) -> Result<i64, Malformed> {
        let value = self.varint()?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// Reads a number where a field has one, and skips what it has instead.
    pub(super) fn integer_of(&mut self, kind: Kind) -> Result<Option<i64>, Malformed> {
        if INTEGERS.contains(&kind) {
            return self.integer().map(Some);
        }
        self.skip(kind)?;
        Ok(None)
    }

    /// Skips a value.
    pub(super) fn skip(&mut self, kind: Kind) -> Result<(), Malformed> {
        self.skip_at(kind, 0)
    }

    fn skip_at(&mut self, kind: Kind, depth: u32) -> Result<(), Malformed> {
        if depth > MAX_DEPTH {
            return Err(Malformed);
        }
        match kind {
            // Booleans of fields are in their type.
            1 | 2 => Ok(()),
            3 => self.byte().map(drop),
            4..=6 => self.varint().map(drop),
            7 => self.advance(8),
            BINARY => {
                let length = self.varint()?;
                self.advance(length)
            }
            LIST | 10 => {
                let (length, kind) = self.list()?;
                for _ in 0..length {
                    // Those of lists have a byte.
                    let kind = if kind <= 2 { 3 } else { kind };
                    self.skip_at(kind, depth + 1)?;
                }
                Ok(())
            }
            STRUCT => self.fields(|inner, _, kind| inner.skip_at(kind, depth + 1)),
            _ => Err(Malformed),
        }
    }

    fn advance(&mut self, length: u64) -> Result<(), Malformed> {
        let left = (self.bytes.len() - self.at) as u64;
        if length > left {
            return Err(Malformed);
        }
        self.at += usize::try_from(length).map_err(|_| Malformed)?;
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, Malformed> {
        let byte = *self.bytes.get(self.at).ok_or(Malformed)?;
        self.at += 1;
        Ok(byte)
    }

    fn varint(&mut self) -> Result<u64, Malformed> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Malformed)
    }
}
