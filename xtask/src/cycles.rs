//! Finds import cycles among the modules of a crate.
//!
//! Modules are files; a module that is written out within one belongs to it. Tests are left out. An arrow points to
//! the file that defines the name: re-exports are followed. A folder and what is in it may import each other: a cycle
//! is one among files of which none is an ancestor of another.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, UseTree, Visibility};

/// A module by the names on the way to it from the crate's root.
type Module = Vec<String>;

/// The files of one crate.
#[derive(Debug, Default)]
struct Modules {
    /// Every module with the paths that it names, as they stand.
    paths: BTreeMap<Module, BTreeSet<Vec<String>>>,
    /// Names that each module re-exports, with their origins.
    exports: BTreeMap<Module, BTreeMap<String, Vec<String>>>,
}

/// Prints every cycle of the crates in `rooms`; returns whether there is none.
pub(crate) fn run(rooms: &[&str]) -> anyhow::Result<bool> {
    let mut count = 0;
    for room in rooms {
        let room_folder = if *room == "src" { Path::new(".") } else { Path::new(room) };
        let root = room_folder.join("src/lib.rs");
        let root = if root.is_file() { root } else { room_folder.join("src/main.rs") };
        let mut modules = Modules::default();
        modules.read(&root, &Vec::new())?;
        for cycle in modules.cycles() {
            count += 1;
            println!("{room}: {}", show(&cycle));
            for (from, to, path) in modules.arrows_within(&cycle) {
                println!("  {} → {} ({})", show(&[from]), show(&[to]), path.join("::"));
            }
        }
    }
    println!("{count} cycle{}", if count == 1 { "" } else { "s" });
    Ok(count == 0)
}

fn show(modules: &[Module]) -> String {
    let name =
        |module: &Module| if module.is_empty() { "crate".to_owned() } else { module.join("::") };
    modules.iter().map(name).collect::<Vec<_>>().join(", ")
}

impl Modules {
    /// Reads a file and the files of its modules.
    fn read(&mut self, file: &Path, module: &Module) -> anyhow::Result<()> {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let syntax = syn::parse_file(&text).with_context(|| format!("in {}", file.display()))?;
        self.paths.entry(module.clone()).or_default();
        self.items(file, module, syntax.items)
    }

    fn items(&mut self, file: &Path, module: &Module, items: Vec<Item>) -> anyhow::Result<()> {
        for item in items {
            let tokens = item.to_token_stream();
            match item {
                Item::Mod(inner) if is_test(&inner.attrs) => {}
                Item::Mod(inner) => {
                    let name = inner.ident.to_string();
                    if let Some((_, items)) = inner.content {
                        self.items(file, module, items)?;
                    } else {
                        let path = stated_path(file, &inner.attrs)
                            .unwrap_or_else(|| module_file(file, &name));
                        let mut child = module.clone();
                        child.push(name);
                        self.read(&path, &child)?;
                    }
                }
                Item::Use(item) if is_test(&item.attrs) => {}
                Item::Use(item) => {
                    let mut found = Vec::new();
                    flatten(&item.tree, &mut Vec::new(), &mut found);
                    let is_export = !matches!(item.vis, Visibility::Inherited);
                    for (path, name) in found {
                        if is_export {
                            let exports = self.exports.entry(module.clone()).or_default();
                            exports.insert(name, path);
                        } else {
                            self.paths.entry(module.clone()).or_default().insert(path);
                        }
                    }
                }
                Item::Fn(item) if is_test(&item.attrs) => {}
                Item::Impl(item) if is_test(&item.attrs) => {}
                _ => {
                    let mut found = BTreeSet::new();
                    paths_in(tokens, &mut found);
                    self.paths.entry(module.clone()).or_default().extend(found);
                }
            }
        }
        Ok(())
    }

