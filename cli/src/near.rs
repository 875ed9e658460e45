//! "Did you mean": the known name that a misspelt one looks like.

/// How alike two names must be. Below, a suggestion confuses more often than it helps.
const ALIKE: f64 = 0.8;

/// The names that look like this one, nearest first, at most three.
fn near<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(right.1)));
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// ` (did you mean …?)` to append to a message; empty if no name is near.
pub(crate) fn did_you_mean<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    match near(name, known).first() {
        Some(near) => format!(" (did you mean `{near}`?)"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, near};

    #[test]
    fn the_nearest_comes_first() {
        assert_eq!(
            near("stale-timstamp", ["future-timestamp", "stale-timestamp", "type"]),
            ["stale-timestamp", "future-timestamp"]
        );
        assert_eq!(did_you_mean("warn", ["warning", "error"]), " (did you mean `warning`?)");
        assert_eq!(did_you_mean("zzz", ["warning", "error"]), "");
    }
}
