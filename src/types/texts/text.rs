//! The types.

use tablature_schema::ir::Keyword;
use tablature_validator::reading;

use super::super::{
    __private::{At, Cursor, Errors, Json},
    ReadErrors, Typed, Value,
};

/// Defines the type of strings of a format.
macro_rules! text {
    ($(#[$attribute:meta])* $name:ident = $format:literal, $expected:literal) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Parses a string.
            ///
            /// # Errors
            ///
            #[doc = concat!("The string is not ", $expected, ".")]
            pub fn new(text: impl Into<String>) -> Result<Self, ReadErrors> {
                Self::from_value(text.into().into())
            }

            /// Returns the string as it was read.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns the string, owned.
            pub fn into_inner(self) -> String {
                self.0
            }
        }

        impl Json for $name {
            fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
                let text = String::read(value, at, errors)?;
                if reading::has_format($format, &text) {
                    return Some(Self(text));
                }
                errors.push(at, Keyword::Format, $expected, &Value::String(text))
            }

            fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
                cursor.string().map(Self)
            }

            fn write(&self) -> Value {
                self.as_str().into()
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        crate::__tablature_from_text! { $name }
        crate::__tablature_from_string! { $name }
        crate::__tablature_serde! { $name }
    };
}

text! {
    /// A UUID, of any version, as it was written: `to_uuid`, which the feature `uuid` of this crate adds, converts it, and
    /// `From` back.
    ///
    /// Two are equal if they are written alike. To compare UUIDs whatever the case of their digits, compare
    /// [`Uuid::as_u128`].
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::{Typed, Uuid};
    ///
    /// let id: Uuid = "67E55044-10B1-426F-9247-BB680E5FE0C8".parse()?;
    /// assert_eq!(id.to_json(), "\"67E55044-10B1-426F-9247-BB680E5FE0C8\"");
    /// assert_eq!(id.as_u128(), 0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8);
    /// assert!(Uuid::new("67e5504410b1426f9247bb680e5fe0c8").is_err());
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    Uuid = "uuid", "a UUID with its hyphens"
}

text! {
    /// A URL, or any other absolute URI (RFC 3986), as it was written: `to_url`, which the feature `url` of this crate
    /// adds, converts it, and `TryFrom` back.
    ///
    /// Two are equal if they are written alike: `https://example.com` and `https://example.com/` are not.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::{Typed, Url};
    ///
    /// let page: Url = "HTTPS://Example.com".parse()?;
    /// assert_eq!(page.to_json(), "\"HTTPS://Example.com\"");
    /// assert!(Url::new("/relative").is_err());
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    Url = "uri", "an absolute URI"
}

text! {
    /// An IPv4 address: [`Ipv4::to_std`] converts it, and `From` back.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::Ipv4;
    ///
    /// let address: Ipv4 = "192.0.2.1".parse()?;
    /// assert!(address.to_std() > std::net::Ipv4Addr::LOCALHOST);
    /// assert!(Ipv4::new("192.0.2.01").is_err());
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    Ipv4 = "ipv4", "an IPv4 address"
}

text! {
    /// An IPv6 address as it was written: [`Ipv6::to_std`] converts it, and `From` back.
    ///
    /// Two are equal if they are written alike. To compare addresses, compare what `to_std` returns.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::{Ipv6, Typed};
    ///
    /// let address: Ipv6 = "2001:DB8:0:0::1".parse()?;
    /// assert_eq!(address.to_json(), "\"2001:DB8:0:0::1\"");
    /// assert_eq!(Ipv6::from(address.to_std()).as_str(), "2001:db8::1");
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    Ipv6 = "ipv6", "an IPv6 address"
}

impl Uuid {
    /// Returns the UUID as a number.
    #[expect(clippy::missing_panics_doc, reason = "it has 32 hexadecimal digits")]
    pub fn as_u128(&self) -> u128 {
        let digits: String = self.0.chars().filter(|own| *own != '-').collect();
        u128::from_str_radix(&digits, 16).expect("a UUID has 32 hexadecimal digits")
    }
}
