//! The macros that generated code calls; their grammar is in the [parent module](super).

mod builder;
mod enums;
mod features;
mod newtypes;
mod numbers;
mod object;
mod strings;
mod unions;

/// `Serialize` and `Deserialize` through a [`Value`](crate::types::Value).
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_serde {
    ($name:ident) => {
        #[automatically_derived]
        impl $crate::types::__private::serde::Serialize for $name {
            fn serialize<S: $crate::types::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::types::__private::to_serde(self, serializer)
            }
        }
        $crate::__tablature_deserialize! { $name }
    };
}

/// `Deserialize` through a [`Value`](crate::types::Value).
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_deserialize {
    ($name:ident) => {
        #[automatically_derived]
        impl<'de> $crate::types::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::types::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::types::__private::from_serde(deserializer)
            }
        }
    };
}

/// The methods of [`Typed`](crate::types::Typed), for callers that do not import it.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_typed {
    ($($name:ident),* $(,)?) => {
        $(
            impl $name {
                /// Reads JSON, as `Typed::from_json` does.
                ///
                /// # Errors
                ///
                /// Everything that the type cannot hold.
                pub fn from_json(
                    json: impl ::core::convert::AsRef<[u8]>,
                ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                    <Self as $crate::types::Typed>::from_json(json)
                }
            }
            $crate::__tablature_values! { $name }
        )*
    };
}

/// Those methods of [`Typed`](crate::types::Typed) that are the same for whole payloads and for parts of them.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_values {
    ($name:ident) => {
        impl $name {
            /// Reads a value.
            ///
            /// # Errors
            ///
            /// Everything that the type cannot hold.
            pub fn from_value(
                value: $crate::types::__private::Value,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReadErrors> {
                $crate::types::Typed::from_value(value)
            }

            /// Returns the value as JSON, with the names of the wire.
            pub fn to_value(&self) -> $crate::types::__private::Value {
                $crate::types::Typed::to_value(self)
            }

            /// Returns JSON without spaces.
            pub fn to_json(&self) -> ::std::string::String {
                $crate::types::Typed::to_json(self)
            }

            /// Checks a value that was changed by hand against the rules about several fields.
            ///
            /// # Errors
            ///
            /// Every rule that it violates.
            pub fn validate(
                &self,
            ) -> ::core::result::Result<(), $crate::types::__private::ReadErrors> {
                $crate::types::Typed::validate(self)
            }
        }
    };
}

/// The type of a whole payload.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_root {
    ($name:ident, $rules:path) => {
        #[automatically_derived]
        impl $crate::types::Root for $name {
            fn rules() -> &'static $crate::types::__private::Rules {
                &$rules
            }
        }

        impl $name {
            /// Reads JSON. Age is not checked: see [`check_fresh`](Self::check_fresh).
            ///
            /// # Errors
            ///
            /// The validator's report, with lines and columns.
            pub fn from_json(
                json: impl ::core::convert::AsRef<[u8]>,
            ) -> ::core::result::Result<Self, $crate::types::__private::ReportError> {
                <Self as $crate::types::Root>::check_json(json)
            }

            /// Checks that no timestamp is older at `now` than the schema allows. Exactly as old is valid.
            ///
            /// # Errors
            ///
            /// The timestamps that are too old.
            pub fn check_fresh(
                &self,
                now: $crate::Timestamp,
            ) -> ::core::result::Result<(), $crate::types::Stale> {
                $crate::types::Root::check_fresh(self, now)
            }
        }
        $crate::__tablature_values! { $name }
    };
}

/// The method of `Json` that says whether the type is that of whole payloads: it is for those whose macro may not know.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_of_root {
    () => {
        fn root() -> ::core::option::Option<&'static $crate::types::__private::Rules> {
            #[allow(unused_imports, reason = "one of them, as the type is")]
            use $crate::types::__private::{NoRoot as _, OfRoot as _};
            (&$crate::types::__private::OfType::<Self>::NEW).root()
        }
    };
}

/// What follows the types of a module.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_schema {
    (
        $schema:ident = $id:literal $text:literal,
        $(of_part $part:literal,)?
        $(with $path:literal [$($uri:literal $document:literal),* $(,)?],)?
        $(sharing $parts:path,)?
        $(root $root:ident $root_rules:ident $root_address:literal,)?
        $(typed [$($type:ident),* $(,)?],)?
        rules { $($rules:ident = $address:literal $($more:literal)*),* $(,)? }
    ) => {
        static $schema: $crate::types::__private::Schema =
            $crate::types::__private::Schema::new($id, $text)
                $(.with($path, &[$(($uri, $document)),*]))?
                $(.of_part($part))?
                $(.sharing($parts))?;
        $(
            static $rules: $crate::types::__private::Rules =
                $crate::types::__private::Rules::new(&$schema, $address).and(&[$($more),*]);
        )*
        $(
            $crate::__tablature_root! { $root, $root_rules }
            $crate::__tablature_schemars! { $root, $schema, $root_address }
        )?
        $($crate::__tablature_typed! { $($type),* })?
    };
}

/// The schema that a type was made from, for schemars.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_schemars {
    ($name:ident, $schema:path, $pointer:literal) => {
        #[automatically_derived]
        impl $crate::types::__private::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(::core::stringify!($name))
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(::core::concat!(
                    ::core::module_path!(),
                    "::",
                    ::core::stringify!($name)
                ))
            }

            fn json_schema(
                _: &mut $crate::types::__private::schemars::SchemaGenerator,
            ) -> $crate::types::__private::schemars::Schema {
                $crate::types::__private::schema_of(&$schema, $pointer)
            }
        }
    };
}

/// Nothing: the feature `schemars` is off.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_schemars {
    ($name:ident, $schema:path, $pointer:literal) => {};
}
