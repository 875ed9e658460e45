//! Generates objects.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::{Map, Value};
use tablature_schema::ir::{Applicator, Rule};

use super::{
    super::graph::Link,
    Advice, MAX_OPTIONAL_DEPTH, MAX_REQUIRED, Made, Maker, Unsatisfied,
    constraints::Constraints,
    goal::{Goal, past},
};

/// Objects with more fields than this show nothing new.
const MAX_FIELDS: u64 = 2000;

/// More optional fields that get their names from patterns show nothing new. Each name is matched against all patterns.
const MAX_BY_PATTERN: usize = 100;

/// The fields that an object will have, before they have values.
#[derive(Default)]
pub(super) struct Choice {
    /// Names in the order of the schema, and whether the field must be present.
    names: IndexMap<String, bool>,
    /// Goals for single fields, beyond those of the subschemas.
    goals: Vec<(String, Goal)>,
}

impl Choice {
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    fn force(&mut self, name: &str) {
        match self.names.get_mut(name) {
            Some(is_forced) => *is_forced = true,
            None => {
                self.names.insert(name.to_owned(), true);
            }
        }
    }

    /// Adds a field that need not be present, unless it is there.
    fn offer(&mut self, name: String) {
        self.names.entry(name).or_insert(false);
    }
}

impl Maker<'_> {
    /// Generates an object that satisfies the constraints.
    pub(super) fn object(&mut self, constraints: &Constraints) -> Made<Value> {
        let n_required = constraints.required.len();
        if constraints.fields.is_empty()
            || constraints.fields.least > MAX_FIELDS
            || n_required > MAX_REQUIRED
        {
            return Err(Unsatisfied);
        }
        let mut choice = self.forced(constraints)?;
        self.add_optional(constraints, &mut choice);
        self.close(constraints, &mut choice);
        self.fit_count(constraints, &mut choice)?;
        if constraints.forbidden.iter().any(|name| choice.has(name)) {
            return Err(Unsatisfied);
        }
        let mut members = Map::new();
        for (name, is_forced) in self.in_order(constraints, choice.names) {
            let mut goals = self.field_goals(constraints, &name);
            let own =
                choice.goals.iter().chain(&constraints.field_goals).filter(|(own, _)| *own == name);
            goals.extend(own.map(|(_, goal)| goal.clone()));
            match self.below(&name, goals) {
                Ok(value) => {
                    members.insert(name, value);
                }
                Err(unsatisfied) if is_forced => return Err(unsatisfied),
                Err(_) => {}
            }
        }
        if (members.len() as u64) < constraints.fields.least {
            return Err(Unsatisfied);
        }
        let object = Value::Object(members);
        if constraints.excluded.contains(&object) {
            return Err(Unsatisfied);
        }
        Ok(if self.profile.heeds_advice() {
            super::agree::agree(constraints, object)
        } else {
            object
        })
    }

    /// Chooses the fields that must be present: required ones, those with goals, and the one that a path enters.
    fn forced(&mut self, constraints: &Constraints) -> Made<Choice> {
        let mut choice = Choice::default();
        for name in &constraints.required {
            choice.force(name);
        }
        for (name, _) in &constraints.field_goals {
            choice.force(name);
        }
        for goal in &constraints.extra_fields {
            let name = self.undeclared_name(constraints, &choice)?;
            choice.force(&name);
            choice.goals.push((name, goal.clone()));
        }
        for layer in &constraints.layers {
            let Some(path) = &layer.path else { continue };
            match path.next() {
                Some(Link::Child(Applicator::Property(name))) => choice.force(name),
                Some(Link::Child(Applicator::PatternProperty(pattern))) => {
                    let name = self.name_like(constraints, layer, pattern)?;
                    choice.force(&name);
                }
                Some(Link::Child(
                    Applicator::AdditionalProperties | Applicator::UnevaluatedProperties,
                )) => {
                    let name = self.undeclared_name(constraints, &choice)?;
                    choice.force(&name);
                }
                Some(Link::Child(Applicator::PropertyNames)) => {
                    let name = self.name_on_path(constraints, layer)?;
                    choice.force(&name);
                }
                _ => {}
            }
        }
        Ok(choice)
    }

    /// Adds optional fields, as many as the profile asks for.
    fn add_optional(&mut self, constraints: &Constraints, choice: &mut Choice) {
        let is_deep = self.depth >= MAX_OPTIONAL_DEPTH;
        let mut is_map = false;
        let mut n_by_pattern = 0;
        for layer in &constraints.layers {
            let graph = self.graph;
            for (applicator, child) in &graph.node(layer.node).children {
                let is_open = graph.node(*child).boolean.is_none();
                match applicator {
                    Applicator::Property(name) => {
                        let is_old = graph.node(*child).annotations.is_deprecated;
                        let density = match self.profile.advice {
                            Advice::Needed if is_old => 0,
                            Advice::Heeded if is_old => self.profile.density / 8,
                            _ => self.profile.density,
                        };
                        let is_wanted = !is_deep && self.random.chance(density);
                        if is_wanted && !choice.has(name) && self.may_have(constraints, name) {
                            choice.offer(name.to_string());
                        }
                    }
                    Applicator::AdditionalProperties | Applicator::UnevaluatedProperties
                        if is_open =>
                    {
                        is_map = true;
                    }
                    Applicator::PatternProperty(pattern)
                        if !is_deep && self.random.chance(self.profile.density) =>
                    {
                        if n_by_pattern < MAX_BY_PATTERN
                            && let Ok(name) = self.name_like(constraints, layer, pattern)
                        {
                            n_by_pattern += 1;
                            choice.offer(name);
                        }
                    }
                    _ => {}
                }
            }
        }
        if is_map && !is_deep && self.random.chance(self.profile.density) {
            for _ in 0..=self.random.below(2) {
                if let Ok(name) = self.undeclared_name(constraints, choice) {
                    choice.offer(name);
                }
            }
        }
    }

    /// Adds the fields that others require.
    fn close(&mut self, constraints: &Constraints, choice: &mut Choice) {
        let mut at = 0;
        while let Some((name, is_forced)) = choice.names.get_index(at) {
            let (name, is_forced) = (name.clone(), *is_forced);
            for layer in &constraints.layers {
                let graph = self.graph;
                for assertion in &graph.node(layer.node).assertions {
                    let Rule::DependentRequired(rules) = &assertion.rule else { continue };
                    if Some(&(assertion.keyword, name.clone()))
                        == constraints.free_dependency.as_ref()
                    {
                        continue;
                    }
                    let own = rules.iter().filter(|(field, _)| **field == *name);
                    let wanted: Vec<&str> =
                        own.flat_map(|(_, wanted)| wanted).map(|name| &**name).collect();
                    if wanted.is_empty() {
                        continue;
                    }
                    let is_possible = wanted
                        .iter()
                        .all(|other| choice.has(other) || self.may_have(constraints, other));
                    if is_forced || is_possible {
                        for other in wanted {
                            choice.force(other);
                        }
                    } else {
                        choice.names.shift_remove(&name);
                        // The list is shorter now, so start again.
                        at = 0;
                    }
                }
            }
            at += 1;
        }
    }

    /// Adds or removes fields until their number is accepted.
    fn fit_count(&mut self, constraints: &Constraints, choice: &mut Choice) -> Made<()> {
        let most = usize::try_from(constraints.fields.most).unwrap_or(usize::MAX);
        while choice.names.len() > most {
            let optional = choice.names.values().rposition(|is_forced| !is_forced);
            choice.names.shift_remove_index(optional.ok_or(Unsatisfied)?);
        }
        let least = usize::try_from(constraints.fields.least).map_err(|_| Unsatisfied)?;
        if choice.names.len() < least {
            let declared = self.declared(constraints);
            for name in declared {
                if choice.names.len() < least
                    && !choice.has(&name)
                    && self.may_have(constraints, &name)
                {
                    choice.force(&name);
                }
            }
        }
        while choice.names.len() < least {
            let name = self.undeclared_name(constraints, choice)?;
            choice.force(&name);
        }
        choice.names.values_mut().for_each(|is_forced| *is_forced |= least > 0);
        Ok(())
    }

    pub(super) fn declared(&self, constraints: &Constraints) -> Vec<String> {
        let names =
            constraints.layers.iter().flat_map(|layer| self.graph.node(layer.node).properties());
        names.map(|(name, _)| name.to_owned()).collect()
    }

    /// Sorts the fields into the order in which the schema declares them.
    fn in_order(
        &self,
        constraints: &Constraints,
        names: IndexMap<String, bool>,
    ) -> Vec<(String, bool)> {
        let declared = self.declared(constraints);
        let mut ranks = HashMap::new();
        for (rank, name) in declared.iter().enumerate() {
            ranks.entry(name.as_str()).or_insert(rank);
        }
        let mut ranked: Vec<(String, bool)> = names.into_iter().collect();
        ranked.sort_by_key(|(name, _)| ranks.get(name.as_str()).copied().unwrap_or(usize::MAX));
        ranked
    }

    /// Returns whether a field may be present, as far as this is known before it has a value.
    pub(super) fn may_have(&mut self, constraints: &Constraints, name: &str) -> bool {
        let rejects =
            |goal: &Goal| self.graph.node(goal.node).boolean == Some(false) && goal.path.is_none();
        !constraints.forbidden.iter().any(|other| other == name)
            && !self.field_goals(constraints, name).iter().any(rejects)
            && self.accepts_name(constraints, name)
    }

    /// Returns the goals that the subschemas set for a field.
    fn field_goals(&self, constraints: &Constraints, name: &str) -> Vec<Goal> {
        let mut goals = Vec::new();
        let mut is_evaluated = false;
        for layer in &constraints.layers {
            let node = self.graph.node(layer.node);
            let mut is_declared = false;
            for (link, child) in self.graph.links_of_field(layer.node, name) {
                is_declared = true;
                goals.push(Goal::on(child, past(layer.path.as_ref(), &link)));
            }
            if let Some(child) = node.additional_properties().filter(|_| !is_declared) {
                is_declared = true;
                let link = Link::Child(Applicator::AdditionalProperties);
                goals.push(Goal::on(child, past(layer.path.as_ref(), &link)));
            }
            is_evaluated |= is_declared;
        }
        for layer in &constraints.layers {
            let child = self.graph.node(layer.node).unevaluated_properties();
            if let Some(child) = child.filter(|_| !is_evaluated) {
                let link = Link::Child(Applicator::UnevaluatedProperties);
                let path = past(layer.path.as_ref(), &link);
                goals.push(Goal::on(child, path));
            }
        }
        goals
    }
}
