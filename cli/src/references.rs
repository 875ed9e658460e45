//! The documents that a schema file refers to by relative references, read from beside it.
//!
//! `order.json` may say `{"$ref": "parts/item.json#/$defs/Id"}`. The files are found from the place of the file
//! that refers to them, and known by the URI that the reference means there. References with a scheme are
//! left alone: nothing is ever fetched.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::Context;
use serde_json::Value;
use tablature_schema::model::decode_fragment;

/// A schema file with everything that it refers to.
#[derive(Default)]
pub(crate) struct Bundle {
    /// The URI that relative references in the schema start from.
    pub(crate) base: String,
    /// The other documents, by URI.
    pub(crate) documents: BTreeMap<String, Value>,
}

/// Follows the relative references of the schema at `path`. A file that is not there is left for the
/// schema's own fault to name.
///
/// # Errors
///
/// A file that is referred to cannot be read, or is no JSON.
pub(crate) fn bundle(path: &Path, schema: &Value) -> anyhow::Result<Bundle> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    bundle_by(&path, schema, &|target| {
        if !target.is_file() {
            return Ok(None);
        }
        std::fs::read_to_string(target).map(Some).map_err(anyhow::Error::from)
    })
}

/// The same where files are read by `read`, which says `None` of a file that is not there.
///
/// # Errors
///
/// As for [`bundle`].
pub(crate) fn bundle_by(
    path: &Path,
    schema: &Value,
    read: &dyn Fn(&Path) -> anyhow::Result<Option<String>>,
) -> anyhow::Result<Bundle> {
    let base = own_uri(schema).unwrap_or_else(|| file_uri(path));
    let mut documents = BTreeMap::new();
    let mut waiting: Vec<(PathBuf, String, Value)> =
        vec![(path.to_owned(), base.clone(), schema.clone())];
    while let Some((path, base, schema)) = waiting.pop() {
        for reference in relative_references(&schema) {
            let uri = join(&base, reference);
            let target = path.parent().unwrap_or(Path::new("")).join(reference);
            if documents.contains_key(&uri) {
                continue;
            }
            let text = read(&target).with_context(|| {
                format!("cannot read `{}`, which `{}` refers to", target.display(), path.display())
            })?;
            let Some(text) = text else { continue };
            let document: Value = serde_json::from_str(&text).with_context(|| {
                format!("`{}`, which `{}` refers to, is not JSON", target.display(), path.display())
            })?;
            documents.insert(uri.clone(), document.clone());
            let base = own_uri(&document).unwrap_or(uri);
            waiting.push((target, base, document));
        }
    }
    Ok(Bundle { base, documents })
}

/// A document's URI as a person names the file: its path, from the current directory where it is below it.
pub(crate) fn shown(uri: &str) -> Option<String> {
    let path = decode_fragment(uri.strip_prefix("file://")?);
    // `/C:/x` is `C:/x`.
    let path = path
        .strip_prefix('/')
        .filter(|rest| rest[..rest.len().min(3)].contains(":/"))
        .unwrap_or(&path);
    Some(crate::schemas::shortest(path.into()).to_string_lossy().into_owned())
}

/// The URI that a document gives itself.
fn own_uri(schema: &Value) -> Option<String> {
    let id = schema.get("$id").or_else(|| schema.get("id"))?.as_str()?;
    has_scheme(id).then(|| id.trim_end_matches('#').to_owned())
}

fn has_scheme(reference: &str) -> bool {
    reference.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'))
}

/// Every `$ref` to another file, without its fragment.
fn relative_references(value: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(members) => {
                let reference = members.get("$ref").and_then(Value::as_str);
                found.extend(reference.and_then(|reference| reference.split('#').next()));
                waiting.extend(members.values());
            }
            Value::Array(elements) => waiting.extend(elements),
            _ => {}
        }
    }
    found.retain(|file| !file.is_empty() && !has_scheme(file) && !file.starts_with('/'));
    found
}

fn file_uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let escaped: String = path
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("file:///{}", escaped.trim_start_matches('/'))
}

/// A relative path resolved against a URI (RFC 3986 section 5.2, for references that are only a path).
fn join(base: &str, reference: &str) -> String {
    let (root, path) =
        match base.find("://").and_then(|at| base[at + 3..].find('/').map(|to| at + 3 + to)) {
            Some(at) => base.split_at(at),
            None => (base, ""),
        };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in reference.split('/') {
        match segment {
            "." | "" => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    format!("{root}/{}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_are_joined_as_uris() {
        for (base, reference, expected) in [
            ("file:///a/b/order.json", "item.json", "file:///a/b/item.json"),
            ("file:///a/b/order.json", "../x/./item.json", "file:///a/x/item.json"),
            (
                "https://example.com/order.json",
                "parts/item.json",
                "https://example.com/parts/item.json",
            ),
            ("https://example.com/a/", "item.json", "https://example.com/a/item.json"),
        ] {
            assert_eq!(join(base, reference), expected);
        }
    }

    #[test]
    fn only_relative_references_are_followed() {
        let schema = json!({"allOf": [
            {"$ref": "a.json#/x"}, {"$ref": "#/y"}, {"$ref": "https://example.com/b.json"}, {"$ref": "/etc/c.json"},
        ]});
        assert_eq!(relative_references(&schema), ["a.json"]);
    }
}
