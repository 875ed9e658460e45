//! Checks the lines of a file with the library, on one thread, and prints seconds and findings: what `overhead.py` compares the
//! package with.
#![expect(clippy::print_stdout, reason = "the result of a measurement")]
#![expect(clippy::disallowed_methods, reason = "a measurement reads a file and the clock")]

use std::{error::Error, time::Instant};

use tablature_schema::catalogue;
use tablature_validator::{Checker, Options, Origin, Wanted};

fn main() -> Result<(), Box<dyn Error>> {
    let [_, schema, now, file] = &std::env::args().collect::<Vec<_>>()[..] else {
        return Err("usage: lines SCHEMA NOW FILE".into());
    };
    let checker = Checker::from_catalogue(catalogue::find(schema)?, Options::at(now.parse()?));
    let text = std::fs::read(file)?;
    checker.warm_up();
    for _ in 0..2 {
        let begin = Instant::now();
        let mut findings = 0;
        let read = checker.check_lines(&text, Origin::FILE, Wanted::All, |_, report| {
            findings += report.findings().len();
        });
        println!("{} {} {findings}", begin.elapsed().as_secs_f64(), read.records);
    }
    Ok(())
}
