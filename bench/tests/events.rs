//! Generated events are what the measures take them for: valid, of real sizes, with what they are said to hold.

use std::collections::BTreeMap;

use serde_json::Value;
use tablature_bench::{
    events::{self, Kind, Style, Vendor},
    measure, ours,
};

/// Records of each kind.
const COUNT: usize = 2_000;

/// Counts the records of a kind that are valid, and by code those that get such a finding.
fn codes(vendor: Vendor, kind: Kind) -> (usize, BTreeMap<String, usize>) {
    let checker = ours::checker(vendor.schema());
    let mut n_valid = 0;
    let mut codes = BTreeMap::new();
    let block = events::lines(vendor, COUNT, kind.style());
    for record in measure::lines(&block) {
        let report = checker.check(record);
        assert_eq!(
            report.is_valid(),
            ours::is_valid(&checker, record),
            "{}",
            record.escape_ascii()
        );
        n_valid += usize::from(report.is_valid());
        let mut found: Vec<_> = report.findings().iter().map(|found| found.code.clone()).collect();
        found.sort();
        found.dedup();
        for code in found {
            *codes.entry(code).or_default() += 1;
        }
    }
    (n_valid, codes)
}

#[track_caller]
fn assert_silent(kind: Kind) {
    for vendor in Vendor::ALL {
        assert_eq!(codes(vendor, kind), (COUNT, BTreeMap::new()), "{vendor:?} {kind:?}");
    }
}

#[test]
fn valid_records_get_no_findings_however_they_are_written() {
    assert_silent(Kind::Valid);
    assert_silent(Kind::Spaced);
    assert_silent(Kind::Shuffled);
    assert_silent(Kind::Escaped);
    assert_silent(Kind::Crlf);
}

#[test]
fn records_in_documented_spelling_are_valid() {
    for vendor in Vendor::ALL {
        assert_eq!(codes(vendor, Kind::Documented).0, COUNT, "{vendor:?}");
    }
    // The other vendor documents the names of the wire.
    for record in events::records(Vendor::Genesys, COUNT, Kind::Documented.style()) {
        assert!(record.contains("\"customer_id\":") && !record.contains("\"customerId\":"));
    }
}

#[test]
fn exported_records_are_valid_with_two_warnings_each() {
    let expected = ["null-for-absent", "unknown-field"].map(|code| (code.to_owned(), COUNT));
    for vendor in Vendor::ALL {
        assert_eq!(codes(vendor, Kind::Exported), (COUNT, BTreeMap::from(expected.clone())));
        let checker = ours::checker(vendor.schema());
        for record in events::records(vendor, COUNT, Kind::Exported.style()) {
            assert_eq!(checker.check(record.as_bytes()).findings().len(), 2, "{record}");
        }
    }
}

#[test]
fn faulty_records_are_as_many_as_asked_for() {
    for (kind, expected) in
        [(Kind::FaultyTenth, 0..10), (Kind::Faulty1, 10..35), (Kind::Faulty10, 160..240)]
    {
        for vendor in Vendor::ALL {
            let n_invalid = COUNT - codes(vendor, kind).0;
            assert!(expected.contains(&n_invalid), "{vendor:?} {kind:?}: {n_invalid}");
        }
    }
    // Too few in 2,000 to tell 0.1 % from none.
    let records = events::records(Vendor::Userpilot, 20_000, Kind::FaultyTenth.style());
    let checker = ours::checker(Vendor::Userpilot.schema());
    let n_invalid =
        records.iter().filter(|record| !ours::check(&checker, record.as_bytes())).count();
    assert!((10..35).contains(&n_invalid), "{n_invalid}");
}

#[test]
fn records_are_written_as_their_kind_says() {
    for vendor in Vendor::ALL {
        let of = |kind: Kind| events::records(vendor, 50, kind.style());
        let parsed = |record: &String| serde_json::from_str::<Value>(record).expect("JSON");
        let plain = of(Kind::Valid);
        for (record, plain) in of(Kind::Spaced).iter().zip(&plain) {
            assert_eq!(parsed(record), parsed(plain));
            assert!(
                record.contains("\": \"") && record.contains(", \"") && !record.contains(",\"")
            );
        }
        for (record, plain) in of(Kind::Escaped).iter().zip(&plain) {
            assert_eq!(parsed(record), parsed(plain));
            assert!(record.is_ascii() && record.contains("\\/") && record.contains("\\u"));
        }
        let keys = |record: &String| match parsed(record) {
            Value::Object(members) => members.into_iter().map(|(key, _)| key).collect::<Vec<_>>(),
            other => panic!("not an object: {other}"),
        };
        let same =
            of(Kind::Shuffled).iter().zip(&plain).filter(|(a, b)| keys(a) == keys(b)).count();
        assert!(same < 5, "{same} of 50 have the order of the exporter");
        for record in of(Kind::Exported) {
            assert!(record.contains(": null") && record.contains("\\/"), "{record}");
        }
        let lines = events::lines(vendor, 50, Kind::Crlf.style());
        assert_eq!(memchr::memmem::find_iter(&lines, b"\r\n").count(), 50);
        assert_eq!(memchr::memchr_iter(b'\n', &lines).count(), 50);
    }
}

#[test]
fn records_have_the_sizes_of_real_exports() {
    for (vendor, size) in [(Vendor::Userpilot, 619), (Vendor::Genesys, 1_392)] {
        let records = events::records(vendor, COUNT, Style::default());
        let average = records.iter().map(String::len).sum::<usize>() / records.len();
        assert!(average.abs_diff(size) * 50 < size, "{vendor:?}: {average} bytes, not {size}");
    }
}

#[test]
fn a_seed_gives_the_same_records_again() {
    for vendor in Vendor::ALL {
        let of = |seed| events::records(vendor, 50, Style { seed, ..Style::default() });
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
    }
}