    /// Returns the module that defines what `path` names in `module`; `None` outside of the crate.
    fn resolve(&self, module: &Module, path: &[String], depth: usize) -> Option<Module> {
        let mut at = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    at.pop()?;
                    rest = &rest[1..];
                }
            }
            first => {
                let mut child = module.clone();
                child.push(first.to_owned());
                if !self.paths.contains_key(&child) {
                    return None;
                }
            }
        }
        while let Some((name, more)) = rest.split_first() {
            let mut child = at.clone();
            child.push(name.clone());
            if self.paths.contains_key(&child) {
                at = child;
                rest = more;
                continue;
            }
            let export = self.exports.get(&at).and_then(|exports| exports.get(name));
            return match export {
                Some(path) if depth < 10 => self.resolve(&at, path, depth + 1).or(Some(at)),
                _ => Some(at),
            };
        }
        Some(at)
    }

    fn arrows(&self) -> BTreeMap<(&Module, Module), &Vec<String>> {
        let mut arrows = BTreeMap::new();
        for (module, paths) in &self.paths {
            for path in paths {
                if let Some(target) = self.resolve(module, path, 0)
                    && !is_kin(module, &target)
                {
                    arrows.entry((module, target)).or_insert(path);
                }
            }
        }
        arrows
    }

    /// Returns sets of modules that all reach each other.
    fn cycles(&self) -> Vec<Vec<Module>> {
        let arrows = self.arrows();
        let mut reached: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
        for module in self.paths.keys() {
            let mut waiting = vec![module];
            let mut found = BTreeSet::new();
            while let Some(at) = waiting.pop() {
                for (_, target) in arrows.keys().filter(|(from, _)| *from == at) {
                    if found.insert(target) {
                        waiting.push(target);
                    }
                }
            }
            reached.insert(module, found);
        }
        let mut cycles: BTreeSet<Vec<Module>> = BTreeSet::new();
        for (module, targets) in &reached {
            if targets.contains(module) {
                let mutual = targets.iter().filter(|target| reached[**target].contains(module));
                cycles.insert(mutual.map(|target| (*target).clone()).collect());
            }
        }
        cycles.into_iter().collect()
    }

    fn arrows_within(&self, cycle: &[Module]) -> Vec<(Module, Module, Vec<String>)> {
        let within = self
            .arrows()
            .into_iter()
            .filter(|((from, to), _)| cycle.contains(from) && cycle.contains(to));
        within.map(|((from, to), path)| (from.clone(), to, path.clone())).collect()
    }
}

/// Returns whether one module is the other, or holds it.
fn is_kin(one: &[String], other: &[String]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Returns whether an item is there in tests only.
fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.to_token_stream().to_string().contains("test")
    })
}

/// Returns the file that a `#[path]` names.
fn stated_path(file: &Path, attributes: &[syn::Attribute]) -> Option<PathBuf> {
    let mut stated = attributes.iter().filter(|attribute| attribute.path().is_ident("path"));
    let syn::Meta::NameValue(pair) = &stated.next()?.meta else { return None };
    let text = pair.value.to_token_stream().to_string();
    Some(file.with_file_name(text.trim_matches('"')))
}

/// Returns the file of a module that is declared in another file.
fn module_file(file: &Path, name: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default();
    let is_root = ["lib", "main", "mod"].iter().any(|root| stem == *root);
    let folder = if is_root { file.with_file_name("") } else { file.with_extension("") };
    let flat = folder.join(name).with_extension("rs");
    if flat.is_file() { flat } else { folder.join(name).join("mod.rs") }
}

/// Lists the paths of a use tree, each with the name that it gets.
fn flatten(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(Vec<String>, String)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            found.push((before.clone(), before.last().cloned().unwrap_or_default()));
        }
        UseTree::Name(name) => {
            let mut path = before.clone();
            path.push(name.ident.to_string());
            found.push((path, name.ident.to_string()));
        }
        UseTree::Rename(rename) => {
            let mut path = before.clone();
            path.push(rename.ident.to_string());
            found.push((path, rename.rename.to_string()));
        }
        UseTree::Glob(_) => found.push((before.clone(), "*".to_owned())),
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before, found);
            }
        }
    }
}

/// Adds the paths that begin with `crate`, `super` or `self` in the tokens of an item.
fn paths_in(tokens: TokenStream, found: &mut BTreeSet<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                if colons == 2 && !path.is_empty() {
                    path.push(name);
                } else {
                    close(&mut path, found);
                    if ["crate", "super", "self"].contains(&name.as_str()) {
                        path.push(name);
                    }
                }
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                close(&mut path, found);
                colons = 0;
                paths_in(group.stream(), found);
            }
            _ => {
                close(&mut path, found);
                colons = 0;
            }
        }
    }
    close(&mut path, found);
}

fn close(path: &mut Vec<String>, found: &mut BTreeSet<Vec<String>>) {
    if path.len() > 1 {
        found.insert(std::mem::take(path));
    }
    path.clear();
}
