//! `draft`: the draft of schemas that do not name one.

use syn::LitStr;
use tablature_schema::ir;

use super::{PartialArguments, Setting, given::Given};

pub(super) const SETTING: Setting = Setting { name: "draft", example: "draft = \"7\"", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.loading.draft = Some(named(&given.string("a draft")?)?);
    Ok(())
}

/// Returns the draft with this name.
pub(super) fn named(name: &LitStr) -> syn::Result<ir::Draft> {
    ir::Draft::from_name(&name.value()).ok_or_else(|| {
        let names = ir::Draft::ALL.map(ir::Draft::name).join("`, `");
        let message =
            format!("`{}` is not a draft of JSON Schema; the drafts are `{names}`", name.value());
        syn::Error::new(name.span(), message)
    })
}
