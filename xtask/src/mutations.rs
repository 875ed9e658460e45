//! Holds generated types against the validator on many mutations of the sample payloads.

use std::process::Command;

use anyhow::Context as _;

/// Runs the test of `tests/it/types/agreement.rs` with this many payloads for each schema of the catalogue.
/// Returns whether types and validator agree on all of them.
pub(crate) fn run(payloads: usize) -> anyhow::Result<bool> {
    let status = Command::new(env!("CARGO"))
        .args(["test", "--package", "tablature", "--test", "it", "--", "types::agreement"])
        .env("TABLATURE_MUTATIONS", payloads.to_string())
        .status()
        .context("cargo does not start")?;
    Ok(status.success())
}
