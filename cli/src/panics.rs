//! Mistakes of ours that panic: each is reported once, and ends with exit code 2.

use std::{
    collections::BTreeSet,
    io::{self, Write as _},
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Mutex, PoisonError},
    thread,
};

use tablature_contract::diff::ENGINE_THREAD;
use tablature_schema::escape::escape;

use crate::ExitStatus;

/// Places in our code that were reported.
static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Reports panics in one line instead of the runtime's several: a record of each million may fail alike. With
/// `RUST_BACKTRACE` the runtime has its say too.
pub(crate) fn watch() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        // Panics of the engine mean "undecided". One that was left behind may fail later.
        if thread::current().name() == Some(ENGINE_THREAD) {
            return;
        }
        // Those of a library for tables are errors about the file.
        if tablature_input::is_contained() {
            return;
        }
        if std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
            before(panic);
        }
        let line = line(panic);
        if SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert(line.clone()) {
            // There is nowhere left to say that it cannot be written.
            let _ = writeln!(io::stderr(), "{line}");
        }
    }));
}

fn line(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let said = panic.payload_as_str().unwrap_or("no message");
    let version = env!("CARGO_PKG_VERSION");
    let line = format!(
        "error: Tablature {version} failed at {place}: {said}; report this as a bug, with what it was given"
    );
    escape(&line).to_string()
}

/// Runs a command; a panic ends it as a job that could not be done.
pub(crate) fn contain(command: impl FnOnce() -> ExitStatus) -> ExitStatus {
    panic::catch_unwind(AssertUnwindSafe(command)).unwrap_or(ExitStatus::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_and_no_result() {
        assert_eq!(contain(|| ExitStatus::Failure), ExitStatus::Failure);
        assert_eq!(contain(|| panic!("a mistake")), ExitStatus::Error);
    }
}
