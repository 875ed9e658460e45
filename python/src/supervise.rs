//! Work without the interpreter that Ctrl-C ends.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, sync_channel},
    },
    thread,
    time::Duration,
};

use pyo3::{exceptions::PyRuntimeError, prelude::*};

/// How long a person waits until an interrupt is noticed.
const PATIENCE: Duration = Duration::from_millis(50);

/// Does some work on another thread while the interpreter is released, and looks for signals meanwhile. The work is to end soon
/// after its argument was set.
///
/// # Errors
///
/// What the handler of a signal raised.
pub(crate) fn supervise<T: Send>(
    py: Python<'_>,
    work: impl FnOnce(Arc<AtomicBool>) -> T + Send,
) -> PyResult<T> {
    let stop = Arc::new(AtomicBool::new(false));
    py.detach(|| {
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel(1);
            let stopped = Arc::clone(&stop);
            let worker = scope.spawn(move || {
                let result = work(stopped);
                // Nobody waits for it after a panic elsewhere.
                let _ = sender.send(());
                result
            });
            let mut raised = None;
            while receiver.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                #[expect(
                    clippy::redundant_closure_for_method_calls,
                    reason = "the method itself is for one lifetime only"
                )]
                let signals = Python::attach(|py| py.check_signals());
                if let Err(error) = signals {
                    stop.store(true, Ordering::Relaxed);
                    raised = Some(error);
                }
            }
            let result = worker.join();
            match raised {
                Some(error) => Err(error),
                None => result.map_err(|_| PyRuntimeError::new_err(FAILED)),
            }
        })
    })
}

/// What is said of a mistake of ours.
const FAILED: &str = "Tablature failed; report this as a bug, with what it was given";
