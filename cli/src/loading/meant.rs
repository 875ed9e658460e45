//! Which files of a directory are meant as schemas.

use tablature_schema::{
    ir::{Keyword, MAX_SCHEMA_DEPTH, TypeSet},
    json::{self, NodeRef},
};

/// Keywords that payloads do not have by chance, as they do `items`.
const SIGNS: [Keyword; 15] = [
    Keyword::Schema,
    Keyword::Id,
    Keyword::Ref,
    Keyword::DynamicRef,
    Keyword::Defs,
    Keyword::Definitions,
    Keyword::Properties,
    Keyword::PatternProperties,
    Keyword::AdditionalProperties,
    Keyword::PrefixItems,
    Keyword::AllOf,
    Keyword::AnyOf,
    Keyword::OneOf,
    Keyword::Enum,
    Keyword::Const,
];

/// Returns whether a text is a JSON document that is not meant as a schema: see [`Glimpse::is_other`].
pub(crate) fn is_other(bytes: &[u8]) -> bool {
    Glimpse::of(bytes).is_other
}

/// What a text of a directory is at first sight.
#[derive(Debug)]
pub(crate) struct Glimpse {
    /// Set if it is a JSON document that is not meant as a schema, even if it has a `type` of its own: a list of schemas,
    /// settings, or a payload. A text that is not JSON may be meant as one; its reader says what is wrong.
    pub(crate) is_other: bool,
    /// Its `$id`, as it is written.
    pub(crate) id: Option<String>,
}

impl Glimpse {
    /// Looks at a text, without reading it as a schema.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let Ok((document, _)) = json::parse(bytes, MAX_SCHEMA_DEPTH) else {
            return Self { is_other: false, id: None };
        };
        let root = document.root();
        let id = root.get(Keyword::Id.name()).and_then(NodeRef::as_str).map(str::to_owned);
        Self { is_other: !is_schema(root), id }
    }
}

fn is_schema(value: NodeRef<'_>) -> bool {
    let is_type = |name: NodeRef<'_>| name.as_str().and_then(TypeSet::from_name).is_some();
    let names_types = value
        .get(Keyword::Type.name())
        .is_some_and(|types| is_type(types) || types.elements().any(is_type));
    names_types || SIGNS.iter().any(|sign| value.get(sign.name()).is_some())
}

#[cfg(test)]
mod tests {
    use super::is_other;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(!is_other(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn schemas_are_told_from_other_documents() {
        check(r#"{"type": "string"}"#, true);
        check(r#"{"type": ["string", "null"]}"#, true);
        check(r#"{"title": "Color", "enum": ["red"]}"#, true);
        check(r#"{"patternProperties": {"^x-": false}}"#, true);
        check(r#"{"items": ["a"], "required": true}"#, false);
        check(r#"{"$schema": "https://json-schema.org/draft/2020-12/schema"}"#, true);
        check(r#"{"type": "strng", "properties": {}}"#, true);
        check(r#"{"name": "pages", "type": "module"}"#, false);
        check(r#"{"type": "page_view", "url": "/"}"#, false);
        check(r#"{"genesys/event": {"versions": ["1"], "default": "1"}}"#, false);
        check(r#"[{"type": "string"}]"#, false);
    }

    #[test]
    fn a_text_that_is_not_json_may_be_meant_as_a_schema() {
        check("{", true);
        check("", true);
    }
}
