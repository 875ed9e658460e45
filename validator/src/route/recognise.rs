//! Recognises the schema of a payload by its keys.

use std::{cmp::Reverse, collections::HashSet, sync::LazyLock};

use tablature_schema::{
    catalogue::{self, Entry},
    ir::Keyword,
    json::{self, Kind, NodeRef},
};

use crate::checker::Limits;

/// The schema that a payload belongs to, by its keys.
#[derive(Debug, Clone)]
pub enum Recognised {
    /// One schema fits better than all others.
    Schema(&'static Entry),
    /// No schema fits, or several fit equally well; these fit best.
    Undecided(Vec<&'static Entry>),
}

/// Returns the schema that declares the keys of the outermost object.
///
/// Only default versions are considered. Schemas are ranked by the share of the payload's keys that they declare (in
/// either spelling), then by the share of their required fields that are present. At least half of the keys must be
/// declared.
pub fn recognise(bytes: &[u8]) -> Recognised {
    let Ok((document, _)) = json::parse(bytes, Limits::default().depth) else {
        return Recognised::Undecided(Vec::new());
    };
    let keys: HashSet<&str> = document.root().members().iter().map(|member| &*member.key).collect();
    let mut scored: Vec<(Score, &Entry)> = CANDIDATES
        .iter()
        .map(|candidate| (candidate.score(&keys), candidate.entry))
        .filter(|(score, _)| score.declared >= 500)
        .collect();
    scored.sort_by_key(|(score, _)| Reverse(*score));
    let best: Vec<&Entry> = scored
        .iter()
        .take_while(|(score, _)| *score == scored[0].0)
        .map(|(_, entry)| *entry)
        .collect();
    match best.as_slice() {
        [only] => Recognised::Schema(only),
        _ => Recognised::Undecided(best),
    }
}

/// Shares in thousandths, the more significant first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    declared: usize,
    required: usize,
}

/// A schema with its outermost fields.
struct Candidate {
    entry: &'static Entry,
    fields: Vec<Field>,
}

#[derive(Debug, PartialEq, Eq)]
struct Field {
    name: String,
    documented_as: Option<String>,
    is_required: bool,
}

/// The default version of every family.
static CANDIDATES: LazyLock<Vec<Candidate>> = LazyLock::new(|| {
    catalogue::entries().iter().filter(|entry| entry.is_default()).map(Candidate::new).collect()
});

impl Candidate {
    /// Reads the fields from the text of the schema: to build the IR of every schema, of which one is needed, takes
    /// longer than to check a small file.
    fn new(entry: &'static Entry) -> Self {
        let text = entry.text().as_bytes();
        let Ok((document, _)) = json::parse(text, Limits::default().depth) else {
            return Self { entry, fields: Vec::new() };
        };
        let root = document.root();
        let required: HashSet<&str> = member(root, Keyword::Required)
            .into_iter()
            .flat_map(NodeRef::elements)
            .filter_map(string)
            .collect();
        let properties = member(root, Keyword::Properties);
        let fields = properties.iter().flat_map(|properties| {
            properties.members().iter().map(|property| Field {
                name: property.key.to_string(),
                documented_as: member(properties.at(property.value), Keyword::DocumentedAs)
                    .and_then(string)
                    .map(str::to_owned),
                is_required: required.contains(&*property.key),
            })
        });
        Self { entry, fields: fields.collect() }
    }

    fn score(&self, keys: &HashSet<&str>) -> Score {
        let is_there = |field: &&Field| {
            let documented = field.documented_as.as_deref();
            keys.contains(field.name.as_str()) || documented.is_some_and(|name| keys.contains(name))
        };
        let required = self.fields.iter().filter(|field| field.is_required);
        let share = |part: usize, whole: usize| part * 1000 / whole.max(1);
        Score {
            declared: share(self.fields.iter().filter(is_there).count(), keys.len()),
            required: share(required.clone().filter(is_there).count(), required.count()),
        }
    }
}

/// Returns the value of a keyword of a schema.
fn member(schema: NodeRef<'_>, keyword: Keyword) -> Option<NodeRef<'_>> {
    let found = schema.members().iter().find(|member| member.key == keyword.name())?;
    Some(schema.at(found.value))
}

fn string(node: NodeRef<'_>) -> Option<&str> {
    match node.kind() {
        Kind::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use tablature_schema::ir::SchemaId;

    use super::{CANDIDATES, Field};

    #[test]
    fn fields_are_those_of_the_schemas() {
        assert!(CANDIDATES.len() >= 5);
        for candidate in &*CANDIDATES {
            let ir = candidate.entry.ir();
            let root = &ir[ir.root()];
            let field = |(name, id): (&str, SchemaId)| Field {
                name: name.to_owned(),
                documented_as: ir[id].annotations.documented_as.clone(),
                is_required: root.required().iter().any(|required| **required == *name),
            };
            let expected: Vec<Field> = root.properties().map(field).collect();
            assert!(expected.len() > 3);
            assert_eq!(candidate.fields, expected, "{}", candidate.entry.id());
        }
    }
}
