//! Small schemas, each with valid and invalid documents.
//!
//! `tests/types/corpus/<feature>.json` holds `about` (one sentence), `schema`, `valid` and `invalid`; where a
//! document's spelling matters (`10.0`, a repeated key), its text stands in `valid_texts` or
//! `invalid_texts`. Other documents that the schema refers to stand in `documents`, by URI.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use serde_json::{Map, Value};
use tablature::{
    Checker, Options,
    load::{LoadOptions, Text, load},
};

/// The clock of all documents.
pub(crate) const NOW: &str = "2026-11-21T16:00:00Z";

/// A schema of the corpus.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) schema: Value,
    pub(crate) documents: BTreeMap<String, Value>,
    pub(crate) valid: Vec<String>,
    pub(crate) invalid: Vec<String>,
}

impl Case {
    fn read(path: &Path) -> Self {
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("a case is readable");
        let read = serde_json::from_str::<Map<String, Value>>(&text);
        let mut members = read.unwrap_or_else(|error| panic!("{name}: {error}"));
        let about = members.remove("about").unwrap_or_default();
        let is_sentence = about.as_str().is_some_and(|about| about.ends_with('.'));
        assert!(is_sentence, "{name}: `about` is a sentence");
        let case = Self {
            schema: members.remove("schema").unwrap_or_else(|| panic!("{name}: no `schema`")),
            documents: match members.remove("documents") {
                Some(Value::Object(documents)) => documents.into_iter().collect(),
                _ => BTreeMap::new(),
            },
            valid: documents(&mut members, "valid"),
            invalid: documents(&mut members, "invalid"),
            name,
        };
        let rest: Vec<_> = members.keys().collect();
        assert!(rest.is_empty(), "{}: what is {rest:?}?", case.name);
        case
    }

    /// The authority on the case's documents.
    pub(crate) fn checker(&self) -> Checker {
        let text = |uri: &String, document: &Value| Text::new(uri, document.to_string());
        let others = self.documents.iter();
        let mut source: BTreeMap<String, Text> =
            others.map(|(uri, document)| (uri.clone(), text(uri, document))).collect();
        let schema = self.schema.to_string();
        let options = Options::at(NOW.parse().expect("a timestamp"));
        load(&self.name, schema.as_bytes(), &LoadOptions::default(), &mut source)
            .and_then(|ir| Checker::from_ir(&self.name, Arc::new(ir), options))
            .unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}

/// The documents of one side as texts.
fn documents(members: &mut Map<String, Value>, side: &str) -> Vec<String> {
    let list = |listed: Option<Value>| match listed {
        Some(Value::Array(items)) => items,
        None => Vec::new(),
        Some(other) => panic!("`{side}` is a list, not {other}"),
    };
    let values = list(members.remove(side));
    let texts = list(members.remove(&format!("{side}_texts")));
    let texts = texts.iter().map(|text| text.as_str().expect("a text").to_owned());
    values.iter().map(Value::to_string).chain(texts).collect()
}

/// All cases, in alphabetical order. `root` is the folder of the repository.
pub(crate) fn cases(root: &Path) -> Vec<Case> {
    let folder = root.join("tests/types/corpus");
    let listing = fs::read_dir(folder).expect("the corpus is a folder");
    let mut paths: Vec<_> = listing.map(|file| file.expect("a listed file").path()).collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}
