//! Names for undeclared fields.

use serde_json::Value;
use tablature_schema::{
    ir::{Applicator, SchemaId},
    pattern::Pattern,
};

use super::{
    super::{graph::Link, patterns::matches},
    Made, Maker, Unsatisfied,
    constraints::{Constraints, Layer},
    goal::{Goal, past},
    object::Choice,
    pattern, words,
};

/// How many names are tried.
const MAX_ATTEMPTS: usize = 30;

impl Maker<'_> {
    /// Returns whether `propertyNames` accepts a name.
    pub(super) fn accepts_name(&self, constraints: &Constraints, name: &str) -> bool {
        let text = Value::from(name).to_string();
        constraints.layers.iter().all(|layer| {
            let names = self.graph.node(layer.node).property_names();
            let link = Link::Child(Applicator::PropertyNames);
            let is_on_path = layer.path.as_ref().is_some_and(|path| path.next() == Some(&link));
            is_on_path || names.is_none_or(|names| self.judge.accepts(names, text.as_bytes()))
        })
    }

    /// Generates a name that no subschema declares and none rejects.
    pub(super) fn undeclared_name(
        &mut self,
        constraints: &Constraints,
        choice: &Choice,
    ) -> Made<String> {
        let declared = self.declared(constraints);
        let names: Vec<SchemaId> = constraints
            .layers
            .iter()
            .filter_map(|layer| self.graph.node(layer.node).property_names())
            .collect();
        let patterns = self.name_patterns(constraints);
        for attempt in 0..MAX_ATTEMPTS {
            let name = if names.is_empty() {
                match attempt {
                    0..8 => words::word(&mut self.random).to_owned(),
                    _ => format!("{}_{}", words::word(&mut self.random), self.random.below(10_000)),
                }
            } else {
                let goals = names.iter().map(|id| Goal::meets(*id)).collect();
                match self.value(goals)? {
                    Value::String(name) => name,
                    // `propertyNames` may also allow values that are not strings.
                    _ => words::word(&mut self.random).to_owned(),
                }
            };
            // The name must be free: names that match a pattern count as declared.
            let is_free = !choice.has(&name)
                && !declared.contains(&name)
                && !constraints.forbidden.contains(&name)
                && !patterns.iter().any(|pattern| matches(pattern, &name));
            let enters = |layer: &Layer| {
                layer.path.as_ref().is_some_and(|path| {
                    matches!(
                        path.next(),
                        Some(Link::Child(
                            Applicator::AdditionalProperties | Applicator::UnevaluatedProperties
                        ))
                    )
                })
            };
            let is_targeted = constraints.layers.iter().any(enters);
            if is_free && (is_targeted || self.may_have(constraints, &name)) {
                return Ok(name);
            }
        }
        // Every free name matches a pattern.
        for pattern in patterns {
            let layers: Vec<Layer> = constraints.layers.clone();
            for layer in layers {
                if let Ok(name) = self.name_like(constraints, &layer, &pattern)
                    && !choice.has(&name)
                    && self.may_have(constraints, &name)
                {
                    return Ok(name);
                }
            }
        }
        Err(Unsatisfied)
    }

    fn name_patterns(&self, constraints: &Constraints) -> Vec<Pattern> {
        let layers = constraints.layers.iter();
        let patterns = layers.flat_map(|layer| self.graph.node(layer.node).pattern_properties());
        patterns.map(|(pattern, _)| pattern.clone()).collect()
    }

    /// Generates a name that matches the pattern.
    pub(super) fn name_like(
        &mut self,
        constraints: &Constraints,
        layer: &Layer,
        wanted: &Pattern,
    ) -> Made<String> {
        let declared = self.declared(constraints);
        let parsed = self.automata.parsed(wanted.as_str());
        for attempt in 0..MAX_ATTEMPTS {
            let max_extra = u32::try_from(attempt / 4).unwrap_or(1);
            let name = match &parsed {
                Some(expression) => {
                    pattern::string(&mut self.random, expression, max_extra).ok_or(Unsatisfied)?
                }
                None => words::word(&mut self.random).to_owned(),
            };
            let is_new = !declared.contains(&name) || attempt > MAX_ATTEMPTS / 2;
            if is_new
                && matches(wanted, &name)
                && (layer.path.is_some() || self.may_have(constraints, &name))
            {
                return Ok(name);
            }
        }
        Err(Unsatisfied)
    }

    /// Generates the name that a path through `propertyNames` asks for; the path ends at the field with that name.
    pub(super) fn name_on_path(
        &mut self,
        constraints: &Constraints,
        layer: &Layer,
    ) -> Made<String> {
        let names = self.graph.node(layer.node).property_names().ok_or(Unsatisfied)?;
        let path = past(layer.path.as_ref(), &Link::Child(Applicator::PropertyNames));
        let mut goals = vec![Goal::on(names, path)];
        let others = constraints.layers.iter().filter(|other| other.node != layer.node);
        let others = others.filter_map(|other| self.graph.node(other.node).property_names());
        goals.extend(others.map(Goal::meets));
        let before = self.pointer.clone();
        let Value::String(name) = self.value(goals)? else { return Err(Unsatisfied) };
        if let Some(hit) = self.hit.as_mut().filter(|hit| hit.pointer == before) {
            tablature_schema::json::pointer::push_segment(&mut hit.pointer, &name);
        }
        Ok(name)
    }
}
