//! Terms → shape: every rule that speaks about one value, through references, `allOf` and chosen branches.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use super::{
    super::plan::{Edge, Node, NodeId},
    Hit, Made, Maker, STUCK,
    kinds::Kinds,
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
        let mut seen: BTreeSet<(NodeId, bool)> = BTreeSet::new();
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
        let node = self.plan.node(term.node);
        let way = term.way.as_ref();
        let end = way.filter(|way| way.is_at_end());
        shape.is_aimed |= way.is_some();
        if end.is_some() {
            self.hit = Some(Hit { pointer: self.pointer.clone() });
        }
        let broken = end.and_then(|way| match &*way.aim {
            Aim::Break { keyword, detail } => Some((keyword.as_str(), detail.as_str())),
            _ => None,
        });
        if node.verdict == Some(false) {
            return if broken.is_some() { Ok(()) } else { Err(STUCK) };
        }
        for (keyword, operand) in &node.keywords {
            if broken.is_some_and(|(own, _)| own == keyword) {
                let detail = broken.map(|(_, detail)| detail).unwrap_or_default();
                self.break_keyword(node, keyword, operand, detail, shape)?;
                super::negate::rest_of(keyword, operand, detail, shape);
            } else {
                add(node, keyword, operand, shape, self.mood.heeds_advice);
            }
        }
        if let Some(Aim::Touch { keyword }) = end.map(|way| &*way.aim) {
            super::touch::touch(node, keyword, shape);
        }
        let broken_edge = broken.map(|(keyword, _)| keyword);
        self.unions(node, way, broken_edge, shape, waiting)?;
        self.applicators(term.node, way, broken_edge, shape, waiting, decided)
    }

    /// `anyOf` and `oneOf`: one branch is chosen.
    fn unions(
        &mut self,
        node: &Node,
        way: Option<&Way>,
        broken: Option<&str>,
        shape: &mut Shape,
        waiting: &mut VecDeque<Term>,
    ) -> Made<()> {
        for keyword in ["anyOf", "oneOf"] {
            let branches = node.branches(keyword);
            if branches.is_empty() {
                continue;
            }
            if broken == Some(keyword) {
                waiting.extend(branches.into_iter().map(Term::breaks));
                continue;
            }
            if broken == Some("oneOf+") && keyword == "oneOf" {
                let mut order = branches;
                self.random.shuffle(&mut order);
                waiting.extend(order.into_iter().take(2).map(Term::meets));
                continue;
            }
            let edge =
                |index| if keyword == "anyOf" { Edge::AnyOf(index) } else { Edge::OneOf(index) };
            let walked = (0..branches.len()).find(|index| past(way, &edge(*index)).is_some());
            let chosen = match walked {
                Some(index) => index,
                None => self.branch(&branches).ok_or(STUCK)?,
            };
            waiting.push_back(Term::on(branches[chosen], past(way, &edge(chosen))));
            if keyword == "oneOf" || walked.is_some() {
                for (index, other) in branches.iter().enumerate() {
                    if index != chosen {
                        shape.checks.push(Check::Refuses(*other));
                    }
                }
            }
        }
        Ok(())
    }

    fn branch(&mut self, branches: &[NodeId]) -> Option<usize> {
        let endless = u32::MAX;
        let efforts: Vec<u32> = branches.iter().map(|branch| self.effort(*branch)).collect();
        let shallowest = *efforts.iter().min()?;
        let is_deep = self.depth >= super::DEEP;
        let open: Vec<usize> =
            (0..branches.len())
                .filter(|index| {
                    if is_deep { efforts[*index] == shallowest } else { efforts[*index] < endless }
                })
                .collect();
        self.random.pick(&open).copied()
    }

    /// All other subschemas that speak about the value, its fields or its items.
    fn applicators(
        &mut self,
        id: NodeId,
        way: Option<&Way>,
        broken: Option<&str>,
        shape: &mut Shape,
        waiting: &mut VecDeque<Term>,
        decided: &mut Vec<Check>,
    ) -> Made<()> {
        let node = self.plan.node(id);
        let mut is_layer = false;
        for (edge, child) in &node.edges {
            match edge {
                Edge::Reference | Edge::AllOf(_) => {
                    waiting.push_back(Term::on(*child, past(way, edge)));
                }
                Edge::Not if broken == Some("not") => waiting.push_back(Term::meets(*child)),
                Edge::Not => shape.checks.push(Check::Refuses(*child)),
                Edge::If => {
                    let check = Check::Condition(id);
                    let walked =
                        [Edge::Then, Edge::Else].into_iter().find(|next| past(way, next).is_some());
                    if let Some(next) = walked {
                        let holds = next == Edge::Then;
                        let follows = node.child(&next).ok_or(STUCK)?;
                        waiting.push_back(Term { node: *child, holds, way: None });
                        waiting.push_back(Term::on(follows, past(way, &next)));
                        decided.push(check.clone());
                    }
                    shape.checks.push(check);
                }
                Edge::Dependent(name) => match past(way, edge) {
                    Some(way) => {
                        shape.require(name);
                        waiting.push_back(Term::on(*child, Some(way)));
                    }
                    None => shape.checks.push(Check::Dependent(name.clone(), *child)),
                },
                Edge::Contains => {
                    is_layer = true;
                    shape.has_items = true;
                    let count = contained(node, broken);
                    if broken == Some("maxContains") {
                        shape.items.at_least(count.least);
                    }
                    shape.contains.push((*child, count));
                }
                Edge::Property(_)
                | Edge::Pattern(_)
                | Edge::Additional
                | Edge::Names
                | Edge::UnevaluatedProperties => {
                    is_layer = true;
                    shape.has_fields = true;
                }
                Edge::Prefix(_) | Edge::Items | Edge::UnevaluatedItems => {
                    is_layer = true;
                    shape.has_items = true;
                }
                Edge::Should if self.mood.heeds_advice => waiting.push_back(Term::meets(*child)),
                Edge::AnyOf(_) | Edge::OneOf(_) | Edge::Then | Edge::Else | Edge::Should => {}
            }
        }
        let has_dependencies =
            node.get("dependentRequired").is_some() || node.get("dependencies").is_some();
        if is_layer || has_dependencies {
            shape.layers.push(Layer { node: id, way: way.cloned() });
        }
        if let Some(Value::Array(rules)) = node.get("agreement") {
            shape.agreements.extend(rules.iter().cloned());
        }
        Ok(())
    }
}

