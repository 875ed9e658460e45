//! What there is to know about the codes of a run, for formats that carry it.

use tablature_validator::{
    Severity,
    codes::{self, CodeIndex, Fault},
};

use crate::notice::RuleDoc;

/// The documentation of a code: of the validator's own, or what schemas say of theirs.
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
        summary: format!("A rule that schemas call `{name}`."),
        help: format!("# {name}\n\n{remedies}"),
        severity: worst.unwrap_or(Severity::Error),
    }
}

/// Each remedy once, with the places of schemas that have it.
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
