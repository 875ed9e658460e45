//! The values that the setters of builders take.
//!
//! A type can be a value and an option of another at once, as far as the compiler knows. So the traits have a parameter for
//! the way in which a value is taken, which the compiler finds.

use super::super::{Field, Nullable, ReadErrors};

/// What a setter of a field takes: anything that converts into the type of the field.
#[diagnostic::on_unimplemented(
    message = "a field of the type `{T}` cannot be set to a value of the type `{Self}`",
    label = "does not convert into `{T}`",
    note = "a setter takes a value of the type of its field, and whatever has `TryInto` for it: strings for types of \
            strings, integers of every type for types of numbers"
)]
pub trait IntoField<T> {
    /// Converts the value.
    ///
    /// # Errors
    ///
    /// Everything that the type cannot hold.
    fn into_field(self) -> Result<T, ReadErrors>;
}

// Without it, the compiler explains the conversions behind `TryInto` in place of the setter.
#[diagnostic::do_not_recommend]
impl<T, V: TryInto<T>> IntoField<T> for V
where
    ReadErrors: From<V::Error>,
{
    fn into_field(self) -> Result<T, ReadErrors> {
        self.try_into().map_err(ReadErrors::from)
    }
}

/// What a setter of a field that may be absent takes: what that of another field does, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "a field of the type `{T}` cannot be set to a value of the type `{Self}`",
    label = "does not convert into `{T}`",
    note = "a setter takes a value of the type of its field, and whatever has `TryInto` for it: strings for types of \
            strings, integers of every type for types of numbers; or an `Option` of that, as the field may be absent"
)]
pub trait IntoOptionalField<T, Way> {
    /// Converts the value. `None` leaves the field as if it had not been set.
    ///
    /// # Errors
    ///
    /// Everything that the type cannot hold.
    fn into_optional_field(self) -> Result<Option<T>, ReadErrors>;
}

/// The way of a value.
#[derive(Debug)]
pub struct AsValue;

/// The way of an `Option`.
#[derive(Debug)]
pub struct AsOption;

#[diagnostic::do_not_recommend]
impl<T, V: IntoField<T>> IntoOptionalField<T, AsValue> for V {
    fn into_optional_field(self) -> Result<Option<T>, ReadErrors> {
        self.into_field().map(Some)
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: IntoField<T>> IntoOptionalField<T, AsOption> for Option<V> {
    fn into_optional_field(self) -> Result<Option<T>, ReadErrors> {
        self.map(V::into_field).transpose()
    }
}

/// What a setter of a field that may be null takes: what that of an optional field does, or what the struct holds, `N`.
#[diagnostic::on_unimplemented(
    message = "a field of the type `{T}`, which may be null, cannot be set to a value of the type `{Self}`",
    label = "does not convert into `{T}`",
    note = "a setter takes a value of the type of its field, and whatever has `TryInto` for it: strings for types of \
            strings, integers of every type for types of numbers; or an `Option` of that, or `{N}`"
)]
pub trait IntoNullable<T, N, Way> {
    /// Converts the value. `None` leaves a field that may be absent as if it had not been set, and is null for another.
    ///
    /// # Errors
    ///
    /// Everything that the type cannot hold.
    fn into_nullable(self) -> Result<Option<N>, ReadErrors>;
}

/// The way of what is null or a value.
#[derive(Debug)]
pub struct AsIs;

#[diagnostic::do_not_recommend]
impl<T, V: IntoOptionalField<T, Way>, Way> IntoNullable<T, Field<T>, (Way,)> for V {
    fn into_nullable(self) -> Result<Option<Field<T>>, ReadErrors> {
        Ok(self.into_optional_field()?.map(Field::Value))
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: IntoOptionalField<T, Way>, Way> IntoNullable<T, Nullable<T>, (Way,)> for V {
    fn into_nullable(self) -> Result<Option<Nullable<T>>, ReadErrors> {
        self.into_optional_field().map(|value| Some(value.into()))
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoNullable<T, Field<T>, AsIs> for Field<T> {
    fn into_nullable(self) -> Result<Option<Self>, ReadErrors> {
        Ok(Some(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoNullable<T, Nullable<T>, AsIs> for Nullable<T> {
    fn into_nullable(self) -> Result<Option<Self>, ReadErrors> {
        Ok(Some(self))
    }
}
