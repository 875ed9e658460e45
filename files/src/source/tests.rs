use std::{fs, path::Path};

use tempfile::TempDir;

use super::*;
use crate::Folder;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn tree(folder: &Path, root: &str) -> Folder {
    Folder::new(Root::new(&folder.join(root)).unwrap(), "name a larger folder", folder)
}

/// Reads a document as the loader does: its name, or the message with what it is about.
fn said(source: &mut FileSource<'_>, uri: &str) -> String {
    match source.read(uri) {
        Ok(Some(text)) => text.name,
        Ok(None) => "none".to_owned(),
        Err(error) => error.message,
    }
}

/// A source where the schema `path` has been read.
fn of_schema<'t>(tree: &'t Folder, references: &'t References, path: &Path) -> FileSource<'t> {
    let path = path.canonicalize().unwrap();
    let mut source = FileSource::new(tree, references);
    source.place(&path, &fs::read(&path).unwrap());
    source
}

#[test]
fn files_are_found_by_their_own_uri_inside_the_root() {
    let folder = folder(&[
        ("in/s.json", "{}"),
        ("in/parts/a.json", "{}"),
        ("secret.json", "{}"),
        ("in/k", ""),
    ]);
    let tree = tree(folder.path(), "in");
    let references = References::default();
    let mut source = of_schema(&tree, &references, &folder.path().join("in/s.json"));
    let base = uri::of_path(&folder.path().canonicalize().unwrap());
    assert_eq!(said(&mut source, &format!("{base}/in/parts/a.json")), "in/parts/a.json");
    assert_eq!(said(&mut source, &format!("{base}/in/b.json")), "none");
    for name in ["secret.json", "none.json"] {
        let error = source.read(&format!("{base}/{name}")).unwrap_err();
        assert_eq!(error.message, "is outside of the folder `in`");
        assert_eq!(error.help.as_deref(), Some("name a larger folder"));
    }
    assert_eq!(said(&mut source, &format!("{base}/in")), "cannot be read: it is a directory");
    assert_eq!(source.files().len(), 1);
}

