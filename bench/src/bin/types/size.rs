//! How large the types of 400 event types are, and how long the compiler reads them.

use std::{collections::BTreeMap, fs, path::Path, time::Instant};

use serde_json::Value;

use crate::{
    clock, many, ours, typify,
    workshop::{Module, Workshop},
};

/// How many event types the schema has.
const N_TYPES: usize = 400;

pub(crate) fn run(root: &Path, folder: &Path) {
    let schema = many::schema(N_TYPES);
    let target = folder.join("target");
    println!("{N_TYPES} event types, `oneOf` of `$ref`");
    let start = Instant::now();
    match ours::module("many", &schema, &BTreeMap::new()) {
        Ok(module) => {
            let workshop = ours::workshop(root, folder, &target, "size_of_tablature");
            tell("tablature", &workshop, &module, start);
            let place = folder.join("size_of_tablature");
            by_macro(
                "tablature",
                &workshop,
                &place,
                &schema,
                "tablature::types!(path = \"many.json\");",
            );
        }
        Err(problems) => println!("tablature rejects the schema: {}", problems[0]),
    }
    let start = Instant::now();
    match typify::module("many", &schema) {
        Ok(module) => {
            let workshop = typify::workshop(folder, "size_of_typify");
            tell("typify", &workshop, &module, start);
            let place = folder.join("size_of_typify");
            by_macro(
                "typify",
                &workshop,
                &place,
                &schema,
                "typify::import_types!(schema = \"many.json\");",
            );
        }
        Err(reason) => println!("typify has no types for the schema: {reason}"),
    }
}

fn tell(tool: &str, workshop: &Workshop, module: &Module, start: Instant) {
    let generated = start.elapsed();
    let (said, usage) = check(tool, workshop, module);
    let n_lines = module.source.lines().count();
    let n_warnings = said.matches("warning").count();
    println!(
        "{tool}: generated and formatted in {generated:.1?}; {n_lines} lines; `cargo check` {usage}, {n_warnings} warnings"
    );
}

/// Measures the same types made by the tool's macro: its expansion, and the check of the result.
fn by_macro(tool: &str, workshop: &Workshop, place: &Path, schema: &Value, invocation: &str) {
    fs::write(place.join("many.json"), schema.to_string()).expect("the scratch folder is writable");
    let source = format!("#![allow(warnings)]\n{invocation}\n");
    let module = Module { name: "by_macro".to_owned(), source, read: String::new() };
    let (_, usage) = check(tool, workshop, &module);
    println!("{tool}: by macro, expansion included, `cargo check` {usage}");
}

/// Checks a crate with this module, and returns cargo's verdict and the time without dependencies.
fn check(tool: &str, workshop: &Workshop, module: &Module) -> (String, String) {
    let cargo = || {
        let said = workshop.cargo(&["check", "--lib", "--offline"]);
        said.unwrap_or_else(|said| panic!("{tool}: {said}"))
    };
    workshop.fill_library([]);
    cargo();
    workshop.fill_library([module]);
    let before = clock::user_seconds_of_children();
    let checking = Instant::now();
    let said = cargo();
    let elapsed = checking.elapsed();
    let user = before.zip(clock::user_seconds_of_children()).map(|(before, after)| after - before);
    let user = user.map_or_else(|| "unknown".to_owned(), |seconds| format!("{seconds:.1} s"));
    (said, format!("{user} user, {elapsed:.1?} elapsed"))
}
