//! Inputs that are made to take for ever, or to have no end.

use std::fmt::Write;

use super::*;
use crate::evaluate::StepBudget;

/// The verdict, of which the steps must be few.
#[track_caller]
fn verdict_within(plan: &Plan, payload: &str, max_steps: u64) -> Verdict {
    let document = document(payload);
    let settings = Settings::default();
    let mut evaluator = Evaluator::new(plan, &document, &settings, payload.len());
    let verdict = evaluator.verdict(plan.ir().root(), document.root(), Scope::root());
    let (used, _) = evaluator.steps();
    assert!(used <= max_steps, "{used} steps are more than {max_steps}");
    verdict
}

/// `n` levels of a union or conjunction, each of twice the next one.
fn doubling(keyword: &str, n: usize, leaf: &str) -> String {
    let mut definitions = format!(r#""n{n}":{leaf}"#);
    for index in 0..n {
        let next = format!(r##"{{"$ref":"#/$defs/n{}"}}"##, index + 1);
        write!(definitions, r#","n{index}":{{"{keyword}":[{next},{next}]}}"#).unwrap();
    }
    format!(r##"{{"$ref":"#/$defs/n0","$defs":{{{definitions}}}}}"##)
}

#[test]
fn trees_that_double_end() {
    for (keyword, leaf, expected) in [
        ("anyOf", r#"{"type":"string"}"#, Verdict::Invalid),
        ("allOf", r#"{"type":"integer"}"#, Verdict::Valid),
        ("allOf", r#"{"type":"string"}"#, Verdict::Invalid),
        ("oneOf", r#"{"type":"string"}"#, Verdict::Invalid),
    ] {
        let plan = plan(&doubling(keyword, 40, leaf));
        assert_eq!(verdict_within(&plan, "1", 10_000), expected, "{keyword}");
        assert_eq!(violations(&plan, "1").is_empty(), expected.is_valid());
    }
    let plan = plan(&format!(
        r#"{{"unevaluatedProperties":false,{}"#,
        &doubling("anyOf", 40, r#"{"properties":{"a":true}}"#)[1..]
    ));
    assert_eq!(verdict_within(&plan, r#"{"a":1}"#, 10_000), Verdict::Valid);
    assert_eq!(verdict_within(&plan, r#"{"b":1}"#, 10_000), Verdict::Invalid);
    assert_eq!(violations(&plan, r#"{"b":1}"#).len(), 1);
}

#[test]
fn a_spent_budget_is_never_valid() {
    let settings = Settings { steps: StepBudget { base: 50, per_byte: 0 }, ..Settings::default() };
    let many = format!("[{}]", vec!["1"; 1_000].join(","));
    for (schema, expected) in [
        (r#"{"items":{"type":"integer"}}"#, Verdict::Undecided),
        (r#"{"not":{"items":{"type":"integer"}}}"#, Verdict::Undecided),
        (r#"{"anyOf":[{"items":{"type":"integer"}},false]}"#, Verdict::Undecided),
        (r#"{"contains":{"type":"string"}}"#, Verdict::Undecided),
        (r#"{"if":{"items":{"type":"integer"}},"else":false}"#, Verdict::Undecided),
        (r#"{"anyOf":[true,{"items":{"type":"integer"}}]}"#, Verdict::Valid),
        (r#"{"maxItems":1,"items":{"type":"integer"}}"#, Verdict::Invalid),
        (r#"{"items":{"type":"string"}}"#, Verdict::Invalid),
    ] {
        let plan = plan(schema);
        assert_eq!(verdict_with(&plan, &many, &settings), expected, "{schema}");
        let document = document(&many);
        let mut evaluator = Evaluator::new(&plan, &document, &settings, many.len());
        let mut kinds = Vec::new();
        evaluator.violations(plan.ir().root(), document.root(), Scope::root(), &mut |violation| {
            kinds.push(matches!(violation.kind, ViolationKind::Undecided(_)));
            ControlFlow::Continue(())
        });
        match expected {
            Verdict::Valid => assert_eq!(kinds.len(), 0, "{schema}"),
            Verdict::Undecided => assert_eq!(kinds, [true], "{schema}"),
            Verdict::Invalid => assert!(kinds.contains(&false), "{schema}"),
        }
        let (used, all) = evaluator.steps();
        assert!(used <= all, "{schema}");
    }
}

#[test]
fn a_pattern_without_an_answer_leaves_what_does_not_hang_on_it() {
    let hard = r"^(a*)*\\1b$";
    let text = "a".repeat(3_000);
    let settings =
        Settings { steps: StepBudget { base: 100_000, per_byte: 0 }, ..Settings::default() };
    let check = |schema: &str, payload: &str, expected| {
        assert_eq!(verdict_with(&plan(schema), payload, &settings), expected, "{schema}");
    };
    let value = format!("\"{text}\"");
    check(&format!(r#"{{"pattern":"{hard}"}}"#), &value, Verdict::Undecided);
    check(&format!(r#"{{"not":{{"pattern":"{hard}"}}}}"#), &value, Verdict::Undecided);
    check(&format!(r#"{{"pattern":"{hard}","maxLength":5}}"#), &value, Verdict::Invalid);
    check(
        &format!(r#"{{"anyOf":[{{"minLength":5}},{{"pattern":"{hard}"}}]}}"#),
        &value,
        Verdict::Valid,
    );
    let object = format!("{{\"{text}\":1}}");
    check(&format!(r#"{{"patternProperties":{{"{hard}":false}}}}"#), &object, Verdict::Undecided);
    check(&format!(r#"{{"propertyNames":{{"pattern":"{hard}"}}}}"#), &object, Verdict::Undecided);
}

#[test]
fn cycles_that_the_dynamic_scope_closes_are_undecided() {
    // Inside `outer` the reference of `inner` resolves to the outer resource, which applies `inner` again.
    let schema = r##"{
        "$id": "https://example.com/outer",
        "$dynamicAnchor": "node",
        "anyOf": [{"$ref": "inner"}, {"type": "string"}],
        "$defs": {
            "inner": {"$id": "inner", "$dynamicAnchor": "node", "allOf": [{"$dynamicRef": "#node"}]}
        }
    }"##;
    let plan = plan(schema);
    assert_eq!(verdict_within(&plan, "1", 10_000), Verdict::Undecided);
    assert_eq!(verdict_within(&plan, "\"a\"", 10_000), Verdict::Valid);
    let found = violations(&plan, "1");
    assert!(found.len() == 1 && found[0].ends_with("undecided by Cycle"), "{found:?}");
}

#[test]
fn the_deepest_payload_fits_on_a_small_stack() {
    // Four subschemas in place at each of 128 levels of the payload.
    let schema = r##"{
        "$ref": "#/$defs/node",
        "$defs": {
            "node": {"allOf": [{"anyOf": [{"$ref": "#/$defs/inner"}]}]},
            "inner": {"oneOf": [{"type": "integer"}, {"items": {"$ref": "#/$defs/node"}, "type": "array"}]}
        }
    }"##;
    let payload = format!("{}1{}", "[".repeat(128), "]".repeat(128));
    let invalid = format!("{}null{}", "[".repeat(128), "]".repeat(128));
    let run = move || {
        let plan = plan(schema);
        assert_eq!(verdict_with(&plan, &payload, &Settings::default()), Verdict::Valid);
        assert_eq!(verdict_with(&plan, &invalid, &Settings::default()), Verdict::Invalid);
        assert_eq!(violations(&plan, &invalid).len(), 1);
    };
    std::thread::Builder::new().stack_size(512 * 1024).spawn(run).unwrap().join().unwrap();
}

#[test]
fn chains_in_place_at_every_level_fit_on_a_small_stack() {
    let mut definitions = String::from(r##""d100":{"items":{"$ref":"#/$defs/d0"}}"##);
    for index in 0..100 {
        write!(definitions, r##","d{index}":{{"allOf":[{{"$ref":"#/$defs/d{}"}}]}}"##, index + 1)
            .unwrap();
    }
    let schema = format!(r##"{{"$ref":"#/$defs/d0","$defs":{{{definitions}}}}}"##);
    let payload = format!("{}1{}", "[".repeat(40), "]".repeat(40));
    let run = move || {
        let plan = plan(&schema);
        assert_eq!(verdict_with(&plan, &payload, &Settings::default()), Verdict::Valid);
        assert_eq!(violations(&plan, &payload), [""; 0]);
    };
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(run).unwrap().join().unwrap();
}

#[test]
fn chains_in_place_below_one_another_end() {
    // 300 subschemas in place at each of 120 levels are more than the stack of any machine should hold.
    let mut definitions = String::from(r##""d300":{"items":{"$ref":"#/$defs/d0"}}"##);
    for index in 0..300 {
        write!(definitions, r##","d{index}":{{"$ref":"#/$defs/d{}"}}"##, index + 1).unwrap();
    }
    let plan = plan(&format!(r##"{{"$ref":"#/$defs/d0","$defs":{{{definitions}}}}}"##));
    let payload = format!("{}1{}", "[".repeat(120), "]".repeat(120));
    assert_eq!(verdict_within(&plan, &payload, 100_000), Verdict::Undecided);
    let found = violations(&plan, &payload);
    assert!(found.len() == 1 && found[0].ends_with("undecided by Depth"), "{found:?}");
}

#[test]
fn many_small_values_take_little() {
    let array = format!("[{}]", vec!["1"; 100_000].join(","));
    let members: Vec<String> = (0..20_000).map(|index| format!("\"k{index}\":{index}")).collect();
    let object = format!("{{{}}}", members.join(","));
    let unlike: Vec<String> = (0..20_000).map(|index| format!("[{{\"a\":{index}}}]")).collect();
    let unlike = format!("[{}]", unlike.join(","));
    for (schema, payload, expected) in [
        (r#"{"items":{"type":"integer"}}"#, &array, Verdict::Valid),
        (r#"{"uniqueItems":true}"#, &array, Verdict::Invalid),
        (r#"{"uniqueItems":true}"#, &unlike, Verdict::Valid),
        (r#"{"contains":{"const":2}}"#, &array, Verdict::Invalid),
        (
            r#"{"required":["k19999","k0"],"dependentRequired":{"k1":["k2"]}}"#,
            &object,
            Verdict::Valid,
        ),
        (
            r#"{"patternProperties":{"^k.*[0-9]$":{"type":"integer"}},"additionalProperties":false}"#,
            &object,
            Verdict::Valid,
        ),
        (
            r#"{"propertyNames":{"pattern":"^k"},"unevaluatedProperties":false}"#,
            &object,
            Verdict::Invalid,
        ),
        (
            r#"{"unevaluatedProperties":false,"anyOf":[{"patternProperties":{"9$":true}},{"patternProperties":{"[0-8]$":true}}]}"#,
            &object,
            Verdict::Valid,
        ),
    ] {
        // Some steps for each value.
        let found = verdict_within(&plan(schema), payload, 10 * payload.len() as u64);
        assert_eq!(found, expected, "{schema}");
    }
}

#[test]
fn long_lists_of_values_are_searched() {
    let values: Vec<String> =
        (0..20_000).map(|index| format!(r#"{{"k":{index},"l":[{index}]}}"#)).collect();
    let schema = format!(r#"{{"items":{{"enum":[{}]}}}}"#, values.join(","));
    let payload = format!("[{}]", vec![r#"{"l":[19999],"k":19999.0}"#; 2_000].join(","));
    // Comparing each with each would be 40 million.
    assert_eq!(verdict_within(&plan(&schema), &payload, 20_000), Verdict::Valid);
}

#[test]
fn numbers_of_a_million_digits_end() {
    let digits = "9".repeat(1_000_000);
    let check = |schema: &str, expected| {
        assert_eq!(verdict_within(&plan(schema), &digits, 2_000_000), expected, "{schema}");
    };
    check(r#"{"type":"integer","multipleOf":9}"#, Verdict::Valid);
    check(r#"{"maximum":10}"#, Verdict::Invalid);
    let divisor = "9".repeat(999);
    check(&format!(r#"{{"multipleOf":{divisor}}}"#), Verdict::Invalid);
}

#[test]
fn an_undecided_pattern_leaves_other_branches_their_steps() {
    let text = format!("\"{}b\"", "a".repeat(3000));
    let hard = r#"{"pattern":"^((a+)+)\\2$"}"#;
    for (schema, expected) in [
        (hard.to_owned(), Verdict::Undecided),
        (format!(r#"{{"anyOf":[{hard},{{"type":"string"}}]}}"#), Verdict::Valid),
        (format!(r#"{{"oneOf":[{hard},true,true]}}"#), Verdict::Invalid),
        (format!(r#"{{"not":{hard}}}"#), Verdict::Undecided),
    ] {
        assert_eq!(verdict_within(&plan(&schema), &text, 10_000_000), expected, "{schema}");
    }
}

#[test]
fn an_item_without_an_answer_may_be_one_that_contains_evaluates() {
    let contains = r#""contains":{"pattern":"^x|^((a+)+)\\2$"}"#;
    let rest = plan(&format!(r#"{{{contains},"unevaluatedItems":false}}"#));
    let hard = format!(r#"["x","{}b"]"#, "a".repeat(3000));
    assert_eq!(verdict_within(&rest, &hard, 10_000_000), Verdict::Undecided);
    assert_eq!(verdict_within(&rest, r#"["x","b"]"#, 100), Verdict::Invalid);
    assert_eq!(
        verdict_within(&plan(&format!("{{{contains}}}")), &hard, 10_000_000),
        Verdict::Valid
    );
}
