//! Newtypes with private fields, from constraints.

/// A constrained string.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_string {
    ($name:ident, { $($clause:ident $operand:expr),* $(,)? }) => {
        impl $name {
            $($crate::__tablature_limit! { $clause (usize) $operand })*

            /// Makes a value of a string that the schema allows.
            ///
            /// # Errors
            ///
            /// Every limit or rule of the schema that it violates.
            pub fn new(
                text: impl ::core::convert::Into<::std::string::String>,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                let text: ::std::string::String = text.into();
                $crate::types::Typed::from_value(text.into())
            }

            /// Returns the string.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns the string, owned.
            #[must_use]
            pub fn into_inner(self) -> ::std::string::String {
                self.0
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
                LIMITS.read(value, at, errors).map(Self)
            }

            fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                cursor.string().map(Self)
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                $crate::types::__private::Value::from(self.as_str())
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<$name> for ::std::string::String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
        $crate::__tablature_from_text! { $name }
        $crate::__tablature_from_string! { $name }
        $crate::__tablature_serde! { $name }
    };
}

/// A constrained array.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_list {
    ($name:ident($item:ty), { $($clause:ident $operand:expr),* $(,)? }) => {
        impl $name {
            $($crate::__tablature_limit! { $clause (usize) $operand })*

            /// Iterates over the items in order.
            pub fn iter(&self) -> ::core::slice::Iter<'_, $item> {
                self.0.iter()
            }
        }
        $crate::__tablature_newtype! { $name(::std::vec::Vec<$item>), stops false, |value, at, errors| {
            static LIST: $crate::types::__private::List =
                $crate::types::__private::List::new()$(.$clause($operand))*;
            LIST.check(value, at, errors)
        } }
        $crate::__tablature_get! { $name(::std::vec::Vec<$item>) }

        #[automatically_derived]
        impl ::core::convert::TryFrom<::std::vec::Vec<$item>> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(
                items: ::std::vec::Vec<$item>,
            ) -> ::core::result::Result<Self, Self::Error> {
                Self::new(items)
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<[$item]> for $name {
            fn as_ref(&self) -> &[$item] {
                &self.0
            }
        }

        #[automatically_derived]
        impl ::core::iter::IntoIterator for $name {
            type Item = $item;
            type IntoIter = ::std::vec::IntoIter<$item>;

            fn into_iter(self) -> Self::IntoIter {
                self.0.into_iter()
            }
        }

        #[automatically_derived]
        impl<'a> ::core::iter::IntoIterator for &'a $name {
            type Item = &'a $item;
            type IntoIter = ::core::slice::Iter<'a, $item>;

            fn into_iter(self) -> Self::IntoIter {
                self.0.iter()
            }
        }
    };
}

/// A type with rules, or that only has a name.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_checked {
    ($name:ident($($inner:tt)+) $(, rules $rules:path)? $(,)?) => {
        $crate::__tablature_newtype! { $name($($inner)+), stops true, |_value, _at, _errors| {
            true $(&& $rules.check(_value, _at, _errors))?
        } }
        $crate::__tablature_get! { $name($($inner)+) }
    };
}

/// A string of a type of the runtime, such as a timestamp, with limits.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_formatted {
    ($name:ident($inner:ty), { $($clause:ident $operand:expr),* $(,)? }) => {
        impl $name {
            $($crate::__tablature_limit! { $clause (usize) $operand })*
        }
        $crate::__tablature_newtype! { $name($inner), stops false, |value, at, errors| {
            static LIMITS: $crate::types::__private::StringLimits =
                $crate::types::__private::StringLimits::new()$(.$clause($operand))*;
            value.as_str().is_none_or(|text| LIMITS.check(text, at, errors))
        } }
        $crate::__tablature_get! { $name($inner) }

        #[automatically_derived]
        impl ::core::str::FromStr for $name {
            type Err = $crate::types::__private::ReadErrors;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                $crate::types::Typed::from_value(text.into())
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(text: &str) -> ::core::result::Result<Self, Self::Error> {
                $crate::types::Typed::from_value(text.into())
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<$inner> for $name {
            type Error = $crate::types::__private::ReadErrors;

            fn try_from(inner: $inner) -> ::core::result::Result<Self, Self::Error> {
                Self::new(inner)
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<$name> for $inner {
            fn from(text: $name) -> Self {
                text.0
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

/// Access to what a newtype holds: a copy where that is as cheap as a reference.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_get {
    ($name:ident(bool)) => {
        impl $name {
            /// Returns the inner value.
            #[must_use]
            pub const fn get(&self) -> bool {
                self.0
            }
        }
    };
    ($name:ident($($inner:tt)+)) => {
        impl $name {
            /// Returns the inner value.
            #[must_use]
            pub const fn get(&self) -> &$($inner)+ {
                &self.0
            }
        }
    };
}

/// Expands to the parts that all newtypes share. The check sees the value before the inner type does, which does not read an
/// invalid value where the check `stops`.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_newtype {
    ($name:ident($inner:ty), stops $stops:literal, |$value:ident, $at:ident, $errors:ident| $check:block) => {
        impl $name {
            /// Makes a value that the schema allows.
            ///
            /// # Errors
            ///
            /// Every limit or rule of the schema that it violates.
            pub fn new(
                inner: $inner,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                $crate::types::Typed::from_value($crate::types::__private::Json::write(&inner))
            }

            /// Returns the inner value, owned.
            pub fn into_inner(self) -> $inner {
                self.0
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
                let check = |$value: &$crate::types::__private::Value,
                             $at: &$crate::types::__private::At<'_>,
                             $errors: &mut $crate::types::__private::Errors|
                 -> bool { $check };
                let is_valid = check(&value, at, errors);
                if $stops && !is_valid {
                    return ::core::option::Option::None;
                }
                let read = <$inner as $crate::types::__private::Json>::read(value, at, errors);
                read.filter(|_| is_valid).map(Self)
            }

            fn fill(
                cursor: &mut $crate::types::__private::Cursor<'_>,
            ) -> ::core::option::Option<Self> {
                <$inner as $crate::types::__private::Json>::fill(cursor).map(Self)
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                $crate::types::__private::Json::write(&self.0)
            }
        }
        $crate::__tablature_serde! { $name }
    };
}

/// The constant that a clause becomes, if any.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_limit {
    (min_length ($type:ty) $limit:expr) => {
        /// The smallest number of characters.
        pub const MIN_LENGTH: $type = $limit;
    };
    (max_length ($type:ty) $limit:expr) => {
        /// The largest number of characters.
        pub const MAX_LENGTH: $type = $limit;
    };
    (pattern ($type:ty) $pattern:expr) => {
        /// The regular expression (ECMA 262) that strings match.
        pub const PATTERN: &'static str = $pattern;
    };
    (min_items ($type:ty) $limit:expr) => {
        /// The smallest number of items.
        pub const MIN_ITEMS: $type = $limit;
    };
    (max_items ($type:ty) $limit:expr) => {
        /// The largest number of items.
        pub const MAX_ITEMS: $type = $limit;
    };
    (min ($type:ty) $limit:expr) => {
        /// The smallest value.
        pub const MIN: $type = $limit;
    };
    (max ($type:ty) $limit:expr) => {
        /// The largest value.
        pub const MAX: $type = $limit;
    };
    ($other:ident ($type:ty) $operand:expr) => {};
}
