//! Suggestions: the known name that is nearest to an unknown one.

/// Returns the candidate for which `found` is most likely a typo, if any.
///
/// A third of the characters may differ, but at least one; case and separators do not count.
pub fn nearest<'c>(found: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    /// Longer names are not typed by hand, and the cost is the product of the lengths.
    const MAX_LENGTH: usize = 100;
    if found.is_empty() || found.len() > MAX_LENGTH {
        return None;
    }
    let folded = fold(found);
    let allowed = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != found && candidate.len() <= MAX_LENGTH)
        .map(|candidate| (strsim::osa_distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| {
            *distance <= allowed && *distance < candidate.chars().count()
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns ` (did you mean …?)`, to append to a message; an empty string if no candidate is near.
pub fn did_you_mean<'c>(found: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    match nearest(found, candidates) {
        Some(near) => format!(" (did you mean `{near}`?)"),
        None => String::new(),
    }
}

fn fold(name: &str) -> String {
    name.chars()
        .filter(|character| !matches!(character, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: &str, expected: Option<&str>) {
        assert_eq!(
            nearest(found, ["eventName", "eventType", "createdDate", "id"]),
            expected,
            "{found}"
        );
    }

    #[test]
    fn typing_mistakes_are_recognised() {
        check("evntName", Some("eventName"));
        check("eventname", Some("eventName"));
        check("event_name", Some("eventName"));
        check("createdAt", Some("createdDate"));
        check("eventTpye", Some("eventType"));
    }

    #[test]
    fn other_names_are_not_taken_for_mistakes() {
        check("colour", None);
        check("", None);
        check("xy", None);
        check(&"e".repeat(1000), None);
    }
}
