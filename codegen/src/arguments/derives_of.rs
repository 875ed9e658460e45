//! `derives_of`: more derives for some types.

use super::{PartialArguments, Setting, derives, given::Given, value::Paths};

pub(super) const SETTING: Setting =
    Setting { name: "derives_of", example: "derives_of = { Order = [my_crate::Redact] }", read };

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for (name, Paths(paths)) in given.table::<Paths>()? {
        partial.keys.push((name.text.clone(), name.span));
        let paths =
            paths.iter().map(|path| derives::path(partial, path)).collect::<Result<_, _>>()?;
        partial.options.derives_of.insert(name.text, paths);
    }
    Ok(())
}
