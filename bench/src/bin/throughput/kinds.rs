//! Events with faults, in other spellings and orders, and as real exports have them.

use tablature_bench::{
    events::{self, Kind, Vendor},
    measure, ours,
    results::{Table, rate, ratio},
};

use crate::{
    Arguments, Failure,
    contenders::{self, BASE, ERRORS, OURS},
    library::{JSONSCHEMA, named},
};

pub(crate) fn tables(arguments: &Arguments) -> Result<Vec<Table>, Failure> {
    Vendor::ALL.map(|vendor| table(vendor, arguments)).into_iter().collect()
}

fn table(vendor: Vendor, arguments: &Arguments) -> Result<Table, Failure> {
    let mut table = Table::new(
        &format!("Kinds of events of {}, in memory, one core", vendor.name()),
        &[
            "events",
            "bytes",
            "blocks, MB/s",
            "× valid",
            "× IgnoredAny",
            "× jsonschema",
            "errors only, MB/s",
            "× valid",
            "× jsonschema",
            "valid, ours",
            "valid, jsonschema",
        ],
    );
    table.note(
        "`blocks` makes all findings, `errors only` no warnings and no advice. `× valid` compares with the same on valid events, byte by byte. jsonschema knows \
         neither documented spelling nor freshness.",
    );
    if vendor == Vendor::Userpilot {
        table.note("This vendor documents the names of the wire, so `documented` is `valid`.");
    }
    let checker = ours::checker(vendor.schema());
    let plain = events::lines(vendor, arguments.records, Kind::Valid.style());
    for kind in Kind::ALL {
        let block = events::lines(vendor, arguments.records, kind.style());
        let mut all = contenders::few(vendor, &checker);
        for own in contenders::ours(&checker) {
            match own.name() {
                OURS => all.push(own.on("blocks, valid", &plain)),
                ERRORS => all.push(own.on("errors only, valid", &plain)),
                _ => {}
            }
        }
        let measured = measure::measure(&mut all, [block], arguments.rounds);
        let of = |name| named(&measured, name);
        let (blocks, errors) = (of(OURS)?, of(ERRORS)?);
        let jsonschema = of(JSONSCHEMA)?;
        table.row(vec![
            kind.name().to_owned(),
            blocks.bytes.to_string(),
            rate(blocks.rate()),
            ratio(blocks.ratio_to(of("blocks, valid")?)),
            ratio(blocks.ratio_to(of(BASE)?)),
            ratio(blocks.ratio_to(jsonschema)),
            rate(errors.rate()),
            ratio(errors.ratio_to(of("errors only, valid")?)),
            ratio(errors.ratio_to(jsonschema)),
            blocks.accepted.to_string(),
            jsonschema.accepted.to_string(),
        ]);
    }
    Ok(table)
}
