//! Cases through the library's checker.

use std::sync::Arc;

use tablature_schema::{
    ir::Draft,
    load::{LoadOptions, load},
};
use tablature_validator::{Checker, Formats, Verdict};

use super::{Case, Documents, Mode, Verdicts, options};
use crate::work::Work;

/// Returns the verdicts of the checker on all payloads of a case: the text as the suite has it, its draft by the
/// options where it does not name one itself. `work` gathers what the verdicts took.
pub(super) fn verdicts(
    case: &Case<'_>,
    mode: Mode,
    documents: &Documents,
    work: &mut Work,
) -> Verdicts {
    let checker = checker(case, mode, documents);
    let mut verdict = |payload: &[u8]| {
        let checker = checker.as_ref().map_err(String::clone)?;
        let (verdict, steps, limit) = checker.verdict_and_steps(payload);
        work.add(steps, limit);
        match verdict {
            Verdict::Valid => Ok(true),
            Verdict::Invalid => Ok(false),
            _ => Err("undecided".to_owned()),
        }
    };
    case.tests.iter().map(|test| verdict(test.data.get().as_bytes())).collect()
}

fn checker(case: &Case<'_>, mode: Mode, documents: &Documents) -> Result<Checker, String> {
    let formats = if mode.asserts_formats { Formats::Asserted } else { Formats::Annotation };
    let options = options().with_formats(formats).with_content(mode.asserts_content);
    let path = case.path();
    let mut load_options = LoadOptions::default();
    load_options.draft =
        Draft::from_name(case.draft_argument()).ok_or("the suite has a draft of its own")?;
    let text = case.schema.get().as_bytes();
    load(&path, text, &load_options, &mut documents.of(case))
        .and_then(|ir| Checker::from_ir(&path, Arc::new(ir), options))
        .map_err(|error| error.to_string())
}
