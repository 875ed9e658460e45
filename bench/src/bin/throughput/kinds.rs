//! Events with faults, in other spellings and orders, and as real exports have them.

use tablature_bench::{
    events::{self, Kind, Vendor},
    measure, ours,
    results::{Table, rate, ratio},
};

use crate::{
    Arguments, Failure,
    contenders::{self, BASE, OURS},
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
            "is_valid, MB/s",
            "× valid",
            "× jsonschema",
            "valid, ours",
            "valid, jsonschema",
        ],
    );
    table.note(
        "`blocks` makes all findings. `× valid` compares with the same on valid events, byte by byte. jsonschema knows \
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
        let [blocks, _, verdict] = contenders::ours(&checker)
            .try_into()
            .map_err(|_| "ours are blocks, `check` and `is_valid`")?;
        all.push(blocks.on("blocks, valid", &plain));
        all.push(verdict.on("is_valid, valid", &plain));
        let measured = measure::measure(&mut all, [block], arguments.rounds);
        let of = |name| named(&measured, name);
        let (blocks, is_valid) = (of(OURS)?, of("tablature is_valid")?);
        let jsonschema = of(JSONSCHEMA)?;
        table.row(vec![
            kind.name().to_owned(),
            blocks.bytes.to_string(),
            rate(blocks.rate()),
            ratio(blocks.ratio_to(of("blocks, valid")?)),
            ratio(blocks.ratio_to(of(BASE)?)),
            ratio(blocks.ratio_to(jsonschema)),
            rate(is_valid.rate()),
            ratio(is_valid.ratio_to(of("is_valid, valid")?)),
            ratio(is_valid.ratio_to(jsonschema)),
            blocks.accepted.to_string(),
            jsonschema.accepted.to_string(),
        ]);
    }
    Ok(table)
}
