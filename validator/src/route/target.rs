//! What a schema describes in a record: the payload, or the whole message around it.

use tablature_schema::ir::Ir;

use super::layout::Path;
use crate::checker::Checker;

/// A schema that can be used, and where the value that it describes is in a record.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) checker: Checker,
    /// Where the payload is in what the schema describes, if that is a message.
    own: Option<Path>,
    pub(super) path: Path,
    /// The same as text.
    pub(super) pointer: String,
}

/// Parts of a message, of which `--payload` names one that a schema of another kind of message does not have.
const PARTS: [&str; 3] = ["properties", "traits", "context"];

impl Target {
    /// Returns what a schema describes in records with their payload at a path.
    pub(super) fn new(checker: Checker, payload: &Path) -> Self {
        let own = own_payload(checker.ir());
        let path = described(payload, own.as_ref());
        let pointer = path.to_string();
        Self { checker, own, path, pointer }
    }

    /// Returns where the value that the schema describes is in records with their payload at another path.
    pub(super) fn path_around(&self, payload: &Path) -> Path {
        described(payload, self.own.as_ref())
    }
}

/// Returns where the payload is in what a schema describes; `None` if it describes the payload itself.
pub(super) fn own_payload(ir: &Ir) -> Option<Path> {
    let own: Path = ir.node(ir.root()).annotations.payload_at.as_deref()?.parse().ok()?;
    Some(own).filter(|own| !own.is_empty())
}

/// Returns where the value that a schema describes is, if payloads are at `payload` in a record.
pub(super) fn described(payload: &Path, own: Option<&Path>) -> Path {
    own.map_or_else(|| payload.clone(), |own| message(payload, own))
}

/// Returns where the message is whose payload is at `own` in it, if payloads are at `payload` in a record.
fn message(payload: &Path, own: &Path) -> Path {
    let is_part = |path: &Path| path.keys().last().is_some_and(|last| PARTS.contains(&last));
    match payload.without(own) {
        Some(around) => around,
        None if is_part(payload) => payload.parent(),
        // The path is to the message.
        None => payload.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_around_its_payload() {
        for (payload, own, expected) in [
            ("/properties", "/properties", ""),
            ("/message/properties", "/properties", "/message"),
            ("/a/b/c", "/b/c", "/a"),
            ("/properties", "/traits", ""),
            ("/message/traits", "/properties", "/message"),
            ("/data", "/properties", "/data"),
            ("", "/properties", ""),
        ] {
            let path = |text: &str| text.parse::<Path>().expect("a pointer");
            assert_eq!(message(&path(payload), &path(own)), path(expected), "{payload} {own}");
        }
    }
}
