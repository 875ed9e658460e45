//! `dates`: what a timestamp becomes.

use super::{Draft, Setting, value::Given};
use crate::Dates;

pub(super) const SETTING: Setting = Setting { name: "dates", example: "dates = jiff", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    draft.options.dates = given.choice(Dates::ALL)?;
    Ok(())
}
