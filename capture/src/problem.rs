//! What is wrong with a page or an overlay: plain data, reported, never a reason to stop.

use std::{borrow::Cow, fmt};

/// How bad a [`Problem`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Something in a page or an overlay that could not be used as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The page or the overlay, as the caller named it.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong: lower case, no final period.
    pub message: String,
    /// What to do about it.
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

    /// With "did you mean" for help, where there is a name to mean.
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
        let (path, message) = (visible(path), visible(message));
        write!(f, "{path}:{line}: {severity}: {message}")?;
        if let Some(help) = help {
            write!(f, "\n  help: {}", visible(help))?;
        }
        Ok(())
    }
}

/// A text from a page as it may be printed: what could steer a terminal, or reorder or hide the letters
/// around it, is written as an escape.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let is_plain = |character: char| {
        !character.is_control()
            && !matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().map(|character| match character {
        character if is_plain(character) => character.to_string(),
        character => character.escape_unicode().to_string(),
    });
    Cow::Owned(escaped.collect())
}

/// `1 row`, `2 rows`.
pub(super) fn count(n: usize, noun: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{ending}")
}
