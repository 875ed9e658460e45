//! Schema in, payloads out.

use std::sync::{Arc, OnceLock};

use serde_json::Value;
use tablature_schema::{
    catalogue::Entry,
    ir::{self, Ir, Keyword, SchemaId},
};
use tablature_validator::{Checker, Finding, Formats, Options};

use super::{
    broken::Broken,
    error::{Kind, SampleError},
    graph::{self, Graph, Route},
    judge::Judge,
    make::{Advice, Generator, Hit, Maker, Profile, Target, split},
    parts::{Expected, Rule, Sample, Unreached},
    random::Random,
    rules::{self, Asserted, Attempts, Place},
};

/// How often a valid payload is tried before giving up.
const MAX_ATTEMPTS: usize = 120;

/// Characters of a pattern that a message quotes.
const MAX_QUOTED: usize = 80;

/// How often a payload for one place is tried.
const MAX_TARGETED_ATTEMPTS: usize = 12;

/// How often a valid payload without warnings is tried.
const MAX_CLEAN_ATTEMPTS: usize = 10;

/// How often a payload that breaks one rule is tried.
const MAX_BREAKING_ATTEMPTS: usize = 40;

/// Generates payloads from one schema.
///
/// Every payload is validated before it is returned: a valid one has no error, an invalid one exactly the expected
/// error. A seed names the same payloads on every machine.
///
/// # Example
///
/// ```
/// use tablature_contract::sample::Sampler;
/// use tablature_validator::Options;
///
/// let schema = serde_json::json!({
///     "type": "object",
///     "required": ["id"],
///     "properties": {"id": {"type": "string", "minLength": 3}, "count": {"type": "integer"}},
/// });
/// let sampler = Sampler::from_value("order", &schema, &Options::at("2026-11-21T16:00:00Z".parse()?))?;
/// for sample in sampler.valid(7)?.take(3) {
///     assert!(sample.payload["id"].is_string());
/// }
/// let codes: Vec<String> =
///     sampler.invalid(7)?.take(4).filter_map(|sample| Some(sample.expected?.code)).collect();
/// assert_eq!(codes, ["wrong-type", "missing-field", "wrong-type", "wrong-length"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Sampler {
    pub(super) generator: Generator,
    routes: Vec<Vec<Route>>,
    /// Some valid payload, generated on first use.
    first: OnceLock<Result<Value, SampleError>>,
    asserted: Asserted,
    is_isolated: bool,
    rules: OnceLock<(Vec<Place>, Vec<Unreached>)>,
}

impl Sampler {
    /// Creates a sampler for any JSON Schema, drafts 4 to 2020-12, that refers to no other document. `id` names it in
    /// errors. Of the options, only the clock and what is asserted are used.
    ///
    /// # Errors
    ///
    /// [`SampleError`]: the schema is invalid.
    pub fn from_value(id: &str, schema: &Value, options: &Options) -> Result<Self, SampleError> {
        let checker = Checker::from_value(id, schema, options.clone())?;
        Self::from_ir(id, Arc::clone(checker.ir()), options)
    }

    /// Creates a sampler for a loaded schema, with everything that it refers to.
    ///
    /// # Errors
    ///
    /// As for [`Sampler::from_value`].
    pub fn from_ir(id: &str, ir: Arc<Ir>, options: &Options) -> Result<Self, SampleError> {
        let judge = Judge::new(id, Arc::clone(&ir), options)?;
        let graph = Graph::new(ir);
        let routes = graph::routes(&graph);
        let generator = Generator::new(graph, judge, options.now);
        let asserted = Asserted {
            formats: options.formats == Formats::Asserted,
            content: options.asserts_content,
        };
        Ok(Self {
            generator,
            routes,
            first: OnceLock::new(),
            asserted,
            is_isolated: false,
            rules: OnceLock::new(),
        })
    }

    /// Creates a sampler for a schema of the catalogue.
    ///
    /// # Panics
    ///
    /// If a schema of the catalogue is invalid: a bug, which a test rules out.
    pub fn from_catalogue(entry: &Entry, options: &Options) -> Self {
        Self::from_value(&entry.id(), &entry.json(), options)
            .expect("a schema of the catalogue is valid")
    }

