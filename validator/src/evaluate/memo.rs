//! Caches the verdicts of subschemas that more than one in-place path reaches.

use tablature_schema::ir::SchemaId;

use super::{
    Scope, Verdict,
    hash::{Map, Secret},
    instance::Instance,
    seen::Seen,
};

/// The inputs of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    schema: u32,
    instance: u32,
    scope: u32,
}

impl Key {
    pub(super) fn new(schema: SchemaId, at: Instance<'_>, scope: Scope) -> Self {
        let schema = u32::try_from(schema.index()).expect("the IR counts subschemas in 32 bits");
        Self { schema, instance: at.number(), scope: scope.number() }
    }
}

/// A verdict, and what the subschema evaluated, where that was requested.
#[derive(Debug)]
struct Remembered {
    verdict: Verdict,
    seen: Option<Box<Seen>>,
}

/// The verdicts about one document.
#[derive(Debug)]
pub(super) struct Memo {
    known: Map<Key, Remembered>,
    /// Size of the cache, in entries.
    size: usize,
}

/// At this many entries the cache is cleared: a verdict is needed again soon or never. They take about 30 MB.
const MAX_SIZE: usize = 400_000;

impl Memo {
    /// Cost of caching a verdict, in steps.
    pub(super) const COST: u64 = 16;

    pub(super) fn new(secret: Secret) -> Self {
        Self { known: Map::with_hasher(secret), size: 0 }
    }

    pub(super) fn verdict(&self, key: Key) -> Option<Verdict> {
        self.known.get(&key).map(|known| known.verdict)
    }

    pub(super) fn verdict_and_seen(&self, key: Key) -> Option<(Verdict, &Seen)> {
        let known = self.known.get(&key)?;
        Some((known.verdict, known.seen.as_deref()?))
    }

    pub(super) fn insert(&mut self, key: Key, verdict: Verdict, seen: Option<Seen>) {
        self.size += 1 + seen.as_ref().map_or(0, Seen::size);
        if self.size > MAX_SIZE {
            self.known.clear();
            self.size = 1;
        }
        self.known.insert(key, Remembered { verdict, seen: seen.map(Box::new) });
    }
}
