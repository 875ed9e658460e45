//! Versions that schemas name in their `$id`, `…@1.2.3`, and whether they were incremented by enough.

use tablature_contract::diff::{Bump, Side};

/// The numbers of a version, the first three.
type Version = [u64; 3];

/// Returns the part that was incremented; `None` if either is not a version, or it was decremented.
pub(crate) fn increment(old: &Side, new: &Side) -> Option<Bump> {
    let (old, new) = (version(old)?, version(new)?);
    if new < old {
        return None;
    }
    let first = old.iter().zip(&new).position(|(old, new)| old != new);
    Some(match first {
        None => Bump::Nothing,
        Some(0) => Bump::Major,
        Some(1) => Bump::Minor,
        Some(_) => Bump::Patch,
    })
}

/// The version of a schema.
pub(crate) fn version(side: &Side) -> Option<Version> {
    let id = side.id().unwrap_or_else(|| side.label.clone());
    let (_, text) = id.rsplit_once('@')?;
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: Option<Bump>) {
        let side = |version: &str| Side::new("a", &json!({"$id": format!("urn:a/b@{version}")}));
        assert_eq!(increment(&side(old), &side(new)), expected);
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
