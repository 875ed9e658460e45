//! Work on all cores whose results are taken in order, as they come.

use std::{
    collections::BTreeMap,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// How many pieces are begun before the first of them is taken: enough for all cores while one piece takes long, and few
/// enough to hold their results.
const MAX_AHEAD: usize = 24;

/// How long nothing may come before the one who waits looks around.
const PATIENCE: Duration = Duration::from_millis(50);

/// What is asked of the one who takes the results.
pub(super) trait Taker<T> {
    /// The error that ends the work.
    type Error;

    /// Takes the next result.
    ///
    /// # Errors
    ///
    /// The work is to end.
    fn take(&mut self, result: T) -> Result<(), Self::Error>;

    /// Returns whether the work is to go on. Asked every so often, also while nothing comes.
    fn goes_on(&mut self) -> bool;
}

/// Does the pieces of work, numbered from 0, on all available cores, and hands the results to `taker` in this order on the
/// calling thread.
///
/// # Errors
///
/// The taker's; no further piece is begun then.
pub(super) fn in_order<T: Send, K: Taker<T>>(
    n_pieces: usize,
    work: &(dyn Fn(usize) -> T + Sync),
    taker: &mut K,
) -> Result<(), K::Error> {
    let line = Line { state: Mutex::default(), changed: Condvar::new(), n_pieces };
    let n_threads = thread::available_parallelism().map_or(1, usize::from).min(n_pieces);
    thread::scope(|scope| {
        let _end = End(&line);
        let started = (0..n_threads)
            .filter(|_| thread::Builder::new().spawn_scoped(scope, || line.work(work)).is_ok())
            .count();
        for at in 0..n_pieces {
            // If no thread can be started, this one does all the work.
            let result = if started == 0 { Some(work(at)) } else { line.wait(at, taker) };
            match result {
                Some(result) if taker.goes_on() => taker.take(result)?,
                _ => break,
            }
        }
        Ok(())
    })
}

/// The results that wait for those before them.
struct Line<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    n_pieces: usize,
}

struct State<T> {
    /// The next piece to begin.
    next: usize,
    /// The number of results that were taken.
    taken: usize,
    done: BTreeMap<usize, T>,
    is_over: bool,
}

impl<T> Default for State<T> {
    fn default() -> Self {
        Self { next: 0, taken: 0, done: BTreeMap::new(), is_over: false }
    }
}

impl<T> Line<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does pieces until there are no more.
    fn work(&self, work: &(dyn Fn(usize) -> T + Sync)) {
        // A piece that panics leaves nothing to wait for.
        let _end = EndIfPanicking(self);
        while let Some(at) = self.next() {
            let result = work(at);
            self.state().done.insert(at, result);
            self.changed.notify_all();
        }
    }

    fn next(&self) -> Option<usize> {
        let mut state = self.state();
        while !state.is_over && state.next >= state.taken + MAX_AHEAD {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let at = state.next;
        if state.is_over || at >= self.n_pieces {
            return None;
        }
        state.next += 1;
        Some(at)
    }

    /// Returns the result of a piece; `None` if the work is over.
    fn wait<K: Taker<T>>(&self, at: usize, taker: &mut K) -> Option<T> {
        let mut state = self.state();
        loop {
            if let Some(result) = state.done.remove(&at) {
                state.taken = at + 1;
                self.changed.notify_all();
                return Some(result);
            }
            if state.is_over {
                return None;
            }
            let (next, waited) =
                self.changed.wait_timeout(state, PATIENCE).unwrap_or_else(PoisonError::into_inner);
            state = next;
            if waited.timed_out() {
                drop(state);
                if !taker.goes_on() {
                    return None;
                }
                state = self.state();
            }
        }
    }

    fn end(&self) {
        self.state().is_over = true;
        self.changed.notify_all();
    }
}

/// Ends the work when it goes out of scope.
struct End<'l, T>(&'l Line<T>);

impl<T> Drop for End<'_, T> {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// Ends the work if it goes out of scope because of a panic.
struct EndIfPanicking<'l, T>(&'l Line<T>);

impl<T> Drop for EndIfPanicking<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        thread,
        time::Duration,
    };

    use super::{MAX_AHEAD, Taker, in_order};

    /// Takes results until one is `last`.
    struct Until {
        last: usize,
        taken: Vec<usize>,
        begun: usize,
    }

    impl Taker<(usize, usize)> for Until {
        type Error = &'static str;

        fn take(&mut self, (at, begun): (usize, usize)) -> Result<(), Self::Error> {
            self.taken.push(at);
            self.begun = begun;
            if at == self.last { Err("the last") } else { Ok(()) }
        }

        fn goes_on(&mut self) -> bool {
            true
        }
    }

    #[test]
    fn results_are_taken_in_order_and_before_all_work_is_done() {
        for (n_pieces, last) in [(0, 0), (1, 0), (500, 500), (500, 20)] {
            let n_begun = AtomicUsize::new(0);
            let work = |at: usize| {
                let begun = n_begun.fetch_add(1, Ordering::Relaxed) + 1;
                if at.is_multiple_of(7) {
                    thread::sleep(Duration::from_millis(1));
                }
                (at, begun)
            };
            let mut until = Until { last, taken: Vec::new(), begun: 0 };
            let result = in_order(n_pieces, &work, &mut until);
            let n_taken = n_pieces.min(last + 1);
            assert_eq!(result.is_err(), last < n_pieces, "{n_pieces}");
            assert!(until.taken.into_iter().eq(0..n_taken), "{n_pieces}");
            assert!(n_begun.into_inner() <= n_taken + MAX_AHEAD, "{n_pieces}");
        }
    }

    #[test]
    fn what_panics_ends_the_work() {
        let run = || {
            let mut until = Until { last: 9, taken: Vec::new(), begun: 0 };
            in_order(3, &|at| if at == 1 { panic!("a piece") } else { (at, at) }, &mut until)
        };
        assert!(std::panic::catch_unwind(run).is_err());
    }
}
