//! The findings about the records of one document.

use std::collections::BTreeMap;

use tablature_schema::json::Origin;

use crate::finding::{Finding, Report, Severity, TOO_MANY, Unreported};

/// Findings about the records of one document that are reported; the others are counted. A document is no longer than a
/// record may be, and holds any number of them.
pub(super) const MAX_FINDINGS: usize = 20_000;

/// The findings about the records of a document, in their order.
#[derive(Debug, Default)]
pub(super) struct Merged {
    all: Vec<Finding>,
    counts: BTreeMap<(Severity, String), u64>,
    n_beyond: u64,
}

impl Merged {
    /// Adds the report about a record, and returns which of its findings are not reported.
    pub(super) fn add(&mut self, report: Report) -> Vec<Unreported> {
        let (findings, mut unreported) = report.into_parts();
        for finding in findings {
            if self.all.len() < MAX_FINDINGS {
                self.all.push(finding);
            } else if !finding.stands_for_others() {
                let Finding { severity, code, .. } = finding;
                unreported.push(Unreported { severity, code, count: 1 });
                self.n_beyond += 1;
            }
        }
        for Unreported { severity, code, count } in &unreported {
            *self.counts.entry((*severity, code.clone())).or_default() += count;
        }
        unreported
    }

    /// Returns the report about the document, which begins at `origin`.
    pub(super) fn report(self, origin: Origin) -> Report {
        let Self { mut all, counts, n_beyond } = self;
        if let Some(severity) = counts.keys().map(|(severity, _)| *severity).max()
            && n_beyond > 0
        {
            let message = format!(
                "too many findings: only the first {MAX_FINDINGS} of the document are reported, and {n_beyond} more \
                 are not"
            );
            let mut standing = Finding::between_records(TOO_MANY, message, origin, 0);
            standing.severity = severity;
            standing.help =
                Some("fix what is reported, and check again; totals count all".to_owned());
            all.push(standing);
        }
        let unreported = counts.into_iter();
        let unreported =
            unreported.map(|((severity, code), count)| Unreported { severity, code, count });
        Report::new(all).with_unreported(unreported.collect())
    }
}
