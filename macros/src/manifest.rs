//! What the macros need from outside: files beside the user's manifest, and what it calls our crate.

use std::{env, fs, io, path::Path};

use proc_macro_crate::FoundCrate;
use tablature_codegen::expand::Surroundings;

/// The manifest of the crate that is being compiled.
pub(crate) struct Manifest;

impl Surroundings for Manifest {
    fn read(&self, path: &str) -> io::Result<String> {
        let Some(directory) = env::var_os("CARGO_MANIFEST_DIR") else {
            return Err(io::Error::other("`CARGO_MANIFEST_DIR` is not set, which Cargo does"));
        };
        let path = Path::new(&directory).join(path);
        if path.is_dir() {
            // Systems differ in what they say to an attempt to read it.
            return Err(io::ErrorKind::IsADirectory.into());
        }
        fs::read_to_string(path)
    }

    fn krate(&self) -> String {
        match proc_macro_crate::crate_name("tablature") {
            Ok(FoundCrate::Name(name)) => format!("::{name}"),
            // Our own tests and examples; and crates that get it by way of another, whose users say
            // `crate = …` where this does not resolve.
            Ok(FoundCrate::Itself) | Err(_) => "::tablature".to_owned(),
        }
    }
}
