//! The proof engine: the only interface to the `canonical` module of the `jsonschema` crate.
//!
//! That module is experimental. No other file names it, and its failures are contained: it is asked only about schemas
//! of a limited size, so that no verdict depends on the machine, and runs on its own thread, where a panic means
//! "undecided". A run that outlasts the budget all the same is abandoned.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use jsonschema::canonical::{self, CanonicalSchema, Containment, Satisfiability};
use serde_json::Value;

use super::{Budget, measure::Size, reduce::Pair};

/// The name of the threads that the engine runs on. A panic there is expected and means "undecided"; programs that
/// report panics should ignore those of these threads.
pub const ENGINE_THREAD: &str = "tablature-compare";

/// The engine's answer about a writer and a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Proved: the reader accepts everything that the writer accepts.
    Covers,
    /// Proved: the reader rejects something that the writer accepts.
    Differs,
    /// Not decided.
    Undecided(Why),
}

/// Why the engine could not decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It has no rule for these schemas.
    Beyond,
    /// The budget was spent.
    Budget,
    /// It failed.
    Failed,
    /// A number would have been rounded.
    Inexact,
    /// The schemas are larger than what it is asked about.
    TooLarge,
}

/// Proves or refutes that one schema covers another.
pub(super) trait Prover {
    /// Decides whether the reader accepts everything that the writer accepts.
    fn covers(&self, pair: &Pair, budget: &Budget) -> Answer;

    /// Returns a schema of values that the writer accepts and the reader rejects, if the engine can express one.
    fn difference(&self, pair: &Pair, budget: &Budget) -> Option<Value>;

    /// Returns whether a schema has no valid values; `None` if that is undecided.
    fn is_empty(&self, schema: &Value, budget: &Budget) -> Option<bool>;
}

/// The engine of the `canonical` module.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Canonical;

impl Prover for Canonical {
    fn covers(&self, pair: &Pair, budget: &Budget) -> Answer {
        if !pair.is_exact {
            return Answer::Undecided(Why::Inexact);
        }
        if !Size::of_pair(pair).is_affordable() {
            return Answer::Undecided(Why::TooLarge);
        }
        let Pair { writer, reader, .. } = pair.clone();
        let answer = guarded(budget, move || {
            let (writer, reader) = (canonicalize(&writer)?, canonicalize(&reader)?);
            if writer.satisfiability() == Satisfiability::No {
                return Some(Containment::Yes);
            }
            reader.covers(&writer).ok()
        });
        match answer {
            Ok(Some(Containment::Yes)) => Answer::Covers,
            Ok(Some(Containment::No)) => Answer::Differs,
            Ok(Some(Containment::Unknown) | None) => Answer::Undecided(Why::Beyond),
            Err(why) => Answer::Undecided(why),
        }
    }

    fn difference(&self, pair: &Pair, budget: &Budget) -> Option<Value> {
        if !pair.is_exact || !Size::of_pair(pair).is_affordable() {
            return None;
        }
        let Pair { writer, reader, .. } = pair.clone();
        guarded(budget, move || {
            let difference = canonicalize(&writer)?.subtract(&canonicalize(&reader)?).ok()?;
            (difference.satisfiability() != Satisfiability::No).then(|| difference.to_json_schema())
        })
        .ok()
        .flatten()
    }

    fn is_empty(&self, schema: &Value, budget: &Budget) -> Option<bool> {
        if !Size::of(schema).is_affordable() {
            return None;
        }
        let schema = schema.clone();
        let answer = guarded(budget, move || Some(canonicalize(&schema)?.satisfiability()));
        match answer.ok().flatten()? {
            Satisfiability::Yes => Some(false),
            Satisfiability::No => Some(true),
            Satisfiability::Unknown => None,
        }
    }
}

fn canonicalize(schema: &Value) -> Option<CanonicalSchema> {
    // Formats that are not asserted have already been removed from the schema.
    canonical::options().offline().should_validate_formats(true).canonicalize(schema).ok()
}

/// The number of abandoned runs that have not finished yet.
static LEFT_BEHIND: AtomicUsize = AtomicUsize::new(0);

