//! Terms → shape: every rule that speaks about one value, through references, `allOf` and chosen branches.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;
use tablature_schema::{
    ir::{Applicator, Keyword, Node, Rule, SchemaId, Side, TypeSet},
    json::Number,
};

use super::{
    super::{broken::Broken, graph::Edge},
    Hit, Made, Maker, STUCK,
    number::Decimal,
    shape::{Check, Count, Layer, Shape},
    term::{Aim, Term, Way, past},
};

/// Subschemas that speak about one value; more only a circle has.
const MOST: usize = 5000;

impl Maker<'_> {
    /// Merges what the terms say. `decided` are the checks that a way has settled.
    pub(super) fn expand(&mut self, terms: &[Term], decided: &mut Vec<Check>) -> Made<Shape> {
        let mut shape = Shape::default();
        let mut waiting: VecDeque<Term> = terms.iter().cloned().collect();
        let mut seen: BTreeSet<(SchemaId, bool)> = BTreeSet::new();
        let mut n_seen = 0;
        while let Some(term) = waiting.pop_front() {
            n_seen += 1;
            if n_seen > MOST {
                return Err(STUCK);
            }
            let is_new = seen.insert((term.node, term.holds));
            if !is_new && term.way.is_none() {
                continue;
            }
            if term.holds {
                self.expand_met(&term, &mut shape, &mut waiting, decided)?;
            } else {
                self.expand_broken(term.node, &mut shape, &mut waiting)?;
            }
        }
        if shape.kinds.is_empty() {
            return Err(STUCK);
        }
        // Several subschemas may say the same, in any order: one automaton serves them all.
        for patterns in [&mut shape.patterns, &mut shape.no_patterns] {
            patterns.sort();
            patterns.dedup();
        }
        Ok(shape)
    }

    fn expand_met(
        &mut self,
        term: &Term,
        shape: &mut Shape,
        waiting: &mut VecDeque<Term>,
        decided: &mut Vec<Check>,
    ) -> Made<()> {
        let node = self.graph.node(term.node);
        let way = term.way.as_ref();
        let end = way.filter(|way| way.is_at_end());
        shape.is_aimed |= way.is_some();
        if end.is_some() {
            self.hit = Some(Hit { pointer: self.pointer.clone() });
        }
        let broken = end.and_then(|way| match &*way.aim {
            Aim::Break { rule, detail } => Some((*rule, detail.as_str())),
            _ => None,
        });
        if node.boolean == Some(false) {
            return if broken.is_some() { Ok(()) } else { Err(STUCK) };
        }
        for assertion in &node.assertions {
            match broken.filter(|(own, _)| own.is(assertion.keyword)) {
                Some((_, detail)) => {
                    self.break_rule(&assertion.rule, assertion.keyword, detail, shape)?;
                    super::negate::rest_of(&assertion.rule, detail, shape);
                }
                None => add(&assertion.rule, shape),
            }
        }
        if broken.is_some_and(|(own, _)| {
            own.is(Keyword::ContentEncoding) || own.is(Keyword::ContentMediaType)
        }) {
            shape.is_garbled = true;
            shape.restrict(TypeSet::STRING);
        }
        add_annotations(node, shape, self.mood.heeds_advice);
        if let Some(Aim::Touch { limit }) = end.map(|way| &*way.aim) {
            super::touch::touch(node, *limit, shape);
        }
        let broken = broken.map(|(rule, _)| rule);
        self.unions(node, way, broken, shape, waiting)?;
        self.applicators(term.node, way, broken, shape, waiting, decided)
    }

    /// `anyOf` and `oneOf`: one branch is chosen.
    fn unions(
        &mut self,
        node: &Node,
        way: Option<&Way>,
        broken: Option<Broken>,
        shape: &mut Shape,
        waiting: &mut VecDeque<Term>,
    ) -> Made<()> {
        for (keyword, branches) in
            [(Keyword::AnyOf, node.any_of()), (Keyword::OneOf, node.one_of())]
        {
            if branches.is_empty() {
                continue;
            }
            if broken.is_some_and(|broken| broken.is(keyword)) {
                waiting.extend(branches.iter().copied().map(Term::breaks));
                continue;
            }
            let is_one = keyword == Keyword::OneOf;
            if is_one && broken == Some(Broken::SecondBranch) {
                let mut order = branches.to_vec();
                self.random.shuffle(&mut order);
                waiting.extend(order.into_iter().take(2).map(Term::meets));
                continue;
            }
            let edge = |index: usize| {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                let branch =
                    if is_one { Applicator::OneOf(index) } else { Applicator::AnyOf(index) };
                Edge::Child(branch)
            };
            let walked = (0..branches.len()).find(|index| past(way, &edge(*index)).is_some());
            let chosen = match walked {
                Some(index) => index,
                None => self.branch(branches).ok_or(STUCK)?,
            };
            waiting.push_back(Term::on(branches[chosen], past(way, &edge(chosen))));
            if is_one || walked.is_some() {
                for (index, other) in branches.iter().enumerate() {
                    if index != chosen {
                        shape.checks.push(Check::Refuses(*other));
                    }
                }
            }
        }
        Ok(())
    }

    fn branch(&mut self, branches: &[SchemaId]) -> Option<usize> {
        let endless = u32::MAX;
        let depths: Vec<u32> = branches.iter().map(|branch| self.min_depth(*branch)).collect();
        let shallowest = *depths.iter().min()?;
        let is_deep = self.depth >= super::DEEP;
        let open: Vec<usize> =
            (0..branches.len())
                .filter(|index| {
                    if is_deep { depths[*index] == shallowest } else { depths[*index] < endless }
                })
                .collect();
        self.random.pick(&open).copied()
    }

    /// All other subschemas that speak about the value, its fields or its items.
    fn applicators(
        &mut self,
        id: SchemaId,
        way: Option<&Way>,
        broken: Option<Broken>,
        shape: &mut Shape,
        waiting: &mut VecDeque<Term>,
        decided: &mut Vec<Check>,
    ) -> Made<()> {
        let node = self.graph.node(id);
        let is_broken = |keyword| broken.is_some_and(|broken| broken.is(keyword));
        let mut is_layer = false;
        for (edge, child) in self.graph.edges(id) {
            let applicator = match edge {
                Edge::Reference | Edge::Child(Applicator::AllOf(_)) => {
                    waiting.push_back(Term::on(*child, past(way, edge)));
                    continue;
                }
                Edge::Child(applicator) => applicator,
            };
            match applicator {
                Applicator::Not if is_broken(Keyword::Not) => {
                    waiting.push_back(Term::meets(*child));
                }
                Applicator::Not => shape.checks.push(Check::Refuses(*child)),
                Applicator::If => {
                    let check = Check::Condition(id);
                    let walked = [Applicator::Then, Applicator::Else]
                        .into_iter()
                        .map(Edge::Child)
                        .find(|next| past(way, next).is_some());
                    if let Some(Edge::Child(next)) = walked {
                        let holds = next == Applicator::Then;
                        let follows = node.child(&next).ok_or(STUCK)?;
                        waiting.push_back(Term { node: *child, holds, way: None });
                        waiting.push_back(Term::on(follows, past(way, &Edge::Child(next))));
                        decided.push(check.clone());
                    }
                    shape.checks.push(check);
                }
                Applicator::DependentSchema(name) => match past(way, edge) {
                    Some(way) => {
                        shape.require(name);
                        waiting.push_back(Term::on(*child, Some(way)));
                    }
                    None => shape.checks.push(Check::Dependent(name.to_string(), *child)),
                },
                Applicator::Contains => {
                    is_layer = true;
                    shape.has_items = true;
                    let count = contained(node, broken);
                    if is_broken(Keyword::MaxContains) {
                        shape.items.at_least(count.least);
                    }
                    shape.contains.push((*child, count));
                }
                Applicator::Property(_)
                | Applicator::PatternProperty(_)
                | Applicator::AdditionalProperties
                | Applicator::PropertyNames
                | Applicator::UnevaluatedProperties => {
                    is_layer = true;
                    shape.has_fields = true;
                }
                Applicator::PrefixItem(_) | Applicator::Items | Applicator::UnevaluatedItems => {
                    is_layer = true;
                    shape.has_items = true;
                }
                Applicator::Should if self.mood.heeds_advice => {
                    waiting.push_back(Term::meets(*child));
                }
                _ => {}
            }
        }
        let has_dependencies =
            node.assertions.iter().any(|own| matches!(own.rule, Rule::DependentRequired(_)));
        if is_layer || has_dependencies {
            shape.layers.push(Layer { node: id, way: way.cloned() });
        }
        shape.agreements.extend(node.annotations.agreements.iter().cloned());
        Ok(())
    }
}