#[test]
fn files_are_found_beside_the_id_of_a_schema() {
    let folder = folder(&[
        ("in/s.json", r#"{"$id": "https://a.example/x/s.json"}"#),
        ("in/p/a.json", r#"{"id": "https://b.example/a.json"}"#),
        ("in/p/b.json", "{}"),
        ("c.json", "{}"),
    ]);
    let tree = tree(folder.path(), "in");
    let references = References::default();
    let mut source = of_schema(&tree, &references, &folder.path().join("in/s.json"));
    // Nothing is known of the other address before the document that has it is read.
    assert_eq!(said(&mut source, "https://b.example/b.json"), "none");
    assert_eq!(said(&mut source, "https://a.example/x/p/a.json"), "in/p/a.json");
    assert_eq!(said(&mut source, "https://b.example/b.json"), "in/p/b.json");
    assert_eq!(said(&mut source, "https://a.example/c.json"), "is outside of the folder `in`");
    assert_eq!(said(&mut source, "https://a.example/x/c.json"), "none");
    assert_eq!(said(&mut source, "http://a.example/x/p/a.json"), "none");
}

#[test]
fn an_id_without_a_scheme_starts_from_the_file() {
    let folder = folder(&[("in/s.json", r#"{"$id": "/v/s.json"}"#), ("in/a.json", "{}")]);
    let tree = tree(folder.path(), "in");
    let references = References::default();
    let mut source = of_schema(&tree, &references, &folder.path().join("in/s.json"));
    assert_eq!(said(&mut source, "file:///v/a.json"), "in/a.json");
}

#[test]
fn documents_that_were_given_know_each_other_by_id() {
    let folder = folder(&[
        ("s.json", "{}"),
        ("one.json", r#"{"$id": "urn:one"}"#),
        ("two.json", r#"{"$id": "urn:two"}"#),
        ("copy.json", r#"{"$id": "urn:two#"}"#),
    ]);
    let tree = tree(folder.path(), ".");
    let references = References::default();
    let mut source = of_schema(&tree, &references, &folder.path().join("s.json"));
    assert_eq!(said(&mut source, "urn:one"), "none");
    let mut given = Given::default();
    for name in ["one.json", "two.json", "copy.json"] {
        let path = folder.path().canonicalize().unwrap().join(name);
        given.add(&path, &fs::read(&path).unwrap());
    }
    let mut source = source.with_given(Arc::new(given));
    assert_eq!(said(&mut source, "urn:one"), "one.json");
    assert_eq!(
        said(&mut source, "urn:two"),
        "is the `$id` of several documents: `copy.json`, `two.json`"
    );
}

/// Files that count how often they are asked for.
struct Counted<'t>(&'t Folder, std::cell::Cell<usize>);

impl FileTree for Counted<'_> {
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, SourceError> {
        self.1.set(self.1.get() + 1);
        self.0.read(path)
    }

    fn name(&self, path: &Path) -> String {
        self.0.name(path)
    }
}

/// Before, each document that was read was asked again about what is beside it.
#[test]
fn what_is_not_there_is_asked_for_once_however_many_documents_were_read() {
    let names: Vec<String> = (0..40).map(|n| format!("d{n}.json")).collect();
    let files: Vec<(String, String)> = names
        .iter()
        .map(|name| (name.clone(), format!(r#"{{"$id": "https://a.example/{name}"}}"#)))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let folder = folder(&files);
    let tree = tree(folder.path(), ".");
    let (tree, references) = (Counted(&tree, std::cell::Cell::new(0)), References::default());
    let mut source = FileSource::new(&tree, &references);
    let first = folder.path().canonicalize().unwrap().join("d0.json");
    source.place(&first, &fs::read(&first).unwrap());
    for name in &names {
        assert_eq!(said(&mut source, &format!("https://a.example/{name}")), *name);
    }
    assert_eq!(tree.1.get(), names.len());
    for n in 0..10 {
        assert_eq!(said(&mut source, &format!("https://a.example/no{}.json", n % 5)), "none");
    }
    assert_eq!(tree.1.get(), names.len() + 5);
}

#[test]
fn mapped_documents_come_first_and_may_be_anywhere() {
    let folder = folder(&[
        ("in/s.json", "{}"),
        ("in/a.json", "{}"),
        ("out/a.json", "{}"),
        ("out/b.yaml", "type: object\n"),
        ("c.json", "{}"),
    ]);
    let tree = tree(folder.path(), "in");
    let mut references = References::default();
    references.insert("https://a.example/", &folder.path().join("out")).unwrap();
    references.insert("urn:c", &folder.path().join("c.json")).unwrap();
    references.insert("urn:none", &folder.path().join("none.json")).unwrap();
    let mut source = of_schema(&tree, &references, &folder.path().join("in/s.json"));
    assert_eq!(said(&mut source, "https://a.example/a.json"), "out/a.json");
    assert_eq!(said(&mut source, "urn:c"), "c.json");
    assert_eq!(said(&mut source, "https://a.example/none.json"), "none");
    assert_eq!(
        said(&mut source, "urn:none"),
        "is mapped to `none.json`, and there is no such file"
    );
    assert_eq!(
        said(&mut source, "https://a.example/b.yaml"),
        "is `out/b.yaml`, which is YAML, and only JSON is read"
    );
}

#[cfg(unix)]
#[test]
fn links_lead_neither_out_of_the_root_nor_out_of_a_mapped_folder() {
    let folder = folder(&[("in/s.json", "{}"), ("secret.json", "{}"), ("map/x", "")]);
    for link in ["in/link.json", "map/link.json"] {
        std::os::unix::fs::symlink("../secret.json", folder.path().join(link)).unwrap();
    }
    let tree = tree(folder.path(), "in");
    let mut references = References::default();
    references.insert("urn:map/", &folder.path().join("map")).unwrap();
    let mut source = of_schema(&tree, &references, &folder.path().join("in/s.json"));
    let base = uri::of_path(&folder.path().canonicalize().unwrap());
    assert_eq!(
        said(&mut source, &format!("{base}/in/link.json")),
        "is a link that leads out of the folder `in`"
    );
    let said = said(&mut source, "urn:map/link.json");
    assert!(said.contains("which is a link that leads out of"), "{said}");
}
