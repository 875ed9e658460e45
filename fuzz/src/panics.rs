//! Panics that are not ours.

use std::{panic, sync::Once, thread};

use tablature::contract::diff::ENGINE_THREAD;
use tablature_compare::oracles::silence_caught_panics;

/// Keeps panics of other crates that are caught from ending a run: libFuzzer ends it at any panic. Panics in our own files
/// stay what they are, even where they would be caught.
pub(crate) fn tolerate_those_of_others() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let is_engine = thread::current().name() == Some(ENGINE_THREAD);
            let file = info.location().map_or("", panic::Location::file);
            // Those of other crates have paths that begin at the root.
            if !is_engine || is_ours(file) {
                before(info);
            }
        }));
        silence_caught_panics();
    });
}

/// Returns whether a source file is one of this repository.
fn is_ours(file: &str) -> bool {
    let registry = std::path::Path::new("registry").join("src");
    !file.contains(&*registry.to_string_lossy()) && !file.starts_with("/rustc/")
}
