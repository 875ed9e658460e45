//! Goals → constraints: merges every rule that applies to one value, through references, `allOf` and chosen branches.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;
use tablature_schema::ir::{Applicator, Keyword, Node, Rule, SchemaId, Side, TypeSet};

use super::{
    super::{broken::Broken, graph::Link},
    Hit, Made, Maker, Unsatisfied,
    constraints::{Check, Constraints, Count, Layer},
    goal::{Goal, Path, Target, past},
    values::payload_values,
};

/// More subschemas than this apply to one value only in a cycle.
const MAX_SUBSCHEMAS: usize = 5000;

impl Maker<'_> {
    /// Merges the goals. `decided` are the checks that a path has already settled.
    pub(super) fn expand(&mut self, goals: &[Goal], decided: &mut Vec<Check>) -> Made<Constraints> {
        let mut constraints = Constraints::default();
        let mut waiting: VecDeque<Goal> = goals.iter().cloned().collect();
        let mut seen: BTreeSet<(SchemaId, bool)> = BTreeSet::new();
        let mut n_seen = 0;
        while let Some(goal) = waiting.pop_front() {
            n_seen += 1;
            if n_seen > MAX_SUBSCHEMAS {
                return Err(Unsatisfied);
            }
            let is_new = seen.insert((goal.node, goal.holds));
            if !is_new && goal.path.is_none() {
                continue;
            }
            if goal.holds {
                self.expand_met(&goal, &mut constraints, &mut waiting, decided)?;
            } else {
                self.expand_broken(goal.node, &mut constraints, &mut waiting)?;
            }
        }
        if constraints.types.is_empty() {
            return Err(Unsatisfied);
        }
        // Subschemas may list the same patterns in any order: sorted, they share one automaton.
        for patterns in [&mut constraints.patterns, &mut constraints.no_patterns] {
            patterns.sort();
            patterns.dedup();
        }
        Ok(constraints)
    }

    fn expand_met(
        &mut self,
        goal: &Goal,
        constraints: &mut Constraints,
        waiting: &mut VecDeque<Goal>,
        decided: &mut Vec<Check>,
    ) -> Made<()> {
        let node = self.graph.node(goal.node);
        let path = goal.path.as_ref();
        let end = path.filter(|path| path.is_at_end());
        constraints.is_targeted |= path.is_some();
        if end.is_some() {
            self.hit = Some(Hit { pointer: self.pointer.clone() });
        }
        let broken = end.and_then(|path| match &*path.target {
            Target::Break { rule, detail } => Some((*rule, detail.as_str())),
            _ => None,
        });
        if node.boolean == Some(false) {
            return if broken.is_some() { Ok(()) } else { Err(Unsatisfied) };
        }
        for assertion in &node.assertions {
            match broken.filter(|(own, _)| own.is(assertion.keyword)) {
                Some((_, detail)) => {
                    self.break_rule(&assertion.rule, assertion.keyword, detail, constraints)?;
                    super::negate::rest_of(&assertion.rule, detail, constraints);
                }
                None => add(&assertion.rule, constraints),
            }
        }
        if broken.is_some_and(|(own, _)| {
            own.is(Keyword::ContentEncoding) || own.is(Keyword::ContentMediaType)
        }) {
            constraints.is_garbled = true;
            constraints.restrict(TypeSet::STRING);
        }
        add_annotations(node, constraints, self.profile.heeds_advice());
        if self.profile.heeds_formats {
            constraints.formats.extend(self.annotated_formats[goal.node.index()]);
        }
        if let Some(Target::Boundary { limit }) = end.map(|path| &*path.target) {
            super::boundary::constrain(node, *limit, constraints);
        }
        let broken = broken.map(|(rule, _)| rule);
        self.unions(node, path, broken, constraints, waiting)?;
        self.applicators(goal.node, path, broken, constraints, waiting, decided)
    }

    /// Chooses one branch of `anyOf` and of `oneOf`.
    fn unions(
        &mut self,
        node: &Node,
        path: Option<&Path>,
        broken: Option<Broken>,
        constraints: &mut Constraints,
        waiting: &mut VecDeque<Goal>,
    ) -> Made<()> {
        for (keyword, branches) in
            [(Keyword::AnyOf, node.any_of()), (Keyword::OneOf, node.one_of())]
        {
            if branches.is_empty() {
                continue;
            }
            if broken.is_some_and(|broken| broken.is(keyword)) {
                waiting.extend(branches.iter().copied().map(Goal::breaks));
                continue;
            }
            let is_one = keyword == Keyword::OneOf;
            if is_one && broken == Some(Broken::SecondBranch) {
                let mut order = branches.to_vec();
                self.random.shuffle(&mut order);
                waiting.extend(order.into_iter().take(2).map(Goal::meets));
                continue;
            }
            let link = |index: usize| {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                let branch =
                    if is_one { Applicator::OneOf(index) } else { Applicator::AnyOf(index) };
                Link::Child(branch)
            };
            let walked = (0..branches.len()).find(|index| past(path, &link(*index)).is_some());
            let avoids_null = self.profile.is_clean() && constraints.is_null_absent;
            let chosen =
                walked.or_else(|| self.branch(branches, avoids_null)).ok_or(Unsatisfied)?;
            waiting.push_back(Goal::on(branches[chosen], past(path, &link(chosen))));
            if is_one || walked.is_some() {
                for (index, other) in branches.iter().enumerate() {
                    if index != chosen {
                        constraints.checks.push(Check::Rejects(*other));
                    }
                }
            }
        }
        Ok(())
    }

    fn branch(&mut self, branches: &[SchemaId], avoids_null: bool) -> Option<usize> {
        let endless = u32::MAX;
        let depths: Vec<u32> = branches.iter().map(|branch| self.min_depth(*branch)).collect();
        let shallowest = *depths.iter().min()?;
        let is_deep = self.depth >= super::MAX_OPTIONAL_DEPTH;
        let open: Vec<usize> =
            (0..branches.len())
                .filter(|index| {
                    if is_deep { depths[*index] == shallowest } else { depths[*index] < endless }
                })
                .collect();
        let graph = self.graph;
        let is_null = |index: &usize| {
            let rules = &graph.node(branches[*index]).assertions;
            rules.iter().any(|own| matches!(own.rule, Rule::Types(TypeSet::NULL)))
        };
        let others: Vec<usize> = open.iter().copied().filter(|index| !is_null(index)).collect();
        self.random.pick(if avoids_null && !others.is_empty() { &others } else { &open }).copied()
    }

    /// Adds the other subschemas that apply to the value, its fields or its items.
    fn applicators(
        &mut self,
        id: SchemaId,
        path: Option<&Path>,
        broken: Option<Broken>,
        constraints: &mut Constraints,
        waiting: &mut VecDeque<Goal>,
        decided: &mut Vec<Check>,
    ) -> Made<()> {
        let node = self.graph.node(id);
        let is_broken = |keyword| broken.is_some_and(|broken| broken.is(keyword));
        let mut is_layer = false;
        for (link, child) in self.graph.links(id) {
            let applicator = match link {
                Link::Reference | Link::Child(Applicator::AllOf(_)) => {
                    waiting.push_back(Goal::on(*child, past(path, link)));
                    continue;
                }
                Link::Child(applicator) => applicator,
            };
            match applicator {
                Applicator::Not if is_broken(Keyword::Not) => {
                    waiting.push_back(Goal::meets(*child));
                }
                Applicator::Not => constraints.checks.push(Check::Rejects(*child)),
                Applicator::If => {
                    let check = Check::Condition(id);
                    let walked = [Applicator::Then, Applicator::Else]
                        .into_iter()
                        .map(Link::Child)
                        .find(|next| past(path, next).is_some());
                    if let Some(Link::Child(next)) = walked {
                        let holds = next == Applicator::Then;
                        let follows = node.child(&next).ok_or(Unsatisfied)?;
                        waiting.push_back(Goal { node: *child, holds, path: None });
                        waiting.push_back(Goal::on(follows, past(path, &Link::Child(next))));
                        decided.push(check.clone());
                    }
                    constraints.checks.push(check);
                }
                Applicator::DependentSchema(name) => match past(path, link) {
                    Some(path) => {
                        constraints.require(name);
                        waiting.push_back(Goal::on(*child, Some(path)));
                    }
                    None => constraints.checks.push(Check::Dependent(name.to_string(), *child)),
                },
                Applicator::Contains => {
                    is_layer = true;
                    constraints.has_items = true;
                    let count = contained(node, broken);
                    if is_broken(Keyword::MaxContains) {
                        constraints.items.at_least(count.least);
                    }
                    constraints.contains.push((*child, count));
                }
                Applicator::Property(_)
                | Applicator::PatternProperty(_)
                | Applicator::AdditionalProperties
                | Applicator::PropertyNames
                | Applicator::UnevaluatedProperties => {
                    is_layer = true;
                    constraints.has_fields = true;
                }
                Applicator::PrefixItem(_) | Applicator::Items | Applicator::UnevaluatedItems => {
                    is_layer = true;
                    constraints.has_items = true;
                }
                Applicator::Should if self.profile.heeds_advice() => {
                    waiting.push_back(Goal::meets(*child));
                }
                _ => {}
            }
        }
        let has_dependencies =
            node.assertions.iter().any(|own| matches!(own.rule, Rule::DependentRequired(_)));
        if is_layer || has_dependencies {
            constraints.layers.push(Layer { node: id, path: path.cloned() });
        }
        constraints.agreements.extend(node.annotations.agreements.iter().cloned());
        Ok(())
    }
}

