//! Keywords of JSON Schema are named in one place: `schema/src/ir/keyword.rs`.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use tablature::ir::Keyword;

/// Folders that may name keywords: capture and `sample`, which write schemas; contracts of another standard, whose keys are
/// alike; tests, chores and rivals.
const LEFT_OUT: [&str; 7] = [
    "bench",
    "contract/src/sample",
    "capture/src",
    "codegen/src/odcs",
    "schema/src/ir",
    "tests",
    "xtask",
];

/// Words that are a keyword's by chance: names of options, keys of what we print, a schema that is published, and
/// schemas of Avro.
const BY_CHANCE: [(&str, &str); 27] = [
    ("cli/src/commands/sample.rs", "format"),
    ("cli/src/config/read.rs", "default"),
    ("cli/src/commands/schema.rs", "default"),
    ("cli/src/commands/schema.rs", "id"),
    ("cli/src/commands/schema.rs", "title"),
    ("cli/src/diff/json.rs", "type"),
    ("report/src/gitlab.rs", "description"),
    ("report/src/json.rs", "type"),
    ("report/src/run/severities.rs", "description"),
    ("report/src/run/severities.rs", "enum"),
    ("report/src/sarif.rs", "id"),
    ("report/src/sarif.rs", "properties"),
    ("report/src/text.rs", "source"),
    ("report/src/adapter.rs", "source"),
    ("cli/src/commands/capture_write.rs", "default"),
    ("schema/src/catalogue/mod.rs", "default"),
    ("validator/src/route/calls.rs", "properties"),
    ("validator/src/route/calls.rs", "type"),
    ("validator/src/route/guess.rs", "type"),
    ("validator/src/route/guess.rs", "properties"),
    ("validator/src/route/target.rs", "properties"),
    ("cli/src/events.rs", "default"),
    ("cli/src/commands/capture_report.rs", "type"),
    ("cli/src/commands/capture_report.rs", "description"),
    ("input/src/columns/avro/schema.rs", "type"),
    ("input/src/columns/avro/schema.rs", "items"),
    ("input/src/columns/avro/schema.rs", "enum"),
];

/// A word of a sentence: "required field `a` is missing".
const WORD: (&str, &str) = ("validator/src/explain/errors.rs", "required");

#[test]
fn no_keyword_is_written_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names: BTreeSet<&str> = Keyword::ALL.iter().map(|keyword| keyword.name()).collect();
    let mut allowed: BTreeSet<(String, String)> = BY_CHANCE
        .iter()
        .chain([&WORD])
        .map(|(file, word)| ((*file).to_owned(), (*word).to_owned()))
        .collect();
    let mut found = Vec::new();
    let mut n_files = 0;
    for file in sources(root) {
        n_files += 1;
        let path =
            file.strip_prefix(root).expect("it is below").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).expect("a source can be read");
        let product = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (index, line) in product.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for literal in literals(line).filter(|literal| names.contains(literal)) {
                let place = (path.clone(), literal.to_owned());
                if !BY_CHANCE
                    .iter()
                    .chain([&WORD])
                    .any(|(file, word)| *file == path && *word == literal)
                {
                    found.push(format!("{path}:{}: {literal}", index + 1));
                }
                allowed.remove(&place);
            }
        }
    }
    assert!(n_files > 300, "only {n_files} sources were found");
    assert!(found.is_empty(), "take `Keyword::…` and its `name`:\n{}", found.join("\n"));
    assert!(allowed.is_empty(), "no longer written anywhere: {allowed:?}");
}

/// The string literals of a line that hold no escapes.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// The Rust sources of the product, but for what is left out.
fn sources(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = [
        "cli",
        "codegen",
        "contract",
        "files",
        "input",
        "macros",
        "report",
        "schema",
        "src",
        "validator",
    ]
    .iter()
    .map(|room| root.join(room))
    .collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_left_out = LEFT_OUT.iter().any(|left_out| path == root.join(left_out));
            if path.is_dir() && !is_left_out && !matches!(name.as_str(), "tests" | "target") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !name.ends_with("tests.rs")
            {
                found.push(path);
            }
        }
    }
    found
}
