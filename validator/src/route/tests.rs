//! Records of many schemas: the same findings whether a record is skimmed or parsed, alone or in a block.

use tablature_schema::json::Origin;

use super::{Chosen, Fields, Layout, Names, Routed, Router, merged::MAX_FINDINGS};
use crate::{Checker, Finding, Limits, Options, Wanted};

const SCHEMAS: [(&str, &str); 4] = [
    (
        "CartViewed",
        r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "n": {"type": ["integer", "null"], "nullMeansAbsent": true}}}"#,
    ),
    ("OrderPlaced", r#"{"properties": {"order": {"type": "integer", "maximum": 9}}}"#),
    ("Broken", "{"),
    ("Any", "true"),
];

fn options() -> Options {
    Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp"))
}

fn router_with(records: &str, by: Option<&str>, payload: &str, options: Options) -> Router {
    let path = |text: &str| text.parse().expect("a pointer");
    let layout = Layout::new(path(records), by.map(path), path(payload));
    let names = Names::new(SCHEMAS.map(|(name, _)| vec![name]));
    let own = options.clone();
    let compile = move |index: usize| {
        let (name, schema) = SCHEMAS[index];
        Checker::from_slice(name, schema.as_bytes(), own.clone()).map_err(|error| error.to_string())
    };
    Router::new(layout, names, options, Box::new(compile))
}

fn router(records: &str, by: Option<&str>, payload: &str) -> Router {
    router_with(records, by, payload, options())
}

fn line(finding: &Finding) -> String {
    let Finding { place, code, pointer, record, field, .. } = finding;
    let record = record.map(|record| format!(" #{record}")).unwrap_or_default();
    let field = field.as_deref().filter(|it| !pointer.ends_with(&format!("/{it}")));
    let field = field.map(|field| format!(" [{field}]")).unwrap_or_default();
    let pointer = if pointer.is_empty() { "." } else { pointer };
    format!("{place} {code} {pointer}{field}{record}")
}

/// Checks the findings about a document, however it is read.
#[track_caller]
fn check(router: &Router, document: &str, expected: &[&str]) {
    let found = router.check(document.as_bytes());
    let lines: Vec<String> = found.report.findings().iter().map(line).collect();
    assert_eq!(lines, expected, "{document}");
    let parsed = router.read(document.as_bytes(), Origin::FILE, Wanted::All);
    assert_eq!(parsed, found, "{document}");
    // Once there are plans, much is proved.
    for index in 0..router.names.n_schemas() {
        if let Ok(target) = router.target(index) {
            target.checker.warm_up();
        }
    }
    assert_eq!(router.check(document.as_bytes()), found, "{document}");
    let flat = document.replace('\n', " ");
    let Routed { report, records, chosen } = router.check(flat.as_bytes());
    for lines in [format!("{flat}\n"), format!("{flat}\r\n\n{}", " ".repeat(100))] {
        let mut in_block = Vec::new();
        let mut of_lines = Chosen::default();
        let (all, only_errors) = (Wanted::All, Wanted::Errors);
        let text = lines.as_bytes();
        let read = router.check_lines(text, Origin::FILE, all, &mut of_lines, |_, report| {
            in_block.extend_from_slice(report.findings());
        });
        assert_eq!(in_block, report.findings(), "{document}");
        assert_eq!((read.records, &of_lines), (records, &chosen), "{document}");
        let mut errors = Vec::new();
        router.check_lines(text, Origin::FILE, only_errors, &mut of_lines, |_, report| {
            errors.extend_from_slice(report.findings());
        });
        let expected: Vec<Finding> =
            report.findings().iter().filter(|it| it.is_error()).cloned().collect();
        assert_eq!(errors, expected);
    }
}

