//! Versions that schemas name, `…@1.2.3` in their `$id` or `MODEL-REVISION-ADDITION` in Iglu's `self`, and whether they
//! were incremented by enough.

use tablature_contract::diff::{Bump, SchemaVer, Side};

/// The numbers of a version, the first three, and what they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    /// Major, minor, patch.
    Semantic([u64; 3]),
    /// Model, revision, addition.
    SchemaVer([u64; 3]),
}

/// The part of a version that was incremented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Increment {
    Semantic(Bump),
    SchemaVer(SchemaVer),
}

impl Increment {
    /// The name of the part.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Semantic(bump) => bump.name(),
            Self::SchemaVer(part) => part.name(),
        }
    }

    /// Returns the part that had to be incremented, as this version counts, if this one is not enough. What could not be
    /// told asks for nothing.
    pub(crate) fn lacking(self, (bump, schema_ver): (Bump, SchemaVer)) -> Option<&'static str> {
        let is_enough = match self {
            Self::Semantic(part) => bump == Bump::Unknown || part >= bump,
            Self::SchemaVer(part) => schema_ver == SchemaVer::Unknown || part >= schema_ver,
        };
        let needed = match self {
            Self::Semantic(_) => bump.name(),
            Self::SchemaVer(_) => schema_ver.name(),
        };
        (!is_enough).then_some(needed)
    }

    /// Returns whether the version is the same as before.
    pub(crate) fn is_nothing(self) -> bool {
        matches!(self, Self::Semantic(Bump::Nothing) | Self::SchemaVer(SchemaVer::Nothing))
    }
}

/// Returns the part that was incremented; `None` if either is not a version, they count otherwise, or it was decremented.
pub(crate) fn increment(old: &Side, new: &Side) -> Option<Increment> {
    let (old, new, is_semantic) = match (version(old)?, version(new)?) {
        (Version::Semantic(old), Version::Semantic(new)) => (old, new, true),
        (Version::SchemaVer(old), Version::SchemaVer(new)) => (old, new, false),
        _ => return None,
    };
    if new < old {
        return None;
    }
    let first = old.iter().zip(&new).position(|(old, new)| old != new);
    Some(if is_semantic {
        Increment::Semantic(match first {
            None => Bump::Nothing,
            Some(0) => Bump::Major,
            Some(1) => Bump::Minor,
            Some(_) => Bump::Patch,
        })
    } else {
        Increment::SchemaVer(match first {
            None => SchemaVer::Nothing,
            Some(0) => SchemaVer::Model,
            Some(1) => SchemaVer::Revision,
            Some(_) => SchemaVer::Addition,
        })
    })
}

/// The version of a schema.
pub(crate) fn version(side: &Side) -> Option<Version> {
    let id = side.id().unwrap_or_else(|| side.label.clone());
    let semantic = id.rsplit_once('@').and_then(|(_, text)| semantic(text));
    let described = || side.self_version().and_then(|text| schema_ver(&text));
    semantic.map(Version::Semantic).or_else(|| described().map(Version::SchemaVer))
}

/// The version that a file is named after: `order@1.2.json`, or `1-0-0.json` in Iglu's layout.
pub(crate) fn of_file(name: &str) -> Option<Version> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let stem = name.strip_suffix(".json").unwrap_or(name);
    of_text(stem.rsplit_once('@').map_or(stem, |(_, version)| version))
}

/// The version that a text is.
pub(crate) fn of_text(text: &str) -> Option<Version> {
    let dotted = || semantic(text).filter(|_| text.contains('.')).map(Version::Semantic);
    schema_ver(text).map(Version::SchemaVer).or_else(dotted)
}

/// Returns up to three numbers.
pub(crate) fn semantic(text: &str) -> Option<[u64; 3]> {
    let mut numbers = [0; 3];
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() > numbers.len() {
        return None;
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = part.parse().ok()?;
    }
    Some(numbers)
}

/// Returns three numbers.
fn schema_ver(text: &str) -> Option<[u64; 3]> {
    let numbers = text.split('-').map(str::parse).collect::<Result<Vec<u64>, _>>();
    numbers.ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: Option<Bump>) {
        let side = |version: &str| Side::new("a", &json!({"$id": format!("urn:a/b@{version}")}));
        assert_eq!(increment(&side(old), &side(new)), expected.map(Increment::Semantic));
    }

    #[track_caller]
    fn check_described(old: &str, new: &str, expected: Option<SchemaVer>) {
        let side = |version: &str| Side::new("a", &json!({"self": {"version": version}}));
        assert_eq!(increment(&side(old), &side(new)), expected.map(Increment::SchemaVer));
    }

    #[test]
    fn schemas_of_iglu_count_by_what_becomes_of_payloads() {
        check_described("1-0-0", "1-0-1", Some(SchemaVer::Addition));
        check_described("1-0-9", "1-1-0", Some(SchemaVer::Revision));
        check_described("1-2-3", "2-0-0", Some(SchemaVer::Model));
        check_described("1-0-0", "1-0-0", Some(SchemaVer::Nothing));
        check_described("1-0-1", "1-0-0", None);
        check_described("1-0", "1-0-0", None);
        check_described("1.0.0", "1-0-0", None);
    }

    #[test]
    fn files_are_named_after_versions() {
        for (name, expected) in [
            ("acme/order@1.2.json", Some(Version::Semantic([1, 2, 0]))),
            ("acme/order/jsonschema/1-0-2.json", Some(Version::SchemaVer([1, 0, 2]))),
            ("acme/1.2.3.json", Some(Version::Semantic([1, 2, 3]))),
            ("acme/order.json", None),
            ("acme/2024.json", None),
        ] {
            assert_eq!(of_file(name), expected, "{name}");
        }
    }

    #[test]
    fn what_could_not_be_told_asks_for_nothing() {
        let (model, minor) = ((Bump::Major, SchemaVer::Model), (Bump::Minor, SchemaVer::Addition));
        let unknown = (Bump::Unknown, SchemaVer::Unknown);
        let added = Increment::SchemaVer(SchemaVer::Addition);
        assert_eq!(
            (added.lacking(model), added.lacking(minor), added.lacking(unknown)),
            (Some("MODEL"), None, None)
        );
        let patch = Increment::Semantic(Bump::Patch);
        assert_eq!((patch.lacking(minor), patch.lacking(unknown)), (Some("minor"), None));
    }

    #[test]
    fn the_first_number_that_differs_counts() {
        check("1.2.3", "2.0.0", Some(Bump::Major));
        check("1.2.3", "1.3.0", Some(Bump::Minor));
        check("1.2.3", "1.2.4", Some(Bump::Patch));
        check("3", "4", Some(Bump::Major));
        check("1.2.3", "1.2.3", Some(Bump::Nothing));
    }

    #[test]
    fn what_goes_down_or_is_no_version_is_none() {
        check("2.0.0", "1.9.9", None);
        check("today", "1.0.0", None);
        check("1.2.3.4", "2.0.0", None);
    }
}
