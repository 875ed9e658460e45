//! Programs that must not compile, each with the messages that its author is to read.
//!
//! One fault in each file of `tests/ui`, the expected messages beside it. After a change of a message, run with
//! `TRYBUILD=overwrite` and read the difference as if you had written it by hand.

use std::{fs, path::Path};

#[test]
fn what_is_wrong_is_said_at_its_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The programs are compiled as part of a crate that stands here, and schemas are found from its manifest.
    let manifest = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tests/trybuild/tablature");
    copy(&root.join("tests/ui/schemas"), &manifest.join("schemas"));
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("directories can be made");
    for entry in fs::read_dir(from).expect("the directory is there") {
        let path = entry.expect("it can be listed").path();
        let target = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("files can be copied");
        }
    }
}
