//! The catalogue as any other validator sees it.

use serde_json::{Value, json};
use tablature::{catalogue, vocabulary};

fn meta_schema() -> Value {
    serde_json::from_str(include_str!("../../schema/meta/schema.json"))
        .expect("the meta-schema is JSON")
}

#[test]
fn the_catalogue_holds_what_it_promises() {
    let ids: Vec<String> = catalogue::entries()
        .iter()
        .map(|entry| entry.id() + if entry.is_default() { " (default)" } else { "" })
        .collect();
    insta::assert_snapshot!(ids.join("\n"), @r"
    genesys/app-event@257.1.0 (default)
    genesys/event@181.1.0 (default)
    genesys/event@249.0.0
    genesys/event@257.1.0
    genesys/event-bridge-event@1 (default)
    genesys/event-listing@257.1.0 (default)
    genesys/notification@1 (default)
    genesys/web-event-request@257.1.0 (default)
    genesys/web-event-response@249.0.0 (default)
    genesys/web-event-response@257.1.0
    userpilot/event@3 (default)
    userpilot/event@4
    userpilot/import-event@1 (default)
    ");
}

#[test]
fn every_schema_is_valid_2020_12() {
    assert!(jsonschema::meta::is_valid(&meta_schema()));
    for entry in catalogue::entries() {
        let schema = entry.json();
        assert!(jsonschema::meta::is_valid(&schema), "{}", entry.id());
        assert!(jsonschema::draft202012::new(&schema).is_ok(), "{} does not compile", entry.id());
        assert_eq!(schema["$id"], format!("urn:tablature:{}", entry.id()));
    }
}

#[test]
fn every_schema_is_valid_under_our_meta_schema() {
    let meta = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&meta_schema())
        .unwrap();
    for entry in catalogue::entries() {
        let schema = entry.json();
        let errors: Vec<String> = meta
            .iter_errors(&schema)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", entry.id());
    }
}

