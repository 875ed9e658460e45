//! The small schemas of `tests/types/corpus`: every keyword in many combinations.
#![allow(clippy::disallowed_methods, reason = "a test reads files")]

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use serde_json::Value;
use tablature_schema::load::{LoadOptions, Text, load};
use tablature_validator::Checker;

use super::{super::Sampler, check, options};

/// Schemas without valid payloads.
const EMPTY: [&str; 1] = ["schema-false"];

#[test]
fn samples_of_every_schema_are_what_they_claim() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/types/corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    assert!(files.len() > 100);
    for file in files {
        let name =
            file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = fs::read_to_string(&file).expect("a readable file");
        let case: Value = serde_json::from_str(&text).expect("a case is JSON");
        let documents = case.get("documents").and_then(Value::as_object);
        let mut documents: BTreeMap<String, Text> = documents
            .into_iter()
            .flatten()
            .map(|(uri, document)| {
                let bytes = document.to_string().into_bytes();
                (uri.clone(), Text::new(uri, bytes))
            })
            .collect();
        let text = case["schema"].to_string();
        let ir = load(&name, text.as_bytes(), &LoadOptions::default(), &mut documents);
        let Ok(ir) = ir.map(Arc::new) else { continue };
        let checker = Checker::from_ir(&name, Arc::clone(&ir), options()).expect("a valid schema");
        let sampler = Sampler::from_ir(&name, ir, &options()).expect("what checks can be sampled");
        match sampler.valid(3) {
            Err(error) => {
                assert!(EMPTY.contains(&name.as_str()) && error.is_none_found(), "{name}: {error}");
            }
            Ok(valid) => valid.take(25).for_each(|sample| check(&checker, &sample)),
        }
        if let Ok(at_limits) = sampler.boundary(3) {
            at_limits.take(15).for_each(|sample| check(&checker, &sample));
        }
        if let Ok(invalid) = sampler.invalid(3) {
            let round = invalid.round();
            invalid.take(round).for_each(|sample| check(&checker, &sample));
        }
    }
}
