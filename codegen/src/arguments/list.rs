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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the documentation is not in this crate")]
    fn every_option_is_documented() {
        for file in ["macros/src/lib.rs", "docs/types.md"] {
            let path = format!("{}/../{file}", env!("CARGO_MANIFEST_DIR"));
            let text = fs::read_to_string(path).expect("it is in the repository");
            for Setting { name, .. } in SETTINGS {
                assert!(text.contains(&format!("| `{name} = ")), "{file} lacks `{name}`");
            }
        }
    }
}
