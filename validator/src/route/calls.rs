//! Messages that name no event, and say by their type what they are, as Segment and `RudderStack` define them.

use tablature_schema::json::{Kind, NodeRef};

use super::{
    layout::Path,
    names::{Named, Names},
};

/// The types of messages that have no event: all but `track`.
///
/// ```
/// assert!(tablature_validator::MESSAGE_TYPES.contains(&"identify"));
/// ```
pub const MESSAGE_TYPES: [&str; 5] = ["identify", "group", "page", "screen", "alias"];

/// The member that holds the payload of messages about users and groups.
const TRAITS: &str = "traits";

/// A message that names no event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call<'a> {
    /// Its type: `identify`.
    pub(super) kind: &'static str,
    /// Where the type stands.
    pub(super) value: NodeRef<'a>,
    /// What a page or a screen is called.
    name: Option<&'a str>,
}

impl<'a> Call<'a> {
    /// Returns what a message is, if its type says that it names no event.
    pub(super) fn of(message: NodeRef<'a>) -> Option<Self> {
        let value = message.get("type")?;
        let own = value.as_str()?;
        let kind = MESSAGE_TYPES.into_iter().find(|kind| *kind == own)?;
        let name = message.get("name").and_then(NodeRef::as_str);
        Some(Self { kind, value, name: name.filter(|_| matches!(kind, "page" | "screen")) })
    }

    /// Returns what the record around a name is, if it has none at `by`.
    pub(super) fn instead_of(by: &Path, record: NodeRef<'a>) -> Option<Self> {
        let has_name = by.find(record).is_ok_and(|value| match value.kind() {
            Kind::Null => false,
            _ => value.as_str() != Some(""),
        });
        if has_name { None } else { Self::of(by.parent().find(record).ok()?) }
    }

    /// Returns the schema for it: of a page or a screen the one with its name, as `Home page`; else that of all
    /// messages of the type.
    pub(super) fn find<'n>(&self, names: &'n Names) -> Named<'n> {
        let own = self.name.map(|name| names.find(&format!("{name} {}", self.kind)));
        own.filter(|own| *own != Named::Unknown).unwrap_or_else(|| names.find(self.kind))
    }

    /// Returns where the payload is in a record, if events have theirs at `payload`: what users and groups are is in their
    /// traits.
    pub(super) fn payload(&self, payload: &Path) -> Path {
        let is_of_events = payload.keys().last() == Some("properties");
        if is_of_events && matches!(self.kind, "identify" | "group") {
            return payload.parent().join(&Path::member(TRAITS));
        }
        payload.clone()
    }

    /// Returns whether a record without an event has what vendors put into every message.
    pub(super) fn is_message(record: NodeRef<'_>) -> bool {
        let is_object =
            |name: &str| record.get(name).is_some_and(|it| matches!(it.kind(), Kind::Object));
        Call::of(record).is_some()
            && (is_object(TRAITS) || is_object("properties"))
            && ["messageId", "anonymousId", "userId", "context"]
                .iter()
                .any(|name| record.get(name).is_some())
    }
}
