//! Parts that inputs are made of.

use std::{fmt::Write, fs, path::Path};

/// Writes a file below the directory of a case.
pub(crate) fn file(dir: &Path, path: &str, bytes: &[u8]) {
    let path = dir.join(path);
    let parent = path.parent().expect("a file has a directory");
    fs::create_dir_all(parent).expect("directories can be made");
    fs::write(path, bytes).expect("files can be written");
}

/// Makes a symbolic link; where there are none, a file that says where it would lead.
pub(crate) fn link(dir: &Path, path: &str, target: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().expect("a file has a directory")).expect("directories");
    #[cfg(unix)]
    std::os::unix::fs::symlink(target, path).expect("links can be made");
    #[cfg(not(unix))]
    fs::write(path, target).expect("files can be written");
}

/// Makes a named pipe; where there are none, nothing.
pub(crate) fn pipe(dir: &Path, path: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().expect("a file has a directory")).expect("directories");
    let _ = std::process::Command::new("mkfifo").arg(path).status();
}

/// Joins what is made for each number below `n` with commas.
pub(crate) fn list(n: usize, item: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for index in 0..n {
        let comma = if index == 0 { "" } else { "," };
        write!(text, "{comma}{}", item(index)).expect("writing to a string succeeds");
    }
    text
}

/// Joins the same for each number below `n`.
pub(crate) fn each(n: usize, item: impl Fn(usize) -> String) -> String {
    (0..n).map(item).collect()
}

/// A schema in which each definition applies `keyword` to the next one twice.
pub(crate) fn doubling(keyword: &str, depth: usize, leaf: &str) -> String {
    let defs = list(depth, |n| {
        let next = format!(r##"{{"$ref":"#/$defs/n{}"}}"##, n + 1);
        format!(r#""n{n}":{{"{keyword}":[{next},{next}]}}"#)
    });
    format!(r##"{{"$ref":"#/$defs/n0","$defs":{{{defs},"n{depth}":{leaf}}}}}"##)
}

/// A page of an SDK with the table of one type.
pub(crate) fn page(title: &str, rows: &str) -> String {
    format!(
        "# {title}\n\n## Properties\n\n|Name | Type | Description | Notes|\n|---|---|---|---|\n{rows}\n\n_Acme 2.1.0_\n"
    )
}

/// A schema of an object with one string and a pattern for it.
pub(crate) fn pattern(pattern: &str) -> String {
    let pattern = serde_json::Value::from(pattern);
    format!(r#"{{"type":"object","properties":{{"s":{{"type":"string","pattern":{pattern}}}}}}}"#)
}

/// A payload for [`pattern`].
pub(crate) fn string(text: &str) -> String {
    format!(r#"{{"s":"{text}"}}"#)
}
