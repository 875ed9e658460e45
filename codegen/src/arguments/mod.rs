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
mod given;
mod ips;
mod list;
mod lock;
mod path;
mod read;
mod references;
mod renames;
mod replace;
mod split;
mod split_conditions;
mod unknown;
mod urls;
mod uuids;
mod value;

use proc_macro2::{Span, TokenStream};
use syn::{
    LitStr,
    parse::{ParseStream, Parser as _},
};

use crate::{Options, loading::Loading};

use given::Given;
pub(crate) use read::is_file;
use split::split;
use value::nothing_more;

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
        let mut seen = Vec::new();
        let (arguments, mut errors) = split(tokens);
        for argument in arguments {
            errors.extend(partial.argument(argument, &mut seen).err());
        }
        let all = errors.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        if let Some(all) = all {
            return Err(all);
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
    fn argument(&mut self, argument: TokenStream, seen: &mut Vec<&'static str>) -> syn::Result<()> {
        if let Some(id) = id.parse2(argument.clone())? {
            return self.set_schema(Schema::Id(id));
        }
        let given = read::read(argument)?;
        let Setting { name, example, read } = given.setting;
        if seen.contains(name) {
            return Err(syn::Error::new(given.name.span(), format!("`{name}` is given twice")));
        }
        seen.push(name);
        if given.value.is_empty() {
            let message = format!("`{name}` needs a value, as in `{example}`");
            return Err(syn::Error::new(given.name.span(), message));
        }
        read(self, &given)
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

/// Reads an id of the catalogue, if the argument begins with a string in quotes.
fn id(input: ParseStream<'_>) -> syn::Result<Option<LitStr>> {
    if !input.peek(LitStr) {
        input.parse::<TokenStream>()?;
        return Ok(None);
    }
    let id = input.parse()?;
    nothing_more(input)?;
    Ok(Some(id))
}

#[cfg(test)]
mod tests;
