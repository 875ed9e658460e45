//! The arguments of the macros.
//!
//! The list of options is in `list`; each has a file of its own. What was typed is kept with its span, so
//! that every later error can point at it.

mod all_definitions;
mod builders;
mod crate_;
mod dates;
mod defaults;
mod derives;
mod derives_of;
mod draft;
mod drafts;
mod ips;
mod list;
mod lock;
mod path;
mod references;
mod renames;
mod replace;
mod split_conditions;
mod unknown;
mod urls;
mod uuids;
mod value;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{LitStr, ext::IdentExt as _, parse::Parser as _};

use crate::{Options, loading::Loading, suggest::did_you_mean};

use list::SETTINGS;
use value::Given;

/// The arguments of a macro.
pub(crate) struct Arguments {
    pub(crate) schema: Schema,
    pub(crate) options: Options,
    /// How the schema is read.
    pub(crate) loading: Loading,
    /// The file with the names that items had before.
    pub(crate) lock: Option<LitStr>,
    /// Where each key of `renames` was typed, and each of `replace` and `references`.
    pub(crate) keys: Vec<(String, Span)>,
    /// Is `true` if an option names something by a path from the module of the macro call.
    pub(crate) names_surroundings: bool,
    /// Is `true` if the path of our crate was given.
    pub(crate) names_crate: bool,
}

/// Which schema is meant.
pub(crate) enum Schema {
    /// One of the catalogue.
    Id(LitStr),
    /// One in a file.
    File(LitStr),
}

impl Schema {
    /// Returns what was typed.
    pub(crate) fn literal(&self) -> &LitStr {
        match self {
            Self::Id(literal) | Self::File(literal) => literal,
        }
    }
}

/// The arguments as far as they are read.
#[derive(Default)]
pub(crate) struct PartialArguments {
    schema: Option<Schema>,
    options: Options,
    loading: Loading,
    lock: Option<LitStr>,
    keys: Vec<(String, Span)>,
    names_surroundings: bool,
    names_crate: bool,
}

/// An option of the macros.
pub(crate) struct Setting {
    /// Its name, which is a Rust identifier or keyword.
    name: &'static str,
    /// How it is used, for messages.
    example: &'static str,
    /// Reads its value.
    read: fn(&mut PartialArguments, &Given) -> syn::Result<()>,
}

impl Arguments {
    /// Reads the arguments.
    ///
    /// # Errors
    ///
    /// Every mistake, each at its place.
    pub(crate) fn read(tokens: TokenStream) -> syn::Result<Self> {
        let mut partial = PartialArguments::default();
        let mut seen: Vec<String> = Vec::new();
        let mut errors: Option<syn::Error> = None;
        for argument in split(tokens) {
            if let Err(error) = partial.argument(argument, &mut seen) {
                match &mut errors {
                    Some(errors) => errors.combine(error),
                    None => errors = Some(error),
                }
            }
        }
        if let Some(errors) = errors {
            return Err(errors);
        }
        let Some(schema) = partial.schema else {
            let message = "no schema given: give an id of the catalogue, as in `\"vendor/name\"`, or a file, as in \
                           `path = \"schemas/order.json\"`";
            return Err(syn::Error::new(Span::call_site(), message));
        };
        Ok(Self {
            schema,
            options: partial.options,
            loading: partial.loading,
            lock: partial.lock,
            keys: partial.keys,
            names_surroundings: partial.names_surroundings,
            names_crate: partial.names_crate,
        })
    }
}

impl PartialArguments {
    fn argument(&mut self, argument: TokenStream, seen: &mut Vec<String>) -> syn::Result<()> {
        if let Ok(id) = syn::parse2::<LitStr>(argument.clone()) {
            return self.set_schema(Schema::Id(id));
        }
        let given = Given::read.parse2(argument)?;
        // `r#type` and `type` are one name.
        let name = given.name.unraw().to_string();
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
            let names = SETTINGS.iter().map(|setting| setting.name);
            let hint = match did_you_mean(&name, names.clone()) {
                hint if hint.is_empty() => {
                    format!("; the options are `{}`", names.collect::<Vec<_>>().join("`, `"))
                }
                hint => hint,
            };
            let message = format!("there is no option `{name}`{hint}");
            return Err(syn::Error::new(given.name.span(), message));
        };
        if seen.contains(&name) {
            return Err(syn::Error::new(given.name.span(), format!("`{name}` is given twice")));
        }
        seen.push(name.clone());
        if given.value.is_empty() {
            let message = format!("`{name}` needs a value, as in `{}`", setting.example);
            return Err(syn::Error::new(given.name.span(), message));
        }
        (setting.read)(self, &given).map_err(|error| {
            // Our own errors say what to do; those of the parser only what it did not find.
            let message = error.to_string();
            if message.starts_with("expected") || message.starts_with("unexpected") {
                let message = format!("{message}; an example is `{}`", setting.example);
                return syn::Error::new(place(&error, &given), message);
            }
            error
        })
    }

    fn set_schema(&mut self, schema: Schema) -> syn::Result<()> {
        if self.schema.is_some() {
            let message = "only one schema can be given; another one comes before";
            return Err(syn::Error::new(schema.literal().span(), message));
        }
        self.schema = Some(schema);
        Ok(())
    }
}

/// Returns where an error of the parser belongs: at the name, if the value ended too early.
fn place(error: &syn::Error, given: &Given) -> Span {
    if error.to_string().contains("end of input") { given.name.span() } else { error.span() }
}

/// Splits the arguments at the commas. A trailing comma is allowed.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut arguments = vec![TokenStream::new()];
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                arguments.push(TokenStream::new());
            }
            token => {
                if let Some(argument) = arguments.last_mut() {
                    argument.extend([token]);
                }
            }
        }
    }
    arguments.retain(|argument| !argument.is_empty());
    arguments
}

#[cfg(test)]
mod tests;
