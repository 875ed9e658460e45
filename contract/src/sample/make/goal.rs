//! What is asked of a value: a subschema that it meets or breaks, on the way to a place in the schema.

use std::sync::Arc;

use tablature_schema::ir::{Keyword, SchemaId};

use super::super::{
    broken::Broken,
    graph::{Edge, Route},
};

/// A subschema and whether the value meets it.
#[derive(Debug, Clone)]
pub(super) struct Goal {
    pub(super) node: SchemaId,
    pub(super) holds: bool,
    /// The way that leads through this subschema, if one does.
    pub(super) path: Option<Path>,
}

impl Goal {
    pub(super) fn meets(node: SchemaId) -> Self {
        Self { node, holds: true, path: None }
    }

    pub(super) fn breaks(node: SchemaId) -> Self {
        Self { node, holds: false, path: None }
    }

    pub(super) fn on(node: SchemaId, path: Option<Path>) -> Self {
        Self { node, holds: true, path }
    }
}

/// The rest of a way to a subschema, and what to do there.
#[derive(Debug, Clone)]
pub(super) struct Path {
    route: Route,
    walked: usize,
    pub(super) target: Arc<Target>,
}

/// What a payload is made for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sample) enum Target {
    /// The subschema speaks about a value of the payload.
    Reach,
    /// The value breaks this keyword of it, and nothing else.
    Break { rule: Broken, detail: String },
    /// The value is at this limit.
    Boundary { limit: Limit },
}

/// A limit that a value can be at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sample) enum Limit {
    /// That of a keyword.
    Written(Keyword),
    /// The empty string, where nothing asks for more.
    EmptyString,
    /// The empty array.
    EmptyArray,
    /// The empty object.
    EmptyObject,
    /// `null`.
    Null,
}

impl Path {
    pub(super) fn new(route: Route, target: Target) -> Self {
        Self { route, walked: 0, target: Arc::new(target) }
    }

    /// The next step.
    pub(super) fn next(&self) -> Option<&Edge> {
        self.route.get(self.walked)
    }

    /// Whether the subschema is the one that the way leads to.
    pub(super) fn is_at_end(&self) -> bool {
        self.walked == self.route.len()
    }

    /// The way behind `edge`, where that is the next step.
    pub(super) fn past(&self, edge: &Edge) -> Option<Self> {
        (self.next() == Some(edge)).then(|| Self { walked: self.walked + 1, ..self.clone() })
    }
}

/// The way behind `edge`, where there is one and it leads there.
pub(super) fn past(path: Option<&Path>, edge: &Edge) -> Option<Path> {
    path.and_then(|path| path.past(edge))
}
