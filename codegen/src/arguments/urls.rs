//! `urls`: the type of a URL.

use super::{PartialArguments, Setting, given::Given};
use crate::Urls;

pub(super) const SETTING: Setting = Setting { name: "urls", example: "urls = url", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.urls = given.choice(Urls::ALL)?;
    Ok(())
}
