//! The main job: five faults, five findings, wherever the payload stands.

use std::fs;

use insta::assert_snapshot;

use crate::fixture::{Fixture, gzip, repository};

const FIVE: [&str; 5] =
    ["missing-field", "bad-event-name", "unknown-field", "wrong-type", "stale-timestamp"];

fn sample(name: &str) -> String {
    fs::read_to_string(repository("examples/genesys").join(name)).expect("the sample is there")
}

/// A sample on one line.
fn one_line(name: &str) -> String {
    sample(name).lines().map(str::trim).collect()
}

#[test]
fn five_faults_give_five_findings() {
    let fixture = Fixture::new().file("event.json", sample("web-event-wrong.json"));
    let run = fixture.run(&["check", "event.json", "--now", "2025-03-14T09:30:00Z"]);
    assert_snapshot!(run.all(), @r#"
    error[missing-field]: required field `customerIdType` is missing
     --> event.json:1:1
      |
    1 | {
      | ^
      = help: add `customerIdType`, a string such as `"cookie"`, `"email"` or `"phone"`
      = source: genesys/python-249.0.0/WebEventResponse.md:11 customer_id_type (249.0.0)

    error[bad-event-name]: `"product added!"` does not match the pattern `^[A-Za-z0-9_]+$`
     --> event.json:3:16 (/eventName)
      |
    3 |   "eventName": "product added!",
      |                ^^^^^^^^^^^^^^^^
      = help: use letters, digits and underscores only, such as product_added
      = source: genesys/python-249.0.0/WebEventResponse.md:10 event_name (249.0.0)

    warning[unknown-field]: unknown field `searchQurey`
      --> event.json:30:3 (/searchQurey)
       |
    30 |   "searchQurey": "two person tent",
       |   ^^^^^^^^^^^^^
       = help: did you mean `searchQuery`?
       = source: genesys/python-249.0.0/WebEventResponse.md:7 (249.0.0)

    error[wrong-type]: expected an integer, found string `"7"`
      --> event.json:43:19 (/session/eventCount)
       |
    43 |     "eventCount": "7",
       |                   ^^^
       = help: remove the quotes
       = source: genesys/python-249.0.0/WebEventResponseSession.md:11 event_count (249.0.0)

    error[stale-timestamp]: `"2025-03-14T07:02:10.000Z"` is 2 h 27 min old at 2025-03-14T09:30:00Z, more than 1 h
      --> event.json:72:18 (/createdDate)
       |
    72 |   "createdDate": "2025-03-14T07:02:10.000Z"
       |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^
       = help: send the event within 1 h of its creation
       = source: genesys/python-249.0.0/WebEventResponse.md:25 created_date (249.0.0)

    1 file, 1 record: 4 errors, 1 warning, 0 advice
    --- stderr
    note: event.json: read as genesys/web-event-response@249.0.0 (recognised from its keys; name it with --schema)
    --- exit 1
    "#);
}

#[test]
fn the_same_five_in_json() {
    let fixture = Fixture::new().file("event.json", sample("web-event-wrong.json"));
    let run =
        fixture.run(&["check", "event.json", "--format", "json", "--now", "2025-03-14T09:30:00Z"]);
    assert_snapshot!(run.out, @r#"
    {"type":"finding","path":"event.json","record":null,"line":1,"column":1,"start":0,"end":1,"pointer":"","field":"customerIdType","code":"missing-field","severity":"error","message":"required field `customerIdType` is missing","help":"add `customerIdType`, a string such as `\"cookie\"`, `\"email\"` or `\"phone\"`","schema":"genesys/web-event-response@249.0.0","keyword":"required","schema_pointer":"/required","source":"genesys/python-249.0.0/WebEventResponse.md:11 customer_id_type (249.0.0)","fingerprint":"cd87e6249b9a6560743c2e0c0e053e7f","row_group":null,"row":null,"column_name":null}
    {"type":"finding","path":"event.json","record":null,"line":3,"column":16,"start":73,"end":89,"pointer":"/eventName","field":null,"code":"bad-event-name","severity":"error","message":"`\"product added!\"` does not match the pattern `^[A-Za-z0-9_]+$`","help":"use letters, digits and underscores only, such as product_added","schema":"genesys/web-event-response@249.0.0","keyword":"pattern","schema_pointer":"/properties/eventName/pattern","source":"genesys/python-249.0.0/WebEventResponse.md:10 event_name (249.0.0)","fingerprint":"e1c96162dcfbdc921e823889f3bdcc72","row_group":null,"row":null,"column_name":null}
    {"type":"finding","path":"event.json","record":null,"line":30,"column":3,"start":776,"end":789,"pointer":"/searchQurey","field":"searchQurey","code":"unknown-field","severity":"warning","message":"unknown field `searchQurey`","help":"did you mean `searchQuery`?","schema":"genesys/web-event-response@249.0.0","keyword":"properties","schema_pointer":"/properties","source":"genesys/python-249.0.0/WebEventResponse.md:7 (249.0.0)","fingerprint":"ec7ca453395504660654adcca8f11745","row_group":null,"row":null,"column_name":null}
    {"type":"finding","path":"event.json","record":null,"line":43,"column":19,"start":1121,"end":1124,"pointer":"/session/eventCount","field":null,"code":"wrong-type","severity":"error","message":"expected an integer, found string `\"7\"`","help":"remove the quotes","schema":"genesys/web-event-response@249.0.0","keyword":"type","schema_pointer":"/$defs/WebEventResponseSession/properties/eventCount/type","source":"genesys/python-249.0.0/WebEventResponseSession.md:11 event_count (249.0.0)","fingerprint":"a2501d769978b7daf3b6cbec3d4e4bc9","row_group":null,"row":null,"column_name":null}
    {"type":"finding","path":"event.json","record":null,"line":72,"column":18,"start":1718,"end":1744,"pointer":"/createdDate","field":null,"code":"stale-timestamp","severity":"error","message":"`\"2025-03-14T07:02:10.000Z\"` is 2 h 27 min old at 2025-03-14T09:30:00Z, more than 1 h","help":"send the event within 1 h of its creation","schema":"genesys/web-event-response@249.0.0","keyword":"maxAge","schema_pointer":"/properties/createdDate/maxAge","source":"genesys/python-249.0.0/WebEventResponse.md:25 created_date (249.0.0)","fingerprint":"0f8e529554c9caea202389adb595cfa3","row_group":null,"row":null,"column_name":null}
    {"type":"summary","files":1,"records":1,"errors":4,"warnings":1,"advice":0,"kinds":[{"severity":"error","code":"missing-field","field":"/customerIdType","schema":"genesys/web-event-response@249.0.0","findings":1,"records":1,"files":1,"example":{"path":"event.json","line":1,"column":1,"record":null},"values":[],"help":"add `customerIdType`, a string such as `\"cookie\"`, `\"email\"` or `\"phone\"`"},{"severity":"error","code":"bad-event-name","field":"/eventName","schema":"genesys/web-event-response@249.0.0","findings":1,"records":1,"files":1,"example":{"path":"event.json","line":3,"column":16,"record":null},"values":[{"value":"\"product added!\"","findings":1,"minimum":false}],"help":"use letters, digits and underscores only, such as product_added"},{"severity":"error","code":"wrong-type","field":"/session/eventCount","schema":"genesys/web-event-response@249.0.0","findings":1,"records":1,"files":1,"example":{"path":"event.json","line":43,"column":19,"record":null},"values":[{"value":"\"7\"","findings":1,"minimum":false}],"help":"remove the quotes"},{"severity":"error","code":"stale-timestamp","field":"/createdDate","schema":"genesys/web-event-response@249.0.0","findings":1,"records":1,"files":1,"example":{"path":"event.json","line":72,"column":18,"record":null},"values":[{"value":"\"2025-03-14T07:02:10.000Z\"","findings":1,"minimum":false}],"help":"send the event within 1 h of its creation"},{"severity":"warning","code":"unknown-field","field":"/searchQurey","schema":"genesys/web-event-response@249.0.0","findings":1,"records":1,"files":1,"example":{"path":"event.json","line":30,"column":3,"record":null},"values":[],"help":"did you mean `searchQuery`?"}],"files_with_findings":[{"path":"event.json","errors":4,"warnings":1,"advice":0}]}
    "#);
}

#[test]
fn the_same_five_in_python_spelling() {
    let fixture = Fixture::new().file("event.json", sample("web-event-python-wrong.json"));
    let run = fixture.run(&["check", "event.json", "--format", "json"]);
    let mut found = Vec::new();
    for line in run.json().iter().filter(|line| line["type"] == "finding") {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let place = format!("{} {}", text("pointer"), text("field"));
        found.push(format!("{}: {}", text("code"), place.trim()));
    }
    assert_snapshot!(found.join("\n"), @r"
    missing-field: customer_id_type
    bad-event-name: /event_name
    unknown-field: /search_qurey search_qurey
    wrong-type: /session/event_count
    stale-timestamp: /created_date
    ");
}

#[test]
fn the_same_five_far_down_in_a_packed_stream() {
    let right = one_line("web-event.json");
    let mut lines = format!("{right}\n").repeat(700);
    lines += &one_line("web-event-wrong.json");
    let fixture = Fixture::new().file("events.jsonl.gz", gzip(lines.as_bytes()));
    let args =
        ["check", "events.jsonl.gz", "--format", "json", "--now", "2025-03-14T10:26:53.589Z"];
    let run = fixture.run(&args);
    let (mut codes, mut places) = (Vec::new(), Vec::new());
    for line in run.json().iter().filter(|line| line["type"] == "finding") {
        codes.push(line["code"].as_str().unwrap_or_default().to_owned());
        places.push((line["line"].as_u64(), line["record"].as_u64()));
    }
    assert_eq!(codes, FIVE);
    assert_eq!(places, [(Some(701), Some(701)); 5]);
    assert_eq!(run.json().last().map(|line| line["records"] == 701), Some(true));
}

/// Checks the right web event at this instant: only its age can be wrong.
#[track_caller]
fn check_at(fixture: &Fixture, now: &str, code: i32) {
    let run = fixture.run(&["check", "event.json", "--now", now]);
    assert_eq!(run.code, Some(code), "{now}: {}", run.out);
    assert_eq!(run.out.contains("[stale-timestamp]"), code == 1, "{}", run.out);
}

#[test]
fn a_nanosecond_either_side_of_the_hour() {
    let fixture = Fixture::new().file("event.json", sample("web-event.json"));
    check_at(&fixture, "2025-03-14T10:26:53.588999999Z", 0);
    check_at(&fixture, "2025-03-14T10:26:53.589Z", 0);
    check_at(&fixture, "2025-03-14T10:26:53.589000001Z", 1);
    check_at(&fixture, "2025-03-14T11:26:53.589+01:00", 0);
}

#[test]
fn without_a_clock_it_is_the_systems() {
    let fixture = Fixture::new().file("event.json", sample("web-event.json"));
    let run = fixture.run(&["check", "event.json", "--format", "json"]);
    assert_eq!(run.findings(), ["event.json:73:18 null stale-timestamp"]);
}

#[test]
fn the_samples_show_every_kind_of_fault_at_once() {
    let fixture = Fixture::new();
    let examples = repository("examples");
    let run = fixture.run(&["check", &examples.to_string_lossy()]);
    for code in FIVE {
        assert!(run.out.contains(&format!("[{code}]: ")), "{code} is missing");
    }
    assert_eq!(run.code, Some(1), "{}", run.err);
}

#[test]
fn the_right_samples_are_right_on_their_day() {
    let fixture = Fixture::new();
    let config = repository("examples/tablature.toml");
    let names = ["genesys/web-event.json", "genesys/events.json", "userpilot/export.jsonl"];
    let paths = names.map(|name| repository("examples").join(name).to_string_lossy().into_owned());
    let config = config.to_string_lossy();
    let run = fixture.run(&["check", &paths[0], &paths[1], &paths[2], "--config", &config]);
    assert!(run.out.contains(": 0 errors, 0 warnings, 0 advice"), "{}", run.out);
    assert_eq!((run.err.as_str(), run.code), ("", Some(0)));
}
