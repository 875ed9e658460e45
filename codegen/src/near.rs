//! "Did you mean": the known name that a misspelt one looks like.

/// How alike two names must be. Below, a suggestion confuses more often than it helps.
const ALIKE: f64 = 0.7;

/// `; did you mean …?` to append to a message; empty if no name is near.
pub(crate) fn did_you_mean<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let nearest = known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(score, _)| *score > ALIKE)
        .max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)));
    nearest.map_or(String::new(), |(_, near)| format!("; did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn the_nearest_is_named_if_any_is_near() {
        let known = ["derives", "dates", "unknown"];
        assert_eq!(did_you_mean("derive", known), "; did you mean `derives`?");
        assert_eq!(did_you_mean("xyz", known), "");
    }
}
