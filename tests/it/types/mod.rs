//! Types that are generated from schemas, held against the validator.
//!
//! Reading order: [`corpus`] (small schemas with valid and invalid documents), [`proof`] (the corpus is what it
//! says), [`conformance`] (generated types hold what the corpus and the sample payloads call right),
//! [`agreement`] (the same on [`mutations`] of the payloads), [`two_ways`] (what is filled by a proof is what is
//! read through a value). Underneath: [`workshop`] (a scratch crate that
//! is asked about documents), [`ours`] (our types in it), [`account`] (answers held against verdicts),
//! [`normal`] and [`json`] (when what was written is what was read). `bench/` uses some of them too.

mod account;
mod agreement;
mod conformance;
mod corpus;
mod json;
mod mutations;
mod normal;
mod ours;
mod proof;
mod two_ways;
mod workshop;

use std::path::Path;

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder that cargo keeps for tests.
fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// Where the tests themselves are compiled, and with them the runtime: what is there is not compiled again.
fn target() -> &'static Path {
    scratch().parent().expect("it is below the target folder")
}
