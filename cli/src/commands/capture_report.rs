//! What a capture prints: for people, or as one JSON document.

use std::{
    collections::HashSet,
    io,
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::json;
use tablature_capture::{Captured, DocumentedTable, Problem, Stale, UnreadRule};
use tablature_report::safe;
use tablature_schema::plural::count;

use super::write::Fate;

/// What can be done about tables whose headers are not understood.
const COLUMNS: &str = "help: an overlay can say what columns hold, by their headers: `\"columns\": {\"Datum\": \"type\"}`; docs/overlays.md";

/// The same for those that name no types.
const NAMES: &str = "help: an overlay can say which column holds the names, and the table is captured without types: `\"columns\": {\"Property\": \"name\"}`; docs/overlays.md";

/// Tables that are none of fields, of which text names so many.
const MAX_NAMED_TABLES: usize = 20;

/// Rules without constraints that are named in the note.
const MAX_NAMED_RULES: usize = 10;

/// A run, as far as it came.
pub(super) struct Outcome<'r> {
    pub(super) captured: &'r Captured,
    /// What became of each file.
    pub(super) fates: &'r [(PathBuf, Fate)],
    /// Differences between the tables and the directory, with `--check`.
    pub(super) stale: Option<&'r [Stale]>,
    /// Notes about the paths.
    pub(super) notes: Vec<String>,
    pub(super) folder: &'r Path,
    /// Pages that could not be read, each of which was reported.
    pub(super) n_unreadable: usize,
}

impl Outcome<'_> {
    /// Returns the tables of fields that were not captured: those with a column for types, and those whose header names
    /// fields.
    pub(super) fn skipped(&self) -> impl Iterator<Item = &DocumentedTable> {
        let typed = self.captured.tables.iter().filter(|table| table.reason.is_some());
        typed.chain(self.captured.untyped.iter().filter(|table| table.has_fields))
    }

    /// Writes the run for people. Problems and tables that were not captured go to `err`.
    pub(super) fn text(&self, out: &mut dyn io::Write, err: &mut dyn io::Write) -> io::Result<()> {
        for problem in &self.captured.problems {
            writeln!(err, "{problem}")?;
        }
        // A problem at the place of a table says already what became of it.
        let said: HashSet<(&str, usize)> =
            self.captured.problems.iter().map(|it| (it.path.as_str(), it.line)).collect();
        for table in self.skipped().filter(|it| !said.contains(&(it.path.as_str(), it.line))) {
            writeln!(err, "{table}")?;
        }
        let reasons = || self.skipped().filter_map(|table| table.reason.as_deref());
        let lacks_types = |reason: &str| reason.contains("no column for types");
        if reasons().any(|reason| reason.contains("column") && !lacks_types(reason)) {
            writeln!(err, "{COLUMNS}")?;
        }
        if reasons().any(lacks_types) {
            writeln!(err, "{NAMES}")?;
        }
        if let Some(error) = self.nothing() {
            writeln!(err, "{error}")?;
        }
        self.files(out)?;
        for note in self.notes() {
            writeln!(out, "note: {note}")?;
        }
        self.others(out)?;
        unread(&self.captured.unread, out)?;
        writeln!(out, "{}", self.captured.account)
    }

    /// Names the tables that are none of fields, as far as there are not many.
    fn others(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let others = || self.captured.untyped.iter().filter(|table| !table.has_fields);
        match others().count() {
            0 => return Ok(()),
            n => {
                let tables = count(n, "table");
                writeln!(out, "note: {tables} without columns for names and types of fields:")?;
            }
        }
        for table in others().take(MAX_NAMED_TABLES) {
            writeln!(out, "  {}", table.place())?;
        }
        match others().count().saturating_sub(MAX_NAMED_TABLES) {
            0 => Ok(()),
            more => writeln!(out, "  … {more} more; `--format json` names all"),
        }
    }

    /// Returns the error if no schema was captured, unless what was reported says why.
    fn nothing(&self) -> Option<&'static str> {
        let account = &self.captured.account;
        if !self.captured.files.is_empty() || account.pages == 0 {
            return None;
        }
        if account.tables > 0 {
            return Some("error: no schema was captured: the tables contain no usable type");
        }
        Some(if self.n_unreadable > 0 {
            "error: no schema was captured: no page that could be read has a property table"
        } else {
            "error: no schema was captured: no page has a property table\n  \
             help: a property table begins `| Name | Type | Description | Notes |` or `| Attribute | Type | Description |`, \
             with a line `|---|---|---|` below; docs/capture.md shows both"
        })
    }

    fn files(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut n_unchanged = 0;
        for (path, fate) in self.fates {
            let path = path.display();
            match fate {
                Fate::Unchanged => n_unchanged += 1,
                Fate::Kept => writeln!(
                    out,
                    "kept: `{path}`: an overlay added to it, which this run lacks; pass it with `--overlay`"
                )?,
                Fate::New => writeln!(out, "new: `{path}`")?,
                Fate::Replaced => writeln!(out, "replaced: `{path}`")?,
                Fate::Removed => {
                    writeln!(out, "removed: `{path}`: no longer documented by a table")?;
                }
                Fate::LeftOver => writeln!(
                    out,
                    "left over: `{path}`: written by an earlier run, and no longer documented by a table"
                )?,
            }
        }
        match n_unchanged {
            0 => {}
            1 => writeln!(out, "unchanged: 1 file")?,
            n => writeln!(out, "unchanged: {n} files")?,
        }
        let Some(stale) = self.stale else { return Ok(()) };
        for stale in stale {
            writeln!(out, "stale: {stale}")?;
        }
        if !stale.is_empty() || self.captured.files.is_empty() {
            return Ok(());
        }
        let folder = self.folder.display();
        match self.captured.account.errors {
            0 => writeln!(out, "fresh: `{folder}` is up to date with the tables"),
            n => {
                let errors = count(n, "error");
                writeln!(
                    out,
                    "not fresh: `{folder}` is as the tables are captured, but they have {errors}"
                )
            }
        }
    }

    fn notes(&self) -> Vec<String> {
        self.notes.iter().cloned().chain(self.captured.account.notes()).collect()
    }

    /// Writes the run as one JSON document.
    pub(super) fn json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let fates = self
            .fates
            .iter()
            .map(|(path, fate)| json!({ "file": path.display().to_string(), "change": fate }));
        let mut tables: Vec<&DocumentedTable> =
            self.captured.tables.iter().chain(&self.captured.untyped).collect();
        tables.sort_by_key(|table| (&table.path, table.line));
        let tables = tables.into_iter().map(|table| {
            json!({
                "file": table.path, "line": table.line, "heading": table.heading, "type": table.type_name,
                "reason": table.reason, "hasFields": table.has_fields, "columnsLeftOut": table.left_out,
            })
        });
        let unread = self.captured.unread.iter().map(|rule| {
            json!({ "file": rule.path, "line": rule.line, "row": rule.row, "description": rule.description })
        });
        let stale =
            self.stale.map(|stale| stale.iter().map(ToString::to_string).collect::<Vec<_>>());
        let document = json!({
            "files": fates.collect::<Vec<_>>(),
            "stale": stale,
            "problems": self.captured.problems.iter().map(Reported::new).collect::<Vec<_>>(),
            "tables": tables.collect::<Vec<_>>(),
            "unreadRules": unread.collect::<Vec<_>>(),
            "notes": self.notes(),
            "account": Counts::new(self.captured),
        });
        // What a terminal could be deceived by is escaped as JSON has it, before the stream escapes it in its own way.
        let text = serde_json::to_string_pretty(&document)?;
        writeln!(out, "{}", safe::text(&text))
    }
}

