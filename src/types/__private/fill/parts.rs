//! Types that are read from a cursor: positions of arrays, and types with checks of their own.

use super::{
    super::{super::Value, At, Json},
    Cursor,
};

impl Cursor<'_> {
    /// Reads the next position of an array that has one.
    pub fn item<T: Json>(&mut self, is_open: &mut bool) -> Option<T> {
        if !*is_open {
            return None;
        }
        let item = T::fill(self)?;
        *is_open = self.goes_on(b']')?;
        Some(item)
    }

    /// Reads the next position of an array, if it has one.
    pub fn optional_item<T: Json>(&mut self, is_open: &mut bool) -> Option<Option<T>> {
        if *is_open { self.item(is_open).map(Some) } else { Some(None) }
    }

    /// Reads all further positions of an array.
    pub fn items<T: Json>(&mut self, is_open: &mut bool) -> Option<Vec<T>> {
        let mut items = Vec::new();
        while *is_open {
            items.push(self.item(is_open)?);
        }
        Some(items)
    }

    /// Reads a type through a value, with all that it checks.
    pub fn judged<T: Json>(&mut self) -> Option<T> {
        let value = Value::fill(self)?;
        T::read(value, &At::ROOT, &mut self.errors)
    }
}
