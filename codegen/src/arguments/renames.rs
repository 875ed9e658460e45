//! `renames`: names to use instead of the generated ones.

use super::{
    PartialArguments, Setting,
    value::{Given, Key},
};
use crate::Options;

pub(super) const SETTING: Setting =
    Setting { name: "renames", example: "renames = { \"/properties/type\" = kind }", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for (pointer, name) in given.table::<Key>()? {
        Options::judge_pointer(&pointer.text)
            .map_err(|message| syn::Error::new(pointer.span, message))?;
        Options::judge_name(&name.text).map_err(|message| syn::Error::new(name.span, message))?;
        partial.keys.push((pointer.text.clone(), pointer.span));
        partial.options.renames.insert(pointer.text, name.text);
    }
    Ok(())
}
