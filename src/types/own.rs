//! The user's own types among the generated ones.
use super::Value;

/// A type of your own that is used instead of a generated one: the option `replace`, after
/// [`own_type!`](crate::own_type).
///
/// Values that it accepts beyond the schema are still rejected: the whole payload is checked against the schema.
///
/// # Example
///
/// ```
/// use tablature::types::{Own, Typed, Value};
///
/// #[derive(Debug, Clone, PartialEq, Eq, Hash)]
/// struct Cents(u64);
///
/// impl Own for Cents {
///     fn read_value(value: &Value) -> Result<Self, String> {
///         match value {
///             Value::Number(number) => number.as_u64().map(Self),
///             _ => None,
///         }
///         .ok_or_else(|| "a number of cents".to_owned())
///     }
///
///     fn write_value(&self) -> Value {
///         self.0.into()
///     }
/// }
/// tablature::own_type!(Cents);
///
/// assert_eq!(Cents::from_json(b"250")?, Cents(250));
/// let error = Cents::from_json(b"\"free\"").unwrap_err();
/// assert_eq!(error.to_string(), "expected a number of cents, found `\"free\"`");
/// # Ok::<(), tablature::types::ReadErrors>(())
/// ```
pub trait Own: Sized {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// On failure, returns the expected value as the rest of a message that begins with "expected".
    fn read_value(value: &Value) -> Result<Self, String>;

    /// Returns the value as JSON.
    fn write_value(&self) -> Value;
}

/// Lets a type that implements [`Own`](crate::types::Own) be used among generated types.
#[macro_export]
macro_rules! own_type {
    ($type:ty) => {
        #[doc(hidden)]
        impl $crate::types::__private::Json for $type {
            fn read(
                value: $crate::types::Value,
                at: &$crate::types::__private::At<'_>,
                errors: &mut $crate::types::__private::Errors,
            ) -> ::core::option::Option<Self> {
                match <Self as $crate::types::Own>::read_value(&value) {
                    ::core::result::Result::Ok(own) => ::core::option::Option::Some(own),
                    ::core::result::Result::Err(expected) => {
                        errors.push(at, $crate::types::__private::Keyword::Type, expected, &value)
                    }
                }
            }

            fn write(&self) -> $crate::types::Value {
                <Self as $crate::types::Own>::write_value(self)
            }
        }
    };
}
