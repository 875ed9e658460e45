//! What vendors put around events: pages of an API, notifications, batches.

use tablature_schema::json::{Kind, NodeRef};

use super::layout::{Layout, Path};

/// Where envelopes hold records, if there is an array, or else a payload.
const PLACES: [&[&str]; 6] =
    [&["entities"], &["eventBody"], &["detail", "eventBody"], &["data"], &["batch"], &["events"]];

/// Returns where payloads are in documents with envelopes, with `*` for array indexes. `is_field` says of the key of an
/// envelope that payloads have it, too.
pub(super) fn around(is_field: impl Fn(&str) -> bool) -> Vec<String> {
    let envelopes = PLACES.iter().filter(|names| !is_field(names[0]));
    let places = envelopes.map(|names| Path::of(names).to_string());
    places.flat_map(|place| [format!("{place}/*"), place]).collect()
}

/// Items of an array that are looked at: the first ones may be wrong.
const MAX_ITEMS: usize = 8;

/// Returns where a document holds what `fit` is greatest for, unless that is the document itself. `fit` is `None` for what
/// does not fit at all. An empty array holds records if the document is none, and no other array holds some.
pub(super) fn envelope<'d, F: Ord>(
    document: NodeRef<'d>,
    fit: impl Fn(NodeRef<'d>) -> Option<F>,
) -> Option<Layout> {
    let own = fit(document);
    let mut best: Option<(Option<F>, Layout)> = None;
    for names in PLACES {
        let path = Path::of(names);
        let Ok(value) = path.find(document) else { continue };
        let (found, layout) = match value.kind() {
            Kind::Object => (fit(value), Layout::new(Path::default(), None, path)),
            Kind::Array => {
                let items = value.elements().take(MAX_ITEMS);
                let is_empty = items.len() == 0;
                let found = items.filter_map(&fit).max();
                if is_empty && own.is_none() && best.is_none() {
                    best = Some((None, Layout::new(path, None, Path::default())));
                    continue;
                }
                (found, Layout::new(path, None, Path::default()))
            }
            _ => continue,
        };
        let known = best.as_ref().map_or(&own, |(fit, _)| fit);
        if found.is_some() && found > *known {
            best = Some((found, layout));
        }
    }
    if let Some((None, _)) = best
        && elsewhere(document, fit).is_some()
    {
        return None;
    }
    best.map(|(_, layout)| layout)
}

/// Levels of objects that are looked into for arrays that nobody named.
const MAX_DEPTH: usize = 4;

/// Members that are looked at there.
const MAX_MEMBERS: usize = 1_000;

/// Keys that an object has at least, if it is not to fit by chance.
const MIN_KEYS: usize = 3;

/// Returns the array in a document, wherever it is, that holds the objects that `fit` is greatest for.
pub(super) fn elsewhere<'d, F: Ord>(
    document: NodeRef<'d>,
    fit: impl Fn(NodeRef<'d>) -> Option<F>,
) -> Option<Path> {
    let mut best: Option<(F, Path)> = None;
    let mut open = vec![(document, Path::default())];
    let mut left = MAX_MEMBERS;
    while let Some((object, path)) = open.pop() {
        for member in object.members().iter().take(left) {
            left -= 1;
            let value = object.at(member.value);
            let at = || path.join(&Path::member(member.key()));
            match value.kind() {
                Kind::Object if path.segments().len() + 1 < MAX_DEPTH => {
                    open.push((value, at()));
                }
                Kind::Array => {
                    let items = value.elements().take(MAX_ITEMS);
                    let items = items.filter(|item| {
                        matches!(item.kind(), Kind::Object) && item.members().len() >= MIN_KEYS
                    });
                    let Some(found) = items.filter_map(&fit).max() else { continue };
                    if best.as_ref().is_none_or(|(known, _)| found > *known) {
                        best = Some((found, at()));
                    }
                }
                _ => {}
            }
        }
    }
    best.map(|(_, path)| path)
}

