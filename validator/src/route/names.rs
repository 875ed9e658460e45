//! Schemas by the names of their events.

use std::{
    cell::Cell,
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use tablature_schema::suggest::{Candidates, DISTANCE_COST};

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Named<'n> {
    /// One schema, by its index.
    Schema(usize),
    /// Several schemas.
    Ambiguous(&'n [usize]),
    /// None.
    Unknown,
}

/// The names of schemas. One is found by any spelling: `Cart Viewed`, `cart_viewed`, `CartViewed` and `cart-viewed` are
/// the same, unless schemas differ by nothing else; then each is found by its own. What one is called for people comes before
/// the other names of another one.
///
/// # Example
///
/// ```
/// use tablature_validator::{Named, Names};
///
/// let names = Names::new([vec!["CartViewed", "cart-viewed"], vec!["OrderPlaced"]]);
/// assert_eq!(names.find("Cart Viewed"), Named::Schema(0));
/// assert_eq!(names.find("order_placed"), Named::Schema(1));
/// assert_eq!(names.find("page"), Named::Unknown);
/// ```
#[derive(Debug)]
pub struct Names {
    /// By the names for people.
    titles: HashMap<Box<str>, Vec<usize>>,
    exact: HashMap<Box<str>, Vec<usize>>,
    folded: HashMap<Box<str>, Vec<usize>>,
    candidates: Candidates,
    shown: Vec<Box<str>>,
    n_schemas: usize,
    /// Suggestions for names that were met lately: a stream has the same again and again.
    suggested: Mutex<HashMap<Box<str>, Option<Box<str>>>>,
}

/// Names that suggestions are made for. A stream with more unknown names gets none for the others: each is compared with all
/// names of schemas.
const MAX_SUGGESTED: usize = 100;

impl Names {
    /// Creates the names of schemas: for each all that it is called by, the one for people first.
    pub fn new<'n>(schemas: impl IntoIterator<Item = Vec<&'n str>>) -> Self {
        let mut titles: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        let mut exact: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        let mut folded: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        let mut shown = BTreeSet::new();
        let mut n_schemas = 0;
        for (index, names) in schemas.into_iter().enumerate() {
            n_schemas += 1;
            if let Some(title) = names.first() {
                shown.insert(Box::from(*title));
                titles.entry(Box::from(*title)).or_default().push(index);
            }
            for name in names {
                for (by, name) in [(&mut exact, name.into()), (&mut folded, fold(name))] {
                    let known = by.entry(name).or_default();
                    if known.last() != Some(&index) {
                        known.push(index);
                    }
                }
            }
        }
        let shown: Vec<Box<str>> = shown.into_iter().collect();
        Self {
            candidates: Candidates::new(shown.iter().map(|name| &**name)),
            titles,
            exact,
            folded,
            shown,
            n_schemas,
            suggested: Mutex::default(),
        }
    }

    /// Returns what a name means.
    pub fn find(&self, name: &str) -> Named<'_> {
        let of = |found: &'_ [usize]| found.first().copied().filter(|_| found.len() == 1);
        let own = |by: &'_ HashMap<Box<str>, Vec<usize>>| by.get(name).and_then(|found| of(found));
        let exact = self.exact.get(name).map_or(&[][..], Vec::as_slice);
        if let Some(index) = own(&self.titles).or_else(|| of(exact)) {
            return Named::Schema(index);
        }
        let folded = self.folded.get(&fold(name)).map_or(&[][..], Vec::as_slice);
        match of(folded) {
            Some(index) => Named::Schema(index),
            None if folded.is_empty() => Named::Unknown,
            // Fewer share the spelling.
            None if !exact.is_empty() => Named::Ambiguous(exact),
            None => Named::Ambiguous(folded),
        }
    }

    /// Returns the number of schemas.
    pub(super) fn n_schemas(&self) -> usize {
        self.n_schemas
    }

    /// Returns the names for people, in their order.
    pub fn all(&self) -> impl ExactSizeIterator<Item = &str> {
        self.shown.iter().map(|name| &**name)
    }

    /// Returns the name that was probably meant.
    pub(super) fn nearest(&self, name: &str) -> Option<Box<str>> {
        const MAX_COMPARISONS: usize = 20_000;
        let mut suggested = self.suggested.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = suggested.get(name) {
            return known.clone();
        }
        if suggested.len() >= MAX_SUGGESTED {
            return None;
        }
        let budget = Cell::new(DISTANCE_COST * MAX_COMPARISONS);
        let near = self.candidates.nearest(name, |_| true, &budget).map(Into::into);
        suggested.insert(name.into(), near.clone());
        near
    }
}

/// Returns a name without what spellings differ in: case, spaces and punctuation.
fn fold(name: &str) -> Box<str> {
    let folded: String =
        name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // A name of nothing but punctuation is only itself.
    if folded.is_empty() { name.into() } else { folded.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_the_same() {
        let names = Names::new([vec!["CartViewed", "cart-viewed"], vec!["Été 2"], vec!["$"]]);
        for spelt in ["CartViewed", "Cart Viewed", "cart_viewed", "CART.VIEWED", "cartviewed"] {
            assert_eq!(names.find(spelt), Named::Schema(0), "{spelt}");
        }
        assert_eq!(names.find("été2"), Named::Schema(1));
        assert_eq!(names.find("$"), Named::Schema(2));
        for other in ["Cart", "", "-", "cart-viewed-2"] {
            assert_eq!(names.find(other), Named::Unknown, "{other}");
        }
        assert_eq!(names.all().collect::<Vec<_>>(), ["$", "CartViewed", "Été 2"]);
    }

    #[test]
    fn schemas_that_differ_in_spelling_only_are_found_by_their_own() {
        let names = Names::new([vec!["cart_viewed"], vec!["CartViewed"], vec!["X"], vec!["X"]]);
        assert_eq!(names.find("cart_viewed"), Named::Schema(0));
        assert_eq!(names.find("CartViewed"), Named::Schema(1));
        assert_eq!(names.find("Cart Viewed"), Named::Ambiguous(&[0, 1]));
        assert_eq!(names.find("X"), Named::Ambiguous(&[2, 3]));
        assert_eq!(names.find("x"), Named::Ambiguous(&[2, 3]));
    }

    #[test]
    fn titles_come_before_the_names_of_the_files_of_others() {
        let names = Names::new([vec!["$pageview", "pageview"], vec!["pageview", "pageview-2"]]);
        assert_eq!(names.find("$pageview"), Named::Schema(0));
        assert_eq!(names.find("pageview"), Named::Schema(1));
        assert_eq!(names.find("Pageview"), Named::Ambiguous(&[0, 1]));
    }

    #[test]
    fn a_name_that_is_nearly_known_is_suggested() {
        let names = Names::new([vec!["CartViewed"], vec!["OrderPlaced"]]);
        for _ in 0..2 {
            assert_eq!(names.nearest("CartVeiwed").as_deref(), Some("CartViewed"));
            assert_eq!(names.nearest("something else"), None);
        }
        for index in 0..2 * MAX_SUGGESTED {
            names.nearest(&format!("{index}"));
        }
        assert_eq!(names.suggested.lock().expect("nobody panicked").len(), MAX_SUGGESTED);
        assert_eq!(names.nearest("OrderPlacd"), None);
    }
}
