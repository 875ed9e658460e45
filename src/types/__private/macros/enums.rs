//! Enums from sets of values.

/// A closed set of strings.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_enum {
    ($name:ident, { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $name {
            /// Every value, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            const TEXTS: &'static [&'static str] = &[$($text),*];

            /// Returns the string as in JSON, without quotes.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match *self { $(Self::$variant => $text),* }
            }
        }

        #[automatically_derived]
        #[doc(hidden)]
        impl $crate::types::__private::Json for $name {
            fn read(
                value: $crate::types::__private::Value,
                at: &$crate::types::__private::At<'_>,
                errors: &mut $crate::types::__private::Errors,
            ) -> ::core::option::Option<Self> {
                let place = $crate::types::__private::closed(&value, Self::TEXTS, at, errors)?;
                ::core::option::Option::Some(Self::ALL[place])
            }

            fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                let text = cursor.text()?;
                let place = Self::TEXTS.iter().position(|known| *known == text)?;
                ::core::option::Option::Some(Self::ALL[place])
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                $crate::types::__private::Value::from(self.as_str())
            }
        }
        $crate::__tablature_from_text! { $name }
        $crate::__tablature_serde! { $name }
    };
}

/// An open set of strings.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_open_enum {
    (
        $name:ident, { $($variant:ident = $text:literal),* $(,)? }, $other:ident($held:ident),
        { $($clause:ident $operand:expr),* $(,)? } $(,)?
    ) => {
        impl $name {
            /// The known values, in the order of the schema.
            pub const KNOWN: &'static [&'static str] = &[$($text),*];

            /// Makes a value of a string, known or not.
            ///
            /// # Errors
            ///
            /// The schema does not allow the string.
            pub fn new(
                text: impl ::core::convert::Into<::std::string::String>,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                let text: ::std::string::String = text.into();
                $crate::types::Typed::from_value(text.into())
            }

            /// Returns the string as in JSON, without quotes.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$other(other) => other.as_str(),
                }
            }
        }

        impl $held {
            /// Makes a value that is not one of the known ones.
            ///
            /// # Errors
            ///
            /// The string is known and has a variant, or the schema does not allow it.
            pub fn new(
                text: impl ::core::convert::Into<::std::string::String>,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                let text: ::std::string::String = text.into();
                $crate::types::Typed::from_value(text.into())
            }

            /// Returns the string as in JSON, without quotes.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[automatically_derived]
        #[doc(hidden)]
        impl $crate::types::__private::Json for $name {
            fn read(
                value: $crate::types::__private::Value,
                at: &$crate::types::__private::At<'_>,
                errors: &mut $crate::types::__private::Errors,
            ) -> ::core::option::Option<Self> {
                static LIMITS: $crate::types::__private::StringLimits =
                    $crate::types::__private::StringLimits::new()$(.$clause($operand))*;
                let text = LIMITS.read(value, at, errors)?;
                ::core::option::Option::Some(match text.as_str() {
                    $($text => Self::$variant,)*
                    _ => Self::$other($held(text)),
                })
            }

            fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                let text = cursor.text()?;
                ::core::option::Option::Some(match &*text {
                    $($text => Self::$variant,)*
                    _ => Self::$other($held(text.into())),
                })
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                $crate::types::__private::Value::from(self.as_str())
            }
        }

        #[automatically_derived]
        #[doc(hidden)]
        impl $crate::types::__private::Json for $held {
            fn read(
                value: $crate::types::__private::Value,
                at: &$crate::types::__private::At<'_>,
                errors: &mut $crate::types::__private::Errors,
            ) -> ::core::option::Option<Self> {
                match <$name as $crate::types::__private::Json>::read(value, at, errors)? {
                    $name::$other(other) => ::core::option::Option::Some(other),
                    #[allow(unreachable_patterns, reason = "a set may have no known value")]
                    known => {
                        let known = $crate::types::__private::Value::from(known.as_str());
                        errors.push(at, $crate::types::__private::Keyword::KnownValues, "a string without a variant of its own", &known)
                    }
                }
            }

            fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                match <$name as $crate::types::__private::Json>::fill(cursor)? {
                    $name::$other(other) => ::core::option::Option::Some(other),
                    #[allow(unreachable_patterns, reason = "a set may have no known value")]
                    _ => ::core::option::Option::None,
                }
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                $crate::types::__private::Value::from(self.as_str())
            }
        }
        $crate::__tablature_from_text! { $name }
        $crate::__tablature_from_text! { $held }
        $crate::__tablature_from_string! { $name }
        $crate::__tablature_from_string! { $held }
        $crate::__tablature_serde! { $name }
        $crate::__tablature_serde! { $held }
    };
}

/// A closed set of any values.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_value_enum {
    ($name:ident as $integer:ty, { $($variant:ident = $json:literal),* $(,)? }) => {
        $crate::__tablature_value_enum! { $name, { $($variant = $json),* } }

        impl $name {
            /// Returns the integer.
            #[must_use]
            pub fn get(self) -> $integer {
                $crate::types::Typed::from_value($crate::types::Typed::to_value(&self))
                    .expect("code was generated with integers of this type")
            }
        }
        $crate::__tablature_try_from! { @integers $name }
    };
    ($name:ident, { $($variant:ident = $json:literal),* $(,)? }) => {
        impl $name {
            /// Every value, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            const TEXTS: &'static [&'static str] = &[$($json),*];
        }

        #[automatically_derived]
        #[doc(hidden)]
        impl $crate::types::__private::Json for $name {
            fn read(
                value: $crate::types::__private::Value,
                at: &$crate::types::__private::At<'_>,
                errors: &mut $crate::types::__private::Errors,
            ) -> ::core::option::Option<Self> {
                let place = $crate::types::__private::closed_value(&value, Self::TEXTS, at, errors)?;
                ::core::option::Option::Some(Self::ALL[place])
            }

            fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                let place = $crate::types::__private::closed_text(cursor, Self::TEXTS)?;
                ::core::option::Option::Some(Self::ALL[place])
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                let text = match *self { $(Self::$variant => $json),* };
                $crate::types::__private::parse_value(text)
            }
        }
        $crate::__tablature_serde! { $name }
    };
}
