//! Files that a capture makes.

/// A file of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CapturedFile {
    /// Path relative to the catalogue, with forward slashes.
    pub path: String,
    /// Text of the file.
    pub text: String,
}

impl CapturedFile {
    /// Creates a file.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}
