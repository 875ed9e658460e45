//! Counts lines of production code by room: Rust without tests, comments and blank lines.
//!
//! Left out are folders `tests`, `benches` and `examples`, files `tests.rs` and `*_tests.rs`, modules and items under
//! `#[cfg(test)]`, and doc comments. Generated sources in `tests/golden` are tests. What stands in a line beside a
//! comment counts.

use std::{collections::BTreeMap, fs, path::Path};

/// The rooms, in the order of the design.
pub(crate) const ROOMS: [&str; 13] = [
    "schema",
    "files",
    "capture",
    "validator",
    "codegen",
    "macros",
    "contract",
    "input",
    "report",
    "cli",
    "src",
    "xtask",
    "bench",
];

/// Prints a line for each room and folder below its `src`.
pub(crate) fn run() -> anyhow::Result<bool> {
    let mut total = 0;
    for room in ROOMS {
        let folder = Path::new(room);
        if !folder.is_dir() {
            continue;
        }
        let mut counts = BTreeMap::new();
        count_folder(folder, folder, &mut counts)?;
        let sum: usize = counts.values().sum();
        println!("{room}\t{sum}");
        for (part, lines) in counts.iter().filter(|_| !["src", "xtask", "bench"].contains(&room)) {
            println!("  {part}\t{lines}");
        }
        if !["xtask", "bench"].contains(&room) {
            total += sum;
        }
    }
    println!("all but xtask and bench\t{total}");
    Ok(true)
}

/// Adds the files of a folder to the counts of the parts of its room.
fn count_folder(
    room: &Path,
    folder: &Path,
    counts: &mut BTreeMap<String, usize>,
) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            if !["tests", "benches", "examples", "target"].contains(&name.as_str()) {
                count_folder(room, &path, counts)?;
            }
        } else if is_production(&path) {
            *counts.entry(part(room, &path)).or_default() += count(&fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// Returns whether a file is Rust code other than tests.
fn is_production(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    is_rust && stem != "tests" && !stem.ends_with("_tests")
}

/// The module below `src` that a file belongs to.
fn part(room: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(room.join("src")).or_else(|_| path.strip_prefix(room));
    let first = inner.ok().and_then(|inner| inner.iter().next()).and_then(|name| name.to_str());
    first.unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// Lines of code of one file.
fn count(text: &str) -> usize {
    let mut n_lines = 0;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let code = line.trim();
        if code == "#[cfg(test)]" {
            skip_item(&mut lines);
        } else if !code.is_empty() && !code.starts_with("//") {
            n_lines += 1;
        }
    }
    n_lines
}

/// Skips the item that follows: up to a line that closes at the indentation of the first, or ends in `;`.
fn skip_item<'t>(lines: &mut impl Iterator<Item = &'t str>) {
    let mut indentation = None;
    for line in lines {
        let code = line.trim_start();
        if code.starts_with("#[") || code.starts_with("//") {
            continue;
        }
        let own = line.len() - code.len();
        let first = *indentation.get_or_insert(own);
        let is_one_line = own == first && (code.ends_with(';') || code.ends_with("{}"));
        if is_one_line || own == first && code.starts_with('}') {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn comments_blank_lines_and_tests_do_not_count() {
        let text = "//! Doc.\n\nuse a::b;\n\n/// Doc.\nfn f() {\n    // why\n    g();\n}\n\n#[cfg(test)]\nmod tests;\n\n#[cfg(test)]\nmod more {\n    fn t() {}\n}\nfn h() {}\n";
        assert_eq!(count(text), 5);
    }
}
