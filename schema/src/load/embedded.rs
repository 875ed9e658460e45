//! Schemas embedded in generated code, with the documents that they refer to.

use std::collections::BTreeMap;

use super::{LoadOptions, Text, load};
use crate::ir::{Ir, SchemaError, SchemaId};

/// The folder of embedded documents: deep enough for references that go up.
const FOLDER: &str = "file:///";
const LEVELS: usize = 32;

/// The texts of a schema and of the documents that it refers to.
#[derive(Debug, Clone, Copy)]
pub struct Embedded<'t> {
    /// Name of the schema in findings.
    pub name: &'t str,
    /// The schema's own text.
    pub text: &'t str,
    /// The path that relative references are resolved against; any path, where there are no other documents.
    pub path: &'t str,
    /// The part of the text that is the schema, by JSON Pointer or anchor; empty for all of it.
    pub part: &'t str,
    /// The other documents, by absolute URI or by URI relative to `path`.
    pub documents: &'t [(&'t str, &'t str)],
}

impl Embedded<'_> {
    /// Reads the schema.
    ///
    /// # Errors
    ///
    /// [`SchemaError`], as for [`load`]. Never happens for texts that were read when the code was generated.
    pub fn load(&self) -> Result<Ir, SchemaError> {
        let base = base_of(self.path);
        let mut documents: BTreeMap<String, Text> = self
            .documents
            .iter()
            .map(|(uri, text)| {
                let name = (*uri).to_owned();
                (absolute(&base, uri), Text { name, bytes: text.as_bytes().to_vec() })
            })
            .collect();
        let base = (!documents.is_empty()).then_some(base);
        let part = self.part.to_owned();
        let options = LoadOptions { base, part, ..LoadOptions::default() };
        load(self.name, self.text.as_bytes(), &options, &mut documents)
    }

    /// Returns the subschema at an address: a JSON Pointer into the schema's own document, or the URI of another
    /// document with a pointer as its fragment.
    pub fn find(ir: &Ir, address: &str) -> Option<SchemaId> {
        let own = ir.node(ir.root()).location.document;
        let Some((uri, pointer)) = address.split_once('#').filter(|_| !address.starts_with('/'))
        else {
            return ir.at(own, address);
        };
        let is_at = |location: &crate::ir::Location| {
            *location.pointer == *pointer && ir.document(location.document).name == uri
        };
        ir.nodes().find(|(_, node)| is_at(&node.location)).map(|(id, _)| id)
    }
}

/// Returns the URI of a file at a relative path, which is encoded as that of a URI and may begin with `..`. The folder
/// that it is in exists nowhere.
pub fn base_of(path: &str) -> String {
    climb(&format!("{FOLDER}{}", "_/".repeat(LEVELS)), path)
}

/// Resolves a path such as `../parts/item.json` against an absolute URI; an absolute URI stays as it is.
fn absolute(base: &str, uri: &str) -> String {
    let first = uri.split('/').next().unwrap_or_default();
    if first.contains(':') { uri.to_owned() } else { climb(base, uri) }
}

fn climb(base: &str, uri: &str) -> String {
    let (mut folder, mut rest) = (base.rsplit_once('/').map_or(base, |(folder, _)| folder), uri);
    while let Some(below) = rest.strip_prefix("../") {
        folder = folder.rsplit_once('/').map_or(folder, |(folder, _)| folder);
        rest = below;
    }
    format!("{folder}/{rest}")
}

/// Returns the URI `target` relative to the folder of `base`; `None` if they have no common folder.
///
/// # Example
///
/// ```
/// use tablature_schema::load::relative;
///
/// let base = "file:///a/b/order.json";
/// assert_eq!(relative(base, "file:///a/b/parts/item.json").as_deref(), Some("parts/item.json"));
/// assert_eq!(relative(base, "file:///a/c/item.json").as_deref(), Some("../c/item.json"));
/// assert_eq!(relative(base, "https://example.com/item.json"), None);
/// ```
pub fn relative(base: &str, target: &str) -> Option<String> {
    let (base_root, base_path) = split(base)?;
    let (target_root, target_path) = split(target)?;
    if base_root != target_root {
        return None;
    }
    let base: Vec<&str> = base_path.split('/').collect();
    let target: Vec<&str> = target_path.split('/').collect();
    let (base_folder, target_folder) = (&base[..base.len() - 1], &target[..target.len() - 1]);
    let n_shared =
        base_folder.iter().zip(target_folder).take_while(|(left, right)| left == right).count();
    let up = "../".repeat(base_folder.len() - n_shared);
    Some(format!("{up}{}", target[n_shared..].join("/")))
}

/// Splits `https://example.com/a/b` into the part before the path, and the path without its first slash.
fn split(uri: &str) -> Option<(&str, &str)> {
    let start = uri.find("://")? + 3;
    let end = start + uri[start..].find('/')?;
    Some((&uri[..end], &uri[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_relative_resolves_again() {
        let base = "file:///a/b/order.json";
        for uri in ["file:///a/b/x.json", "file:///x.json", "file:///a/c/d/x%20y.json"] {
            let relative = relative(base, uri).expect("both are files");
            assert_eq!(absolute(base, &relative), uri, "{relative}");
        }
        assert_eq!(absolute(base, "urn:x:y"), "urn:x:y");
        assert_eq!(relative("urn:x:y", "file:///a"), None);
    }

    #[test]
    fn documents_refer_to_each_other_wherever_the_code_is() {
        let embedded = Embedded {
            name: "order.json",
            part: "",
            text: r#"{"properties": {"a": {"$ref": "../parts/item.json#/$defs/a"}}}"#,
            path: "order.json",
            documents: &[
                ("../parts/item.json", r#"{"$defs": {"a": {"$ref": "https://example.com/b"}}}"#),
                ("https://example.com/b", r#"{"type": "string"}"#),
            ],
        };
        let ir = embedded.load().expect("every document is there");
        for address in
            ["", "/properties/a", "../parts/item.json#/$defs/a", "https://example.com/b#"]
        {
            assert!(Embedded::find(&ir, address).is_some(), "{address}");
        }
        assert_eq!(Embedded::find(&ir, "../parts/item.json#/$defs/b"), None);
    }
}