#[test]
fn our_meta_schema_describes_our_keywords_and_refuses_their_misuse() {
    let meta = meta_schema();
    let described = meta["properties"].as_object().unwrap();
    assert_eq!(described.keys().map(String::as_str).collect::<Vec<_>>(), vocabulary::KEYWORDS);
    let validator =
        jsonschema::draft202012::options().should_validate_formats(true).build(&meta).unwrap();
    for wrong in [
        json!({ "maxAge": "1 hour" }),
        json!({ "maxAge": "PT" }),
        json!({ "maxAge": "P1M" }),
        json!({ "knownValues": [] }),
        json!({ "knownValues": [1] }),
        json!({ "nullMeansAbsent": false }),
        json!({ "recommendedPattern": "(" }),
        json!({ "fault": { "code": "Bad Code", "help": "x" } }),
        json!({ "fault": { "code": "bad-code" } }),
        json!({ "documentedAs": "" }),
        json!({ "source": { "table": "x.md" } }),
        json!({ "source": [] }),
        json!({ "should": 1 }),
        json!({ "should": { "type": "text" } }),
        json!({ "properties": { "x": { "should": { "fault": {} } } } }),
        json!({ "agreement": [{ "field": "x" }] }),
        json!({ "type": "text" }),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
    for right in [
        json!({ "maxAge": "PT1H" }),
        json!({ "maxAge": "P7D" }),
        json!({ "maxAge": "P1DT12H" }),
        json!({ "should": false }),
    ] {
        assert!(validator.is_valid(&right), "{right}");
    }
}

/// Returns whether plain JSON Schema, formats asserted, accepts a Userpilot event with these members changed.
#[track_caller]
fn check_userpilot(is_valid: bool, changes: &Value) {
    for id in ["userpilot/event@3", "userpilot/event@4"] {
        let schema = catalogue::find(id).expect("an id of the catalogue").json();
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .build(&schema)
            .expect("a schema of the catalogue compiles");
        let mut event = json!({
            "app_token": "NX-1", "event_type": "page_view", "event_name": "", "user_id": "u1", "source": "web-client",
            "inserted_at": "2025-05-11T07:45:30.123456Z", "hostname": "app.example.com", "pathname": "/a", "metadata": {}
        });
        for (name, value) in changes.as_object().expect("an object of members") {
            match value {
                Value::String(text) if text == "ABSENT" => {
                    drop(event.as_object_mut().expect("an object").remove(name));
                }
                value => event[name] = value.clone(),
            }
        }
        assert_eq!(validator.is_valid(&event), is_valid, "{id}: {event}");
    }
}

fn interaction(event_name: &str, metadata: &Value) -> Value {
    json!({ "event_type": "interaction", "event_name": event_name, "metadata": metadata })
}

#[test]
fn userpilot_events_that_are_right() {
    for changes in [
        json!({}),
        json!({ "event_name": null }),
        json!({ "event_name": "ABSENT", "session": "ABSENT" }),
        json!({ "event_type": "identify_user", "metadata": { "name": "x", "age": 3, "vip": null } }),
        json!({ "event_type": "identify_company", "company_id": "c", "user_id": "" }),
        json!({ "event_type": "track", "event_name": "Bought it" }),
        json!({ "event_type": "track_feature", "event_name": "668" }),
        json!({ "event_type": "session_start", "internal_event_id": "1", "country_code": "UK", "screen_width": 0 }),
        json!({ "source": "something-new", "device_type": "iPhone 15", "country_code": "", "screen_height": null }),
        interaction(
            "checklist:2:SKIPPED",
            &json!({ "interaction_id": "checklist_2", "is_dismissed": "1" }),
        ),
        interaction("resource_center:6FAA69:ENGAGED", &json!({ "article_url": "" })),
        interaction("banner:1:SEEN", &json!({ "anything": 1 })),
        interaction("nps:1:SUBMITTED_SCORE", &json!({ "score": "10" })),
        interaction("experiment:9:SEEN", &json!({ "variant": "C", "status": "DISMISSED" })),
        interaction("survey_module:9:SEEN", &json!({ "variant": "likert_scale" })),
    ] {
        check_userpilot(true, &changes);
    }
}

#[test]
fn userpilot_events_that_are_wrong() {
    for changes in [
        json!({ "event_type": "purchase" }),
        json!({ "event_type": "ABSENT" }),
        json!({ "app_token": "ABSENT" }),
        json!({ "metadata": "ABSENT" }),
        json!({ "metadata": [] }),
        json!({ "metadata": "{}" }),
        json!({ "metadata": { "x": 1 } }),
        json!({ "screen_width": "1920" }),
        json!({ "screen_width": 19.2 }),
        json!({ "screen_width": -1 }),
        json!({ "event_name": "Home" }),
        json!({ "country_code": "USA" }),
        json!({ "inserted_at": "yesterday" }),
        json!({ "inserted_at": "2025-05-11T07:45:30+02:00" }),
        json!({ "event_type": "identify_user", "user_id": "" }),
        json!({ "event_type": "identify_user", "user_id": null }),
        json!({ "event_type": "identify_user", "user_id": "ABSENT" }),
        json!({ "event_type": "identify_company" }),
        json!({ "event_type": "track", "event_name": "" }),
        json!({ "event_type": "track_feature", "event_name": "668", "metadata": { "x": 1 } }),
        interaction("checklist:2", &json!({})),
        interaction("checklist:2:seen:x", &json!({})),
        interaction("checklist:2:SEEN", &json!({ "is_dismissed": true })),
        interaction("checklist_task:2:SEEN", &json!({ "is_dismissed": "yes" })),
        interaction("resource_center_article:2:SEEN", &json!({ "is_dismissed": "yes" })),
        interaction("nps:1:SEEN", &json!({ "score": 9 })),
        interaction("nps:1:SEEN", &json!({ "score": "11" })),
        interaction("experiment:1:SEEN", &json!({ "variant": "D" })),
        interaction("experience_step:1:SEEN", &json!({ "total_dismissed": 3 })),
    ] {
        check_userpilot(false, &changes);
    }
}

#[test]
fn one_hour_and_utc_are_for_the_events_own_date_only() {
    for (id, n_dates) in [
        ("genesys/web-event-response@249.0.0", 1),
        ("genesys/web-event-response@257.1.0", 1),
        ("genesys/web-event-request@257.1.0", 1),
        ("genesys/event@181.1.0", 0),
        ("genesys/event@249.0.0", 0),
        ("genesys/event@257.1.0", 0),
        ("genesys/app-event@257.1.0", 0),
    ] {
        let entry = catalogue::find(id).unwrap();
        assert_eq!(entry.text().matches("\"maxAge\": \"PT1H\"").count(), n_dates, "{id}");
        assert_eq!(entry.text().matches("\"maxAge\"").count(), n_dates, "{id}");
        assert_eq!(entry.text().matches("\"not-utc\"").count(), n_dates, "{id}");
        if n_dates > 0 {
            assert_eq!(entry.json()["properties"]["createdDate"]["maxAge"], "PT1H");
        }
    }
}

#[test]
fn deprecated_members_are_marked_version_by_version() {
    for (id, expected) in [
        ("genesys/event@181.1.0", "segmentAssignedEvent"),
        ("genesys/event@249.0.0", "Browser.isMobile"),
        ("genesys/event@257.1.0", "outcomeAchievedEvent Browser.isMobile"),
    ] {
        let schema = catalogue::find(id).unwrap().json();
        let mut found = Vec::new();
        let types =
            schema["$defs"].as_object().unwrap().iter().map(|(name, ty)| (format!("{name}."), ty));
        for (prefix, ty) in [(String::new(), &schema)].into_iter().chain(types) {
            for (name, property) in ty["properties"].as_object().into_iter().flatten() {
                if property["deprecated"] == true {
                    found.push(format!("{prefix}{name}"));
                }
            }
        }
        assert_eq!(found.join(" "), expected, "{id}");
    }
}
