//! Which findings an output shows.

use std::collections::HashSet;

use super::kinds::KindIndex;
use crate::LeftOut;

/// The findings that are printed of those of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Show {
    /// Every finding
    #[default]
    All,
    /// The first finding of each kind: equal severity, code, field and schema
    Kinds,
}

/// What one output of a run shows. All findings are counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutputOptions {
    /// Maximum number of findings that are printed.
    pub max_findings: Option<u64>,
    /// The findings that are printed of those of one kind.
    pub show: Show,
    /// Is `true` if no findings are printed, only the summary.
    pub summary_only: bool,
    /// Is `true` if that has everything that was counted, and not only what fits on a screen or two.
    pub lists_all: bool,
}

/// The outputs of a run: at least one.
#[derive(Debug, Clone)]
pub struct Outputs(Vec<OutputOptions>);

impl Outputs {
    /// The number of outputs that a run may have.
    pub const MAX: usize = 32;

    /// Creates the options of several outputs: at most [`Self::MAX`].
    ///
    /// # Panics
    ///
    /// If there is none, or there are more.
    pub fn new(outputs: Vec<OutputOptions>) -> Self {
        assert!((1..=Self::MAX).contains(&outputs.len()), "a run has 1 to 32 outputs");
        Self(outputs)
    }
}

impl Default for Outputs {
    /// One output, of all findings.
    fn default() -> Self {
        Self(vec![OutputOptions::default()])
    }
}

/// The outputs that a finding is printed in, by their places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PrintedIn(u32);

impl PrintedIn {
    /// Returns whether the output at this place is one of them.
    pub fn contains(self, output: usize) -> bool {
        self.0 & (1 << output) != 0
    }
}

/// The counts of an output.
#[derive(Debug)]
struct Output {
    options: OutputOptions,
    n_printed: u64,
    n_left_out: u64,
    n_repeated: u64,
    /// Kinds of which a finding was printed.
    shown: HashSet<usize>,
}

/// The counts of all outputs.
#[derive(Debug)]
pub(super) struct Counts(Vec<Output>);

impl Counts {
    pub(super) fn new(outputs: &Outputs) -> Self {
        let new = |options: &OutputOptions| Output {
            options: *options,
            n_printed: 0,
            n_left_out: 0,
            n_repeated: 0,
            shown: HashSet::new(),
        };
        Self(outputs.0.iter().map(new).collect())
    }

    /// Decides where a finding is printed. `number` is how many it stands for.
    pub(super) fn decide(&mut self, kind: KindIndex, number: u64) -> PrintedIn {
        let mut printed = PrintedIn::default();
        for (place, output) in self.0.iter_mut().enumerate() {
            printed.0 |= u32::from(output.takes(kind, number)) << place;
        }
        printed
    }

    /// Returns whether an output shows the summary only.
    pub(super) fn is_summary_only(&self, output: usize) -> bool {
        self.0[output].options.summary_only
    }

    /// Returns whether an output lists all kinds that the summary has.
    pub(super) fn lists_all(&self, output: usize) -> bool {
        let options = &self.0[output].options;
        options.summary_only && options.lists_all
    }

    /// Returns the numbers of findings that an output does not show.
    pub(super) fn left_out(&self, output: usize) -> Vec<LeftOut> {
        let Output { n_repeated, n_left_out, .. } = self.0[output];
        let all = [LeftOut::Repeated(n_repeated), LeftOut::BeyondMax(n_left_out)];
        all.into_iter().filter(|left_out| left_out.count() > 0).collect()
    }
}

impl Output {
    fn takes(&mut self, kind: KindIndex, number: u64) -> bool {
        if self.options.summary_only {
            return false;
        }
        let is_repeated = kind.0.is_some_and(|kind| self.shown.contains(&kind));
        if self.options.show == Show::Kinds && is_repeated {
            self.n_repeated += number;
            return false;
        }
        if self.options.max_findings.is_some_and(|max| self.n_printed >= max) {
            self.n_left_out += 1;
            return false;
        }
        self.n_printed += 1;
        if self.options.show == Show::Kinds {
            self.shown.extend(kind.0);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_output_decides_for_itself() {
        let of =
            |max_findings, show| OutputOptions { max_findings, show, ..OutputOptions::default() };
        let summary = OutputOptions { summary_only: true, ..OutputOptions::default() };
        let outputs =
            vec![of(None, Show::All), of(None, Show::Kinds), of(Some(1), Show::All), summary];
        let mut counts = Counts::new(&Outputs::new(outputs));
        let mut decide = |kind: Option<usize>| {
            let printed = counts.decide(KindIndex(kind), 1);
            [0, 1, 2, 3].map(|output| printed.contains(output))
        };
        assert_eq!(decide(Some(0)), [true, true, true, false]);
        assert_eq!(decide(Some(0)), [true, false, false, false]);
        assert_eq!(decide(Some(1)), [true, true, false, false]);
        assert_eq!(decide(None), [true, true, false, false]);
        assert_eq!(decide(None), [true, true, false, false]);
        assert_eq!((counts.left_out(0), counts.left_out(3)), (vec![], vec![]));
        assert_eq!(counts.left_out(1), [LeftOut::Repeated(1)]);
        assert_eq!(counts.left_out(2), [LeftOut::BeyondMax(4)]);
    }
}