/// Returns how many items must match `contains`.
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

/// Returns the minimum and the maximum number of items that must match `contains`.
pub(in crate::sample) fn contains_limits(node: &Node) -> Option<(u64, Option<u64>)> {
    node.assertions.iter().find_map(|own| match own.rule {
        Rule::Contains { min, max } => Some((min, max)),
        _ => None,
    })
}

/// Adds the constraints of one rule.
fn add(rule: &Rule, constraints: &mut Constraints) {
    match rule {
        Rule::Types(types) => constraints.restrict(*types),
        Rule::Enum(values) => constraints.allow(&payload_values(values)),
        Rule::Const(value) => constraints.allow(&payload_values([value])),
        Rule::Bound(bound) if bound.side == Side::Lower => {
            constraints.at_least(bound.limit.clone(), !bound.is_exclusive);
        }
        Rule::Bound(bound) => constraints.at_most(bound.limit.clone(), !bound.is_exclusive),
        Rule::MultipleOf(divisor) => constraints.multiples.push(divisor.clone()),
        Rule::MinLength(count) => constraints.length.at_least(*count),
        Rule::MaxLength(count) => constraints.length.at_most(*count),
        Rule::Pattern(pattern) => constraints.patterns.push(pattern.clone()),
        Rule::Format(format) => constraints.formats.push(*format),
        Rule::MaxAge(age) => constraints.max_ages.push(*age),
        Rule::MinItems(count) => constraints.items.at_least(*count),
        Rule::MaxItems(count) => constraints.items.at_most(*count),
        Rule::UniqueItems => constraints.is_unique = true,
        Rule::MinProperties(count) => constraints.fields.at_least(*count),
        Rule::MaxProperties(count) => constraints.fields.at_most(*count),
        Rule::Required(names) => names.iter().for_each(|name| constraints.require(name)),
        // `contains` is added with its subschema, and dependencies between fields with their object.
        _ => {}
    }
}

/// Adds what annotations suggest.
fn add_annotations(node: &Node, constraints: &mut Constraints, heeds_advice: bool) {
    let annotations = &node.annotations;
    constraints.examples.extend(payload_values(&annotations.examples));
    constraints.examples.extend(payload_values(&annotations.default));
    constraints
        .known
        .extend(annotations.known_values.iter().map(|value| Value::from(value.as_str())));
    constraints.is_null_absent |= annotations.is_null_absent;
    if heeds_advice {
        constraints.patterns.extend(annotations.recommended_pattern.clone());
    }
}
