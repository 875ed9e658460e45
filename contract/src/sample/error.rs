//! Errors of payload generation.

use std::fmt;

use tablature_validator::SchemaError;

/// The error returned when no payload can be generated from a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleError {
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Schema(SchemaError),
    NoneFound {
        attempts: usize,
        last: Option<String>,
        /// A pattern for which strings are not built, but guessed.
        guessed: Option<String>,
    },
    NoRule,
    NoLimit,
}

impl SampleError {
    /// Returns the errors of the schema, if it is invalid.
    pub fn as_schema_error(&self) -> Option<&SchemaError> {
        match &self.kind {
            Kind::Schema(error) => Some(error),
            _ => None,
        }
    }

    /// Returns whether the schema is valid, but no payload of the requested kind was found.
    pub fn is_none_found(&self) -> bool {
        !matches!(self.kind, Kind::Schema(_))
    }
}

impl From<Kind> for SampleError {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl From<SchemaError> for SampleError {
    fn from(error: SchemaError) -> Self {
        Kind::Schema(error).into()
    }
}

impl fmt::Display for SampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Schema(error) => write!(f, "{error}"),
            Kind::NoneFound { attempts, last, guessed } => {
                write!(f, "no valid payload was found in {attempts} attempts")?;
                match (last, guessed) {
                    (Some(last), _) => write!(f, "; the last one was rejected: {last}"),
                    (None, Some(pattern)) => write!(
                        f,
                        "; strings for the pattern `{pattern}` can only be guessed, because it has look-around or back references"
                    ),
                    (None, None) => {
                        f.write_str("; the rules of the schema may contradict each other")
                    }
                }
            }
            Kind::NoRule => f.write_str("the schema has no rule that can be broken alone"),
            Kind::NoLimit => f.write_str("the schema sets no limits"),
        }
    }
}

impl std::error::Error for SampleError {}
