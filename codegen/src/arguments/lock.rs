//! `lock`: a file with the names that items already have.

use syn::LitStr;

use super::{PartialArguments, Setting, value::Given};

pub(super) const SETTING: Setting =
    Setting { name: "lock", example: "lock = \"schemas/names.json\"", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    let path: LitStr = given
        .parse()
        .map_err(|_| syn::Error::new_spanned(&given.value, "expected a path in quotes"))?;
    partial.lock = Some(path);
    Ok(())
}
