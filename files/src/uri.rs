//! Paths as `file:` URIs, and URIs apart.

use std::{
    borrow::Cow,
    path::{Component, Path, PathBuf},
};

use fluent_uri::{Uri, UriRef};
use tablature_schema::percent;

/// Returns the `file:` URI of an absolute path.
///
/// # Example
///
/// ```
/// # #[cfg(unix)] {
/// use std::path::Path;
///
/// assert_eq!(tablature_files::uri::of_path(Path::new("/a b/ö.json")), "file:///a%20b/%C3%B6.json");
/// # }
/// ```
pub fn of_path(path: &Path) -> String {
    let bytes = bytes(path);
    let root = if bytes.first() == Some(&b'/') { "file://" } else { "file:///" };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte);
    format!("{root}{}", percent::encode(&bytes, is_plain))
}

/// Returns the path of a `file:` URI of this machine, without `.` and `..`; `None` for any other URI.
pub fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = strip_scheme(uri, "file:")?;
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (host, path) = rest.split_at(rest.find('/')?);
            if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
                return None;
            }
            path
        }
        None => rest,
    };
    if path.contains(['?', '#']) {
        return None;
    }
    let rest = path.strip_prefix('/')?;
    // `/C:/x` is `C:/x`.
    let has_drive = cfg!(windows) && rest.get(1..3) == Some(":/");
    let (root, rest) = if has_drive { rest.split_at(3) } else { ("/", rest) };
    Some(Path::new(root).join(relative_path(rest)?))
}

/// Returns the path that the segments of a URI's path name; `None` where one cannot be the name of a file.
///
/// An escaped `/` or `..` is part of a name in a URI, and no name of a file: it does not lead elsewhere.
pub fn relative_path(segments: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for segment in segments.split('/') {
        let bytes = percent::decode(segment);
        let name = name(&bytes)?;
        let mut parts = Path::new(&*name).components();
        match (parts.next(), parts.next()) {
            (None, _) | (Some(Component::CurDir), None) => {}
            (Some(Component::Normal(part)), None) if part == Path::new(&*name) => path.push(part),
            _ => return None,
        }
    }
    Some(path)
}

/// Returns the path without `.` and `..`, whatever the file system holds.
pub fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                straight.pop();
            }
            part => straight.push(part),
        }
    }
    straight
}

/// Returns what a reference resolves to, without its fragment; `None` where one of the two is not a URI.
pub(crate) fn resolve(base: &str, reference: &str) -> Option<String> {
    let base = Uri::parse(base).ok()?;
    let reference = UriRef::parse(reference).ok()?;
    let uri = reference.resolve_against(&base.strip_fragment()).ok()?;
    Some(without_fragment(uri.as_str()).to_owned())
}

/// Returns whether the text begins with a scheme.
pub fn is_absolute(uri: &str) -> bool {
    let Some((scheme, _)) = uri.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Returns the URI up to its fragment.
pub(crate) fn without_fragment(uri: &str) -> &str {
    uri.split('#').next().unwrap_or(uri)
}

/// Returns the part up to the path, and the path with its leading `/`; `None` for a URI with a query, or with a path
/// that is no hierarchy.
pub(crate) fn split_path(uri: &str) -> Option<(&str, &str)> {
    if uri.contains('?') {
        return None;
    }
    let scheme = uri.find(':')? + 1;
    let authority = match uri[scheme..].strip_prefix("//") {
        Some(rest) => scheme + 2 + rest.find('/')?,
        None => scheme,
    };
    let (root, path) = uri.split_at(authority);
    path.starts_with('/').then_some((root, path))
}

fn strip_scheme<'u>(uri: &'u str, scheme: &str) -> Option<&'u str> {
    let own = uri.get(..scheme.len())?;
    own.eq_ignore_ascii_case(scheme).then(|| &uri[scheme.len()..])
}

#[cfg(unix)]
fn bytes(path: &Path) -> Cow<'_, [u8]> {
    Cow::Borrowed(std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()))
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> Cow<'_, [u8]> {
    // Canonical paths of Windows begin with `\\?\`.
    let text = path.to_string_lossy();
    let text = text.strip_prefix(r"\\?\").unwrap_or(&text);
    Cow::Owned(text.replace('\\', "/").into_bytes())
}

#[cfg(unix)]
fn name(bytes: &[u8]) -> Option<Cow<'_, std::ffi::OsStr>> {
    let is_name = !bytes.contains(&0) && !bytes.contains(&b'/');
    is_name.then(|| Cow::Borrowed(std::os::unix::ffi::OsStrExt::from_bytes(bytes)))
}

#[cfg(not(unix))]
fn name(bytes: &[u8]) -> Option<Cow<'_, std::ffi::OsStr>> {
    let text = std::str::from_utf8(bytes).ok()?;
    (!text.contains(['/', '\\', ':', '\0'])).then(|| Cow::Borrowed(text.as_ref()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_absolute, relative_path, resolve, split_path, to_path};

    #[test]
    fn uris_of_paths_have_three_slashes() {
        let uri = |path: &str| super::of_path(Path::new(path));
        assert_eq!(uri("/a b/c.json"), "file:///a%20b/c.json");
        assert_eq!(uri("C:/a.json"), "file:///C:/a.json");
    }

    #[cfg(unix)]
    #[test]
    fn only_uris_of_files_here_are_paths() {
        #[track_caller]
        fn check(uri: &str, expected: Option<&str>) {
            assert_eq!(to_path(uri).as_deref(), expected.map(Path::new), "{uri}");
        }
        check("file:///a/b%20c.json", Some("/a/b c.json"));
        check("FILE://localhost/a", Some("/a"));
        check("file:/a", Some("/a"));
        check("file://host/a", None);
        check("https://example.com/a", None);
        check("file:///a%00b", None);
        check("file:///a?b", None);
        check("file:a", None);
    }

    #[test]
    fn an_escaped_segment_leads_nowhere_else() {
        assert_eq!(relative_path("a/./b//c").as_deref(), Some(Path::new("a/b/c")));
        for segments in ["../a", "a/%2e%2E/b", "a%2Fb", "%00", "a/.."] {
            assert_eq!(relative_path(segments), None, "{segments}");
        }
    }

    #[test]
    fn references_resolve_as_rfc_3986_says() {
        #[track_caller]
        fn check(reference: &str, expected: &str) {
            assert_eq!(resolve("https://a.example/x/y.json", reference).as_deref(), Some(expected));
        }
        check("../z.json#/q", "https://a.example/z.json");
        check("/z.json", "https://a.example/z.json");
        check("urn:x:y", "urn:x:y");
    }

    #[test]
    fn paths_of_uris_are_told_apart() {
        assert_eq!(split_path("https://a.example/x/y"), Some(("https://a.example", "/x/y")));
        assert_eq!(split_path("file:///x"), Some(("file://", "/x")));
        assert_eq!(split_path("urn:a:b"), None);
        assert_eq!(split_path("https://a.example/x?y"), None);
        assert!(is_absolute("urn:a") && !is_absolute("a/b:c") && !is_absolute("1:a"));
    }
}
