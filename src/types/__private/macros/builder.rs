//! Structs that are built field by field, or of the defaults of the schema.

/// The methods of a builder for a struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_builder {
    ($name:ident, $builder:ident, $(keep $other:ident $other_setter:ident : $other_type:ty,)? {
        $($field:ident $setter:ident : $type:ty = $need:ident $wire:literal $(or $default:literal)?),* $(,)?
    }) => {
        #[allow(deprecated, clippy::all, clippy::pedantic, reason = "the schema decides")]
        impl $builder {
            $($crate::__tablature_builder! { @$need $field $setter $type, $wire })*

            $(
                /// Sets the fields that the schema does not declare.
                pub fn $other_setter(mut self, fields: $other_type) -> Self {
                    self.$other = fields;
                    self
                }
            )?

            /// Builds the value.
            ///
            /// # Errors
            ///
            /// Every field that is invalid or missing; if none, every rule of the schema about several fields that is
            /// violated.
            pub fn build(
                self,
            ) -> ::core::result::Result<$name, $crate::types::__private::ReadErrors> {
                let mut given = $crate::types::__private::Given::default();
                $(
                    let slot = self.$field
                        $(.or(|| $crate::types::__private::defaults::$need($default)))?;
                    let $field = given.$need(slot, $wire);
                )*
                $(let $other = self.$other;)?
                // Variables first, and then the struct: see the macro for objects.
                let built = (|| {
                    $(
                        let ::core::option::Option::Some($field) = $field else {
                            return ::core::option::Option::None;
                        };
                    )*
                    ::core::option::Option::Some($name { $($field,)* $($other,)? })
                })();
                given.finish(built)
            }
        }

        impl $name {
            /// Returns a builder without any fields yet.
            pub fn builder() -> $builder {
                <$builder as ::core::default::Default>::default()
            }
        }
    };
    (@nullable $field:ident $setter:ident $type:ty, $wire:literal) => {
        $crate::__tablature_builder! { @null $field $setter $type, $crate::types::Field<$type>, $wire }
    };
    (@required_nullable $field:ident $setter:ident $type:ty, $wire:literal) => {
        $crate::__tablature_builder! { @null $field $setter $type, $crate::types::Nullable<$type>, $wire }
    };
    (@null $field:ident $setter:ident $type:ty, $nullable:ty, $wire:literal) => {
        #[doc = ::core::concat!(
            "Sets the field `", $wire, "` to a value, or null; `build` reports the errors in its value."
        )]
        pub fn $setter<Way>(
            mut self,
            value: impl $crate::types::__private::IntoNullable<$type, $nullable, Way>,
        ) -> Self {
            self.$field.give(value.into_nullable());
            self
        }
    };
    (@required $field:ident $setter:ident $type:ty, $wire:literal) => {
        #[doc = ::core::concat!("Sets the field `", $wire, "`; `build` reports the errors in its value.")]
        pub fn $setter(
            mut self,
            value: impl $crate::types::__private::IntoField<$type>,
        ) -> Self {
            self.$field.give(value.into_field().map(::core::option::Option::Some));
            self
        }
    };
    (@$need:ident $field:ident $setter:ident $type:ty, $wire:literal) => {
        #[doc = ::core::concat!(
            "Sets the field `", $wire, "` to a value, or leaves it with `None`; `build` reports the errors in its value."
        )]
        pub fn $setter<Way>(
            mut self,
            value: impl $crate::types::__private::IntoOptionalField<$type, Way>,
        ) -> Self {
            self.$field.give(value.into_optional_field());
            self
        }
    };
}

/// `Default` of a struct, with the defaults of the schema.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_default {
    ($name:ident, { $($field:ident : $kind:ident $default:literal),* $(,)? }, absent($($absent:ident),* $(,)?)) => {
        #[allow(deprecated, reason = "deprecated fields have defaults, too")]
        #[automatically_derived]
        impl ::core::default::Default for $name {
            /// Returns the defaults of the schema; fields without one are absent.
            fn default() -> Self {
                Self {
                    $($field: $crate::__tablature_default! { @$kind $default },)*
                    $($absent: ::core::default::Default::default(),)*
                }
            }
        }
    };
    (@required $default:literal) => {
        $crate::types::__private::defaults::required($default)
            .expect("the default was judged when the code was generated")
    };
    (@required_nullable $default:literal) => {
        $crate::types::__private::defaults::required_nullable($default)
            .expect("the default was judged when the code was generated")
    };
    (@nullable $default:literal) => {
        $crate::types::__private::defaults::nullable($default).unwrap_or_default()
    };
    (@$kind:ident $default:literal) => {
        $crate::types::__private::defaults::$kind($default)
    };
}
