//! `references`: files and folders for the URIs that schemas refer to.

use syn::LitStr;

use super::{PartialArguments, Setting, given::Given};

pub(super) const SETTING: Setting = Setting {
    name: "references",
    example: "references = { \"https://example.com/schemas/\" = \"vendor/schemas\" }",
    read,
};

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for (uri, path) in given.table::<LitStr>()? {
        partial.keys.push((uri.text.clone(), uri.span));
        partial.loading.references.insert(uri.text, path.value());
    }
    Ok(())
}
