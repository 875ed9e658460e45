//! Independent pieces of work on all cores.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Runs independent pieces of work, numbered from 0, on all available cores. `thread` builds each further thread; this
/// one works too.
pub fn side_by_side(
    n_pieces: usize,
    thread: impl Fn() -> thread::Builder,
    work: &(dyn Fn(usize) + Sync),
) {
    let n_threads = thread::available_parallelism().map_or(1, usize::from).min(n_pieces);
    let next = AtomicUsize::new(0);
    let take = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= n_pieces {
                break;
            }
            work(at);
        }
    };
    thread::scope(|scope| {
        for _ in 1..n_threads {
            // If no further thread can be started, this one does all the work.
            let _ = thread().spawn_scoped(scope, take);
        }
        take();
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn every_piece_is_done_once() {
        for n_pieces in [0, 1, 100] {
            let done = Mutex::new(Vec::new());
            side_by_side(n_pieces, thread::Builder::new, &|at| {
                done.lock().expect("nothing panics").push(at);
            });
            let mut done = done.into_inner().expect("nothing panics");
            done.sort_unstable();
            assert!(done.into_iter().eq(0..n_pieces), "{n_pieces}");
        }
    }
}
