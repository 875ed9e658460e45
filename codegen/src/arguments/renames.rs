//! `renames`: names to use instead of the generated ones.

use super::{PartialArguments, Setting, given::Given, value::Key};
use crate::Options;

pub(super) const SETTING: Setting =
    Setting { name: "renames", example: "renames = { \"/properties/type\" = kind }", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for (pointer, name) in given.table::<Key>()? {
        Options::judge_pointer(&pointer.text).map_err(|message| {
            let (key, value) = (&pointer.text, &name.text);
            let is_swapped = value.starts_with('/');
            let hint = if is_swapped {
                format!("; the pointer comes first: `\"{value}\" = {key}`")
            } else {
                String::new()
            };
            syn::Error::new(pointer.span, message + &hint)
        })?;
        Options::judge_name(&name.text).map_err(|message| syn::Error::new(name.span, message))?;
        partial.keys.push((pointer.text.clone(), pointer.span));
        partial.options.renames.insert(pointer.text, name.text);
    }
    Ok(())
}
