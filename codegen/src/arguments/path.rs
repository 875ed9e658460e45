//! `path`: the file of the schema.

use super::{PartialArguments, Schema, Setting, given::Given};

pub(super) const SETTING: Setting =
    Setting { name: "path", example: "path = \"schemas/order.json\"", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.set_schema(Schema::File(given.string("a path")?))
}
