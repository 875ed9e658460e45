//! The summary line at the end of a run, and the notes above it.

use std::fmt;

use tablature_schema::plural::count;

/// Counts of what was read, for the summary line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Account {
    /// Tracking plans, in JSON and CSV.
    pub plans: usize,
    /// Their events.
    pub events: usize,
    /// Pages that were read.
    pub pages: usize,
    /// Pages without a property table.
    pub pages_skipped: usize,
    /// Property tables.
    pub tables: usize,
    /// Tables of another kind: methods, parameters, indexes.
    pub tables_skipped: usize,
    /// Properties.
    pub rows: usize,
    /// Properties whose name on the wire was derived from the documented name.
    pub renamed: usize,
    /// Properties that are members of others, by paths or indentation.
    pub nested: usize,
    /// Names whose dots were read as part of them.
    pub dotted: usize,
    /// Columns that say nothing that a schema can hold.
    pub columns_left_out: usize,
    /// Types that are named after their files.
    pub unnamed: usize,
    /// Names of types that were shortened.
    pub shortened: usize,
    /// Properties that count seconds or milliseconds since 1970.
    pub counts_of_time: usize,
    /// Properties required on a condition only, or as one of several, captured as optional.
    pub conditional: usize,
    /// Examples of the pages that were checked against what was captured.
    pub examples: usize,
    /// Those that are valid.
    pub examples_valid: usize,
    /// Handwritten property tables that do not say what is required.
    pub unmarked: usize,
    /// Facts read from descriptions.
    pub constraints: usize,
    /// Schemas written.
    pub schemas: usize,
    /// Problems of severity error.
    pub errors: usize,
    /// Problems of severity warning.
    pub warnings: usize,
}

impl Account {
    /// Returns notes that readers of the schemas should know, one line each: changed names, and tables without
    /// requiredness.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.renamed > 0 {
            notes.push(format!(
                "{} read as wire names in camelCase; see `documentedAs`, and `--names documented` to keep them",
                count(self.renamed, "name"),
            ));
        }
        let mut note = |n: usize, of: &str, rest: &str| {
            if n > 0 {
                notes.push(format!("{} {rest}", count(n, of)));
            }
        };
        note(
            self.nested,
            "row",
            "read as members of other rows, by paths or indentation; an overlay with `\"names\": \"literal\"` keeps dots in names",
        );
        note(
            self.dotted,
            "name",
            "with dots read as they are; an overlay with `\"names\": \"paths\"` reads them as paths",
        );
        note(self.counts_of_time, "time", "counted from 1970, captured as integers");
        note(
            self.conditional,
            "property",
            "required on a condition or as one of several, captured as optional",
        );
        note(self.columns_left_out, "column", "left out: a schema has no place for what they say");
        note(self.unnamed, "table", "without a heading, named after the file");
        note(
            self.shortened,
            "name",
            "of a type shortened; `names` in an overlay gives a better one",
        );
        if self.unmarked > 0 {
            let (verb, whose) = if self.unmarked == 1 { ("does", "its") } else { ("do", "their") };
            notes.push(format!(
                "{} {verb} not say what is required, so {whose} properties are optional; an overlay can: `\"require\": […]`",
                count(self.unmarked, "table"),
            ));
        }
        notes
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.plans > 0 {
            let (plans, events) = (count(self.plans, "tracking plan"), count(self.events, "event"));
            write!(f, "{plans} with {events}, ")?;
            if self.pages == 0 && self.rows > 0 {
                write!(f, "{}, ", count(self.rows, "row"))?;
            }
        }
        if self.plans == 0 || self.pages > 0 {
            write!(
                f,
                "{} ({} without a property table), {} ({} skipped), {}, {}, ",
                count(self.pages, "page"),
                self.pages_skipped,
                count(self.tables, "table"),
                self.tables_skipped,
                count(self.rows, "row"),
                count(self.constraints, "constraint"),
            )?;
        }
        write!(
            f,
            "{}, {}, {}",
            count(self.schemas, "schema"),
            count(self.errors, "error"),
            count(self.warnings, "warning"),
        )
    }
}
