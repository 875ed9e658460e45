//! Columns in memory (Arrow arrays) as JSON values: a walk of our own, so that a row costs no allocation.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, BooleanArray, Date32Array, Date64Array,
    Decimal32Array, Decimal64Array, Decimal128Array, Decimal256Array, DurationMicrosecondArray,
    DurationMillisecondArray, DurationNanosecondArray, DurationSecondArray, FixedSizeBinaryArray,
    FixedSizeListArray, Float16Array, Float32Array, Float64Array, Int8Array, Int16Array,
    Int32Array, Int64Array, LargeBinaryArray, LargeListArray, LargeListViewArray, LargeStringArray,
    ListArray, ListViewArray, MapArray, StringArray, StringViewArray, StructArray,
    Time32MillisecondArray, Time32SecondArray, Time64MicrosecondArray, Time64NanosecondArray,
    TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
    TimestampSecondArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array, UnionArray,
    cast::AsArray,
};
use arrow_schema::{DataType, Field, Fields, TimeUnit};

use super::{
    json, moment,
    plan::Header,
    want::{Shape, Want},
};

/// Levels of types that are read. The check of a record allows no more either.
const MAX_DEPTH: usize = 128;

/// A column, and how its values are written.
#[derive(Debug)]
pub(super) struct Values {
    array: ArrayRef,
    kind: Kind,
}

/// A member of an object: its key as JSON with the colon, and its values.
type Member = (Box<[u8]>, Values);

#[derive(Debug)]
enum Kind {
    Null,
    Bool(BooleanArray),
    Integer(Integers),
    Float16(Float16Array),
    Float32(Float32Array),
    Float64(Float64Array),
    Decimal(Decimals, i8),
    Text(Texts),
    Binary(Binaries),
    Uuid(FixedSizeBinaryArray),
    Date(Integers, i64),
    Time(Integers, TimeUnit),
    Timestamp(Integers, TimeUnit),
    List(Lists, Box<Values>),
    Struct(Vec<Member>),
    Map(MapArray, Box<Values>, Box<Values>),
    Dictionary(Vec<usize>, Box<Values>),
    /// The branch of a type, by its id.
    Union(UnionArray, Vec<(i8, Values)>),
}

