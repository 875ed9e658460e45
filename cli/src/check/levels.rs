//! How bad each code is, as the user wants it.

use std::collections::BTreeMap;

use anyhow::bail;
use tablature_validator::{Finding, Severity, codes::CodeIndex};

use crate::config::{Config, Level};

/// The levels that the user chose. A code that is not named keeps the severity it has.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    by_code: BTreeMap<String, Level>,
}

impl Levels {
    /// The levels of the command line (`--deny`, `--warn`, `--allow`, in this order) over those of
    /// the configuration.
    ///
    /// # Errors
    ///
    /// A code that no finding can have or that cannot have this level, or one that is named twice
    /// with different levels.
    pub(crate) fn new<'b>(
        [deny, warn, allow]: [&[String]; 3],
        config: &Config,
        index: impl Fn() -> &'b CodeIndex,
    ) -> anyhow::Result<Self> {
        let mut typed: BTreeMap<&str, (&str, Level)> = BTreeMap::new();
        for (option, level, codes) in [
            ("--deny", Level::Severity(Severity::Error), deny),
            ("--warn", Level::Severity(Severity::Warning), warn),
            ("--allow", Level::Allow, allow),
        ] {
            for code in codes {
                if let Some(fault) = index().reject(code, level.severity()) {
                    bail!("`{option}`: {fault}");
                }
                if let Some((other, _)) = typed.insert(code, (option, level))
                    && other != option
                {
                    bail!("`{code}` is given both `{other}` and `{option}`; choose one");
                }
            }
        }
        let configured = config.severity.iter();
        let mut by_code: BTreeMap<String, Level> =
            configured.map(|(code, level)| (code.clone(), level.value)).collect();
        by_code.extend(typed.into_iter().map(|(code, (_, level))| (code.to_owned(), level)));
        Ok(Self { by_code })
    }

    /// Gives the finding its level; `None` if it is left out.
    pub(crate) fn apply(&self, mut finding: Finding) -> Option<Finding> {
        match self.by_code.get(&finding.code) {
            Some(Level::Allow) => return None,
            Some(Level::Severity(severity)) => finding.severity = *severity,
            None => {}
        }
        Some(finding)
    }
}
