//! Versions of the catalogue: real changes.

use std::collections::BTreeSet;

use serde_json::json;

use super::{
    Comparison, Direction, Options, Reading, Side, Verdict, check_witnesses, compare, four, now,
};

fn compared(old: &str, new: &str) -> Comparison {
    let json = |id: &str| tablature_schema::catalogue::find(id).expect("a catalogue id").json();
    let (old_json, new_json) = (json(old), json(new));
    let (old, new) = (Side::new(old, &old_json), Side::new(new, &new_json));
    let never = || false;
    let comparison = compare(&old, &new, &Options::new(now(), &never));
    check_witnesses(&comparison, &old_json, &new_json);
    comparison
}

/// The fields that became required between the two versions, by the type that has them.
const BECAME_REQUIRED: &[(&str, &[&str])] = &[
    ("", &["id", "correlationId", "session", "createdDate"]),
    ("/$defs/EventSession", &["id", "type"]),
    ("/$defs/SegmentAssignmentEvent", &["segment"]),
    (
        "/$defs/WebActionEvent",
        &["actionMap", "actionTarget", "userAgentString", "browser", "device"],
    ),
    (
        "/$defs/WebEvent",
        &[
            "totalEventCount",
            "totalPageviewCount",
            "page",
            "userAgentString",
            "browser",
            "device",
            "attributes",
            "traits",
            "authenticated",
        ],
    ),
    ("/$defs/EventAction", &["state", "mediaType", "prompt", "createdDate"]),
    ("/$defs/ActionEventActionMap", &["id", "version"]),
    ("/$defs/OutcomeAchievedEventOutcome", &["id", "version"]),
    ("/$defs/Browser", &["featuresFlash", "featuresJava", "featuresPdf", "featuresWebrtc"]),
    ("/$defs/Device", &["isMobile"]),
    ("/$defs/Referrer", &["medium"]),
    ("/$defs/JourneyPage", &["breadcrumb"]),
];

#[test]
fn every_documented_change_of_the_event_is_found_with_its_witness() {
    let comparison = compared("genesys/event@181.1.0", "genesys/event@257.1.0");
    let of = |rule: &'static str| {
        comparison.changes.iter().filter(move |change| change.rule.name() == rule)
    };
    let required: BTreeSet<&str> = of("field-became-required")
        .map(|change| {
            let verdict = change.verdict(Reading::DeclaredOnly, Direction::Backward);
            assert!(matches!(verdict, Verdict::Breaking(_)), "{} {verdict:?}", change.path);
            let forward = change.verdict(Reading::AsWritten, Direction::Forward);
            assert_eq!(*forward, Verdict::Compatible, "{}", change.path);
            change.new_pointer.as_deref().expect("it is there")
        })
        .collect();
    let expected: Vec<String> = BECAME_REQUIRED
        .iter()
        .flat_map(|(ty, fields)| fields.iter().map(move |field| format!("{ty}/properties/{field}")))
        .collect();
    assert_eq!(required, expected.iter().map(String::as_str).collect());
    let alone = comparison
        .of_acceptance()
        .filter_map(|change| change.verdict(Reading::DeclaredOnly, Direction::Backward).witness());
    let alone = alone.filter(|witness| witness.rejections.len() == 1).count();
    assert!(alone >= expected.len(), "{alone} witnesses show one change and no other");
    let paths = |rule| of(rule).map(|change| change.path.as_str()).collect::<Vec<_>>();
    assert_eq!(paths("field-removed"), ["genericActionEvent", "segmentAssignedEvent"]);
    let added = paths("field-added");
    assert_eq!(added[0], "appEvent");
    assert!(added.iter().any(|path| path.ends_with(".screenDensity")), "{added:?}");
    assert!(added.iter().any(|path| path.ends_with(".manufacturer")), "{added:?}");
    for change in of("field-removed").chain(of("field-added")) {
        let way = if change.rule.name() == "field-added" {
            Direction::Backward
        } else {
            Direction::Forward
        };
        assert!(change.readings.is_potential(way), "{}", change.path);
    }
    let whole = |way| comparison.verdict(Reading::DeclaredOnly, way).name();
    assert_eq!((whole(Direction::Backward), whole(Direction::Forward)), ("breaking", "compatible"));
}

#[test]
fn optional_additions_are_compatible_with_what_producers_send() {
    let events = compared("userpilot/event@3", "userpilot/event@4");
    assert_eq!(four(&events), "✗✓ ✓✓");
    let responses =
        compared("genesys/web-event-response@249.0.0", "genesys/web-event-response@257.1.0");
    assert_eq!(four(&responses), "✗✓ ✓✓");
    for comparison in [events, responses] {
        let work = comparison.work;
        assert_eq!((work.side_readings, work.side_compilations), (4, 4), "two of each a side");
        assert!(work.reduced <= 30, "{work:?}");
    }
}

#[test]
fn where_a_rule_comes_from_is_no_change() {
    let side = |version: &str| {
        let source = json!({"table": "a.md", "row": 3, "version": version});
        json!({"type": "object", "source": source, "properties": {"a": {"type": "integer", "source": source}}})
    };
    let (old, new) = (Side::new("old", &side("1")), Side::new("new", &side("2")));
    let never = || false;
    let comparison = compare(&old, &new, &Options::new(now(), &never));
    assert!(comparison.changes.is_empty(), "{:?}", comparison.changes);
    assert_eq!(four(&comparison), "✓✓ ✓✓");
    assert_eq!(comparison.work.side_compilations, 0, "nothing needs to be proved");
}
