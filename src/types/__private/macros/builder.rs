//! Structs that are built field by field.

/// A builder for a struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_builder {
    ($name:ident, $builder:ident, $(keep $other:ident $other_setter:ident : $other_type:ty,)? {
        $($field:ident $setter:ident : $type:ty = $need:ident $wire:literal),* $(,)?
    }) => {
        #[doc = ::core::concat!("Makes [`", ::core::stringify!($name), "`] field by field.")]
        #[derive(Debug, Clone, PartialEq, Default)]
        #[must_use]
        pub struct $builder {
            $($field: ::core::option::Option<$type>,)*
            $($other: $other_type,)?
        }

        #[allow(deprecated, clippy::all, clippy::pedantic, reason = "the schema decides")]
        impl $builder {
            $(
                #[doc = ::core::concat!("With the field `", $wire, "`.")]
                pub fn $setter(mut self, value: impl ::core::convert::Into<$type>) -> Self {
                    self.$field = ::core::option::Option::Some(value.into());
                    self
                }
            )*

            $(
                /// With these fields that the schema does not declare.
                pub fn $other_setter(mut self, fields: $other_type) -> Self {
                    self.$other = fields;
                    self
                }
            )?

            /// The whole.
            ///
            /// # Errors
            ///
            /// Every field that must be there and is not; if none, everything that the schema's rules say of the
            /// fields together.
            pub fn build(
                self,
            ) -> ::core::result::Result<$name, $crate::types::__private::ReadErrors> {
                let mut given = $crate::types::__private::Given::default();
                $(let $field = given.$need(self.$field, $wire);)*
                $(let $other = self.$other;)?
                let built = (|| {
                    ::core::option::Option::Some($name { $($field: $field?,)* $($other,)? })
                })();
                given.finish(built)
            }
        }

        impl $name {
            /// A builder without any field yet.
            pub fn builder() -> $builder {
                <$builder as ::core::default::Default>::default()
            }
        }
    };
}
