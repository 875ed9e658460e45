//! Rules for the sources of this module.

use std::{fs, path::Path};

use tablature_schema::ir::Keyword;

/// Collects the sources of a folder, without tests.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    #[expect(clippy::disallowed_methods, reason = "a test reads the sources")]
    let entries = fs::read_dir(folder).expect("a folder");
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "tests") {
                sources(&path, found);
            }
        } else {
            #[expect(clippy::disallowed_methods, reason = "a test reads the sources")]
            let text = fs::read_to_string(&path).expect("a text");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            found.push((path.display().to_string(), code.to_owned()));
        }
    }
}

#[test]
fn keywords_are_named_by_the_table_alone() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diff"), &mut all);
    assert!(all.len() > 20);
    let code = |text: &str| -> String {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    for (path, text) in &all {
        let text = code(text);
        for keyword in Keyword::ALL {
            let quoted = format!("\"{}\"", keyword.name());
            assert!(!text.contains(&quoted), "{path} holds {quoted}");
        }
    }
}
