//! Measures how many bytes a second are read and judged, by Tablature and by others, on the same bytes in turn.
//!
//! ```sh
//! cargo run --release --manifest-path bench/Cargo.toml --bin throughput -- \
//!     --command target/release/tablature --public ../public --write bench/RESULTS.md
//! ```
//!
//! Tables, each by the name that `--tables a,b` takes:
//!
//! - `library`: events in memory, by everything that judges or parses them
//! - `kinds`: events with faults, in other spellings and orders, and as real exports have them
//! - `types`: events read into Rust types
//! - `command`: events in a file, by the command (`--command PATH`)
//! - `growth`: what a byte costs as data, schemas, depth, faults and unions grow
//! - `stream`: what memory the command takes as `--stream GIGABYTES` go through it, plain, gzip and zstd
//! - `public`: public schemas of others, read from the folder `--public DIR`
//!
//! `--rounds N` says how often each contender has its turn (9), `--records N` how many records of a vendor are in
//! memory (20,000). `--quick` is for a look: 3 rounds, 2,000 records, small sizes. `--write FILE` writes the tables as
//! Markdown as well, with machine and versions.
#![allow(clippy::print_stdout, reason = "a program that prints tables")]

mod arguments;
mod command;
mod contenders;
mod growth;
mod kinds;
mod library;
mod public;
mod stream;
mod types;

use std::fs;

use tablature_bench::results::{self, Table};

use arguments::Arguments;

type Failure = Box<dyn std::error::Error>;

/// Measures, and returns tables.
type Measure = fn(&Arguments) -> Result<Vec<Table>, Failure>;

/// Every measure by its name, in the order of their output.
const TABLES: [(&str, Measure); 7] = [
    ("library", library::tables),
    ("kinds", kinds::tables),
    ("types", types::tables),
    ("command", command::tables),
    ("growth", growth::tables),
    ("stream", stream::tables),
    ("public", public::tables),
];

fn main() -> Result<(), Failure> {
    let arguments = Arguments::read(TABLES.map(|(name, _)| name))?;
    let mut text = format!(
        "# Results\n\nWritten by `bench/src/bin/throughput`; `README.md` says how. Medians of {} rounds, contenders \
         alternating, processor time unless a column says otherwise; a ratio is the median of pairs that stand side by \
         side.\n\n{}",
        arguments.rounds,
        results::circumstances()
    );
    println!("{text}");
    for (name, tables) in TABLES {
        if arguments.wants(name) {
            for table in tables(&arguments)? {
                let table = table.to_markdown();
                println!("{table}");
                text.push('\n');
                text.push_str(&table);
            }
        }
    }
    if let Some(file) = &arguments.write {
        fs::write(file, text)?;
    }
    Ok(())
}
