//! A run at a glance: its kinds of findings and its files, as they are printed.

use std::cmp::Reverse;

use tablature_schema::plural::count;

use super::{
    counts::{FileCount, OtherFiles, OtherKinds},
    kinds::{Kind, Kinds},
    timeline::Timeline,
};

/// Kinds that people are shown: they fit on a screen or two.
const SHOWN_KINDS: usize = 30;

/// Files that people are shown.
const SHOWN_FILES: usize = 10;

/// Schemas that people are shown.
const SHOWN_SCHEMAS: usize = 20;

/// The kinds of findings of a run, and the files that have some. Known findings are not among them; all others are, printed
/// or not.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Glance<'a> {
    /// Kinds, in the order of severity, number and appearance.
    pub kinds: Vec<&'a Kind>,
    /// The kinds that are too many to be counted by themselves.
    pub other_kinds: OtherKinds,
    /// Files, those with the most errors first.
    pub files: Vec<&'a FileCount>,
    /// The files that are too many to be counted by themselves.
    pub other_files: OtherFiles,
    /// The schemas, each with the number of its records, those with the most first; none if there was only one from the
    /// beginning.
    pub schemas: Vec<(&'a str, u64)>,
    /// Findings over time, if they are counted so.
    pub timeline: Option<&'a Timeline>,
    /// Is `true` if people are shown everything.
    pub lists_all: bool,
    /// Is `true` if people need it: a finding is not printed, or they asked for it.
    pub is_wanted: bool,
}

impl Kinds {
    /// Returns all that was counted, in the order of severity, number and appearance.
    pub(super) fn glance(&self, is_wanted: bool) -> Glance<'_> {
        let mut kinds: Vec<&Kind> = self.listed.iter().filter(|kind| kind.findings > 0).collect();
        kinds.sort_by_key(|kind| Reverse((kind.severity, kind.findings)));
        let mut files: Vec<&FileCount> = self.files.iter().collect();
        files.sort_by_key(|file| Reverse((file.errors, file.warnings, file.advice)));
        let (other_kinds, other_files) = (self.others, self.other_files);
        let (schemas, timeline) = (Vec::new(), None);
        let lists_all = false;
        Glance { kinds, other_kinds, files, other_files, schemas, timeline, lists_all, is_wanted }
    }
}

impl<'a> Glance<'a> {
    /// Returns the kinds that people are shown.
    pub fn first_kinds(&self) -> &[&'a Kind] {
        &self.kinds[..self.shown(self.kinds.len(), SHOWN_KINDS)]
    }

    /// Returns how many of so many things people are shown, if usually at most `limit`.
    fn shown(&self, number: usize, limit: usize) -> usize {
        if self.lists_all { number } else { number.min(limit) }
    }

    /// Returns the sentence about the kinds that people are not shown, if there are some.
    pub fn more_kinds(&self) -> Option<String> {
        let rest = &self.kinds[self.first_kinds().len()..];
        let findings = rest.iter().map(|kind| kind.findings).sum::<u64>();
        let findings = count(findings + self.other_kinds.findings, "finding");
        let listed = self.kinds.len();
        match (rest.len(), self.other_kinds.findings) {
            (0, 0) => None,
            (more, 0) => {
                let kinds = count(more, "more kind");
                Some(format!("… {kinds} with {findings}; `--summary --show all` lists all"))
            }
            (..) => Some(format!(
                "… more kinds with {findings}; `--summary --show all` lists {listed}, and counts the others \
                 together"
            )),
        }
    }

    /// Returns the files that people are shown; none if there is only one file.
    pub fn first_files(&self) -> &[&'a FileCount] {
        match self.files.len() {
            1 => &[],
            number => &self.files[..self.shown(number, SHOWN_FILES)],
        }
    }

    /// Returns the schemas that people are shown.
    pub fn first_schemas(&self) -> &[(&'a str, u64)] {
        &self.schemas[..self.shown(self.schemas.len(), SHOWN_SCHEMAS)]
    }

    /// Returns the sentence about the schemas that people are not shown, if there are some.
    pub fn more_schemas(&self) -> Option<String> {
        let rest = &self.schemas[self.first_schemas().len()..];
        if rest.is_empty() {
            return None;
        }
        let records = count(rest.iter().map(|(_, records)| records).sum::<u64>(), "record");
        let schemas = count(rest.len(), "more schema");
        Some(format!("… {schemas} with {records}; `--summary --show all` lists all"))
    }

    /// Returns the sentence about the files that people are not shown, if there are some.
    pub fn more_files(&self) -> Option<String> {
        let rest = &self.files[self.shown(self.files.len(), SHOWN_FILES)..];
        let findings = rest.iter().map(|file| file.findings()).sum::<u64>();
        let findings = count(findings + self.other_files.findings, "finding");
        let files = rest.len() as u64 + self.other_files.files;
        let listed = match self.other_files.files {
            0 => "all".to_owned(),
            _ => self.files.len().to_string(),
        };
        (files > 0).then(|| {
            let files = count(files, "more file");
            format!("… {files} with {findings}; `--summary --show all` lists {listed}")
        })
    }
}

/// Returns a share in percent, for people; empty if a part is not of the whole.
pub fn share(part: u64, whole: u64) -> String {
    if part > whole || whole == 0 {
        return String::new();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    match (2_000 * part + whole) / (2 * whole) {
        0 if part > 0 => "<0.1%".to_owned(),
        1_000 if part < whole => ">99.9%".to_owned(),
        tenths => format!("{}.{}%", tenths / 10, tenths % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_rounded_but_never_to_nothing_or_all() {
        let cases = [(500, 2_000), (1, 3), (2, 3), (0, 5), (5, 5), (1, 9_999), (9_999, 10_000)];
        let shares = cases.map(|(part, whole)| share(part, whole));
        assert_eq!(shares, ["25.0%", "33.3%", "66.7%", "0.0%", "100.0%", "<0.1%", ">99.9%"]);
        assert_eq!([share(1, 0), share(3, 2)], ["", ""]);
    }
}
