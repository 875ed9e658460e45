//! Compares all pairs, several at a time, and prints each result as soon as those before it are printed.

use std::{io, time::Duration};

use tablature_contract::diff::{Acknowledgements, Standing};

use super::{
    in_order::{Taker, in_order},
    json::SummaryLine,
    outcome::{Fate, Outcome, Result as Kept, Terms, fate, judge, lacks_version},
    pairs::{InputFailure, Pair, PendingPair},
    printer::Printer,
    progress::Progress,
};
use crate::{Streams, config::ChangeLevel, interrupt, loading::Loader};

/// What a run needs to know.
pub(crate) struct Context<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) loader: &'a Loader,
    /// The severities that the configuration gives to changes.
    pub(crate) levels: &'a [ChangeLevel],
    /// The time after which a pair is given up.
    pub(crate) budget: Duration,
    /// Returns whether a schema fails the run, whatever breaks.
    pub(crate) fails: &'a dyn Fn(&Outcome) -> bool,
}

/// A run, and what came of it so far.
pub(crate) struct Run<'a, 's, 'o> {
    context: &'a Context<'a>,
    streams: &'s mut Streams<'o>,
    printer: Printer<'a>,
    acknowledgements: Acknowledgements,
    progress: Progress,
    /// Set once nobody reads the output any more. What breaks still decides the exit code.
    is_unread: bool,
    pub(crate) totals: Totals,
}

/// What came of all schemas.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    pub(crate) summary: SummaryLine,
    /// How the worst of them bears on the exit code.
    pub(crate) worst: Option<Kept>,
    /// Set if one fails the run, whatever breaks.
    pub(crate) fails: bool,
    /// What cannot be read, or was given up.
    pub(crate) failures: Vec<InputFailure>,
    /// Schemas without a version that was to be compared.
    pub(crate) unversioned: Vec<InputFailure>,
}

/// A pair that was compared, or why it cannot be read.
type Compared = Result<(Pair, Fate), Vec<InputFailure>>;

impl<'a, 's, 'o> Run<'a, 's, 'o> {
    /// Nothing is compared yet.
    pub(crate) fn new(
        context: &'a Context<'a>,
        streams: &'s mut Streams<'o>,
        printer: Printer<'a>,
        acknowledgements: Acknowledgements,
    ) -> Self {
        let progress = Progress::new(0, false);
        let totals = Totals::default();
        Self { context, streams, printer, acknowledgements, progress, is_unread: false, totals }
    }

    /// Compares the pairs and prints the results. `failures` are those that are known before.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn compare(
        &mut self,
        pairs: &[PendingPair],
        failures: Vec<InputFailure>,
    ) -> io::Result<()> {
        self.totals.failures = failures;
        self.progress = Progress::new(pairs.len(), self.streams.err_is_terminal);
        self.printer.begin(self.streams.out)?;
        let Context { terms, loader, .. } = *self.context;
        let work = |at: usize| -> Compared {
            let pair = pairs[at].read(loader)?;
            let fate = fate(&pair, terms);
            Ok((pair, fate))
        };
        let result = in_order(pairs.len(), &work, self);
        self.progress.finish();
        result
    }

    /// Prints the end, and returns what came of the run.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn end(mut self) -> io::Result<(Totals, Acknowledgements)> {
        let totals = &mut self.totals;
        totals.summary.changes = self.printer.n_changes();
        totals.summary.unreadable = totals.failures.len();
        totals.summary.unused = unused(&self.acknowledgements, totals.failures.is_empty()).count();
        totals.failures.append(&mut totals.unversioned);
        if !self.is_unread {
            let printed = self.printer.end(self.streams.out, totals.summary, &totals.failures);
            self.unless_unread(printed)?;
        }
        Ok((self.totals, self.acknowledgements))
    }

    /// Returns the result of writing; that the reader has gone is no error, and nothing is written from then on.
    fn unless_unread(&mut self, written: io::Result<()>) -> io::Result<()> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_unread = true;
                Ok(())
            }
            other => other,
        }
    }
}

impl Taker<Compared> for Run<'_, '_, '_> {
    type Error = io::Error;

    fn take(&mut self, compared: Compared) -> io::Result<()> {
        let Context { terms, levels, budget, fails, .. } = *self.context;
        let (pair, fate) = match compared {
            Ok(compared) => compared,
            Err(failures) => {
                self.totals.failures.extend(failures);
                return Ok(());
            }
        };
        let outcome = judge(pair, fate, terms, levels, &mut self.acknowledgements);
        if outcome.is_cut_short() {
            self.totals.failures.push(outcome.given_up(budget));
            return Ok(());
        }
        self.totals.add(&outcome, terms);
        self.totals.fails |= fails(&outcome);
        let Self { streams, printer, is_unread, .. } = self;
        let printed = self
            .progress
            .advance(|| if *is_unread { Ok(()) } else { printer.outcome(streams.out, &outcome) });
        self.unless_unread(printed)
    }

    fn goes_on(&mut self) -> bool {
        self.progress.draw();
        !interrupt::is_received()
    }
}

impl Totals {
    fn add(&mut self, outcome: &Outcome, terms: &Terms) {
        let result = outcome.result(terms);
        self.worst = self.worst.max(Some(result));
        let summary = &mut self.summary;
        summary.schemas += 1;
        match result {
            Kept::Broken => summary.broken += 1,
            Kept::Unknown => summary.unknown += 1,
            Kept::Kept => {}
        }
        for judged in &outcome.changes {
            match judged.standing {
                Some(Standing::Acknowledged(_)) => summary.acknowledged += 1,
                Some(Standing::Expired(_)) => summary.expired += 1,
                _ => {}
            }
        }
        if terms.require_bump {
            self.unversioned.extend(lacks_version(outcome));
        }
    }
}

/// Returns the acknowledgements that match no change. `is_whole` says that all schemas were compared: one that was not may
/// need any.
pub(crate) fn unused(
    acknowledgements: &Acknowledgements,
    is_whole: bool,
) -> impl Iterator<Item = tablature_contract::diff::Unused<'_>> {
    acknowledgements.unused().filter(move |one| is_whole || one.schema.is_some())
}
