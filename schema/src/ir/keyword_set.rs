//! The draft of a schema, and the vocabularies in use.

use super::{Draft, Keyword, Role, SchemaId};

/// The keywords that are known in a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KeywordSet {
    pub(super) draft: Draft,
    vocabularies: u8,
    /// Is `true` if the meta-schema requires formats to be asserted.
    pub(super) asserts_format: bool,
    /// The custom meta-schema, if there is one.
    pub(super) meta_schema: Option<SchemaId>,
}

/// An error in a `$vocabulary`: the schema must not be processed (Core 8.1.2 of 2020-12).
pub(super) struct UnknownVocabulary(pub(super) String);

const APPLICATOR: u8 = 1;
const UNEVALUATED: u8 = 2;
const VALIDATION: u8 = 4;
const FORMAT: u8 = 8;
const CONTENT: u8 = 16;
const META_DATA: u8 = 32;
const ALL: u8 = 63;

/// Names of vocabularies within the folder of a draft, and their bits.
const VOCABULARIES: [(&str, u8); 9] = [
    ("core", 0),
    ("applicator", APPLICATOR),
    ("unevaluated", UNEVALUATED),
    ("validation", VALIDATION),
    ("meta-data", META_DATA),
    ("format", FORMAT),
    ("format-annotation", FORMAT),
    ("format-assertion", FORMAT),
    ("content", CONTENT),
];

impl KeywordSet {
    /// Returns the keyword set of a draft with all its vocabularies.
    pub(super) fn of_draft(draft: Draft) -> Self {
        Self { draft, vocabularies: ALL, asserts_format: false, meta_schema: None }
    }

    /// Returns the keyword set that a meta-schema describes with `$vocabulary`.
    pub(super) fn of_vocabularies<'v>(
        draft: Draft,
        vocabularies: impl Iterator<Item = (&'v str, bool)>,
    ) -> Result<Self, UnknownVocabulary> {
        let mut keyword_set = Self { vocabularies: 0, ..Self::of_draft(draft) };
        let folder = format!("https://json-schema.org/draft/{}/vocab/", draft.name());
        for (uri, is_required) in vocabularies {
            let name = uri.strip_prefix(&folder);
            let known = name.and_then(|name| VOCABULARIES.iter().find(|(known, _)| *known == name));
            match known {
                Some((name, flags)) => {
                    keyword_set.vocabularies |= flags;
                    keyword_set.asserts_format |= match draft {
                        Draft::Draft2019 => *name == "format" && is_required,
                        _ => *name == "format-assertion",
                    };
                }
                None if is_required && uri != "urn:tablature:meta/vocabulary" => {
                    return Err(UnknownVocabulary(uri.to_owned()));
                }
                None => {}
            }
        }
        if draft == Draft::Draft2019 && keyword_set.vocabularies & APPLICATOR != 0 {
            // In 2019-09, the applicator vocabulary includes `unevaluated*`.
            keyword_set.vocabularies |= UNEVALUATED;
        }
        Ok(keyword_set)
    }

    /// Returns the keyword with a name.
    pub(super) fn keyword(&self, name: &str) -> Option<Keyword> {
        Keyword::from_name(name, self.draft).filter(|keyword| self.has(*keyword))
    }

    fn has(&self, keyword: Keyword) -> bool {
        let vocabulary = match (keyword.role(), keyword) {
            _ if keyword.is_ours() => return true,
            (Role::Identifier | Role::Reference | Role::Definitions, _) | (_, Keyword::Comment) => {
                return true;
            }
            (_, Keyword::UnevaluatedItems | Keyword::UnevaluatedProperties) => UNEVALUATED,
            (Role::Applicator, _) => APPLICATOR,
            (_, Keyword::Format) => FORMAT,
            (Role::Assertion, _) => VALIDATION,
            (
                Role::Annotation,
                Keyword::ContentEncoding | Keyword::ContentMediaType | Keyword::ContentSchema,
            ) => CONTENT,
            (Role::Annotation, _) => META_DATA,
        };
        self.vocabularies & vocabulary != 0
    }
}
