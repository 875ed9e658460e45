//! Behind `tablature generate`: which schemas, and where their types go.

pub(crate) mod command;
pub(crate) mod lock;
pub(crate) mod options;
pub(crate) mod output;
pub(crate) mod schemas;
