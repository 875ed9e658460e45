//! Schemas with payloads that others wrote, or that this repository has.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use crate::{draft::Draft, json::Json};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A schema with payloads.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// Where it comes from.
    pub name: String,
    /// Its draft.
    pub draft: Draft,
    /// The schema, with `$schema`.
    pub schema: Json,
    /// Payloads, of which some are valid.
    pub payloads: Vec<Json>,
    /// Documents that its references may resolve to, by URI.
    pub documents: Arc<BTreeMap<String, Value>>,
}

/// One line of the official suite.
#[derive(Deserialize)]
struct Case<'a> {
    draft: String,
    file: String,
    group: String,
    #[serde(borrow)]
    schema: &'a RawValue,
    #[serde(borrow)]
    tests: Vec<Test<'a>>,
}

#[derive(Deserialize)]
struct Test<'a> {
    #[serde(borrow)]
    data: &'a RawValue,
}

/// Returns the official suite of JSON Schema, from a folder that holds it one case a line.
///
/// # Errors
///
/// If a file is not readable, or not what it should be.
pub fn suites(folder: &Path) -> Result<Vec<Corpus>, Failure> {
    let remotes = fs::read_to_string(folder.join("json-schema-test-suite.remotes.json"))?;
    let remotes: BTreeMap<String, Value> = serde_json::from_str(&remotes)?;
    let documents: Vec<_> = Draft::ALL
        .into_iter()
        .map(|draft| (draft, Arc::new(documents_for(&remotes, draft))))
        .collect();
    let mut corpora = Vec::new();
    for line in fs::read_to_string(folder.join("json-schema-test-suite.ndjson"))?.lines() {
        let case: Case<'_> = serde_json::from_str(line)?;
        let Some(draft) = Draft::named(&case.draft) else { continue };
        let payloads = case.tests.iter().map(|test| Json::parse(test.data.get()));
        let (_, documents) = documents
            .iter()
            .find(|(known, _)| *known == draft)
            .ok_or("a draft without documents")?;
        corpora.push(Corpus {
            name: format!("{}/{}: {}", case.draft, case.file, case.group),
            draft,
            schema: with_draft(Json::parse(case.schema.get())?, draft),
            payloads: payloads.collect::<Result<_, _>>()?,
            documents: Arc::clone(documents),
        });
    }
    Ok(corpora)
}

/// The documents that cases of a draft may refer to: those in a draft's folder are of that draft, the others of
/// the case's own.
fn documents_for(remotes: &BTreeMap<String, Value>, draft: Draft) -> BTreeMap<String, Value> {
    let mut documents = remotes.clone();
    documents.retain(|uri, _| !matches!(uri.split('/').nth(3), Some("v1" | "draft3")));
    for (uri, document) in &mut documents {
        let folder = uri.split('/').nth(3).unwrap_or_default();
        let own = Draft::named(folder).unwrap_or(draft);
        if let Some(members) = document.as_object_mut() {
            members.entry("$schema").or_insert_with(|| Value::from(own.uri()));
        }
    }
    documents
}

/// Names the draft of a schema that does not; `true` and `false` have no room for it.
fn with_draft(mut schema: Json, draft: Draft) -> Json {
    if schema.get("$schema").is_none() {
        schema.set("$schema", Json::string(draft.uri()));
    }
    schema
}

/// Returns the schemas of the catalogue and of `tests/types/corpus`, with the payloads of this repository.
///
/// # Errors
///
/// If a file is not readable, or not what it should be.
pub fn repository() -> Result<Vec<Corpus>, Failure> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut corpora = Vec::new();
    for entry in tablature::catalogue::entries() {
        let folder = tests.join("payloads").join(entry.id());
        let files = ["valid", "invalid"].map(|side| files(&folder.join(side)));
        let contents = files.into_iter().flatten().filter_map(|file| fs::read_to_string(file).ok());
        corpora.push(Corpus {
            name: entry.id(),
            draft: Draft::December2020,
            schema: plain(Json::parse(&entry.json().to_string())?),
            payloads: contents.filter_map(|text| Json::parse(&text).ok()).collect(),
            documents: Arc::default(),
        });
    }
    for file in files(&tests.join("types/corpus")) {
        let corpus = Json::parse(&fs::read_to_string(&file)?)?;
        let Some(schema) = corpus.get("schema") else { continue };
        let uri = schema.get("$schema").and_then(Json::as_str);
        let draft = uri.and_then(Draft::of_uri).unwrap_or(Draft::December2020);
        let sides = ["valid", "invalid"].map(|side| corpus.get(side).and_then(Json::items));
        corpora.push(Corpus {
            name: file.display().to_string(),
            draft,
            schema: plain(with_draft(schema.clone(), draft)),
            payloads: sides.into_iter().flatten().flatten().cloned().collect(),
            documents: Arc::default(),
        });
    }
    Ok(corpora)
}

/// The JSON files of a folder, in alphabetical order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let listing = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let mut files: Vec<_> =
        listing.filter(|file| file.extension().is_some_and(|found| found == "json")).collect();
    files.sort();
    files
}

/// The schema without the two keywords of ours that other validators would have to assert.
fn plain(mut schema: Json) -> Json {
    if let Json::Object(members) = &mut schema {
        members.retain(|(key, value)| {
            let is_ours = ["documentedAs", "maxAge"].contains(&key.as_str());
            !(is_ours && value.as_str().is_some())
        });
    }
    for child in schema.children_mut() {
        *child = plain(std::mem::replace(child, Json::Null));
    }
    schema
}
