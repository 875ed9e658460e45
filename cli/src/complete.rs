//! Names that shells complete and help texts do not list. Any other word is taken too: the command
//! knows better what is wrong with it.

use std::{ffi::OsStr, sync::LazyLock};

use clap::{
    Arg, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
};
use tablature_schema::catalogue::{self, Entry};

use tablature_validator::codes::CodeIndex;

/// Reads any string; offers some.
#[derive(Clone)]
pub(crate) struct Offering(fn() -> &'static [String]);

/// The codes of the validator and of the catalogue.
pub(crate) fn codes() -> Offering {
    static NAMES: LazyLock<Vec<String>> =
        LazyLock::new(|| CodeIndex::of_catalogue().names().map(str::to_owned).collect());
    Offering(|| &NAMES)
}

/// The ids of the catalogue, with version, and without where that names a default.
pub(crate) fn ids() -> Offering {
    static IDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let family = |entry: &Entry| entry.is_default().then(|| entry.family().to_owned());
        let names = |entry| family(entry).into_iter().chain([entry.id()]);
        catalogue::entries().iter().flat_map(names).collect()
    });
    Offering(|| &IDS)
}

impl TypedValueParser for Offering {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().iter().map(|name| PossibleValue::new(name.as_str()))))
    }
}