/// How many items `contains` must find, or must not.
fn contained(node: &Node, broken: Option<Broken>) -> Count {
    let (least, most) = contains_limits(node).unwrap_or((1, None));
    let most = most.unwrap_or(u64::MAX);
    match broken {
        Some(Broken::Keyword(Keyword::Contains)) => Count { least: 0, most: 0 },
        Some(Broken::Keyword(Keyword::MinContains)) => {
            let most = least.saturating_sub(1);
            Count { least: most, most }
        }
        Some(Broken::Keyword(Keyword::MaxContains)) => {
            let least = most.saturating_add(1);
            Count { least, most: least }
        }
        _ => Count { least, most },
    }
}

/// How many items `contains` asks for, at least and at most.
pub(in crate::sample) fn contains_limits(node: &Node) -> Option<(u64, Option<u64>)> {
    node.assertions.iter().find_map(|own| match own.rule {
        Rule::Contains { min, max } => Some((min, max)),
        _ => None,
    })
}

/// A number of the schema, as far as it is reckoned with.
pub(super) fn decimal(number: &Number) -> Option<Decimal> {
    Decimal::parse(number.literal())
}

/// The values as payloads hold them; a number that cannot be held exactly is left out.
pub(super) fn payload_values<'v>(
    values: impl IntoIterator<Item = &'v tablature_schema::json::Value>,
) -> Vec<Value> {
    values.into_iter().filter_map(tablature_schema::json::Value::to_serde).collect()
}

