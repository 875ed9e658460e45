//! The macros as functions: tokens in, tokens out.
//!
//! Files and the name of our crate come through [`Surroundings`], so that all of this is ordinary code under test.
//!
//! The types are in a module of their own, named after the root, and re-exported where the macro is called. So what is
//! private in them is private to the user's module too; two macros in one module share only the names of their types;
//! and what the user has imported or defined does not change what generated code means.

use std::{io, path::Path};

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::ItemMod;
use tablature_schema::catalogue::{self, UnknownId};

pub use crate::loading::Loading;
use crate::{
    arguments::{Arguments, Schema, is_file},
    fault::{Fault, reason},
    rust::{
        lock::{Lock, Names},
        names,
    },
    source::Source,
};

/// Environment of a macro.
pub trait Surroundings {
    /// Reads the schema in the file at `path`, relative to the directory of the user's manifest, with what it refers
    /// to.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or the schema is invalid: every reason.
    fn schema(&self, path: &str, loading: &Loading) -> Result<Source, Vec<Fault>>;

    /// Reads the file at `path` as text, relative to the directory of the user's manifest.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is not text.
    fn read(&self, path: &str) -> io::Result<String>;

    /// Returns the path by which the user's crate knows ours: `::tablature`, unless it is renamed.
    fn krate(&self) -> String;
}

/// Expands `types!(…)` to the types, or to a `compile_error!` for each mistake.
pub fn types(arguments: TokenStream, surroundings: &dyn Surroundings) -> TokenStream {
    expand(arguments, surroundings).unwrap_or_else(syn::Error::into_compile_error)
}

/// Expands a module with `#[types_of(…)]` to the module with the types in it.
///
/// If anything is wrong, the module stays as it is, next to a `compile_error!` for each mistake.
#[expect(clippy::needless_pass_by_value, reason = "a macro takes its tokens by value")]
pub fn types_of(
    arguments: TokenStream,
    module: TokenStream,
    surroundings: &dyn Surroundings,
) -> TokenStream {
    let place = first_place(&module);
    let parsed = syn::parse2::<ItemMod>(module.clone()).map_err(|_| {
        let message = "this attribute belongs on a module with a body, as in `mod order {}`";
        syn::Error::new(place, message)
    });
    let expanded = parsed.and_then(|module| {
        if module.content.is_none() {
            let message = "the module needs a body: write `{}` instead of `;`";
            return Err(syn::Error::new_spanned(module.semi, message));
        }
        Ok((module, expand(arguments, surroundings)?))
    });
    let (mut module, types) = match expanded {
        Ok(expanded) => expanded,
        Err(error) => {
            let error = error.into_compile_error();
            return quote!(#error #module);
        }
    };
    if let Some((_, items)) = &mut module.content {
        items.push(syn::Item::Verbatim(types));
    }
    quote!(#module)
}

fn first_place(tokens: &TokenStream) -> Span {
    tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span())
}

fn expand(tokens: TokenStream, surroundings: &dyn Surroundings) -> syn::Result<TokenStream> {
    let mut arguments = Arguments::read(tokens)?;
    if !arguments.names_crate {
        arguments.options.krate = surroundings.krate();
    }
    let source = load(&arguments, surroundings)?;
    if let Some(path) = &arguments.lock {
        arguments.options.names = locked_names(path, &arguments.schema, surroundings)?;
    }
    let generated =
        source.generate(&arguments.options).map_err(|faults| errors(&faults, &arguments))?;
    // Compiler errors show it.
    let module = format_ident!("{}_types", names::snake(&generated.root));
    let names = public_names(&generated.tokens);
    let lock = arguments.lock.as_ref().map(syn::LitStr::value);
    let files = source.files().chain(lock.as_deref()).map(track).collect::<Vec<_>>();
    let warnings = source.ir().warnings().iter().map(Fault::from);
    let warnings = warnings.chain(generated.warnings).map(|fault| warning(&fault));
    let surrounding_names = arguments.names_surroundings.then(|| {
        quote!(
            use super::*;
        )
    });
    let types = generated.tokens;
    Ok(quote! {
        #[allow(dead_code, unreachable_pub, unused_imports, reason = "generated: not all of it is used")]
        mod #module {
            #surrounding_names
            #(#files)*
            #types
        }
        #(#warnings)*
        #[allow(unused_imports, reason = "generated: not all of it is used")]
        pub use #module::{#(#names),*};
    })
}

/// Loads the schema that the arguments name.
fn load(arguments: &Arguments, surroundings: &dyn Surroundings) -> syn::Result<Source> {
    let fail = |message: String| syn::Error::new(arguments.schema.literal().span(), message);
    match &arguments.schema {
        Schema::Id(id) => {
            let id = id.value();
            let (whole, part) = id.split_once('#').unwrap_or((&id, ""));
            match catalogue::find(whole) {
                Ok(entry) => Source::part_of_catalogue(entry, part)
                    .map_err(|faults| errors(&faults, arguments)),
                Err(error) => Err(fail(format!("{error}{}", not_an_id(&id, &error)))),
            }
        }
        Schema::File(path) => {
            let path = path.value();
            if path.is_empty() {
                return Err(fail("the path is empty".to_owned()));
            }
            surroundings.schema(&path, &arguments.loading).map_err(|faults| {
                combined(faults.iter().map(|fault| {
                    syn::Error::new(place_of(fault, arguments), with_directory(fault))
                }))
            })
        }
    }
}

