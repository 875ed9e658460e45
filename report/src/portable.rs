//! Paths for code hosts: relative to the current directory, with forward slashes.

use std::{
    borrow::Cow,
    path::{Component, Path, PathBuf},
};

use tablature_schema::percent;

/// Returns the path without `.`, relative to the current directory if it is below it. Only the name of the current
/// directory is looked up.
pub fn relative(path: &Path) -> PathBuf {
    let current = std::env::current_dir().ok();
    let below = current.as_ref().and_then(|current| path.strip_prefix(current).ok());
    let path = below.unwrap_or(path);
    let straight: PathBuf = path.components().filter(|one| *one != Component::CurDir).collect();
    if straight.as_os_str().is_empty() { PathBuf::from(".") } else { straight }
}

/// Returns the path as a string. Invalid UTF-8 is replaced, so different paths may become equal.
pub fn text(path: &Path) -> String {
    with_slashes(path.to_string_lossy()).into_owned()
}

/// Returns the path as a URI reference (RFC 3986): every reserved byte is percent-encoded.
pub fn uri(path: &Path) -> String {
    let bytes = bytes(path);
    let root = match bytes.first() {
        _ if !path.is_absolute() => "",
        Some(b'/') => "file://",
        _ => "file:///",
    };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    format!("{root}{}", percent::encode(&bytes, is_plain))
}

/// Returns the bytes of the path, for fingerprints: paths that are equal as strings may differ here.
pub fn bytes(path: &Path) -> Cow<'_, [u8]> {
    #[cfg(unix)]
    {
        Cow::Borrowed(std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()))
    }
    #[cfg(not(unix))]
    {
        match with_slashes(path.to_string_lossy()) {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        }
    }
}

fn with_slashes(text: Cow<'_, str>) -> Cow<'_, str> {
    if std::path::MAIN_SEPARATOR == '/' { text } else { Cow::Owned(text.replace('\\', "/")) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{relative, text, uri};

    #[track_caller]
    fn check(path: &str, expected: &str) {
        assert_eq!(uri(&relative(Path::new(path))), expected);
    }

    #[test]
    fn what_a_uri_could_misread_is_written_in_hexadecimal() {
        check("a b.json", "a%20b.json");
        check("100%.json", "100%25.json");
        check("a:b?#.json", "a%3Ab%3F%23.json");
        check("\"ä\n", "%22%C3%A4%0A");
    }

    #[test]
    fn detours_that_lead_nowhere_are_left_out() {
        check("./a/./b.json", "a/b.json");
        check("../a.json", "../a.json");
        check("./.", ".");
    }

    #[cfg(unix)]
    #[test]
    fn absolute_paths_are_relative_where_they_can_be() {
        let current = std::env::current_dir().unwrap();
        assert_eq!(relative(&current.join("a/b.json")), Path::new("a/b.json"));
        check("/nowhere/x y", "file:///nowhere/x%20y");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_kept_in_uris() {
        let path =
            Path::new(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"a\xFF.json"));
        assert_eq!(uri(path), "a%FF.json");
        assert_eq!(text(path), "a\u{FFFD}.json");
    }
}
