//! `builders`: whether structs get builders.

use super::{PartialArguments, Setting, value::Given};

pub(super) const SETTING: Setting = Setting { name: "builders", example: "builders = true", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    let answer: syn::LitBool = given
        .parse()
        .map_err(|_| syn::Error::new_spanned(&given.value, "expected `true` or `false`"))?;
    partial.options.builders = answer.value;
    Ok(())
}
