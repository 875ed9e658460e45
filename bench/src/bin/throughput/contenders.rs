//! Everything that reads the same lines as ours, by name.

mod parsers;
pub(crate) mod typed;
mod validators;

use tablature::{Checker, Wanted};
use tablature_bench::{events::Vendor, measure::Contender, ours};

pub(crate) use parsers::parsers;
pub(crate) use validators::{jsonschema, validators};

/// The name of the parser that others are compared with.
pub(crate) const BASE: &str = "serde_json IgnoredAny";

/// The name of ours, as the command reads blocks.
pub(crate) const OURS: &str = "tablature, blocks";

/// The name of ours, as the command reads blocks with `--quiet`.
pub(crate) const ERRORS: &str = "tablature, blocks, errors only";

/// Returns ours: every way that the library offers.
pub(crate) fn ours(checker: &Checker) -> Vec<Contender<'_>> {
    // Otherwise the first records would be read without a plan.
    checker.warm_up();
    vec![
        Contender::by_block(OURS, |block| ours::check_lines(checker, block, Wanted::All)),
        Contender::by_block(ERRORS, |block| ours::check_lines(checker, block, Wanted::Errors)),
        Contender::by_line("tablature check", |line| ours::check(checker, line)),
        Contender::by_line("tablature is_valid", |line| ours::is_valid(checker, line)),
    ]
}

/// Returns all that judge or parse the events of a vendor.
pub(crate) fn all(vendor: Vendor, checker: &Checker) -> Vec<Contender<'_>> {
    let mut all = ours(checker);
    all.extend(parsers());
    all.extend(validators(vendor));
    all
}

/// Returns ours with the parser and the validator that others are compared with.
pub(crate) fn few(vendor: Vendor, checker: &Checker) -> Vec<Contender<'_>> {
    let mut few = ours(checker);
    few.extend(parsers().into_iter().next());
    few.push(jsonschema(&schema(vendor)));
    few
}

/// Returns the schema of a vendor's events.
fn schema(vendor: Vendor) -> serde_json::Value {
    tablature::catalogue::find(vendor.schema()).expect("a schema of the catalogue").json()
}

#[cfg(test)]
mod tests {
    use tablature_bench::{
        events::{self, Kind},
        measure::{self, Measured},
    };

    use super::*;

    const COUNT: usize = 300;

    fn accepted(contenders: &mut [Contender<'_>], vendor: Vendor, kind: Kind) -> Vec<Measured> {
        measure::measure(contenders, [events::lines(vendor, COUNT, kind.style())], 1)
    }

    #[test]
    fn all_accept_valid_events() {
        for vendor in Vendor::ALL {
            let checker = ours::checker(vendor.schema());
            for mut contenders in [all(vendor, &checker), typed::typed(vendor)] {
                for one in accepted(&mut contenders, vendor, Kind::Valid) {
                    assert_eq!(one.accepted, COUNT, "{}", one.name);
                }
            }
        }
    }

    #[test]
    fn validators_reject_faulty_events() {
        for vendor in Vendor::ALL {
            let checker = ours::checker(vendor.schema());
            let mut judges = ours(&checker);
            judges.extend(validators(vendor));
            let measured = accepted(&mut judges, vendor, Kind::Faulty10);
            let own = measured[0].accepted;
            assert!(own < COUNT);
            for one in &measured {
                // Freshness has no word in JSON Schema: the others accept one kind of faults in six.
                assert!(one.accepted < COUNT && one.accepted - own < 20, "{}", one.name);
            }
        }
    }
}
