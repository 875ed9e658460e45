//! Which types are those of whole payloads, and so have a proof.
//!
//! Every type implements [`Json`](super::super::Json), and only some are a [`Root`]. A macro knows the type that it is
//! expanded for, and asks for `OfType::<…>::NEW.root()`: the compiler takes the method of a root where there is one, and
//! else the method of a reference, which every type has.

use std::marker::PhantomData;

use super::super::{Root, Rules};

/// A type that may be a root.
pub struct OfType<T>(PhantomData<T>);

impl<T> OfType<T> {
    /// Names the type.
    pub const NEW: Self = Self(PhantomData);
}

/// The rules of a root.
pub trait OfRoot {
    /// Returns the rules under which whole payloads are valid.
    fn root(&self) -> Option<&'static Rules>;
}

impl<T: Root> OfRoot for OfType<T> {
    fn root(&self) -> Option<&'static Rules> {
        Some(T::rules())
    }
}

/// Fills any other type.
pub trait NoRoot {
    /// Returns that there are none.
    fn root(&self) -> Option<&'static Rules>;
}

impl<T> NoRoot for &OfType<T> {
    fn root(&self) -> Option<&'static Rules> {
        None
    }
}
