//! `drafts`: the drafts of custom meta-schemas.

use syn::LitStr;

use super::{PartialArguments, Setting, draft, given::Given};

pub(super) const SETTING: Setting = Setting {
    name: "drafts",
    example: "drafts = { \"https://example.com/meta\" = \"2020-12\" }",
    read,
};

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for (uri, name) in given.table::<LitStr>()? {
        partial.loading.drafts.insert(uri.text, draft::named(&name)?);
    }
    Ok(())
}
