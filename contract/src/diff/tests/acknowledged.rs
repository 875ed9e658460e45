//! Acknowledged breaking changes.

use serde_json::{Value, json};

use super::{Direction, Reading, compared};
use crate::diff::{
    Acknowledgement, Acknowledgements, Bump, Change, Promise, SchemaVer, Standing, Verdict,
};

fn listing(values: &Value) -> Value {
    json!({"type": "object", "properties": {"kind": {"type": "string", "enum": values}}})
}

/// Returns the only change that breaks backward.
fn breaking(old: &Value, new: &Value) -> Change {
    let comparison = compared(old, new);
    let mut changes = comparison.changes.into_iter().filter(|change| {
        matches!(change.verdict(Reading::DeclaredOnly, Direction::Backward), Verdict::Breaking(_))
    });
    let change = changes.next().expect("a break");
    assert!(changes.next().is_none());
    change
}

fn standing(of: &Change, expires: Option<&str>, change: &Change) -> (Standing, usize) {
    let entry = Acknowledgement {
        fingerprint: of.fingerprint.clone(),
        schema: String::new(),
        reason: "nobody sends it".to_owned(),
        who: "the team".to_owned(),
        expires: expires.map(|day| day.parse().expect("a day")),
    };
    let mut all = Acknowledgements::new(vec![entry], "2026-11-21".parse().expect("a day"));
    let standing = all.standing(&["event"], change);
    (standing, all.unused().count())
}

#[test]
fn an_acknowledged_break_passes_and_another_at_the_same_place_does_not() {
    let old = listing(&json!(["a", "b", "c"]));
    let one = breaking(&old, &listing(&json!(["a", "b"])));
    let same = breaking(&old, &listing(&json!(["b", "a"])));
    let other = breaking(&old, &listing(&json!(["a", "c"])));
    assert!(matches!(standing(&one, None, &same), (Standing::Acknowledged(_), 0)));
    assert_eq!(standing(&one, None, &other), (Standing::New, 1));
}

#[test]
fn an_acknowledgement_of_another_schema_says_which_has_the_change() {
    let change = breaking(&listing(&json!(["a", "b"])), &listing(&json!(["a"])));
    let check = |names: &[&str], is_new: bool, expected: Option<Option<&str>>| {
        let entry = Acknowledgement {
            fingerprint: change.fingerprint.clone(),
            schema: "event".to_owned(),
            reason: "nobody sends it".to_owned(),
            who: "the team".to_owned(),
            expires: None,
        };
        let mut all = Acknowledgements::new(vec![entry], "2026-11-21".parse().expect("a day"));
        assert_eq!(all.standing(names, &change) == Standing::New, is_new, "{names:?}");
        assert_eq!(all.unused().next().map(|unused| unused.schema), expected, "{names:?}");
    };
    check(&["event"], false, None);
    check(&["urn:event", "event"], false, None);
    check(&["order", "orders"], true, Some(Some("order")));
    check(&[], true, Some(None));
}

#[test]
fn an_acknowledgement_holds_through_its_last_day() {
    let old = listing(&json!(["a", "b"]));
    let change = breaking(&old, &listing(&json!(["a"])));
    let on = |day| standing(&change, Some(day), &change).0;
    assert!(matches!(on("2026-11-21"), Standing::Acknowledged(_)));
    assert!(matches!(on("2026-11-20"), Standing::Expired(_)));
}

#[test]
fn days_are_days_of_the_calendar() {
    for invalid in
        ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-01", "", "2026-01-32"]
    {
        assert!(invalid.parse::<crate::diff::Day>().is_err(), "{invalid}");
    }
    assert_eq!("2028-02-29".parse::<crate::diff::Day>().expect("a day").to_string(), "2028-02-29");
}

#[test]
fn versions_go_up_by_what_breaks() {
    let two = listing(&json!(["a", "b"]));
    let three = listing(&json!(["a", "b", "c"]));
    let advice = |old, new, promise| compared(old, new).bump(Reading::DeclaredOnly, promise);
    assert_eq!(advice(&three, &two, Promise::Backward), (Bump::Major, SchemaVer::Model));
    assert_eq!(advice(&two, &three, Promise::Backward), (Bump::Minor, SchemaVer::Revision));
    // SchemaVer goes by existing payloads, whatever was promised.
    assert_eq!(advice(&three, &two, Promise::Forward), (Bump::Minor, SchemaVer::Model));
    assert_eq!(advice(&two, &three, Promise::Full), (Bump::Major, SchemaVer::Revision));
    let mut titled = two.clone();
    titled["title"] = json!("Kinds");
    assert_eq!(advice(&two, &titled, Promise::Full), (Bump::Patch, SchemaVer::Nothing));
    assert_eq!(advice(&two, &two, Promise::Full), (Bump::Nothing, SchemaVer::Nothing));
}

#[test]
fn additions_are_optional_fields_in_objects_of_any_kind() {
    let object = |fields: Value, more: Value| {
        let mut schema = json!({"type": "object", "properties": fields});
        schema.as_object_mut().expect("an object").extend(more.as_object().expect("one").clone());
        schema
    };
    let (one, two) = (
        json!({"a": {"type": "string"}}),
        json!({"a": {"type": "string"}, "b": {"type": "string"}}),
    );
    let closed = json!({"additionalProperties": false});
    let advice = |old: &Value, new: &Value| {
        compared(old, new).bump(Reading::DeclaredOnly, Promise::Backward)
    };
    let added = (Bump::Minor, SchemaVer::Addition);
    assert_eq!(
        advice(&object(one.clone(), closed.clone()), &object(two.clone(), closed.clone())),
        added
    );
    assert_eq!(advice(&object(one.clone(), json!({})), &object(two.clone(), json!({}))), added);
    // Payloads with undeclared fields may be rejected from now on.
    let revised = (Bump::Minor, SchemaVer::Revision);
    assert_eq!(advice(&object(one.clone(), json!({})), &object(one.clone(), closed)), revised);
    let asked = (Bump::Major, SchemaVer::Model);
    assert_eq!(advice(&object(one, json!({})), &object(two, json!({"required": ["b"]}))), asked);
}

#[test]
fn a_version_that_cannot_be_told_is_not_guessed() {
    let side = |pattern: &str| json!({"type": "string", "pattern": pattern});
    let advice = compared(&side("(?<=q)zz7"), &side("(?<=q)zz77?"))
        .bump(Reading::DeclaredOnly, Promise::Backward);
    assert_eq!(advice, (Bump::Unknown, SchemaVer::Unknown));
    assert_eq!((advice.0.name(), advice.1.name()), ("could not tell", "could not tell"));
}

#[test]
fn what_is_only_rewritten_is_a_patch() {
    let (old, new) = (
        json!({"anyOf": [{"type": "string"}, {"type": "null"}]}),
        json!({"type": ["string", "null"]}),
    );
    let advice = compared(&old, &new).bump(Reading::DeclaredOnly, Promise::Full);
    assert_eq!(advice, (Bump::Patch, SchemaVer::Nothing));
}
