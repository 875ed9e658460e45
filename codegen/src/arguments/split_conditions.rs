//! `split_conditions`: whether a condition makes variants although it only adds rules to fields.

use super::{PartialArguments, Setting, given::Given};

pub(super) const SETTING: Setting =
    Setting { name: "split_conditions", example: "split_conditions = true", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.split_conditions = given.boolean()?;
    Ok(())
}
