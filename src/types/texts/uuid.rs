//! To and from the type of `uuid`.

use super::Uuid;

impl Uuid {
    /// Returns the UUID as a type of the crate `uuid`.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::Uuid;
    ///
    /// let id = Uuid::new("67E55044-10B1-426F-9247-BB680E5FE0C8")?;
    /// assert_eq!(id.to_uuid().get_version_num(), 4);
    /// assert_eq!(Uuid::from(id.to_uuid()).as_str(), "67e55044-10b1-426f-9247-bb680e5fe0c8");
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    pub fn to_uuid(&self) -> uuid::Uuid {
        uuid::Uuid::from_u128(self.as_u128())
    }
}

impl From<uuid::Uuid> for Uuid {
    /// Converts a UUID, which is written in lower case with hyphens.
    fn from(id: uuid::Uuid) -> Self {
        Self::new(id.hyphenated().to_string()).expect("32 digits and four hyphens are a UUID")
    }
}
