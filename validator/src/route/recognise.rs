//! Recognises the schema of a payload by its keys, and where in a document payloads are.

use std::sync::LazyLock;

use tablature_schema::{
    catalogue::{self, Entry},
    json::{self, Kind, NodeRef},
};

use super::{
    envelope::{elsewhere, envelope},
    fields::{self, Fields, Fit, Keys, LEAST},
    layout::{Layout, Path},
};
use crate::checker::Limits;

/// The schema that a payload belongs to, by its keys.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Recognised {
    /// One schema fits better than all others, for what is at these places.
    Schema(&'static Entry, Layout),
    /// No schema fits, or several fit equally well; these fit best.
    Undecided(Vec<&'static Entry>),
    /// No schema fits, but one does for the records of this array, which is not in a well-known envelope.
    Elsewhere(Path),
    /// The document is a page without records.
    NoRecords,
}

/// Returns the schema that declares the keys of a payload: of the document, or of what a well-known envelope holds.
///
/// Only [some](catalogue::recognised) are considered. Schemas are ranked by the share of the payload's keys that they
/// declare (in either spelling), then by the share of their required fields that are present. At least half of the keys
/// must be declared.
pub fn recognise(document: &[u8]) -> Recognised {
    recognise_at(document, [None, None])
}

/// Does the same for the records, and within one for the payload, at these places.
pub fn recognise_at(document: &[u8], [records, payload]: [Option<&Path>; 2]) -> Recognised {
    let Ok((parsed, _)) = json::parse(document, Limits::default().depth) else {
        return Recognised::Undecided(Vec::new());
    };
    let root = parsed.root();
    let is_open = records.is_none() && payload.is_none();
    let layout = if is_open {
        envelope(root, rank).unwrap_or_default()
    } else {
        let path = |path: Option<&Path>| path.cloned().unwrap_or_default();
        Layout::new(path(records), None, path(payload))
    };
    let best = records_of(root, &layout)
        .filter_map(|record| layout.payload.find(record).ok())
        .max_by_key(|payload| rank(*payload))
        .and_then(best);
    let entries: Vec<&Entry> =
        best.into_iter().flat_map(|(_, best)| best).map(|index| CANDIDATES[index].0).collect();
    match entries[..] {
        [only] => return Recognised::Schema(only, layout),
        [] => {}
        _ => return Recognised::Undecided(entries),
    }
    match elsewhere(root, rank).filter(|_| is_open) {
        Some(records) => Recognised::Elsewhere(records),
        None if layout.is_page_without_records(root) => Recognised::NoRecords,
        None => Recognised::Undecided(entries),
    }
}

/// Returns how many records of a document fit another schema of the catalogue better than this one, which they have in this
/// layout, wherever a well-known envelope holds them.
pub fn misplaced(document: &[u8], entry: &Entry, layout: &Layout) -> u64 {
    let Ok((parsed, _)) = json::parse(document, Limits::default().depth) else { return 0 };
    let index = CANDIDATES.iter().position(|(own, _)| std::ptr::eq(*own, entry));
    let is_misplaced = |record: &NodeRef<'_>| {
        let fit = |payload| index.map(|index| CANDIDATES[index].1.fit(&Keys::Of(payload)));
        let own = layout.payload.find(*record).ok().and_then(fit);
        let own = own.filter(|fit| fit.declared >= LEAST);
        let other = envelope(*record, rank).unwrap_or_default();
        let other = records_of(*record, &other)
            .filter_map(|record| best(other.payload.find(record).ok()?))
            .filter(|(_, best)| index.is_none_or(|own| !best.contains(&own)))
            .map(|(fit, _)| fit)
            .max();
        other > own
    };
    let root = parsed.root();
    if layout.records.find(root).is_err() {
        return u64::from(is_misplaced(&root));
    }
    records_of(root, layout).filter(is_misplaced).count() as u64
}

/// Returns the records of a document.
fn records_of<'d>(document: NodeRef<'d>, layout: &Layout) -> impl Iterator<Item = NodeRef<'d>> {
    let found = layout.records.find(document).ok();
    let (one, list) = if layout.records.is_empty() { (found, None) } else { (None, found) };
    one.into_iter().chain(list.into_iter().flat_map(NodeRef::elements))
}

/// Returns the schemas that fit a value best, and how well.
fn best(value: NodeRef<'_>) -> Option<(Fit, Vec<usize>)> {
    fields::best(fields_of_catalogue(), &Keys::Of(value))
}

/// Returns how well a schema fits a value: one that fits best comes before several.
fn rank(value: NodeRef<'_>) -> Option<(bool, Fit)> {
    best(value).map(|(fit, several)| (several.len() == 1, fit))
}

/// The schemas that may be recognised, with their fields.
static CANDIDATES: LazyLock<Vec<(&Entry, Fields)>> = LazyLock::new(|| {
    catalogue::recognised().map(|entry| (entry, Fields::of_entry(entry))).collect()
});

fn fields_of_catalogue() -> impl Iterator<Item = &'static Fields> {
    CANDIDATES.iter().map(|(_, fields)| fields)
}

