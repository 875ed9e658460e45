//! Names of fields that no schema spells out.

use serde_json::Value;
use tablature_schema::{
    ir::{Applicator, SchemaId},
    pattern::Pattern,
};

use super::{
    super::graph::Edge,
    Made, Maker, STUCK,
    object::Choice,
    pattern::{self, Taste},
    shape::{Layer, Shape},
    term::{Term, past},
    text::matches,
    words,
};

/// How often a name is tried.
const ATTEMPTS: usize = 30;

impl Maker<'_> {
    /// Whether `propertyNames` accepts a name.
    pub(super) fn accepts_name(&self, shape: &Shape, name: &str) -> bool {
        let text = Value::from(name).to_string();
        shape.layers.iter().all(|layer| {
            let names = self.graph.node(layer.node).property_names();
            let edge = Edge::Child(Applicator::PropertyNames);
            let is_way = layer.way.as_ref().is_some_and(|way| way.next() == Some(&edge));
            is_way || names.is_none_or(|names| self.judge.accepts(names, text.as_bytes()))
        })
    }

    /// A name that no subschema declares and that none refuses.
    pub(super) fn undeclared_name(&mut self, shape: &Shape, choice: &Choice) -> Made<String> {
        let declared = self.declared(shape);
        let names: Vec<SchemaId> = shape
            .layers
            .iter()
            .filter_map(|layer| self.graph.node(layer.node).property_names())
            .collect();
        let patterns = self.name_patterns(shape);
        for attempt in 0..ATTEMPTS {
            let name = if names.is_empty() {
                match attempt {
                    0..8 => words::word(&mut self.random).to_owned(),
                    _ => format!("{}_{}", words::word(&mut self.random), self.random.below(10_000)),
                }
            } else {
                let terms = names.iter().map(|id| Term::meets(*id)).collect();
                match self.value(terms)? {
                    Value::String(name) => name,
                    // Names may be of a schema that does not say they are texts.
                    _ => words::word(&mut self.random).to_owned(),
                }
            };
            // Only a name that a further field may have: what patterns speak about is declared.
            let is_free = !choice.has(&name)
                && !declared.contains(&name)
                && !shape.forbidden.contains(&name)
                && !patterns.iter().any(|pattern| matches(pattern, &name));
            let leads = |layer: &Layer| {
                layer.way.as_ref().is_some_and(|way| {
                    matches!(
                        way.next(),
                        Some(Edge::Child(
                            Applicator::AdditionalProperties | Applicator::UnevaluatedProperties
                        ))
                    )
                })
            };
            let is_aimed = shape.layers.iter().any(leads);
            if is_free && (is_aimed || self.may_have(shape, &name)) {
                return Ok(name);
            }
        }
        // Where every name that is free is spoken of by a pattern.
        for pattern in patterns {
            let layers: Vec<Layer> = shape.layers.clone();
            for layer in layers {
                if let Ok(name) = self.name_like(shape, &layer, &pattern)
                    && !choice.has(&name)
                    && self.may_have(shape, &name)
                {
                    return Ok(name);
                }
            }
        }
        Err(STUCK)
    }

    fn name_patterns(&self, shape: &Shape) -> Vec<Pattern> {
        let layers = shape.layers.iter();
        let patterns = layers.flat_map(|layer| self.graph.node(layer.node).pattern_properties());
        patterns.map(|(pattern, _)| pattern.clone()).collect()
    }

    /// A name that the pattern matches.
    pub(super) fn name_like(
        &mut self,
        shape: &Shape,
        layer: &Layer,
        wanted: &Pattern,
    ) -> Made<String> {
        let declared = self.declared(shape);
        let parsed = self.automata.parsed(wanted.as_str());
        for attempt in 0..ATTEMPTS {
            let taste = Taste { extra: u32::try_from(attempt / 4).unwrap_or(1) };
            let name = match &parsed {
                Some(expression) => {
                    pattern::text(&mut self.random, expression, taste).ok_or(STUCK)?
                }
                None => words::word(&mut self.random).to_owned(),
            };
            let is_new = !declared.contains(&name) || attempt > ATTEMPTS / 2;
            if is_new
                && matches(wanted, &name)
                && (layer.way.is_some() || self.may_have(shape, &name))
            {
                return Ok(name);
            }
        }
        Err(STUCK)
    }

    /// The name that a way into `propertyNames` leads to: the field under it is where the way ends.
    pub(super) fn name_on_way(&mut self, shape: &Shape, layer: &Layer) -> Made<String> {
        let names = self.graph.node(layer.node).property_names().ok_or(STUCK)?;
        let way = past(layer.way.as_ref(), &Edge::Child(Applicator::PropertyNames));
        let mut terms = vec![Term::on(names, way)];
        let others = shape.layers.iter().filter(|other| other.node != layer.node);
        let others = others.filter_map(|other| self.graph.node(other.node).property_names());
        terms.extend(others.map(Term::meets));
        let before = self.pointer.clone();
        let Value::String(name) = self.value(terms)? else { return Err(STUCK) };
        if let Some(hit) = self.hit.as_mut().filter(|hit| hit.pointer == before) {
            tablature_schema::json::pointer::push_segment(&mut hit.pointer, &name);
        }
        Ok(name)
    }
}
