//! Values from their bytes (specification 1.12, "Binary Encoding").

use super::{
    super::{json, moment, want::Want},
    schema::{Id, Integer, Type, Types},
};

/// Levels of values. The check of a record allows no more either.
const MAX_DEPTH: usize = 128;

/// Bytes of a decimal number. Longer ones are bytes.
const MAX_DECIMAL: usize = 128;

/// Values without bytes, such as null where it has no alternative, in a part of a block.
const MAX_EMPTY: usize = 1 << 24;

/// Bytes do not fit the schema.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Damaged;

/// Bytes that values are taken from.
#[derive(Debug, Clone)]
pub(super) struct Bytes<'b> {
    all: &'b [u8],
    at: usize,
    /// Values without bytes that may still come: a short block may say that it has very many.
    empty: usize,
}

/// Returns a signed number from the bits that it is written as.
pub(super) fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

impl<'b> Bytes<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { all: bytes, at: 0, empty: MAX_EMPTY }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], Damaged> {
        let end = self.at.checked_add(length).ok_or(Damaged)?;
        let taken = self.all.get(self.at..end).ok_or(Damaged)?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Damaged> {
        self.take(N)?.try_into().map_err(|_| Damaged)
    }

    fn long(&mut self) -> Result<i64, Damaged> {
        let mut value: u64 = 0;
        for shift in (0..64).step_by(7) {
            let [byte] = self.array()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(unzigzag(value));
            }
        }
        Err(Damaged)
    }

    fn text(&mut self) -> Result<&'b [u8], Damaged> {
        let length = self.long()?;
        self.take(usize::try_from(length).map_err(|_| Damaged)?)
    }

    /// Reads the number of the items that come next; 0 at the end of them.
    fn count(&mut self) -> Result<u64, Damaged> {
        let count = self.long()?;
        if count < 0 {
            // Their length in bytes comes first.
            self.long()?;
        }
        Ok(count.unsigned_abs())
    }

    /// Counts an item that began at `start`.
    fn item(&mut self, start: usize) -> Result<(), Damaged> {
        if self.at == start {
            self.empty = self.empty.checked_sub(1).ok_or(Damaged)?;
        }
        Ok(())
    }
}

impl Types {
    /// Skips a row, and finds whatever does not fit.
    pub(super) fn skip(&self, bytes: &mut Bytes<'_>) -> Result<(), Damaged> {
        self.row.iter().try_for_each(|field| self.skip_value(field.type_, bytes, 0))
    }

