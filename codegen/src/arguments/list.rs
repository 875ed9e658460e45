//! The list of all options.

use super::{
    Setting, all_definitions, builders, crate_, dates, defaults, derives, derives_of, draft,
    drafts, ips, lock, path, references, renames, replace, split_conditions, unknown, urls, uuids,
};

/// Every option, in the order in which messages name them.
pub(super) const SETTINGS: &[Setting] = &[
    path::SETTING,
    derives::SETTING,
    derives_of::SETTING,
    unknown::SETTING,
    dates::SETTING,
    uuids::SETTING,
    urls::SETTING,
    ips::SETTING,
    renames::SETTING,
    lock::SETTING,
    replace::SETTING,
    builders::SETTING,
    defaults::SETTING,
    all_definitions::SETTING,
    split_conditions::SETTING,
    references::SETTING,
    draft::SETTING,
    drafts::SETTING,
    crate_::SETTING,
];
