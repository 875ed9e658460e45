//! The file of breaks that somebody agreed to: TOML that people write, review and merge.

use std::path::Path;

use anyhow::{Context, anyhow, bail};
use serde::Deserialize;
use tablature_contract::diff::{Acknowledgement, ParseDayError};
use tablature_files::{MAX_CONFIG_BYTES, read_text};
use toml::Spanned;

/// Contents of the file that `tablature diff --acknowledged` reads.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "acknowledged"))]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// Breaks that are agreed to.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Entry>"))]
    acknowledged: Vec<Spanned<Entry>>,
}

/// A break that is agreed to.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "entry"))]
#[serde(deny_unknown_fields)]
struct Entry {
    /// Fingerprint of the change, as `tablature diff` prints it.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{32}$")))]
    fingerprint: String,
    /// The schema, as `tablature diff` names it in any of its formats; any, if it is left out.
    #[serde(default)]
    schema: String,
    /// The rule, for people.
    #[serde(default)]
    #[expect(dead_code, reason = "it says to people what the fingerprint stands for")]
    rule: String,
    /// The place in a payload, for people.
    #[serde(default)]
    #[expect(dead_code, reason = "it says to people what the fingerprint stands for")]
    path: String,
    /// Why the break is acceptable.
    reason: String,
    /// Who agreed.
    who: String,
    /// The last day on which it applies, such as `"2027-01-31"`; without it, it never expires.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    expires: Option<toml::Value>,
}

/// Reads the file.
///
/// # Errors
///
/// It cannot be read or is malformed, or an entry lacks a reason or a person, or has an invalid day.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Acknowledgement>> {
    let name = path.display();
    let text = read_text(path, MAX_CONFIG_BYTES)
        .with_context(|| format!("cannot read the acknowledgements `{name}`"))?;
    let file: File = toml::from_str(&text).map_err(|error| anyhow!("`{name}`: {error}"))?;
    let mut entries = Vec::new();
    for entry in file.acknowledged {
        let start = entry.span().start.min(text.len());
        let entry = entry.into_inner();
        // Lines are counted for the one entry that ends the run.
        let fault = |what: &str| {
            let line = text[..start].lines().count().max(1);
            anyhow!("`{name}`, the entry from line {line}: {what}")
        };
        let is_hash = entry.fingerprint.len() == 32
            && entry.fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hash {
            bail!(fault(
                "`fingerprint` is not a fingerprint; copy it from the output of `tablature diff`"
            ));
        }
        if entry.reason.trim().is_empty() {
            bail!(fault("`reason` is empty; state why the break is acceptable"));
        }
        if entry.who.trim().is_empty() {
            bail!(fault("`who` is empty; name the person or team that acknowledges the break"));
        }
        let expires = match &entry.expires {
            Some(day) => {
                let text = match day {
                    toml::Value::String(text) => text.clone(),
                    // TOML has days of its own, without quotes.
                    toml::Value::Datetime(day) => day.to_string(),
                    other => other.type_str().to_owned(),
                };
                let day = text.parse().map_err(|error: ParseDayError| {
                    fault(&format!("`expires`: {error}, found `{text}`"))
                })?;
                Some(day)
            }
            None => None,
        };
        let acknowledgement = Acknowledgement::new(entry.fingerprint, entry.reason, entry.who);
        entries.push(acknowledgement.with_schema(entry.schema).with_expiry(expires));
    }
    Ok(entries)
}
