//! Finds out what the records of an input are checked by.

use std::rc::Rc;

use tablature_report::{Excerpted, Reason, run::TimeProperties};
use tablature_schema::catalogue::Entry;
use tablature_validator::{Finding, Guess, Layout, Recognised, recognise_at};

use super::{Broken, Choice, Mixed, Next, Session};
use crate::{
    events::reading,
    paths::Paths,
    schemas::{CheckedBy, Open, Schema},
};

impl Session<'_, '_> {
    /// Lets fields be named from the payload on, findings be dated, and records be counted by their schema, as soon as it is known
    /// by what they are checked.
    pub(super) fn settle(&mut self, choice: &Choice) {
        match choice {
            Choice::By(CheckedBy::Schema(schema)) => {
                self.only = Some(schema.checker.name().to_owned());
            }
            Choice::By(CheckedBy::Routed(router)) => {
                self.reporter.tally.set_around(&router.around());
                self.only = router.only().map(str::to_owned);
            }
            Choice::By(CheckedBy::Open(_)) | Choice::FromKeys => {}
        }
        if self.reporter.tally.has_timeline()
            && let Some(judge) = choice.judge()
        {
            let times = TimeProperties::new(move |schema| judge.time_properties(schema));
            self.reporter.tally.set_times(times);
        }
    }

    /// Finds out by a record what all are checked by, as long as that is open. A record that does not show it is reported, and
    /// what comes next is returned.
    pub(super) fn decide(
        &mut self,
        name: &str,
        choice: &mut Choice,
        record: Excerpted<'_>,
    ) -> Result<Option<Next>, Broken> {
        if let Choice::By(CheckedBy::Open(open)) = choice {
            let decided = match open {
                Open::Schema(schema) => match self.in_document(name, schema, record.bytes) {
                    Some(decided) => decided,
                    // It is no object, so the next one may show more.
                    None => return self.by_schema(&schema.checker, record).map(Some),
                },
                Open::Events(events, paths) => match events.guess(record.bytes, paths) {
                    Guess::Layout(layout) => {
                        self.is_read_so(name, &layout, paths);
                        CheckedBy::Routed(events.router(layout))
                    }
                    other => return self.without_layout(&other, record).map(Some),
                },
            };
            *choice = Choice::By(decided);
            self.settle(choice);
        }
        if matches!(choice, Choice::FromKeys) {
            let Paths { records, payload, .. } = &self.settings.paths;
            match recognise_at(record.bytes, [records.as_ref(), payload.as_ref()]) {
                Recognised::Schema(entry, layout) => {
                    self.recognised(name, entry, &layout);
                    self.mixed = Some(Mixed::new(entry, layout.clone()));
                    let schema = self.schemas.entry(entry);
                    *choice = Choice::By(if layout == Layout::default() {
                        CheckedBy::Schema(schema)
                    } else {
                        CheckedBy::Routed(schema.routed(layout, self.schemas.options()))
                    });
                    self.settle(choice);
                }
                // The next one may hold some.
                Recognised::NoRecords => return Ok(Some(Next::Record)),
                Recognised::Elsewhere(records) => {
                    self.reporter.tally.count_records(1);
                    let why = format!(
                        "no schema fits the document, but one does for the records at `{records}`: pass `--records {records}`"
                    );
                    self.reporter.failure(Reason::Schema, &why)?;
                    return Ok(Some(Next::Input));
                }
                Recognised::Undecided(candidates) => {
                    self.reporter.tally.count_records(1);
                    return self.undecided(&candidates, record).map(Some);
                }
                _ => unreachable!("these are all cases"),
            }
        }
        Ok(None)
    }

    /// Returns what checks documents like this one by one schema; `None` if it does not show where they hold payloads.
    pub(super) fn in_document(
        &mut self,
        name: &str,
        schema: &Rc<Schema>,
        document: &[u8],
    ) -> Option<CheckedBy> {
        let layout = schema.layout(document)?;
        if layout == Layout::default() {
            return Some(CheckedBy::Schema(Rc::clone(schema)));
        }
        self.is_read_so(name, &layout, &Paths::default());
        Some(CheckedBy::Routed(schema.routed(layout, self.schemas.options())))
    }

