//! `path`: the schema's file.

use syn::LitStr;

use super::{Draft, Schema, Setting, value::Given};

pub(super) const SETTING: Setting =
    Setting { name: "path", example: "path = \"schemas/order.json\"", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    let path: LitStr = given
        .parse()
        .map_err(|_| syn::Error::new_spanned(&given.value, "expected a path in quotes"))?;
    draft.set_schema(Schema::File(path))
}
