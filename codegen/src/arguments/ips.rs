//! `ips`: the type of an IP address.

use super::{PartialArguments, Setting, given::Given};
use crate::Ips;

pub(super) const SETTING: Setting = Setting { name: "ips", example: "ips = std", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    partial.options.ips = given.choice(Ips::ALL)?;
    Ok(())
}
