//! The cost of a byte as data, schemas, depth, faults and unions grow.

use std::collections::BTreeMap;

use tablature::Checker;
use tablature_bench::{
    events::{self, Style, Vendor},
    growth::{self, Subject},
    measure::{self, Contender, Measured},
    ours::{self, Mode, Ours},
    results::{Table, ratio},
};

use crate::{
    Arguments, Failure,
    contenders::{self, BASE, OURS},
    library::{JSONSCHEMA, named},
};

/// Records in one block of events.
const BLOCK: usize = 10_000;

pub(crate) fn tables(arguments: &Arguments) -> Result<Vec<Table>, Failure> {
    let mut table = Table::new(
        "What a byte costs as work grows",
        &[
            "events",
            "megabytes",
            "blocks, ns/B",
            "is_valid, ns/B",
            "IgnoredAny, ns/B",
            "jsonschema, ns/B",
        ],
    );
    table.note("Nanoseconds of one core for a byte. Work is linear where a column stays level as one thing grows. \
         The amount of `--stream` is generated block by block, and read once, not by jsonschema.");
    for vendor in Vendor::ALL {
        let checker = ours::checker(vendor.schema());
        let sizes: &[usize] = if arguments.is_quick { &[1, 16] } else { &[1, 16, 256] };
        for &megabytes in sizes {
            let blocks = blocks(vendor, megabytes * 1_000_000, 0);
            // The larger the data, the less a round is disturbed.
            let rounds = arguments.rounds.min(256 / megabytes).max(1);
            let measured = measure::measure(&mut contenders::few(vendor, &checker), blocks, rounds);
            row(&mut table, vendor.name(), &measured)?;
        }
        if let Some(gigabytes) = arguments.stream {
            let blocks = blocks(vendor, gigabytes * 1_000_000_000, 0);
            let measured = measure::measure(&mut few(&checker), blocks, 1);
            row(&mut table, vendor.name(), &measured)?;
        }
        for percent in [0, 1, 10, 50, 100] {
            let block = blocks(vendor, 1_000_000, percent * 10);
            let mut few = contenders::few(vendor, &checker);
            let measured = measure::measure(&mut few, block, arguments.rounds);
            row(&mut table, &format!("{}, {percent} % faulty", vendor.name()), &measured)?;
        }
    }
    let bytes = if arguments.is_quick { 100_000 } else { 2_000_000 };
    for Subject { name, schema, lines } in growth::subjects(bytes) {
        let text = schema.to_string();
        let ours = Ours::compile(text.as_bytes(), &BTreeMap::new(), Mode::DEFAULT)?;
        let mut all = few(ours.checker());
        all.push(contenders::jsonschema(&schema));
        let measured = measure::measure(&mut all, [lines], arguments.rounds);
        row(&mut table, &name, &measured)?;
    }
    Ok(vec![table])
}

/// Returns ours with the parser that others are compared with.
pub(crate) fn few(checker: &Checker) -> Vec<Contender<'_>> {
    let mut few = contenders::ours(checker);
    few.extend(contenders::parsers().into_iter().next());
    few
}

fn row(table: &mut Table, name: &str, measured: &[Measured]) -> Result<(), Failure> {
    let bytes = named(measured, OURS)?.bytes;
    let mut cells = vec![name.to_owned(), ratio(measure::number(bytes) / 1e6)];
    for name in [OURS, "tablature is_valid", BASE, JSONSCHEMA] {
        let one = measured.iter().find(|one| one.name == name);
        cells.push(one.map_or_else(String::new, |one| ratio(one.nanoseconds_per_byte())));
    }
    table.row(cells);
    Ok(())
}

/// Returns blocks of about `bytes` bytes together, each made when it is its turn.
pub(crate) fn blocks(vendor: Vendor, bytes: usize, faulty: u32) -> impl Iterator<Item = Vec<u8>> {
    let mut rest = bytes;
    (0..).map_while(move |index| {
        if rest == 0 {
            return None;
        }
        let style = Style { seed: 2026 + index, faulty, ..Style::default() };
        // A record has at least 400 bytes.
        let mut block = events::lines(vendor, BLOCK.min(rest / 400 + 1), style);
        if block.len() > rest {
            let end =
                memchr::memchr(b'\n', &block[rest..]).map_or(block.len(), |end| rest + end + 1);
            block.truncate(end);
        }
        rest = rest.saturating_sub(block.len());
        Some(block)
    })
}