/// Declares an enum of arrays, with a method that reads a value.
macro_rules! arrays {
    ($(#[$doc:meta])* $name:ident, $get:ident, $value:ty, |$array:ident, $row:ident| $read:expr, [$($variant:ident($type:ty)),+ $(,)?]) => {
        $(#[$doc])*
        #[derive(Debug)]
        enum $name {
            $($variant($type)),+
        }

        impl $name {
            fn $get(&self, $row: usize) -> $value {
                match self {
                    $(Self::$variant($array) => $read),+
                }
            }
        }
    };
}

arrays!(
    /// Integers of any width.
    Integers, get, i128, |array, row| i128::from(array.value(row)), [
        I8(Int8Array), I16(Int16Array), I32(Int32Array), I64(Int64Array),
        U8(UInt8Array), U16(UInt16Array), U32(UInt32Array), U64(UInt64Array),
        Date32(Date32Array), Date64(Date64Array),
        Time32Second(Time32SecondArray), Time32Millisecond(Time32MillisecondArray),
        Time64Microsecond(Time64MicrosecondArray), Time64Nanosecond(Time64NanosecondArray),
        Second(TimestampSecondArray), Millisecond(TimestampMillisecondArray),
        Microsecond(TimestampMicrosecondArray), Nanosecond(TimestampNanosecondArray),
        DurationSecond(DurationSecondArray), DurationMillisecond(DurationMillisecondArray),
        DurationMicrosecond(DurationMicrosecondArray), DurationNanosecond(DurationNanosecondArray),
    ]
);

arrays!(
    /// Decimals, as the digits of their unscaled values.
    Decimals, digits, String, |array, row| array.value(row).to_string(), [
        D32(Decimal32Array), D64(Decimal64Array), D128(Decimal128Array), D256(Decimal256Array),
    ]
);

#[derive(Debug)]
enum Texts {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl Texts {
    fn get(&self, row: usize) -> &[u8] {
        match self {
            Self::Small(array) => array.value(row).as_bytes(),
            Self::Large(array) => array.value(row).as_bytes(),
            Self::View(array) => array.value(row).as_bytes(),
        }
    }
}

#[derive(Debug)]
enum Binaries {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    Fixed(FixedSizeBinaryArray),
}

impl Binaries {
    fn get(&self, row: usize) -> &[u8] {
        match self {
            Self::Small(array) => array.value(row),
            Self::Large(array) => array.value(row),
            Self::View(array) => array.value(row),
            Self::Fixed(array) => array.value(row),
        }
    }
}

#[derive(Debug)]
enum Lists {
    Small(ListArray),
    Large(LargeListArray),
    View(ListViewArray),
    LargeView(LargeListViewArray),
    Fixed(FixedSizeListArray),
}

impl Lists {
    /// Returns where the items of a list are.
    fn get(&self, row: usize) -> std::ops::Range<usize> {
        let range = |start: i64, length: i64| {
            let start = usize::try_from(start).unwrap_or_default();
            start..start + usize::try_from(length).unwrap_or_default()
        };
        match self {
            Self::Small(array) => {
                let start = array.value_offsets()[row];
                range(start.into(), array.value_length(row).into())
            }
            Self::Large(array) => range(array.value_offsets()[row], array.value_length(row)),
            Self::View(array) => {
                range(array.value_offset(row).into(), array.value_size(row).into())
            }
            Self::LargeView(array) => range(array.value_offset(row), array.value_size(row)),
            Self::Fixed(array) => {
                let length = usize::try_from(array.value_length()).unwrap_or_default();
                row * length..(row + 1) * length
            }
        }
    }
}

/// Returns the columns of these fields; the error names one whose type is not supported.
pub(super) fn header(fields: &Fields) -> Result<Header, String> {
    let (mut names, mut shapes) = (Vec::new(), Vec::new());
    for field in fields {
        let name = field.name();
        let shape = shape(field.data_type(), 0).map_err(|found| {
            format!("the column `{name}` has the type {found}, which has no counterpart in JSON")
        })?;
        names.push(name.clone());
        shapes.push(shape);
    }
    Ok(Header::new(names, shapes))
}

/// Returns what the values of a type are made of; the error names a type that has no counterpart in JSON.
fn shape(data_type: &DataType, depth: usize) -> Result<Shape, String> {
    if depth > MAX_DEPTH {
        return Err("nested too deeply".to_owned());
    }
    let list =
        |field: &Field| shape(field.data_type(), depth + 1).map(|item| Shape::List(Box::new(item)));
    match data_type {
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _) => list(field),
        DataType::Struct(fields) => {
            let member = |field: &Arc<Field>| {
                Ok((field.name().clone(), shape(field.data_type(), depth + 1)?))
            };
            fields.iter().map(member).collect::<Result<_, String>>().map(Shape::Struct)
        }
        DataType::Map(entries, _) => match entries.data_type() {
            // The keys are not known before the rows are.
            DataType::Struct(fields) if fields.len() == 2 => {
                fields
                    .iter()
                    .try_for_each(|field| shape(field.data_type(), depth + 1).map(drop))?;
                Ok(Shape::Leaf)
            }
            other => Err(format!("a map of {other}")),
        },
        DataType::Dictionary(_, values) => shape(values, depth + 1),
        DataType::Union(fields, _) => fields
            .iter()
            .map(|(_, field)| shape(field.data_type(), depth + 1))
            .collect::<Result<_, String>>()
            .map(Shape::Union),
        DataType::Interval(_) | DataType::RunEndEncoded(..) => Err(data_type.to_string()),
        _ => Ok(Shape::Leaf),
    }
}

impl Values {
    /// Returns the column of a field; the error names a type that is not supported.
    pub(super) fn new(array: &ArrayRef, field: &Field) -> Result<Self, String> {
        Self::of(array, is_uuid(field))
    }

    fn of(array: &ArrayRef, is_uuid: bool) -> Result<Self, String> {
        Ok(Self { array: Arc::clone(array), kind: kind(array, is_uuid)? })
    }

    /// Writes the value in a row; returns `false` if it is null. Stops early once the text is longer than `end`.
    pub(super) fn write(&self, row: usize, want: &Want, end: usize, out: &mut Vec<u8>) -> bool {
        if self.array.is_null(row) {
            return false;
        }
        match &self.kind {
            Kind::Null => return false,
            Kind::Bool(array) => json::boolean(array.value(row), out),
            Kind::Integer(array) => json::integer(array.get(row), out),
            Kind::Float16(array) => json::float32(array.value(row).to_f32(), out),
            Kind::Float32(array) => json::float32(array.value(row), out),
            Kind::Float64(array) => json::float(array.value(row), out),
            Kind::Decimal(array, scale) => json::decimal(&array.digits(row), *scale, out),
            Kind::Text(array) => json::text(array.get(row), want, out),
            Kind::Binary(array) => json::bytes(array.get(row), want, out),
            Kind::Uuid(array) => json::uuid(array.value(row), out),
            Kind::Date(array, per_day) => moment::date(array.get(row), *per_day, want, out),
            Kind::Time(array, unit) => moment::time(array.get(row), per_second(*unit), want, out),
            Kind::Timestamp(array, unit) => {
                moment::timestamp(array.get(row), per_second(*unit), want, out);
            }
            Kind::List(array, items) => {
                out.push(b'[');
                for (index, item) in array.get(row).enumerate() {
                    if out.len() > end {
                        break;
                    }
                    if index > 0 {
                        out.push(b',');
                    }
                    items.write_or_null(item, want.part(0), end, out);
                }
                out.push(b']');
            }
            Kind::Struct(members) => {
                out.push(b'{');
                let mut is_first = true;
                for (index, (key, values)) in members.iter().enumerate() {
                    let mark = out.len();
                    if mark > end {
                        break;
                    }
                    if !is_first {
                        out.push(b',');
                    }
                    out.extend_from_slice(key);
                    if values.write(row, want.part(index), end, out) {
                        is_first = false;
                    } else {
                        out.truncate(mark);
                    }
                }
                out.push(b'}');
            }
            Kind::Map(array, keys, values) => {
                let offsets = array.value_offsets();
                let at = |index: usize| usize::try_from(offsets[index]).unwrap_or_default();
                out.push(b'{');
                for (index, entry) in (at(row)..at(row + 1)).enumerate() {
                    if out.len() > end {
                        break;
                    }
                    if index > 0 {
                        out.push(b',');
                    }
                    keys.write_key(entry, end, out);
                    out.push(b':');
                    values.write_or_null(entry, &Want::default(), end, out);
                }
                out.push(b'}');
            }
            Kind::Dictionary(keys, values) => return values.write(keys[row], want, end, out),
            Kind::Union(array, branches) => {
                let id = array.type_id(row);
                let found = branches.iter().enumerate().find(|(_, (own, _))| *own == id);
                let Some((index, (_, values))) = found else { return false };
                return values.write(array.value_offset(row), want.part(index), end, out);
            }
        }
        true
    }

    fn write_or_null(&self, row: usize, want: &Want, end: usize, out: &mut Vec<u8>) {
        if !self.write(row, want, end, out) {
            out.extend_from_slice(b"null");
        }
    }

    /// Writes a value as a key.
    fn write_key(&self, row: usize, end: usize, out: &mut Vec<u8>) {
        let start = out.len();
        self.write_or_null(row, &Want::default(), end, out);
        if out.get(start) != Some(&b'"') {
            let text = out.split_off(start);
            json::string(&text, out);
        }
    }
}

fn per_second(unit: TimeUnit) -> i128 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    }
}

