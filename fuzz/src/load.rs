//! The loader and the IR: over any bytes, over documents that refer to each other, and over generated schemas with
//! something wrong in them.

use std::collections::BTreeMap;

use tablature::{
    Checker, Wanted,
    ir::{Ir, SchemaErrorItem},
    load::{LoadOptions, Text, load},
};
use tablature_compare::{dice::Dice, generate};

use crate::input;

/// Nodes that built-in meta-schemas may add.
const MAX_BUILT_IN_NODES: usize = 20_000;

/// Reads the bytes as schemas.
///
/// # Panics
///
/// If what was read is not as it must be.
pub fn run(data: &[u8]) {
    let (mode, rest) = input::mode(data);
    if mode % 4 == 0 {
        let mut dice = Dice::from_bytes(rest);
        let (draft, mut schema) = input::schema(&mut dice);
        input::annotate(&mut dice, &mut schema);
        let schema = generate::malformed(&mut dice, &schema);
        let documents = BTreeMap::new();
        read(schema.to_string().as_bytes(), Some(draft.uri()), documents);
        return;
    }
    let mut parts = input::parts(rest).into_iter();
    let root = parts.next().unwrap_or_default();
    let documents = parts
        .enumerate()
        .map(|(index, bytes)| {
            let uri = format!("http://example.com/{}.json", index + 1);
            (uri.clone(), Text::new(uri, bytes))
        })
        .collect();
    read(root, None, documents);
}

fn read(schema: &[u8], draft: Option<&str>, mut documents: BTreeMap<String, Text>) {
    let size = schema.len() + documents.values().map(|text| text.bytes.len()).sum::<usize>();
    let mut options = LoadOptions::default();
    options.base = Some("http://example.com/schema.json".to_owned());
    match load("schema.json", schema, &options, &mut documents) {
        Err(error) => {
            assert!(!error.items().is_empty(), "an error without a reason");
            error.items().iter().chain(error.warnings()).for_each(judge);
        }
        Ok(ir) => {
            assert!(ir.len() <= size + MAX_BUILT_IN_NODES, "{} nodes of {size} bytes", ir.len());
            ir.warnings().iter().for_each(judge);
            located(&ir);
            use_it(ir, draft);
        }
    }
}

/// A message has what people need, and nothing that a terminal obeys.
fn judge(item: &SchemaErrorItem) {
    assert!(!item.message.is_empty(), "{}: no message", item.code);
    assert!(tablature::codes::find(item.code).is_some(), "`{}` has no documentation", item.code);
}

/// Every node is where it says.
fn located(ir: &Ir) {
    for (id, node) in ir.nodes() {
        let location = &node.location;
        assert!(ir.span(location).is_some(), "nothing is at {}", location.pointer);
        let found = ir.at(location.document, &location.pointer);
        assert_eq!(found, Some(id), "another node is at {}", location.pointer);
    }
}

fn use_it(ir: Ir, draft: Option<&str>) {
    // A schema that judges another one by a custom meta-schema is no cheaper than a payload.
    let Ok(checker) = Checker::from_ir("schema.json", ir.into(), input::options()) else {
        return;
    };
    for wanted in [Wanted::All, Wanted::Errors] {
        let _ = checker.describe_plan(wanted);
    }
    let payload = format!("{{\"a\": [1, null, \"{}\"], \"b\": {{}}}}", draft.unwrap_or_default());
    let report = checker.check(payload.as_bytes());
    assert!(report.findings().iter().all(|it| it.code != input::FAILED), "{payload}");
    assert_eq!(report.is_valid(), checker.is_valid(payload.as_bytes()), "{payload}");
}
