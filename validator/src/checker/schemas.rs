//! Validates schemas under custom meta-schemas.

use std::sync::Arc;

use tablature_schema::ir::{DocumentId, Ir, Location, SchemaError, SchemaErrorItem};

use super::{Checker, Options};
use crate::finding::Finding;

/// Validates a schema under the meta-schema that it names, where that is not a standard one. The standard ones are
/// applied when a schema is read.
pub(super) fn judge(name: &str, ir: &Arc<Ir>, options: &Options) -> Result<(), SchemaError> {
    let Some(meta_schema) = ir.foreign_meta_schema() else { return Ok(()) };
    let checker = Checker::new(name, Arc::clone(ir), options.clone()).part(meta_schema);
    let text = &ir.document(DocumentId::ROOT).text;
    let findings = checker.check(text.as_bytes()).into_findings();
    let items: Vec<SchemaErrorItem> =
        findings.into_iter().filter(Finding::is_error).map(|finding| item(name, finding)).collect();
    if items.is_empty() { Ok(()) } else { Err(SchemaError::new(items)) }
}

fn item(name: &str, finding: Finding) -> SchemaErrorItem {
    let pointer = finding.pointer;
    let location = Location { document: DocumentId::ROOT, pointer: pointer.as_str().into() };
    let mut item =
        SchemaErrorItem::new("invalid-under-meta-schema", name, pointer, finding.message);
    item.help = finding.help;
    item.location = Some(location);
    item.position = finding.place.position();
    item
}
