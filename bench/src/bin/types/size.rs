//! How large the types of 400 event types are, and how long the compiler reads them.

use std::{collections::BTreeMap, path::Path, time::Instant};

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
        }
        Err(problems) => println!("tablature refuses the schema: {}", problems[0]),
    }
    let start = Instant::now();
    match typify::module("many", &schema) {
        Ok(module) => tell("typify", &typify::workshop(folder, "size_of_typify"), &module, start),
        Err(reason) => println!("typify has no types for the schema: {reason}"),
    }
}

fn tell(tool: &str, workshop: &Workshop, module: &Module, start: Instant) {
    let generated = start.elapsed();
    // Dependencies first, so that they are not in the figure.
    workshop.fill_library([]);
    workshop
        .cargo(&["check", "--lib", "--offline"])
        .unwrap_or_else(|said| panic!("{tool}: {said}"));
    workshop.fill_library([module]);
    let before = clock::user_seconds_of_children();
    let checking = Instant::now();
    let said = workshop
        .cargo(&["check", "--lib", "--offline"])
        .unwrap_or_else(|said| panic!("{tool}: {said}"));
    let elapsed = checking.elapsed();
    let n_lines = module.source.lines().count();
    let n_warnings = said.matches("warning").count();
    let user = before.zip(clock::user_seconds_of_children()).map(|(before, after)| after - before);
    let user = user.map_or_else(|| "unknown".to_owned(), |seconds| format!("{seconds:.1} s"));
    println!(
        "{tool}: generated and formatted in {generated:.1?}; {n_lines} lines; `cargo check` {user} user, {elapsed:.1?} elapsed, {n_warnings} warnings"
    );
}
