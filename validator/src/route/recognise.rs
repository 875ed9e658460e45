//! Recognises the schema of a payload by its keys, and where in a document payloads are.

use std::sync::LazyLock;

use tablature_schema::{
    catalogue::{self, Entry},
    json::{self, Kind, NodeRef},
};

use super::{
    envelope::envelope,
    fields::{self, Fields, LEAST},
    layout::Layout,
};
use crate::checker::Limits;

/// The schema that a payload belongs to, by its keys.
#[derive(Debug, Clone)]
pub enum Recognised {
    /// One schema fits better than all others, for what is at these places.
    Schema(&'static Entry, Layout),
    /// No schema fits, or several fit equally well; these fit best.
    Undecided(Vec<&'static Entry>),
}

/// Returns the schema that declares the keys of a payload: of the document, or of what a well-known envelope holds.
///
/// Only [default versions](catalogue::recognised) are considered. Schemas are ranked by the share of the payload's keys that they declare (in
/// either spelling), then by the share of their required fields that are present. At least half of the keys must be
/// declared.
pub fn recognise(document: &[u8]) -> Recognised {
    let Ok((parsed, _)) = json::parse(document, Limits::default().depth) else {
        return Recognised::Undecided(Vec::new());
    };
    let root = parsed.root();
    let fit = |value: NodeRef<'_>| {
        let (fit, several) = fields::best(fields_of_catalogue(), &fields::keys(value))?;
        Some((several.len() == 1, fit))
    };
    let layout = envelope(root, fit).unwrap_or_default();
    let payload = match layout.records.find(root) {
        Ok(list) if !layout.records.is_empty() => list.elements().max_by_key(|item| fit(*item)),
        found => found.ok().and_then(|record| layout.payload.find(record).ok()),
    };
    let keys = payload.map(fields::keys).unwrap_or_default();
    let best = fields::best(fields_of_catalogue(), &keys).map(|(_, best)| best).unwrap_or_default();
    let entries: Vec<&Entry> = best.into_iter().map(|index| CANDIDATES[index].0).collect();
    match entries[..] {
        [only] => Recognised::Schema(only, layout),
        _ => Recognised::Undecided(entries),
    }
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
        if !matches!(root.kind(), Kind::Object(_)) {
            return None;
        }
        let fit = |value: NodeRef<'_>| {
            Some(self.fit(&fields::keys(value))).filter(|fit| fit.declared >= LEAST)
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
}
