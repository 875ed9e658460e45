//! `uniqueItems`.

use super::{Evaluator, Reason, Verdict};
use crate::json::{Kind, NodeRef};

/// Up to this many scalars, comparing every pair is faster than hashing.
const MAX_COMPARED: usize = 8;

impl<'a> Evaluator<'a> {
    /// Returns whether no two items are equal.
    pub(super) fn unique_items(&mut self, array: NodeRef<'a>) -> Verdict {
        let count = array.elements().len();
        if count < 2 {
            return Verdict::Valid;
        }
        if !self.spend_for_bytes(array.span().len()) {
            return self.undecided(Reason::Steps);
        }
        if count <= MAX_COMPARED && array.elements().all(is_short) {
            let mut items = array.elements();
            while let Some(item) = items.next() {
                if items.clone().any(|other| item.equals_node(other)) {
                    return Verdict::Invalid;
                }
            }
            return Verdict::Valid;
        }
        // With a secret, collisions are too rare to matter.
        let secret = self.plan.secret;
        let mut hashes = std::mem::take(&mut self.hashes);
        hashes.clear();
        hashes.extend(array.elements().map(|item| (secret.of_node(item), item.id)));
        hashes.sort_unstable();
        let mut verdict = Verdict::Valid;
        'runs: for run in hashes.chunk_by(|left, right| left.0 == right.0) {
            for (index, (_, left)) in run.iter().enumerate() {
                for (_, right) in &run[index + 1..] {
                    if !self.spend_for_bytes(array.at(*left).span().len()) {
                        verdict = self.undecided(Reason::Steps);
                        break 'runs;
                    }
                    if array.at(*left).equals_node(array.at(*right)) {
                        verdict = Verdict::Invalid;
                        break 'runs;
                    }
                }
            }
        }
        self.hashes = hashes;
        verdict
    }
}

fn is_short(item: NodeRef<'_>) -> bool {
    !matches!(item.kind(), Kind::Array | Kind::Object) && item.span().len() <= 64
}
