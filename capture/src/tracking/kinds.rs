//! What the rules of an entry are for: an event, messages without one, or all messages.

use tablature_schema::json::View;
use tablature_validator::MESSAGE_TYPES;

/// What rules for all messages of a plan are called.
const COMMON: [&str; 2] = ["common", "global"];

/// What the rules of an entry are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An event, which is named.
    Event,
    /// Messages of a type that have no event.
    Call(&'static str),
    /// All messages.
    Common,
}

impl Kind {
    /// Returns what an entry is for, by its type.
    pub(super) fn of(entry: View<'_>) -> Self {
        let own = entry.get("type").or_else(|| entry.get("eventType")).and_then(View::as_str);
        own.map_or(Self::Event, |own| Self::called(&own.to_lowercase()))
    }

    /// Returns what a member beside the list of events is for, by its key: `identify`.
    pub(super) fn called(word: &str) -> Self {
        if COMMON.contains(&word) {
            return Self::Common;
        }
        MESSAGE_TYPES.into_iter().find(|kind| *kind == word).map_or(Self::Event, Self::Call)
    }

    /// Returns the name of its schema, if it is for messages without an event; pages and screens may have a name of
    /// their own.
    pub(super) fn name(self, own: Option<&str>) -> Option<String> {
        let Self::Call(kind) = self else { return None };
        let own = own.filter(|own| {
            matches!(kind, "page" | "screen") && !own.eq_ignore_ascii_case(kind) && !own.is_empty()
        });
        Some(match own {
            Some(own) => format!("{own} {kind}"),
            None => kind[..1].to_uppercase() + &kind[1..],
        })
    }
}
