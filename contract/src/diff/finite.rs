//! Writers that send only some values, which are all tried.

use serde_json::Value;
use tablature_schema::ir::Keyword;
use tablature_validator::{Checker, Options};

use super::{
    emit::value_of,
    oracle::{Terms, accepts, checker},
    promises,
    reduce::Pair,
};

/// The maximum number of values that are tried.
const MAX_VALUES: usize = 5000;

/// Returns the values that the writer's schema lists, if they are too many to try them all for a proof.
pub(super) fn long_list(pair: &Pair) -> Option<&[Value]> {
    let listed = value_of(pair.writer.as_object()?, Keyword::Enum)?.as_array()?;
    (listed.len() > MAX_VALUES).then_some(listed)
}

/// Decides whether the reader accepts every value that the writer's schema lists and accepts; `None` if it lists none,
/// or that is undecided.
pub(super) fn decide(pair: &Pair, terms: Terms<'_>) -> Option<bool> {
    // What is fresh now is not fresh for ever.
    if !pair.is_exact || promises::is_asked(&pair.writer) || promises::is_asked(&pair.reader) {
        return None;
    }
    let fields = pair.writer.as_object()?;
    let values = match (value_of(fields, Keyword::Const), value_of(fields, Keyword::Enum)) {
        (Some(only), _) => std::slice::from_ref(only),
        (None, Some(Value::Array(values))) if values.len() <= MAX_VALUES => values,
        _ => return None,
    };
    let compiled = |schema: &Value| -> Option<Checker> {
        terms.ledger.reduced_was_compiled();
        checker(schema, Options::at(terms.now)).ok()
    };
    let (writer, reader) = (compiled(&pair.writer)?, compiled(&pair.reader)?);
    let mut all = true;
    for value in values {
        match (accepts(&writer, value), accepts(&reader, value)) {
            (Some(false), _) | (_, Some(true)) => {}
            (Some(true), Some(false)) => return Some(false),
            _ => all = false,
        }
    }
    all.then_some(true)
}
