//! Enums from unions.

/// A union whose variants a tag tells apart.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_union {
    (
        $name:ident, tag $wire:literal $(| $documented:literal)?, {
            $(
                $variant:ident($type:ty) $($from:ident $(($inner:ty))?)?
                = [$($tag:literal),* $(,)?] $(prefix [$($prefix:literal),* $(,)?])?
            ),* $(,)?
        }, unknown $mode:ident $($unknown:ident($generic:ty))? $(, rules $rules:path)? $(,)?
    ) => {
        const _: () = {
            static TAGS: $crate::types::__private::Tags = $crate::types::__private::Tags::new(
                $wire,
                &[$((&[$($tag),*], &[$($($prefix),*)?])),*],
            )$(.or($documented))?;

            #[automatically_derived]
            #[doc(hidden)]
            impl $crate::types::__private::Json for $name {
                fn read(
                    value: $crate::types::__private::Value,
                    at: &$crate::types::__private::At<'_>,
                    errors: &mut $crate::types::__private::Errors,
                ) -> ::core::option::Option<Self> {
                    type Read = fn(
                        $crate::types::__private::Value,
                        &$crate::types::__private::At<'_>,
                        &mut $crate::types::__private::Errors,
                    ) -> ::core::option::Option<$name>;
                    static VARIANTS: &[Read] = &[$(
                        |value, at, errors| {
                            <$type as $crate::types::__private::Json>::read(value, at, errors)
                                .map($name::$variant)
                        }
                    ),*];
                    $(if !$rules.check(&value, at, errors) {
                        return ::core::option::Option::None;
                    })?
                    match TAGS.find(&value) {
                        ::core::option::Option::Some(place) => VARIANTS[place](value, at, errors),
                        ::core::option::Option::None => {
                            $crate::__tablature_union!(
                                @$mode TAGS, value, at, errors $(, $unknown($generic))?
                            )
                        }
                    }
                }

                fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                    type Fill = fn(&mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<$name>;
                    static VARIANTS: &[Fill] = &[$(
                        |cursor| <$type as $crate::types::__private::Json>::fill(cursor).map($name::$variant)
                    ),*];
                    match TAGS.find_at(cursor) {
                        ::core::option::Option::Some(place) => VARIANTS[place](cursor),
                        ::core::option::Option::None => {
                            $crate::__tablature_union!(@fill $mode cursor $(, $unknown($generic))?)
                        }
                    }
                }

                $crate::__tablature_of_root! {}

                fn write(&self) -> $crate::types::__private::Value {
                    match self {
                        $(Self::$variant(inner) => $crate::types::__private::Json::write(inner),)*
                        $(Self::$unknown(inner) => $crate::types::__private::Json::write(inner),)?
                    }
                }
            }
        };
        $($($crate::__tablature_from! { $from $name::$variant($type) $(, $inner)? })?)*
        $crate::__tablature_serde! { $name }
    };
    (@refuse $tags:ident, $value:ident, $at:ident, $errors:ident) => {
        $tags.refuse(&$value, $at, $errors)
    };
    (@fill refuse $cursor:ident) => {
        ::core::option::Option::None
    };
    (@fill keep $cursor:ident, $unknown:ident($generic:ty)) => {
        <$generic as $crate::types::__private::Json>::fill($cursor).map(Self::$unknown)
    };
    (@keep $tags:ident, $value:ident, $at:ident, $errors:ident, $unknown:ident($generic:ty)) => {
        <$generic as $crate::types::__private::Json>::read($value, $at, $errors).map(Self::$unknown)
    };
}

/// A union whose variants are tried in order.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_any {
    (
        $name:ident, {
            $($variant:ident($type:ty) $($from:ident $(($inner:ty))?)? = $label:literal),* $(,)?
        }
        $(, rules $rules:path)? $(,)?
    ) => {
        #[automatically_derived]
        #[doc(hidden)]
        impl $crate::types::__private::Json for $name {
            fn read(
                value: $crate::types::__private::Value,
                at: &$crate::types::__private::At<'_>,
                errors: &mut $crate::types::__private::Errors,
            ) -> ::core::option::Option<Self> {
                let mut attempts = $crate::types::__private::Attempts::begin(errors);
                let is_valid = true $(&& $rules.check(&value, at, errors))?;
                if !is_valid && errors.is_in_branch() {
                    return ::core::option::Option::None;
                }
                $(
                    let read = attempts.branch::<$type>($label, value.clone(), at, errors);
                    if let ::core::option::Option::Some(inner) = read {
                        return is_valid.then(|| Self::$variant(inner));
                    }
                )*
                attempts.fail(&value, at, errors)
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                match self {
                    $(Self::$variant(inner) => $crate::types::__private::Json::write(inner),)*
                }
            }
        }
        $($($crate::__tablature_from! { $from $name::$variant($type) $(, $inner)? })?)*
        $crate::__tablature_serde! { $name }
    };
}

/// The conversion of what a variant holds into the union.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_from {
    (from $name:ident::$variant:ident($type:ty)) => {
        #[automatically_derived]
        impl ::core::convert::From<$type> for $name {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }
    };
    (from $name:ident::$variant:ident($type:ty), $inner:ty) => {
        #[automatically_derived]
        impl ::core::convert::From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        }
    };
}

/// Methods for the fields that all variants of a union have.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_shared {
    ($name:ident, $variants:tt, { $($field:ident: $type:ty),* $(,)? }) => {
        #[allow(deprecated, clippy::all, clippy::pedantic, reason = "the schema decides")]
        impl $name {
            $($crate::__tablature_shared! { @$field $type, $variants })*
        }
    };
    (@get $inner:ident $field:ident) => {
        &$inner.$field
    };
    (@get $inner:ident $field:ident method) => {
        $inner.$field()
    };
    (@$field:ident $type:ty, [$($variant:ident $($method:ident)?),* $(,)?]) => {
        #[doc = ::core::concat!("Returns the field `", ::core::stringify!($field), "`, which all variants have.")]
        #[must_use]
        pub fn $field(&self) -> &$type {
            match self {
                $(
                    Self::$variant(inner) => {
                        $crate::__tablature_shared!(@get inner $field $($method)?)
                    }
                )*
            }
        }
    };
}
