//! No list of keywords of the generator's own: they come from the table in the schema room.

use std::{fs, path::Path};

use tablature_schema::ir::Keyword;

/// The code of a file, without comments and without what stands in its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn check(folder: &Path, n_files: &mut usize) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            // Contracts of another standard have keys that are alike.
            if path.file_name().is_some_and(|name| name != "odcs") {
                check(&path, n_files);
            }
            continue;
        }
        if path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("tests")) {
            continue;
        }
        *n_files += 1;
        let code = code(&fs::read_to_string(&path).expect("the file can be read"));
        for keyword in Keyword::ALL {
            let literal = format!("{:?}", keyword.name());
            assert!(!code.contains(&literal), "{literal} in {}", path.display());
        }
    }
}

#[test]
fn keywords_come_from_the_table() {
    let mut n_files = 0;
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut n_files);
    assert!(n_files > 30, "{n_files} files");
}
