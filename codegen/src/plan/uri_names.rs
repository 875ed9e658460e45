//! Names from URIs and paths: of documents, and of definitions that a bundler called by the URIs of the documents that they were.

use std::collections::{HashMap, HashSet};

/// Returns what is left of each URI among the names of definitions: its last segment, with those before it as far as another
/// definition has that name already.
pub(super) fn short_names(names: &[String]) -> HashMap<String, String> {
    let (uris, plain): (Vec<&String>, _) = names.iter().partition(|name| name.contains("://"));
    let mut taken: HashSet<String> = plain.into_iter().map(|name| key(name)).collect();
    let mut short = HashMap::new();
    for uri in uris {
        let segments = segments(uri);
        let own = (0..segments.len()).rev().map(|first| segments[first..].join(" "));
        if let Some(own) = own.into_iter().find(|own| taken.insert(key(own))) {
            short.insert(uri.clone(), own);
        }
    }
    short
}

/// Returns the segments of a URI's path that say something: not versions, and the last without its extension.
fn segments(uri: &str) -> Vec<&str> {
    let (_, rest) = uri.split_once("://").unwrap_or_default();
    let mut all: Vec<&str> = rest.split(['/', '#']).skip(1).filter(|own| !own.is_empty()).collect();
    let last = all.pop();
    let is_version =
        |own: &&str| own.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    all.retain(|own| !is_version(own));
    all.extend(last.map(stem));
    all
}

/// Returns `event` for `vendor/event@3`, `schemas/event.json` and `https://example.com/event`.
pub(crate) fn stem(name: &str) -> &str {
    let last = name.trim_end_matches(['/', '\\', '#']).rsplit(['/', '\\']).next().unwrap_or(name);
    let last = last.split('@').next().unwrap_or(last);
    last.split('.').find(|part| !part.is_empty()).unwrap_or("schema")
}

/// Returns a name without what names of types do not tell apart.
fn key(name: &str) -> String {
    name.chars().filter(|own| own.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_grows_until_it_is_free() {
        let names = [
            "tag",
            "http://e.com/a/1.0/b.json",
            "http://e.com/c/b",
            "https://e.com/v2/Tag",
            "https://e.com/x/tag#",
        ];
        let short = short_names(&names.map(str::to_owned));
        let of = |name: &str| short.get(name).map(String::as_str);
        assert_eq!(names.map(of), [None, Some("b"), Some("c b"), None, Some("x tag")]);
    }
}
