//! `replace`: the user's own types to use instead of generated ones.

use super::{
    PartialArguments, Setting,
    given::Given,
    value::{RustPath, from_inside, is_relative},
};

pub(super) const SETTING: Setting =
    Setting { name: "replace", example: "replace = { Money = crate::Money }", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for (name, RustPath(path)) in given.table::<RustPath>()? {
        partial.names_surroundings |= is_relative(&path);
        partial.keys.push((name.text.clone(), name.span));
        partial.options.replace.insert(name.text, from_inside(&path));
    }
    Ok(())
}