/// Adds what a rule says.
fn add(rule: &Rule, shape: &mut Shape) {
    match rule {
        Rule::Types(types) => shape.restrict(*types),
        Rule::Enum(values) => shape.allow(&payload_values(values)),
        Rule::Const(value) => shape.allow(&payload_values([value])),
        Rule::Bound(bound) if bound.side == Side::Lower => {
            shape.at_least(decimal(&bound.limit), !bound.is_exclusive);
        }
        Rule::Bound(bound) => shape.at_most(decimal(&bound.limit), !bound.is_exclusive),
        Rule::MultipleOf(divisor) => shape.multiples.extend(decimal(divisor)),
        Rule::MinLength(count) => shape.length.at_least(*count),
        Rule::MaxLength(count) => shape.length.at_most(*count),
        Rule::Pattern(pattern) => shape.patterns.push(pattern.clone()),
        Rule::Format(format) => shape.formats.push(*format),
        Rule::MaxAge(age) => shape.max_ages.push(*age),
        Rule::MinItems(count) => shape.items.at_least(*count),
        Rule::MaxItems(count) => shape.items.at_most(*count),
        Rule::UniqueItems => shape.is_unique = true,
        Rule::MinProperties(count) => shape.fields.at_least(*count),
        Rule::MaxProperties(count) => shape.fields.at_most(*count),
        Rule::Required(names) => names.iter().for_each(|name| shape.require(name)),
        // `contains` is added with its subschema, what fields require of each other with their object.
        _ => {}
    }
}

/// Adds what is said and not asserted.
fn add_annotations(node: &Node, shape: &mut Shape, heeds_advice: bool) {
    let annotations = &node.annotations;
    shape.examples.extend(payload_values(&annotations.examples));
    shape.examples.extend(payload_values(&annotations.default));
    shape.known.extend(annotations.known_values.iter().map(|value| Value::from(value.as_str())));
    if heeds_advice {
        shape.patterns.extend(annotations.recommended_pattern.clone());
    }
}
