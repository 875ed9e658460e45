//! Types from event schemas, in one line.
//!
//! These are the entry points only: each macro is a pure function of tokens in `tablature_codegen::expand`. What they
//! need from outside, files and the name of the runtime's crate, is in `manifest`.
//!
//! Use them through the crate `tablature`, which the generated code names.

#![warn(clippy::disallowed_methods)]

mod manifest;

use proc_macro::TokenStream;

use manifest::Manifest;

/// Generates the types of a schema, in the module where the macro is called.
///
/// The schema is an id of the catalogue, with or without version, or a file whose path is relative to the
/// directory of `Cargo.toml`:
///
/// ```ignore
/// tablature::types!("genesys/web-event-response");
/// tablature::types!(path = "schemas/order.json", derives = [my_crate::Redact], unknown = refuse);
/// ```
///
/// | option | meaning |
/// |---|---|
/// | `path = "…"` | the schema's file, instead of an id; `schemas/order.json#/$defs/Row` names a part of it |
/// | `derives = [A, b::C]` | additional derives for every type |
/// | `derives_of = { Order = [my_crate::Redact] }` | additional derives for some types |
/// | `unknown = keep`, `drop` or `refuse` | what happens to undeclared fields |
/// | `dates = any`, `jiff`, `time`, `chrono` or `strings` | the type of a timestamp; a crate needs the feature of its name |
/// | `uuids = strings`, `any` or `uuid` | the type of a UUID; likewise |
/// | `urls = strings`, `any` or `url` | the type of a URL; likewise |
/// | `ips = strings` or `std` | the type of an IP address |
/// | `renames = { "/properties/type" = kind }` | names to use instead of the generated ones, by JSON Pointer into the schema |
/// | `lock = "names.json"` | the names that a lock file of `tablature generate rust --lock` holds |
/// | `replace = { Money = crate::Money }` | a type of your own instead of a generated one |
/// | `all_definitions = true` | a type for every definition, also those that nothing refers to |
/// | `split_conditions = true` | variants for every condition (`if`) on the value of a field, also for those that only add rules |
/// | `builders = true` | a builder for each struct: `Event::builder()` |
/// | `defaults = docs` or `values` | whether the defaults of the schema are only documentation, or values of `Default` and builders, too |
/// | `references = { "https://example.com/" = "vendor" }` | files and folders for URIs that schemas refer to |
/// | `draft = "7"` | the draft of schemas without `$schema` |
/// | `drafts = { "https://example.com/meta" = "7" }` | the drafts of schemas with this `$schema` |
/// | `crate = ::other` | the path of the crate `tablature`, where it cannot be found |
///
/// A schema refers to files below the directory of `Cargo.toml`, or to what `references` maps; nothing is fetched.
/// Every file that was read, referenced ones too, is tracked: an edit rebuilds the crate.
#[proc_macro]
pub fn types(arguments: TokenStream) -> TokenStream {
    tablature_codegen::expand::types(arguments.into(), &Manifest).into()
}

/// Generates the types of a schema, in a module of their own.
///
/// Takes the arguments of [`types!`]. Items that the module already has stay:
///
/// ```ignore
/// #[tablature::types_of("userpilot/event")]
/// pub mod exported {
///     impl Event { /* … */ }
/// }
/// ```
#[proc_macro_attribute]
pub fn types_of(arguments: TokenStream, module: TokenStream) -> TokenStream {
    tablature_codegen::expand::types_of(arguments.into(), module.into(), &Manifest).into()
}
