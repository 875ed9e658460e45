//! Objects.

use serde_json::{Map, Value};
use tablature_schema::ir::{Applicator, Rule};

use super::{
    super::graph::Edge,
    DEEP, Made, Maker, STUCK,
    shape::Shape,
    term::{Term, past},
    text::matches,
};

/// Fields beyond this show nothing more.
const MOST: u64 = 2000;

/// The fields that an object will have, before they have values.
#[derive(Default)]
pub(super) struct Choice {
    /// Names in the order of the schema, and whether the field must be there.
    names: Vec<(String, bool)>,
    /// What is said of single fields beyond what the subschemas say.
    terms: Vec<(String, Term)>,
}

impl Choice {
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(own, _)| own == name)
    }

    fn force(&mut self, name: &str) {
        match self.names.iter_mut().find(|(own, _)| own == name) {
            Some((_, is_forced)) => *is_forced = true,
            None => self.names.push((name.to_owned(), true)),
        }
    }
}

impl Maker<'_> {
    /// An object that meets the shape.
    pub(super) fn object(&mut self, shape: &Shape) -> Made<Value> {
        if shape.fields.is_empty() || shape.fields.least > MOST {
            return Err(STUCK);
        }
        let mut choice = self.forced(shape)?;
        self.add_optional(shape, &mut choice);
        self.close(shape, &mut choice);
        self.fit_count(shape, &mut choice)?;
        if shape.forbidden.iter().any(|name| choice.has(name)) {
            return Err(STUCK);
        }
        let mut members = Map::new();
        for (name, is_forced) in self.in_order(shape, choice.names) {
            let mut terms = self.field_terms(shape, &name);
            let own = choice.terms.iter().chain(&shape.field_terms).filter(|(own, _)| *own == name);
            terms.extend(own.map(|(_, term)| term.clone()));
            match self.below(&name, terms) {
                Ok(value) => {
                    members.insert(name, value);
                }
                Err(stuck) if is_forced => return Err(stuck),
                Err(_) => {}
            }
        }
        if (members.len() as u64) < shape.fields.least {
            return Err(STUCK);
        }
        let object = Value::Object(members);
        if shape.excluded.contains(&object) {
            return Err(STUCK);
        }
        Ok(if self.mood.heeds_advice { super::agree::agree(shape, object) } else { object })
    }

    /// The fields that must be there: required ones, those spoken of, and the one that a way leads into.
    fn forced(&mut self, shape: &Shape) -> Made<Choice> {
        let mut choice = Choice::default();
        for name in &shape.required {
            choice.force(name);
        }
        for (name, _) in &shape.field_terms {
            choice.force(name);
        }
        for term in &shape.extra_fields {
            let name = self.undeclared_name(shape, &choice)?;
            choice.force(&name);
            choice.terms.push((name, term.clone()));
        }
        for layer in &shape.layers {
            let Some(way) = &layer.way else { continue };
            match way.next() {
                Some(Edge::Child(Applicator::Property(name))) => choice.force(name),
                Some(Edge::Child(Applicator::PatternProperty(pattern))) => {
                    let name = self.name_like(shape, layer, pattern)?;
                    choice.force(&name);
                }
                Some(Edge::Child(
                    Applicator::AdditionalProperties | Applicator::UnevaluatedProperties,
                )) => {
                    let name = self.undeclared_name(shape, &choice)?;
                    choice.force(&name);
                }
                Some(Edge::Child(Applicator::PropertyNames)) => {
                    let name = self.name_on_way(shape, layer)?;
                    choice.force(&name);
                }
                _ => {}
            }
        }
        Ok(choice)
    }

    /// Optional fields: as many as the mood wants.
    fn add_optional(&mut self, shape: &Shape, choice: &mut Choice) {
        let is_deep = self.depth >= DEEP;
        let mut is_map = false;
        for layer in &shape.layers {
            let graph = self.graph;
            for (applicator, child) in &graph.node(layer.node).children {
                let is_open = graph.node(*child).boolean.is_none();
                match applicator {
                    Applicator::Property(name) => {
                        let is_old = graph.node(*child).annotations.is_deprecated;
                        let density = if is_old && self.mood.heeds_advice {
                            self.mood.density / 8
                        } else {
                            self.mood.density
                        };
                        let is_wanted = !is_deep && self.random.chance(density);
                        if is_wanted && !choice.has(name) && self.may_have(shape, name) {
                            choice.names.push((name.to_string(), false));
                        }
                    }
                    Applicator::AdditionalProperties | Applicator::UnevaluatedProperties
                        if is_open =>
                    {
                        is_map = true;
                    }
                    Applicator::PatternProperty(pattern)
                        if !is_deep && self.random.chance(self.mood.density) =>
                    {
                        if let Ok(name) = self.name_like(shape, layer, pattern)
                            && !choice.has(&name)
                        {
                            choice.names.push((name, false));
                        }
                    }
                    _ => {}
                }
            }
        }
        if is_map && !is_deep && self.random.chance(self.mood.density) {
            for _ in 0..=self.random.below(2) {
                if let Ok(name) = self.undeclared_name(shape, choice) {
                    choice.names.push((name, false));
                }
            }
        }
    }

    /// What the presence of a field requires.
    fn close(&mut self, shape: &Shape, choice: &mut Choice) {
        let mut at = 0;
        while let Some((name, is_forced)) = choice.names.get(at).cloned() {
            for layer in &shape.layers {
                let graph = self.graph;
                for assertion in &graph.node(layer.node).assertions {
                    let Rule::DependentRequired(rules) = &assertion.rule else { continue };
                    if Some(&(assertion.keyword, name.clone())) == shape.free_dependency.as_ref() {
                        continue;
                    }
                    let own = rules.iter().filter(|(field, _)| **field == *name);
                    let wanted: Vec<&str> =
                        own.flat_map(|(_, wanted)| wanted).map(|name| &**name).collect();
                    if wanted.is_empty() {
                        continue;
                    }
                    let is_possible =
                        wanted.iter().all(|other| choice.has(other) || self.may_have(shape, other));
                    if is_forced || is_possible {
                        for other in wanted {
                            choice.force(other);
                        }
                    } else {
                        choice.names.retain(|(own, _)| *own != name);
                        // The list is shorter now: everything is looked at again.
                        at = 0;
                    }
                }
            }
            at += 1;
        }
    }

    /// Adds or drops fields until there are as many as there may be.
    fn fit_count(&mut self, shape: &Shape, choice: &mut Choice) -> Made<()> {
        let most = usize::try_from(shape.fields.most).unwrap_or(usize::MAX);
        while choice.names.len() > most {
            let optional =
                choice.names.iter().rposition(|(_, is_forced)| !is_forced).ok_or(STUCK)?;
            choice.names.remove(optional);
        }
        let least = usize::try_from(shape.fields.least).map_err(|_| STUCK)?;
        if choice.names.len() < least {
            let declared = self.declared(shape);
            for name in declared {
                if choice.names.len() < least && !choice.has(&name) && self.may_have(shape, &name) {
                    choice.force(&name);
                }
            }
        }
        while choice.names.len() < least {
            let name = self.undeclared_name(shape, choice)?;
            choice.force(&name);
        }
        choice.names.iter_mut().for_each(|(_, is_forced)| *is_forced |= least > 0);
        Ok(())
    }

    pub(super) fn declared(&self, shape: &Shape) -> Vec<String> {
        let names = shape.layers.iter().flat_map(|layer| self.graph.node(layer.node).properties());
        names.map(|(name, _)| name.to_owned()).collect()
    }

    /// The fields in the order in which the schema declares them.
    fn in_order(&self, shape: &Shape, names: Vec<(String, bool)>) -> Vec<(String, bool)> {
        let declared = self.declared(shape);
        let rank = |name: &str| declared.iter().position(|own| own == name).unwrap_or(usize::MAX);
        let mut ranked: Vec<(usize, (String, bool))> =
            names.into_iter().map(|entry| (rank(&entry.0), entry)).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Whether a field may be there at all, as far as can be told before it has a value.
    pub(super) fn may_have(&mut self, shape: &Shape, name: &str) -> bool {
        let refuses =
            |term: &Term| self.graph.node(term.node).boolean == Some(false) && term.way.is_none();
        !shape.forbidden.iter().any(|other| other == name)
            && !self.field_terms(shape, name).iter().any(refuses)
            && self.accepts_name(shape, name)
    }

    /// What the subschemas say of a field.
    fn field_terms(&self, shape: &Shape, name: &str) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut is_evaluated = false;
        for layer in &shape.layers {
            let node = self.graph.node(layer.node);
            let mut is_declared = false;
            for (edge, child) in self.graph.edges(layer.node) {
                let applies = match edge {
                    Edge::Child(Applicator::Property(own)) => **own == *name,
                    Edge::Child(Applicator::PatternProperty(pattern)) => matches(pattern, name),
                    _ => false,
                };
                if applies {
                    is_declared = true;
                    terms.push(Term::on(*child, past(layer.way.as_ref(), edge)));
                }
            }
            if let Some(child) = node.additional_properties().filter(|_| !is_declared) {
                is_declared = true;
                let edge = Edge::Child(Applicator::AdditionalProperties);
                terms.push(Term::on(child, past(layer.way.as_ref(), &edge)));
            }
            is_evaluated |= is_declared;
        }
        for layer in &shape.layers {
            let child = self.graph.node(layer.node).unevaluated_properties();
            if let Some(child) = child.filter(|_| !is_evaluated) {
                let edge = Edge::Child(Applicator::UnevaluatedProperties);
                let way = past(layer.way.as_ref(), &edge);
                terms.push(Term::on(child, way));
            }
        }
        terms
    }
}
