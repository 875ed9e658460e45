//! Types filled straight from the bytes of a payload that was proved valid.
//!
//! What is proved is not judged again, and no value is built on the way: a [`Cursor`] goes over the text once, and each
//! type takes from it what it holds. Whatever is not as expected ends with `None`: then the payload is read through a
//! [`Value`](crate::types::Value), and errors come from there alone. For a valid payload both ways give the same.
//!
//! - `cursor`: strings, numbers, keys, and values that are skipped.
//! - `parts`: positions of arrays. `object`: the fields of structs. `root`: which types have a proof.

mod cursor;
mod object;
mod parts;
mod root;

#[cfg(test)]
mod tests;

pub use cursor::Cursor;
pub use root::{NoRoot, OfRoot, OfType};

use tablature_validator::reading;

use super::{Json, Rules};

/// Returns the beginning of a payload that the schema of a type proves valid.
#[inline]
pub(crate) fn proved<T: Json>(payload: &[u8]) -> Option<Cursor<'_>> {
    if T::root()?.prove(payload) { Cursor::new(payload) } else { None }
}

/// Reads a payload by its proof, however little was read before.
pub fn by_proof<T: Json>(payload: &[u8]) -> Option<T> {
    let checker = T::root().and_then(Rules::prover)?;
    if reading::is_proved(checker, payload) { filled(payload) } else { None }
}

/// Fills a type from a payload that is valid. What it makes of any other is unspecified.
fn filled<T: Json>(payload: &[u8]) -> Option<T> {
    let mut cursor = Cursor::new(payload)?;
    T::fill(&mut cursor).filter(|_| cursor.is_done())
}
