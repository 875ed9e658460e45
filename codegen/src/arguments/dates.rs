//! `dates`: the type of a timestamp.

use super::{PartialArguments, Setting, given::Given};
use crate::Dates;

pub(super) const SETTING: Setting = Setting { name: "dates", example: "dates = jiff", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.dates = given.choice(Dates::ALL)?;
    Ok(())
}
