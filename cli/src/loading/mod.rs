//! From the name of a schema to its IR: which file it is, what it refers to, and which draft it is in.
//!
//! Reading order: [`args`] (the options), [`name`] (a name, and the part of the schema that it selects), [`locate`](mod@locate)
//! (a name → the catalogue or a file), [`loader`] (files → IRs, for every command), [`find`](mod@find) (all schemas that are named,
//! those of directories too), [`listing`] (the files of a directory), [`invalid`] (the errors), [`meant`] (which files of a directory are schemas).

mod args;
mod find;
mod invalid;
mod listing;
mod loader;
mod locate;
mod meant;
mod name;

pub(crate) use args::{LoadArgs, draft_named, judge_meta_schema, judge_reference};
pub(crate) use find::{Found, find};
pub(crate) use invalid::{LoadError, line};
pub(crate) use listing::Listing;
pub(crate) use loader::{Group, Loader, real_path, unreadable};
pub(crate) use locate::{Located, entry, locate, shortest};
pub(crate) use meant::{Glimpse, is_other};
pub(crate) use name::SchemaName;