#[test]
fn the_schema_is_chosen_by_the_name() {
    let by_event = router("", Some("/event"), "/properties");
    check(&by_event, r#"{"event": "Cart Viewed", "properties": {"id": "a"}}"#, &[]);
    check(
        &by_event,
        r#"{"event": "cart_viewed", "properties": {"id": 5}}"#,
        &["1:47 wrong-type /properties/id"],
    );
    check(
        &by_event,
        "{\"sent\": {\"é\": 1},\n \"properties\": {\"order\": 10, \"x\": null}, \"event\": \"order-placed\"}",
        &["2:26 out-of-range /properties/order", "2:30 unknown-field /properties/x"],
    );
    check(
        &by_event,
        r#"{"properties": {"n": null}, "event": "CartViewed"}"#,
        &["1:16 missing-field /properties [id]", "1:22 null-for-absent /properties/n"],
    );
    let within = router("", Some("/meta/name"), "");
    check(
        &within,
        r#"{"meta": {"name": "CartViewed"}, "id": 5}"#,
        &["1:2 unknown-field /meta", "1:40 wrong-type /id"],
    );
}

#[test]
fn records_are_found_in_documents() {
    let pages = router("/page/entities", Some("/event"), "/properties");
    check(
        &pages,
        r#"{"next": 2, "page": {"entities": [
            {"event": "CartViewed", "properties": {"id": "a"}},
            {"event": "CartViewed", "properties": {"id": 7}},
            {"event": "else", "properties": {}},
            {"event": "Any", "properties": [{}]}
        ], "size": 4}}"#,
        &[
            "3:58 wrong-type /page/entities/1/properties/id #2",
            "4:23 unknown-event /page/entities/2/event #3",
        ],
    );
    check(&pages, r#"{"page": {"entities": []}}"#, &[]);
    check(&pages, r#"{"page": {}}"#, &["1:10 missing-field /page [entities]"]);
    check(&pages, r#"{"page": {"entities": {}}}"#, &["1:23 wrong-type /page/entities"]);
    check(&pages, "[]", &["1:1 missing-field . [page]"]);
    let one = router("/list", None, "/a");
    check(
        &one,
        r#"{"list": [{"a": {"id": 1}}, {"a": {"id": "x"}}]}"#,
        &["1:24 wrong-type /list/0/a/id #1"],
    );
    check(
        &one,
        r#"{"list": [{}, 5]}"#,
        &["1:11 missing-field /list/0 [a] #1", "1:15 missing-field /list/1 [a] #2"],
    );
}

#[test]
fn records_without_a_schema_are_reported() {
    let by_event = router("", Some("/event"), "/properties");
    check(&by_event, "{}", &["1:1 missing-field . [event]"]);
    check(&by_event, "5", &["1:1 missing-field . [event]"]);
    check(&by_event, r#"{"event": 5, "properties": {}}"#, &["1:11 unknown-event /event"]);
    check(&by_event, r#"{"event": null}"#, &["1:11 unknown-event /event"]);
    check(&by_event, r#"{"event": "Any"}"#, &["1:1 missing-field . [properties]"]);
    check(&by_event, r#"{"event": "broken", "properties": {}}"#, &["1:1 unusable-schema ."]);
    let found = by_event.check(br#"{"event": "CartVeiwed"}"#).report;
    assert_eq!(found.findings()[0].message, "there is no schema for `CartVeiwed`");
    assert_eq!(found.findings()[0].help.as_deref(), Some("did you mean `CartViewed`?"));
    let masked = router_with("", Some("/event"), "", options().with_mask(true));
    let found = masked.check(br#"{"event": "CartVeiwed"}"#).report;
    assert!(!format!("{found:?}").contains("Cart"), "{found:?}");
}

#[test]
fn what_is_around_payloads_is_judged_as_text() {
    let by_event = router("", Some("/event"), "/properties");
    for (document, expected) in [
        (
            r#"{"event": "Any", "event": "CartViewed", "properties": {}}"#,
            &["1:18 duplicate-key /event", "1:55 missing-field /properties [id]"][..],
        ),
        (
            r#"{"event": "Any", "x": {"a": 1, "a": 2}, "properties": {"b": 1, "b": 2}}"#,
            &["1:32 duplicate-key /x/a", "1:64 duplicate-key /properties/b"],
        ),
        (r#"{"\u0065vent": "Any", "properties": {"\u0061": 1}}"#, &[]),
        (r#"{"event": "\u0041ny", "properties": 5}"#, &[]),
        (r#"{"event": "Any", "x": tru, "properties": {}}"#, &["1:23 invalid-json ."]),
        (r#"{"event": "Any", "properties": {}} x"#, &["1:36 invalid-json ."]),
        (r#"{"event": "Any", "properties": {}"#, &["1:34 truncated-json ."]),
        (r#"{"event": "Any", "properties": {"a": [1,}}"#, &["1:41 invalid-json ."]),
        ("\u{feff}{\"event\": \"Any\", \"properties\": {}}", &["1:1 byte-order-mark ."]),
    ] {
        check(&by_event, document, expected);
    }
    let deep = |levels: usize| {
        format!(r#"{{"event": "Any", "properties": {}{}}}"#, "[".repeat(levels), "]".repeat(levels))
    };
    check(&by_event, &deep(128), &[]);
    check(&by_event, &deep(129), &["1:160 nested-too-deep /properties"]);
    let found = by_event.check(deep(1_000_000).as_bytes());
    assert_eq!(found.report.findings().len(), 1);
}

#[test]
fn findings_beyond_the_limit_are_counted_in_every_record() {
    let limits = Limits::default().with_findings(1);
    let pages = router_with("/list", Some("/event"), "", options().with_limits(limits));
    let record = r#"{"event": "CartViewed", "id": 1, "n": "x"}"#;
    let found = pages.check(format!(r#"{{"list": [{record}, {record}, {record}]}}"#).as_bytes());
    let counts: Vec<(&str, u64)> =
        found.report.unreported().iter().map(|it| (it.code.as_str(), it.count)).collect();
    assert_eq!(counts, [("wrong-type", 3)]);
    assert_eq!(found.records, 3);
}

#[test]
fn records_as_most_are_need_no_parsing() {
    use super::skim::{Skim, Start};
    let is_skimmed = |router: &Router, record: &str| {
        let mut bytes = record.as_bytes().to_vec();
        bytes.resize(record.len() + crate::prove::PAD, 0);
        let start = Start { at: 0, origin: Origin::FILE };
        let mut skim = Skim::new(router, Wanted::All, true);
        skim.document(&bytes, start) == Some(record.len())
    };
    let by_event = router("", Some("/event"), "/properties");
    for record in [
        r#"{"event": "Any", "properties": {"a": [1, {"b": null}]}, "x": [1, {}]}"#,
        r#"{"x": "[{\"", "y": [{"]": 1}], "properties": {"id": 7}, "event": "Cart Viewed"}"#,
        r#" { "event" : "order_placed" , "properties" : { "order" : 1 } } "#,
    ] {
        assert!(is_skimmed(&by_event, record), "{record}");
    }
    for record in [
        r#"{"event": "else", "properties": {}}"#,
        r#"{"event": "Any"}"#,
        r#"{"event": "Any", "properties": {}, "properties": {}}"#,
        r#"{"event": "Any", "properties": {}, "x": {"a": 1, "a": 2}}"#,
        r#"{"event": "Any", "properties": {}, "é": 1}"#,
    ] {
        assert!(!is_skimmed(&by_event, record), "{record}");
    }
    let pages = router("/list", None, "/a");
    assert!(is_skimmed(&pages, r#"{"list": [{"a": {"id": "x"}}, {"a": {}}], "next": 1}"#));
    assert!(is_skimmed(&pages, r#"{"list": []}"#));
}

#[test]
fn findings_about_the_records_of_a_document_are_bounded_and_counted() {
    let router = router("/list", None, "");
    let items = vec![r#"{"id": 5}"#; 50_000].join(",");
    let document = format!(r#"{{"list": [{items}]}}"#);
    for _ in 0..2 {
        let Routed { report, records, .. } = router.check(document.as_bytes());
        assert_eq!((report.findings().len(), records), (MAX_FINDINGS + 1, 50_000));
        let standing: Vec<&Finding> =
            report.findings().iter().filter(|it| it.code == "too-many-findings").collect();
        assert_eq!(standing.len(), 1);
        assert!(standing[0].message.ends_with("and 30000 more are not"), "{}", standing[0].message);
        let unreported: Vec<(&str, u64)> =
            report.unreported().iter().map(|it| (it.code.as_str(), it.count)).collect();
        assert_eq!(unreported, [("wrong-type", 30_000)]);
        assert!(report.findings().last().is_some_and(|it| it.record == Some(20_000)));
        // The next time, it is skimmed first.
        router.target(0).expect("it is valid").checker.warm_up();
    }
}

/// Schemas that are told apart by keys.
const BY_KEYS: [(&str, &str); 5] = [
    ("a", r#"{"properties": {"id": {"type": "string"}, "a": {"type": "integer"}}}"#),
    ("b", r#"{"properties": {"id": {"type": "string"}, "b": {"type": "integer"}}}"#),
    // The same fields.
    ("c", r#"{"properties": {"c": {"type": "integer"}, "d": {}}}"#),
    ("d", r#"{"properties": {"c": {"type": "string"}, "d": {}}}"#),
    ("e", r#"{"properties": {"e": {"pattern": 5}}}"#),
];

fn keyed(records: &str, payload: &str) -> Router {
    let path = |text: &str| text.parse().expect("a pointer");
    let layout = Layout::new(path(records), None, path(payload));
    let compile = move |index: usize| {
        let (name, schema) = BY_KEYS[index];
        Checker::from_slice(name, schema.as_bytes(), options()).map_err(|_| "broken".to_owned())
    };
    let names = Names::new(BY_KEYS.map(|(name, _)| vec![name]));
    let fields = BY_KEYS.map(|(name, text)| (name.to_owned(), Fields::of_text(text.as_bytes())));
    Router::new(layout, names, options(), Box::new(compile)).by_keys(fields.to_vec())
}

#[test]
fn keys_choose_the_schema_that_fits_best() {
    let router = keyed("", "");
    check(&router, r#"{"id": "x", "a": 1}"#, &[]);
    check(&router, r#"{"id": "x", "b": "1"}"#, &["1:18 wrong-type /b"]);
    check(
        &router,
        r#"{"id": 1, "a": 1, "y": 1}"#,
        &["1:8 wrong-type /id", "1:19 unknown-field /y"],
    );
    check(&router, r#"{"a\u0061": 1, "a": 1}"#, &["1:2 unknown-field /aa"]);
    check(&router, r#"{"x": 1}"#, &["1:1 unknown-event ."]);
    check(&router, "[]", &["1:1 unknown-event ."]);
    check(&router, r#"{"a": 1"#, &["1:8 truncated-json ."]);
    check(&router, r#"{"a": 1, "a": 1}"#, &["1:10 duplicate-key /a"]);
    let all = [r#"{"id": "x", "a": 1}"#, r#"{"b": 1}"#, r#"{"x": 1}"#, r#"{"a": "x"}"#].join("\n");
    for _ in 0..2 {
        let mut chosen = Chosen::default();
        router.check_lines(all.as_bytes(), Origin::FILE, Wanted::All, &mut chosen, |_, _| ());
        assert_eq!(router.named(&chosen).collect::<Vec<_>>(), [("a", 2), ("b", 1)]);
        (0..2).for_each(|index| router.target(index).expect("it is valid").checker.warm_up());
    }
}

#[test]
fn of_schemas_that_fit_alike_one_with_valid_records_is_chosen() {
    let router = keyed("", "");
    check(&router, r#"{"c": 1}"#, &[]);
    check(&router, r#"{"c": "x"}"#, &[]);
    check(&router, r#"{"c": null}"#, &["1:1 unknown-event ."]);
    check(&router, r#"{"id": "x"}"#, &[]);
    let found = router.check(br#"{"c": null}"#).report;
    let text = "the keys of the record fit several schemas: `c`, `d`";
    assert_eq!(found.findings()[0].message, text);
    check(&router, r#"{"e": 1}"#, &["1:1 unusable-schema ."]);
}

#[test]
fn keys_choose_in_envelopes_that_are_given_and_that_are_known() {
    let several = r#"{"list": [{"p": {"id": "x", "a": 1}}, {"p": {"b": "1"}}, {}], "id": 1}"#;
    let expected = ["1:51 wrong-type /list/1/p/b #2", "1:58 missing-field /list/2 [p] #3"];
    check(&keyed("/list", "/p"), several, &expected);
    let router = keyed("", "");
    check(
        &router,
        r#"{"entities": [{"a": 1}, {"b": "1"}]}"#,
        &["1:31 wrong-type /entities/1/b #2"],
    );
    check(
        &router,
        r#"{"detail": {"eventBody": {"a": "1"}}}"#,
        &["1:32 wrong-type /detail/eventBody/a"],
    );
    check(&router, r#"{"data": {"x": 1}}"#, &["1:1 unknown-event ."]);
    check(&router, r#"{"entities": []}"#, &[]);
    check(&router, r#"{"entities": [], "entities": []}"#, &["1:18 duplicate-key /entities"]);
}

#[test]
fn paths_are_json_pointers() {
    for (text, shown) in [("", ""), ("/a/b~1c", "/a/b~1c"), ("/~0", "/~0"), ("/", "/")] {
        assert_eq!(text.parse::<super::Path>().map(|path| path.to_string()).as_deref(), Ok(shown));
    }
    let long = "/a".repeat(33);
    for text in ["event", "a/b", "/~2", "/a~", &long] {
        assert!(text.parse::<super::Path>().is_err(), "{text}");
    }
    let error = "event".parse::<super::Path>().expect_err("it lacks a slash").to_string();
    assert_eq!(error, "`event` is not a JSON Pointer: it begins with `/`, as in `/event`");
}

/// Schemas of a message and of a payload.
const OF_MESSAGES: [(&str, &str); 3] = [
    (
        "Paid",
        r#"{"payloadAt": "/properties", "required": ["properties", "userId"], "additionalProperties": true,
        "properties": {"properties": {"type": "object", "required": ["total"], "properties": {"total": {"type": "number"}}}}}"#,
    ),
    ("Viewed", r#"{"required": ["sku"], "properties": {"sku": {"type": "string"}}}"#),
    (
        "Identify",
        r#"{"payloadAt": "/traits", "additionalProperties": true,
        "properties": {"traits": {"type": "object", "required": ["plan"]}}}"#,
    ),
];

fn of_messages(records: &str, by: Option<&str>, payload: &str) -> Router {
    let path = |text: &str| text.parse().expect("a pointer");
    let layout = Layout::new(path(records), by.map(path), path(payload));
    let compile = move |index: usize| {
        let (name, schema) = OF_MESSAGES[index];
        Checker::from_slice(name, schema.as_bytes(), options()).map_err(|error| error.to_string())
    };
    let names = Names::new(OF_MESSAGES.map(|(name, _)| vec![name]));
    Router::new(layout, names, options(), Box::new(compile))
}

#[test]
fn a_schema_of_messages_gets_what_is_around_the_payload() {
    let router = of_messages("", Some("/event"), "/properties");
    check(&router, r#"{"event": "Paid", "userId": "u", "properties": {"total": 1}}"#, &[]);
    check(&router, r#"{"event": "Viewed", "userId": "u", "properties": {"sku": "s"}}"#, &[]);
    check(
        &router,
        r#"{"event": "paid", "properties": {"total": "x"}}"#,
        &["1:1 missing-field . [userId]", "1:43 wrong-type /properties/total"],
    );
    check(&router, r#"{"event": "Paid", "userId": "u"}"#, &["1:1 missing-field . [properties]"]);
    check(
        &router,
        r#"{"event": "Identify", "traits": {}}"#,
        &["1:33 missing-field /traits [plan]"],
    );
    let within = of_messages("/batch", Some("/message/event"), "/message/properties");
    check(
        &within,
        r#"{"batch": [{"message": {"event": "Paid", "userId": "u", "properties": {"total": "x"}}},
            {"message": {"event": "Viewed", "properties": {"sku": 1}}}]}"#,
        &[
            "1:81 wrong-type /batch/0/message/properties/total #1",
            "2:67 wrong-type /batch/1/message/properties/sku #2",
        ],
    );
    let whole = of_messages("", Some("/event"), "");
    check(&whole, r#"{"event": "Paid", "userId": "u", "properties": {"total": 1}}"#, &[]);
}

#[test]
fn a_message_without_an_event_is_named_by_its_type() {
    let router = of_messages("", Some("/event"), "/properties");
    for event in ["", r#""event": "", "#, r#""event": null, "#] {
        let message = |rest: &str| format!(r#"{{{event}"type": "identify", {rest}}}"#);
        let column = 20 + event.len();
        check(&router, &message(r#""traits": {"plan": "a"}"#), &[]);
        let found = format!("1:{} missing-field /traits [plan]", column + 12);
        check(&router, &message(r#""traits": {}"#), &[&found]);
        let unknown = format!(r#"{{{event}"type": "group", "traits": {{}}}}"#);
        let found = format!("1:{} unknown-event /type", 10 + event.len());
        check(&router, &unknown, &[&found]);
    }
    check(&router, r#"{"type": "track", "properties": {}}"#, &["1:1 missing-field . [event]"]);
    check(&router, r#"{"type": "track", "event": ""}"#, &["1:28 unknown-event /event"]);
    check(&router, r#"{"type": "page", "event": "Viewed", "properties": {"sku": "s"}}"#, &[]);
    let within = of_messages("/batch", Some("/message/event"), "/message/properties");
    check(
        &within,
        r#"{"batch": [{"message": {"type": "identify", "traits": {}}}, {"message": {"type": "page"}}]}"#,
        &[
            "1:55 missing-field /batch/0/message/traits [plan] #1",
            "1:82 unknown-event /batch/1/message/type #2",
        ],
    );
}

/// Schemas of payloads for messages without an event.
const OF_CALLS: [(&str, &str); 4] = [
    ("Identify", r#"{"required": ["plan"]}"#),
    ("Page", r#"{"required": ["url"]}"#),
    ("Home page", r#"{"required": ["tab"]}"#),
    ("Home", r#"{"required": ["event"]}"#),
];

#[test]
fn pages_are_found_by_their_names_and_traits_are_payloads() {
    let path = |text: &str| text.parse().expect("a pointer");
    let layout = Layout::new(path(""), Some(path("/event")), path("/properties"));
    let compile = move |index: usize| {
        let (name, schema) = OF_CALLS[index];
        Checker::from_slice(name, schema.as_bytes(), options()).map_err(|error| error.to_string())
    };
    let names = Names::new(OF_CALLS.map(|(name, _)| vec![name]));
    let router = Router::new(layout, names, options(), Box::new(compile));
    check(&router, r#"{"type": "identify", "traits": {}}"#, &["1:32 missing-field /traits [plan]"]);
    check(
        &router,
        r#"{"type": "page", "properties": {}}"#,
        &["1:32 missing-field /properties [url]"],
    );
    check(
        &router,
        r#"{"type": "page", "name": "home", "properties": {}}"#,
        &["1:48 missing-field /properties [tab]"],
    );
    check(&router, r#"{"type": "page", "name": "Cart", "properties": {"url": ""}}"#, &[]);
}

#[test]
fn keys_of_a_payload_choose_a_schema_of_messages() {
    let fields = OF_MESSAGES.map(|(name, text)| {
        let checker = Checker::from_slice(name, text.as_bytes(), options()).expect("it is valid");
        let payload = "/properties".parse().expect("a pointer");
        (name.to_owned(), Fields::in_payload(checker.ir(), &payload))
    });
    let router = of_messages("", None, "/properties").by_keys(fields.to_vec());
    check(&router, r#"{"userId": "u", "properties": {"total": 1}}"#, &[]);
    check(&router, r#"{"properties": {"total": 1}}"#, &["1:1 missing-field . [userId]"]);
    check(&router, r#"{"properties": {"sku": 1}}"#, &["1:24 wrong-type /properties/sku"]);
}