/// A problem as JSON.
#[derive(Serialize)]
struct Reported<'p> {
    file: &'p str,
    line: usize,
    severity: String,
    message: &'p str,
    help: Option<&'p str>,
}

impl<'p> Reported<'p> {
    fn new(problem: &'p Problem) -> Self {
        let Problem { severity, path, line, message, help, .. } = problem;
        let severity = severity.to_string();
        Self { file: path, line: *line, severity, message, help: help.as_deref() }
    }
}

/// The counts of a run as JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counts {
    plans: usize,
    events: usize,
    pages: usize,
    pages_without_table: usize,
    tables: usize,
    tables_skipped: usize,
    rows: usize,
    constraints: usize,
    schemas: usize,
    errors: usize,
    warnings: usize,
}

impl Counts {
    fn new(captured: &Captured) -> Self {
        let account = &captured.account;
        Self {
            plans: account.plans,
            events: account.events,
            pages: account.pages,
            pages_without_table: account.pages_skipped,
            tables: account.tables,
            tables_skipped: account.tables_skipped,
            rows: account.rows,
            constraints: account.constraints,
            schemas: account.schemas,
            errors: account.errors,
            warnings: account.warnings,
        }
    }
}

/// Names the rules in descriptions from which no constraint was read.
fn unread(rules: &[UnreadRule], out: &mut dyn io::Write) -> io::Result<()> {
    match rules.len() {
        0 => return Ok(()),
        1 => write!(out, "note: 1 description states a rule that gives no constraint")?,
        n => write!(out, "note: {n} descriptions state rules that give no constraints")?,
    }
    writeln!(out, "; add it with an overlay, or use a wording of docs/constraints.md")?;
    for rule in rules.iter().take(MAX_NAMED_RULES) {
        writeln!(out, "  {rule}")?;
    }
    match rules.len().saturating_sub(MAX_NAMED_RULES) {
        0 => Ok(()),
        more => writeln!(out, "  … {more} more"),
    }
}
