//! The table of cases, by what is attacked.

mod files;
mod growth;
mod output;
mod patterns;
mod payloads;
mod repositories;
mod schemas;
mod streams;

use crate::case::Case;

/// Returns all cases, in the order of their kinds.
pub(crate) fn all() -> Vec<Case> {
    let parts = [
        patterns::cases(),
        repositories::cases(),
        payloads::cases(),
        streams::cases(),
        files::cases(),
        schemas::cases(),
        growth::cases(),
        output::cases(),
    ];
    let mut all: Vec<Case> = parts.into_iter().flatten().collect();
    all.sort_by_key(|case| case.kind);
    all
}
