//! Runs every kept input through its target.

use std::{
    fs,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
};

use super::{TARGETS, Target};

/// All kept inputs together: they are in every clone.
const MAX_BYTES: u64 = 200_000;

/// Returns the files of a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(kind)
}

/// Runs one target over its inputs, each of which is named if it fails.
fn run(name: &str, target: Target) {
    let mut failed = Vec::new();
    let seeds = files(&folder("seeds").join(name));
    assert!(seeds.len() >= 10, "`{name}` has {} seeds", seeds.len());
    for path in seeds.into_iter().chain(files(&folder("crashes").join(name))) {
        let data = fs::read(&path).expect("a kept input");
        if panic::catch_unwind(AssertUnwindSafe(|| target(&data))).is_err() {
            failed.push(path);
        }
    }
    assert!(failed.is_empty(), "`{name}` fails on {failed:?}");
}

macro_rules! kept_inputs_of {
    ($($name:ident),*) => {
        $(
            #[test]
            fn $name() {
                run(stringify!($name), super::$name::run);
            }
        )*

        #[test]
        fn every_target_is_run() {
            assert_eq!(TARGETS.map(|(name, _)| name), [$(stringify!($name)),*]);
        }
    };
}

kept_inputs_of!(capture, config, contract, explain, generate, load, prove, read);

#[test]
fn every_folder_is_that_of_a_target() {
    for kind in ["seeds", "crashes"] {
        for path in files(&folder(kind)) {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(TARGETS.iter().any(|(target, _)| *target == name), "{}", path.display());
        }
    }
}

#[test]
fn every_target_has_a_program() {
    let programs = files(&folder("fuzz_targets"));
    let names: Vec<_> = programs.iter().map(|path| path.file_stem().expect("a name")).collect();
    assert_eq!(names, TARGETS.map(|(name, _)| name));
}

#[test]
fn kept_inputs_are_small() {
    let sizes = ["seeds", "crashes"]
        .into_iter()
        .flat_map(|kind| files(&folder(kind)))
        .flat_map(|folder| files(&folder))
        .map(|path| path.metadata().expect("a file").len());
    let sum = sizes.sum::<u64>();
    assert!(sum < MAX_BYTES, "{sum} bytes");
}
