//! The schema of an event: its rules as the plan has them, with a name and a source.

use serde_json::{Map, Value, json};
use tablature_schema::{
    ir::SchemaError,
    load::{LoadOptions, NoSource, load},
    vocabulary,
};

use super::Event;
use crate::emit::{self, Draft};

/// The draft of rules that do not name theirs: what both vendors document.
const DEFAULT_DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Parts of a message, of which rules describe some; the first that they describe holds the payload.
const PARTS: [&str; 3] = ["properties", "traits", "context"];

/// What a message has beside its parts.
const FIELDS: [&str; 13] = [
    "anonymousId",
    "channel",
    "event",
    "integrations",
    "messageId",
    "name",
    "originalTimestamp",
    "receivedAt",
    "sentAt",
    "timestamp",
    "type",
    "userId",
    "version",
];

/// Returns the schema of an event. It keeps the draft of its rules.
pub(crate) fn schema(draft: &Draft<'_>, event: &Event, path: &str) -> Map<String, Value> {
    let mut rules = event.rules.clone();
    let given = rules.shift_remove("$schema");
    let common = event.common.as_ref();
    let draft_uri = given.as_ref().and_then(Value::as_str).unwrap_or(DEFAULT_DRAFT);
    // Up to draft 4, the keyword had no `$`.
    let id = if draft_uri.contains("draft-04") { "id" } else { "$id" };
    leave_keywords(&mut rules);
    let own_description = rules.shift_remove("description");
    let mut root = Map::new();
    root.insert("$schema".to_owned(), json!(draft_uri));
    root.insert(id.to_owned(), json!(draft.urn()));
    root.insert("title".to_owned(), json!(draft.root));
    let given = draft.description.map(str::to_owned).or_else(|| event.description.clone());
    let description = given.map(Value::String).or(own_description);
    if let Some(description) = description {
        root.insert("description".to_owned(), description);
    }
    let source = json!({ "table": path, "line": event.line, "version": draft.tables_version });
    root.insert(vocabulary::SOURCE.to_owned(), source);
    if let Some(pointer) = payload(&event.rules).or_else(|| payload(common?)) {
        root.insert(vocabulary::PAYLOAD_AT.to_owned(), json!(pointer));
    }
    root.append(&mut rules);
    // Rules say what is in the parts of a message, and leave it to the vendor what else a message has.
    if root.contains_key(vocabulary::PAYLOAD_AT) && !root.contains_key("additionalProperties") {
        root.insert("additionalProperties".to_owned(), json!(true));
    }
    if let Some(mut common) = common.cloned() {
        common.shift_remove("$schema");
        leave_keywords(&mut common);
        let all = root.entry("allOf").or_insert_with(|| json!([]));
        all.as_array_mut().into_iter().for_each(|all| all.push(json!(common)));
    }
    root
}

/// Removes what rules say of themselves; `labels` are no keyword, but Segment's own notes.
fn leave_keywords(rules: &mut Map<String, Value>) {
    for own in ["id", "$id", "title", "labels"] {
        rules.shift_remove(own);
    }
}

/// Returns the text of the schema of an event.
///
/// # Errors
///
/// Every reason why it is not a schema.
pub(crate) fn text(draft: &Draft<'_>, schema: Map<String, Value>) -> Result<String, SchemaError> {
    let text = emit::pretty(&Value::Object(schema));
    load(&draft.label(), text.as_bytes(), &LoadOptions::default(), &mut NoSource)?;
    Ok(text)
}

/// Returns where the payload is in the messages that rules describe; `None` if they describe the payload itself.
fn payload(rules: &Map<String, Value>) -> Option<&'static str> {
    let members = rules.get("properties")?.as_object()?;
    let is_object = |part: &&str| members.get(*part).is_some_and(describes_object);
    let first = *PARTS.iter().find(|part| is_object(part))?;
    // A payload may have a field that is called like a part of a message.
    let is_known = |name: &String| {
        let name = name.as_str();
        PARTS.contains(&name) || FIELDS.contains(&name)
    };
    let is_message = first == "properties" || members.keys().all(is_known);
    is_message.then_some(if first == "traits" { "/traits" } else { "/properties" })
}

fn describes_object(schema: &Value) -> bool {
    match schema.get("type") {
        Some(Value::String(ty)) => ty == "object",
        Some(Value::Array(types)) => types.iter().any(|ty| ty == "object"),
        _ => schema.is_object(),
    }
}
