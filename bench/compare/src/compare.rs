//! Verdicts of ours beside those of the oracles: differences, their smallest form, and what explains them.

mod explained;
mod shrink;

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde_json::Value;

use crate::{
    draft::Draft,
    exact,
    json::Json,
    oracles::{Answer, Compiled, Oracles},
    ours::{Mode, Ours, Verdict},
};

pub use explained::{Explanation, LIST, explanation, is_beyond_regex};
pub use shrink::shrunk;

/// Our verdict on a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Own {
    /// It took the schema and judged the payload.
    Judged(Verdict),
    /// It reports the schema as invalid.
    Refused,
    /// It panicked: always a fault.
    Panicked,
}

/// All verdicts on a pair of a schema and a payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// Ours.
    pub ours: Own,
    /// The crate `jsonschema`.
    pub jsonschema: Answer,
    /// The crate `boon`.
    pub boon: Answer,
    /// The oracle for numbers, asked only where another could not be.
    pub exact: Option<bool>,
}

impl Verdicts {
    /// Returns whether somebody differs from ours. An oracle that panicked differs from nobody.
    pub fn differ(&self) -> bool {
        let is_valid = match self.ours {
            Own::Judged(Verdict::Valid) => true,
            Own::Judged(Verdict::Invalid) => false,
            Own::Judged(Verdict::Undecided) | Own::Panicked => return true,
            Own::Refused => {
                return [&self.jsonschema, &self.boon]
                    .into_iter()
                    .any(|one| one.is_valid().is_some());
            }
        };
        let differs = |answer: &Answer| match answer {
            Answer::Valid | Answer::Invalid => answer.is_valid() != Some(is_valid),
            Answer::Refused(_) => true,
            Answer::Panicked | Answer::NotAsked => false,
        };
        differs(&self.jsonschema)
            || differs(&self.boon)
            || self.exact.is_some_and(|exact| exact != is_valid)
    }
}

/// A schema, read by all.
pub struct Subject {
    /// The schema.
    pub schema: Json,
    /// Its draft.
    pub draft: Draft,
    documents: Arc<BTreeMap<String, Value>>,
    ours: Option<Result<Ours, String>>,
    /// Verdicts of the oracles.
    pub oracles: Oracles,
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject").field("schema", &self.schema).finish_non_exhaustive()
    }
}

impl Subject {
    /// Compiles a schema by all three. `stage` receives the oracle that is at work.
    pub fn new(
        schema: Json,
        draft: Draft,
        documents: &Arc<BTreeMap<String, Value>>,
        stage: &mut dyn FnMut(&'static str),
    ) -> Self {
        stage("tablature");
        let text = schema.to_string();
        let ours =
            crate::oracles::caught(|| Ours::compile(text.as_bytes(), documents, Mode::DEFAULT));
        let oracles = Oracles::compile(&schema, draft, documents, Mode::DEFAULT, stage);
        Self { schema, draft, documents: Arc::clone(documents), ours, oracles }
    }

    /// Returns why ours does not take the schema.
    pub fn refusal(&self) -> Option<&str> {
        self.ours.as_ref()?.as_ref().err().map(String::as_str)
    }

    /// Returns whether ours or an oracle does not take the schema.
    pub fn is_refused(&self) -> bool {
        self.refusal().is_some()
            || matches!(self.oracles.jsonschema, Compiled::Refused(_))
            || matches!(self.oracles.boon, Compiled::Refused(_))
    }

    /// Judges a payload by all three.
    pub fn judge(&self, payload: &Json, stage: &mut dyn FnMut(&'static str)) -> Verdicts {
        stage("tablature");
        let ours = match &self.ours {
            None => Own::Panicked,
            Some(Err(_)) => Own::Refused,
            Some(Ok(ours)) => {
                let text = payload.to_string();
                let verdict = crate::oracles::caught(|| ours.verdict(text.as_bytes()));
                verdict.map_or(Own::Panicked, Own::Judged)
            }
        };
        let [jsonschema, boon] = self.oracles.judge(payload, stage);
        let is_open = [&jsonschema, &boon].contains(&&Answer::NotAsked);
        let is_draft_4 = self.draft == Draft::Four;
        let exact = if is_open { exact::verdict(&self.schema, payload, is_draft_4) } else { None };
        Verdicts { ours, jsonschema, boon, exact }
    }

    /// Compiles another schema with the same documents.
    #[must_use]
    pub fn with_schema(&self, schema: Json, stage: &mut dyn FnMut(&'static str)) -> Self {
        Self::new(schema, self.draft, &self.documents, stage)
    }
}

/// A pair on which ours and an oracle differ, as small as it could be made.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The draft of the schema.
    pub draft: Draft,
    /// The schema.
    pub schema: Json,
    /// The payload.
    pub payload: Json,
    /// Who says what.
    pub verdicts: Verdicts,
    /// Why schemas were not taken: ours, `jsonschema`, `boon`.
    pub reasons: [Option<String>; 3],
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  schema:     {}", self.schema)?;
        writeln!(f, "  payload:    {}", self.payload)?;
        writeln!(f, "  tablature:  {:?}", self.verdicts.ours)?;
        writeln!(f, "  jsonschema: {:?}", self.verdicts.jsonschema)?;
        writeln!(f, "  boon:       {:?}", self.verdicts.boon)?;
        if let Some(exact) = self.verdicts.exact {
            writeln!(f, "  exact:      {:?}", Answer::of(exact))?;
        }
        for (name, reason) in ["tablature", "jsonschema", "boon"].into_iter().zip(&self.reasons) {
            if let Some(reason) = reason {
                writeln!(f, "  {name} does not take the schema: {reason}")?;
            }
        }
        Ok(())
    }
}
