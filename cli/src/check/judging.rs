//! What records are checked by, and what comes of rows.

use std::{ops::Range, sync::Arc};

use tablature_validator::{
    Checker, Chosen, Finding, Lines, Origin, Report, Router, Unreported, Wanted,
};

/// A row that has findings.
pub(super) struct FaultyRow<'t> {
    /// The text of its record; empty if there is none.
    pub(super) text: &'t [u8],
    pub(super) number: u64,
    /// The findings, with places in the table.
    pub(super) findings: Vec<Finding>,
    pub(super) unreported: Vec<Unreported>,
}

/// Nobody waits for findings any more.
pub(super) struct Gone;

/// What lines are checked by.
#[derive(Debug, Clone)]
pub(super) enum Judge {
    /// One schema.
    Checker(Checker),
    /// The schema that is for each record.
    Router(Arc<Router>),
}

impl Judge {
    /// Returns whether documents hold their records at a path.
    pub(super) fn has_records_within(&self) -> bool {
        matches!(self, Self::Router(router) if !router.layout().records.is_empty())
    }

    /// Returns whether a document may hold several records.
    pub(super) fn has_several(&self) -> bool {
        match self {
            Self::Checker(_) => false,
            Self::Router(router) => router.has_several(),
        }
    }

    /// Returns the properties that date the payloads of a schema, by its name.
    pub(super) fn time_properties(&self, schema: &str) -> Vec<String> {
        match self {
            Self::Checker(checker) => checker.time_properties(),
            Self::Router(router) => router.time_properties(schema),
        }
    }

    pub(super) fn check_lines(
        &self,
        lines: &[u8],
        origin: Origin,
        wanted: Wanted,
        chosen: &mut Chosen,
        report: impl FnMut(Range<usize>, &Report),
    ) -> Lines {
        match self {
            Self::Checker(checker) => checker.check_lines(lines, origin, wanted, report),
            Self::Router(router) => router.check_lines(lines, origin, wanted, chosen, report),
        }
    }

    /// Returns the schemas that were chosen, each with the number of its records; none if there is no choice.
    pub(super) fn named<'s>(&'s self, chosen: &'s Chosen) -> Vec<(&'s str, u64)> {
        match self {
            Self::Checker(_) => Vec::new(),
            Self::Router(router) => router.named(chosen).collect(),
        }
    }
}
