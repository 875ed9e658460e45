//! URI references resolved against a base (RFC 3986 section 5.2).

use tablature_schema::model::decode_fragment;

/// `reference` as it is meant in a document at `base`, without a fragment, and the fragment.
pub(super) fn resolve(base: &str, reference: &str) -> (String, String) {
    let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let base = base.split('#').next().unwrap_or(base);
    (join(base, uri), decode_fragment(fragment))
}

fn join(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    if has_scheme(reference) {
        return reference.to_owned();
    }
    let scheme_end = base.find(':').map_or(0, |at| at + 1);
    if reference.starts_with("//") {
        return format!("{}{reference}", &base[..scheme_end]);
    }
    let authority_end = if base[scheme_end..].starts_with("//") {
        let start = scheme_end + 2;
        base[start..].find('/').map_or(base.len(), |at| start + at)
    } else {
        scheme_end
    };
    let (root, path) = base.split_at(authority_end);
    let path = path.split('?').next().unwrap_or(path);
    if reference.starts_with('/') {
        return format!("{root}{}", without_dots(reference));
    }
    let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
    format!("{root}{}", without_dots(&format!("{folder}{reference}")))
}

fn has_scheme(reference: &str) -> bool {
    reference.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'))
}

fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." if is_last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_are_resolved_as_uris() {
        for (base, reference, expected) in [
            (
                "https://example.com/a/b.json",
                "c.json#/x%20y",
                ("https://example.com/a/c.json", "/x y"),
            ),
            ("https://example.com/a/b.json", "../c.json", ("https://example.com/c.json", "")),
            ("https://example.com", "c.json", ("https://example.com/c.json", "")),
            ("https://example.com/a/b.json", "/c.json", ("https://example.com/c.json", "")),
            ("https://example.com/a", "//example.org/c", ("https://example.org/c", "")),
            ("urn:a:b", "#name", ("urn:a:b", "name")),
            ("urn:a:b", "urn:c", ("urn:c", "")),
            ("file:///a/b.json", "./c.json#", ("file:///a/c.json", "")),
        ] {
            let (uri, fragment) = resolve(base, reference);
            assert_eq!((uri.as_str(), fragment.as_str()), expected);
        }
    }
}
