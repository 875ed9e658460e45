//! Guesses by which of its members a record names its event.

use tablature_schema::json::{self, Kind, NodeRef};

use super::{
    layout::{Layout, Path},
    names::{Named, Names},
};
use crate::checker::Limits;

/// Members that hold the name of an event in what vendors send.
const NAMES: [&str; 7] =
    ["event", "event_name", "eventName", "event_type", "eventType", "type", "name"];

/// Members that hold the fields of an event.
const PAYLOADS: [&str; 5] = ["properties", "payload", "data", "params", "attributes"];

/// What a record tells about those after it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Guess {
    /// Where the name and the payload are.
    Layout(Layout),
    /// Several members name schemas.
    Several(Vec<&'static str>),
    /// None does, of these that are there.
    Nothing(Vec<&'static str>),
    /// It is not an object.
    NoObject,
}

/// Returns where the first record of a document, one of `records` in it, has the name of its event: in the one well-known member whose value names a schema. Its payload is
/// in a well-known member too, unless the schema declares that field: then the record is the payload. `declares` says whether
/// the schema with an index declares a field.
pub fn guess(
    document: &[u8],
    records: &Path,
    names: &Names,
    declares: impl Fn(usize, &str) -> bool,
) -> Guess {
    let Ok((document, _)) = json::parse(document, Limits::default().depth) else {
        return Guess::NoObject;
    };
    let first = match records.find(document.root()) {
        Ok(list) if !records.is_empty() => list.elements().next(),
        found => found.ok(),
    };
    let Some(root) = first else { return Guess::NoObject };
    if !matches!(root.kind(), Kind::Object(_)) {
        return Guess::NoObject;
    }
    let text = |name: &str| root.get(name).and_then(NodeRef::as_str);
    let present: Vec<&'static str> =
        NAMES.into_iter().filter(|name| text(name).is_some()).collect();
    let found = |name: &&str| match text(name).map(|value| names.find(value)) {
        Some(Named::Schema(index)) => Some(Some(index)),
        Some(Named::Ambiguous(_)) => Some(None),
        _ => None,
    };
    let naming: Vec<(&'static str, Option<usize>)> =
        present.iter().filter_map(|name| Some((*name, found(name)?))).collect();
    match naming[..] {
        [] => Guess::Nothing(present),
        [(name, schema)] => {
            let is_payload = |member: &&str| {
                let value = root.get(member);
                value.is_some_and(|value| matches!(value.kind(), Kind::Object(_)))
                    && !schema.is_some_and(|schema| declares(schema, member))
            };
            let payload = PAYLOADS.into_iter().find(is_payload);
            let payload = payload.map_or_else(Path::default, Path::member);
            Guess::Layout(Layout::new(records.clone(), Some(Path::member(name)), payload))
        }
        _ => Guess::Several(naming.iter().map(|(name, _)| *name).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::new([vec!["CartViewed"], vec!["OrderPlaced"], vec!["Track"]])
    }

    #[track_caller]
    fn check(record: &str, expected: Result<(&str, &str), Guess>) {
        let records = if record.contains("list") { Path::member("list") } else { Path::default() };
        let declares = |index: usize, name: &str| index == 1 && name == "data";
        let found = match guess(record.as_bytes(), &records, &names(), declares) {
            Guess::Layout(layout) => {
                Ok((layout.by.unwrap_or_default().to_string(), layout.payload.to_string()))
            }
            other => Err(other),
        };
        let expected = expected.map(|(by, payload)| (by.to_owned(), payload.to_owned()));
        assert_eq!(found, expected, "{record}");
    }

    #[test]
    fn the_member_that_names_a_schema_is_taken() {
        check(r#"{"type": "page", "event": "Cart Viewed"}"#, Ok(("/event", "")));
        check(
            r#"{"type": "page", "event": "Cart Viewed", "properties": {}}"#,
            Ok(("/event", "/properties")),
        );
        check(r#"{"name": "order_placed", "data": {}}"#, Ok(("/name", "")));
        check(r#"{"name": "cart_viewed", "data": {}}"#, Ok(("/name", "/data")));
        check(r#"{"name": "cart_viewed", "data": []}"#, Ok(("/name", "")));
        check(
            r#"{"event": "cart_viewed", "type": "track"}"#,
            Err(Guess::Several(vec!["event", "type"])),
        );
        check(r#"{"event": "else", "type": 5}"#, Err(Guess::Nothing(vec!["event"])));
        check("{}", Err(Guess::Nothing(vec![])));
        check("[]", Err(Guess::NoObject));
        check("{", Err(Guess::NoObject));
        check(r#"{"list": [{"name": "cart_viewed", "data": {}}]}"#, Ok(("/name", "/data")));
        check(r#"{"list": []}"#, Err(Guess::NoObject));
    }
}
