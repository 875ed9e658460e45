//! See `tablature_cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tablature_cli::run(std::env::args_os()).into()
}
