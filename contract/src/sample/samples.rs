//! An iterator of samples.

use tablature_schema::ir::{Keyword, Rule, TypeSet};

use super::{
    SampleError,
    error::Kind,
    graph::Route,
    make::{Limit, Target},
    parts::Sample,
    random::Random,
    sampler::Sampler,
};

/// An endless iterator of samples of one kind, returned by [`Sampler::valid`], [`Sampler::boundary`] and
/// [`Sampler::invalid`].
#[derive(Debug)]
pub struct Samples<'s> {
    sampler: &'s Sampler,
    seed: u64,
    index: u64,
    turns: Vec<Turn>,
}

/// The purpose of one sample.
#[derive(Debug)]
enum Turn {
    /// Any valid payload.
    Any,
    /// A valid payload that a subschema applies to, or that is at a limit.
    Targeted { routes: Vec<Route>, target: Target, about: String },
    /// A payload that breaks the rule with this index.
    Broken(usize),
}

impl Sampler {
    /// Returns an endless iterator of valid payloads: every subschema that applies to payloads is reached in turn,
    /// optional fields are present or not, and warnings are avoided where the subschema that is reached allows that.
    ///
    /// # Errors
    ///
    /// [`SampleError`]: no valid payload was found.
    pub fn valid(&self, seed: u64) -> Result<Samples<'_>, SampleError> {
        self.first()?;
        Ok(Samples::valid(self, seed))
    }

    /// Returns an endless iterator of valid payloads at a limit: exactly as old as `maxAge` allows, or as long, short,
    /// large or small as possible. After a round, the same limits come again with other values elsewhere.
    ///
    /// # Errors
    ///
    /// [`SampleError`]: no valid payload was found, or the schema sets no limit.
    pub fn boundary(&self, seed: u64) -> Result<Samples<'_>, SampleError> {
        self.first()?;
        let samples = Samples::boundary(self, seed);
        if samples.is_empty() { Err(Kind::NoLimit.into()) } else { Ok(samples) }
    }

    /// Returns an endless iterator of payloads that break exactly one rule, each with the expected finding. Every rule
    /// of the schema that can be broken alone is broken in turn; [`Sampler::unreached`] returns the others.
    ///
    /// # Errors
    ///
    /// [`SampleError`]: no valid payload was found, or no rule can be broken alone.
    pub fn invalid(&self, seed: u64) -> Result<Samples<'_>, SampleError> {
        self.first()?;
        let samples = Samples::invalid(self, seed);
        if samples.is_empty() { Err(Kind::NoRule.into()) } else { Ok(samples) }
    }
}

impl<'s> Samples<'s> {
    fn new(sampler: &'s Sampler, seed: u64, mut turns: Vec<Turn>, keeps_order: bool) -> Self {
        if !keeps_order {
            Random::new(seed).shuffle(&mut turns);
        }
        Self { sampler, seed, index: 0, turns }
    }

    pub(super) fn valid(sampler: &'s Sampler, seed: u64) -> Self {
        let targeted = sampler.reachable().map(|(id, routes)| {
            let pointer = &*sampler.generator.graph.node(id).location.pointer;
            let pointer = if pointer.is_empty() { "the root schema" } else { pointer };
            Turn::Targeted {
                routes: routes.to_vec(),
                target: Target::Reach,
                about: format!("reaches {pointer}"),
            }
        });
        let turns = targeted.flat_map(|turn| [turn, Turn::Any]).collect();
        Self::new(sampler, seed, turns, false)
    }

    pub(super) fn boundary(sampler: &'s Sampler, seed: u64) -> Self {
        let mut turns = Vec::new();
        for (id, routes) in sampler.reachable() {
            let node = sampler.generator.graph.node(id);
            let pointer = &node.location.pointer;
            let mut add = |limit: Limit, about: String| {
                let target = Target::Boundary { limit };
                turns.push(Turn::Targeted { routes: routes.to_vec(), target, about });
            };
            for assertion in node.assertions.iter().filter(|own| sets_limit(&own.rule)) {
                let keyword = assertion.keyword;
                let about = format!("at the limit of {pointer}/{}", keyword.name());
                add(Limit::Written(keyword), about);
            }
            // Implicit limits: empty values of the types that are listed.
            let types = node.rule(Keyword::Type).map_or(TypeSet::EMPTY, |rule| match rule {
                Rule::Types(types) => *types,
                _ => TypeSet::EMPTY,
            });
            for (one, keyword, limit, about) in [
                (TypeSet::STRING, Some(Keyword::MinLength), Limit::EmptyString, "an empty string"),
                (TypeSet::ARRAY, Some(Keyword::MinItems), Limit::EmptyArray, "an empty array"),
                (
                    TypeSet::OBJECT,
                    Some(Keyword::MinProperties),
                    Limit::EmptyObject,
                    "an empty object",
                ),
                (TypeSet::NULL, None, Limit::Null, "null"),
            ] {
                let is_written = keyword.is_some_and(|keyword| node.rule(keyword).is_some());
                if types.contains(one) && !is_written {
                    add(limit, format!("{about} at {pointer}"));
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

    /// Returns the number of samples after which the same places, limits or rules come again.
    pub fn round(&self) -> usize {
        self.turns.len()
    }

    fn make(&self, turn: &Turn, random: &mut Random) -> Option<Sample> {
        let valid = |payload, about: &str| Sample {
            payload,
            about: about.to_owned(),
            expected: None,
            rule: None,
        };
        match turn {
            Turn::Any => {
                self.sampler.any(random).map(|payload| valid(payload, "any valid payload"))
            }
            Turn::Targeted { routes, target, about } => {
                let target = (routes.as_slice(), target);
                let payload = match target.1 {
                    Target::Reach => self.sampler.clean_payload(Some(target), random),
                    _ => self.sampler.valid_payload(Some(target), random),
                };
                payload.map(|payload| valid(payload, about))
            }
            Turn::Broken(rule) => {
                let place = &self.sampler.places()[*rule];
                let made = self.sampler.broken(place, self.seed, self.index);
                // The payload that worked when the rules were tried works again.
                made.or_else(|_| self.sampler.broken(place, 0, *rule as u64))
                    .ok()
                    .map(|(sample, _)| sample)
            }
        }
    }
}

/// Returns whether a value can be at the limit of a rule.
fn sets_limit(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::Bound(_)
            | Rule::MultipleOf(_)
            | Rule::MinLength(_)
            | Rule::MaxLength(_)
            | Rule::MinItems(_)
            | Rule::MaxItems(_)
            | Rule::MinProperties(_)
            | Rule::MaxProperties(_)
            | Rule::MaxAge(_)
    )
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
                // No valid payload reaches this place, or another rule excludes its limit.
                turns.remove(at);
            }
            self.index += u64::from(made.is_some());
        }
        self.turns = turns;
        made
    }
}
