//! Repositories that name programs (B). Where there is no git, there is nothing to compare with, which is said.

use std::{path::Path, process::Command};

use crate::{
    case::{Case, case},
    harness::Outcome,
    made,
};

/// Runs git in the directory; nothing happens where there is none.
fn git(dir: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.args([
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b.invalid",
        "-c",
        "commit.gpgsign=false",
    ]);
    let _ = command.args(args).current_dir(dir).output();
}

/// Makes a repository with one schema that has changed since.
fn repository(dir: &Path) {
    git(dir, &["init", "-q", "."]);
    made::file(dir, "s/a.json", br#"{"type":"string"}"#);
    git(dir, &["add", "s"]);
    git(dir, &["commit", "-qm", "x"]);
    made::file(dir, "s/a.json", br#"{"type":"integer"}"#);
}

/// Returns the files of the blobs of the last commit.
fn objects(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut git = Command::new("git");
    let output = git.args(["ls-tree", "-r", "HEAD"]).current_dir(dir).output();
    let listed = output.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    let listed = listed.unwrap_or_default();
    let ids = listed.lines().filter_map(|line| line.split_whitespace().nth(2));
    ids.map(|id| dir.join(".git/objects").join(&id[..2]).join(&id[2..])).collect()
}

/// Appends to the configuration of the repository.
fn configure(dir: &Path, more: &str) {
    let path = dir.join(".git/config");
    let config = std::fs::read_to_string(&path).unwrap_or_default();
    made::file(dir, ".git/config", (config + more).as_bytes());
}

/// Nothing was run that leaves this behind.
fn nothing_ran(dir: &Path, _: &Outcome) -> Result<(), String> {
    let ran = |name: &&&str| dir.join(name).exists() || dir.join("s").join(name).exists();
    match ["ran", "ran2", "ran3"].iter().find(ran) {
        Some(name) => Err(format!("a program of the repository was run: {name}")),
        None => Ok(()),
    }
}

fn diff(name: &'static str, make: impl Fn(&Path) + 'static) -> Case {
    case(name, 'B', "diff --against git:HEAD s --format json")
        .made(make)
        .cpu(10.0)
        .exits(&[0, 1, 2])
        .after(nothing_ran)
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        diff("configuration-names-programs", |dir| {
            repository(dir);
            configure(
                dir,
                "[core]\n\tfsmonitor = touch ran\n\tpager = touch ran2\n\tsshCommand = touch ran3\n[diff]\n\texternal = touch ran\n\
                 [alias]\n\tcat-file = !touch ran2\n",
            );
        }),
        diff("missing-object-of-a-remote-that-names-a-program", |dir| {
            repository(dir);
            for object in objects(dir) {
                let _ = std::fs::remove_file(object);
            }
            let program = dir.join("x.sh");
            made::file(dir, "x.sh", b"#!/bin/sh\ntouch ran\nexit 1\n");
            let _ = Command::new("chmod").arg("+x").arg(&program).status();
            configure(
                dir,
                &format!(
                    "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = o\n[remote \"o\"]\n\turl = {0}/no\n\t\
                     promisor = true\n\tuploadpack = {0}/x.sh\n",
                    dir.display()
                ),
            );
        }),
        diff("attributes-name-a-filter", |dir| {
            repository(dir);
            configure(
                dir,
                "[filter \"f\"]\n\tsmudge = touch ran\n\tclean = touch ran2\n[diff \"f\"]\n\ttextconv = touch ran3\n",
            );
            made::file(dir, ".gitattributes", b"*.json filter=f diff=f\n");
        }),
    ];
    for (name, revision) in [
        ("revision-is-an-option", "--output=ran"),
        ("revision-is-a-command", "$(touch ran)"),
        ("revision-has-a-line-break-and-an-escape", "HEAD\n\u{1b}[31m"),
    ] {
        cases.push(
            case(name, 'B', "diff --format json --against")
                .arg(format!("git:{revision}"))
                .arg("s")
                .made(repository)
                .cpu(4.0)
                .exits(&[1, 2])
                .after(nothing_ran),
        );
    }
    cases
}
