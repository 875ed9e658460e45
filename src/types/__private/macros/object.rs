//! Structs from objects and from tuples.

/// A struct whose fields are an object's.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_object {
    (
        $name:ident, $mode:ident $($other:ident)?,
        $(root $root:path,)?
        $(rules $rules:path,)?
        $(own $own_default:ident,)?
        $(constants($(
            $constant:ident : $(@$constant_escaped:ident)? $constant_wire:literal $(| $constant_documented:literal)? = $form:ident($only:literal)
                $(doc $($words:literal)+)?
        ),* $(,)?),)?
        $(also($($foreign:literal | $foreign_documented:literal),* $(,)?),)?
        $(new($($argument:ident : $argument_type:ty),* $(,)?), absent($($absent:ident),* $(,)?),)?
        { $($field:ident : $kind:ident $(@$escaped:ident)? $wire:literal $(| $documented:literal)?),* $(,)? }
    ) => {
        $(
            #[allow(deprecated, clippy::all, clippy::pedantic, reason = "the schema decides")]
            impl $name {
                $(
                    $($(#[doc = $words])+ #[doc = ""])?
                    #[doc = ::core::concat!(
                        "The only value of `", $constant_wire, "`", $crate::__tablature_object! { @as $form }, "."
                    )]
                    pub const $constant: $crate::__tablature_object! { @type $form } = $only;
                )*
            }
        )?

        $(
            #[allow(deprecated, clippy::all, clippy::pedantic, reason = "the schema decides")]
            impl $name {
                /// Makes a value of the required fields, without any others.
                #[must_use]
                pub fn new($($argument: $argument_type),*) -> Self {
                    Self {
                        $($argument,)*
                        $($absent: ::core::default::Default::default(),)*
                    }
                }
            }
        )?

        #[allow(
            deprecated,
            unused_mut,
            clippy::question_mark,
            reason = "fields are read and written until they are gone, and there may be none"
        )]
        const _: () = {
            static SPEC: $crate::types::__private::ObjectSpec = $crate::types::__private::ObjectSpec::new(&[
                $($([
                    ::core::stringify!(required $($constant_escaped)?),
                    $constant_wire,
                    ::core::concat!($($constant_documented)?),
                ],)*)?
                $([::core::stringify!($kind $($escaped)?), $wire, ::core::concat!($($documented)?)]),*
            ])
                $(.constants(&[$($crate::types::__private::Constant::$form($only)),*]))?
                $(.also(&[$(($foreign, $foreign_documented)),*]))?
                $(.rules(&$rules))?
                .$mode();

            #[automatically_derived]
            #[doc(hidden)]
            impl $crate::types::__private::Json for $name {
                fn take(
                    source: $crate::types::__private::Source<'_, '_, '_>,
                ) -> ::core::option::Option<Self> {
                    $crate::__tablature_object! {
                        @take source.object(&SPEC), [$($rules)? $($own_default)? $(new $($argument)*)?],
                        { $($field $kind),* } $($other)?
                    }
                }

                $(
                    fn root() -> ::core::option::Option<&'static $crate::types::__private::Rules> {
                        ::core::option::Option::Some(&$root)
                    }
                )?

                fn write(&self) -> $crate::types::__private::Value {
                    SPEC.write(
                        &[$(&self.$field),*],
                        $crate::__tablature_object! { @rest $(&self.$other)? },
                    )
                }
            }
        };
        $crate::__tablature_serde! { $name }
    };
    (@type Integer) => { ::core::primitive::i64 };
    (@type Boolean) => { ::core::primitive::bool };
    (@type $text:ident) => { &'static ::core::primitive::str };
    (@as Json) => { ", as JSON" };
    (@as $plain:ident) => { "" };
    // A struct without required fields is its `Default` at first.
    (@take $source:ident.object($spec:expr), [], { $($field:ident $kind:ident),* } $($other:ident)?) => {
        let mut new = <Self as ::core::default::Default>::default();
        let is_valid = $source.object(
            $spec,
            &mut [$(&mut new.$field),*],
            $crate::__tablature_object! { @rest $(&mut new.$other)? },
        );
        is_valid.then_some(new)
    };
    (@take $source:ident.object($spec:expr), [$($_:tt)+], { $($field:ident $kind:ident),* } $($other:ident)?) => {
        $(let mut $field = $crate::__tablature_object! { @empty $kind };)*
        $(let mut $other = $crate::types::Map::new();)?
        let is_valid = $source.object(
            $spec,
            &mut [$(&mut $field),*],
            $crate::__tablature_object! { @rest $(&mut $other)? },
        );
        if !is_valid {
            return ::core::option::Option::None;
        }
        $($crate::__tablature_object! { @$kind $field })*
        ::core::option::Option::Some(Self { $($field,)* $($other,)? })
    };
    (@empty nullable) => {
        $crate::types::Field::Absent
    };
    (@empty $kind:ident) => {
        ::core::option::Option::None
    };
    (@rest) => {
        ::core::option::Option::None
    };
    (@rest $rest:expr) => {
        ::core::option::Option::Some($rest)
    };
    // What a field is of what was read, as a variable: with `?` between the others in `Self { … }`, the way out of each has
    // code of its own to drop all others, and the compiler needs minutes for a struct of some hundreds.
    (@required $slot:ident) => {
        let ::core::option::Option::Some($slot) = $slot else {
            return ::core::option::Option::None;
        };
    };
    (@required_nullable $slot:ident) => {
        $crate::__tablature_object! { @required $slot }
    };
    (@$absent:ident $slot:ident) => {};
}

/// A struct whose fields are an array's positions.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_tuple {
    (
        $name:ident, { $($field:ident),* $(,)? } $(, optional { $($other:ident),* $(,)? })?
        $(, rest $rest:ident)? $(, rules $rules:path)? $(,)?
    ) => {
        #[automatically_derived]
        #[doc(hidden)]
        impl $crate::types::__private::Json for $name {
            fn read(
                value: $crate::types::__private::Value,
                at: &$crate::types::__private::At<'_>,
                errors: &mut $crate::types::__private::Errors,
            ) -> ::core::option::Option<Self> {
                $(if !$rules.check(&value, at, errors) {
                    return ::core::option::Option::None;
                })?
                let mut tuple = $crate::types::__private::TupleReader::new(value, at, errors)?;
                $(let $field = tuple.item();)*
                $($(let $other = tuple.optional_item();)*)?
                $(let $rest = tuple.rest();)?
                tuple.end()?;
                ::core::option::Option::Some(Self {
                    $($field: $field?,)*
                    $($($other: $other?,)*)?
                    $($rest: $rest?,)?
                })
            }

            fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                let mut is_open = cursor.enter()?;
                $(let $field = cursor.item(&mut is_open)?;)*
                $($(let $other = cursor.optional_item(&mut is_open)?;)*)?
                $(let $rest = cursor.items(&mut is_open)?;)?
                (!is_open).then_some(Self { $($field,)* $($($other,)*)? $($rest,)? })
            }

            $crate::__tablature_of_root! {}

            fn write(&self) -> $crate::types::__private::Value {
                #[allow(unused_mut, reason = "only some tuples have further items")]
                let mut tuple = $crate::types::__private::TupleWriter::new(
                    ::std::vec![$($crate::types::__private::Json::write(&self.$field)),*],
                );
                $($(tuple.optional_item(self.$other.as_ref());)*)?
                $(tuple.rest(&self.$rest);)?
                tuple.finish()
            }
        }
        $crate::__tablature_serde! { $name }
    };
}