    /// Lets each invalid payload have one violation for other validators, too, which report every keyword by itself and know
    /// only those of JSON Schema. Rules that such a payload cannot break are among [`Sampler::unreached`]: a type beside `enum`,
    /// formats, which many validators do not check, and keywords of our own.
    ///
    /// ```
    /// use tablature_contract::sample::Sampler;
    /// use tablature_validator::Options;
    ///
    /// let schema = serde_json::json!({"type": "string", "enum": ["a", "b"]});
    /// let sampler = Sampler::from_value("kind", &schema, &Options::at("2026-11-21T16:00:00Z".parse()?))?;
    /// let sampler = sampler.isolated();
    /// for sample in sampler.invalid(7)?.take(3) {
    ///     assert!(sample.payload.is_string());
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn isolated(self) -> Self {
        Self { is_isolated: true, rules: OnceLock::new(), ..self }
    }

    /// Returns the valid payload that a seed names.
    ///
    /// # Errors
    ///
    /// [`SampleError`]: no valid payload was found.
    pub fn payload(&self, seed: u64) -> Result<Value, SampleError> {
        let mut random = Random::new(seed);
        let places: Vec<&[Route]> = self.reachable().map(|(_, routes)| routes).collect();
        let targeted = random.pick(&places).copied().filter(|_| seed % 2 == 1);
        let targeted = targeted
            .and_then(|routes| self.valid_payload(Some((routes, &Target::Reach)), &mut random));
        match targeted.or_else(|| self.valid_payload(None, &mut random)) {
            Some(payload) => Ok(payload),
            None => self.first().cloned(),
        }
    }

    /// Returns a valid payload chosen by a fuzzer's bytes.
    ///
    /// # Errors
    ///
    /// Those of [`arbitrary::Unstructured`]; [`arbitrary::Error::IncorrectFormat`] if no valid payload was found.
    #[cfg(feature = "arbitrary")]
    pub fn arbitrary(&self, bytes: &mut arbitrary::Unstructured<'_>) -> arbitrary::Result<Value> {
        let seed = bytes.arbitrary()?;
        self.payload(seed).map_err(|_| arbitrary::Error::IncorrectFormat)
    }

    /// Returns the rules that [`Sampler::invalid`] breaks.
    pub fn rules(&self) -> Vec<Rule> {
        self.places().iter().map(|place| self.rule(place)).collect()
    }

    /// Returns the rules that no payload breaks alone, each with the reason. Tries all rules on first use.
    pub fn unreached(&self) -> &[Unreached] {
        &self.tried().1
    }

    /// Returns whether a payload is valid.
    pub fn accepts(&self, payload: &Value) -> bool {
        self.generator.judge.is_valid(payload)
    }

    pub(super) fn places(&self) -> &[Place] {
        &self.tried().0
    }

    fn tried(&self) -> &(Vec<Place>, Vec<Unreached>) {
        self.rules.get_or_init(|| self.try_rules())
    }

    fn try_rules(&self) -> (Vec<Place>, Vec<Unreached>) {
        let mut reached = Vec::new();
        let mut unreached = Vec::new();
        for (index, mut place) in
            rules::rules(&self.generator.graph, &self.routes, self.asserted).into_iter().enumerate()
        {
            match self.broken(&place, 0, index as u64) {
                Ok((_, route)) => {
                    // The route that worked once is tried first from then on.
                    place.routes.retain(|other| *other != route);
                    place.routes.insert(0, route);
                    reached.push(place);
                }
                Err(reason) => unreached.push(Unreached { rule: self.rule(&place), reason }),
            }
        }
        (reached, unreached)
    }

