//! "Did you mean", as the end of a message.

use tablature_schema::suggest::nearest;

/// Returns `; did you mean …?`; empty if no name is near.
pub(crate) fn did_you_mean<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    nearest(name, known).map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}
