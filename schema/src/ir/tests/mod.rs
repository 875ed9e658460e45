//! Small schemas, and what is read of them.

mod hostile;
mod invalid;
mod reading;
mod references;
mod unresolved;
mod warnings;

use std::collections::BTreeMap;

use super::{Draft, Ir, SchemaError, SchemaErrorItem, Target};
use crate::load::{self, LoadOptions, Text};

/// Documents by URI, for schemas that refer to them.
type Documents<'d> = &'d [(&'d str, &'d str)];

fn options(draft: Draft) -> LoadOptions {
    LoadOptions { draft, ..LoadOptions::default() }
}

fn read_with(
    text: &str,
    options: &LoadOptions,
    documents: Documents<'_>,
) -> Result<Ir, SchemaError> {
    let mut source: BTreeMap<String, Text> = documents
        .iter()
        .map(|(uri, text)| {
            let text = Text { name: (*uri).to_owned(), bytes: text.as_bytes().to_vec() };
            ((*uri).to_owned(), text)
        })
        .collect();
    load::load("schema.json", text.as_bytes(), options, &mut source)
}

fn read_in(draft: Draft, text: &str) -> Result<Ir, SchemaError> {
    read_with(text, &options(draft), &[])
}

fn read(text: &str) -> Result<Ir, SchemaError> {
    read_in(Draft::Draft2020, text)
}

/// `pointer: message; help` for each item, without the help if there is none.
fn lines(items: &[SchemaErrorItem]) -> Vec<String> {
    let line = |item: &SchemaErrorItem| {
        let help = item.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
        format!("{}: {}{help}", item.pointer, item.message)
    };
    items.iter().map(line).collect()
}

/// Returns the target of each reference: `pointer -> document#pointer`, with `~anchor` after a dynamic one.
fn targets(ir: &Ir) -> Vec<String> {
    let mut found = Vec::new();
    for (_, node) in ir.nodes().filter(|(_, node)| node.location.document.index() == 0) {
        for reference in &node.references {
            let show = |id| {
                let location = &ir.node(id).location;
                let document = location.document.index();
                let name = if document == 0 { "" } else { ir.documents()[document].uri.as_str() };
                format!("{name}#{}", location.pointer)
            };
            let target = match &reference.target {
                Target::Static(id) => show(*id),
                Target::Dynamic { anchor, fallback } => format!("{}~{anchor}", show(*fallback)),
                Target::Unresolved => "unresolved".to_owned(),
            };
            found.push(format!("{} -> {target}", node.location.pointer));
        }
    }
    found
}
