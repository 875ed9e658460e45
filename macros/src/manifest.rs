//! Environment of the macros: files beside the user's manifest, and the name of our crate in it.

use std::{
    env, io,
    path::{Path, PathBuf},
};

use proc_macro_crate::FoundCrate;
use tablature_codegen::{
    Fault,
    expand::{Loading, Surroundings},
    source::Source,
};
use tablature_files::{
    FileSource, FileTree as _, Folder, MAX_SCHEMA_BYTES, References, Root, foreign_format,
};

/// How to fix a document that is outside of the crate.
const REMEDY: &str =
    "keep it below the directory of `Cargo.toml`, or map its URI with `references`";

/// The manifest of the crate that is being compiled.
pub(crate) struct Manifest;

impl Manifest {
    fn directory() -> io::Result<PathBuf> {
        let directory = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        directory
            .ok_or_else(|| io::Error::other("`CARGO_MANIFEST_DIR` is not set, which Cargo does"))
    }

    /// Opens a schema and returns its real path and its bytes.
    fn open(directory: &Path, path: &str) -> Result<(PathBuf, Vec<u8>), Fault> {
        let file = directory.join(path);
        let unreadable = |error: io::Error| {
            let mut fault = Fault::unreadable(path, &error);
            if error.kind() == io::ErrorKind::NotFound {
                fault.help = near(directory, path).map(Into::into);
            }
            fault
        };
        // Systems differ in the error for a file that is not there.
        let real = file.canonicalize().map_err(unreadable)?;
        let bytes = tablature_files::read(&real, MAX_SCHEMA_BYTES)
            .map_err(|error| Fault::of_file(path, format!("cannot read `{path}`: {error}")))?;
        match foreign_format(&real, &bytes) {
            None => Ok((real, bytes)),
            Some(format) => {
                let message = format!("`{path}` is {format}, which is not read");
                let mut fault = Fault::of_file(path, message);
                fault.help = Some("convert it to JSON".into());
                Err(fault)
            }
        }
    }

    /// Returns the folder that references must stay inside: the crate's, or that of a schema outside of it.
    fn root(directory: &Path, schema: &Path) -> io::Result<Root> {
        let root = Root::new(directory)?;
        match (root.resolve(schema), schema.parent()) {
            (Err(_), Some(folder)) => Root::new(folder),
            _ => Ok(root),
        }
    }

    fn references(directory: &Path, loading: &Loading) -> Result<References, Vec<Fault>> {
        let mut references = References::default();
        let mut faults = Vec::new();
        for (uri, path) in &loading.references {
            if let Err(error) = references.insert(uri, &directory.join(path)) {
                let mut fault = Fault::of_file(path, error.to_string());
                fault.option = Some(uri.as_str().into());
                faults.push(fault);
            }
        }
        if faults.is_empty() { Ok(references) } else { Err(faults) }
    }
}

/// Returns the question about the file that is most likely meant.
fn near(directory: &Path, path: &str) -> Option<String> {
    let near = tablature_files::near(&directory.join(path))?;
    let near = near.strip_prefix(directory).unwrap_or(&near);
    Some(format!("did you mean `{}`?", near.display()))
}

impl Surroundings for Manifest {
    fn schema(&self, path: &str, loading: &Loading) -> Result<Source, Vec<Fault>> {
        let unreadable = |error: io::Error| vec![Fault::unreadable(path, &error)];
        let directory = Self::directory().map_err(unreadable)?;
        let (path, part) = match path.split_once('#') {
            Some(named) if !directory.join(path).exists() => named,
            _ => (path, ""),
        };
        let (real, bytes) = Self::open(&directory, path).map_err(|fault| vec![fault])?;
        let references = Self::references(&directory, loading)?;
        let root = Self::root(&directory, &real).map_err(unreadable)?;
        let tree = Folder::new(root, REMEDY, &directory);
        let mut source = FileSource::new(&tree, &references);
        let mut options = source.place(&real, &bytes);
        options.draft = loading.draft.unwrap_or(options.draft);
        options.drafts.clone_from(&loading.drafts);
        part.clone_into(&mut options.part);
        Source::load(&tree.name(&real), &bytes, options, &mut source)
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let path = Self::directory()?.join(path);
        let bytes = tablature_files::read(&path, MAX_SCHEMA_BYTES).map_err(|error| {
            if error.is_not_found() {
                io::ErrorKind::NotFound.into()
            } else {
                io::Error::other(error)
            }
        })?;
        String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
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
