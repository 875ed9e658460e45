//! The traits of types that hold a string.

/// The other traits of a type with `as_str`.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_from_text {
    ($name:ident) => {
        #[automatically_derived]
        impl ::core::str::FromStr for $name {
            type Err = $crate::types::__private::ReadErrors;

            fn from_str(
                text: &str,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                $crate::types::Typed::from_value(text.into())
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(
                text: &str,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                $crate::types::Typed::from_value(text.into())
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// Makes a type that holds its string from a `String`, without a copy, and compares it with strings.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_from_string {
    ($name:ident) => {
        #[automatically_derived]
        impl ::core::convert::TryFrom<::std::string::String> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(
                text: ::std::string::String,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                $crate::types::Typed::from_value(text.into())
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.as_str() == text
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialEq<&str> for $name {
            fn eq(&self, text: &&str) -> bool {
                self.as_str() == *text
            }
        }
    };
}
