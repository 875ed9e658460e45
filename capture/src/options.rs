//! What pages are read with.

use super::{Dialect, Names};

/// What the user may decide.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The dialect of every page; without it, each page's own is recognised.
    pub dialect: Option<Dialect>,
    /// Which names properties get; without it, what is usual in each dialect. An overlay has the last word.
    pub names: Option<Names>,
}
