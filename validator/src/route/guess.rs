//! Guesses by which of its members a record names its event.

use tablature_schema::json::{self, Kind, NodeRef};

use super::{
    calls::Call,
    envelope::envelope,
    layout::{Layout, Path},
    names::{Named, Names},
};
use crate::checker::Limits;

/// The member that holds the name of an event in the messages of most vendors.
const EVENT: &str = "event";

/// Members that hold the name of an event in what vendors send.
const NAMES: [&str; 7] =
    [EVENT, "event_name", "eventName", "event_type", "eventType", "type", "name"];

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
    /// It is a page without records.
    NoRecords,
    /// It is not an object.
    NoObject,
}

/// Returns where the records that are like the first of a document have the name of their event: at `by`, or in the one
/// well-known member whose value names a schema. The payload is in a well-known member too, unless the schema declares that
/// field: then the record is the payload. Records are at `records`, or in a well-known envelope if the document itself
/// names no schema. `declares` says whether the schema with an index declares a field.
pub fn guess(
    document: &[u8],
    [records, by]: [Option<&Path>; 2],
    names: &Names,
    declares: impl Fn(usize, &str) -> bool,
) -> Guess {
    let Ok((document, _)) = json::parse(document, Limits::default().depth) else {
        return Guess::NoObject;
    };
    let root = document.root();
    let is_named = |record: NodeRef<'_>| match by {
        Some(by) => by.find(record).ok()?.as_str().map(drop),
        None => naming(record, names).into_iter().next().map(drop),
    };
    let around = match records {
        Some(records) => Layout::new(records.clone(), None, Path::default()),
        None => envelope(root, is_named).unwrap_or_default(),
    };
    if around.is_page_without_records(root) {
        return Guess::NoRecords;
    }
    let first = match around.records.find(root) {
        Ok(list) if !around.records.is_empty() => {
            let mut items = list.elements();
            items.clone().find(|record| is_named(*record).is_some()).or_else(|| items.next())
        }
        found => found.ok(),
    };
    let Some(first) = first.filter(|first| matches!(first.kind(), Kind::Object)) else {
        return Guess::NoObject;
    };
    if let Some(by) = by {
        return Guess::Layout(Layout::new(around.records, Some(by.clone()), Path::default()));
    }
    let Ok(record) = around.payload.find(first) else { return Guess::NoObject };
    if Call::instead_of(&Path::member(EVENT), record).is_some() && Call::is_message(record) {
        // Messages that have an event come after it.
        let [by, payload] =
            [EVENT, PAYLOADS[0]].map(|name| around.payload.join(&Path::member(name)));
        return Guess::Layout(Layout::new(around.records, Some(by), payload));
    }
    match naming(record, names)[..] {
        [] => Guess::Nothing(present(record)),
        [(name, schema)] => {
            let is_payload = |member: &&str| {
                let value = record.get(member);
                value.is_some_and(|value| matches!(value.kind(), Kind::Object))
                    && !schema.is_some_and(|schema| declares(schema, member))
            };
            let payload = PAYLOADS.into_iter().find(is_payload);
            let payload = payload.map_or_else(Path::default, Path::member);
            let by = around.payload.join(&Path::member(name));
            Guess::Layout(Layout::new(around.records, Some(by), around.payload.join(&payload)))
        }
        ref several => Guess::Several(several.iter().map(|(name, _)| *name).collect()),
    }
}

/// Returns the well-known members of a record that are strings.
fn present(record: NodeRef<'_>) -> Vec<&'static str> {
    let text = |name: &&str| record.get(name).and_then(NodeRef::as_str).is_some();
    NAMES.into_iter().filter(text).collect()
}

/// Returns the well-known members of a record that name schemas, each with its schema if that is one.
fn naming(record: NodeRef<'_>, names: &Names) -> Vec<(&'static str, Option<usize>)> {
    let schema_of = |name: &'static str| {
        let value = record.get(name).and_then(NodeRef::as_str)?;
        match names.find(value) {
            Named::Schema(index) => Some((name, Some(index))),
            Named::Ambiguous(_) => Some((name, None)),
            Named::Unknown => None,
        }
    };
    NAMES.into_iter().filter_map(schema_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::new([vec!["CartViewed"], vec!["OrderPlaced"], vec!["Track"]])
    }

    #[track_caller]
    fn check(record: &str, expected: Result<(&str, &str), Guess>) {
        let records = record.contains("list").then(|| Path::member("list"));
        let declares = |index: usize, name: &str| index == 1 && name == "data";
        let found = match guess(record.as_bytes(), [records.as_ref(), None], &names(), declares) {
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
        // A message without an event tells of those that have one; a record of another kind does not.
        check(
            r#"{"type": "identify", "userId": "u", "traits": {}}"#,
            Ok(("/event", "/properties")),
        );
        check(r#"{"type": "page", "x": 1, "properties": {}}"#, Err(Guess::Nothing(vec!["type"])));
        check("{}", Err(Guess::Nothing(vec![])));
        check("[]", Err(Guess::NoObject));
        check("{", Err(Guess::NoObject));
        check(r#"{"list": [{"name": "cart_viewed", "data": {}}]}"#, Ok(("/name", "/data")));
        check(r#"{"list": []}"#, Err(Guess::NoRecords));
        check(r#"{"list": 5}"#, Err(Guess::NoObject));
        check(r#"{"list": [5]}"#, Err(Guess::NoObject));
    }

    #[test]
    fn records_may_be_in_an_envelope() {
        #[track_caller]
        fn check(document: &str, by: Option<&str>, expected: Result<[&str; 3], Guess>) {
            let by = by.map(|by| by.parse().expect("a path"));
            let found =
                match guess(document.as_bytes(), [None, by.as_ref()], &names(), |_, _| false) {
                    Guess::Layout(Layout { records, by, payload }) => {
                        Ok([records, by.unwrap_or_default(), payload].map(|path| path.to_string()))
                    }
                    other => Err(other),
                };
            assert_eq!(found, expected.map(|paths| paths.map(str::to_owned)), "{document}");
        }
        let batch = r#"{"batch": [{"event": "else"}, {"event": "CartViewed", "properties": {}}]}"#;
        check(batch, None, Ok(["/batch", "/event", "/properties"]));
        check(batch, Some("/event"), Ok(["/batch", "/event", ""]));
        check(batch, Some("/name"), Ok(["", "/name", ""]));
        check(
            r#"{"detail": {"eventBody": {"name": "Track", "data": {}}}}"#,
            None,
            Ok(["", "/detail/eventBody/name", "/detail/eventBody/data"]),
        );
        check(r#"{"name": "Track", "data": {"name": "Track"}}"#, None, Ok(["", "/name", "/data"]));
        check(r#"{"entities": []}"#, None, Err(Guess::NoRecords));
        check(r#"{"entities": []}"#, Some("/event"), Err(Guess::NoRecords));
        check(r#"{"entities": [{"name": "else"}]}"#, None, Err(Guess::Nothing(vec![])));
    }
}
