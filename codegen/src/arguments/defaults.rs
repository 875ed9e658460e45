//! `defaults`: what the defaults of the schema are used for.

use super::{PartialArguments, Setting, given::Given};
use crate::Defaults;

pub(super) const SETTING: Setting =
    Setting { name: "defaults", example: "defaults = values", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.defaults = given.choice(Defaults::ALL)?;
    Ok(())
}
