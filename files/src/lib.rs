//! Opens, finds and writes files for the other rooms: bounded, regular files only, and never outside of a root.
//!
//! Reading order: [`read`] (the bytes of one file), [`UnpackLimits`] (what a packed one may unpack to), `walk` (the
//! files of a folder), `Writer` (files that are written, whole or not at all), [`Root`] and [`Folder`] (which files a
//! schema may refer to), [`uri`] (paths as URIs), [`References`] (URIs that a person maps to files), [`FileSource`] (the
//! documents that a schema refers to, for the loader), [`foreign_format`] (what a text is that is not JSON), [`near`] (which file was
//! meant by a name that is none).
//!
//! Nothing here is ever fetched, nothing is printed, a link never leads out of a root, and none is written through.

mod folder;
mod format;
mod near;
mod read;
mod references;
mod root;
mod source;
mod tree;
mod unpack;
pub mod uri;
#[cfg(feature = "walk")]
mod walk;
#[cfg(feature = "write")]
mod write;

pub use folder::Folder;
pub use format::{foreign_format, foreign_format_of_start};
pub use near::near;
pub use read::{
    MAX_CONFIG_BYTES, MAX_OWN_BYTES, MAX_PAGE_BYTES, MAX_SCHEMA_BYTES, ReadError, ReadLimit, open,
    open_named, read, read_at, read_stream, read_text,
};
pub use references::{Mapped, ReferenceError, References};
pub use root::{Outside, Root};
pub use source::{FileSource, Given};
pub use tree::{FileTree, from_disk};
pub use unpack::{UnpackError, UnpackLimits};
#[cfg(feature = "walk")]
pub use walk::{Astray, Filter, Seen, Walked, walk};
#[cfg(feature = "write")]
pub use write::{Change, Growing, IsOurs, Lock, WriteError, Writer, lock, remove_temporary_files};
