//! For schemars: the schema that a type was made from, not one that is derived from the type again.

use serde_json::{Map, Value, json};
use tablature_schema::ir::Keyword;
use tablature_schema::json::pointer::encode_fragment;

use super::Schema;

/// Returns the subschema at `pointer`, for use anywhere: its references stay within the resource that the whole
/// schema is.
pub fn schema_of(schema: &Schema, pointer: &str) -> schemars::Schema {
    let mut whole: Map<String, Value> = serde_json::from_str(schema.text())
        .expect("code was generated from a text that is a JSON object");
    let own = whole.get(Keyword::Id.name()).and_then(Value::as_str).filter(|id| id.contains(':'));
    let id = own
        .map_or_else(|| format!("urn:tablature:{}", encode_fragment(schema.id())), str::to_owned);
    whole.insert(Keyword::Id.name().to_owned(), id.clone().into());
    if pointer.is_empty() {
        return whole.into();
    }
    let reference = format!("{}#{}", id.trim_end_matches('#'), encode_fragment(pointer));
    let part = json!({Keyword::Ref.name(): reference, Keyword::Defs.name(): {"whole": whole}});
    part.try_into().expect("an object is a schema")
}
