//! The generator's golden files compile under our lints, and hold what their schemas allow.

use tablature::types::Typed;

/// One module for each golden file.
macro_rules! golden {
    ($($name:ident = $path:literal),* $(,)?) => {
        $(
            #[path = $path]
            #[allow(dead_code, reason = "golden files are compiled, not all is used")]
            #[allow(unreachable_pub, reason = "these modules stand in a test")]
            pub(crate) mod $name;
        )*
    };
}

golden! {
    any_kind = "../../codegen/tests/golden/any_kind.rs",
    any_kind_unions = "../../codegen/tests/golden/any_kind_unions.rs",
    conditions = "../../codegen/tests/golden/conditions.rs",
    constants = "../../codegen/tests/golden/constants.rs",
    definitions = "../../codegen/tests/golden/definitions.rs",
    dynamic = "../../codegen/tests/golden/dynamic.rs",
    maps = "../../codegen/tests/golden/maps.rs",
    names = "../../codegen/tests/golden/names.rs",
    narrowed = "../../codegen/tests/golden/narrowed.rs",
    numbers = "../../codegen/tests/golden/numbers.rs",
    objects = "../../codegen/tests/golden/objects.rs",
    open_lists = "../../codegen/tests/golden/open_lists.rs",
    recursive = "../../codegen/tests/golden/recursive.rs",
    rules = "../../codegen/tests/golden/rules.rs",
    tuples = "../../codegen/tests/golden/tuples.rs",
    unions = "../../codegen/tests/golden/unions.rs",
    genesys_app_event = "../../codegen/tests/golden/catalogue/genesys_app_event.rs",
    genesys_event = "../../codegen/tests/golden/catalogue/genesys_event.rs",
    genesys_web_event_request = "../../codegen/tests/golden/catalogue/genesys_web_event_request.rs",
    genesys_web_event_response = "../../codegen/tests/golden/catalogue/genesys_web_event_response.rs",
    userpilot_event = "../../codegen/tests/golden/catalogue/userpilot_event.rs",
}

/// The types read `text`, and write the same JSON.
#[track_caller]
fn right<T: Typed>(text: &str) {
    let read = <T as Typed>::from_json(text.as_bytes()).expect("the text is right");
    let value = <tablature::types::Value as Typed>::from_json(text.as_bytes()).expect("it is JSON");
    assert_eq!(read.to_value(), value);
}

/// The types refuse `text`, and name the place.
#[track_caller]
fn wrong<T: Typed>(text: &str, pointer: &str) {
    match <T as Typed>::from_json(text.as_bytes()) {
        Ok(_) => panic!("{text} is wrong"),
        Err(errors) => {
            assert!(errors.iter().any(|error| error.pointer == pointer), "{errors}");
        }
    }
}

