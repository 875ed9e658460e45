//! From the text of `tablature.toml` to a [`Config`]. Every fault is said, with its place.

use std::ops::Range;

use globset::{GlobBuilder, GlobSetBuilder};
use tablature_contract::diff::Rule;
use tablature_report::run::FieldPattern;
use tablature_schema::{
    json::{Origin, Places},
    suggest::did_you_mean,
};
use tablature_validator::{self as validator, ParsePathError, Span, Timestamp};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    ChangeLevel, Clock, Config, Drafts, Fault, FileRule, Globs, Level, Override, Place, Placed,
};
use crate::{loading, paths::Paths};

/// Characters that are more than themselves in a glob.
const WILDCARDS: [char; 4] = ['*', '?', '[', '{'];

/// Reads the whole file, and says everything that is wrong with it; that is left out.
pub(super) fn parse(text: &str) -> (Config, Vec<Fault>) {
    let places = Places::new(text.as_bytes(), Origin::FILE);
    let mut reading = Reading { places, faults: Vec::new() };
    let config = match DeTable::parse(text) {
        Ok(table) => reading.config(table.get_ref()),
        Err(error) => {
            let message = error.message().replace('\n', ", ");
            reading.fault(error.span().unwrap_or_default(), message);
            Config::default()
        }
    };
    (config, reading.faults)
}

type Value<'i> = Spanned<DeValue<'i>>;