/// How many items `contains` must find, or must not.
fn contained(node: &Node, broken: Option<&str>) -> Count {
    let number = |keyword: &str| node.get(keyword).and_then(whole);
    let least = number("minContains").unwrap_or(1);
    let most = number("maxContains").unwrap_or(u64::MAX);
    match broken {
        Some("contains") => Count { least: 0, most: 0 },
        Some("minContains") => {
            let most = least.saturating_sub(1);
            Count { least: most, most }
        }
        Some("maxContains") => {
            let least = most.saturating_add(1);
            Count { least, most: least }
        }
        _ => Count { least, most },
    }
}

/// A count as schemas write it; `2.0` is one.
pub(super) fn whole(value: &Value) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count beyond 2^64 bounds nothing"
    )]
    value
        .as_u64()
        .or_else(|| value.as_f64().filter(|number| *number >= 0.0).map(|number| number as u64))
}

pub(super) fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Decimal::parse(&number.to_string()),
        _ => None,
    }
}

/// Adds what one keyword says.
pub(super) fn add(
    node: &Node,
    keyword: &str,
    operand: &Value,
    shape: &mut Shape,
    heeds_advice: bool,
) {
    let text = || operand.as_str().map(str::to_owned);
    let has_flag = |keyword: &str| node.get(keyword) == Some(&Value::Bool(true));
    let number = decimal(operand);
    match keyword {
        "type" => shape.restrict(Kinds::named(operand)),
        "enum" => shape.allow(operand.as_array().map_or(&[], Vec::as_slice)),
        "const" => shape.allow(std::slice::from_ref(operand)),
        "examples" => shape.examples.extend(operand.as_array().into_iter().flatten().cloned()),
        "default" => shape.examples.push(operand.clone()),
        "knownValues" => shape.known.extend(operand.as_array().into_iter().flatten().cloned()),
        "recommendedPattern" if heeds_advice => shape.patterns.extend(text()),
        "minimum" => shape.at_least(number, !has_flag("exclusiveMinimum")),
        "maximum" => shape.at_most(number, !has_flag("exclusiveMaximum")),
        "exclusiveMinimum" => shape.at_least(number, false),
        "exclusiveMaximum" => shape.at_most(number, false),
        "multipleOf" => shape.multiples.extend(number),
        "minLength" => shape.length.at_least(whole(operand).unwrap_or(0)),
        "maxLength" => shape.length.at_most(whole(operand).unwrap_or(u64::MAX)),
        "pattern" => shape.patterns.extend(text()),
        "format" => shape.formats.extend(text()),
        "maxAge" => shape.max_ages.extend(text()),
        "minItems" => shape.items.at_least(whole(operand).unwrap_or(0)),
        "maxItems" => shape.items.at_most(whole(operand).unwrap_or(u64::MAX)),
        "uniqueItems" => shape.is_unique |= operand == &Value::Bool(true),
        "minProperties" => shape.fields.at_least(whole(operand).unwrap_or(0)),
        "maxProperties" => shape.fields.at_most(whole(operand).unwrap_or(u64::MAX)),
        "required" => {
            for name in operand.as_array().into_iter().flatten().filter_map(Value::as_str) {
                shape.require(name);
            }
        }
        _ => {}
    }
}
