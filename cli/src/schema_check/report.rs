//! Reports errors and warnings in schemas as findings.

use std::path::Path;

use tablature_files::ReadLimit;
use tablature_input::Source;
use tablature_report::{Excerpted, Reason};
use tablature_schema::{
    ir::SchemaErrorItem,
    json::{Beside, Places},
};
use tablature_validator::{Finding, Origin, Severity};

use super::{Items, items::DocumentItems};
use crate::{ExitStatus, check::Reporter};

/// Reports every item, and what cannot be read.
///
/// # Errors
///
/// The output cannot be written.
pub(crate) fn report(
    items: &Items,
    schemas: usize,
    limit: ReadLimit,
    mut reporter: Reporter<'_, '_>,
) -> anyhow::Result<ExitStatus> {
    reporter.begin()?;
    reporter.tally.summary_mut().files = schemas as u64;
    for DocumentItems { name, items, unreadable } in items.documents() {
        reporter.input(&Source::File(name.into()))?;
        if let Some(why) = unreadable {
            reporter.unreadable(Reason::Input, why, why)?;
        }
        if items.is_empty() {
            continue;
        }
        let text = tablature_files::read(Path::new(name), limit).ok();
        let text = text.as_deref();
        let excerpted =
            text.map(|bytes| Excerpted { bytes, origin: Origin::FILE, beside: Beside::default() });
        let places = Places::new(text.unwrap_or_default(), Origin::FILE);
        for (severity, item) in items {
            let text = text.map(|text| (text, &places));
            reporter.finding(finding(severity, item, text), excerpted)?;
        }
    }
    reporter.end()?;
    Ok(reporter.status())
}

/// Returns the item as a finding about its document, whose text comes with its places.
fn finding(
    severity: Severity,
    item: &SchemaErrorItem,
    text: Option<(&[u8], &Places<'_>)>,
) -> Finding {
    let position = item.position.unwrap_or(Origin::FILE.position);
    let start = text.map_or(0, |(_, places)| places.offset(position));
    let length = text.map_or(0, |(text, _)| token(&text[start..]));
    let origin = Origin::new(None, position, start as u64);
    let mut finding =
        Finding::between_records(item.code, item.message.clone(), origin, length as u64);
    finding.severity = severity;
    finding.help.clone_from(&item.help);
    finding.pointer.clone_from(&item.pointer);
    finding.schema_pointer.clone_from(&item.pointer);
    // The name of the last member on the way, what a person looks for in the text; elements have none.
    let is_name = |segment: &&str| !segment.bytes().all(|byte| byte.is_ascii_digit());
    let name = item.pointer.rsplit('/').find(is_name).unwrap_or_default();
    name.clone_into(&mut finding.keyword);
    finding
}

/// Returns the length of the string, number, word or bracket that a text begins with.
fn token(text: &[u8]) -> usize {
    match text.first() {
        None => 0,
        Some(b'"') => {
            let mut is_escaped = false;
            let end = text.iter().skip(1).position(|byte| match (is_escaped, byte) {
                (true, _) => {
                    is_escaped = false;
                    false
                }
                (false, b'\\') => {
                    is_escaped = true;
                    false
                }
                (false, byte) => matches!(byte, b'"' | b'\n'),
            });
            end.map_or(text.len(), |end| end + 2)
        }
        Some(_) => {
            let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
            text.iter().take_while(is_part).count().max(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn tokens_end_where_values_do() {
        for (text, expected) in
            [(r#""a\"b": 1"#, 6), ("-1.5e3,", 6), ("true}", 4), ("{}", 1), ("", 0), ("\"a", 2)]
        {
            assert_eq!(token(text.as_bytes()), expected, "{text}");
        }
    }
}
