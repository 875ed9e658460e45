//! How bad each code is, as the user wants it.

use std::{collections::BTreeMap, path::Path};

use anyhow::bail;
use tablature_validator::{Finding, Severity};

use crate::{
    code_book::CodeBook,
    config::{Config, Level},
    near::near,
    schemas,
};

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
    /// A code that no finding can have, or one that is named twice with different levels.
    pub(crate) fn new(
        [deny, warn, allow]: [&[String]; 3],
        schema: Option<&str>,
        config: &Config,
    ) -> anyhow::Result<Self> {
        if config.severity.is_empty() && [deny, warn, allow].iter().all(|codes| codes.is_empty()) {
            return Ok(Self::default());
        }
        let book = known_codes(schema, config);
        for code in config.severity.keys() {
            know(&book, code, &format!("`[severity]` of `{}`", config.path().display()))?;
        }
        let mut typed: BTreeMap<&str, (&str, Level)> = BTreeMap::new();
        for (option, level, codes) in [
            ("--deny", Level::Severity(Severity::Error), deny),
            ("--warn", Level::Severity(Severity::Warning), warn),
            ("--allow", Level::Allow, allow),
        ] {
            for code in codes {
                know(&book, code, &format!("`{option}`"))?;
                if let Some((other, _)) = typed.insert(code, (option, level))
                    && other != option
                {
                    bail!("`{code}` is given both `{other}` and `{option}`; choose one");
                }
            }
        }
        let mut by_code = config.severity.clone();
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

/// All codes that findings of this run can have. A schema that cannot be read brings none here: the
/// run says what is wrong with it.
fn known_codes(schema: Option<&str>, config: &Config) -> CodeBook {
    let mut book = CodeBook::of_catalogue();
    let named = schema.map(|name| (name, Path::new("")));
    let configured = config.rules.iter().map(|rule| (rule.schema.as_str(), config.root()));
    for (name, root) in named.into_iter().chain(configured) {
        if let Ok((id, schema)) = schemas::value(name, root) {
            book.add(&id, &schema);
        }
    }
    book
}

fn know(book: &CodeBook, code: &str, place: &str) -> anyhow::Result<()> {
    if book.contains(code) {
        return Ok(());
    }
    let near = match &near(code, book.names())[..] {
        [] => "codes stand in brackets after the severity".to_owned(),
        near => format!("near are `{}`", near.join("`, `")),
    };
    bail!("{place}: no finding has the code `{code}`; {near}");
}
