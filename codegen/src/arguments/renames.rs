//! `renames`: other names than those that would be made.

use super::{
    Draft, Setting,
    value::{Given, Key},
};

pub(super) const SETTING: Setting =
    Setting { name: "renames", example: "renames = { \"/properties/type\" = kind }", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    for (pointer, name) in given.table::<Key>()? {
        if !pointer.text.starts_with('/') {
            let message = format!("`{}` is no JSON Pointer, which starts with `/`", pointer.text);
            return Err(syn::Error::new(pointer.span, message));
        }
        if syn::parse_str::<syn::Ident>(&format!("r#{}", name.text)).is_err() {
            let message = format!("`{}` is no name that Rust allows", name.text);
            return Err(syn::Error::new(name.span, message));
        }
        draft.keys.push((pointer.text.clone(), pointer.span));
        draft.options.renames.insert(pointer.text, name.text);
    }
    Ok(())
}
