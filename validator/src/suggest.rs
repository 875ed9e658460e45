//! "Did you mean": the nearest of the names that would have been right.

pub(crate) use tablature_schema::suggest::nearest;
