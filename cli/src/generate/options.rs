//! The options of `tablature generate rust` that decide what the types are: those of the macro.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::bail;
use clap::{Args, ValueEnum};
use tablature_codegen::{Dates, Defaults, Ips, Options, Unknown, Urls, Uuids};

use super::command;

/// What the types are.
#[derive(Debug, Args)]
pub(crate) struct TypeArgs {
    /// Add a derive to every type, or to the type with a name; may be given several times
    #[arg(long = "derive", value_name = "[TYPE=]PATH")]
    derives: Vec<String>,

    /// How to treat fields that the schema allows but does not declare
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    unknown: UnknownArg,

    /// Type of timestamps
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    dates: DatesArg,

    /// Type of UUIDs
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    uuids: UuidsArg,

    /// Type of URLs
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    urls: UrlsArg,

    /// Type of IP addresses
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    ips: IpsArg,

    /// Rename the type, field or variant at a JSON Pointer into the schema; may be given several times
    #[arg(long = "rename", value_name = "POINTER=NAME", value_parser = rename)]
    renames: Vec<(String, String)>,

    /// Keep the names in this lock file, and add new ones to it
    #[arg(long, value_name = "FILE")]
    pub(crate) lock: Option<PathBuf>,

    /// Use your own type in place of a generated one; may be given several times
    #[arg(long = "replace", value_name = "TYPE=PATH", value_parser = pair)]
    replacements: Vec<(String, String)>,

    /// Generate a builder for each struct
    #[arg(long)]
    builders: bool,

    /// What the defaults of schemas are used for
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    defaults: DefaultsArg,

    /// Generate a type for every definition, also for those that nothing refers to
    #[arg(long)]
    all_definitions: bool,

    /// Generate variants for conditions (`if`) that only add rules to fields, too
    #[arg(long)]
    split_conditions: bool,

    /// Path of the crate `tablature` in the generated code
    #[arg(long = "crate", default_value = "::tablature", value_name = "PATH")]
    krate: String,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum UnknownArg {
    /// Keep them, and write them again
    #[default]
    Keep,
    /// Ignore them; they are lost
    Drop,
    /// Reject them
    Refuse,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum DatesArg {
    /// A string that is a valid timestamp
    Strings,
    /// A timestamp that keeps offset and precision, with conversions for the enabled features of `tablature`
    #[default]
    Any,
    /// As `any`; requires the feature `jiff` of `tablature`
    Jiff,
    /// As `any`; requires the feature `time` of `tablature`
    Time,
    /// As `any`; requires the feature `chrono` of `tablature`
    Chrono,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum UuidsArg {
    /// A string that is a valid UUID, of a type for each field
    #[default]
    Strings,
    /// A UUID that keeps how it was written, with a conversion if `tablature` has the feature `uuid`
    Any,
    /// As `any`; requires the feature `uuid` of `tablature`
    Uuid,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum UrlsArg {
    /// A string that is a valid URI, of a type for each field
    #[default]
    Strings,
    /// A URL that keeps how it was written, with a conversion if `tablature` has the feature `url`
    Any,
    /// As `any`; requires the feature `url` of `tablature`
    Url,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum IpsArg {
    /// A string that is a valid address, of a type for each field
    #[default]
    Strings,
    /// An address that keeps how it was written, with conversions to and from the standard library
    Std,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum DefaultsArg {
    /// For documentation only
    #[default]
    Docs,
    /// For `Default` of structs, and for fields that are not set in builders
    Values,
}

impl TypeArgs {
    /// Returns the options of the generator.
    ///
    /// # Errors
    ///
    /// A key that is given twice.
    pub(crate) fn options(&self) -> anyhow::Result<Options> {
        let unknown = match self.unknown {
            UnknownArg::Keep => Unknown::Keep,
            UnknownArg::Drop => Unknown::Drop,
            UnknownArg::Refuse => Unknown::Refuse,
        };
        let dates = match self.dates {
            DatesArg::Strings => Dates::Strings,
            DatesArg::Any => Dates::Any,
            DatesArg::Jiff => Dates::Jiff,
            DatesArg::Time => Dates::Time,
            DatesArg::Chrono => Dates::Chrono,
        };
        let uuids = match self.uuids {
            UuidsArg::Strings => Uuids::Strings,
            UuidsArg::Any => Uuids::Any,
            UuidsArg::Uuid => Uuids::Uuid,
        };
        let urls = match self.urls {
            UrlsArg::Strings => Urls::Strings,
            UrlsArg::Any => Urls::Any,
            UrlsArg::Url => Urls::Url,
        };
        let ips = match self.ips {
            IpsArg::Strings => Ips::Strings,
            IpsArg::Std => Ips::Std,
        };
        let defaults = match self.defaults {
            DefaultsArg::Docs => Defaults::Docs,
            DefaultsArg::Values => Defaults::Values,
        };
        let mut options = Options::default()
            .with_defaults(defaults)
            .with_unknown(unknown)
            .with_dates(dates)
            .with_uuids(uuids)
            .with_urls(urls)
            .with_ips(ips)
            .with_builders(self.builders)
            .with_all_definitions(self.all_definitions)
            .with_split_conditions(self.split_conditions)
            .with_crate(&self.krate);
        for derive in &self.derives {
            options = match derive.split_once('=') {
                Some((name, path)) => options.with_derive_of(name, path),
                None => options.with_derive(derive),
            };
        }
        options.renames = table("--rename", &self.renames)?;
        options.replace = table("--replace", &self.replacements)?;
        Ok(options)
    }
}

impl TypeArgs {
    /// Returns what was typed for the head of a file, wherever it is: the options that are not the default, and the name of the
    /// lock file.
    pub(crate) fn flags(&self, options: &Options) -> String {
        let mut flags = options.flags();
        if let Some(name) = self.lock.as_deref().and_then(Path::file_name) {
            flags.extend(["--lock".to_owned(), name.to_string_lossy().into_owned()]);
        }
        command::joined(&flags)
    }
}

/// The pairs by their keys, none of which may be there twice.
fn table(flag: &str, pairs: &[(String, String)]) -> anyhow::Result<BTreeMap<String, String>> {
    let mut table = BTreeMap::new();
    for (key, value) in pairs {
        if let Some(other) = table.insert(key.clone(), value.clone()) {
            bail!("`{key}` is given twice by `{flag}`, as `{other}` and as `{value}`");
        }
    }
    Ok(table)
}

fn rename(text: &str) -> Result<(String, String), String> {
    let (pointer, name) = pair(text)?;
    Options::judge_pointer(&pointer)?;
    Options::judge_name(&name)?;
    Ok((pointer, name))
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.rsplit_once('=').ok_or("it contains no `=`")?;
    Ok((key.to_owned(), value.to_owned()))
}
