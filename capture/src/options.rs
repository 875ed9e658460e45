//! What pages are read with.

use super::{Dialect, Names};

/// Options of a capture.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The dialect of every page; if `None`, it is detected for each page.
    pub dialect: Option<Dialect>,
    /// The names of properties; if `None`, the default of each dialect. Overlays take precedence.
    pub names: Option<Names>,
}
