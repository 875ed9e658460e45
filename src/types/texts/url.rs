//! To and from the type of `url`.

use super::super::ReadErrors;
use super::Url;

impl Url {
    /// Returns the URL as a type of the crate `url`. `None` where the URL standard, which that crate follows, rejects what
    /// RFC 3986 allows: a host that is not one, or a port that is too large.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::Url;
    ///
    /// let page = Url::new("HTTPS://Example.com")?;
    /// assert_eq!(page.to_url().expect("it has a host").as_str(), "https://example.com/");
    /// assert_eq!(page.as_str(), "HTTPS://Example.com");
    /// assert_eq!(Url::new("http://example.com:99999/")?.to_url(), None);
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    pub fn to_url(&self) -> Option<url::Url> {
        url::Url::parse(self.as_str()).ok()
    }
}

impl TryFrom<url::Url> for Url {
    type Error = ReadErrors;

    /// Converts a URL; fails for one with characters that RFC 3986 does not allow, such as `|`.
    fn try_from(url: url::Url) -> Result<Self, ReadErrors> {
        Self::new(String::from(url))
    }
}
