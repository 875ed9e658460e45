//! `crate`: the path of our crate, for those who use it through another.

use super::{
    PartialArguments, Setting,
    given::Given,
    value::{from_inside, is_relative},
};

pub(super) const SETTING: Setting =
    Setting { name: "crate", example: "crate = ::other::tablature", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    let path = given.path()?;
    partial.names_crate = true;
    partial.names_surroundings |= is_relative(&path);
    partial.options.krate = from_inside(&path);
    Ok(())
}
