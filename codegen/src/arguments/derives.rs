//! `derives`: more derives for every type.

use syn::{Path, spanned::Spanned as _};

use super::{
    PartialArguments, Setting,
    given::Given,
    value::{from_inside, is_relative},
};

pub(super) const SETTING: Setting =
    Setting { name: "derives", example: "derives = [my_crate::Redact]", read };

/// Derives of the standard library: their names need no import.
const PRELUDE: &[&str] = &["Copy", "Default", "PartialOrd", "Ord"];

fn read(partial: &mut PartialArguments, given: &Given) -> syn::Result<()> {
    for given in given.paths()? {
        let path = path(partial, &given)?;
        partial.options.derives.push(path);
    }
    Ok(())
}

/// Returns the path of a derive as it is written in the module of the types.
pub(super) fn path(partial: &mut PartialArguments, path: &Path) -> syn::Result<String> {
    if let Some(why) = needless(path) {
        let name = from_inside(path);
        return Err(syn::Error::new(path.span(), format!("`{name}` cannot be derived: {why}")));
    }
    let is_prelude = PRELUDE.iter().any(|name| path.is_ident(name));
    partial.names_surroundings |= is_relative(path) && !is_prelude;
    Ok(from_inside(path))
}

/// Returns why a derive would clash with those that the types have anyway.
fn needless(path: &Path) -> Option<&'static str> {
    match path.segments.last()?.ident.to_string().as_str() {
        "Debug" | "Clone" | "PartialEq" => Some("all types have it"),
        "Eq" | "Hash" => Some("types have it where all their fields do"),
        "Serialize" | "Deserialize" => Some("all types implement it, by the rules of the schema"),
        _ => None,
    }
}
