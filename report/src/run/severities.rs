//! Severities of codes, as chosen by the user.

use std::collections::BTreeMap;

use anyhow::bail;
use tablature_validator::{Finding, Severity, codes::CodeIndex};

/// The level of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Level {
    /// Findings are left out.
    Allow,
    /// Findings get this severity.
    Severity(Severity),
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Level {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "level".into()
    }

    fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The severity of a finding, or `allow` to leave it out.",
            "enum": Self::NAMES,
        })
    }
}

impl Level {
    /// The names that a configuration may use.
    pub const NAMES: [&str; 4] = ["error", "warning", "advice", "allow"];

    /// Returns the severity that findings get; `None` where they are left out.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Severity(severity) => Some(severity),
        }
    }

    /// Returns the level with this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "allow" => Some(Self::Allow),
            severity => severity.parse().ok().map(Self::Severity),
        }
    }
}

/// The levels chosen by the user. Other codes keep their severity.
#[derive(Debug, Default)]
pub struct SeverityOverrides {
    by_code: BTreeMap<String, Level>,
}

impl SeverityOverrides {
    /// Combines the levels of the command line (`--deny`, `--warn`, `--allow`, in this order) with those of the
    /// configuration, which they override.
    ///
    /// # Errors
    ///
    /// A code does not exist, cannot have this level, or is given twice with different levels.
    pub fn new<'b, 'c>(
        [deny, warn, allow]: [&[String]; 3],
        configured: impl IntoIterator<Item = (&'c str, Level)>,
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
        let configured = configured.into_iter();
        let mut by_code: BTreeMap<String, Level> =
            configured.map(|(code, level)| (code.to_owned(), level)).collect();
        by_code.extend(typed.into_iter().map(|(code, (_, level))| (code.to_owned(), level)));
        Ok(Self { by_code })
    }

    /// Returns whether a warning or advice may become an error.
    pub fn makes_errors(&self) -> bool {
        self.by_code.values().any(|level| *level == Level::Severity(Severity::Error))
    }

    /// Applies the level to a finding; `None` if it is left out.
    pub fn apply(&self, mut finding: Finding) -> Option<Finding> {
        finding.severity = self.of(&finding.code, finding.severity)?;
        Some(finding)
    }

    /// Returns the severity of findings with a code that have another by themselves; `None` if they are left out.
    pub fn of(&self, code: &str, own: Severity) -> Option<Severity> {
        self.by_code.get(code).map_or(Some(own), |level| level.severity())
    }

    /// Returns whether a code was given a level.
    pub fn has(&self, code: &str) -> bool {
        self.by_code.contains_key(code)
    }
}