    pub(super) fn rule(&self, place: &Place) -> Rule {
        let pointer = &self.generator.graph.node(place.node).location.pointer;
        let keyword = place.rule.name().to_owned();
        let schema_pointer = match place.rule {
            Broken::False => pointer.to_string(),
            _ => format!("{pointer}/{keyword}"),
        };
        let detail = match split(&place.detail) {
            Some((field, wanted)) => Some(format!("`{field}` requires `{wanted}`")),
            None if place.rule == Broken::SecondBranch => Some("more than one branch".to_owned()),
            None => Some(place.detail.clone()).filter(|detail| !detail.is_empty()),
        };
        Rule { schema_pointer, keyword, detail }
    }

    /// Returns some valid payload.
    pub(super) fn first(&self) -> Result<&Value, SampleError> {
        let first = self.first.get_or_init(|| {
            let mut last = None;
            for attempt in 0..MAX_ATTEMPTS {
                let random = Random::for_sample(0, attempt as u64);
                let density = [0, 50, 100][attempt % 3];
                let profile = Profile {
                    advice: Advice::heeded_if(attempt < 6),
                    heeds_formats: attempt < MAX_ATTEMPTS / 2,
                    ..Profile::of(density)
                };
                if let Ok((payload, _)) = self.maker(random, profile).payload(None) {
                    match self
                        .generator
                        .judge
                        .report(&payload)
                        .findings()
                        .iter()
                        .find(|finding| finding.is_error())
                    {
                        None => return Ok(payload),
                        Some(finding) => {
                            let pointer = &finding.pointer;
                            let place = if pointer.is_empty() {
                                "the payload".to_owned()
                            } else {
                                format!("`{pointer}`")
                            };
                            last = Some(format!("{} at {place}", finding.message));
                        }
                    }
                }
            }
            Err(Kind::NoneFound { attempts: MAX_ATTEMPTS, last, guessed: self.guessed() }.into())
        });
        first.as_ref().map_err(Clone::clone)
    }

    /// Returns a pattern of the schema that has no plain regular expression, shortened.
    fn guessed(&self) -> Option<String> {
        let rules = self.generator.graph.nodes().flat_map(|(_, node)| &node.assertions);
        let mut patterns = rules.filter_map(|own| match &own.rule {
            ir::Rule::Pattern(pattern) => Some(pattern.as_str()),
            _ => None,
        });
        let found = patterns.find(|pattern| self.generator.automata.is_irregular(pattern))?;
        Some(found.chars().take(MAX_QUOTED).collect())
    }

