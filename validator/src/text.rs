//! Findings about the JSON text itself, independent of the schema.

use std::ops::Range;

use tablature_schema::{
    ir::Keyword,
    json::{self, Duplicate, Fault, FaultKind, Origin, Places},
};

use crate::{
    context::{Context, Key, Rule, Statement, Subject},
    finding::{Finding, Severity, TOO_MANY, Unreported},
    shorten::{MAX_KEY, shorten},
    spelling::Mixed,
};

/// Returns the finding about a text that is not JSON, or exceeds a limit of the reader.
pub(crate) fn fault(subject: &Subject, bytes: &[u8], origin: Origin, fault: &Fault) -> Finding {
    let code = fault.kind.code();
    let help = match fault.kind {
        FaultKind::Empty => "send one JSON document",
        FaultKind::InvalidUtf8 => "save the text as UTF-8 (RFC 8259 section 8.1)",
        FaultKind::Syntax => "write the document as RFC 8259 defines JSON",
        FaultKind::Truncated => "send the whole document: its end is missing",
        FaultKind::TooDeep => "nest the data less deeply",
        FaultKind::TooLong => "send it in several parts",
    };
    let message = if subject.is_masked && fault.kind == FaultKind::Syntax {
        // The message quotes the payload.
        "the text is not valid JSON from here on".to_owned()
    } else {
        fault.message.clone()
    };
    // The remedies for masked texts do not quote them.
    let help = fault.help.unwrap_or(help);
    about_text(subject, &Places::new(bytes, origin), fault.span.clone(), code, message, help)
}

/// Returns the finding about a byte order mark, which RFC 8259 section 8.1 forbids.
pub(crate) fn byte_order_mark(subject: &Subject, bytes: &[u8], origin: Origin) -> Vec<Finding> {
    match json::byte_order_mark(bytes) {
        0 => Vec::new(),
        length => vec![about_text(
            subject,
            &Places::new(bytes, origin),
            0..length,
            "byte-order-mark",
            "the text begins with a byte order mark".to_owned(),
            "save it as UTF-8 without a byte order mark (RFC 8259 section 8.1)",
        )],
    }
}

fn about_text(
    subject: &Subject,
    places: &Places<'_>,
    span: Range<usize>,
    code: &str,
    message: String,
    help: &str,
) -> Finding {
    let origin = Origin::new(places.record(), places.position(span.start), places.byte(span.start));
    Finding {
        help: Some(help.to_owned()),
        schema: subject.name.clone(),
        ..Finding::between_records(code, message, origin, span.len() as u64)
    }
}

/// Returns the findings about duplicate keys, which are compared after unescaping, and the count of those beyond the limit.
pub(crate) fn duplicates(
    context: &Context<'_>,
    duplicates: &[Duplicate],
    limit: usize,
) -> (Vec<Finding>, Option<Unreported>) {
    let finding = |duplicate: &Duplicate| {
        let first = context.places.position(duplicate.first.start);
        // Messages about JSON Lines hold no number of a line: a block is checked before it is known where it is.
        let place = if context.places.position(duplicate.span.start).line == first.line {
            format!("column {} of this line", first.column)
        } else {
            format!("line {}, column {}", first.line, first.column)
        };
        let statement = Statement {
            code: "duplicate-key".to_owned(),
            severity: Severity::Error,
            message: format!(
                "duplicate key `{}`, first at {place}",
                context.show_key(&duplicate.key),
            ),
            help: Some("keep one of them: parsers disagree on which one counts".to_owned()),
        };
        let object = context.node(duplicate.object);
        let key = Key { object, name: &duplicate.key, span: duplicate.span.clone() };
        context.about_key(&key, Rule::Text, statement)
    };
    let beyond = unreported("duplicate-key", duplicates.len(), limit);
    (duplicates.iter().take(limit).map(finding).collect(), beyond)
}

/// Returns the findings about keys that are not in the spelling of the payload, and the count of those beyond the limit.
pub(crate) fn mixed_spelling(
    context: &Context<'_>,
    mixed: &[Mixed],
    limit: usize,
) -> (Vec<Finding>, Option<Unreported>) {
    let finding = |mixed: &Mixed| {
        let key = shorten(&mixed.key, MAX_KEY);
        let expected = shorten(&mixed.expected, MAX_KEY);
        let (message, help) = if mixed.is_repeated {
            let message = format!("`{key}` repeats `{expected}` in another spelling");
            (message, "remove it".to_owned())
        } else {
            let message =
                format!("`{key}` should be spelled `{expected}`, like the payload's other keys");
            (message, format!("rename it to `{expected}`"))
        };
        let statement = Statement {
            code: "mixed-spelling".to_owned(),
            severity: Severity::Error,
            message,
            help: Some(help),
        };
        let object = context.node(mixed.object);
        let key = Key { object, name: &mixed.key, span: mixed.key_span.clone() };
        context.about_key(&key, Rule::Keyword(mixed.schema, Keyword::DocumentedAs), statement)
    };
    let beyond = unreported("mixed-spelling", mixed.len(), limit);
    (mixed.iter().take(limit).map(finding).collect(), beyond)
}

/// Returns the count of the errors of one code that are beyond the limit.
fn unreported(code: &str, all: usize, limit: usize) -> Option<Unreported> {
    let count = all.saturating_sub(limit) as u64;
    (count > 0).then(|| Unreported { severity: Severity::Error, code: code.to_owned(), count })
}

/// Returns the finding that says how many more findings there are than are reported; `None` if all are.
pub(crate) fn too_many(
    context: &Context<'_>,
    limit: usize,
    unreported: &[Unreported],
) -> Option<Finding> {
    let severity = unreported.iter().map(|unreported| unreported.severity).max()?;
    let more: u64 = unreported.iter().map(|unreported| unreported.count).sum();
    let statement = Statement {
        code: TOO_MANY.to_owned(),
        severity,
        message: format!(
            "too many findings: only the first {limit} of a kind are reported, and {more} more are not"
        ),
        help: Some("fix what is reported, and check again; totals count all".to_owned()),
    };
    Some(context.about_value(context.document.root(), Rule::Text, statement))
}
