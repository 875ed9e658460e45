//! `replace`: the user's own types to use instead of generated ones.

use syn::Path;

use super::{
    PartialArguments, Setting,
    value::{Given, from_inside, is_relative},
};

pub(super) const SETTING: Setting =
    Setting { name: "replace", example: "replace = { Money = crate::Money }", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for (name, path) in given.table::<Path>()? {
        partial.names_surroundings |= is_relative(&path);
        partial.keys.push((name.text.clone(), name.span));
        partial.options.replace.insert(name.text, from_inside(&path));
    }
    Ok(())
}
