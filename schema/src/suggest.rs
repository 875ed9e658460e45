//! Suggestions: the known name that is nearest to an unknown one.

use std::cell::Cell;

/// Names that are compared with many others, folded once.
#[derive(Debug, Default)]
pub struct Candidates {
    all: Vec<Candidate>,
}

#[derive(Debug)]
struct Candidate {
    /// The place among all names.
    place: usize,
    folded: Folded,
}

/// What a distance costs of a budget, where each name that is looked at costs one.
pub const DISTANCE_COST: usize = 16;

/// Longer names are not typed by hand, and the cost of a distance is the product of the lengths.
const MAX_LENGTH: usize = 100;

/// A name as it is compared: without case and separators.
#[derive(Debug)]
struct Folded {
    name: Box<str>,
    text: Box<str>,
    /// Number of characters of the text.
    length: usize,
    /// A set of its characters.
    letters: u64,
}

impl Candidates {
    /// Folds the names. Those that are too long to be typed by hand are left out.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().enumerate().filter(|(_, name)| name.len() <= MAX_LENGTH);
        let all = names.map(|(place, name)| Candidate { place, folded: Folded::new(name) });
        Self { all: all.collect() }
    }

    /// Returns the free candidate for which `found` is most likely a typo, if any; see [`nearest`]. `is_free` is asked with
    /// the place of a candidate among the names. Takes from `budget` one candidate that is looked at, and [`DISTANCE_COST`] for each distance; what is beyond it is not looked at.
    pub fn nearest(
        &self,
        found: &str,
        mut is_free: impl FnMut(usize) -> bool,
        budget: &Cell<usize>,
    ) -> Option<&str> {
        let mut search = Search::new(found)?;
        let mut near = None;
        for candidate in &self.all {
            let left = budget.get();
            if left < 1 + DISTANCE_COST {
                budget.set(0);
                break;
            }
            budget.set(left - 1);
            if search.may_be_nearer(&candidate.folded) && is_free(candidate.place) {
                budget.set(left - 1 - DISTANCE_COST);
                if search.is_nearer(&candidate.folded) {
                    near = Some(&*candidate.folded.name);
                }
            }
        }
        near
    }
}

/// A search for the candidate that is nearest to a name.
struct Search<'f> {
    found: &'f str,
    folded: Folded,
    /// Only what is nearer than this counts.
    below: usize,
}

impl<'f> Search<'f> {
    fn new(found: &'f str) -> Option<Self> {
        if found.is_empty() || found.len() > MAX_LENGTH {
            return None;
        }
        let folded = Folded::new(found);
        let below = (folded.length / 3).max(1) + 1;
        Some(Self { found, folded, below })
    }

    /// Returns whether a candidate can be nearer than those before it, as far as lengths and letters show: each edit
    /// changes the length by one, adds one letter, and removes one.
    fn may_be_nearer(&self, candidate: &Folded) -> bool {
        let own = &self.folded;
        let added = (candidate.letters & !own.letters).count_ones();
        let removed = (own.letters & !candidate.letters).count_ones();
        own.length.abs_diff(candidate.length) < self.below
            && (added.max(removed) as usize) < self.below
            && *candidate.name != *self.found
    }

    fn is_nearer(&mut self, candidate: &Folded) -> bool {
        let distance = strsim::osa_distance(&self.folded.text, &candidate.text);
        let is_nearer = distance < self.below && distance < candidate.name.chars().count();
        if is_nearer {
            self.below = distance;
        }
        is_nearer
    }
}

impl Folded {
    fn new(name: &str) -> Self {
        let text: String = name
            .chars()
            .filter(|character| !matches!(character, '_' | '-'))
            .flat_map(char::to_lowercase)
            .collect();
        let letters = text.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64));
        Self { name: name.into(), length: text.chars().count(), text: text.into(), letters }
    }
}

/// Returns the candidate for which `found` is most likely a typo, if any.
///
/// A third of the characters may differ, but at least one; case and separators do not count.
pub fn nearest<'c>(found: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut search = Search::new(found)?;
    let mut near = None;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= MAX_LENGTH) {
        let folded = Folded::new(candidate);
        if search.may_be_nearer(&folded) && search.is_nearer(&folded) {
            near = Some(candidate);
        }
    }
    near
}

/// Returns ` (did you mean …?)`, to append to a message; an empty string if no candidate is near.
pub fn did_you_mean<'c>(found: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    match nearest(found, candidates) {
        Some(near) => format!(" (did you mean `{near}`?)"),
        None => String::new(),
    }
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

    /// The rule, without shortcuts.
    fn plainly<'c>(found: &str, candidates: &[&'c str]) -> Option<&'c str> {
        let fold = |name: &str| name.replace(['_', '-'], "").to_lowercase();
        let allowed = (fold(found).chars().count() / 3).max(1);
        let distance = |candidate: &str| strsim::osa_distance(&fold(found), &fold(candidate));
        let others = candidates.iter().filter(|candidate| **candidate != found);
        let near = others.filter(|candidate| {
            distance(candidate) <= allowed && distance(candidate) < candidate.chars().count()
        });
        near.min_by_key(|candidate| distance(candidate)).copied()
    }

    #[test]
    fn shortcuts_change_no_answer() {
        let names = [
            "id",
            "ids",
            "di",
            "i_d",
            "event",
            "evnet",
            "eevnt",
            "EVENT",
            "event_name",
            "eventNam",
            "nameEvent",
            "é",
            "éa",
            "ea",
            "customer",
            "costumer",
            "customers",
            "_",
            "x",
            "xyz",
        ];
        let candidates = Candidates::new(names);
        for found in names.into_iter().chain(["evetn", "custmer", "aé", "idx", "y", "tneve"]) {
            let expected = plainly(found, &names);
            assert_eq!(nearest(found, names), expected, "{found}");
            let budget = Cell::new(usize::MAX);
            assert_eq!(candidates.nearest(found, |_| true, &budget), expected, "{found}");
        }
    }

    #[test]
    fn what_is_looked_at_is_counted() {
        let names: Vec<String> = (0..1000).map(|n| format!("property_name_{n}")).collect();
        let candidates = Candidates::new(names.iter().map(String::as_str));
        let budget = Cell::new(5_000);
        // Other letters, or another length: no distance is computed.
        assert_eq!(candidates.nearest("customer", |_| true, &budget), None);
        assert_eq!(budget.get(), 4_000);
        let mut asked = 0;
        let is_free = |_| {
            asked += 1;
            true
        };
        assert_eq!(candidates.nearest("propertyname7", is_free, &budget), Some("property_name_7"));
        assert!(asked <= 4_000 / (1 + DISTANCE_COST), "{asked}");
        assert_eq!(candidates.nearest("property_nome_7", |_| true, &Cell::new(16)), None);
    }

    #[test]
    fn other_names_are_not_taken_for_mistakes() {
        check("colour", None);
        check("", None);
        check("xy", None);
        check(&"e".repeat(1000), None);
    }
}
