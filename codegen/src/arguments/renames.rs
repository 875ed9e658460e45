//! `renames`: other names than those that would be made.

use super::{
    Draft, Setting,
    value::{Given, Key},
};
use crate::Options;

pub(super) const SETTING: Setting =
    Setting { name: "renames", example: "renames = { \"/properties/type\" = kind }", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    for (pointer, name) in given.table::<Key>()? {
        Options::judge_pointer(&pointer.text)
            .map_err(|message| syn::Error::new(pointer.span, message))?;
        Options::judge_name(&name.text).map_err(|message| syn::Error::new(name.span, message))?;
        draft.keys.push((pointer.text.clone(), pointer.span));
        draft.options.renames.insert(pointer.text, name.text);
    }
    Ok(())
}
