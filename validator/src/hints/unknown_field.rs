//! `unknown-field`: a field that the schema does not declare. Objects are open, because vendors add fields.

use std::ops::Range;

use tablature_schema::{
    ir::Keyword,
    json::{Member, NodeId, NodeRef},
};

use super::{Hints, Mark, UNKNOWN_FIELD};
use crate::{
    context::Rule,
    explain::{Message, message, unknown_field_help},
    finding::Severity,
};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    object: NodeRef<'a>,
    member: &'a Member<'a>,
    applied: &Range<usize>,
) {
    let context = hints.context;
    let applied = &hints.applied[applied.clone()];
    let owner = applied.iter().find(|id| hints.marks.of(**id).has(Mark::FIELDS));
    let (Some(owner), name) = (owner.copied(), member.name()) else { return };
    if applied.iter().any(|id| context.subject.mentions(*id, name)) {
        return;
    }
    let fields = applied.to_vec();
    let rule = Rule::Keyword(owner, Keyword::Properties);
    let spot = context.spot_of_key(object.at(member.value));
    hints.push(spot, rule, CODE, Some(member.key()), |context| {
        let help = fields.iter().find_map(|id| unknown_field_help(context, *id, object, name));
        words(&context.show_key(member.key()), help)
    });
}

/// Severity and code.
pub(super) const CODE: (Severity, &str) = (Severity::Warning, UNKNOWN_FIELD);

/// Returns what is said of the field `name`.
pub(super) fn words(name: &str, help: Option<String>) -> Message {
    message(format!("unknown field `{name}`"), help)
}

/// The members that were reported, by their values. A record may have millions, so each takes a bit.
#[derive(Debug, Default)]
pub(super) struct Reported {
    words: Vec<u64>,
}

impl Reported {
    /// Adds a member; returns whether it was not there.
    pub(super) fn insert(&mut self, value: NodeId) -> bool {
        let (word, bit) = (value.index() / 64, 1 << (value.index() % 64));
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        let is_new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        is_new
    }
}

#[cfg(test)]
mod tests {
    use tablature_schema::json::parse;

    use super::*;

    #[test]
    fn each_member_is_new_once() {
        let text = format!("[{}]", vec!["1"; 200].join(","));
        let (document, _) = parse(text.as_bytes(), 8).expect("JSON");
        let ids: Vec<NodeId> = document.nodes().map(|node| node.id).collect();
        let mut reported = Reported::default();
        assert!(ids.iter().rev().step_by(2).all(|id| reported.insert(*id)));
        assert_eq!(ids.iter().filter(|id| reported.insert(**id)).count(), 100);
        assert!(!ids.iter().any(|id| reported.insert(*id)));
    }
}
