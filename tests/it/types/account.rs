//! Compares the answers of a scratch crate with the validator's verdicts.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::Value;
use tablature::Checker;

use super::{corpus::Case, json::exact, normal::normal, workshop::Answer};

/// A schema with documents, of the corpus or of the catalogue.
pub(crate) struct Subject {
    pub(crate) name: String,
    pub(crate) schema: Value,
    pub(crate) documents: BTreeMap<String, Value>,
    pub(crate) checker: Checker,
    pub(crate) texts: Vec<String>,
}

impl From<Case> for Subject {
    fn from(case: Case) -> Self {
        Self {
            checker: case.checker(),
            texts: case.valid.into_iter().chain(case.invalid).collect(),
            name: case.name,
            schema: case.schema,
            documents: case.documents,
        }
    }
}

/// Differences found, one line each.
#[derive(Default)]
pub(crate) struct Account {
    pub(crate) n_documents: usize,
    pub(crate) n_valid: usize,
    pub(crate) accepted: Vec<String>,
    pub(crate) rejected: Vec<String>,
    pub(crate) differences: Vec<String>,
    pub(crate) stale: Vec<String>,
    pub(crate) broken: Vec<String>,
}

impl Account {
    /// Holds an answer against the validator's verdict.
    pub(crate) fn enter(&mut self, subject: &Subject, text: &str, answer: &Answer) {
        let report = subject.checker.check(text.as_bytes());
        let codes: Vec<&str> = report
            .findings()
            .iter()
            .filter(|finding| finding.is_error())
            .map(|finding| finding.code.as_str())
            .collect();
        let is_stale = !codes.is_empty() && codes.iter().all(|code| *code == "stale-timestamp");
        let is_valid = codes.is_empty() || is_stale;
        let describe = |reason: &str| {
            let text: String = text.chars().take(2000).collect();
            format!("{}: {text}\n    {reason}", subject.name)
        };
        self.n_documents += 1;
        self.n_valid += usize::from(is_valid);
        match answer {
            Answer::Broken(why) => self.broken.push(describe(why)),
            Answer::Rejected(reason) if is_valid => self.rejected.push(describe(reason)),
            Answer::Rejected(_) => {}
            Answer::Read(_) | Answer::Stale(_) if !is_valid => {
                self.accepted.push(describe(&codes.join(", ")));
            }
            Answer::Read(_) if is_stale => self.stale.push(describe("too old, and called fresh")),
            Answer::Stale(_) if !is_stale => self.stale.push(describe("fresh, and called too old")),
            Answer::Read(written) | Answer::Stale(written) => {
                let expected = exact(text).map(|read| normal(subject.checker.ir(), read));
                if expected.is_none() || expected != exact(written) {
                    self.differences.push(describe(written));
                }
            }
        }
    }

    pub(crate) fn is_clean(&self) -> bool {
        [&self.accepted, &self.rejected, &self.differences, &self.stale, &self.broken]
            .iter()
            .all(|list| list.is_empty())
    }

    pub(crate) fn figures(&self) -> String {
        format!(
            "{} documents ({} valid): {} invalid accepted, {} valid rejected, {} round-trip differences, \
             {} misjudged in freshness, {} broken",
            self.n_documents,
            self.n_valid,
            self.accepted.len(),
            self.rejected.len(),
            self.differences.len(),
            self.stale.len(),
            self.broken.len(),
        )
    }

    /// The first faults of each kind.
    pub(crate) fn faults(&self) -> String {
        let mut faults = String::new();
        for (title, list) in [
            ("invalid accepted", &self.accepted),
            ("valid rejected", &self.rejected),
            ("written differently", &self.differences),
            ("freshness", &self.stale),
            ("broken", &self.broken),
        ] {
            for fault in list.iter().take(20) {
                let _ = writeln!(faults, "{title}: {fault}");
            }
        }
        faults
    }
}
