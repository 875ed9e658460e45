//! Problems with pages and overlays: plain data that is reported, and never stops a run.

use std::fmt;

use tablature_schema::escape::escape;

/// The severity of a [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The table was read, but something in it was not understood.
    Warning,
    /// A row, a reference or an overlay entry could not be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Something in a page or an overlay that could not be used as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Severity of the problem.
    pub severity: Severity,
    /// The page or the overlay, as named by the caller.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The message: lower case, no final period.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

impl Problem {
    pub(super) fn error(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            path: path.to_owned(),
            line,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn warning(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(path, line, message) }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds "did you mean" as help, if there is a similar name.
    pub(super) fn or_near(mut self, near: Option<&str>) -> Self {
        if let Some(near) = near {
            self.help = Some(format!("did you mean `{near}`?"));
        }
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { severity, path, line, message, help } = self;
        let (path, message) = (escape(path), escape(message));
        write!(f, "{path}:{line}: {severity}: {message}")?;
        if let Some(help) = help {
            write!(f, "\n  help: {}", escape(help))?;
        }
        Ok(())
    }
}
