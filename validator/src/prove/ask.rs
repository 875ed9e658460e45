//! Subschemas that are left to the evaluator, for the bytes of one value.

use tablature_schema::{ir::SchemaId, json};

use super::machine::Machine;
use crate::evaluate::{Evaluator, Scope};

impl Machine<'_> {
    /// Returns whether the evaluator finds a value valid under some subschemas.
    #[cold]
    #[inline(never)]
    pub(super) fn ask(&mut self, bytes: &[u8], asked: &[SchemaId]) -> Option<()> {
        let depth = usize::try_from(self.max_depth).ok()?;
        let (document, duplicates) = json::parse(bytes, depth).ok()?;
        if !duplicates.is_empty() {
            return None;
        }
        let mut evaluator = Evaluator::new(self.evaluator, &document, self.settings, bytes.len());
        let is_valid =
            |id: &SchemaId| evaluator.verdict(*id, document.root(), Scope::root()).is_valid();
        asked.iter().all(is_valid).then_some(())
    }
}
