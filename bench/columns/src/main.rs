//! The command on the same events in every format, beside plain reading of the format by its own library.
//!
//! Both are processes of their own, one after the other in each round, so that processor time and peak memory are those of the
//! whole process. The findings must be the same in every format, but for places.
#![allow(clippy::print_stdout, reason = "a program prints its results")]

#[allow(dead_code, unreachable_pub, reason = "other programs use all of it")]
#[path = "../../compare/src/dice.rs"]
mod dice;
mod findings;
mod format;
mod made;
mod read;
mod run;
/// Of the package beside, without its dependencies.
#[allow(dead_code, unreachable_pub, reason = "other programs use all of it")]
#[path = "../../src"]
mod shared {
    pub(crate) mod events;
    pub(crate) mod median;
}

use std::{env, error::Error, path::PathBuf, process::ExitCode};

type Failure = Box<dyn Error>;

const USAGE: &str = "usage: columns --command PATH [--records 200000] [--rounds 5]";

fn main() -> ExitCode {
    match go() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn go() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match &texts[..] {
        // This program itself, as processes that are measured.
        ["make", format, records, file] => made::make(format, records.parse()?, file.as_ref()),
        ["read", format, file] => read::read(format, file.as_ref()),
        _ => {
            let (mut command, mut records, mut rounds) = (None, 200_000, 5);
            let mut rest = texts.iter();
            while let Some(option) = rest.next() {
                let value = rest.next().ok_or(USAGE)?;
                match *option {
                    "--command" => command = Some(PathBuf::from(value)),
                    "--records" => records = value.parse()?,
                    "--rounds" => rounds = value.parse()?,
                    _ => return Err(USAGE.into()),
                }
            }
            run::run(&command.ok_or(USAGE)?, records, rounds)
        }
    }
}
