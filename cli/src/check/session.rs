//! One run: every input, every record.

use std::{num::NonZeroUsize, rc::Rc};

use anyhow::anyhow;
use tablature_files::UnpackLimits;
use tablature_input::{Discovered, Framing, FramingOptions, InputError, Item, Reader, Source};
use tablature_report::Excerpted;
use tablature_schema::{
    catalogue::Entry,
    json::{Beside, Position},
};
use tablature_validator::{Finding, Origin, Recognised, Wanted, recognise};

use super::{
    Reporter,
    bulk::{Bulk, Extent, Faulty, Found},
};
use crate::{
    ExitStatus,
    config::Config,
    schemas::{Schema, Schemas},
};

/// How many inputs get a note of their own on their recognised schema.
const NOTES: u64 = 10;

/// Size of the blocks that JSON Lines are read by. Large enough that what threads say to each other does not matter, small
/// enough to stay in the cache.
const BLOCK: usize = 1 << 20;

/// How inputs are read and judged, with nothing left to look up.
#[derive(Debug)]
pub(crate) struct Settings {
    /// The configuration file's say.
    pub(crate) config: Config,
    /// The schema of all payloads, if one was named.
    pub(crate) fixed: Option<Rc<Schema>>,
    /// The framing of all inputs, if one was named.
    pub(crate) forced_framing: Option<Framing>,
    /// Is `true` if arrays hold events whatever the schema says.
    pub(crate) each: bool,
    /// The limit on one record.
    pub(crate) max_record_bytes: usize,
    /// The limits on what packed inputs unpack to.
    pub(crate) unpack: UnpackLimits,
    /// The number of threads that check.
    pub(crate) jobs: NonZeroUsize,
}

/// A run in progress.
pub(crate) struct Session<'s, 'a> {
    settings: Settings,
    schemas: Schemas,
    reporter: Reporter<'s, 'a>,
    recognised: u64,
}

/// How the schema of an input is found.
enum Choice {
    Schema(Rc<Schema>),
    /// By the keys of the first record that has some.
    FromKeys,
}

/// Decision whether to go on reading an input.
#[derive(PartialEq, Eq)]
enum Next {
    Record,
    Input,
}

impl<'s, 'a> Session<'s, 'a> {
    /// A run that has not begun.
    pub(crate) fn new(settings: Settings, schemas: Schemas, reporter: Reporter<'s, 'a>) -> Self {
        Self { settings, schemas, reporter, recognised: 0 }
    }

    /// Checks everything that was found.
    ///
    /// # Errors
    ///
    /// The output cannot be written, or a schema that the configuration names cannot be used. What
    /// is wrong with an input is reported and remembered for the exit status instead.
    pub(crate) fn run(mut self, found: &Discovered) -> anyhow::Result<ExitStatus> {
        let total = found.sources.iter().map(Source::size).sum();
        self.reporter.progress.expect(total);
        let result = self.inputs(found);
        self.reporter.progress.finish();
        match result {
            // The exit status still reflects the findings so far.
            Err(error) if !crate::is_closed_pipe(&error) => {
                // A failure to write is reported once, by the error.
                let _ = self.reporter.break_off(&format!("{error:#}"));
                Err(error)
            }
            _ => Ok(self.reporter.status()),
        }
    }

    fn inputs(&mut self, found: &Discovered) -> anyhow::Result<()> {
        self.reporter.begin()?;
        for (path, problem) in &found.errors {
            self.reporter.no_input(path, problem)?;
        }
        for note in &found.notes {
            self.reporter.note(note);
        }
        self.idle_rules(found);
        self.warnings();
        let result = found.sources.iter().try_for_each(|source| self.input(source));
        if self.recognised > NOTES {
            let more = self.recognised - NOTES;
            let note = format!("{more} more inputs were recognised from their keys");
            self.reporter.note(&note);
        }
        result?;
        self.reporter.end()
    }

