//! `all_definitions`: whether every definition becomes a type.

use super::{PartialArguments, Setting, given::Given};

pub(super) const SETTING: Setting =
    Setting { name: "all_definitions", example: "all_definitions = true", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.all_definitions = given.boolean()?;
    Ok(())
}
