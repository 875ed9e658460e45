//! SIGINT and SIGTERM: a run that is asked to end does so soon, and leaves nothing half done.
//!
//! A run looks here between records, closes what it has begun to print, and ends by itself. What does not look, or is busy
//! for too long, is ended by the thread that waits for signals, after it has removed temporary files.

use std::{
    cell::RefCell,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, Ordering},
    },
};

/// The number of the signal that came; 0 if none did.
static SIGNAL: AtomicU8 = AtomicU8::new(0);

/// Whether the run is about to end by itself.
static IS_ENDING: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// Says that the run of this thread is to end, for programs that embed it and have signals of their own.
    static STOP: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// Does something that ends by itself soon after `stop` was set.
pub(crate) fn until<T>(stop: Arc<AtomicBool>, run: impl FnOnce() -> T) -> T {
    STOP.set(Some(stop));
    let result = run();
    STOP.set(None);
    result
}

/// Says that the run is about to end by itself, so that it is given the time to print the end of a document.
pub(crate) fn begin_to_end() {
    IS_ENDING.store(true, Ordering::Relaxed);
}

/// Returns the number of the signal that asked the process to end.
pub(crate) fn signal() -> Option<u8> {
    Some(SIGNAL.load(Ordering::Relaxed)).filter(|signal| *signal != 0)
}

/// Returns whether the process, or the run of this thread, was asked to end.
pub(crate) fn is_received() -> bool {
    let is_stopped = |stop: &Option<Arc<AtomicBool>>| {
        stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed))
    };
    signal().is_some() || STOP.with_borrow(is_stopped)
}

/// Begins to wait for signals. Where that cannot be done, they end the process as they do any other.
#[cfg(unix)]
pub(crate) fn watch() {
    use signal_hook::consts::{SIGINT, SIGTERM};

    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        for signal in &mut signals {
            if let Ok(signal) = u8::try_from(signal) {
                end(signal);
            }
        }
    });
}

#[cfg(not(unix))]
pub(crate) fn watch() {}

/// Gives the run some time to end by itself, and ends it.
#[cfg(unix)]
#[expect(clippy::exit, reason = "what runs cannot be made to return")]
fn end(signal: u8) {
    use std::time::Duration;

    /// Less than a person notices, and more than a record takes.
    const PATIENCE: Duration = Duration::from_millis(70);

    /// What the end of a document may take on a machine that has much to do.
    const GRACE: Duration = Duration::from_secs(2);

    SIGNAL.store(signal, Ordering::Relaxed);
    std::thread::sleep(PATIENCE);
    if IS_ENDING.load(Ordering::Relaxed) {
        std::thread::sleep(GRACE);
    }
    tablature_files::remove_temporary_files();
    std::process::exit(128 + i32::from(signal));
}
