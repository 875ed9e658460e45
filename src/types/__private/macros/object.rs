//! Structs from objects and from tuples.

/// A struct whose fields are an object's.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_object {
    (
        $name:ident, $mode:ident $($other:ident)?,
        $(rules $rules:path,)?
        $(constants($(
            $constant:ident : $constant_wire:literal $(| $constant_documented:literal)? = $form:ident($only:literal)
        ),* $(,)?),)?
        $(also($($foreign:literal | $foreign_documented:literal),* $(,)?),)?
        $(new($($argument:ident : $argument_type:ty),* $(,)?), absent($($absent:ident),* $(,)?),)?
        { $($field:ident : $kind:ident $wire:literal $(| $documented:literal)?),* $(,)? }
    ) => {
        #[allow(deprecated, clippy::all, clippy::pedantic, reason = "the schema decides")]
        impl $name {
            $($(
                #[doc = ::core::concat!("The only value of `", $constant_wire, "`.")]
                pub const $constant: &'static str = $only;
            )*)?

            $(
                /// Makes a value of the required fields, without any others.
                #[must_use]
                pub fn new($($argument: $argument_type),*) -> Self {
                    Self {
                        $($argument,)*
                        $($absent: ::core::default::Default::default(),)*
                    }
                }
            )?
        }

        #[allow(
            deprecated,
            irrefutable_let_patterns,
            clippy::question_mark,
            reason = "fields are read and written until they are gone, and there may be none"
        )]
        const _: () = {
            static FIELDS: &[$crate::types::__private::FieldSpec] = &[
                $($(
                    $crate::types::__private::FieldSpec::new($constant_wire)$(.or($constant_documented))?,
                )*)?
                $($crate::types::__private::FieldSpec::new($wire)$(.or($documented))?),*
            ];

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
                    let mut object =
                        $crate::types::__private::ObjectReader::new(value, FIELDS, at, errors)?;
                    $($(object.constant($crate::types::__private::Constant::$form($only));)*)?
                    $(let $field = object.$kind();)*
                    $(object.also(&[$(($foreign, $foreign_documented)),*]);)?
                    let _rest = object.$mode();
                    $(let $other = _rest;)?
                    let are_read: &[bool] = &[$($field.is_some()),*];
                    if are_read.contains(&false) {
                        return ::core::option::Option::None;
                    }
                    $($crate::__tablature_object! { @$kind $field })*
                    object.finish(Self { $($field,)* $($other: $other?,)? })
                }

                fn fill(cursor: &mut $crate::types::__private::Cursor<'_>) -> ::core::option::Option<Self> {
                    #[allow(non_camel_case_types, reason = "named as fields are")]
                    enum Field { $($($constant,)*)? $($field,)* }
                    static PLACES: &[Field] = &[$($(Field::$constant,)*)? $(Field::$field,)*];
                    #[allow(unused_mut, unused_assignments, reason = "there may be no name of a sibling's field")]
                    let mut also: &[(&str, &str)] = &[];
                    $(also = &[$(($foreign, $foreign_documented)),*];)?
                    let mut object = $crate::types::__private::ObjectFiller::new(cursor, FIELDS, also)?;
                    $(let mut $field = ::core::option::Option::None;)*
                    let mut _rest = $crate::types::Map::new();
                    while let ::core::option::Option::Some(place) = object.next_field()? {
                        let filled = match PLACES.get(place) {
                            $($(::core::option::Option::Some(Field::$constant) => object.constant(),)*)?
                            $(::core::option::Option::Some(Field::$field) => object.$kind(&mut $field),)*
                            ::core::option::Option::None => object.$mode(&mut _rest),
                            #[allow(unreachable_patterns, reason = "there may be no field at all")]
                            ::core::option::Option::Some(_) => ::core::option::Option::None,
                        };
                        filled?;
                        object.end()?;
                    }
                    $(let $other = _rest;)?
                    $($crate::__tablature_object! { @$kind $field })*
                    ::core::option::Option::Some(Self { $($field,)* $($other,)? })
                }

                $crate::__tablature_of_root! {}

                fn write(&self) -> $crate::types::__private::Value {
                    let mut object = $crate::types::__private::ObjectWriter::new(FIELDS);
                    $($(object.constant($crate::types::__private::Constant::$form($only));)*)?
                    $(object.$kind(&self.$field);)*
                    $(object.$mode(&self.$other);)?
                    object.finish()
                }
            }
        };
        $crate::__tablature_serde! { $name }
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
    (@nullable $slot:ident) => {
        let $slot = match $slot {
            ::core::option::Option::Some(field) => field,
            ::core::option::Option::None => $crate::types::Field::Absent,
        };
    };
    (@$optional:ident $slot:ident) => {
        let $slot = match $slot {
            ::core::option::Option::Some(field) => field,
            ::core::option::Option::None => ::core::option::Option::None,
        };
    };
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
