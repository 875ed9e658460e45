//! Events read into Rust types.

use tablature_bench::{
    events::{self, Kind, Vendor},
    measure,
    results::{Table, rate, ratio},
};

use crate::{
    Arguments, Failure,
    contenders::typed::{self, BY_HAND, TYPIFY},
    library::named,
};

pub(crate) fn tables(arguments: &Arguments) -> Result<Vec<Table>, Failure> {
    Vendor::ALL.map(|vendor| table(vendor, arguments)).into_iter().collect()
}

fn table(vendor: Vendor, arguments: &Arguments) -> Result<Table, Failure> {
    let mut table = Table::new(
        &format!("Valid events of {} read into types, one core", vendor.name()),
        &["types", "MB/s", "× by hand", "× typify", "read"],
    );
    table.note(
        "Types by hand have strings where the schema has a format, and check no rule; typify's know no conditions.",
    );
    let block = events::lines(vendor, arguments.records, Kind::Valid.style());
    let measured = measure::measure(&mut typed::typed(vendor), [block], arguments.rounds);
    let (by_hand, typify) = (named(&measured, BY_HAND)?, named(&measured, TYPIFY)?);
    for one in &measured {
        table.row(vec![
            one.name.clone(),
            rate(one.rate()),
            ratio(one.ratio_to(by_hand)),
            ratio(one.ratio_to(typify)),
            one.accepted.to_string(),
        ]);
    }
    Ok(table)
}
