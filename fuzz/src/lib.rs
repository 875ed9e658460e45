//! Fuzz targets over the public interfaces. Each module has a function `run` that takes any bytes and panics if something
//! is wrong; `fuzz_targets/` hands it to libFuzzer, and a test runs it over the inputs in `seeds/` and `crashes/`.
//!
//! - `read`: the strict reader beside `serde_json`.
//! - `load`: schemas of any bytes.
//! - `prove`: what is proved beside what the evaluator says.
//! - `explain`: the evaluator beside the crate `jsonschema`.
//! - `capture`: pages and overlays.
//! - `generate`: Rust types of any schema.
//! - `contract`: samples and comparisons.
//! - `config`: the configuration, baselines, and the lock files of the command.

pub mod capture;
pub mod config;
pub mod contract;
pub mod explain;
pub mod generate;
pub mod load;
pub mod prove;
pub mod read;

mod input;
mod panics;
#[cfg(test)]
mod tests;

#[cfg(fuzzing)]
pub use libfuzzer_sys;

/// A target: any bytes in, a panic if something is wrong.
pub type Target = fn(&[u8]);

/// All targets, by name.
pub const TARGETS: [(&str, Target); 8] = [
    ("capture", capture::run),
    ("config", config::run),
    ("contract", contract::run),
    ("explain", explain::run),
    ("generate", generate::run),
    ("load", load::run),
    ("prove", prove::run),
    ("read", read::run),
];

/// Makes the program of a target: for libFuzzer under `cargo fuzz`, otherwise one that runs the files that it is given.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        #[cfg(fuzzing)]
        $crate::libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::$name::run(data));

        #[cfg(not(fuzzing))]
        fn main() -> std::io::Result<()> {
            for path in std::env::args_os().skip(1) {
                $crate::$name::run(&std::fs::read(path)?);
            }
            Ok(())
        }
    };
}
