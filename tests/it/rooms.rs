//! The rooms and what each may depend on, as ARCHITECTURE.md draws them.

use std::{collections::BTreeSet, fs, path::Path};

/// Each room with the rooms that it depends on.
const ROOMS: [(&str, &[&str]); 11] = [
    ("schema", &[]),
    ("capture", &["schema", "validator"]),
    ("files", &["schema"]),
    ("input", &["files", "schema"]),
    ("validator", &["schema"]),
    ("report", &["files", "schema", "validator"]),
    ("codegen", &["schema"]),
    ("macros", &["codegen", "files"]),
    ("contract", &["schema", "validator"]),
    ("cli", &["capture", "codegen", "contract", "files", "input", "report", "schema", "validator"]),
    (".", &["capture", "codegen", "contract", "macros", "schema", "validator"]),
];

/// Crates that only some rooms may depend on, however small the need: each has one place where its business is done.
const ONLY: [(&str, &[&str]); 6] = [
    ("jsonschema", &["contract"]),
    ("pulldown-cmark", &["capture"]),
    ("clap", &["cli", "report"]),
    ("flate2", &["input"]),
    ("regex-automata", &["schema", "contract", "validator"]),
    ("toml", &["cli"]),
];

/// Returns the names in a table of a manifest.
fn names(manifest: &str, table: &str) -> BTreeSet<String> {
    let lines = manifest.lines().skip_while(|line| line.trim() != table).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| line.split(['.', '=', ' ']).next());
    names.filter(|name| !name.is_empty() && !name.starts_with('#')).map(str::to_owned).collect()
}

fn dependencies(room: &str) -> BTreeSet<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join(room).join("Cargo.toml");
    names(&fs::read_to_string(manifest).expect("a room has a manifest"), "[dependencies]")
}

#[test]
fn rooms_depend_on_what_the_design_says() {
    for (room, expected) in ROOMS {
        let found = dependencies(room);
        let rooms = found.iter().filter_map(|name| name.strip_prefix("tablature-"));
        assert_eq!(rooms.collect::<Vec<_>>(), expected, "{room}");
    }
}

#[test]
fn every_member_is_a_room() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let manifest = manifest.unwrap();
    let members = manifest.lines().find_map(|line| line.strip_prefix("members = ")).unwrap();
    for member in members.trim_matches(['[', ']']).split(", ").map(|name| name.trim_matches('"')) {
        let is_room = ROOMS.iter().any(|(room, _)| *room == member);
        assert!(is_room || member == "xtask", "{member}");
    }
}

#[test]
fn business_is_done_in_one_room() {
    for (name, allowed) in ONLY {
        for (room, _) in ROOMS {
            let is_there = dependencies(room).contains(name);
            assert!(!is_there || allowed.contains(&room), "{room} depends on {name}");
        }
    }
}
