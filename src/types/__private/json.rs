//! The basic types that generated types are made of.

use super::{
    super::{Map, Number, Object, Value},
    At, Cursor, Errors, Rules, Source,
};
use tablature_schema::ir::Keyword;

/// Reads itself from a value, and writes itself as one. A type has `read` and may have `fill`, or it has `take` for both.
pub trait Json: Sized {
    /// Reads a value. Reports at least one error where it returns `None`, and continues after errors, so that all are
    /// found.
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        Self::take(Source::Value(value, at, errors))
    }

    /// Reads the value at a cursor in a payload that was proved valid; `None` leaves the payload to `read`. What a proof of
    /// the payload does not decide, such as the branch of a union without a tag, is judged as `read` does.
    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        Self::take(Source::Text(cursor))
    }

    /// Reads a value or fills itself, as the source is.
    fn take(source: Source<'_, '_, '_>) -> Option<Self> {
        match source {
            Source::Value(value, at, errors) => Self::read(value, at, errors),
            Source::Text(cursor) => cursor.judged(),
        }
    }

    /// Returns the rules of whole payloads, if the type is that of one.
    fn root() -> Option<&'static Rules> {
        None
    }

    /// Returns the value, with the names of the wire.
    fn write(&self) -> Value;

    /// Reads every member of an object.
    fn read_map(object: Object, at: &At<'_>, errors: &mut Errors) -> Option<Map<Self>> {
        let mut map = Map::with_capacity(object.len());
        let mut is_valid = true;
        for (key, value) in object {
            match Self::read(value, &at.key(&key), errors) {
                Some(value) => drop(map.insert(key, value)),
                None => is_valid = false,
            }
        }
        is_valid.then_some(map)
    }
}

impl Json for Value {
    fn read(value: Value, _: &At<'_>, _: &mut Errors) -> Option<Self> {
        Some(value)
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        Some(match cursor.peek()? {
            b'"' => Self::String(cursor.string()?),
            b'{' => Self::Object(Object::fill(cursor)?),
            b'[' => Self::Array(Vec::fill(cursor)?),
            b't' | b'f' => Self::Bool(bool::fill(cursor)?),
            b'n' => cursor.is_null().then_some(Self::Null)?,
            _ => Self::Number(Number::fill(cursor)?),
        })
    }

    fn write(&self) -> Value {
        self.clone()
    }

    fn read_map(object: Object, _: &At<'_>, _: &mut Errors) -> Option<Object> {
        Some(object)
    }
}

impl Json for bool {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(value),
            other => errors.push(at, Keyword::Type, "a boolean", &other),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        let is_true = cursor.peek() == Some(b't');
        cursor.word(if is_true { "true" } else { "false" })?;
        Some(is_true)
    }

    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

impl Json for String {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            other => errors.push(at, Keyword::Type, "a string", &other),
        }
    }

    #[inline]
    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.string()
    }

    fn write(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Json for Number {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::Number(number) => Some(number),
            other => errors.push(at, Keyword::Type, "a number", &other),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.number().map(Self::from_literal)
    }

    fn write(&self) -> Value {
        Value::Number(self.clone())
    }
}

impl Json for f64 {
    /// Reads the nearest double.
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match &value {
            Value::Number(number) => number.as_f64().or_else(|| {
                errors.push(at, Keyword::Type, "a number that fits in 64 bits", &value)
            }),
            _ => errors.push(at, Keyword::Type, "a number", &value),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        Number::fill(cursor)?.as_f64()
    }

    /// Writes the shortest literal that names the double; JSON has no infinity, which becomes null.
    fn write(&self) -> Value {
        Number::from_f64(*self).map_or(Value::Null, Value::Number)
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Json for $integer {
            fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
                let limits = [<$integer>::MIN.into(), <$integer>::MAX.into()];
                read_integer(&value, limits, at, errors)?.try_into().ok()
            }

            fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
                let literal = cursor.number()?;
                // Not all integers are written as one: `1.0`, `1e2`.
                literal.parse().ok().or_else(|| {
                    Number::from_literal(literal).as_i128()?.try_into().ok()
                })
            }

            fn write(&self) -> Value {
                Value::from(*self)
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 i128 u8 u16 u32 u64 }

/// Reads an integer within limits, for all types.
fn read_integer(
    value: &Value,
    [min, max]: [i128; 2],
    at: &At<'_>,
    errors: &mut Errors,
) -> Option<i128> {
    let Value::Number(number) = value else {
        return errors.push(at, Keyword::Type, "an integer", value);
    };
    match number.as_i128() {
        Some(integer) if integer < min => {
            errors.push(at, Keyword::Minimum, format!("an integer from {min}"), value)
        }
        Some(integer) if integer > max => {
            errors.push(at, Keyword::Maximum, format!("an integer up to {max}"), value)
        }
        Some(integer) => Some(integer),
        None if number.exact().is_integer() => {
            errors.push(at, Keyword::Type, "an integer of at most 128 bits", value)
        }
        None => errors.push(at, Keyword::Type, "an integer", value),
    }
}

impl<T: Json> Json for Box<T> {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        T::read(value, at, errors).map(Self::new)
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        T::fill(cursor).map(Self::new)
    }

    fn write(&self) -> Value {
        T::write(self)
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        let elements = match value {
            Value::Array(elements) => elements,
            other => return errors.push(at, Keyword::Type, "an array", &other),
        };
        if !errors.allow_depth(at) {
            return None;
        }
        let length = elements.len();
        let read: Self = elements
            .into_iter()
            .enumerate()
            .filter_map(|(index, element)| T::read(element, &at.index(index), errors))
            .collect();
        (read.len() == length).then_some(read)
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut elements = Self::new();
        cursor.elements(|cursor| {
            elements.push(T::fill(cursor)?);
            Some(())
        })?;
        Some(elements)
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Json::write).collect())
    }
}

impl<T: Json> Json for Map<T> {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::Object(object) => {
                if errors.allow_depth(at) {
                    T::read_map(object, at, errors)
                } else {
                    None
                }
            }
            other => errors.push(at, Keyword::Type, "an object", &other),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut map = Self::new();
        cursor.members(|cursor, key| {
            let value = T::fill(cursor)?;
            map.insert(key, value).is_none().then_some(())
        })?;
        Some(map)
    }

    fn write(&self) -> Value {
        Value::Object(self.iter().map(|(key, value)| (key, value.write())).collect())
    }
}
