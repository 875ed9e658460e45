//! GitLab's Code Quality report: one JSON array with an element for each notice.
//!
//! GitLab reads only the keys that are written here, and recognises new notices by the fingerprint.

use std::io::{self, Write};

use serde_json::{Value, json};
use tablature_validator::Severity;

use super::{
    LeftOut,
    notice::{Notice, Notices, Subject},
    safe,
};
use crate::fingerprint::Fingerprint;

/// The format `gitlab`.
#[derive(Default)]
pub(super) struct Gitlab {
    has_elements: bool,
}

impl Gitlab {
    fn element(&mut self, out: &mut dyn Write, element: &Value) -> io::Result<()> {
        out.write_all(if self.has_elements { b",\n" } else { b"\n" })?;
        self.has_elements = true;
        out.write_all(&safe::json(element)?)
    }
}

impl Notices for Gitlab {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn subject(&mut self, _out: &mut dyn Write, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }

    fn notice(&mut self, out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()> {
        // The widget shows one line.
        let description = match notice.help {
            Some(help) => format!("{}; {help}", notice.message),
            None => notice.message.to_owned(),
        };
        let severity = match notice.severity {
            Severity::Advice => "info",
            Severity::Warning => "minor",
            _ => "major",
        };
        let line = notice.region.map_or(1, |region| region.start.line);
        let element = json!({
            "description": description,
            "check_name": notice.rule,
            "fingerprint": notice.fingerprint,
            "severity": severity,
            "location": {"path": notice.subject.name(), "lines": {"begin": line}},
        });
        self.element(out, &element)
    }

    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()> {
        // The word is part of fingerprints that code hosts have stored.
        let fingerprint = Fingerprint::of("trouble").with(&subject.identity());
        let element = json!({
            "description": format!("could not be checked: {reason}"),
            "check_name": "not-checked",
            "fingerprint": fingerprint.text(),
            "severity": "blocker",
            "location": {"path": subject.name(), "lines": {"begin": 1}},
        });
        self.element(out, &element)
    }

    /// Does nothing: the format has no place for it.
    fn left_out(&mut self, _out: &mut dyn Write, _left_out: LeftOut) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, _summary: Option<&str>) -> io::Result<()> {
        out.write_all(if self.has_elements { b"\n]\n" } else { b"]\n" })
    }
}
