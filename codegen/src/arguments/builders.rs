//! `builders`: whether structs get builders.

use super::{Draft, Setting, value::Given};

pub(super) const SETTING: Setting = Setting { name: "builders", example: "builders = true", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    let answer: syn::LitBool = given
        .parse()
        .map_err(|_| syn::Error::new_spanned(&given.value, "expected `true` or `false`"))?;
    draft.options.builders = answer.value;
    Ok(())
}
