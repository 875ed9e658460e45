//! `replace`: types of the user's own for types that would be generated.

use syn::Path;

use super::{
    Draft, Setting,
    value::{Given, from_inside, is_relative},
};

pub(super) const SETTING: Setting =
    Setting { name: "replace", example: "replace = { Money = crate::Money }", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    for (name, path) in given.table::<Path>()? {
        draft.names_surroundings |= is_relative(&path);
        draft.keys.push((name.text.clone(), name.span));
        draft.options.replace.insert(name.text, from_inside(&path));
    }
    Ok(())
}
