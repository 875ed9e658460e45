//! `path`: the file of the schema.

use syn::LitStr;

use super::{PartialArguments, Schema, Setting, value::Given};

pub(super) const SETTING: Setting =
    Setting { name: "path", example: "path = \"schemas/order.json\"", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    let path: LitStr = given
        .parse()
        .map_err(|_| syn::Error::new_spanned(&given.value, "expected a path in quotes"))?;
    partial.set_schema(Schema::File(path))
}
