//! HTML: one page about a run, complete in one file, to look at and to send to others.
//!
//! It is a document, as [`crate::document`] makes them.

mod chart;
mod page;

use std::{
    collections::HashMap,
    io::{self, Write},
};

use tablature_schema::{format::Timestamp, plural::count};

use super::{
    LeftOut, Render, Shown, Summary, Unchecked, excerpt::excerpt, notice::Subject, run::Glance,
};
use crate::document::{Asset, Document, grouped, shown};
use page::{Example, Page};

/// What the page can do: it filters, sorts, and moves by keys.
pub(crate) const SCRIPT: Asset = Asset {
    text: include_str!("script.js"),
    hash: "sha256-+XI1R1tW79HuXIa52XlUh+djQ0trJXHq3LReVNc5eX8=",
};

/// Findings of a kind that are shown.
const MAX_OF_KIND: usize = 5;

/// Findings that are shown: a page with these opens at once.
const MAX_EXAMPLES: usize = 2_000;

/// The format `html`.
pub(super) struct Html {
    now: Option<Timestamp>,
    /// The first findings of each kind, by its index.
    examples: HashMap<usize, Vec<Example>>,
    n_examples: usize,
    /// The first inputs.
    inputs: Vec<String>,
    n_inputs: usize,
}

/// Inputs that are named above the page.
const NAMED_INPUTS: usize = 3;

impl Html {
    /// Creates a page about a run at a time.
    pub(super) fn new(now: Option<Timestamp>) -> Self {
        Self { now, examples: HashMap::new(), n_examples: 0, inputs: Vec::new(), n_inputs: 0 }
    }

    /// Returns the inputs for people: the first ones by name, and how many more there are.
    fn inputs(&self) -> String {
        let more = match self.n_inputs - self.inputs.len() {
            0 => String::new(),
            more => format!(" and {}", count(more, "more input")),
        };
        self.inputs.join(", ") + &more
    }
}

impl Render for Html {
    fn input(&mut self, _out: &mut dyn Write, subject: &Subject) -> io::Result<()> {
        self.n_inputs += 1;
        if self.inputs.len() < NAMED_INPUTS {
            self.inputs.push(shown(subject.name()));
        }
        Ok(())
    }

    fn finding(&mut self, _out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        let Some(kind) = shown.kind.filter(|_| self.n_examples < MAX_EXAMPLES) else {
            return Ok(());
        };
        let examples = self.examples.entry(kind).or_default();
        if examples.len() < MAX_OF_KIND {
            let excerpt = shown.record.and_then(|record| excerpt(record, shown.finding, None));
            examples.push(Example::new(shown, excerpt));
            self.n_examples += 1;
        }
        Ok(())
    }

    fn left_out(&mut self, _out: &mut dyn Write, _left_out: LeftOut) -> io::Result<()> {
        Ok(())
    }

    fn summary(
        &mut self,
        _out: &mut dyn Write,
        _summary: &Summary,
        _unchecked: &[Unchecked],
        _glance: &Glance<'_>,
    ) -> io::Result<()> {
        Ok(())
    }

    fn page(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        let page =
            Page::new((self.now, self.inputs()), summary, unchecked, glance, &mut self.examples);
        let text = Document::new(include_str!("page.html"), SCRIPT)?.render(&page)?;
        out.write_all(text.as_bytes())
    }
}

#[cfg(test)]
mod tests;