#[test]
fn a_tag_decides_what_the_other_fields_may_be() {
    right::<narrowed::Event>(r#"{"kind": "view", "name": ""}"#);
    wrong::<narrowed::Event>(r#"{"kind": "view", "name": "a"}"#, "/name");
    wrong::<narrowed::Event>(r#"{"kind": "view", "name": "", "amount": 1}"#, "/amount");
    right::<narrowed::Event>(r#"{"kind": "sale", "name": "a", "amount": 1.50, "more": [1]}"#);
    wrong::<narrowed::Event>(r#"{"kind": "sale", "name": "a"}"#, "");
    wrong::<narrowed::Event>(r#"{"kind": "other", "name": "a"}"#, "/kind");
}

#[test]
fn constants_have_the_types_of_their_values() {
    use constants::Manifest;

    const ALL: (&str, i64, bool, &str) =
        (Manifest::KIND, Manifest::VERSION, Manifest::STRICT, Manifest::RATIO);
    assert_eq!(ALL, ("manifest", 2, true, "0.5"));
    right::<Manifest>(r#"{"kind": "manifest", "version": 2, "strict": true, "ratio": 0.5}"#);
    for (version, strict) in [("3", "true"), (r#""2""#, "true"), ("2", "false"), ("2", "1")] {
        let pointer = if strict == "true" { "/version" } else { "/strict" };
        let text = format!(
            r#"{{"kind": "manifest", "version": {version}, "strict": {strict}, "ratio": 0.5}}"#
        );
        wrong::<Manifest>(&text, pointer);
    }
}

#[test]
fn no_variant_holds_what_another_is_for() {
    use userpilot_event::{EventName, OtherInteractionEventName};

    let name = "custom:1:SEEN";
    assert!(OtherInteractionEventName::new(name).is_ok());
    assert!(EventName::new(name).is_err(), "for names of surveys only");
    let taken = OtherInteractionEventName::new("nps:1:SEEN").expect_err("for it there is `Nps`");
    assert_eq!(
        taken.to_string(),
        "expected a string without a variant of its own, found `\"nps:1:SEEN\"`"
    );
}

#[test]
fn a_second_tag_is_read_inside_the_first() {
    right::<narrowed::Event>(r#"{"kind": "action", "name": "nps:1", "meta": {"score": "10"}}"#);
    wrong::<narrowed::Event>(
        r#"{"kind": "action", "name": "nps:1", "meta": {"score": "11"}}"#,
        "/meta/score",
    );
    right::<narrowed::Event>(r#"{"kind": "action", "name": "b:1", "meta": {"score": "11"}}"#);
    wrong::<narrowed::Event>(r#"{"kind": "action", "name": "b", "meta": {}}"#, "/name");
}

#[test]
fn every_limit_holds() {
    right::<numbers::Numbers>(r#"{"percent": 1e1, "answer": 42.0, "id": 18446744073709551615}"#);
    wrong::<numbers::Numbers>(r#"{"percent": -1}"#, "/percent");
    wrong::<numbers::Numbers>(r#"{"percent": 101}"#, "/percent");
    wrong::<numbers::Numbers>(r#"{"step": 0.25}"#, "/step");
    wrong::<numbers::Numbers>(r#"{"level": 4}"#, "/level");
    right::<rules::Parcel>(r#"{"weight": 1, "code": "A-Z", "pair": ["a", 1], "x-a": "b"}"#);
    wrong::<rules::Parcel>(r#"{"weight": 1, "code": "A"}"#, "/code");
    wrong::<rules::Parcel>(r#"{"weight": 1, "x-a": 1}"#, "/x-a");
    wrong::<rules::Parcel>(r#"{"code": "A-Z"}"#, "");
}

#[test]
fn a_union_says_why_each_variant_failed() {
    let shape = r#"{"r": "x"}"#;
    let error = unions::Shape::from_json(shape.as_bytes()).expect_err("it has no number");
    assert_eq!(
        error.to_string(),
        "expected one of: an object with `r` (at /r: expected a number, found `\"x\"`), an object with `w` (field `w` is missing), \
         found an object"
    );
    // What is valid under two branches of `oneOf` is so by no fault of theirs.
    let both = unions::Shape::from_json(br#"{"r": 1, "w": 2}"#).expect_err("both branches hold it");
    assert!(both.to_string().contains("oneOf"), "{both}");
    // The validator's report of a whole payload has them, too.
    let message = format!(r#"{{"kind": "image", "url": "a:b", "shape": {shape}}}"#);
    let report = unions::Message::from_json(message.as_bytes()).expect_err("it has no number");
    assert!(
        report.to_string().starts_with("1:48: error[wrong-type] at /shape/r: expected a number,"),
        "{report}"
    );
    let help = report.findings()[0].help.clone().unwrap_or_default();
    assert!(
        help.contains(
            "the union at /shape expects one of: an object with `r` (at /shape/r: expected a number"
        ),
        "{help}"
    );
    assert!(help.contains("an object with `w` (field `w` is missing)"), "{help}");
}

#[test]
fn what_selects_no_variant_is_told_with_the_variants() {
    let said = |json: &str| {
        let report = unions::Message::from_json(json).expect_err("it selects no variant");
        let errors =
            <unions::Message as Typed>::from_json(json).expect_err("it selects no variant");
        [report.to_string(), errors.to_string()]
    };
    assert_eq!(
        said(r#"{"kind": "fax"}"#),
        [
            "1:10: error[unknown-variant] at /kind: `\"fax\"` does not select any variant; \
             use one of `\"text\"`, `\"image\"` or `\"photo\"`",
            "at /kind: expected one of `text`, `image`, `photo`, found `\"fax\"`",
        ]
    );
    assert_eq!(
        said("{}"),
        [
            "1:1: error[missing-field]: field `kind` is missing, which selects the variant; \
             add `kind`, one of `\"text\"`, `\"image\"` or `\"photo\"`",
            "field `kind` (one of `text`, `image`, `photo`) is missing",
        ]
    );
}

#[test]
fn what_holds_itself_is_read_to_the_end() {
    right::<recursive::Tree>(r#"{"value": 1, "left": {"value": 2, "right": null}, "rest": []}"#);
    right::<unions::Message>(
        r#"{"kind": "text", "text": "a", "reply": {"kind": "photo", "url": "a:b", "size": null}}"#,
    );
}

#[test]
fn names_of_every_kind_are_written_as_they_were_read() {
    right::<names::Names>(
        r#"{"": "a", "fooBar": "b", "foo_bar": "c", "foo-bar": "d", "self": "e", "type": "f",
            "ключ": "g", "😀": "h", "other": "i", "pick": "b_c", "unknown": "j"}"#,
    );
}

#[test]
fn definitions_that_nothing_refers_to_are_types() {
    right::<definitions::Service>(r#"{"image": "a", "ports": [80]}"#);
    wrong::<definitions::Service>(r#"{"image": "a", "ports": [0]}"#, "/ports/0");
    right::<definitions::Ports>("[80, 65535]");
    wrong::<definitions::State>(r#""sideways""#, "");
    right::<definitions::Definitions>(r#""anything""#);
}

#[test]
fn a_tuple_that_ends_early_is_written_as_it_was_read() {
    use tuples::{First, Rule, Third};

    right::<Rule>(r#"["off"]"#);
    right::<Rule>(r#"["warn", {"always": true}, ["a", 1, 2.5], ["a", null]]"#);
    wrong::<Rule>("[]", "");
    wrong::<Rule>(r#"["off", 1]"#, "/1");
    let gap = Rule { first: First::Off, second: None, third: Some(Third::default()), fourth: None };
    assert_eq!(gap.to_json(), r#"["off",null,[]]"#);
    let errors = gap.validate().unwrap_err();
    assert!(errors.iter().all(|error| error.pointer == "/1"), "{errors}");
}

#[test]
fn what_all_variants_have_is_read_without_matching() {
    let text = br#"{"app_token": "NX-1", "event_type": "interaction", "event_name": "nps:1:SEEN", "source": "web-client",
        "inserted_at": "2025-05-11T07:45:30.5Z", "metadata": {"score": "9"}}"#;
    let event = userpilot_event::UserpilotEvent::from_json(text).expect("it is valid");
    assert_eq!(event.app_token(), "NX-1");
    assert_eq!(event.source(), &userpilot_event::Source::WebClient);
    let userpilot_event::UserpilotEvent::Interaction(interaction) = event else {
        panic!("it is an interaction")
    };
    assert_eq!(interaction.pathname(), &None);
    let again: userpilot_event::UserpilotEvent = interaction.clone().into();
    assert_eq!(again.to_json(), interaction.to_json());
}

#[test]
fn literals_are_numbers_with_limits() {
    use numbers::{Big, Percent, Step};

    assert_eq!(Percent::try_from(12).map(Percent::into_inner), Ok(12_u8));
    assert_eq!(Percent::try_from(12), Percent::try_from(12_u8));
    assert_eq!(
        Percent::try_from(-1_i32).unwrap_err().to_string(),
        "expected a number of at least 0, found `-1`"
    );
    assert!(Step::try_from(0.5).is_ok() && Step::try_from(2).is_ok());
    assert!(Step::try_from(0.25).is_err() && Step::try_from(f64::NAN).is_err());
    assert!(Big::try_from(i64::MAX).is_ok());
}
