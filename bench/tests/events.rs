//! Generated events are what the measures take them for: valid, of real sizes, and invalid where asked.

use tablature_bench::{
    events::{self, Style, Vendor},
    ours,
};

/// Records of each kind.
const COUNT: usize = 2_000;

#[track_caller]
fn assert_all_valid(style: Style) {
    for vendor in Vendor::ALL {
        let checker = ours::checker(vendor.schema());
        for record in events::records(vendor, COUNT, style) {
            let report = checker.check(record.as_bytes());
            assert!(ours::check(&checker, record.as_bytes()), "{record}\n{:?}", report.findings());
        }
    }
}

#[test]
fn records_are_valid_however_they_are_written() {
    let style = Style::default();
    assert_all_valid(style);
    assert_all_valid(Style { spaced: true, ..style });
    assert_all_valid(Style { shuffled: true, ..style });
    assert_all_valid(Style { escaped: true, ..style });
    assert_all_valid(Style { documented: true, ..style });
}

#[test]
fn records_get_no_hints_in_the_spelling_of_the_wire() {
    for vendor in Vendor::ALL {
        let checker = ours::checker(vendor.schema());
        for record in events::records(vendor, COUNT, Style::default()) {
            let report = checker.check(record.as_bytes());
            assert!(report.findings().is_empty(), "{record}\n{:?}", report.findings());
        }
    }
}

#[test]
fn faulty_records_are_as_many_as_asked_for() {
    for vendor in Vendor::ALL {
        let checker = ours::checker(vendor.schema());
        let records = events::records(vendor, COUNT, Style { faulty: 20, ..Style::default() });
        let n_invalid =
            records.iter().filter(|record| !ours::check(&checker, record.as_bytes())).count();
        assert!((COUNT * 17 / 100..COUNT * 23 / 100).contains(&n_invalid), "{n_invalid}");
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
