//! Writes generated events to standard output, for programs of others.
//!
//! ```sh
//! cargo run --release --manifest-path bench/Cargo.toml --bin events -- userpilot valid 200000 > events.ndjson
//! ```
//!
//! Vendors are `userpilot` and `genesys`; kinds are those of `src/events/style.rs`.

use std::{
    env,
    io::{self, Write as _},
};

use tablature_bench::events::{self, Kind, Vendor};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [vendor, kind, count] = words.as_slice() else {
        return Err("expected a vendor, a kind and how many records".into());
    };
    let vendor = Vendor::named(vendor).ok_or_else(|| format!("`{vendor}` is not a vendor"))?;
    let kind = Kind::named(kind).ok_or_else(|| {
        format!("`{kind}` is not a kind; there are {}", Kind::ALL.map(Kind::name).join(", "))
    })?;
    io::stdout().write_all(&events::lines(vendor, count.parse()?, kind.style()))?;
    Ok(())
}
