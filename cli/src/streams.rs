//! Where a command writes, and what those places are.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use clap::ValueEnum;
use tablature_report::Look;

use crate::{ExitStatus, escape};

/// When output is coloured.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless the environment says otherwise (`NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE`)
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Standard output for results, standard error for talk.
#[expect(clippy::struct_excessive_bools, reason = "two facts about each of two streams")]
pub struct Streams<'a> {
    /// Takes the results.
    pub out: &'a mut dyn Write,
    /// Takes notes and complaints.
    pub err: &'a mut dyn Write,
    /// Is `true` if results are coloured.
    pub out_color: bool,
    /// Is `true` if messages are coloured.
    pub err_color: bool,
    /// Is `true` if standard output is a terminal.
    pub out_is_terminal: bool,
    /// Columns of the terminal, if standard output is one.
    pub out_width: Option<usize>,
    /// Is `true` if standard error is a terminal, which can show a progress bar.
    pub err_is_terminal: bool,
    /// Is `true` if the process ends with the command, so that memory need not be given back.
    pub ends_process: bool,
}

impl<'a> Streams<'a> {
    /// Returns streams that are not terminals and take no colour.
    pub fn plain(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self {
            out,
            err,
            out_color: false,
            err_color: false,
            out_is_terminal: false,
            out_width: None,
            err_is_terminal: false,
            ends_process: false,
        }
    }

    /// Puts the user's choice over what was found out.
    pub(crate) fn choose_color(&mut self, color: Color) {
        let chosen = match color {
            Color::Auto => return,
            Color::Always => true,
            Color::Never => false,
        };
        (self.out_color, self.err_color) = (chosen, chosen);
    }

    /// Returns the look of results.
    pub(crate) fn look(&self) -> Look {
        Look { color: self.out_color, width: self.out_width, now: None }
    }

    /// Says that something could not be done.
    pub(crate) fn error(&mut self, message: &str) {
        self.say("error", AnsiColor::Red.on_default().bold(), message);
    }

    /// Says that something will not do what its author thinks.
    pub(crate) fn warning(&mut self, message: &str) {
        self.say("warning", AnsiColor::Yellow.on_default().bold(), message);
    }

    /// Says something worth knowing.
    pub(crate) fn note(&mut self, message: &str) {
        self.say("note", AnsiColor::Cyan.on_default().bold(), message);
    }

    /// Talk that cannot be written is lost: there is nowhere left to say so.
    fn say(&mut self, kind: &str, style: Style, message: &str) {
        let lines: Vec<_> = message.lines().map(escape).collect();
        let message = lines.join("\n");
        let _ = if self.err_color {
            writeln!(self.err, "{style}{kind}{style:#}: {message}")
        } else {
            writeln!(self.err, "{kind}: {message}")
        };
        let _ = self.err.flush();
    }
}

/// Runs a command on the streams of the process.
pub(crate) fn with_process_streams(
    command: impl FnOnce(&mut Streams<'_>) -> ExitStatus,
) -> ExitStatus {
    let (stdout, stderr) = (io::stdout(), io::stderr());
    // `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and dumb terminals are looked up here.
    let out_color = AutoStream::choice(&stdout) != ColorChoice::Never;
    let err_color = AutoStream::choice(&stderr) != ColorChoice::Never;
    let (out_is_terminal, err_is_terminal) = (stdout.is_terminal(), stderr.is_terminal());
    let out_width = terminal_size::terminal_size_of(&stdout).map(|(width, _)| usize::from(width.0));
    let mut out = BufWriter::new(AutoStream::always(stdout));
    let mut err = AutoStream::always(stderr);
    command(&mut Streams {
        out: &mut out,
        err: &mut err,
        out_color,
        err_color,
        out_is_terminal,
        out_width,
        err_is_terminal,
        ends_process: true,
    })
}
