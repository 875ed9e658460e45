//! The keywords that Tablature adds to JSON Schema 2020-12.
//!
//! Another validator reads them as annotations and ignores them, except that `maxAge` is asserted by Tablature. None of
//! them makes a document valid that is invalid under plain JSON Schema.

use crate::ir::Keyword;

/// On a `date-time` string: an ISO 8601 duration of fixed length (`PT1H`, `P7D`). A value older than the clock minus
/// this duration is an error; exactly that old is valid.
pub const MAX_AGE: &str = Keyword::MaxAge.name();

/// On a string: the documented values. Another value is a warning.
pub const KNOWN_VALUES: &str = Keyword::KnownValues.name();

/// On an optional field whose schema also accepts `null`: `null` is treated as absent, with a warning.
pub const NULL_MEANS_ABSENT: &str = Keyword::NullMeansAbsent.name();

/// On a string: a recommended style. A value in another style gets advice, never an error.
pub const RECOMMENDED_PATTERN: &str = Keyword::RecommendedPattern.name();

/// On any subschema: `{"code", "help", "on"?}`, the code and the help for violations of this subschema's own keywords.
/// `on` lists the keywords that it is for; without it, all except `type`.
pub const FAULT: &str = Keyword::Fault.name();

/// On a property: the documented name, where the name on the wire differs.
pub const DOCUMENTED_AS: &str = Keyword::DocumentedAs.name();

/// On any subschema: its name in generated Rust code, of the type if it begins with a capital, else of the field.
pub const RUST_NAME: &str = Keyword::RustName.name();

/// Beside `enum` or `knownValues`: the names of the variants in generated Rust code, by their values (a string as it
/// is, else as JSON).
pub const RUST_NAMES: &str = Keyword::RustNames.name();

/// On a property or a type: its documentation. One object or a list of them. An entry with `keywords` is for those
/// keywords only; the first entry without is for all others.
pub const SOURCE: &str = Keyword::Source.name();

/// On any subschema: a schema under which the value should be valid (RFC 2119 "should"). A violation is a warning,
/// never an error.
pub const SHOULD: &str = Keyword::Should.name();

/// On an object: a list of `{"field", "from", "pattern", "expect", "code", "help", "source"?}`. Where the
/// string at pointer `from` matches `pattern`, the string at pointer `field` should equal `expect` with
/// `$1`, `$2` … replaced by the captures. Disagreement is a warning; an absent field agrees.
pub const AGREEMENT: &str = Keyword::Agreement.name();

/// On a schema of whole messages: the JSON Pointer to the payload in them. Where payloads are checked, the message around
/// the payload is checked by this schema.
pub const PAYLOAD_AT: &str = Keyword::PayloadAt.name();

/// The meta-schema: JSON Schema 2020-12 and the form of these keywords.
pub const META_SCHEMA: &str = include_str!("../meta/schema.json");

/// Every keyword of the vocabulary.
pub const KEYWORDS: [&str; 12] = [
    MAX_AGE,
    KNOWN_VALUES,
    NULL_MEANS_ABSENT,
    RECOMMENDED_PATTERN,
    FAULT,
    DOCUMENTED_AS,
    RUST_NAME,
    RUST_NAMES,
    SOURCE,
    SHOULD,
    AGREEMENT,
    PAYLOAD_AT,
];
