//! `uuid`: RFC 4122, section 3.

/// Returns whether a string is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, of any version and variant.
pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::is_uuid;

    #[test]
    fn groups_stand_where_they_should() {
        assert!(is_uuid("00000000-0000-0000-0000-000000000000"));
        assert!(is_uuid("2EB8aa08-AA98-f1ea-B4Aa-73B441D16380"));
        for text in [
            "",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380-",
            "2eb8aa0-8aa98-11ea-b4aa-73b441d16380",
            "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
            "{2eb8aa08-aa98-11ea-b4aa-73b441d163}",
            "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
    }
}
