//! `references`: files and folders for the URIs that schemas refer to.

use syn::LitStr;

use super::{Draft, Setting, value::Given};

pub(super) const SETTING: Setting = Setting {
    name: "references",
    example: "references = { \"https://example.com/schemas/\" = \"vendor/schemas\" }",
    read,
};

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    for (uri, path) in given.table::<LitStr>()? {
        draft.keys.push((uri.text.clone(), uri.span));
        draft.loading.references.insert(uri.text, path.value());
    }
    Ok(())
}