    /// Says where the parts of records are, unless that was said.
    pub(super) fn is_read_so(&mut self, name: &str, layout: &Layout, said: &Paths) {
        if let Some(reading) = reading(layout, said) {
            self.note_about_input(&format!("{name}: {reading}"));
        }
    }

    /// Reports a record that does not show which part of it names its schema. The next one may.
    pub(super) fn without_layout(
        &mut self,
        why: &Guess,
        record: Excerpted<'_>,
    ) -> Result<Next, Broken> {
        if *why == Guess::NoRecords {
            return Ok(Next::Record);
        }
        self.reporter.tally.count_records(1);
        let list = |names: &[&str]| format!("`{}`", names.join("`, `"));
        let message = match why {
            Guess::Several(names) => {
                let message =
                    format!("each of {} names a schema; choose one with `--by`", list(names));
                self.reporter.failure(Reason::Schema, &message)?;
                return Ok(Next::Input);
            }
            Guess::Nothing(names) if !names.is_empty() => {
                format!("the record names no schema in {}", list(names))
            }
            _ => {
                let any = self.schemas.any().map_err(|error| Broken::By(Reason::Schema, error))?;
                let report = any.checker.check_at(record.bytes, record.origin);
                if !report.is_valid() {
                    return self.report(report, record);
                }
                "the record does not say which schema it is for".to_owned()
            }
        };
        let length = record.bytes.len() as u64;
        let mut finding = Finding::between_records("unknown-event", message, record.origin, length);
        finding.help = Some("say with `--by` where records name their event".to_owned());
        self.finding(finding, Some(record))
    }

    /// A record whose keys decide nothing. Where it is broken, that is what there is to say, and the
    /// next one may decide.
    pub(super) fn undecided(
        &mut self,
        candidates: &[&'static Entry],
        record: Excerpted<'_>,
    ) -> Result<Next, Broken> {
        let any = self.schemas.any().map_err(|error| Broken::By(Reason::Schema, error))?;
        let report = any.checker.check_at(record.bytes, record.origin);
        let is_valid = report.is_valid();
        let next = self.report(report, record)?;
        if !is_valid || next == Next::End {
            return Ok(next);
        }
        let ids: Vec<String> = candidates.iter().map(|entry| entry.id()).collect();
        let candidates = match &ids[..] {
            [] => "`tablature schema list` shows all".to_owned(),
            ids => format!("candidates are `{}`", ids.join("`, `")),
        };
        let which = match &self.settings.paths {
            Paths { records: Some(records), .. } if !records.is_empty() => {
                format!(
                    "no records at `{records}` tell by their keys which schema they are meant for"
                )
            }
            Paths { payload: Some(payload), .. } if !payload.is_empty() => {
                format!("no payload at `{payload}` tells by its keys which schema it is meant for")
            }
            _ => "the payload's keys do not tell which schema it is meant for".to_owned(),
        };
        let config = self.settings.config.called();
        let message = format!(
            "{which}; name it with `--schema`, or in a `[[check]]` of {config} ({candidates})"
        );
        self.reporter.failure(Reason::Schema, &message)?;
        Ok(Next::Input)
    }

    pub(super) fn recognised(&mut self, name: &str, entry: &Entry, layout: &Layout) {
        let id = entry.id();
        let place = match layout {
            Layout { records, .. } if !records.is_empty() => format!(", records at `{records}`"),
            Layout { payload, .. } if !payload.is_empty() => format!(", payloads at `{payload}`"),
            _ => String::new(),
        };
        self.note_about_input(&format!(
            "{name}: read as {id}{place} (recognised from its keys; name it with --schema)"
        ));
    }
}
