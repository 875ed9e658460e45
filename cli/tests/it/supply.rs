//! What the workspace is built from: `deny.toml` and the table of ARCHITECTURE.md, held against the lock file and the
//! manifests. `cargo deny check` says the same and more, where it is installed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::fixture::repository;

/// Crates that are there in several versions, each with the reason.
const TWICE: [(&str, &str); 4] = [
    ("getrandom", "`ahash`, its tables and `tempfile` differ"),
    ("num-bigint", "those of columns and `jsonschema` differ"),
    ("r-efi", "of the two `getrandom`, on a platform that we do not build for"),
    ("syn", "derives of dependencies are not at version 3 yet"),
];

fn read(name: &str) -> String {
    fs::read_to_string(repository(name)).expect("a file of the repository")
}

fn table(name: &str) -> toml::Table {
    read(name).parse().expect("TOML")
}

/// Strings of an array.
fn strings<'t>(table: &'t toml::Table, path: [&str; 2]) -> BTreeSet<&'t str> {
    let array = table[path[0]][path[1]].as_array().expect("an array");
    array.iter().map(|item| item.as_str().expect("a string")).collect()
}

/// The packages of the lock file.
fn locked() -> Vec<toml::Table> {
    let mut lock = table("Cargo.lock");
    let packages = lock.remove("package").expect("packages");
    packages.try_into().expect("an array of tables")
}

/// What cargo says of the packages for this platform.
fn metadata() -> Value {
    let version = Command::new("rustc").arg("-vV").output().expect("a compiler");
    let version = String::from_utf8(version.stdout).expect("text");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", host])
        .current_dir(repository(""))
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The names of the dependencies of a manifest, our own left out.
fn dependencies(manifest: &toml::Table) -> BTreeSet<String> {
    let of_platforms = manifest.get("target").and_then(toml::Value::as_table);
    let tables = of_platforms.into_iter().flat_map(|targets| targets.values());
    let tables = tables.filter_map(toml::Value::as_table).chain([manifest]);
    let names = tables.filter_map(|table| table.get("dependencies")?.as_table());
    let names = names.flat_map(|table| table.keys().cloned());
    names.filter(|name| !name.starts_with("tablature-")).collect()
}

#[test]
fn licences_are_those_that_are_allowed() {
    let deny = table("deny.toml");
    let allowed = strings(&deny, ["licenses", "allow"]);
    let is_allowed = |text: &str| {
        let expression = Expression::parse_mode(text, ParseMode::LAX).expect("a licence");
        expression.evaluate(|wanted| allowed.contains(wanted.to_string().as_str()))
    };
    assert!(is_allowed("MIT/Apache-2.0") && !is_allowed("AGPL-3.0-only AND MIT"));
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "{}", packages.len());
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_else(|| panic!("none: {package}"));
        assert!(is_allowed(licence), "{}: {licence}", package["name"]);
    }
}

#[test]
fn nothing_is_banned_and_all_comes_from_one_place() {
    let deny = table("deny.toml");
    let banned: BTreeSet<&str> = deny["bans"]["deny"]
        .as_array()
        .expect("an array")
        .iter()
        .map(|ban| ban["crate"].as_str().expect("a name"))
        .collect();
    let packages = locked();
    let mut sources = BTreeSet::new();
    for package in &packages {
        let name = package["name"].as_str().expect("a name");
        assert!(!banned.contains(name), "{name}");
        match package.get("source").and_then(toml::Value::as_str) {
            None => assert!(name.starts_with("tablature") || name == "xtask", "{name}"),
            Some(source) => {
                assert!(package.contains_key("checksum"), "{name}");
                sources.insert(source);
            }
        }
    }
    assert_eq!(sources.len(), 1, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("registry+")), "{sources:?}");
}

#[test]
fn versions_that_are_there_twice_are_known() {
    let mut versions: BTreeMap<String, u32> = BTreeMap::new();
    for package in locked() {
        *versions.entry(package["name"].as_str().expect("a name").to_owned()).or_default() += 1;
    }
    let found: Vec<&str> =
        versions.iter().filter(|(_, count)| **count > 1).map(|(name, _)| name.as_str()).collect();
    assert_eq!(found, TWICE.map(|(name, _)| name));
}

#[test]
fn the_table_of_dependencies_is_whole() {
    let root = table("Cargo.toml");
    let members = strings(&root, ["workspace", "members"]);
    let mut expected = dependencies(&root);
    for member in members {
        expected.extend(dependencies(&table(&format!("{member}/Cargo.toml"))));
    }
    let text = read("ARCHITECTURE.md");
    let (_, section) = text.split_once("\n## Dependencies\n").expect("a section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows: Vec<Vec<&str>> = section
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| crate "))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let found: BTreeSet<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(found, expected);
    assert_eq!(found.len(), rows.len(), "a row stands there twice");
    for row in rows {
        assert!(row.len() == 3 && !row[2].is_empty(), "{row:?}");
    }
}
