//! The formats that are written, but not asserted: those that a draft does not define.

use tablature_schema::{
    format::Format,
    ir::{Ir, Keyword, Location, Node},
};

/// Returns, for each subschema, the format that it has without asserting it. Other validators may assert it all the same.
pub(in crate::sample) fn annotated_formats(ir: &Ir) -> Vec<Option<Format>> {
    ir.nodes().map(|(_, node)| annotated(ir, node)).collect()
}

fn annotated(ir: &Ir, node: &Node) -> Option<Format> {
    // What stands beside a reference says nothing in older drafts.
    let is_asserted = node.rule(Keyword::Format).is_some();
    if is_asserted || node.boolean.is_some() || !node.references.is_empty() {
        return None;
    }
    let pointer = node.keyword_pointer(Keyword::Format).into();
    let written = ir.value(&Location { document: node.location.document, pointer })?;
    Format::from_name(written.as_str()?).filter(|format| !format.is_of_numbers())
}
