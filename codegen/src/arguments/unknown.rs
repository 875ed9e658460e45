//! `unknown`: what happens to fields that are not declared.

use super::{Draft, Setting, value::Given};
use crate::Unknown;

pub(super) const SETTING: Setting = Setting { name: "unknown", example: "unknown = refuse", read };

fn read(draft: &mut Draft, given: &Given) -> syn::Result<()> {
    draft.options.unknown = given.choice(&[
        ("keep", Unknown::Keep),
        ("drop", Unknown::Drop),
        ("refuse", Unknown::Refuse),
    ])?;
    Ok(())
}
