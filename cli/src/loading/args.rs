//! The options of every command that reads schemas.

use std::path::PathBuf;

use clap::ValueHint;
use tablature_files::{MAX_SCHEMA_BYTES, ReadLimit, References, uri};
use tablature_schema::ir::Draft;

use crate::numbers::number;

/// Options for documents that schemas refer to, and for drafts.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Options for schemas")]
pub(crate) struct LoadArgs {
    /// Read documents that schemas refer to from this file, or from this folder for all URIs that begin with a URI
    /// that ends in `/`; may be given several times
    #[arg(
        long = "reference",
        value_name = "URI=FILE|DIR",
        value_hint = ValueHint::AnyPath,
        value_parser = reference
    )]
    pub(super) references: Vec<(String, PathBuf)>,

    /// Let schemas refer to files below this folder [default: the folder that was given, else the nearest one above
    /// the schema with a tablature.toml or .git, else the schema's own]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) root: Option<PathBuf>,

    /// Read schemas without `$schema`, or with this `$schema`, in this draft: 4, 6, 7, 2019-09 or 2020-12; may be
    /// given several times
    #[arg(long = "draft", value_name = "[URI=]DRAFT", value_parser = draft)]
    pub(super) drafts: Vec<(Option<String>, Draft)>,

    /// Maximum size of a schema, and of a document that it refers to, in bytes
    #[arg(
        long,
        value_name = "N",
        default_value_t = MAX_SCHEMA_BYTES,
        value_parser = number::<u64>,
        allow_hyphen_values = true
    )]
    pub(super) max_schema_bytes: u64,
}

impl LoadArgs {
    /// Returns the largest schema that is read.
    pub(crate) fn limit(&self) -> ReadLimit {
        ReadLimit::raised_by("--max-schema-bytes", self.max_schema_bytes)
    }
}

/// Returns the draft that a person names.
///
/// # Errors
///
/// There is no such draft: the names of those that there are.
pub(crate) fn draft_named(name: &str) -> Result<Draft, String> {
    Draft::from_name(name).ok_or_else(|| {
        let names = Draft::ALL.map(Draft::name).join("`, `");
        format!("`{name}` is not a draft of JSON Schema; the drafts are `{names}`")
    })
}

/// Checks that documents can be mapped by this URI.
///
/// # Errors
///
/// Returns the reason if it cannot be used.
pub(crate) fn judge_reference(uri: &str) -> Result<(), String> {
    References::judge(uri).map_err(|error| error.to_string())
}

/// Checks that this can be the URI of a meta-schema.
///
/// # Errors
///
/// Returns the reason if it cannot be used.
pub(crate) fn judge_meta_schema(uri: &str) -> Result<(), String> {
    if uri::is_absolute(uri) {
        Ok(())
    } else {
        Err(format!("`{uri}` is not an absolute URI, such as `https://example.com/schema`"))
    }
}

fn reference(text: &str) -> Result<(String, PathBuf), String> {
    let (uri, path) = text.rsplit_once('=').ok_or("expected `URI=FILE`, but it contains no `=`")?;
    judge_reference(uri)?;
    if path.is_empty() {
        return Err(format!("the path for `{uri}` is empty"));
    }
    Ok((uri.to_owned(), path.into()))
}

fn draft(text: &str) -> Result<(Option<String>, Draft), String> {
    match text.rsplit_once('=') {
        None => Ok((None, draft_named(text)?)),
        Some((uri, name)) => {
            judge_meta_schema(uri)?;
            Ok((Some(uri.to_owned()), draft_named(name)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use tablature_schema::ir::Draft;

    use super::{draft, reference};

    #[test]
    fn references_are_uris_and_paths() {
        let pair =
            |text: &str| reference(text).map(|(uri, path)| (uri, path.display().to_string()));
        let expected = ("https://a.example/?b=c".to_owned(), "d.json".to_owned());
        assert_eq!(pair("https://a.example/?b=c=d.json"), Ok(expected));
        for text in ["a.json", "a.json=b.json", "urn:a=", "urn:a#b=c.json"] {
            assert!(reference(text).is_err(), "{text}");
        }
    }

    #[test]
    fn drafts_are_for_all_or_for_a_uri() {
        assert_eq!(draft("7"), Ok((None, Draft::Draft7)));
        assert_eq!(draft("urn:m=2019-09"), Ok((Some("urn:m".to_owned()), Draft::Draft2019)));
        for text in ["5", "draft7", "m=7", "urn:m="] {
            assert!(draft(text).is_err(), "{text}");
        }
    }
}
