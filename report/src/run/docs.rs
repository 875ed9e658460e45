//! Documentation of codes, for formats that include it.

use tablature_validator::{
    Severity,
    codes::{self, CodeIndex, Fault},
};

use crate::notice::RuleDoc;

/// Returns the documentation of a code, from the validator or from schemas.
pub fn of_code(index: &CodeIndex, name: &str) -> RuleDoc {
    let faults = index.faults(name);
    if let Some(code) = codes::find(name) {
        return RuleDoc {
            summary: code.summary().to_owned(),
            help: code.documentation.trim_end().to_owned(),
            severity: code.severity,
        };
    }
    let remedies = remedies(faults);
    let worst = faults.iter().map(|fault| fault.severity).max();
    RuleDoc {
        summary: format!("The rule `{name}` of a schema."),
        help: format!("# {name}\n\n{remedies}"),
        severity: worst.unwrap_or(Severity::Error),
    }
}

/// Lists each help once, with the places in schemas that have it.
fn remedies(faults: &[Fault]) -> String {
    let mut remedies: Vec<(&str, Vec<String>)> = Vec::new();
    for fault in faults {
        let place = format!("`{}` of `{}`", fault.fields.join("`, `"), fault.schema);
        match remedies.iter_mut().find(|(help, _)| *help == fault.help) {
            Some((_, places)) => places.push(place),
            None => remedies.push((&fault.help, vec![place])),
        }
    }
    let lines: Vec<String> =
        remedies.iter().map(|(help, places)| format!("- {help}: {}", places.join("; "))).collect();
    lines.join("\n")
}
