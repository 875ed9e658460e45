//! `JUnit` XML, the format of test reports.
//!
//! A file is a suite. A file without notices, and each record with notices, is a case. Errors make a case fail; other
//! notices are in its output. The counts of a suite precede its cases, so it is buffered until it is complete or has
//! [`MAX_CASES`] cases; the rest goes into another suite of the same name. There is no standard; this keeps to what
//! common build servers support.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use tablature_validator::Severity;

use super::{
    LeftOut,
    notice::{Notice, Notices, Subject},
};
use tablature_schema::escape::escape;

/// Maximum number of cases in a suite, so that memory does not grow with a file.
const MAX_CASES: u64 = 1000;

/// Maximum number of notices that are written for a case; the others are counted.
const MAX_NOTICES: u64 = 100;

/// The format `junit`.
#[derive(Default)]
pub(super) struct Junit {
    suite: Option<Suite>,
    case: Option<Case>,
}

/// The cases of a file that were not written yet.
struct Suite {
    subject: Subject,
    cases: String,
    tests: u64,
    failures: u64,
    errors: u64,
    skipped: u64,
    /// Is `true` if there were no notices about the file.
    is_clean: bool,
}

/// The notices about one record, or about a file that is one document.
struct Case {
    record: Option<u64>,
    failures: Lines,
    others: Lines,
    /// The first error: its rule and its message.
    first: Option<(String, String)>,
}

/// Lines about a case.
#[derive(Default)]
struct Lines {
    lines: String,
    count: u64,
}

impl Lines {
    fn push(&mut self, notice: &Notice<'_>) {
        self.count += 1;
        if self.count > MAX_NOTICES {
            return;
        }
        let Notice { severity, rule, message, .. } = notice;
        let line = format!("{}: {severity}[{rule}]: {message}", notice.place());
        let _ = writeln!(self.lines, "{}", escape(&line));
        let help = notice.help.map(|help| ("help", help));
        let details = notice.details.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, text) in help.into_iter().chain(details).filter(|(_, text)| !text.is_empty()) {
            let _ = writeln!(self.lines, "  {name}: {}", escape(text));
        }
    }

    fn text(&self) -> String {
        let more = match self.count.saturating_sub(MAX_NOTICES) {
            0 => String::new(),
            more => format!("… {more} more\n"),
        };
        xml(&format!("{}{more}", self.lines))
    }
}

impl Suite {
    fn new(subject: Subject, is_clean: bool) -> Self {
        let cases = String::new();
        Self { subject, cases, tests: 0, failures: 0, errors: 0, skipped: 0, is_clean }
    }

    /// Adds a case with these children.
    fn push(&mut self, record: Option<u64>, children: &str) {
        let name = self.subject.name();
        let name = attribute(&match record {
            Some(record) => format!("{name}, record {record}"),
            None => name.to_owned(),
        });
        let close =
            if children.is_empty() { "/>".to_owned() } else { format!(">\n{children}</testcase>") };
        let _ = writeln!(self.cases, "<testcase classname=\"tablature\" name=\"{name}\"{close}");
        self.tests += 1;
        self.is_clean = false;
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self { cases, tests, failures, errors, skipped, .. } = self;
        let name = attribute(self.subject.name());
        writeln!(
            out,
            "<testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" \
             skipped=\"{skipped}\">"
        )?;
        writeln!(out, "{cases}</testsuite>")
    }
}

impl Junit {
    /// Adds the open case to its suite.
    fn end_case(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let (Some(case), Some(suite)) = (self.case.take(), &mut self.suite) else {
            return Ok(());
        };
        let mut children = String::new();
        if let Some((rule, message)) = &case.first {
            suite.failures += 1;
            let more = match case.failures.count {
                1 => String::new(),
                more => format!(" (and {} more)", more - 1),
            };
            let message = attribute(&format!("{message}{more}"));
            let (rule, text) = (attribute(rule), case.failures.text());
            let _ = writeln!(
                children,
                "<failure message=\"{message}\" type=\"{rule}\">{text}</failure>"
            );
        }
        if case.others.count > 0 {
            let _ = writeln!(children, "<system-out>{}</system-out>", case.others.text());
        }
        suite.push(case.record, &children);
        if suite.tests < MAX_CASES {
            return Ok(());
        }
        suite.write(out)?;
        *suite = Suite::new(suite.subject.clone(), false);
        Ok(())
    }

    /// Writes what is buffered.
    fn end_suite(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.end_case(out)?;
        let Some(mut suite) = self.suite.take() else {
            return Ok(());
        };
        if suite.is_clean {
            suite.push(None, "");
        }
        if suite.tests > 0 { suite.write(out) } else { Ok(()) }
    }

    fn enter(&mut self, out: &mut dyn Write, subject: &Subject) -> io::Result<()> {
        if self.suite.as_ref().is_none_or(|suite| suite.subject != *subject) {
            self.end_suite(out)?;
            self.suite = Some(Suite::new(subject.clone(), true));
        }
        Ok(())
    }
}

impl Notices for Junit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tablature\">\n",
        )
    }

    fn subject(&mut self, out: &mut dyn Write, subject: &Subject) -> io::Result<()> {
        self.enter(out, subject)
    }

    fn notice(&mut self, out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()> {
        self.enter(out, notice.subject)?;
        if self.case.as_ref().is_some_and(|case| case.record != notice.record) {
            self.end_case(out)?;
        }
        let case = self.case.get_or_insert_with(|| Case {
            record: notice.record,
            failures: Lines::default(),
            others: Lines::default(),
            first: None,
        });
        if notice.severity == Severity::Error {
            case.failures.push(notice);
            case.first.get_or_insert_with(|| (notice.rule.to_owned(), notice.message.to_owned()));
        } else {
            case.others.push(notice);
        }
        Ok(())
    }

    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()> {
        self.enter(out, subject)?;
        self.end_case(out)?;
        if let Some(suite) = &mut self.suite {
            suite.errors += 1;
            // An attribute is one line.
            let (first, more) = reason.split_once('\n').unwrap_or((reason, ""));
            let close = match more.lines().map(|line| xml(&escape(line))).collect::<Vec<_>>() {
                lines if lines.is_empty() => "/>".to_owned(),
                lines => format!(">{}</error>", lines.join("\n")),
            };
            let message = attribute(first);
            suite
                .push(None, &format!("<error message=\"{message}\" type=\"not-checked\"{close}\n"));
        }
        Ok(())
    }

    fn left_out(&mut self, out: &mut dyn Write, left_out: LeftOut) -> io::Result<()> {
        self.end_suite(out)?;
        let text = left_out.to_string();
        let mut suite = Suite::new(Subject::named("tablature"), false);
        suite.push(None, &format!("<skipped message=\"{text}\"/>\n"));
        suite.skipped = 1;
        suite.write(out)
    }

    fn end(&mut self, out: &mut dyn Write, _summary: Option<&str>) -> io::Result<()> {
        self.end_suite(out)?;
        out.write_all(b"</testsuites>\n")
    }
}

/// Escapes text between tags. Line breaks are kept; characters that XML 1.0 does not allow must be escaped before.
fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            // This also covers `]]>`.
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(safe, "\\u{{{:x}}}", u32::from(char));
            }
            char => safe.push(char),
        }
    }
    safe
}

/// Escapes the value of an attribute, on one line.
fn attribute(text: &str) -> String {
    xml(&escape(text))
}
