//! Says what is worth to know of a run.

use tablature_input::{Discovered, Source};

use super::{NOTES, Session};

impl Session<'_, '_> {
    /// Looks at what was checked, if it has an error, for records that fit another schema than the one of the first record.
    pub(super) fn look_at(&mut self, document: &[u8]) {
        if self.has_error {
            let records = self.records();
            if let Some(mixed) = &mut self.mixed {
                mixed.look_at(document, records);
            }
        }
    }

    /// Says that an input looks as if it held events of several kinds.
    pub(super) fn mixed(&mut self, name: &str) {
        let note = self.mixed.take().and_then(|mixed| mixed.note(self.records()));
        if let Some(note) = note {
            self.reporter.note(&format!("{name}: {note}"));
        }
    }

    /// Says which rules of the configuration no input has anything to do with: they may be misspelt.
    pub(super) fn idle_rules(&mut self, found: &Discovered) {
        if self.settings.fixed.is_some() || !found.is_search {
            return;
        }
        let config = &self.settings.config;
        for at in config.idle(found.sources.iter().filter_map(Source::path)) {
            let note = format!("{}: these globs match no input of this run", config.place(at));
            self.reporter.note(&note);
        }
    }

    /// Says which severities for fields or files no finding of a whole run had anything to do with: they may be misspelt, or
    /// what they were for is fixed.
    pub(super) fn idle_levels(&mut self) {
        let summary = self.reporter.tally.summary();
        let config = &self.settings.config;
        if !self.settings.is_whole
            || config.rules.is_empty()
            || summary.is_stopped
            || summary.unchecked > 0
        {
            return;
        }
        let severities = self.reporter.tally.severities();
        let configured = severities.idle().map(|at| {
            let place = config.place(config.overrides[at].at);
            format!("{place}: no finding of this run matches this `[[override]]`")
        });
        let typed = severities
            .idle_typed()
            .map(|typed| format!("no finding of this run matches `{typed}`"));
        let notes: Vec<String> = configured.chain(typed).collect();
        for note in notes {
            self.reporter.note(&note);
        }
    }

    /// Says what will not work in the schemas compiled since the last time.
    pub(super) fn warnings(&mut self) {
        for note in self.schemas.take_notes() {
            self.reporter.note(&note);
        }
        for warning in self.schemas.take_warnings() {
            self.reporter.warning(&warning);
        }
    }

    /// Says how an input is read, of the first ones.
    pub(super) fn note_about_input(&mut self, note: &str) {
        self.recognised += 1;
        if self.recognised <= NOTES {
            self.reporter.note(note);
        }
    }
}
