//! Keywords that we add to the engine, or take over from it, one file for each family.

mod bounds;
mod const_;
mod max_age;
mod multiple_of;

use jsonschema::{Keyword, ValidationError, ValidationOptions, paths::Location};
use serde_json::{Map, Value};
use tablature_schema::vocabulary;

use crate::{
    Timestamp,
    json::{Decimal, Kind, NodeRef, Payload},
    format::is_date,
};

type Compiled<'a> = Result<Box<dyn for<'i> Keyword<'i, Payload>>, ValidationError<'a>>;
type Factory = for<'a> fn(&'a Map<String, Value>, &'a Value, Location) -> Compiled<'a>;

/// The built-in keywords that would round a number into another verdict.
const EXACT: [(&str, Factory); 6] = [
    ("const", const_::compile),
    ("exclusiveMaximum", bounds::compile_exclusive_maximum),
    ("exclusiveMinimum", bounds::compile_exclusive_minimum),
    ("maximum", bounds::compile_maximum),
    ("minimum", bounds::compile_minimum),
    ("multipleOf", multiple_of::compile),
];

/// Registers all of them. `now` is the clock that freshness is judged against, if it is; the built-in keywords are
/// only taken over where the schema's dialect has them.
pub(super) fn register<R>(
    mut options: ValidationOptions<'_, R, Payload>,
    now: Option<Timestamp>,
    has_validation: bool,
) -> ValidationOptions<'_, R, Payload> {
    for (name, factory) in EXACT.into_iter().filter(|_| has_validation) {
        options = options.with_keyword(name, factory);
    }
    options
        .with_keyword(vocabulary::MAX_AGE, move |_, value, _| max_age::compile(value, now))
        .with_format("date-time", |text| text.parse::<Timestamp>().is_ok())
        .with_format("date", is_date)
}

/// A keyword that only answers yes or no: message and code are given where findings are made.
trait Test: Send + Sync + 'static {
    fn accepts(&self, value: NodeRef<'_>) -> bool;
}

struct Tested<T>(T);

impl<'i, T: Test> Keyword<'i, Payload> for Tested<T> {
    fn validate(&self, instance: NodeRef<'i>) -> Result<(), ValidationError<'i>> {
        if self.0.accepts(instance) { Ok(()) } else { Err(ValidationError::custom("")) }
    }

    fn is_valid(&self, instance: NodeRef<'i>) -> bool {
        self.0.accepts(instance)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "factories of keywords may fail")]
fn test<'a>(test: impl Test) -> Compiled<'a> {
    Ok(Box::new(Tested(test)))
}

fn number(value: NodeRef<'_>) -> Option<Decimal> {
    match value.kind() {
        Kind::Number(literal) => Some(Decimal::parse(literal)),
        _ => None,
    }
}

/// A number in a schema as it prints: a double stands for the shortest decimal that names it.
fn limit(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(Decimal::parse(&number.to_string())),
        _ => None,
    }
}
