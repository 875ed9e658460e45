//! `lock`: a file with the names that items already have.

use super::{PartialArguments, Setting, given::Given};

pub(super) const SETTING: Setting =
    Setting { name: "lock", example: "lock = \"schemas/names.json\"", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.lock = Some(given.string("a path")?);
    Ok(())
}