/// Returns whether the values of a field are UUIDs, as 16 bytes.
fn is_uuid(field: &Field) -> bool {
    field.extension_type_name() == Some("arrow.uuid")
}

fn kind(array: &ArrayRef, is_uuid: bool) -> Result<Kind, String> {
    let values = |array: &ArrayRef, field: &Field| Values::new(array, field).map(Box::new);
    macro_rules! primitive {
        ($variant:ident) => {
            Integers::$variant(array.as_primitive().clone())
        };
    }
    Ok(match array.data_type() {
        DataType::Null => Kind::Null,
        DataType::Boolean => Kind::Bool(array.as_boolean().clone()),
        DataType::Int8 => Kind::Integer(primitive!(I8)),
        DataType::Int16 => Kind::Integer(primitive!(I16)),
        DataType::Int32 => Kind::Integer(primitive!(I32)),
        DataType::Int64 => Kind::Integer(primitive!(I64)),
        DataType::UInt8 => Kind::Integer(primitive!(U8)),
        DataType::UInt16 => Kind::Integer(primitive!(U16)),
        DataType::UInt32 => Kind::Integer(primitive!(U32)),
        DataType::UInt64 => Kind::Integer(primitive!(U64)),
        DataType::Float16 => Kind::Float16(array.as_primitive().clone()),
        DataType::Float32 => Kind::Float32(array.as_primitive().clone()),
        DataType::Float64 => Kind::Float64(array.as_primitive().clone()),
        DataType::Decimal32(_, scale) => {
            Kind::Decimal(Decimals::D32(array.as_primitive().clone()), *scale)
        }
        DataType::Decimal64(_, scale) => {
            Kind::Decimal(Decimals::D64(array.as_primitive().clone()), *scale)
        }
        DataType::Decimal128(_, scale) => {
            Kind::Decimal(Decimals::D128(array.as_primitive().clone()), *scale)
        }
        DataType::Decimal256(_, scale) => {
            Kind::Decimal(Decimals::D256(array.as_primitive().clone()), *scale)
        }
        DataType::Utf8 => Kind::Text(Texts::Small(array.as_string().clone())),
        DataType::LargeUtf8 => Kind::Text(Texts::Large(array.as_string().clone())),
        DataType::Utf8View => Kind::Text(Texts::View(array.as_string_view().clone())),
        DataType::Binary => Kind::Binary(Binaries::Small(array.as_binary().clone())),
        DataType::LargeBinary => Kind::Binary(Binaries::Large(array.as_binary().clone())),
        DataType::BinaryView => Kind::Binary(Binaries::View(array.as_binary_view().clone())),
        DataType::FixedSizeBinary(16) if is_uuid => {
            Kind::Uuid(array.as_fixed_size_binary().clone())
        }
        DataType::FixedSizeBinary(_) => {
            Kind::Binary(Binaries::Fixed(array.as_fixed_size_binary().clone()))
        }
        DataType::Date32 => Kind::Date(primitive!(Date32), 1),
        DataType::Date64 => Kind::Date(primitive!(Date64), 86_400_000),
        DataType::Time32(TimeUnit::Second) => {
            Kind::Time(primitive!(Time32Second), TimeUnit::Second)
        }
        DataType::Time32(unit) => Kind::Time(primitive!(Time32Millisecond), *unit),
        DataType::Time64(TimeUnit::Microsecond) => {
            Kind::Time(primitive!(Time64Microsecond), TimeUnit::Microsecond)
        }
        DataType::Time64(unit) => Kind::Time(primitive!(Time64Nanosecond), *unit),
        DataType::Timestamp(unit, _) => {
            let array = match unit {
                TimeUnit::Second => primitive!(Second),
                TimeUnit::Millisecond => primitive!(Millisecond),
                TimeUnit::Microsecond => primitive!(Microsecond),
                TimeUnit::Nanosecond => primitive!(Nanosecond),
            };
            Kind::Timestamp(array, *unit)
        }
        DataType::Duration(unit) => Kind::Integer(match unit {
            TimeUnit::Second => primitive!(DurationSecond),
            TimeUnit::Millisecond => primitive!(DurationMillisecond),
            TimeUnit::Microsecond => primitive!(DurationMicrosecond),
            TimeUnit::Nanosecond => primitive!(DurationNanosecond),
        }),
        DataType::List(field) => {
            let list = array.as_list::<i32>().clone();
            let items = values(list.values(), field)?;
            Kind::List(Lists::Small(list), items)
        }
        DataType::LargeList(field) => {
            let list = array.as_list::<i64>().clone();
            let items = values(list.values(), field)?;
            Kind::List(Lists::Large(list), items)
        }
        DataType::ListView(field) => {
            let list = array.as_list_view::<i32>().clone();
            let items = values(list.values(), field)?;
            Kind::List(Lists::View(list), items)
        }
        DataType::LargeListView(field) => {
            let list = array.as_list_view::<i64>().clone();
            let items = values(list.values(), field)?;
            Kind::List(Lists::LargeView(list), items)
        }
        DataType::FixedSizeList(field, _) => {
            let list = array.as_fixed_size_list().clone();
            let items = values(list.values(), field)?;
            Kind::List(Lists::Fixed(list), items)
        }
        DataType::Struct(_) => Kind::Struct(members(array.as_struct())?),
        DataType::Map(..) => {
            let map = array.as_map().clone();
            let fields = map.entries().fields();
            let (keys, items) =
                (values(map.keys(), &fields[0])?, values(map.values(), &fields[1])?);
            Kind::Map(map, keys, items)
        }
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            // Keys of rows that are null are any; without values, all rows are null.
            let keys = match dictionary.values().len() {
                0 => vec![0; array.len()],
                _ => dictionary.normalized_keys(),
            };
            Kind::Dictionary(keys, Values::of(dictionary.values(), is_uuid).map(Box::new)?)
        }
        DataType::Union(fields, _) => {
            let union = array.as_union().clone();
            let branch =
                |(id, field): (i8, &Arc<Field>)| Ok((id, Values::new(union.child(id), field)?));
            let branches = fields.iter().map(branch).collect::<Result<_, String>>()?;
            Kind::Union(union, branches)
        }
        other => return Err(other.to_string()),
    })
}

fn members(array: &StructArray) -> Result<Vec<Member>, String> {
    let member = |(field, values): (&Arc<Field>, &ArrayRef)| {
        let mut key = Vec::new();
        json::key(field.name(), &mut key);
        Ok((key.into(), Values::new(values, field)?))
    };
    array.fields().iter().zip(array.columns()).map(member).collect()
}

#[cfg(test)]
mod tests;
