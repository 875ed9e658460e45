//! Cases of the suite, and the documents that they refer to.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use tablature_schema::load::Text;

use super::read;

/// The drafts that are read: what the suite calls them, how `$schema` does, and `--draft`.
const DRAFTS: [(&str, &str, &str); 5] = [
    ("draft4", "http://json-schema.org/draft-04/schema#", "4"),
    ("draft6", "http://json-schema.org/draft-06/schema#", "6"),
    ("draft7", "http://json-schema.org/draft-07/schema#", "7"),
    ("draft2019-09", "https://json-schema.org/draft/2019-09/schema", "2019-09"),
    ("draft2020-12", "https://json-schema.org/draft/2020-12/schema", "2020-12"),
];

/// One line of the suite.
#[derive(Deserialize)]
pub(super) struct Case<'a> {
    pub(super) draft: String,
    pub(super) kind: String,
    pub(super) file: String,
    pub(super) group: String,
    /// As text, for no digit of it may be lost.
    #[serde(borrow)]
    pub(super) schema: &'a RawValue,
    #[serde(borrow)]
    pub(super) tests: Vec<Test<'a>>,
}

/// A payload and its verdict.
#[derive(Deserialize)]
pub(super) struct Test<'a> {
    pub(super) description: String,
    #[serde(borrow)]
    pub(super) data: &'a RawValue,
    pub(super) valid: bool,
}

impl<'a> Case<'a> {
    /// Reads a line; `None` where it is of another draft.
    pub(super) fn parse(line: &'a str) -> serde_json::Result<Option<Self>> {
        let case: Self = serde_json::from_str(line)?;
        let is_known = DRAFTS.iter().any(|(name, _, _)| *name == case.draft);
        Ok(is_known.then_some(case))
    }

    /// Draft, kind and file.
    pub(super) fn path(&self) -> String {
        format!("{}/{}/{}", self.draft, self.kind, self.file)
    }

    /// Returns the value of `$schema` for the draft of the case.
    pub(super) fn meta_schema(&self) -> &'static str {
        self.named().1
    }

    /// Returns the value of `--draft` for the draft of the case.
    pub(super) fn draft_argument(&self) -> &'static str {
        self.named().2
    }

    fn named(&self) -> (&'static str, &'static str, &'static str) {
        let known = DRAFTS.into_iter().find(|(name, _, _)| *name == self.draft);
        known.expect("cases of other drafts are left out")
    }

    /// Returns whether the schema names its draft.
    pub(super) fn names_draft(&self) -> bool {
        let schema: Value = serde_json::from_str(self.schema.get()).unwrap_or_default();
        schema.get("$schema").is_some()
    }
}

/// The documents that cases refer to, by URI.
pub(super) struct Documents(BTreeMap<String, Value>);

impl Documents {
    pub(super) fn read(dir: &Path) -> anyhow::Result<Self> {
        let text = read(&dir.join("json-schema-test-suite.remotes.json"))?;
        let mut documents: BTreeMap<String, Value> = serde_json::from_str(&text)?;
        documents.retain(|uri, _| !matches!(folder(uri), "v1" | "draft3"));
        Ok(Self(documents))
    }

    /// Those for a case: in a draft's folder they are of that draft, elsewhere of the case's own.
    pub(super) fn of(&self, case: &Case<'_>) -> BTreeMap<String, Text> {
        let text = |(uri, document): (&String, &Value)| {
            let mut document = document.clone();
            let known = DRAFTS.iter().find(|(name, _, _)| *name == folder(uri));
            let meta_schema = known.map_or(case.meta_schema(), |(_, meta_schema, _)| *meta_schema);
            if let Some(members) = document.as_object_mut() {
                members.entry("$schema").or_insert_with(|| Value::from(meta_schema));
            }
            let bytes = document.to_string().into_bytes();
            (uri.clone(), Text::new(uri, bytes))
        };
        self.0.iter().map(text).collect()
    }
}

/// The first part of a URI's path.
fn folder(uri: &str) -> &str {
    uri.split('/').nth(3).unwrap_or_default()
}
