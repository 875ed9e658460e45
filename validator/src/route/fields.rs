//! The fields that schemas declare: by them, a record shows which schema it is for.

use std::collections::HashSet;

use tablature_schema::{
    ir::{Ir, Keyword, SchemaId, walk::everything_that_could_apply},
    json::{self, NodeRef},
};

use super::{
    layout::Path,
    target::{described, own_payload},
};
use crate::checker::Limits;

/// The fields of the objects that a schema is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// In either spelling.
    declared: HashSet<Box<str>>,
    required: Vec<Field>,
}

/// A field: its name, and its documented one if that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field(Box<str>, Option<Box<str>>);

/// How well the keys of an object fit a schema, in thousandths, the more significant first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// The share of the keys that are declared.
    pub(super) declared: usize,
    /// The share of the required fields that are there.
    required: usize,
}

/// Less than this share of declared keys is chance.
pub(super) const LEAST: usize = 500;

/// The keys of an object.
pub(super) enum Keys<'k> {
    /// Those of a value, which has none if it is not an object. They are not collected: there may be millions.
    Of(NodeRef<'k>),
    /// These.
    These(HashSet<&'k str>),
}

impl<'k> FromIterator<&'k str> for Keys<'k> {
    fn from_iter<I: IntoIterator<Item = &'k str>>(keys: I) -> Self {
        Self::These(keys.into_iter().collect())
    }
}

impl Keys<'_> {
    fn contains(&self, key: &str) -> bool {
        match self {
            Self::Of(value) => value.member(key).is_some(),
            Self::These(keys) => keys.contains(key),
        }
    }

    fn count(&self, is_counted: impl Fn(&str) -> bool) -> usize {
        match self {
            Self::Of(value) => {
                value.members().iter().filter(|member| is_counted(member.key())).count()
            }
            Self::These(keys) => keys.iter().filter(|key| is_counted(key)).count(),
        }
    }
}

impl Fields {
    /// Returns the fields that a schema declares, whatever condition or branch of it does. Required are those that the
    /// schema itself requires.
    pub fn of(ir: &Ir) -> Self {
        Self::of_nodes(ir, &[ir.root()])
    }

    /// Returns whether a field is declared.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.declared.contains(name)
    }

    fn of_nodes(ir: &Ir, ids: &[SchemaId]) -> Self {
        let mut fields = Self::default();
        for id in everything_that_could_apply(ir, ids) {
            let node = ir.node(id);
            let required: &[Box<str>] = if ids.contains(&id) { node.required() } else { &[] };
            for (name, property) in node.properties() {
                let documented = ir[property].annotations.documented_as.as_deref();
                fields.add(name, documented, required.iter().any(|own| **own == *name));
            }
        }
        fields
    }

    /// Returns the fields that the payloads of records have by a schema, where payloads are at a path: those of the payload in
    /// a message, if the schema describes messages.
    pub fn in_payload(ir: &Ir, payload: &Path) -> Self {
        let own = own_payload(ir).filter(|own| described(payload, Some(own)) != *payload);
        let Some(own) = own else { return Self::of(ir) };
        let mut ids = vec![ir.root()];
        for key in own.keys() {
            let around = everything_that_could_apply(ir, &ids).into_iter();
            ids = around.filter_map(|id| ir.node(id).property(key)).collect();
        }
        Self::of_nodes(ir, &ids)
    }

    /// Returns the fields at the root of a text, if it is a schema. To build the IR of every schema, of which one is needed,
    /// takes longer than to check a small file.
    pub(super) fn of_text(text: &[u8]) -> Self {
        let Ok((document, _)) = json::parse(text, Limits::default().depth) else {
            return Self::default();
        };
        let root = document.root();
        let required: HashSet<&str> = root
            .get(Keyword::Required.name())
            .into_iter()
            .flat_map(NodeRef::elements)
            .filter_map(NodeRef::as_str)
            .collect();
        let mut fields = Self::default();
        let properties = root.get(Keyword::Properties.name());
        for property in properties.iter().flat_map(|properties| properties.members()) {
            let schema = root.at(property.value);
            let documented = schema.get(Keyword::DocumentedAs.name()).and_then(NodeRef::as_str);
            let name = property.key();
            fields.add(name, documented, required.contains(name));
        }
        fields
    }

    fn add(&mut self, name: &str, documented: Option<&str>, is_required: bool) {
        self.declared.extend([Some(name), documented].into_iter().flatten().map(Box::from));
        if is_required {
            self.required.push(Field(name.into(), documented.map(Box::from)));
        }
    }

    /// Returns how well an object with these keys fits.
    pub(super) fn fit(&self, keys: &Keys<'_>) -> Fit {
        let is_there = |Field(name, documented): &&Field| {
            keys.contains(name) || documented.as_ref().is_some_and(|name| keys.contains(name))
        };
        let share = |part: usize, whole: usize| part * 1000 / whole.max(1);
        Fit {
            declared: share(keys.count(|key| self.declared.contains(key)), keys.count(|_| true)),
            required: share(self.required.iter().filter(is_there).count(), self.required.len()),
        }
    }
}

