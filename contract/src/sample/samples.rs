//! Samples one after another.

use serde_json::Value;

use super::{make::Aim, parts::Sample, plan::Route, random::Random, sampler::Sampler};

/// Keywords that set a limit that a value can be at.
const LIMITS: [&str; 12] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "maxAge",
    "multipleOf",
];

/// Samples of one kind, without end. Made by [`Sampler::valid`], [`Sampler::boundary`] and
/// [`Sampler::invalid`].
#[derive(Debug)]
pub struct Samples<'s> {
    sampler: &'s Sampler,
    seed: u64,
    index: u64,
    turns: Vec<Turn>,
}

/// What one sample in turn is for.
#[derive(Debug)]
enum Turn {
    /// Any right payload.
    Any,
    /// A right payload that a place of the schema speaks about, or that is at a limit.
    Aimed { routes: Vec<Route>, aim: Aim, about: String },
    /// A payload that breaks the rule with this index.
    Broken(usize),
}

impl<'s> Samples<'s> {
    fn new(sampler: &'s Sampler, seed: u64, mut turns: Vec<Turn>, keeps_order: bool) -> Self {
        if !keeps_order {
            Random::new(seed).shuffle(&mut turns);
        }
        Self { sampler, seed, index: 0, turns }
    }

    pub(super) fn valid(sampler: &'s Sampler, seed: u64) -> Self {
        let aimed = sampler.reachable().map(|(id, routes)| {
            let pointer = &sampler.ground.plan.node(id).pointer;
            let pointer = if pointer.is_empty() { "the whole schema" } else { pointer };
            Turn::Aimed {
                routes: routes.to_vec(),
                aim: Aim::Reach,
                about: format!("reaches {pointer}"),
            }
        });
        let turns = aimed.flat_map(|turn| [turn, Turn::Any]).collect();
        Self::new(sampler, seed, turns, false)
    }

    pub(super) fn boundary(sampler: &'s Sampler, seed: u64) -> Self {
        let mut turns = Vec::new();
        for (id, routes) in sampler.reachable() {
            let node = sampler.ground.plan.node(id);
            let mut add = |keyword: &str, about: String| {
                let aim = Aim::Touch { keyword: keyword.to_owned() };
                turns.push(Turn::Aimed { routes: routes.to_vec(), aim, about });
            };
            for keyword in LIMITS.into_iter().filter(|keyword| node.get(keyword).is_some()) {
                add(keyword, format!("at the limit {}/{keyword}", node.pointer));
            }
            // Limits that nobody wrote: nothing at all, of the kinds that are named.
            let names = node.get("type");
            let has = |name: &str| match names {
                Some(Value::Array(names)) => names.iter().any(|own| own == name),
                Some(own) => own == name,
                None => false,
            };
            for (kind, keyword, about) in [
                ("string", "minLength", "the empty text"),
                ("array", "minItems", "the empty array"),
                ("object", "minProperties", "the empty object"),
                ("null", "null", "null"),
            ] {
                if has(kind) && node.get(keyword).is_none() {
                    add(keyword, format!("{about} at {}", node.pointer));
                }
            }
        }
        Self::new(sampler, seed, turns, false)
    }

    pub(super) fn invalid(sampler: &'s Sampler, seed: u64) -> Self {
        let turns = (0..sampler.places().len()).map(Turn::Broken).collect();
        Self::new(sampler, seed, turns, true)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }

    /// The number of samples after which the same places, limits or rules come round again.
    pub fn round(&self) -> usize {
        self.turns.len()
    }

    fn make(&self, turn: &Turn, random: &mut Random) -> Option<Sample> {
        let right = |payload, about: &str| Sample {
            payload,
            about: about.to_owned(),
            expected: None,
            rule: None,
        };
        match turn {
            Turn::Any => {
                self.sampler.any(random).map(|payload| right(payload, "any right payload"))
            }
            Turn::Aimed { routes, aim, about } => {
                let aim = (routes.as_slice(), aim);
                self.sampler.right(Some(aim), random).map(|payload| right(payload, about))
            }
            Turn::Broken(rule) => {
                let place = &self.sampler.places()[*rule];
                let made = self.sampler.broken(place, self.seed, self.index);
                // What worked when the rules were tried works again.
                made.or_else(|_| self.sampler.broken(place, 0, *rule as u64))
                    .ok()
                    .map(|(sample, _)| sample)
            }
        }
    }
}

impl Iterator for Samples<'_> {
    type Item = Sample;

    fn next(&mut self) -> Option<Sample> {
        let mut turns = std::mem::take(&mut self.turns);
        let mut made = None;
        while made.is_none() && !turns.is_empty() {
            let at = usize::try_from(self.index % turns.len() as u64).unwrap_or(0);
            let mut random = Random::for_sample(self.seed, self.index);
            made = self.make(&turns[at], &mut random);
            if made.is_none() {
                // A place that no right payload reaches, a limit that another rule forbids to be at.
                turns.remove(at);
            }
            self.index += u64::from(made.is_some());
        }
        self.turns = turns;
        made
    }
}
