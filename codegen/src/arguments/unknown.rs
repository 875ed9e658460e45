//! `unknown`: what happens to undeclared fields.

use super::{PartialArguments, Setting, given::Given};
use crate::Unknown;

pub(super) const SETTING: Setting = Setting { name: "unknown", example: "unknown = refuse", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.unknown = given.choice(Unknown::ALL)?;
    Ok(())
}
