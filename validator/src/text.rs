//! Findings about the text itself, before and beside what the schema says.

use std::ops::Range;

use serde_json::{Map, Number, Value};
use tablature_schema::{model::segments, vocabulary::DOCUMENTED_AS};

use crate::{
    checker::SchemaError,
    context::{Context, Located, Rule, Statement, Subject},
    finding::{Finding, Severity},
    json::{self, Decimal, Document, Duplicate, Fault, FaultKind, Kind, NodeRef, Origin, Places},
    spelling::Mixed,
};

/// The text is not JSON, or not as we read it.
pub(crate) fn fault(subject: &Subject, bytes: &[u8], origin: Origin, fault: &Fault) -> Finding {
    let code = fault.kind.code();
    let help = match fault.kind {
        FaultKind::Empty => "send one JSON document",
        FaultKind::InvalidUtf8 => "save the text as UTF-8 (RFC 8259 section 8.1)",
        FaultKind::Syntax => "write the document as RFC 8259 defines JSON",
        FaultKind::Truncated => "send the whole document: its end is missing",
        FaultKind::TooDeep => "nest the data less deeply",
    };
    let message = if subject.is_masked && fault.kind == FaultKind::Syntax {
        // The message quotes what it found.
        "the text is not JSON from here on".to_owned()
    } else {
        fault.message.clone()
    };
    // What a remedy says about a masked text is about its form only.
    let help = fault.help.unwrap_or(help);
    about_text(subject, &Places::new(bytes, origin), fault.span.clone(), code, message, help)
}

/// A byte order mark, which RFC 8259 section 8.1 forbids to send.
pub(crate) fn byte_order_mark(subject: &Subject, bytes: &[u8], origin: Origin) -> Vec<Finding> {
    match json::byte_order_mark(bytes) {
        0 => Vec::new(),
        length => vec![about_text(
            subject,
            &Places::new(bytes, origin),
            0..length,
            "byte-order-mark",
            "the text begins with a byte order mark".to_owned(),
            "save it as UTF-8 without byte order mark (RFC 8259 section 8.1)",
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
    let origin = Origin {
        record: places.record(),
        position: places.position(span.start),
        byte: places.byte(span.start),
    };
    Finding {
        help: Some(help.to_owned()),
        schema: subject.id.clone(),
        ..Finding::between_records(code, message, origin, span.len() as u64)
    }
}

/// Keys that their object has already, compared after unescaping. Readers disagree on which one counts.
pub(crate) fn duplicates(context: &Context<'_>, duplicates: &[Duplicate]) -> Vec<Finding> {
    duplicates
        .iter()
        .map(|duplicate| {
            let key = context.show_key(&duplicate.key);
            let first = context.places.position(duplicate.first.start);
            let says = Statement {
                code: "duplicate-key".to_owned(),
                severity: Severity::Error,
                message: format!(
                    "key `{key}` is there already, at line {}, column {}",
                    first.line, first.column
                ),
                help: Some("keep one of them: readers disagree on which one counts".to_owned()),
            };
            let at = key_of(context, duplicate.object, &key, duplicate.span.clone());
            let owner = context.subject.model.root();
            context.about_key(&at, Rule { pointer: "", keyword: "", owner }, says)
        })
        .collect()
}

/// Keys in another spelling than their payload.
pub(crate) fn mixed_spelling(context: &Context<'_>, mixed: &[Mixed]) -> Vec<Finding> {
    mixed
        .iter()
        .map(|mixed| {
            let (key, expected) = (&mixed.key, &mixed.expected);
            let (message, help) = if mixed.is_repeated {
                let message = format!("`{key}` repeats `{expected}` in another spelling");
                (message, "remove it".to_owned())
            } else {
                let message = format!(
                    "`{key}` is spelled otherwise than the payload's other keys, `{expected}`"
                );
                (message, format!("rename it to `{expected}`"))
            };
            let says = Statement {
                code: "mixed-spelling".to_owned(),
                severity: Severity::Error,
                message,
                help: Some(help),
            };
            let pointer = format!("{}/{DOCUMENTED_AS}", mixed.schema_pointer);
            let at = key_of(context, mixed.object, key, mixed.key_span.clone());
            context.about_key(&at, context.rule(&pointer), says)
        })
        .collect()
}

/// A key of an object, which may no longer be among its members.
fn key_of<'a>(
    context: &Context<'a>,
    object: json::NodeId,
    key: &str,
    key_span: Range<usize>,
) -> Located<'a> {
    let object = context.path_to(object);
    let mut pointer = object.pointer;
    tablature_schema::model::push_segment(&mut pointer, key);
    Located { node: object.node, pointer, key_span: Some(key_span), key: Some(key.to_owned()) }
}

/// A schema's text as a document with places, and as the value that the engine compiles.
pub(crate) fn read_schema(bytes: &[u8]) -> Result<(Document<'_>, Value), SchemaError> {
    /// As deep as the engine compiles without trouble.
    const DEPTH: usize = 128;
    let places = Places::new(bytes, Origin::FILE);
    let at = |span: &Range<usize>, message: String| {
        SchemaError::at(places.position(span.start), message)
    };
    let (document, duplicates) =
        json::parse(bytes, DEPTH).map_err(|fault| at(&fault.span, fault.message))?;
    if let Some(duplicate) = duplicates.first() {
        return Err(at(&duplicate.span, format!("key `{}` is there already", duplicate.key)));
    }
    let value = to_value(document.root()).map_err(|(span, literal)| {
        at(&span, format!("number `{literal}` cannot be held exactly"))
    })?;
    Ok((document, value))
}

/// The value as `serde_json` holds it; fails at a number that it would round.
fn to_value(node: NodeRef<'_>) -> Result<Value, (Range<usize>, String)> {
    Ok(match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(*value),
        Kind::String(text) => Value::String(text.clone().into_owned()),
        Kind::Number(literal) => {
            let number: Option<Number> = serde_json::from_str(literal).ok();
            let exact = number
                .filter(|number| Decimal::parse(&number.to_string()) == Decimal::parse(literal));
            exact.map(Value::Number).ok_or_else(|| (node.span(), (*literal).to_owned()))?
        }
        Kind::Array(_) => Value::Array(node.elements().map(to_value).collect::<Result<_, _>>()?),
        Kind::Object(_) => {
            let mut members = Map::new();
            for member in node.members() {
                members.insert(member.key.clone().into_owned(), to_value(node.at(member.value))?);
            }
            Value::Object(members)
        }
    })
}

/// The bytes of the value at a pointer, or of the innermost value on the way there.
pub(crate) fn span_at(document: &Document<'_>, pointer: &str) -> Range<usize> {
    let mut node = document.root();
    for segment in segments(pointer) {
        let index = segment.parse::<usize>().ok();
        let next = match node.kind() {
            Kind::Array(_) => index.and_then(|index| node.elements().nth(index)),
            _ => node.get(&segment),
        };
        let Some(next) = next else { break };
        node = next;
    }
    node.span()
}
