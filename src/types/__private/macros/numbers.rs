//! Newtypes of numbers, from constraints.

/// A constrained integer of a type of Rust.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_integer {
    ($name:ident($inner:ident), { $($clause:ident $operand:expr),* $(,)? }) => {
        impl $name {
            $($crate::__tablature_limit! { $clause ($inner) $operand })*

            /// Returns the integer.
            #[must_use]
            pub const fn get(self) -> $inner {
                self.0
            }
        }
        $crate::__tablature_newtype! { $name($inner), stops true, |value, at, errors| {
            static BOUNDS: $crate::types::__private::Bounds =
                $crate::types::__private::Bounds::new()$(.$clause($operand))*;
            BOUNDS.check(value, at, errors)
        } }
        $crate::__tablature_of_number! { $name($inner) }
        $crate::__tablature_try_from! {
            $name, i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
        }
    };
}

/// A constrained number that no integer of Rust holds. `from` names what converts besides a `Number`.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_number {
    ($name:ident($inner:ty) $(from $kind:ident)?, { $($clause:ident $operand:expr),* $(,)? }) => {
        $crate::__tablature_newtype! { $name($inner), stops true, |value, at, errors| {
            static BOUNDS: $crate::types::__private::Bounds =
                $crate::types::__private::Bounds::new()$(.$clause($operand))*;
            BOUNDS.check(value, at, errors)
        } }
        $crate::__tablature_get! { $name($inner) }
        $crate::__tablature_of_number! { $name($inner) }
        $crate::__tablature_try_from! { $name, $inner }
        $($crate::__tablature_try_from! { @$kind $name })?
    };
}

/// Conversions of numbers into a constrained one.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_try_from {
    (@integers $name:ident) => {
        $crate::__tablature_try_from! {
            $name, i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
        }
    };
    (@numbers $name:ident) => {
        $crate::__tablature_try_from! { @integers $name }

        #[automatically_derived]
        impl ::core::convert::TryFrom<f64> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(number: f64) -> ::core::result::Result<Self, Self::Error> {
                $crate::types::Number::try_from(number)?.try_into()
            }
        }
    };
    ($name:ident, $($number:ty)+) => {$(
        #[automatically_derived]
        impl ::core::convert::TryFrom<$number> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(number: $number) -> ::core::result::Result<Self, Self::Error> {
                $crate::types::Typed::from_value(number.into())
            }
        }
    )+};
}

/// What the newtypes of all numbers have.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_of_number {
    ($name:ident($inner:ty)) => {
        #[automatically_derived]
        impl ::core::convert::From<$name> for $inner {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        #[automatically_derived]
        impl ::core::str::FromStr for $name {
            type Err = $crate::types::__private::ReadErrors;

            fn from_str(literal: &str) -> ::core::result::Result<Self, Self::Err> {
                let number: $crate::types::Number = literal.parse()?;
                $crate::types::Typed::from_value(number.into())
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
    };
}
