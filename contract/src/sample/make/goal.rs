//! Goals: a subschema that a value should satisfy or violate, on the path to a place in the schema.

use std::sync::Arc;

use tablature_schema::ir::{Keyword, SchemaId};

use super::super::{
    broken::Broken,
    graph::{Link, Route},
};

/// A subschema, and whether the value should satisfy it.
#[derive(Debug, Clone)]
pub(super) struct Goal {
    pub(super) node: SchemaId,
    pub(super) holds: bool,
    /// The path that continues through this subschema, if any.
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

/// The rest of the path to a subschema, and the target there.
#[derive(Debug, Clone)]
pub(super) struct Path {
    route: Route,
    walked: usize,
    pub(super) target: Arc<Target>,
}

/// The purpose of a payload.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sample) enum Target {
    /// The subschema applies to a value of the payload.
    Reach,
    /// The value violates this rule of the subschema, and nothing else.
    Break { rule: Broken, detail: String },
    /// The value is exactly at this limit.
    Boundary { limit: Limit },
}

/// A limit that a value can be at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sample) enum Limit {
    /// The limit that a keyword sets.
    Written(Keyword),
    /// The empty string, if no keyword requires more.
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

    /// Returns the next link.
    pub(super) fn next(&self) -> Option<&Link> {
        self.route.get(self.walked)
    }

    /// Returns whether the path has reached its subschema.
    pub(super) fn is_at_end(&self) -> bool {
        self.walked == self.route.len()
    }

    /// Returns the rest of the path after `link`, if that is the next step.
    pub(super) fn past(&self, link: &Link) -> Option<Self> {
        (self.next() == Some(link)).then(|| Self { walked: self.walked + 1, ..self.clone() })
    }
}

/// Returns the rest of the path after `link`, if there is a path and that is its next step.
pub(super) fn past(path: Option<&Path>, link: &Link) -> Option<Path> {
    path.and_then(|path| path.past(link))
}
