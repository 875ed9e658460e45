//! The runtime of generated types, through types as codegen emits them.

mod event;

use std::collections::BTreeSet;

use event::{
    Category, Event, EventName, Flag, Key, Node, OtherSource, PageView, Percent, Score, Source,
    TEXT, Tags,
};
use tablature::{
    Checker, Finding, Options,
    types::{DateTime, Field, Integer, Map, Nullable, Number, Object, Typed, Value},
};

/// Everything that reading says, a line for each error.
fn errors<T: Typed>(json: &str) -> String {
    T::from_json(json.as_bytes()).err().map(|errors| errors.to_string()).unwrap_or_default()
}

fn page(members: &str) -> String {
    format!(r#"{{"kind":"page_view","eventName":"a_b","id":1{members}}}"#)
}

#[track_caller]
fn read_page(members: &str) -> PageView {
    PageView::from_json(page(members).as_bytes()).unwrap_or_else(|errors| panic!("{errors}"))
}

/// Reads, writes, and finds the same value; as the type of the whole does, too.
#[track_caller]
fn check_same(members: &str) {
    let text = page(members);
    let value = Value::from_json(text.as_bytes()).expect("it is JSON");
    assert_eq!(read_page(members).to_value(), value);
    assert_eq!(Event::from_json(text.as_bytes()).map(|event| event.to_value()), Ok(value));
}

/// Asserts that the type rejects with these errors, and the validator finds errors at the same places.
#[track_caller]
fn check_refused(members: &str, expected: &str) {
    let text = page(members);
    assert_eq!(errors::<PageView>(&text), expected);
    let report = Event::from_json(text.as_bytes()).expect_err("the whole is wrong as well");
    let places = report.findings().iter().filter(|it| it.is_error()).map(|it| it.pointer.clone());
    let errors = PageView::from_json(text.as_bytes()).expect_err("it has errors");
    let own = errors.iter().map(|error| error.pointer.clone());
    assert_eq!(own.collect::<BTreeSet<_>>(), places.collect());
}

#[test]
fn what_is_read_is_written() {
    check_same("");
    check_same(r#","searchQuery":"\"\\/\u0001é😀""#);
    check_same(
        r#","fingerprint":null,"category":"mobile","source":"web-client","flag":1,"mixed":null"#,
    );
    check_same(r#","source":"fax","percent":95,"score":0.10000000000000000000001,"count":-3"#);
    check_same(r#","tags":["a","b"],"pair":["x",1,true,false],"key":7,"limits":{"b":1e400}"#);
    check_same(r#","unknown":{"z":1.0,"a":[12345678901234567890123]},"campaign":"x""#);
}

#[test]
fn null_is_not_absence() {
    assert_eq!(read_page("").fingerprint, Field::Absent);
    assert_eq!(read_page(r#","fingerprint":null"#).fingerprint, Field::Null);
    assert_eq!(read_page(r#","fingerprint":"x""#).fingerprint, Field::Value("x".to_owned()));
    assert_eq!(read_page("").id, Nullable::Value(1.into()));
    check_refused(r#","searchQuery":null"#, "at /searchQuery: expected a string, found `null`");
    let null = r#"{"kind":"page_view","eventName":"ab","id":null}"#;
    assert_eq!(
        PageView::from_json(null.as_bytes()).map(|page| page.to_json()),
        Ok(null.to_owned())
    );
}

#[test]
fn null_that_means_absent_is_read_and_not_written() {
    let page = read_page(r#","campaign":null"#);
    assert_eq!((page.campaign.clone(), page.to_json()), (None, self::page("")));
}

#[test]
fn every_error_is_found_with_its_place() {
    check_refused(
        r#","category":"tablet","percent":101,"tags":["a","a"],"pair":["x"],"count":1.5"#,
        "at /category: expected one of `\"desktop\"`, `\"mobile\"`, found `\"tablet\"`\n\
         at /percent: expected a number of at most 100, found `101`\n\
         at /percent: expected a multiple of 5, found `101`\n\
         at /count: expected an integer, found `1.5`\n\
         at /tags: expected items that all differ, found `\"a\"` more than once\n\
         at /pair: expected at least 2 items, found 1 item",
    );
}

#[test]
fn missing_fields_are_told_at_the_object() {
    assert_eq!(
        errors::<Event>(r#"{"kind":"page_view"}"#),
        "field `eventName` is missing\nfield `id` is missing"
    );
}

#[test]
fn the_report_has_lines_and_columns() {
    let report = Event::from_json(b"{\n  \"kind\": \"page_view\",\n  \"eventName\": 5, \"id\": 1}");
    let report = report.expect_err("a name is a string");
    assert_eq!(report.findings()[0].place.to_string(), "3:16");
}

#[test]
fn documented_names_are_read_and_wire_names_written() {
    let page =
        PageView::from_json(br#"{"kind":"page_view","event_name":"ab","search_query":"q","id":1}"#);
    let expected = r#"{"kind":"page_view","eventName":"ab","searchQuery":"q","id":1}"#;
    assert_eq!(page.map(|page| page.to_json()), Ok(expected.to_owned()));
}

#[test]
fn a_field_in_both_spellings_is_an_error() {
    assert_eq!(
        errors::<PageView>(&page(r#","event_name":"cd""#)),
        "at /event_name: expected one of the two spellings of a field, found both"
    );
}

#[test]
fn a_mix_of_spellings_is_an_error_as_for_the_validator() {
    check_refused(
        r#","search_query":"q""#,
        "at /search_query: expected `searchQuery`, because other keys are in the wire spelling, found the \
         documented spelling",
    );
}

#[test]
fn other_keys_are_kept_dropped_or_refused() {
    assert_eq!(read_page(r#","x":1"#).other.len(), 1);
    let dropped = Event::from_json(br#"{"kind":"other","x":1}"#).map(|event| event.to_json());
    assert_eq!(dropped.as_deref(), Ok(r#"{"kind":"other"}"#));
    assert_eq!(
        errors::<Event>(r#"{"kind":"nps","parent":{"name":"a"},"x":1,"y":"2"}"#),
        "at /x: expected no field of this name, found `1`\nat /y: expected no field of this name, found `\"2\"`"
    );
}

#[test]
fn a_kept_key_cannot_pose_as_a_field() {
    let mut page = read_page("");
    page.other.insert("eventName", Value::Null);
    assert_eq!(page.to_json(), self::page(""));
}

#[test]
fn a_kept_key_with_the_name_of_an_absent_field_is_that_field() {
    let mut page = read_page("");
    page.other.insert("searchQuery", Value::from("a"));
    assert_eq!(page.to_json(), self::page(r#","searchQuery":"a""#));
    page.other.insert("searchQuery", Value::Null);
    assert!(page.validate().is_err(), "nothing is lost without a word");
}

#[test]
fn typed_other_keys_are_read_by_their_type() {
    let node = Node::from_json(br#"{"name":"a","x":2.0}"#).expect("x is an integer");
    assert_eq!(node.other, Map::from_iter([("x", 2.into())]));
    assert_eq!(
        errors::<Node>(r#"{"name":"a","x":2.5}"#),
        "at /x: expected an integer, found `2.5`"
    );
}

#[test]
fn tags_choose_the_variant() {
    let variant = |json: &str| match Event::from_json(json.as_bytes()) {
        Ok(Event::PageView(_)) => "page view",
        Ok(Event::Nps(_)) => "nps",
        Ok(Event::Unknown(_)) => "unknown",
        Err(_) => "error",
    };
    assert_eq!(variant(&page("")), "page view");
    assert_eq!(variant(r#"{"kind":"nps","parent":{"name":"a"}}"#), "nps");
    assert_eq!(variant(r#"{"kind":"nps:x","note":"","parent":{"name":"a"}}"#), "nps");
    assert_eq!(variant(r#"{"kind":"fax"}"#), "unknown");
    assert_eq!(variant(r#"{"kind":5}"#), "error");
    assert_eq!(variant("{}"), "error");
    assert_eq!(variant("[]"), "error");
}

#[test]
fn a_failed_union_names_every_branch() {
    assert_eq!(Key::from_json(b"\"a\""), Ok(Key::Text("a".to_owned())));
    assert_eq!(
        errors::<Key>("true"),
        "expected one of: a string (expected a string, found `true`), an integer (expected an integer, \
         found `true`), found `true`"
    );
}

#[test]
fn rules_judge_what_no_type_holds() {
    check_refused(
        r#","limits":{"a":1}"#,
        "at /limits: expected a value that is valid under `dependentRequired` (field `b` is missing, which `a` requires), \
         found another value",
    );
}

#[test]
fn recursion_is_read_and_written() {
    let text = r#"{"name":"a","children":[{"name":"b","children":[{"name":"c"}]}]}"#;
    assert_eq!(Node::from_json(text.as_bytes()).map(|node| node.to_json()), Ok(text.to_owned()));
    assert_eq!(
        errors::<Node>(r#"{"name":"a","children":[{"name":"b","children":[{"name":1},{}]}]}"#),
        "at /children/0/children/0/name: expected a string, found `1`\n\
         at /children/0/children/1: field `name` is missing"
    );
}

#[test]
fn integers_are_integers_however_written() {
    for (literal, expected) in
        [("10.0", Some(10)), ("1e1", Some(10)), ("1.5", None), ("1e40", None)]
    {
        assert_eq!(i64::from_json(literal.as_bytes()).ok(), expected, "{literal}");
    }
    assert_eq!(u64::from_json(b"18446744073709551615"), Ok(u64::MAX));
    assert_eq!(i64::from_json(b"-9223372036854775808"), Ok(i64::MIN));
    assert_eq!(errors::<u8>("256"), "expected an integer up to 255, found `256`");
    assert_eq!(errors::<u8>("-1"), "expected an integer from 0, found `-1`");
}

#[test]
fn numbers_keep_their_digits() {
    for literal in
        ["123456789012345678901234567890", "0.1000000000000000000001", "1e400", "-0", "1.50"]
    {
        let number = Number::from_json(literal.as_bytes()).expect("it is a number");
        assert_eq!(number.to_json(), literal);
    }
    assert_ne!("9007199254740993".parse::<Number>(), "9007199254740992".parse());
    assert_eq!("10e-1".parse::<Number>(), Ok(1.into()));
}

#[test]
fn texts_that_are_not_strict_json_are_refused() {
    for (text, keyword, pointer) in [
        (r#"{"a":{"b":1,"\u0062":2}}"#, "duplicate-key", "/a/b"),
        (r#"[{"a":[{"b":1,"b":2}]}]"#, "duplicate-key", "/0/a/0/b"),
        ("[1,]", "invalid-json", ""),
        ("[1", "truncated-json", ""),
        ("", "empty-input", ""),
        ("1 2", "invalid-json", ""),
        ("\u{FEFF}1", "byte-order-mark", ""),
        ("NaN", "invalid-json", ""),
        (r#""\ud800""#, "invalid-json", ""),
    ] {
        let errors = Value::from_json(text.as_bytes()).expect_err(text);
        let error = errors.iter().next().expect("never empty");
        assert_eq!((error.keyword.as_str(), error.pointer.as_str()), (keyword, pointer), "{text}");
    }
    assert!(Value::from_json(b"\"\xFF\"").is_err());
}

#[test]
fn hostile_depth_is_an_error_and_no_overflow() {
    let deep =
        |open: &str, close: &str, levels: usize| open.repeat(levels) + "1" + &close.repeat(levels);
    assert!(Value::from_json(deep("[", "]", 128).as_bytes()).is_ok());
    assert_eq!(Value::from_json(deep("[", "]", 129).as_bytes()).unwrap_err().iter().len(), 1);
    assert!(Value::from_json("[".repeat(1_000_000).as_bytes()).is_err());
    assert!(serde_json::from_str::<Value>(&deep("[", "]", 127)).is_ok());
    assert!(serde_json::from_str::<Value>(&deep("[", "]", 100_000)).is_err());
    // A value that was built by hand is read with the same limit.
    let built = (0..1_000).fold(Value::Null, |inner, _| {
        Value::Object(Object::from_iter([
            ("name", "a".into()),
            ("children", Value::Array(vec![inner])),
        ]))
    });
    assert!(Node::from_value(built).is_err());
    let nodes = "{\"name\":\"a\",\"children\":[".repeat(63) + "{\"name\":\"a\"}" + &"]}".repeat(63);
    assert!(Node::from_json(nodes.as_bytes()).is_ok());
}

#[test]
fn constrained_types_are_built_by_their_rules_only() {
    assert_eq!(EventName::new("a_b").map(EventName::into_inner), Ok("a_b".to_owned()));
    assert_eq!("ab".parse::<EventName>().map(|name| name.to_string()), Ok("ab".to_owned()));
    assert_eq!(
        EventName::new("A").map_err(|errors| errors.to_string()),
        Err("expected at least 2 characters, found `\"A\"`\n\
             expected a string that matches `^[a-z]+(_[a-z]+)*$`, found `\"A\"`"
            .to_owned())
    );
    assert_eq!((EventName::MIN_LENGTH, EventName::MAX_LENGTH), (2, 9));
    assert_eq!(EventName::PATTERN, "^[a-z]+(_[a-z]+)*$");
    assert_eq!(Percent::try_from(95).map(Percent::get), Ok(95));
    assert!(Percent::new(96).is_err());
    assert_eq!((Percent::MIN, Percent::MAX), (0, 100));
    assert!(Score::new(0.into()).is_err());
    assert!("0.0000000000000000000000000001".parse::<Score>().is_ok());
    assert!(Tags::new(Vec::new()).is_err());
    assert_eq!(Tags::MIN_ITEMS, 1);
}

#[test]
fn json_is_a_string_or_bytes() {
    let text = page("");
    let value = read_page("");
    assert_eq!(PageView::from_json(&text), Ok(value.clone()));
    assert_eq!(PageView::from_json(text.as_str()), Ok(value.clone()));
    assert_eq!(PageView::from_json(text.as_bytes()), Ok(value.clone()));
    assert_eq!(PageView::from_json(Vec::from(text.clone())), Ok(value));
    assert!(Event::from_json(text).is_ok() && Event::from_json("{}").is_err());
    assert!(Event::from_json(*b"{}").is_err() && Event::from_json(b"{}").is_err());
}

#[test]
fn strings_are_compared_with_what_types_hold() {
    let name = EventName::new("a_b").expect("it is valid");
    assert_eq!(name, "a_b");
    assert!(name == *"a_b".to_owned() && name != "a_c");
    let sources = ["sdk", "fax"].map(|text| Source::new(text).expect("it is valid"));
    assert_eq!(sources, ["sdk", "fax"]);
    assert_eq!(OtherSource::new("fax").expect("it is not known"), "fax");
    let time = DateTime::new("2026-11-21T17:00:00.120+01:00").expect("it is valid");
    assert_eq!(time, "2026-11-21T17:00:00.120+01:00");
    assert_ne!(time, "2026-11-21T17:00:00.12+01:00");
}

#[test]
fn integers_of_every_type_convert_where_they_fit() {
    macro_rules! check {
        ($($integer:ty)*) => {$(
            let (five, four): ($integer, $integer) = (5, 4);
            assert_eq!(Percent::try_from(five).map(Percent::get), Ok(5));
            assert_eq!(
                Percent::try_from(four).map_err(|errors| errors.to_string()),
                Err("expected a multiple of 5, found `4`".to_owned())
            );
            assert_eq!(Score::try_from(five).map(|score| score.to_string()), Ok("5".to_owned()));
            assert_eq!(Flag::try_from(five - four), Ok(Flag::On));
            assert_eq!((Number::from(five), Integer::from(five)), (5.into(), 5.into()));
        )*};
    }
    check! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
    assert!(Percent::try_from(usize::MAX).is_err() && Percent::try_from(-5).is_err());
    let most = Score::try_from(u128::MAX).map_err(|errors| errors.to_string());
    assert_eq!(
        most,
        Err("expected a number of at most 1e3, found `340282366920938463463374607431768211455`"
            .to_owned())
    );
}

#[test]
fn closed_sets_have_their_values() {
    assert_eq!(
        Category::ALL.iter().map(Category::as_str).collect::<Vec<_>>(),
        ["desktop", "mobile"]
    );
    assert_eq!("mobile".parse(), Ok(Category::Mobile));
    assert_eq!(Category::Mobile.to_string(), "mobile");
    assert!("Mobile".parse::<Category>().is_err());
    assert_eq!((Flag::On.get(), Flag::try_from(0)), (1, Ok(Flag::Off)));
    assert_eq!(Flag::from_json(b"1.0"), Ok(Flag::On));
}

#[test]
fn the_other_value_of_an_open_set_is_never_a_known_one() {
    assert_eq!(Source::new("sdk"), Ok(Source::Sdk));
    let other = OtherSource::new("fax").expect("it is not known");
    assert_eq!(Source::new("fax"), Ok(Source::Other(other)));
    assert!(OtherSource::new("sdk").is_err());
    assert!(Source::new("a-very-long-source").is_err());
    assert!("a-very-long-source".parse::<OtherSource>().is_err());
}

#[test]
fn serde_reads_and_writes_the_same() {
    let text = page(r#","category":"mobile","score":0.5,"x":[18446744073709551615,-1,10.0,null]"#);
    let event: Event = serde_json::from_str(&text).expect("the event is right");
    assert_eq!(serde_json::to_string(&event).expect("every number can be held"), text);
    let error = serde_json::from_str::<Event>(&page(r#","category":1"#)).unwrap_err();
    assert!(error.to_string().starts_with("at /category: expected a string, found `1`"), "{error}");
}

#[test]
fn serde_fails_rather_than_round() {
    let number = Number::from_json(b"0.1000000000000000000001").expect("it is a number");
    assert!(serde_json::to_string(&number).is_err());
    assert!(serde_json::from_str::<Value>(r#"{"a":1,"a":2}"#).is_err());
}

#[test]
fn freshness_asks_for_a_clock() {
    let event = Event::from_json(page(r#","createdDate":"2026-11-21T16:00:00+01:00""#).as_bytes());
    let event = event.expect("old is not wrong");
    let fresh = |now: &str| event.check_fresh(now.parse().expect("a timestamp"));
    assert_eq!(fresh("2026-11-21T16:00:00Z"), Ok(()));
    let stale = fresh("2026-11-21T16:00:00.000000001Z").expect_err("a nanosecond too old");
    assert_eq!(stale.iter().map(|it| it.pointer.as_str()).collect::<Vec<_>>(), ["/createdDate"]);
}

#[test]
fn what_was_built_by_hand_can_be_held_against_the_rules() {
    let mut page = read_page("");
    assert_eq!(page.validate(), Ok(()));
    page.other.insert("deep", (0..200).fold(Value::Null, |inner, _| Value::Array(vec![inner])));
    assert_eq!(page.validate(), Ok(()), "what is not typed is not read deeply");
}

#[test]
fn types_and_validator_agree_on_mutations() {
    let clock = "2026-11-21T16:00:00Z".parse().expect("a timestamp");
    let options = Options::at(clock).with_freshness(false);
    let checker = Checker::from_slice("event", TEXT.as_bytes(), options).expect("a schema");
    let values = [
        "null",
        "true",
        "0",
        "1",
        "1.0",
        "5",
        "95",
        "101",
        "-5",
        "0.5",
        "1e3",
        "1000.0001",
        "1e400",
        "\"\"",
        "\"a\"",
        "\"ab\"",
        "\"a_b\"",
        "\"a__b\"",
        "\"mobile\"",
        "\"sdk\"",
        "\"nps\"",
        "\"page_view\"",
        "\"longer than twelve\"",
        "\"2026-11-21T15:59:60Z\"",
        "\"2026-11-21T23:59:60Z\"",
        "[]",
        "[1]",
        "[\"a\"]",
        "[\"a\",\"a\"]",
        "[\"a\",1]",
        "[\"a\",1,true]",
        "[\"a\",1,2]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,\"b\":2}",
        "{\"name\":\"a\"}",
        "{\"name\":\"a\",\"b\":\"c\"}",
    ];
    let fields = [
        "kind",
        "eventName",
        "event_name",
        "searchQuery",
        "search_query",
        "createdDate",
        "fingerprint",
        "campaign",
        "id",
        "category",
        "source",
        "flag",
        "mixed",
        "percent",
        "score",
        "count",
        "tags",
        "pair",
        "key",
        "limits",
        "note",
        "parent",
        "x",
    ];
    let mut right = 0;
    for kind in ["page_view", "nps", "nps:x", "fax"] {
        for field in fields {
            for value in values {
                for base in [
                    r#""eventName":"ab","id":1"#,
                    r#""parent":{"name":"a"}"#,
                    r#""event_name":"ab","id":1"#,
                ] {
                    let text = match field {
                        "kind" => format!("{{\"kind\":{value},{base}}}"),
                        _ if base.contains(&format!("\"{field}\"")) => {
                            format!("{{\"kind\":\"{kind}\",\"{field}\":{value}}}")
                        }
                        _ => format!("{{\"kind\":\"{kind}\",{base},\"{field}\":{value}}}"),
                    };
                    let report = checker.check(text.as_bytes());
                    // The validator knows the spellings of all variants, a type those of its own fields.
                    let is_mixed = |finding: &Finding| finding.code == "mixed-spelling";
                    if kind != "page_view" && report.findings().iter().any(is_mixed) {
                        continue;
                    }
                    let read = <Event as Typed>::from_json(text.as_bytes());
                    assert_eq!(read.is_ok(), report.is_valid(), "{text}\n{read:?}\n{report:?}");
                    right += usize::from(read.is_ok());
                }
            }
        }
    }
    assert!(right > 1_000, "{right} of the texts are right");
}

#[cfg(feature = "schemars")]
#[test]
fn schemars_gets_the_schema_that_the_types_came_from() {
    use schemars::JsonSchema;
    let generator = || schemars::SchemaGenerator::default();
    let whole = Event::json_schema(&mut generator());
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(TEXT).ok().as_ref(),
        Some(whole.as_value())
    );
    let part = PageView::json_schema(&mut generator());
    let validator = jsonschema::validator_for(part.as_value()).expect("a schema");
    for (text, is_valid) in
        [(page(""), true), (page(r#","count":"1""#), false), (r#"{"kind":1}"#.to_owned(), false)]
    {
        let value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(validator.is_valid(&value), is_valid, "{text}");
        assert_eq!(PageView::from_json(text.as_bytes()).is_ok(), is_valid, "{text}");
    }
}
