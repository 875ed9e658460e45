use tablature_validator::Origin;

use super::*;

fn finding(code: &str, pointer: &str, field: Option<&str>, record: u64) -> Finding {
    let mut finding = Finding::between_records(code, String::new(), Origin::FILE, 1);
    (finding.pointer, finding.field) = (pointer.to_owned(), field.map(str::to_owned));
    finding.record = Some(record);
    finding
}

fn count(kinds: &mut Kinds, path: &str, finding: &Finding) -> KindIndex {
    kinds.count(path, &Counted::finding(finding, "", 1))
}

#[track_caller]
fn check_field(code: &str, pointer: &str, field: Option<&str>, expected: &str) {
    let mut kinds = Kinds::default();
    count(&mut kinds, "a", &finding(code, pointer, field, 1));
    assert_eq!(kinds.listed[0].field.as_deref(), Some(expected));
}

#[test]
fn a_field_has_no_indexes_and_names_what_is_missing() {
    check_field("wrong-type", "", None, "");
    check_field("wrong-type", "/a/0/b/12", None, "/a/*/b/*");
    check_field("wrong-type", "/a1//b", None, "/a1//b");
    check_field("missing-field", "", Some("id"), "/id");
    check_field("missing-field", "/a", Some("a"), "/a/a");
    check_field("unknown-field", "/a/b~1c", Some("b/c"), "/a/b~1c");
    check_field("a-code", "/a", Some("b~"), "/a/b~0");
}

#[test]
fn records_and_files_are_counted_once_for_each_kind() {
    let mut kinds = Kinds::default();
    for (path, records) in [("a", [1, 1, 2]), ("b", [1, 1, 1])] {
        kinds.input();
        for record in records {
            count(&mut kinds, path, &finding("x", "/0", None, record));
            count(&mut kinds, path, &finding("y", "/0", None, 1));
        }
    }
    let glance = kinds.glance(false);
    let numbers = |kind: &&Kind| (kind.findings, kind.records, kind.files);
    assert_eq!(glance.kinds.iter().map(numbers).collect::<Vec<_>>(), [(6, 3, 2), (6, 2, 2)]);
    assert_eq!(glance.kinds[0].example.path, "a");
}

#[test]
fn kinds_are_ordered_by_severity_number_and_appearance() {
    let mut kinds = Kinds::default();
    let all = [("a", Severity::Advice), ("b", Severity::Error), ("c", Severity::Error)];
    for (code, severity) in [&all[..], &all, &all[..2], &[("d", Severity::Error); 3]].concat() {
        let mut finding = finding(code, "", None, 1);
        finding.severity = severity;
        count(&mut kinds, "a", &finding);
    }
    let codes: Vec<_> = kinds.glance(false).kinds.iter().map(|kind| kind.code.clone()).collect();
    assert_eq!(codes, ["b", "d", "c", "a"]);
}

#[test]
fn memory_is_bounded_and_nothing_is_lost() {
    let mut kinds = Kinds::default();
    for file in 0..3_000_u64 {
        kinds.input();
        for record in [1, 1, 2] {
            let finding = finding("x", &format!("/k{file}"), None, record);
            let kind = count(&mut kinds, &format!("{file}.json"), &finding);
            // What is not counted by itself is never taken for a repetition.
            assert_eq!(kind.0.is_some(), file < 1_000);
        }
    }
    assert_eq!((kinds.listed.len(), kinds.index.len(), kinds.files.len()), (1_000, 1_000, 1_000));
    let glance = kinds.glance(true);
    let OtherKinds { findings, records } = glance.other_kinds;
    assert_eq!((findings, records), (6_000, 4_000));
    let OtherFiles { files, findings } = glance.other_files;
    assert_eq!((files, findings), (2_000, 6_000));
    assert_eq!(glance.kinds.iter().map(|kind| kind.findings).sum::<u64>(), 3_000);
    let more = (glance.more_kinds().expect("more"), glance.more_files().expect("more"));
    assert_eq!(
        more.0,
        "… more kinds with 8910 findings; `--summary --show all` lists 1000, and counts the others together"
    );
    assert_eq!(more.1, "… 2990 more files with 8970 findings; `--summary --show all` lists 1000");
}

#[test]
fn a_kind_that_was_met_takes_no_memory() {
    let mut kinds = Kinds::default();
    let mut one = finding("x", "/a/0", None, 1);
    one.value = Some("\"value\"".to_owned());
    count(&mut kinds, "a", &one);
    let before = (kinds.key.capacity(), kinds.key.as_ptr(), kinds.listed.capacity());
    for record in 0..1_000 {
        one.record = Some(record);
        count(&mut kinds, "a", &one);
    }
    assert_eq!((kinds.key.capacity(), kinds.key.as_ptr(), kinds.listed.capacity()), before);
    assert_eq!((kinds.listed.len(), kinds.listed[0].findings), (1, 1_001));
}
