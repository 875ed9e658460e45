//! `drafts`: the drafts of meta-schemas of somebody's own.

use syn::LitStr;

use super::{Draft, Setting, draft, value::Given};

pub(super) const SETTING: Setting = Setting {
    name: "drafts",
    example: "drafts = { \"https://example.com/meta\" = \"2020-12\" }",
    read,
};

fn read(arguments: &mut Draft, given: &Given) -> syn::Result<()> {
    for (uri, name) in given.table::<LitStr>()? {
        arguments.loading.drafts.insert(uri.text, draft::named(&name)?);
    }
    Ok(())
}
