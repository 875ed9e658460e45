//! Crates as users write them: the types of the catalogue by macro, by a build script, with every
//! option, and with `tablature` renamed.
//!
//! They stand in `tests/scratch`, are copied out of the repository and compiled with the versions of the lock file. Their programs hold the types against all sample payloads and print figures.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

#[test]
fn types_hold_right_payloads_and_no_wrong_ones_in_crates_of_users() {
    let scratch = copied();
    run(cargo(&scratch).args(["build", "--workspace", "--quiet"]));
    let payloads = repository().join("tests/payloads");
    let options = run(&mut program("options"));
    assert_eq!(options.trim(), "0 failures");
    for name in ["macros", "generated"] {
        let figures = run(program(name).arg(&payloads));
        assert!(figures.contains(" 0 failures"), "{figures}");
        println!("{name}: {figures}");
    }
}

pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The workspace's own target folder: most of what the crates need is compiled there already.
fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is below the target folder")
}

/// The crates, out of the repository and with its path in their manifests.
fn copied() -> PathBuf {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch");
    copy(&repository().join("tests/scratch"), &scratch);
    fs::copy(repository().join("Cargo.lock"), scratch.join("Cargo.lock"))
        .expect("it can be copied");
    scratch
}

/// Copies a folder, with the path of the repository in the place of `TABLATURE`.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("directories can be made");
    for entry in fs::read_dir(from).expect("the directory is there") {
        let path = entry.expect("it can be listed").path();
        let target = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            copy(&path, &target);
            continue;
        }
        let text = fs::read_to_string(&path).expect("it is text");
        let text = text.replace("TABLATURE", &repository().to_string_lossy().replace('\\', "/"));
        // A file that is the same keeps its time, so that nothing is compiled again for it.
        if fs::read_to_string(&target).ok().as_ref() != Some(&text) {
            fs::write(&target, text).expect("it can be written");
        }
    }
}

/// Returns cargo in a folder, with the target folder of the workspace.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder).env("CARGO_TARGET_DIR", target()).env_remove("RUSTFLAGS");
    command
}

/// A program that was built.
fn program(name: &str) -> Command {
    let path = target().join("debug").join(name);
    Command::new(path.with_extension(env::consts::EXE_EXTENSION))
}

/// Runs the command and returns its output.
#[track_caller]
fn run(command: &mut Command) -> String {
    let output = command.output().expect("it can be run");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{out}{err}");
    out
}
