//! What was named: a schema of the catalogue, a file, a directory; now, or at a revision.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use ignore::WalkBuilder;
use serde_json::Value;
use tablature_contract::diff::Side;
use tablature_schema::catalogue::{self, Entry};
use tablature_validator::{Options, Timestamp};

use super::git::Revision;
use crate::{
    portable,
    references::{self, Bundle},
    render::notice::Subject,
    schemas::{self, Compiled},
};

/// Where schemas are read from.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// The file system.
    Disk,
    /// A revision of a repository.
    At(Revision),
}

/// What was named.
#[derive(Debug, Clone)]
pub(crate) enum Operand {
    /// A schema of the catalogue.
    Entry(&'static Entry),
    /// A file. It need not be there.
    File(Place, PathBuf),
    /// A directory. It need not be there.
    Folder(Place, PathBuf),
}

/// A schema that was read.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    /// What notices about it are about.
    pub(crate) subject: Subject,
    pub(crate) side: Side,
}

impl Operand {
    /// What `name` means.
    ///
    /// # Errors
    ///
    /// Nothing has the name.
    pub(crate) fn named(name: &str) -> anyhow::Result<Self> {
        if let Ok(entry) = catalogue::find(name) {
            return Ok(Self::Entry(entry));
        }
        let path = PathBuf::from(name);
        if !name.is_empty() && path.is_dir() {
            return Ok(Self::Folder(Place::Disk, path));
        }
        schemas::look_up(name, Path::new(""))?;
        Ok(Self::File(Place::Disk, path))
    }

    /// What the path means at a place. Whether it is a directory is asked of both times.
    ///
    /// # Errors
    ///
    /// The repository cannot be read.
    pub(crate) fn at(path: &Path, revision: &Revision) -> anyhow::Result<Self> {
        let place = Place::At(revision.clone());
        let is_folder = path.is_dir() || (!path.exists() && !revision.files(path)?.is_empty());
        Ok(if is_folder {
            Self::Folder(place, path.to_owned())
        } else {
            Self::File(place, path.to_owned())
        })
    }

    /// What notices about it are about.
    pub(crate) fn subject(&self) -> Subject {
        match self {
            Self::Entry(entry) => Subject::named(&entry.id()),
            Self::File(_, path) | Self::Folder(_, path) => Subject::file(path),
        }
    }

    /// The schema, of an operand that is one; `None` if the file is not there.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is no schema that `tablature check` would use.
    pub(crate) fn load(&self, now: Timestamp) -> anyhow::Result<Option<Loaded>> {
        match self {
            Self::Entry(entry) => Ok(Some(Loaded {
                subject: Subject::named(&entry.id()),
                side: Side::new(&entry.id(), entry.json()),
            })),
            Self::File(place, path) => {
                let Some(text) = place.read(path)? else { return Ok(None) };
                place.judge(path, &text, now).map(Some)
            }
            Self::Folder(_, path) => bail!("`{}` is a directory", path.display()),
        }
    }
}

impl Place {
    /// The schema that stands in a file with this text, judged as `tablature check` does.
    ///
    /// # Errors
    ///
    /// It is no usable schema; each fault is told with its place.
    pub(crate) fn judge(&self, path: &Path, text: &str, now: Timestamp) -> anyhow::Result<Loaded> {
        let label = self.label(path);
        let bundle = |schema: &Value| match self {
            Self::Disk => references::bundle(path, schema),
            Self::At(_) => {
                let absolute = std::path::absolute(path).context("the path has no place")?;
                references::bundle_by(&absolute, schema, &|target| self.read(target))
            }
        };
        let Compiled { value, bundle, .. } =
            schemas::compile(&label, text, Options::at(now), &bundle)?;
        let Bundle { base, documents } = bundle;
        let side = Side { label, schema: value, documents, base: Some(base) };
        Ok(Loaded { subject: Subject::file(path), side })
    }

    /// What a file or a directory is called.
    pub(crate) fn label(&self, path: &Path) -> String {
        let name = portable::text(&portable::relative(path));
        match self {
            Self::Disk => name,
            Self::At(revision) => revision.label(&name),
        }
    }

    /// The text of a file; `None` if it is not there.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn read(&self, path: &Path) -> anyhow::Result<Option<String>> {
        match self {
            Self::Disk if !path.exists() => Ok(None),
            Self::Disk => std::fs::read_to_string(path)
                .map(Some)
                .with_context(|| format!("cannot read the schema `{}`", self.label(path))),
            Self::At(revision) => revision.read(path),
        }
    }

    /// The JSON files below a directory, relative to it, in order. A directory that is not there has none.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn files(&self, folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
        let mut files = match self {
            Self::At(revision) => revision.files(folder)?,
            Self::Disk if !folder.exists() => Vec::new(),
            Self::Disk => on_disk(folder)?,
        };
        let is_hidden =
            |path: &Path| path.iter().any(|part| part.to_string_lossy().starts_with('.'));
        let is_json =
            |path: &Path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        files.retain(|path| is_json(path) && !is_hidden(path));
        files.sort();
        Ok(files)
    }
}

fn on_disk(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkBuilder::new(folder).standard_filters(false).hidden(true).build() {
        let entry = entry.map_err(|error| anyhow!("{error}"))?;
        // A link to a file is one; a link to a directory may lead back to one above it.
        if entry.path().is_file()
            && let Ok(below) = entry.path().strip_prefix(folder)
        {
            found.push(below.to_owned());
        }
    }
    Ok(found)
}

/// Whether a JSON document in a directory is meant as a schema. A list of schemas, settings, or a payload is not,
/// even if it has a `type` of its own.
pub(crate) fn is_schema(value: &Value) -> bool {
    // No words that payloads have too, such as `items`.
    const SIGNS: [&str; 15] = [
        "$schema",
        "$id",
        "$ref",
        "$dynamicRef",
        "$defs",
        "definitions",
        "properties",
        "patternProperties",
        "additionalProperties",
        "prefixItems",
        "allOf",
        "anyOf",
        "oneOf",
        "enum",
        "const",
    ];
    const TYPES: [&str; 7] = ["object", "array", "string", "number", "integer", "boolean", "null"];
    let Some(fields) = value.as_object() else { return false };
    let names_types = match fields.get("type") {
        Some(Value::String(name)) => TYPES.contains(&name.as_str()),
        Some(Value::Array(names)) => {
            names.iter().any(|name| name.as_str().is_some_and(|name| TYPES.contains(&name)))
        }
        _ => false,
    };
    names_types || SIGNS.iter().any(|sign| fields.contains_key(*sign))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::is_schema;

    #[track_caller]
    fn check(value: &Value, expected: bool) {
        assert_eq!(is_schema(value), expected, "{value}");
    }

    #[test]
    fn schemas_are_told_from_other_documents() {
        check(&json!({"type": "string"}), true);
        check(&json!({"type": ["string", "null"]}), true);
        check(&json!({"title": "Color", "enum": ["red"]}), true);
        check(&json!({"patternProperties": {"^x-": false}}), true);
        check(&json!({"items": ["a"], "required": true}), false);
        check(&json!({"$schema": "https://json-schema.org/draft/2020-12/schema"}), true);
        check(&json!({"type": "strng", "properties": {}}), true);
        check(&json!({"name": "pages", "type": "module"}), false);
        check(&json!({"type": "page_view", "url": "/"}), false);
        check(&json!({"genesys/event": {"versions": ["1"], "default": "1"}}), false);
        check(&json!([{"type": "string"}]), false);
    }
}
