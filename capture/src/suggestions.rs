//! Overlays to begin with: what the tables of a vendor leave open, ready to edit. Without an edit, they change nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{
    captured_file::CapturedFile,
    emit::{self, Draft},
    model::{Property, TypeDef},
    overlay::Overlay,
    tally::DocumentedRow,
};

/// The version of pages that print none, as the source of an entry.
const UNDATED: &str = "undated";

/// What became any value though its table names a type: the documented type, by page and line.
pub(super) type Lost = HashMap<(String, usize), String>;

/// Returns the rows that became any value.
pub(super) fn lost(rows: &[DocumentedRow]) -> Lost {
    let lost = rows.iter().filter(|row| row.is_lost);
    lost.map(|row| ((row.path.clone(), row.line), row.documented.clone())).collect()
}

/// The overlays of the vendors that have none.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    by_vendor: BTreeMap<String, Suggestion>,
}

#[derive(Debug, Default)]
struct Suggestion {
    schemas: Vec<Value>,
    /// What overlays that are in use say of other tables of the vendor.
    common: Vec<String>,
    columns: Map<String, Value>,
    amend: Vec<Value>,
    /// Types that have their entries: an entry of an overlay is for all types of its name.
    types: HashSet<String>,
}

impl Suggestion {
    /// Adds an entry for a property whose type is lost, and for its members, by their paths. They nest no deeper than rows can.
    fn properties(&mut self, def: &TypeDef, property: &Property, mut path: String, lost: &Lost) {
        path.push_str(&property.wire);
        let place = (def.path.clone(), property.line);
        if let Some(documented) = lost.get(&place).filter(|_| !property.is_implied) {
            let any = ["string", "number", "boolean", "object", "array", "null"];
            self.amend.push(json!({
                "type": def.name, "property": path, "set": { "type": any }, "source": source(def),
                "because": format!("`{documented}` is not understood as a type: keep what it means"),
            }));
        }
        for field in &property.fields {
            self.properties(def, field, format!("{path}."), lost);
        }
        if let Some(items) = &property.items {
            self.properties(def, items, format!("{path}[]"), lost);
        }
        if let Some(others) = &property.others {
            self.properties(def, others, format!("{path}.*"), lost);
        }
    }
}

impl Suggestions {
    /// Adds a schema that was made of the tables at `key`.
    pub(super) fn schema(&mut self, draft: &Draft<'_>, key: &str) {
        let own = self.by_vendor.entry(draft.vendor.to_owned()).or_default();
        own.schemas.push(json!({
            "name": draft.name, "version": draft.version, "tables": key, "root": draft.root,
        }));
    }

    /// Adds what the tables of types leave open.
    pub(super) fn types<'d>(
        &mut self,
        vendor: &str,
        types: impl Iterator<Item = &'d TypeDef>,
        lost: &Lost,
    ) {
        let Some(own) = self.by_vendor.get_mut(vendor) else { return };
        for def in types {
            if !own.types.insert(def.name.clone()) {
                continue;
            }
            if !def.properties.is_empty() && def.properties.iter().all(|it| !it.required) {
                let because = format!("the table on line {} marks nothing as required", def.line);
                own.amend.push(json!({
                    "type": def.name, "require": [], "source": source(def), "because": because,
                }));
            }
            for property in &def.properties {
                own.properties(def, property, String::new(), lost);
            }
        }
    }

    /// Takes over what overlays say of all tables of a vendor: the types whose properties every event has, and what columns
    /// hold.
    pub(super) fn go_on_with(&mut self, overlays: &[Overlay]) {
        for overlay in overlays {
            let Some(own) = self.by_vendor.get_mut(&overlay.vendor) else { continue };
            own.common.extend(overlay.common.iter().map(|common| common.ty.clone()));
            let columns = overlay.columns.iter();
            own.columns.extend(columns.map(|it| (it.header.clone(), json!(it.kind))));
        }
    }

    /// Returns the overlays, by vendor.
    pub(super) fn into_files(self) -> Vec<CapturedFile> {
        let files = self.by_vendor.into_iter().map(|(vendor, own)| {
            let mut overlay = Map::new();
            let about = format!(
                "What the tables of {vendor} leave open: edit the entries, and remove those that are right as they are. Format: docs/overlays.md."
            );
            overlay.insert("about".to_owned(), json!(about));
            overlay.insert("vendor".to_owned(), json!(vendor));
            overlay.insert("schemas".to_owned(), Value::Array(own.schemas));
            if !own.common.is_empty() {
                overlay.insert("common".to_owned(), json!(own.common));
            }
            if !own.columns.is_empty() {
                overlay.insert("columns".to_owned(), Value::Object(own.columns));
            }
            overlay.insert("amend".to_owned(), Value::Array(own.amend));
            CapturedFile::new(vendor, emit::pretty(&Value::Object(overlay)))
        });
        files.collect()
    }
}

fn source(def: &TypeDef) -> Value {
    json!({ "document": def.path, "version": def.version.as_deref().unwrap_or(UNDATED) })
}
