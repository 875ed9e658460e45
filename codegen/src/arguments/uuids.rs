//! `uuids`: the type of a UUID.

use super::{PartialArguments, Setting, given::Given};
use crate::Uuids;

pub(super) const SETTING: Setting = Setting { name: "uuids", example: "uuids = uuid", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.uuids = given.choice(Uuids::ALL)?;
    Ok(())
}