/// With this many abandoned runs, no more are started: each holds a thread and its memory.
const MAX_LEFT_BEHIND: usize = 4;

/// The stack size of a thread that compares: enough for the deepest schemas that can be read. Memory is committed only when used.
pub(super) const STACK_SIZE: usize = 256 << 20;

/// How long to wait before the budget is checked again.
pub(super) const SLICE: Duration = Duration::from_millis(2);

fn guarded<T: Send + 'static>(
    budget: &Budget,
    run: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Why> {
    if budget.is_spent() || LEFT_BEHIND.load(Ordering::Relaxed) >= MAX_LEFT_BEHIND {
        return Err(Why::Budget);
    }
    let (sender, receiver) = mpsc::channel();
    let (leave, is_left) = mpsc::channel::<()>();
    thread::Builder::new()
        .name(ENGINE_THREAD.to_owned())
        .stack_size(STACK_SIZE)
        .spawn(move || {
            let outcome = panic::catch_unwind(AssertUnwindSafe(run));
            // The receiver is gone if the budget was spent.
            let _ = sender.send(outcome.ok());
            if is_left.recv().is_ok() {
                LEFT_BEHIND.fetch_sub(1, Ordering::Relaxed);
            }
        })
        .map_err(|_| Why::Failed)?;
    loop {
        match receiver.recv_timeout(SLICE) {
            Ok(Some(value)) => return Ok(value),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => return Err(Why::Failed),
            Err(RecvTimeoutError::Timeout) if budget.is_spent() => {
                LEFT_BEHIND.fetch_add(1, Ordering::Relaxed);
                // The thread decrements the counter when it finishes.
                let _ = leave.send(());
                return Err(Why::Budget);
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use std::sync::{Arc, atomic::AtomicBool};

    use super::*;

    fn budget(is_spent: bool) -> Budget {
        Budget::new(Arc::new(AtomicBool::new(is_spent)))
    }

    fn answer(writer: Value, reader: Value) -> Answer {
        Canonical.covers(&Pair { writer, reader, is_exact: true }, &budget(false))
    }

    #[test]
    fn a_panic_is_undecided() {
        let outcome = guarded(&budget(false), || -> u8 { panic!("as tests want it") });
        assert_eq!(outcome, Err(Why::Failed));
    }

    #[test]
    fn a_run_that_outlasts_the_budget_is_left_behind() {
        let spent = Arc::new(AtomicBool::new(false));
        let spends = Arc::clone(&spent);
        let outcome = guarded(&Budget::new(spent), move || {
            spends.store(true, Ordering::Relaxed);
            // However busy the machine is, longer than it takes to be left behind.
            thread::sleep(Duration::from_secs(20));
        });
        assert_eq!(outcome, Err(Why::Budget));
    }

    #[test]
    fn what_lacks_a_number_is_undecided() {
        let pair = Pair { writer: json!({}), reader: json!({}), is_exact: false };
        assert_eq!(Canonical.covers(&pair, &budget(false)), Answer::Undecided(Why::Inexact));
        assert_eq!(Canonical.difference(&pair, &budget(false)), None);
    }

    #[test]
    fn what_is_too_large_is_not_asked() {
        let branch = |at: usize| json!({"properties": {format!("f{at}"): {"minimum": at}}});
        let two = json!({"anyOf": [branch(0), branch(1)]});
        let wide = |n: usize| json!({"allOf": vec![two.clone(); n]});
        assert_eq!(answer(wide(8), wide(8)), Answer::Undecided(Why::TooLarge));
        assert_ne!(answer(wide(3), wide(3)), Answer::Undecided(Why::TooLarge));
        let pair = Pair { writer: wide(8), reader: wide(8), is_exact: true };
        assert_eq!(Canonical.difference(&pair, &budget(false)), None);
        assert_eq!(Canonical.is_empty(&wide(20), &budget(false)), None);
    }

    #[test]
    fn what_is_empty_is_covered_by_all() {
        assert_eq!(answer(json!({"not": {}}), json!({"type": "string"})), Answer::Covers);
        assert_eq!(answer(json!({}), json!({"not": {}})), Answer::Differs);
    }
}
