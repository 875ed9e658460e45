//! Notices inputs that hold events of several kinds, though the first record chose the schema of all.

use tablature_schema::{catalogue::Entry, plural::count};
use tablature_validator::{Layout, misplaced};

/// Records with errors that are looked at.
const MAX_LOOKED_AT: u64 = 1_000;

/// One record in so many that fits another schema better makes a stream a mixed one.
const MIXED: u64 = 10;

/// Records of an input that fit another schema better than the one that its first record showed.
pub(super) struct Mixed {
    entry: &'static Entry,
    layout: Layout,
    /// Records with errors that were looked at.
    looked_at: u64,
    misplaced: u64,
    /// Records of the input when there were enough.
    records: Option<u64>,
}

impl Mixed {
    /// Begins an input whose first record showed this schema.
    pub(super) fn new(entry: &'static Entry, layout: Layout) -> Self {
        Self { entry, layout, looked_at: 0, misplaced: 0, records: None }
    }

    /// Looks at a document with an error, after which the input had so many records.
    pub(super) fn look_at(&mut self, document: &[u8], records: u64) {
        if self.looked_at == MAX_LOOKED_AT {
            return;
        }
        self.looked_at += 1;
        self.misplaced += misplaced(document, self.entry, &self.layout);
        if self.looked_at == MAX_LOOKED_AT {
            self.records = Some(records);
        }
    }

    /// Returns the note about an input of so many records, if it looks mixed.
    pub(super) fn note(self, all: u64) -> Option<String> {
        let records = self.records.unwrap_or(all);
        if self.misplaced == 0 || self.misplaced.saturating_mul(MIXED) < records {
            return None;
        }
        let first = if records < all { "the first " } else { "" };
        let fit = if self.misplaced == 1 { "fits" } else { "fit" };
        Some(format!(
            "{} of {first}{} {fit} another schema of the catalogue better than `{}`; `--schema auto` checks each record by \
             the one that it fits",
            self.misplaced,
            count(records, "record"),
            self.entry.id()
        ))
    }
}
