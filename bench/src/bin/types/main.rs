//! Types that are generated from schemas: Tablature and typify on the same corpus.
//!
//! ```sh
//! cargo run --manifest-path bench/Cargo.toml --bin types            # both
//! cargo run --manifest-path bench/Cargo.toml --bin types -- corpus  # verdicts and round trips (--details: each fault)
//! cargo run --manifest-path bench/Cargo.toml --bin types -- size    # 400 event types
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it talks to the person who runs it")]

#[path = "../../../../tests/it/types/account.rs"]
mod account;
mod clock;
#[path = "../../../../tests/it/types/corpus.rs"]
mod corpus;
#[path = "../../../../tests/it/types/json.rs"]
mod json;
mod many;
#[path = "../../../../tests/it/types/normal.rs"]
mod normal;
#[path = "../../../../tests/it/types/ours.rs"]
mod ours;
mod size;
mod typify;
mod verdicts;
#[path = "../../../../tests/it/types/workshop.rs"]
mod workshop;

use std::{env, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = root.canonicalize().expect("the repository is there");
    // Beside this program, so below the target folder that its user chose.
    let program = env::current_exe().expect("this program is a file");
    let folder = program.with_file_name("types-scratch");
    let chosen: Vec<String> = env::args().skip(1).collect();
    match chosen.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            verdicts::run(&root, &folder, false);
            size::run(&root, &folder);
        }
        ["corpus"] => verdicts::run(&root, &folder, false),
        ["corpus", "--details"] => verdicts::run(&root, &folder, true),
        ["size"] => size::run(&root, &folder),
        _ => {
            eprintln!(
                "error: expected nothing, `corpus`, `corpus --details` or `size`, found `{}`",
                chosen.join(" ")
            );
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
