//! The list of all options.

use super::{
    Setting, all_definitions, builders, crate_, dates, derives, draft, drafts, lock, path,
    references, renames, replace, unknown,
};

/// Every option, in the order in which messages name them.
pub(super) const SETTINGS: &[Setting] = &[
    path::SETTING,
    derives::SETTING,
    unknown::SETTING,
    dates::SETTING,
    renames::SETTING,
    lock::SETTING,
    replace::SETTING,
    builders::SETTING,
    all_definitions::SETTING,
    references::SETTING,
    draft::SETTING,
    drafts::SETTING,
    crate_::SETTING,
];
