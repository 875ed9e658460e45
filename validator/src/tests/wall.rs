//! A mistake of ours about one record, and what comes of it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{checker, line, options};
use crate::{Origin, Verdict, Wanted, wall::mistake};

const SCHEMA: &str = r#"{"type": "object", "properties": {"n": {"type": "integer"}}}"#;

#[test]
fn a_record_that_fails_is_a_finding() {
    let checker = checker(SCHEMA, options());
    mistake::make("bad");
    for is_warm in [false, true] {
        if is_warm {
            checker.warm_up();
        }
        let report = checker.check(br#"{"n": "bad"}"#);
        let [finding] = report.findings() else { panic!("{report:?}") };
        assert_eq!(line(finding), "1:1 error internal-error .");
        assert_eq!(finding.message, "the record was not checked: Tablature failed (a mistake)");
        assert_eq!(checker.verdict(br#"{"n": "bad"}"#), Verdict::Undecided);
        assert!(checker.is_valid(br#"{"n": 1}"#));
    }
    let masked = super::checker(SCHEMA, options().with_mask(true));
    let report = masked.check(br#"{"n": "bad"}"#);
    assert_eq!(report.findings()[0].message, "the record was not checked: Tablature failed");
}

#[test]
fn lines_go_on_after_one_that_fails() {
    mistake::make("bad");
    for is_warm in [false, true] {
        for wanted in [Wanted::All, Wanted::Errors] {
            let checker = checker(SCHEMA, options());
            if is_warm {
                checker.warm_up();
            }
            let block = b"{\"n\": 1}\n\n{\"n\": \"bad\"}\r\n{\"n\": \"x\"}\n{\"n\": 2, \"s\": \"bad\"}\n{\"n\": null}";
            let mut found = Vec::new();
            let read = checker.check_lines(block, Origin::FILE, wanted, |own, report| {
                for finding in report.findings() {
                    found.push(format!("{own:?} {:?} {}", finding.record, line(finding)));
                }
            });
            assert_eq!(
                found,
                [
                    "10..22 None 3:1 error internal-error .",
                    "24..34 None 4:7 error wrong-type /n",
                    "35..55 None 5:1 error internal-error .",
                    "56..67 None 6:7 error wrong-type /n",
                ]
            );
            assert_eq!((read.records, read.lines), (5, 6));
        }
    }
}

#[test]
fn a_panic_of_the_caller_is_the_callers() {
    let checker = checker(SCHEMA, options());
    let told = catch_unwind(AssertUnwindSafe(|| {
        checker.check_lines(b"[]\n", Origin::FILE, Wanted::All, |_, _| panic!("the caller's"));
    }));
    assert_eq!(told.unwrap_err().downcast_ref::<&str>(), Some(&"the caller's"));
}
