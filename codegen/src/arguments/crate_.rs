//! `crate`: the path of our crate, for those who use it through another.

use syn::Path;

use super::{
    PartialArguments, Setting,
    value::{Given, from_inside, is_relative},
};

pub(super) const SETTING: Setting =
    Setting { name: "crate", example: "crate = ::other::tablature", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    let path: Path = given.parse()?;
    partial.names_crate = true;
    partial.names_surroundings |= is_relative(&path);
    partial.options.krate = from_inside(&path);
    Ok(())
}
