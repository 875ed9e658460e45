//! The arguments of assertions: payloads and schemas in the forms that tests have them.

use std::borrow::Cow;

use serde_json::Value;
use tablature_schema::{catalogue, ir::Keyword};

/// A payload: a JSON value, or its text.
pub trait Payload {
    /// Returns its text.
    fn text(&self) -> Cow<'_, [u8]>;
}

impl Payload for Value {
    fn text(&self) -> Cow<'_, [u8]> {
        Cow::Owned(self.to_string().into_bytes())
    }
}

impl Payload for str {
    fn text(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(self.as_bytes())
    }
}

impl Payload for String {
    fn text(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(self.as_bytes())
    }
}

impl Payload for [u8] {
    fn text(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(self)
    }
}

impl Payload for Vec<u8> {
    fn text(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(self)
    }
}

impl<const N: usize> Payload for [u8; N] {
    fn text(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(self)
    }
}

impl<P: Payload + ?Sized> Payload for &P {
    fn text(&self) -> Cow<'_, [u8]> {
        (**self).text()
    }
}

/// A schema: an id of the catalogue, with or without version, or a JSON Schema.
pub trait Schema {
    /// Returns the name of the schema and the schema.
    ///
    /// # Errors
    ///
    /// No schema of the catalogue has the id; the message suggests similar ids.
    fn schema(&self) -> Result<(String, Value), String>;
}

impl Schema for str {
    fn schema(&self) -> Result<(String, Value), String> {
        let entry = catalogue::find(self).map_err(|error| error.to_string())?;
        Ok((entry.id(), entry.json()))
    }
}

impl Schema for String {
    fn schema(&self) -> Result<(String, Value), String> {
        self.as_str().schema()
    }
}

impl Schema for Value {
    fn schema(&self) -> Result<(String, Value), String> {
        let own = self
            .get(Keyword::Id.name())
            .or_else(|| self.get(Keyword::Title.name()))
            .and_then(Value::as_str);
        Ok((own.unwrap_or("the schema").to_owned(), self.clone()))
    }
}

impl<S: Schema + ?Sized> Schema for &S {
    fn schema(&self) -> Result<(String, Value), String> {
        (**self).schema()
    }
}