    fn input(&mut self, source: &Source) -> anyhow::Result<()> {
        let name = source.name();
        self.reporter.input(source)?;
        let mut choice = self.choose(source)?;
        let mut options = FramingOptions::new(self.settings.max_record_bytes);
        options.forced = self.settings.forced_framing;
        options.arrays_hold_events = self.settings.each
            || match &choice {
                Choice::Schema(schema) => schema.describes_object,
                // Schemas are recognised by the keys of objects.
                Choice::FromKeys => true,
            };
        options.unpack = self.settings.unpack;
        let meter = self.reporter.progress.meter();
        let mut reader = match Reader::open(source, options, meter) {
            Ok(reader) => reader,
            Err(error) => {
                self.reporter.failure(&error.to_string())?;
                return Ok(());
            }
        };
        self.reporter.tally.count_file();
        let before = self.reporter.tally.summary().records;
        loop {
            if let Choice::Schema(schema) = &choice
                && reader.has_blocks(BLOCK)
            {
                return self.blocks(reader, &Rc::clone(schema), before);
            }
            self.reporter.progress.tick(self.reporter.tally.summary().records);
            match reader.next_item() {
                Ok(None) => {
                    if self.reporter.tally.summary().records == before {
                        self.reporter.note(&format!("{name}: the file contains no records"));
                    }
                    return Ok(());
                }
                Ok(Some(item)) => {
                    if self.item(&name, &mut choice, item)? == Next::Input {
                        return Ok(());
                    }
                }
                Err(error) => return self.broken(&error, before),
            }
        }
    }

    /// Says that an input cannot be read further, and how much of it was checked: what was counted since `before`.
    fn broken(&mut self, error: &InputError, before: u64) -> anyhow::Result<()> {
        let checked = match self.reporter.tally.summary().records - before {
            0 => "nothing was checked".to_owned(),
            1 => "the one record before that was checked".to_owned(),
            records => format!("the {records} records before that were checked"),
        };
        self.reporter.failure(&format!("{error}; {checked}"))?;
        Ok(())
    }

    /// Checks what is left of an input by blocks, in several threads.
    fn blocks(&mut self, reader: Reader, schema: &Schema, before: u64) -> anyhow::Result<()> {
        let (blocks, lines, records) = reader.into_blocks(BLOCK);
        let mut read = Extent { lines, records };
        let only_errors = self.reporter.tally.needs_errors_only();
        let wanted = if only_errors { Wanted::Errors } else { Wanted::All };
        let jobs = self.settings.jobs.get();
        let mut bulk = Bulk::new(blocks, schema.checker.clone(), wanted, jobs);
        // Records of the block that were counted.
        let mut counted = 0;
        while let Some(found) = bulk.next() {
            self.reporter.progress.draw(self.reporter.tally.summary().records);
            match found {
                Found::Nothing => {}
                Found::Batch(mut batch) => {
                    for (record, text) in batch.records() {
                        let number = record.origin.record.unwrap_or(counted);
                        self.reporter.tally.count_records(number - counted);
                        counted = number;
                        self.faulty(record, text, read)?;
                    }
                }
                Found::End(block) => {
                    self.reporter.tally.count_records(block.records - counted);
                    counted = 0;
                    read.lines += block.lines;
                    read.records += block.records;
                }
                Found::Failed(error) => return self.broken(&error, before),
            }
        }
        Ok(())
    }

    /// Reports what was found in a record of a block, with what was read before the block.
    fn faulty(&mut self, record: Faulty, text: &[u8], read: Extent) -> anyhow::Result<()> {
        let Faulty { origin, findings, .. } = record;
        let line = origin.position.line + read.lines;
        let number = origin.record.map(|number| number + read.records);
        let origin = Origin::new(number, Position { line, ..origin.position }, origin.byte);
        let Some(findings) = findings else {
            let finding = self.too_long(origin);
            return Ok(self.reporter.finding(finding, None)?);
        };
        let excerpt = Excerpted { bytes: text, origin, beside: Beside::default() };
        for finding in findings {
            let finding = finding.moved_down(read.lines, read.records);
            self.reporter.finding(finding, Some(excerpt))?;
        }
        Ok(())
    }

    /// The schema of an input as far as it is known before the input is read.
    fn choose(&mut self, source: &Source) -> anyhow::Result<Choice> {
        if let Some(fixed) = &self.settings.fixed {
            return Ok(Choice::Schema(Rc::clone(fixed)));
        }
        let config = &self.settings.config;
        match source.path().and_then(|path| config.schema_for(path)) {
            Some(name) => {
                let schema = self
                    .schemas
                    .named(&name.value, config.root())
                    .map_err(|error| anyhow!("{}: {error:#}", config.place(name.at)))?;
                self.warnings();
                Ok(Choice::Schema(schema))
            }
            None => Ok(Choice::FromKeys),
        }
    }

