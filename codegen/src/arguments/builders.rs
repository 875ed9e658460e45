//! `builders`: whether structs get builders.

use super::{PartialArguments, Setting, given::Given};

pub(super) const SETTING: Setting = Setting { name: "builders", example: "builders = true", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.builders = given.boolean()?;
    Ok(())
}
