//! Opens files for the other rooms: bounded, regular files only, and never outside of a root.
//!
//! Reading order: [`read`] (the bytes of one file), [`Root`] and [`Folder`] (which files a schema may refer to),
//! [`uri`] (paths as URIs), [`References`] (URIs that a person maps to files), [`FileSource`] (the documents that a
//! schema refers to, for the loader), [`foreign_format`] (what a text is that is not JSON).
//!
//! Nothing here is ever fetched, nothing is printed, and a link never leads out of a root.

mod folder;
mod format;
mod read;
mod references;
mod root;
mod source;
mod tree;
pub mod uri;

pub use folder::Folder;
pub use format::{foreign_format, foreign_format_of_start};
pub use read::{MAX_SCHEMA_BYTES, ReadError, read};
pub use references::{Mapped, ReferenceError, References};
pub use root::{Outside, Root};
pub use source::FileSource;
pub use tree::{FileTree, from_disk};