impl Fields {
    /// Returns the fields that a schema of the catalogue declares.
    pub fn of_entry(entry: &Entry) -> Self {
        Self::of_text(entry.text().as_bytes())
    }

    /// Returns where a document holds objects with these fields: `None` if it is no object, so that it says nothing about
    /// others.
    pub fn layout(&self, document: &[u8]) -> Option<Layout> {
        let (parsed, _) = json::parse(document, Limits::default().depth).ok()?;
        let root = parsed.root();
        if !matches!(root.kind(), Kind::Object) {
            return None;
        }
        let fit = |value: NodeRef<'_>| {
            Some(self.fit(&Keys::Of(value))).filter(|fit| fit.declared >= LEAST)
        };
        Some(envelope(root, fit).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, expected: &str, records: &str, payload: &str) {
        let Recognised::Schema(entry, layout) = recognise(document.as_bytes()) else {
            panic!("{document} is not recognised");
        };
        let found = (entry.family(), layout.records.to_string(), layout.payload.to_string());
        assert_eq!(found, (expected, records.to_owned(), payload.to_owned()), "{document}");
    }

    #[test]
    fn a_payload_is_recognised_in_an_envelope_too() {
        let event = r#"{"app_token": "NX-1", "event_type": "page_view", "source": "web-client", "metadata": {}}"#;
        check(event, "userpilot/event", "", "");
        check(&format!(r#"{{"data": {event}, "type": "x"}}"#), "userpilot/event", "", "/data");
        check(&format!(r#"{{"entities": [{{}}, {event}]}}"#), "userpilot/event", "/entities", "");
        let page = format!(
            r#"{{"entities": [{event}], "selfUri": "/1", "nextUri": "/2", "previousUri": "/0"}}"#
        );
        check(&page, "userpilot/event", "/entities", "");
        let message = format!(
            r#"{{"topicName": "v2.x", "version": "2", "eventBody": {event}, "metadata": {{}}}}"#
        );
        check(&message, "userpilot/event", "", "/eventBody");
        let results = format!(r#"{{"results": [{event}], "data": []}}"#);
        let found = recognise(results.as_bytes());
        assert!(matches!(&found, Recognised::Elsewhere(path) if path.to_string() == "/results"));
        let at: Path = "/results".parse().expect("a pointer");
        let found = recognise_at(results.as_bytes(), [Some(&at), None]);
        assert!(
            matches!(found, Recognised::Schema(entry, _) if entry.family() == "userpilot/event")
        );
        let at: Path = "/data".parse().expect("a pointer");
        let found = recognise_at(results.as_bytes(), [Some(&at), None]);
        assert!(matches!(found, Recognised::NoRecords));
        assert!(matches!(recognise(br#"{"entities": []}"#), Recognised::NoRecords));
        assert!(matches!(recognise(br#"{"results": []}"#), Recognised::Undecided(_)));
        let one = Fields::of_text(br#"{"properties": {"id": {}, "data": {}}}"#);
        let layout = |document: &str| {
            let found = one.layout(document.as_bytes())?;
            Some((found.records.to_string(), found.payload.to_string()))
        };
        let at = |records: &str, payload: &str| Some((records.to_owned(), payload.to_owned()));
        assert_eq!(layout(r#"{"id": 1, "data": {"id": 2}}"#), at("", ""));
        assert_eq!(layout(r#"{"batch": [{"id": 1}]}"#), at("/batch", ""));
        assert_eq!(layout("{}"), at("", ""));
        assert_eq!(layout("[]"), None);
        assert_eq!(layout("{"), None);
    }

    #[test]
    fn records_that_fit_another_schema_better_are_counted() {
        let event = r#"{"app_token": "NX-1", "event_type": "page_view", "source": "web-client", "metadata": {}}"#;
        let other = r#"{"eventName": "a", "eventType": "b", "createdDate": "c", "id": "d"}"#;
        let entry = |document: &str| match recognise(document.as_bytes()) {
            Recognised::Schema(entry, _) => entry,
            other => panic!("{other:?}"),
        };
        let (own, foreign) = (entry(event), entry(other));
        assert_ne!(own.id(), foreign.id());
        let count = |document: &str, records: &str| {
            let records = records.parse().expect("a pointer");
            misplaced(document.as_bytes(), own, &Layout::new(records, None, Path::default()))
        };
        assert_eq!([count(event, ""), count(other, ""), count(r#"{"x": 1}"#, "")], [0, 1, 0]);
        assert_eq!(count("{", ""), 0);
        let page = format!(r#"{{"entities": [{event}, {other}, {other}, {{}}]}}"#);
        assert_eq!(count(&page, "/entities"), 2);
        assert_eq!(count(&page, ""), 1);
        assert_eq!(count(&format!(r#"{{"entities": [{event}]}}"#), ""), 0);
        assert_eq!(count(&format!(r#"{{"eventBody": {other}}}"#), ""), 1);
        assert_eq!(count(other, "/entities"), 1);
    }
}