struct Reading<'t> {
    places: Places<'t>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in table {
            match &**key.get_ref() {
                "exclude" => config.exclude = self.globs("exclude", value),
                "check" => config.rules = self.rules(value),
                "severity" => {
                    for (code, level) in self.table(value) {
                        if let Some(level) = self.level(level) {
                            // Errors in a code are reported at the code.
                            let level = self.placed(code.span(), level);
                            config.severity.insert(code.get_ref().to_string(), level);
                        }
                    }
                }
                "override" => config.overrides = self.overrides(value),
                "change" => config.changes = self.changes(value),
                "references" => {
                    for (uri, path) in self.table(value) {
                        self.reference(&mut config, uri, path);
                    }
                }
                "drafts" => config.drafts = self.drafts(value),
                "clock" => config.clock = self.clock(value),
                _ => self.unknown(
                    key,
                    &[
                        "exclude",
                        "check",
                        "severity",
                        "override",
                        "change",
                        "references",
                        "drafts",
                        "clock",
                    ],
                ),
            }
        }
        config
    }

    fn rules(&mut self, value: &Value<'_>) -> Vec<FileRule> {
        let DeValue::Array(rules) = value.get_ref() else {
            self.expected(value, "a list of tables, each headed `[[check]]`");
            return Vec::new();
        };
        rules.iter().filter_map(|rule| self.rule(rule)).collect()
    }

    fn rule(&mut self, value: &Value<'_>) -> Option<FileRule> {
        let (mut files, mut schema, mut paths) = (None, None, Paths::default());
        let (mut has, mut by) = ((false, None), None);
        for (key, value) in self.table(value) {
            match &**key.get_ref() {
                "files" => {
                    has.0 = true;
                    files =
                        self.globs("files", value).map(|globs| self.placed(value.span(), globs));
                }
                name @ ("schema" | "schemas") => {
                    if has.1.replace(name == "schemas").is_some() {
                        let message = "`schema` and `schemas` exclude each other".to_owned();
                        self.fault(key.span(), message);
                    }
                    let name = self.string(value).map(str::to_owned);
                    schema = name.map(|name| self.placed(value.span(), name));
                }
                "records" => paths.records = self.path(value),
                "by" => {
                    by = Some(key.span());
                    paths.by = self.path(value);
                }
                "payload" => paths.payload = self.path(value),
                _ => {
                    self.unknown(key, &["files", "schema", "schemas", "by", "payload", "records"]);
                }
            }
        }
        for (present, name) in [(has.0, "files"), (has.1.is_some(), "schema` or `schemas")] {
            if !present && matches!(value.get_ref(), DeValue::Table(_)) {
                self.fault(value.span(), format!("`{name}` is missing in this `[[check]]`"));
            }
        }
        if let (Some(by), Some(false)) = (by, has.1) {
            let message = "`by` chooses among `schemas`; `schema` is only one".to_owned();
            self.fault(by, message);
        }
        Some(FileRule { files: files?, schema: schema?, is_directory: has.1 == Some(true), paths })
    }

    fn overrides(&mut self, value: &Value<'_>) -> Vec<Override> {
        let DeValue::Array(overrides) = value.get_ref() else {
            self.expected(value, "a list of tables, each headed `[[override]]`");
            return Vec::new();
        };
        overrides.iter().filter_map(|value| self.override_(value)).collect()
    }

    fn override_(&mut self, value: &Value<'_>) -> Option<Override> {
        let (mut files, mut code, mut field, mut severity) = (None, None, None, None);
        let (mut is_limited, mut has_severity) = (false, false);
        for (key, value) in self.table(value) {
            let name = &**key.get_ref();
            is_limited |= ["files", "code", "field"].contains(&name);
            match name {
                "files" => files = self.globs("files", value),
                "code" => {
                    let text = self.string(value).map(str::to_owned);
                    code = text.map(|text| self.placed(value.span(), text));
                }
                "field" => field = self.pattern(value),
                "severity" => {
                    has_severity = true;
                    severity = self.level(value);
                }
                _ => self.unknown(key, &["files", "code", "field", "severity"]),
            }
        }
        if matches!(value.get_ref(), DeValue::Table(_)) {
            if !has_severity {
                self.fault(value.span(), "`severity` is missing in this `[[override]]`".to_owned());
            }
            if !is_limited {
                let message =
                    "this `[[override]]` is for no findings: name `code`, `field` or `files`";
                self.fault(value.span(), message.to_owned());
            }
        }
        let at = self.place(value.span());
        Some(Override { files, code, field, severity: severity?, at })
    }

    fn changes(&mut self, value: &Value<'_>) -> Vec<ChangeLevel> {
        let DeValue::Array(changes) = value.get_ref() else {
            self.expected(value, "a list of tables, each headed `[[change]]`");
            return Vec::new();
        };
        changes.iter().filter_map(|value| self.change(value)).collect()
    }

    fn change(&mut self, value: &Value<'_>) -> Option<ChangeLevel> {
        let (mut rule, mut path, mut severity) = (None, None, None);
        let (mut is_limited, mut has_severity) = (false, false);
        for (key, value) in self.table(value) {
            let name = &**key.get_ref();
            is_limited |= ["rule", "path"].contains(&name);
            match name {
                "rule" => rule = self.rule_of_changes(value),
                "path" => path = self.pattern(value),
                "severity" => {
                    has_severity = true;
                    severity = self.level(value);
                }
                _ => self.unknown(key, &["rule", "path", "severity"]),
            }
        }
        if matches!(value.get_ref(), DeValue::Table(_)) {
            if !has_severity {
                self.fault(value.span(), "`severity` is missing in this `[[change]]`".to_owned());
            }
            if !is_limited {
                let message = "this `[[change]]` is for no changes: name `rule` or `path`";
                self.fault(value.span(), message.to_owned());
            }
        }
        Some(ChangeLevel { rule, path, severity: severity? })
    }

    fn rule_of_changes(&mut self, value: &Value<'_>) -> Option<Rule> {
        let name = self.string(value)?;
        let rule = Rule::from_name(name);
        if rule.is_none() {
            let near = did_you_mean(name, Rule::ALL.iter().map(|rule| rule.name()));
            let message =
                format!("`{name}` is not a rule of changes{near}; `docs/contracts.md` lists them");
            self.fault(value.span(), message);
        }
        rule
    }

    fn pattern(&mut self, value: &Value<'_>) -> Option<FieldPattern> {
        match self.string(value)?.parse::<FieldPattern>() {
            Ok(pattern) => Some(pattern),
            Err(fault) => {
                self.fault(value.span(), fault);
                None
            }
        }
    }

    fn path(&mut self, value: &Value<'_>) -> Option<validator::Path> {
        let text = self.string(value)?;
        text.parse()
            .map_err(|error: ParsePathError| self.fault(value.span(), error.to_string()))
            .ok()
    }

    fn globs(&mut self, key: &str, value: &Value<'_>) -> Option<Globs> {
        let DeValue::Array(globs) = value.get_ref() else {
            self.expected(value, "a list of globs, such as `[\"events/**/*.json\"]`");
            return None;
        };
        if globs.is_empty() {
            self.fault(value.span(), format!("`{key}` is empty: name at least one glob"));
        }
        let (mut set, mut below, mut naming) =
            (GlobSetBuilder::new(), GlobSetBuilder::new(), GlobSetBuilder::new());
        let parsed = |glob: &str| GlobBuilder::new(glob).literal_separator(true).build();
        for value in globs {
            let Some(glob) = self.string(value).and_then(|glob| self.straight(value, glob)) else {
                continue;
            };
            let glob = glob.trim_end_matches('/');
            let last = glob.rsplit('/').next().unwrap_or_default();
            let read = parsed(glob).and_then(|whole| {
                if !last.contains(WILDCARDS) {
                    below.add(parsed(&format!("{glob}/**"))?);
                }
                Ok(whole)
            });
            match read {
                Ok(glob) => {
                    if !last.starts_with(WILDCARDS) {
                        naming.add(glob.clone());
                    }
                    set.add(glob);
                }
                Err(error) => {
                    self.fault(value.span(), format!("`{glob}` is not a glob: {}", error.kind()));
                }
            }
        }
        let built = set
            .build()
            .and_then(|set| Ok(Globs { set, below: below.build()?, naming: naming.build()? }));
        match built {
            Ok(globs) => Some(globs),
            Err(error) => {
                self.fault(value.span(), format!("the globs are too large: {error}"));
                None
            }
        }
    }

    /// The glob without `.`, as the paths that it is matched against.
    fn straight(&mut self, value: &Value<'_>, glob: &str) -> Option<String> {
        if glob.starts_with('!') {
            let message = format!(
                "`{glob}` excludes nothing: globs have no `!`; what is to be left out belongs in `exclude`, above all tables"
            );
            self.fault(value.span(), message);
            return None;
        }
        let segments: Vec<&str> = glob.split('/').filter(|segment| *segment != ".").collect();
        if segments.contains(&"..") {
            let message = format!(
                "`{glob}` leads through `..`: globs name files beside this one and below it"
            );
            self.fault(value.span(), message);
            return None;
        }
        Some(segments.join("/"))
    }

    fn level(&mut self, value: &Value<'_>) -> Option<Level> {
        let name = self.string(value)?;
        let level = Level::named(name);
        if level.is_none() {
            let near = did_you_mean(name, Level::NAMES);
            self.fault(
                value.span(),
                format!(
                    "`{name}` is not a severity{near}; one of `error`, `warning`, `advice`, `allow` \
                     is expected"
                ),
            );
        }
        level
    }

    fn reference(&mut self, config: &mut Config, uri: &Key<'_>, value: &Value<'_>) {
        let Some(path) = self.string(value) else { return };
        match loading::judge_reference(uri.get_ref()) {
            Ok(()) => {
                let path = self.placed(value.span(), path.into());
                config.references.insert(uri.get_ref().to_string(), path);
            }
            Err(message) => self.fault(uri.span(), message),
        }
    }

    fn drafts(&mut self, value: &Value<'_>) -> Drafts {
        let mut drafts = Drafts::default();
        for (key, value) in self.table(value) {
            let Some(name) = self.string(value) else { continue };
            let draft = match loading::draft_named(name) {
                Ok(draft) => draft,
                Err(message) => {
                    self.fault(value.span(), message);
                    continue;
                }
            };
            let uri = &**key.get_ref();
            if uri == "default" {
                drafts.default = Some(draft);
            } else if let Err(message) = loading::judge_meta_schema(uri) {
                self.fault(key.span(), format!("{message}, nor `default`"));
            } else {
                drafts.by_uri.insert(uri.to_owned(), draft);
            }
        }
        drafts
    }

    fn clock(&mut self, value: &Value<'_>) -> Clock {
        let mut clock = Clock::default();
        for (key, value) in self.table(value) {
            match &**key.get_ref() {
                "now" => clock.now = self.now(value),
                "tolerance" => clock.tolerance = self.tolerance(value),
                _ => self.unknown(key, &["now", "tolerance"]),
            }
        }
        clock
    }

    /// TOML has timestamps of its own; both spellings are taken.
    fn now(&mut self, value: &Value<'_>) -> Option<Timestamp> {
        let text = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.to_string(),
            _ => self.string(value)?.to_owned(),
        };
        match text.parse() {
            Ok(now) => Some(now),
            Err(error) => {
                self.fault(
                    value.span(),
                    format!(
                        "`{text}` is not a timestamp ({error}); an example is `2026-11-21T16:00:00Z`"
                    ),
                );
                None
            }
        }
    }

    fn tolerance(&mut self, value: &Value<'_>) -> Option<Span> {
        let text = self.string(value)?;
        let tolerance = text.parse().ok();
        if tolerance.is_none() {
            self.fault(
                value.span(),
                format!(
                    "`{text}` is not a duration of fixed length; examples are `PT5M`, `PT30S` and `P1D`"
                ),
            );
        }
        tolerance
    }

    fn table<'v, 'i>(&mut self, value: &'v Value<'i>) -> Vec<(&'v Key<'i>, &'v Value<'i>)> {
        if let DeValue::Table(table) = value.get_ref() {
            table.iter().collect()
        } else {
            self.expected(value, "a table");
            Vec::new()
        }
    }

    fn string<'v>(&mut self, value: &'v Value<'_>) -> Option<&'v str> {
        if let DeValue::String(text) = value.get_ref() {
            Some(text)
        } else {
            self.expected(value, "a string");
            None
        }
    }

    fn expected(&mut self, value: &Value<'_>, what: &str) {
        let found = value.get_ref().type_str();
        self.fault(value.span(), format!("expected {what}, found {found}"));
    }

    fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref();
        let near = did_you_mean(name, known.iter().copied());
        let list = known.join("`, `");
        self.fault(key.span(), format!("unknown key `{name}`{near}; known here are `{list}`"));
    }

    fn fault(&mut self, span: Range<usize>, message: String) {
        let at = self.place(span);
        self.faults.push(Fault { at, message });
    }

    fn placed<T>(&self, span: Range<usize>, value: T) -> Placed<T> {
        Placed { value, at: self.place(span) }
    }

    fn place(&self, span: Range<usize>) -> Place {
        let position = self.places.position(span.start);
        Place { line: position.line, column: position.column }
    }
}

type Key<'i> = Spanned<toml::de::DeString<'i>>;

#[cfg(test)]
mod tests;
