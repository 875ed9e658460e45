//! `lock`: a file with the names that items had before.

use syn::LitStr;

use super::{Draft, Setting, value::Given};

pub(super) const SETTING: Setting =
    Setting { name: "lock", example: "lock = \"schemas/names.json\"", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    let path: LitStr = given
        .parse()
        .map_err(|_| syn::Error::new_spanned(&given.value, "expected a path in quotes"))?;
    draft.lock = Some(path);
    Ok(())
}
