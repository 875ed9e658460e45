//! Names on the wire that overlays give: by acronyms, and one by one.

use std::collections::HashMap;

use super::{
    model::{self, TypeDef},
    names,
    overlay::{Acronym, Overlay},
};

/// Called with an overlay, and the line of an entry in it that had an effect.
type Mark<'a> = &'a mut dyn FnMut(&Overlay, usize);

/// Writes the acronyms of overlays in names on the wire that were derived from documented ones.
pub(super) fn capitalise(defs: &mut [TypeDef], overlays: &[&Overlay], mark: Mark<'_>) {
    for overlay in overlays.iter().filter(|overlay| !overlay.acronyms.is_empty()) {
        let by_name: HashMap<String, &Acronym> =
            overlay.acronyms.iter().map(|acronym| (acronym.text.to_lowercase(), acronym)).collect();
        for def in defs.iter_mut() {
            model::for_each_mut(&mut def.properties, &mut |property| {
                if !property.documented.contains('_')
                    || property.wire != names::camel_case(&property.documented)
                {
                    return;
                }
                if let Some(name) = by_name.get(&property.wire.to_lowercase()) {
                    property.wire.clone_from(&name.text);
                    mark(overlay, name.line);
                    return;
                }
                property.wire = names::camel_case_with(&property.documented, &mut |word| {
                    let acronym = by_name.get(&word.to_lowercase()).filter(|it| it.is_word())?;
                    mark(overlay, acronym.line);
                    Some(acronym.text.clone())
                });
            });
        }
    }
}

/// Gives properties the names of `rename`.
pub(super) fn rename(defs: &mut [TypeDef], overlays: &[&Overlay], mark: Mark<'_>) {
    for overlay in overlays {
        for rename in &overlay.renames {
            let defs =
                defs.iter_mut().filter(|def| rename.ty.as_ref().is_none_or(|ty| *ty == def.name));
            let mut is_used = false;
            for def in defs {
                model::for_each_mut(&mut def.properties, &mut |property| {
                    if property.row == rename.row && !property.is_implied {
                        property.wire.clone_from(&rename.to);
                        property.renamed = Some(rename.source.clone());
                        is_used = true;
                    }
                });
            }
            if is_used {
                mark(overlay, rename.line);
            }
        }
    }
}