    /// Returns where the fields of a row begin.
    pub(super) fn fields<'b>(&self, mut bytes: Bytes<'b>) -> Vec<Bytes<'b>> {
        let mut fields = Vec::with_capacity(self.row.len());
        for field in &self.row {
            fields.push(bytes.clone());
            if self.skip_value(field.type_, &mut bytes, 0).is_err() {
                break;
            }
        }
        fields
    }

    /// Writes a field of a row; returns `false` if it is null.
    pub(super) fn write_field(
        &self,
        field: usize,
        mut bytes: Bytes<'_>,
        want: &Want,
        end: usize,
        out: &mut Vec<u8>,
    ) -> bool {
        let written = self.write(self.row[field].type_, &mut bytes, want, end, out);
        written.unwrap_or(false)
    }

    fn skip_value(&self, id: Id, bytes: &mut Bytes<'_>, depth: usize) -> Result<(), Damaged> {
        if depth > MAX_DEPTH {
            return Err(Damaged);
        }
        match &self.types[id] {
            Type::Null => Ok(()),
            Type::Boolean => bytes.take(1).map(drop),
            Type::Integer(_) => bytes.long().map(drop),
            Type::Float => bytes.take(4).map(drop),
            Type::Double => bytes.take(8).map(drop),
            Type::Bytes | Type::String | Type::Decimal(None, _) => bytes.text().map(drop),
            Type::Fixed(size) | Type::Decimal(Some(size), _) => bytes.take(*size).map(drop),
            Type::Uuid => bytes.take(16).map(drop),
            Type::Enum(symbols) => index(bytes, symbols.len()).map(drop),
            Type::Union(branches) => {
                let branch = branches[index(bytes, branches.len())?];
                self.skip_value(branch, bytes, depth + 1)
            }
            Type::Record(fields) => fields.iter().try_for_each(|field| {
                let start = bytes.at;
                self.skip_value(field.type_, bytes, depth + 1)?;
                bytes.item(start)
            }),
            Type::Array(inner) | Type::Map(inner) => {
                let is_map = matches!(self.types[id], Type::Map(_));
                loop {
                    let count = bytes.count()?;
                    if count == 0 {
                        return Ok(());
                    }
                    for _ in 0..count {
                        let start = bytes.at;
                        if is_map {
                            bytes.text()?;
                        }
                        self.skip_value(*inner, bytes, depth + 1)?;
                        bytes.item(start)?;
                    }
                }
            }
        }
    }

    /// Writes a value whose bytes fit; returns `false` if it is null. Once the text is longer than `end`, it stops, and what
    /// comes after it is of no account.
    fn write(
        &self,
        id: Id,
        bytes: &mut Bytes<'_>,
        want: &Want,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Result<bool, Damaged> {
        match &self.types[id] {
            Type::Null => return Ok(false),
            Type::Boolean => json::boolean(bytes.take(1)?[0] != 0, out),
            Type::Integer(kind) => {
                let value = bytes.long()?.into();
                match *kind {
                    Integer::Number => json::integer(value, out),
                    Integer::Date => moment::date(value, 1, want, out),
                    Integer::Time(per_second) => moment::time(value, per_second, want, out),
                    Integer::Timestamp(per_second) => {
                        moment::timestamp(value, per_second, want, out);
                    }
                }
            }
            Type::Float => json::float32(f32::from_le_bytes(bytes.array()?), out),
            Type::Double => json::float(f64::from_le_bytes(bytes.array()?), out),
            Type::Bytes => json::bytes(bytes.text()?, want, out),
            Type::String => json::text(bytes.text()?, want, out),
            Type::Fixed(size) => json::base64(bytes.take(*size)?, out),
            Type::Decimal(None, scale) => decimal(bytes.text()?, *scale, out),
            Type::Decimal(Some(size), scale) => decimal(bytes.take(*size)?, *scale, out),
            Type::Uuid => json::uuid(bytes.take(16)?, out),
            Type::Enum(symbols) => {
                out.extend_from_slice(&symbols[index(bytes, symbols.len())?]);
            }
            Type::Union(branches) => {
                let branch = index(bytes, branches.len())?;
                return self.write(branches[branch], bytes, want.part(branch), end, out);
            }
            Type::Record(fields) => {
                out.push(b'{');
                let mut is_first = true;
                for (index, field) in fields.iter().enumerate() {
                    let mark = out.len();
                    if mark > end {
                        break;
                    }
                    if !is_first {
                        out.push(b',');
                    }
                    out.extend_from_slice(&field.key);
                    if self.write(field.type_, bytes, want.part(index), end, out)? {
                        is_first = false;
                    } else {
                        out.truncate(mark);
                    }
                }
                out.push(b'}');
            }
            Type::Array(item) => {
                out.push(b'[');
                items(bytes, end, out, |bytes, out| {
                    self.write_or_null(*item, bytes, want.part(0), end, out)
                })?;
                out.push(b']');
            }
            Type::Map(value) => {
                out.push(b'{');
                items(bytes, end, out, |bytes, out| {
                    json::string(bytes.text()?, out);
                    out.push(b':');
                    self.write_or_null(*value, bytes, &Want::default(), end, out)
                })?;
                out.push(b'}');
            }
        }
        Ok(true)
    }

    fn write_or_null(
        &self,
        id: Id,
        bytes: &mut Bytes<'_>,
        want: &Want,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Damaged> {
        if !self.write(id, bytes, want, end, out)? {
            out.extend_from_slice(b"null");
        }
        Ok(())
    }
}

/// Writes the items of an array or of a map.
fn items(
    bytes: &mut Bytes<'_>,
    end: usize,
    out: &mut Vec<u8>,
    mut item: impl FnMut(&mut Bytes<'_>, &mut Vec<u8>) -> Result<(), Damaged>,
) -> Result<(), Damaged> {
    let mut is_first = true;
    loop {
        let count = bytes.count()?;
        if count == 0 {
            return Ok(());
        }
        for _ in 0..count {
            if out.len() > end {
                return Ok(());
            }
            if !std::mem::take(&mut is_first) {
                out.push(b',');
            }
            item(bytes, out)?;
        }
    }
}

/// Reads an index below `length`.
fn index(bytes: &mut Bytes<'_>, length: usize) -> Result<usize, Damaged> {
    let index = usize::try_from(bytes.long()?).map_err(|_| Damaged)?;
    if index < length { Ok(index) } else { Err(Damaged) }
}

/// Writes a decimal number from the bytes of its unscaled value: two's complement, the most significant first.
fn decimal(bytes: &[u8], scale: i8, out: &mut Vec<u8>) {
    if bytes.len() > MAX_DECIMAL {
        return json::base64(bytes, out);
    }
    let is_negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let mut magnitude = bytes.to_vec();
    if is_negative {
        let mut carries = true;
        for byte in magnitude.iter_mut().rev() {
            (*byte, carries) = (!*byte).overflowing_add(carries.into());
        }
    }
    let mut digits = Vec::new();
    while magnitude.iter().any(|byte| *byte != 0) {
        let mut rest = 0;
        for byte in &mut magnitude {
            let value = rest * 256 + u16::from(*byte);
            // A quotient of a rest below 10 fits.
            *byte = u8::try_from(value / 10).unwrap_or(u8::MAX);
            rest = value % 10;
        }
        digits.push(b'0' + u8::try_from(rest).unwrap_or_default());
    }
    if digits.is_empty() {
        digits.push(b'0');
    }
    if is_negative {
        digits.push(b'-');
    }
    digits.reverse();
    json::decimal(&String::from_utf8_lossy(&digits), scale, out);
}