    fn maker(&self, random: Random, profile: Profile) -> Maker<'_> {
        Maker::new(&self.generator, random, profile)
    }

    /// Generates a valid payload, for a target at the end of one of the routes if there is one; `None` if none was
    /// found.
    pub(super) fn valid_payload(
        &self,
        target: Option<(&[Route], &Target)>,
        random: &mut Random,
    ) -> Option<Value> {
        let attempts = if target.is_some() { MAX_TARGETED_ATTEMPTS } else { MAX_ATTEMPTS };
        let is_at_limit = matches!(target, Some((_, Target::Boundary { .. })));
        for attempt in 0..attempts {
            let advice = Advice::heeded_if(attempt < 3 && random.chance(85));
            let profile = Profile {
                advice,
                heeds_formats: is_at_limit || attempt < attempts / 2,
                ..Profile::of(density(random))
            };
            let payload = self.attempt(target, attempt, profile, random);
            if payload.is_some() {
                return payload;
            }
        }
        None
    }

    /// Generates a valid payload without warnings and advice, or if none is found one with few; `None` if no valid payload was
    /// found.
    pub(super) fn clean_payload(
        &self,
        target: Option<(&[Route], &Target)>,
        random: &mut Random,
    ) -> Option<Value> {
        let mut best: Option<(usize, Value)> = None;
        for attempt in 0..MAX_CLEAN_ATTEMPTS {
            let profile = Profile { advice: Advice::Needed, ..Profile::of(density(random)) };
            let Some(payload) = self.attempt(target, attempt, profile, random) else { continue };
            let n_findings = self.generator.judge.report(&payload).findings().len();
            if n_findings == 0 {
                return Some(payload);
            }
            if best.as_ref().is_none_or(|(least, _)| n_findings < *least) {
                best = Some((n_findings, payload));
            }
        }
        match best {
            Some((_, payload)) => Some(payload),
            None => self.valid_payload(target, random),
        }
    }

    fn attempt(
        &self,
        target: Option<(&[Route], &Target)>,
        attempt: usize,
        profile: Profile,
        random: &mut Random,
    ) -> Option<Value> {
        let path = target.and_then(|(routes, target)| {
            let route = routes.get(attempt % routes.len().max(1))?;
            Some((route.clone(), target.clone()))
        });
        let own = Random::new(random.next());
        let (payload, _) = self.maker(own, profile).payload(path).ok()?;
        self.generator.judge.is_valid(&payload).then_some(payload)
    }

    /// Returns any valid payload: a new one, or the first one found.
    pub(super) fn any(&self, random: &mut Random) -> Option<Value> {
        self.clean_payload(None, random).or_else(|| self.first().ok().cloned())
    }

    /// Generates a payload that breaks one rule alone, and returns it with the route taken; otherwise the reason.
    pub(super) fn broken(
        &self,
        place: &Place,
        seed: u64,
        index: u64,
    ) -> Result<(Sample, Route), String> {
        let mut random = Random::for_sample(seed, index);
        let mut attempts = Attempts::default();
        if self.is_isolated && !rules::is_known_to_all(self.generator.graph.node(place.node), place)
        {
            return Err("other validators need not check it".to_owned());
        }
        for attempt in 0..MAX_BREAKING_ATTEMPTS {
            // Most rules break at the first attempt; if not, the route is likely the cause.
            let n_routes = place.routes.len();
            let Some(route) = place.routes.get((attempt / 3) % n_routes.max(1)) else { break };
            let density = if attempt % 2 == 0 { *random.pick(&[0, 50]).unwrap_or(&0) } else { 0 };
            let profile = Profile {
                advice: Advice::heeded_if(attempt % 4 == 0),
                heeds_formats: self.is_isolated || attempt < MAX_BREAKING_ATTEMPTS / 2,
                is_plain: attempt % 3 == 0,
                ..Profile::of(density)
            };
            let own = Random::new(random.next());
            let Ok((payload, Some(Hit { pointer }))) =
                self.maker(own, profile).payload(Some((route.clone(), place.target())))
            else {
                continue;
            };
            let report = self.generator.judge.report(&payload);
            let errors: Vec<&Finding> =
                report.findings().iter().filter(|finding| finding.is_error()).collect();
            let expected = rules::expected(&self.generator.graph, place, route, &pointer, &payload);
            if let (Some(expected), [only]) = (expected, errors.as_slice())
                && expected.is(only)
            {
                if self.is_isolated && !self.generator.judge.is_single(&payload) {
                    attempts.record_several();
                    continue;
                }
                let about = about(place, &expected);
                return Ok((
                    Sample {
                        payload,
                        about,
                        expected: Some(expected),
                        rule: Some(self.rule(place)),
                    },
                    route.clone(),
                ));
            }
            attempts.record(&self.rule(place).schema_pointer, &errors);
        }
        Err(attempts.reason())
    }

    /// Returns the places that valid payloads are generated for.
    pub(super) fn reachable(&self) -> impl Iterator<Item = (SchemaId, &[Route])> {
        let nodes = self.generator.graph.nodes().filter(|(_, node)| node.boolean != Some(false));
        nodes
            .map(|(id, _)| (id, self.routes[id.index()].as_slice()))
            .filter(|(_, routes)| !routes.is_empty())
    }
}

/// Returns the percentage of optional fields that a payload has.
fn density(random: &mut Random) -> usize {
    *random.pick(&[0, 30, 60, 60, 100]).unwrap_or(&50)
}

/// Describes an invalid payload.
fn about(place: &Place, expected: &Expected) -> String {
    let at = if expected.pointer.is_empty() { "the payload" } else { &expected.pointer };
    match &expected.field {
        Some(field) if place.rule.is(Keyword::Required) => format!("{at} lacks `{field}`"),
        _ => format!("{at} violates `{}`", place.rule.name()),
    }
}