    /// Says which rules of the configuration no input has anything to do with: they may be misspelt.
    fn idle_rules(&mut self, found: &Discovered) {
        if self.settings.fixed.is_some() || !found.is_search {
            return;
        }
        let config = &self.settings.config;
        for at in config.idle(found.sources.iter().filter_map(Source::path)) {
            let note = format!("{}: these globs match no input of this run", config.place(at));
            self.reporter.note(&note);
        }
    }

    /// Says what will not work in the schemas compiled since the last time.
    fn warnings(&mut self) {
        for warning in self.schemas.take_warnings() {
            self.reporter.warning(&warning);
        }
    }

    fn item(&mut self, name: &str, choice: &mut Choice, item: Item<'_>) -> anyhow::Result<Next> {
        let finding = match item {
            Item::Record { bytes, origin, beside } => {
                self.reporter.tally.count_records(1);
                return self.record(name, choice, Excerpted { bytes, origin, beside });
            }
            Item::TooLong { origin } => {
                self.reporter.tally.count_records(1);
                self.too_long(origin)
            }
            Item::Broken { origin, fault } => {
                let (message, length) = (fault.message.to_owned(), fault.length as u64);
                Finding::between_records(fault.code, message, origin, length)
            }
        };
        self.reporter.finding(finding, None)?;
        Ok(Next::Record)
    }

    fn too_long(&self, origin: Origin) -> Finding {
        let limit = self.settings.max_record_bytes;
        let message = format!("the record is longer than {limit} bytes and was not checked");
        let mut finding = Finding::between_records("record-too-long", message, origin, 0);
        finding.help = Some("raise the limit with `--max-record-bytes`".to_owned());
        finding
    }

    fn record(
        &mut self,
        name: &str,
        choice: &mut Choice,
        record: Excerpted<'_>,
    ) -> anyhow::Result<Next> {
        let schema = match choice {
            Choice::Schema(schema) => Rc::clone(schema),
            Choice::FromKeys => match recognise(record.bytes) {
                Recognised::Schema(entry) => {
                    self.recognised(name, entry);
                    let schema = self.schemas.entry(entry);
                    *choice = Choice::Schema(Rc::clone(&schema));
                    schema
                }
                Recognised::Undecided(candidates) => {
                    return self.undecided(&candidates, record);
                }
            },
        };
        self.judge(&schema, record)?;
        Ok(Next::Record)
    }

    /// Reports the findings of a record under a schema; returns whether it is valid.
    fn judge(&mut self, schema: &Schema, record: Excerpted<'_>) -> anyhow::Result<bool> {
        let report = schema.checker.check_at(record.bytes, record.origin);
        let is_valid = report.is_valid();
        for finding in report.into_findings() {
            self.reporter.finding(finding, Some(record))?;
        }
        Ok(is_valid)
    }

    /// A record whose keys decide nothing. Where it is broken, that is what there is to say, and the
    /// next one may decide.
    fn undecided(
        &mut self,
        candidates: &[&'static Entry],
        record: Excerpted<'_>,
    ) -> anyhow::Result<Next> {
        let any = self.schemas.any()?;
        if !self.judge(&any, record)? {
            return Ok(Next::Record);
        }
        let ids: Vec<String> = candidates.iter().map(|entry| entry.id()).collect();
        let candidates = match &ids[..] {
            [] => "`tablature schema list` shows all".to_owned(),
            ids => format!("candidates are `{}`", ids.join("`, `")),
        };
        let message = format!(
            "the payload's keys do not tell which schema it is meant for; name it with `--schema`, \
             or in a `[[check]]` of `tablature.toml` ({candidates})"
        );
        self.reporter.failure(&message)?;
        Ok(Next::Input)
    }

    fn recognised(&mut self, name: &str, entry: &Entry) {
        self.recognised += 1;
        if self.recognised <= NOTES {
            let id = entry.id();
            self.reporter.note(&format!(
                "{name}: read as {id} (recognised from its keys; name it with --schema)"
            ));
        }
    }
}
