//! Fingerprints: the identity of a finding from run to run.

use crate::fixture::Fixture;

/// The fingerprints of what `check` finds in `a.jsonl`, in order.
fn of(content: &str) -> Vec<String> {
    let run = Fixture::with_order().file("a.jsonl", content).check(&["a.jsonl"]);
    let findings = run.json().into_iter().filter(|line| line["type"] == "finding");
    findings.map(|line| line["fingerprint"].as_str().expect("it is a string").to_owned()).collect()
}

const ONE: &str = "{\"id\":\"1\"}\n";
const TWO: &str = "{\"name\":\"UP\",\"id\":2}\n";

#[test]
fn lines_that_move_keep_it() {
    let moved = of(&format!("{{\"id\":7}}\n\n{TWO}{ONE}"));
    let mut there = of(&format!("{ONE}{TWO}"));
    there.reverse();
    assert_eq!(there, moved);
}

#[test]
fn mending_one_keeps_the_others() {
    let both = of("{\"id\":\"1\",\"name\":\"UP\"}\n");
    assert_eq!(of("{\"id\":1,\"name\":\"UP\"}\n"), both[1..]);
}

#[test]
fn equal_findings_of_one_file_differ() {
    let twice = of(&format!("{ONE}{ONE}"));
    assert_ne!(twice[0], twice[1]);
    assert_eq!(of(ONE), twice[..1]);
    assert_eq!(of(&format!("{ONE}{TWO}{ONE}"))[..1], twice[..1]);
}

#[test]
fn another_value_and_another_place_are_another_finding() {
    let all = of(
        "{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":1,\"name\":\"1\"}\n{}\n{\"id\":[]}\n{\"id\":{}}\n{\"id\":1,\"x\":1}\n{\"id\":1,\"y\":1}\n",
    );
    let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), distinct.len()), (8, 8));
}

#[test]
fn how_a_path_is_written_does_not_matter() {
    let fixture = Fixture::with_order().file("d/a.json", "{}");
    let absolute = fixture.path().canonicalize().expect("it is there").join("d/a.json");
    let fingerprint = |path: &str| fixture.check(&[path]).json()[0]["fingerprint"].clone();
    let plain = fingerprint("d/a.json");
    assert_eq!(fingerprint("./d/./a.json"), plain);
    assert_eq!(fingerprint(&absolute.to_string_lossy()), plain);
}

#[test]
fn a_newer_version_of_a_schema_keeps_it() {
    let fixture = Fixture::new().file("a.json", "{\"eventName\": 1}");
    let fingerprints = |schema: &str| -> std::collections::BTreeSet<String> {
        let args = ["check", "a.json", "--schema", schema, "--format", "json"];
        let lines = fixture.run(&args).json();
        lines.iter().filter_map(|line| line["fingerprint"].as_str().map(str::to_owned)).collect()
    };
    let old = fingerprints("genesys/web-event-response@249.0.0");
    assert!(old.len() > 3);
    assert_eq!(old, fingerprints("genesys/web-event-response@257.1.0"));
}