#[cfg(test)]
mod tests {
    use tablature_schema::json;

    use super::*;

    /// Finds objects that have many members called like numbers.
    #[track_caller]
    fn check(document: &str, records: &str, payload: &str) {
        let fit = |value: NodeRef<'_>| {
            let members = value.members().iter();
            let count = members.filter(|member| member.key().parse::<u64>().is_ok()).count();
            (count > 0).then_some(count)
        };
        let (parsed, _) = json::parse(document.as_bytes(), 64).expect("it is JSON");
        let found = envelope(parsed.root(), fit).unwrap_or_default();
        assert_eq!(
            (found.records.to_string(), found.payload.to_string()),
            (records.into(), payload.into())
        );
    }

    #[test]
    fn the_place_of_what_fits_best_is_found() {
        check(r#"{"1": 0}"#, "", "");
        check(r#"{"entities": [{"1": 0}], "nextUri": null}"#, "/entities", "");
        check(r#"{"entities": [5, {"a": 0}, {"1": 0}]}"#, "/entities", "");
        check(r#"{"topicName": "x", "eventBody": {"1": 0}}"#, "", "/eventBody");
        check(r#"{"detail": {"eventBody": {"1": 0}}}"#, "", "/detail/eventBody");
        check(r#"{"data": {"1": 0}, "batch": [{"1": 0, "2": 0}]}"#, "/batch", "");
        check(r#"{"1": 0, "2": 0, "data": {"1": 0}}"#, "", "");
        check(r#"{"1": 0, "data": {"1": 0, "2": 0}}"#, "", "/data");
    }

    #[test]
    fn arrays_that_nobody_named_are_found_by_what_they_hold() {
        #[track_caller]
        fn check(document: &str, expected: Option<&str>) {
            let fit = |value: NodeRef<'_>| {
                let members = value.members().iter();
                let count = members.filter(|member| member.key().parse::<u64>().is_ok()).count();
                (count > 0).then_some(count)
            };
            let (parsed, _) = json::parse(document.as_bytes(), 64).expect("it is JSON");
            let found = elsewhere(parsed.root(), fit).map(|path| path.to_string());
            assert_eq!(found.as_deref(), expected, "{document}");
        }
        let record = r#"{"1": 0, "a": 0, "b": 0}"#;
        check(&format!(r#"{{"results": [5, {record}]}}"#), Some("/results"));
        let better = record.replace('a', "2");
        check(
            &format!(r#"{{"x": [{record}], "page": {{"a/b": [{better}]}}, "y": [{record}]}}"#),
            Some("/page/a~1b"),
        );
        check(r#"{"results": [{"1": 0}]}"#, None);
        check(r#"{"results": [[1], "x"], "a": {"1": 0}}"#, None);
        check(&format!(r#"{{"a": {{"a": {{"a": {{"a": {{"a": [{record}]}}}}}}}}}}"#), None);
        check("[]", None);
        let many: Vec<String> = (0..2_000).map(|at| format!(r#""k{at}": 0"#)).collect();
        check(&format!(r#"{{{}, "results": [{record}]}}"#, many.join(", ")), None);
    }

    #[test]
    fn what_does_not_fit_is_no_envelope() {
        check(r#"{"entities": [{"a": 0}], "data": {"b": 0}, "events": 5}"#, "", "");
        check(r#"{"entities": [], "data": {"1": 0}}"#, "", "/data");
        check(r#"{"entities": []}"#, "/entities", "");
        check(r#"{"1": 0, "entities": []}"#, "", "");
        check(r#"{"entities": [], "results": [{"1": 0, "a": 0, "b": 0}]}"#, "", "");
        check(r#"{"entities": [], "results": [{"a": 0, "b": 0, "c": 0}]}"#, "/entities", "");
        check("[]", "", "");
    }
}
