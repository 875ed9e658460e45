//! What a schema asks of strings: patterns, formats and lengths.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tablature_schema::ir::Keyword;

use super::emit::value_of;

/// A string meets all of these.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Facets {
    pub(super) patterns: BTreeSet<String>,
    pub(super) formats: BTreeSet<String>,
    /// In characters.
    pub(super) min: u64,
    pub(super) max: Option<u64>,
}

impl Facets {
    /// Adds those that a schema has itself.
    pub(super) fn add(&mut self, schema: &Map<String, Value>) {
        let text = |keyword| value_of(schema, keyword).and_then(Value::as_str).map(str::to_owned);
        let count = |keyword| value_of(schema, keyword).and_then(Value::as_u64);
        self.patterns.extend(text(Keyword::Pattern));
        self.formats.extend(text(Keyword::Format));
        self.min = self.min.max(count(Keyword::MinLength).unwrap_or(0));
        self.max = self.max.into_iter().chain(count(Keyword::MaxLength)).min();
    }

    pub(super) fn of_pattern(pattern: &str) -> Self {
        Self { patterns: BTreeSet::from([pattern.to_owned()]), ..Self::default() }
    }

    /// Returns whether every string meets them.
    pub(super) fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the facets that a string which meets the others need not be asked for.
    pub(super) fn without(&self, others: &Self) -> Self {
        Self {
            patterns: self.patterns.difference(&others.patterns).cloned().collect(),
            formats: self.formats.difference(&others.formats).cloned().collect(),
            min: if others.min >= self.min { 0 } else { self.min },
            max: self.max.filter(|max| others.max.is_none_or(|other| other > *max)),
        }
    }
}

/// Formats as patterns: the strings of each are among those that its pattern matches, and are exactly these if the
/// flag is set.
const FORMATS: [(&str, &str, bool); 7] = [
    ("date", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", false),
    (
        "date-time",
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}[^0-9][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
        false,
    ),
    // 64 characters before the `@`, 253 after it.
    ("email", "^[ -~]{3,318}$", false),
    (
        "ipv4",
        "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$",
        true,
    ),
    ("ipv6", "^[0-9A-Fa-f:.]{2,45}$", false),
    ("time", "^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$", false),
    ("uuid", "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$", true),
];

/// Returns a pattern that matches every string of a format, and whether it matches no others.
pub(super) fn pattern_of(format: &str) -> Option<(&'static str, bool)> {
    let found = FORMATS.iter().find(|(name, ..)| *name == format);
    found.map(|(_, pattern, is_exact)| (*pattern, *is_exact))
}

#[cfg(test)]
mod tests {
    use tablature_schema::{
        budget::Budget,
        format::Format,
        pattern::{Match, Pattern},
    };

    use super::*;

    /// Strings of the formats, written to be unlike each other.
    const STRINGS: [&str; 23] = [
        "2024-02-29",
        "0000-12-31",
        "2024-02-29T23:59:60Z",
        "2024-02-29t00:00:00.123456789123+23:59",
        "2024-02-29 00:00:00z",
        "a@b",
        "\"a b\"@[IPv6:::1]",
        "1.2.3.4",
        "255.249.199.100",
        "0.0.0.0",
        "01.2.3.4",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "::",
        "1:2:3:4:5:6:192.0.2.1",
        "0000:0000:0000:0000:0000:ffff:255.255.255.255",
        "23:59:60Z",
        "00:00:00.5-08:00",
        "2EB8aa08-AA98-f1ea-B4Aa-73B441D16380",
        "2EB8aa08-AA98-f1ea-B4Aa-73B441D1638",
        "2EB8aa08-AA98-f1ea-B4Aa-73B441D16380\n",
        "",
    ];

    #[test]
    fn patterns_match_at_least_the_strings_of_their_formats() {
        for (name, pattern, is_exact) in FORMATS {
            let format = Format::from_name(name).expect("a format");
            let pattern = Pattern::new(pattern).expect("a pattern");
            let mut count = 0;
            for text in STRINGS {
                let is_matched = pattern.is_match(text, &mut Budget::new(10_000)) == Match::Yes;
                let is_valid = format.is_valid(text);
                count += usize::from(is_valid);
                assert!(!is_valid || is_matched, "{name} {text}");
                assert!(!is_exact || is_valid == is_matched, "{name} {text}");
            }
            assert!(count > 0, "{name}");
        }
    }
}
