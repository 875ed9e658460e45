//! The macros that generated code calls; their grammar is in the [parent module](super).

mod builder;
mod enums;
mod newtypes;
mod object;
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
                $crate::types::__private::serde::Serialize::serialize(
                    &$crate::types::__private::Json::write(self),
                    serializer,
                )
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
            /// Reads JSON. Age is not checked: see `check_fresh` of `Root`.
            ///
            /// # Errors
            ///
            /// The validator's report, with lines and columns.
            pub fn from_json(
                bytes: &[u8],
            ) -> ::core::result::Result<Self, $crate::types::__private::ReportError> {
                <Self as $crate::types::Root>::check_json(bytes)
            }
        }
    };
}

/// The method of `Json` that says whether the type is that of whole payloads.
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
