//! Events in memory, by everything that judges or parses them.

use tablature_bench::{
    events::{self, Kind, Vendor},
    measure::{self, Measured},
    ours,
    results::{Table, rate, ratio},
};

use crate::{
    Arguments, Failure,
    contenders::{self, BASE, OURS},
};

/// The validator that others are compared with.
pub(crate) const JSONSCHEMA: &str = "jsonschema parse + is_valid";

pub(crate) fn tables(arguments: &Arguments) -> Result<Vec<Table>, Failure> {
    Vendor::ALL.map(|vendor| table(vendor, arguments)).into_iter().collect()
}

fn table(vendor: Vendor, arguments: &Arguments) -> Result<Table, Failure> {
    let checker = ours::checker(vendor.schema());
    let block = events::lines(vendor, arguments.records, Kind::Valid.style());
    let measured =
        measure::measure(&mut contenders::all(vendor, &checker), [block.clone()], arguments.rounds);
    let mut table = Table::new(
        &format!("Valid events of {}, in memory, one core", vendor.name()),
        &["library", "MB/s", "× IgnoredAny", "× jsonschema", "ours is × as fast", "accepted"],
    );
    table.note(format!(
        "{} records, {} bytes. Formats are asserted by all validators; those that read a parsed value are given one by \
         serde_json.",
        arguments.records,
        block.len()
    ));
    let [base, jsonschema, own] = [BASE, JSONSCHEMA, OURS].map(|name| named(&measured, name));
    let (base, jsonschema, own) = (base?, jsonschema?, own?);
    for one in &measured {
        table.row(vec![
            one.name.clone(),
            rate(one.rate()),
            ratio(one.ratio_to(base)),
            ratio(one.ratio_to(jsonschema)),
            ratio(own.ratio_to(one)),
            one.accepted.to_string(),
        ]);
    }
    Ok(table)
}

/// Returns what was measured of the contender with this name.
pub(crate) fn named<'m>(measured: &'m [Measured], name: &str) -> Result<&'m Measured, Failure> {
    let found = measured.iter().find(|one| one.name == name);
    found.ok_or_else(|| format!("`{name}` was not measured").into())
}