/// Returns the schemas that fit these keys best, by their places in the list, and how well. None fits by chance.
pub(super) fn best<'f>(
    all: impl IntoIterator<Item = &'f Fields>,
    keys: &Keys<'_>,
) -> Option<(Fit, Vec<usize>)> {
    let mut found: Option<(Fit, Vec<usize>)> = None;
    for (index, fields) in all.into_iter().enumerate() {
        let fit = fields.fit(keys);
        match &mut found {
            _ if fit.declared < LEAST => {}
            Some((known, _)) if fit < *known => {}
            Some((known, several)) if fit == *known => several.push(index),
            _ => found = Some((fit, vec![index])),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use tablature_schema::{
        catalogue,
        load::{LoadOptions, NoSource, load},
    };

    use super::*;

    #[test]
    fn the_text_of_a_schema_of_the_catalogue_tells_its_fields() {
        for entry in catalogue::entries() {
            let fields = Fields::of_text(entry.text().as_bytes());
            assert!(fields.declared.len() > 3);
            assert_eq!(fields, Fields::of(&entry.ir()), "{}", entry.id());
        }
    }

    #[test]
    fn fields_are_declared_wherever_a_schema_has_them() {
        let text = br##"{"required": ["a"], "properties": {"a": {}}, "allOf": [{"$ref": "#/$defs/b"}],
            "oneOf": [{"properties": {"c": {"documentedAs": "see"}}}], "not": {"properties": {"d": {}}},
            "$defs": {"b": {"properties": {"b": {}}, "required": ["b"]}}}"##;
        let ir = load("x", text, &LoadOptions::default(), &mut NoSource).expect("it is valid");
        let fields = Fields::of(&ir);
        let mut declared: Vec<&str> = fields.declared.iter().map(|name| &**name).collect();
        declared.sort_unstable();
        assert_eq!(declared, ["a", "b", "c", "see"]);
        assert_eq!(fields.required, [Field("a".into(), None)]);
    }

    #[test]
    fn the_schema_with_the_most_of_the_keys_fits_best() {
        let of = |text: &str| Fields::of_text(text.as_bytes());
        let all = [
            of(r#"{"properties": {"a": {}, "b": {}}, "required": ["a"]}"#),
            of(r#"{"properties": {"a": {}, "b": {}}, "required": ["b"]}"#),
            of(r#"{"properties": {"c": {}}}"#),
            of("{"),
        ];
        let best = |keys: &[&str]| best(&all, &keys.iter().copied().collect()).map(|(_, all)| all);
        assert_eq!(best(&["a"]), Some(vec![0]));
        assert_eq!(best(&["b", "x"]), Some(vec![1]));
        assert_eq!(best(&["a", "b"]), Some(vec![0, 1]));
        assert_eq!(best(&["c", "x"]), Some(vec![2]));
        assert_eq!(best(&["c", "x", "y"]), None);
        assert_eq!(best(&[]), None);
    }
}
