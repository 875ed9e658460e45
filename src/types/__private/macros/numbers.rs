//! Newtypes of numbers, from constraints.

/// A constrained number.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_number {
    (
        $name:ident($inner:ty) $(from $($other:ident),+)?,
        { $($clause:ident $operand:expr),* $(,)? }
    ) => {
        impl $name {
            $($crate::__tablature_limit! { $clause ($inner) $operand })*
        }
        $crate::__tablature_newtype! { $name($inner), stops true, |value, at, errors| {
            static BOUNDS: $crate::types::__private::Bounds =
                $crate::types::__private::Bounds::new()$(.$clause($operand))*;
            BOUNDS.check(value, at, errors)
        } }

        #[automatically_derived]
        impl ::core::convert::TryFrom<$inner> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(number: $inner) -> ::core::result::Result<Self, Self::Error> {
                Self::new(number)
            }
        }

        $($(
            #[automatically_derived]
            impl ::core::convert::TryFrom<$other> for $name {
                type Error = $crate::types::__private::ReadErrors;

                fn try_from(number: $other) -> ::core::result::Result<Self, Self::Error> {
                    let number = $crate::types::Number::try_from(number)?;
                    $crate::types::Typed::from_value(number.into())
                }
            }
        )+)?

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
