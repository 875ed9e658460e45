//! `crate`: the path of our crate, for those who get it by way of another.

use syn::Path;

use super::{
    Draft, Setting,
    value::{Given, from_inside, is_relative},
};

pub(super) const SETTING: Setting =
    Setting { name: "crate", example: "crate = ::other::tablature", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    let path: Path = given.parse()?;
    draft.names_crate = true;
    draft.names_surroundings |= is_relative(&path);
    draft.options.krate = from_inside(&path);
    Ok(())
}
