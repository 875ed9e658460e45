//! Prints the results of a run as they come: changes with the first schema that has them, and what schemas share at the end.

use std::io::{self, Write};

use tablature_report::ReportFormat;

use super::{
    json, markdown, notices,
    outcome::{Outcome, Terms},
    pairs::InputFailure,
    shared::Shared,
    text::Text,
};

/// The format of the output.
#[derive(Debug)]
pub(crate) enum Form<'a> {
    /// For people.
    Text(Text<'a>),
    /// For programs.
    Json,
    /// A changelog.
    Markdown,
    /// For code hosts and build servers.
    Report(ReportFormat),
}

/// Prints results in one format.
#[derive(Debug)]
pub(crate) struct Printer<'a> {
    form: Form<'a>,
    terms: &'a Terms,
    shared: Shared,
    kept: notices::Kept,
}

impl<'a> Printer<'a> {
    /// Nothing is printed yet.
    pub(crate) fn new(form: Form<'a>, terms: &'a Terms) -> Self {
        Self { form, terms, shared: Shared::default(), kept: notices::Kept::default() }
    }

    /// Prints what comes before the first schema.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.form {
            Form::Markdown => writeln!(out, "# Schema changes\n"),
            Form::Text(_) | Form::Json | Form::Report(_) => Ok(()),
        }
    }

    /// Prints the next schema.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn outcome(&mut self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        let reported = self.shared.add(outcome, self.terms);
        match &self.form {
            Form::Text(text) => text.outcome(out, outcome, &reported)?,
            Form::Json => json::outcome(out, outcome, self.terms, &reported)?,
            Form::Markdown => markdown::outcome(out, outcome, self.terms, &reported)?,
            Form::Report(_) => {
                self.kept.add(outcome, self.terms, &reported, &self.shared);
                return Ok(());
            }
        }
        out.flush()
    }

    /// Returns the number of changes that affect which payloads are valid; one that schemas share counts once.
    pub(crate) fn n_changes(&self) -> usize {
        self.shared.n_changes()
    }

    /// Prints what comes after the last schema.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn end(
        &self,
        out: &mut dyn Write,
        summary: json::SummaryLine,
        failures: &[InputFailure],
    ) -> io::Result<()> {
        let totals = summary.in_words();
        let format = match &self.form {
            Form::Text(text) => {
                text.shared(out, &self.shared)?;
                return writeln!(out, "{totals}");
            }
            Form::Json => {
                json::shared(out, &self.shared)?;
                return json::line(out, &json::Line::Summary(summary));
            }
            Form::Markdown => {
                markdown::shared(out, &self.shared)?;
                markdown::failures(out, failures)?;
                return writeln!(out, "{totals}");
            }
            Form::Report(format) => *format,
        };
        let mut printer = format.notices(Box::new(notices::docs));
        printer.begin(out)?;
        let is_test_report = format == ReportFormat::Junit;
        self.kept.print(out, &mut *printer, &self.shared, is_test_report)?;
        for failure in failures {
            printer.failure(out, &failure.subject, &format!("{:#}", failure.error))?;
        }
        printer.end(out, Some(&totals))
    }
}