/// Returns the rest of the message about what is no id: what it may be, or how to name a schema.
fn not_an_id(id: &str, error: &UnknownId) -> String {
    if id.trim_start().starts_with('{') {
        "; the text of a schema belongs in a file, which is `path = \"schemas/order.json\"`"
            .to_owned()
    } else if is_file(id) {
        format!("; a file is `path = \"{id}\"`")
    } else if error.hint().is_none() {
        "; `tablature schema list` shows all, and a file is `path = \"schemas/order.json\"`"
            .to_owned()
    } else {
        String::new()
    }
}

/// Reads the names that items already have from the lock file.
fn locked_names(
    path: &syn::LitStr,
    schema: &Schema,
    surroundings: &dyn Surroundings,
) -> syn::Result<Names> {
    let fail = |reason: String| {
        let message = format!("the lock file `{}` cannot be used: {reason}", path.value());
        syn::Error::new(path.span(), message)
    };
    let text = surroundings.read(&path.value()).map_err(|error| fail(reason(&error)))?;
    let lock = Lock::parse(&text).map_err(fail)?;
    let section = lock.section_of(&place(schema)).ok_or_else(|| {
        fail(
            "it has no names for this schema; `tablature generate rust … --lock` writes them"
                .to_owned(),
        )
    })?;
    Ok(lock.names(section))
}

/// Returns the folders and the name of the schema.
fn place(schema: &Schema) -> Vec<String> {
    let name = schema.literal().value();
    let name = match schema {
        Schema::Id(_) => name.as_str(),
        Schema::File(_) => name.strip_suffix(".json").unwrap_or(&name),
    };
    let is_folder = |part: &&str| !matches!(*part, "" | "." | "..");
    name.split(['/', '\\']).filter(is_folder).map(str::to_owned).collect()
}

/// Returns the error as a message. One without a place and a remedy says what the path is relative to.
fn with_directory(fault: &Fault) -> String {
    if fault.place.is_some() || fault.help.is_some() || Path::new(&*fault.path).is_absolute() {
        return fault.to_string();
    }
    format!("{fault}\n  the path is relative to the directory of `Cargo.toml`")
}

/// Returns the errors, each at what the user typed: the option that it is about, or the schema.
fn errors(faults: &[Fault], arguments: &Arguments) -> syn::Error {
    combined(faults.iter().map(|fault| syn::Error::new(place_of(fault, arguments), fault)))
}

fn place_of(fault: &Fault, arguments: &Arguments) -> Span {
    let key = arguments.keys.iter().find(|(key, _)| fault.option.as_deref() == Some(key.as_str()));
    key.map_or(arguments.schema.literal().span(), |(_, place)| *place)
}

/// Combines all errors into one.
fn combined(errors: impl Iterator<Item = syn::Error>) -> syn::Error {
    let all = errors.reduce(|mut all, error| {
        all.combine(error);
        all
    });
    let message = "no types could be generated, and no reason is known: this is a bug";
    all.unwrap_or_else(|| syn::Error::new(Span::call_site(), message))
}

/// Returns an item that makes the compiler print a warning at the macro call.
fn warning(fault: &Fault) -> TokenStream {
    let text = fault.to_string();
    quote! {
        const _: () = {
            #[deprecated(note = #text)]
            const LIKELY_MISTAKE: () = ();
            LIKELY_MISTAKE
        };
    }
}

/// Returns an item that makes the compiler track a file, so that an edit rebuilds the crate.
fn track(path: &str) -> TokenStream {
    if Path::new(path).is_absolute() {
        return quote!(
            const _: &str = ::core::include_str!(#path);
        );
    }
    let path = format!("/{path}");
    quote! {
        const _: &str = ::core::include_str!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path));
    }
}

/// The keywords before the name of a type, or of a module with types.
const TYPES: &str = "struct enum type trait mod";

/// Returns the names of the public types among the items.
fn public_names(items: &TokenStream) -> Vec<proc_macro2::Ident> {
    let mut names = Vec::new();
    let mut window: [Option<String>; 2] = [None, None];
    for token in items.clone() {
        let TokenTree::Ident(name) = token else {
            window = [None, None];
            continue;
        };
        if let [Some(public), Some(kind)] = &window
            && public == "pub"
            && TYPES.split(' ').any(|own| own == kind)
        {
            names.push(name);
            window = [None, None];
            continue;
        }
        window = [window[1].take(), Some(name.to_string())];
    }
    names
}

#[cfg(test)]
#[path = "expand_tests.rs"]
mod tests;
