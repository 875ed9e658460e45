//! The standard meta-schemas, built in from the official documents: see `meta/README.md`.

use super::Draft;
use crate::vocabulary;

macro_rules! documents {
    ($($uri:literal $path:literal,)*) => {
        /// URIs without `http://` or `https://`, and texts.
        const DOCUMENTS: &[(&str, &str)] =
            &[$((concat!("json-schema.org/", $uri), include_str!(concat!("../../meta/", $path))),)*];
    };
}

documents! {
    "draft-04/schema" "draft-04/schema.json",
    "draft-06/schema" "draft-06/schema.json",
    "draft-07/schema" "draft-07/schema.json",
    "draft/2019-09/schema" "2019-09/schema.json",
    "draft/2019-09/meta/core" "2019-09/meta/core.json",
    "draft/2019-09/meta/applicator" "2019-09/meta/applicator.json",
    "draft/2019-09/meta/validation" "2019-09/meta/validation.json",
    "draft/2019-09/meta/meta-data" "2019-09/meta/meta-data.json",
    "draft/2019-09/meta/format" "2019-09/meta/format.json",
    "draft/2019-09/meta/content" "2019-09/meta/content.json",
    "draft/2020-12/schema" "2020-12/schema.json",
    "draft/2020-12/meta/core" "2020-12/meta/core.json",
    "draft/2020-12/meta/applicator" "2020-12/meta/applicator.json",
    "draft/2020-12/meta/unevaluated" "2020-12/meta/unevaluated.json",
    "draft/2020-12/meta/validation" "2020-12/meta/validation.json",
    "draft/2020-12/meta/meta-data" "2020-12/meta/meta-data.json",
    "draft/2020-12/meta/format-annotation" "2020-12/meta/format-annotation.json",
    "draft/2020-12/meta/format-assertion" "2020-12/meta/format-assertion.json",
    "draft/2020-12/meta/content" "2020-12/meta/content.json",
}

/// The URI of the meta-schema of our vocabulary.
const OURS: &str = "urn:tablature:meta/schema";

/// Returns the canonical URI of a built-in document, and its text.
pub(super) fn find(uri: &str) -> Option<(String, &'static str)> {
    if uri == OURS {
        return Some((uri.to_owned(), vocabulary::META_SCHEMA));
    }
    let rest = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://"))?;
    // The URI without a draft means the latest one.
    let rest = if rest == "json-schema.org/schema" {
        "json-schema.org/draft/2020-12/schema"
    } else {
        rest
    };
    let (path, text) = DOCUMENTS.iter().find(|(known, _)| *known == rest)?;
    // Up to draft 7 they are named with `http`.
    let is_old = [Draft::Draft4, Draft::Draft6, Draft::Draft7]
        .iter()
        .any(|draft| draft.meta_schema().ends_with(&format!("{path}#")));
    let scheme = if is_old { "http" } else { "https" };
    Some((format!("{scheme}://{path}"), text))
}

/// Returns the names that the meta-schema of a draft has rules for.
#[cfg(test)]
pub(super) fn keywords_of(draft: Draft) -> std::collections::BTreeSet<String> {
    let path = match draft {
        Draft::Draft4 => "draft-04/",
        Draft::Draft6 => "draft-06/",
        Draft::Draft7 => "draft-07/",
        Draft::Draft2019 => "2019-09/",
        Draft::Draft2020 => "2020-12/",
    };
    let of_draft = DOCUMENTS.iter().filter(|(uri, _)| uri.contains(path));
    let mut names: std::collections::BTreeSet<String> = of_draft
        .flat_map(|(_, text)| {
            let document = crate::json::Value::parse(text.as_bytes()).expect("JSON");
            let properties = document.get("properties").and_then(|all| all.as_object().cloned());
            properties.unwrap_or_default().into_keys().map(String::from)
        })
        .collect();
    if draft == Draft::Draft2020 {
        // These names are reserved for compatibility with 2019-09, and have no meaning.
        names.retain(|name| !name.starts_with("$recursive"));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Value;

    #[test]
    fn documents_name_themselves() {
        for (uri, _) in DOCUMENTS {
            for scheme in ["http", "https"] {
                let (own, text) = find(&format!("{scheme}://{uri}")).expect("it is built in");
                let document = Value::parse(text.as_bytes()).expect("JSON");
                let id = document.get("$id").or_else(|| document.get("id")).and_then(Value::as_str);
                assert_eq!(id.map(|id| id.trim_end_matches('#')), Some(own.as_str()));
            }
        }
        assert!(find("http://json-schema.org/draft-03/schema").is_none());
    }
}
