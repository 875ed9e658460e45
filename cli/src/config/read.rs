//! From the text of `tablature.toml` to a [`Config`]. Every fault is said, with its place.

use std::{fmt, ops::Range};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use tablature_validator::{Span, Timestamp};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Clock, Config, FileRule, Level};
use crate::near::did_you_mean;

/// A fault in the file. Displays as `line:column: message`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    line: usize,
    column: usize,
    message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// Reads the whole file, or says everything that is wrong with it.
pub(super) fn parse(text: &str) -> Result<Config, Vec<Fault>> {
    let mut reading = Reading { text, faults: Vec::new() };
    let config = match DeTable::parse(text) {
        Ok(table) => reading.config(table.get_ref()),
        Err(error) => {
            let message = error.message().replace('\n', ", ");
            reading.fault(error.span().unwrap_or_default(), message);
            Config::default()
        }
    };
    if reading.faults.is_empty() {
        Ok(config)
    } else {
        reading.faults.sort_by_key(|fault| (fault.line, fault.column));
        Err(reading.faults)
    }
}

type Value<'i> = Spanned<DeValue<'i>>;

struct Reading<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in table {
            match &**key.get_ref() {
                "check" => config.rules = self.rules(value),
                "severity" => {
                    for (code, level) in self.table(value) {
                        if let Some(level) = self.level(level) {
                            config.severity.insert(code.get_ref().to_string(), level);
                        }
                    }
                }
                "clock" => config.clock = self.clock(value),
                _ => self.unknown(key, &["check", "severity", "clock"]),
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
        let (mut files, mut schema) = (None, None);
        let mut has = (false, false);
        for (key, value) in self.table(value) {
            match &**key.get_ref() {
                "files" => {
                    has.0 = true;
                    files = self.globs(value);
                }
                "schema" => {
                    has.1 = true;
                    schema = self.string(value).map(str::to_owned);
                }
                _ => self.unknown(key, &["files", "schema"]),
            }
        }
        for (present, name) in [(has.0, "files"), (has.1, "schema")] {
            if !present && matches!(value.get_ref(), DeValue::Table(_)) {
                self.fault(value.span(), format!("`{name}` is missing in this `[[check]]`"));
            }
        }
        Some(FileRule { files: files?, schema: schema? })
    }

    fn globs(&mut self, value: &Value<'_>) -> Option<GlobSet> {
        let DeValue::Array(globs) = value.get_ref() else {
            self.expected(value, "a list of globs, such as `[\"events/**/*.json\"]`");
            return None;
        };
        let mut set = GlobSetBuilder::new();
        for value in globs {
            let Some(glob) = self.string(value) else {
                continue;
            };
            match GlobBuilder::new(glob).literal_separator(true).build() {
                Ok(glob) => {
                    set.add(glob);
                }
                Err(error) => {
                    self.fault(value.span(), format!("`{glob}` is not a glob: {}", error.kind()));
                }
            }
        }
        match set.build() {
            Ok(set) => Some(set),
            Err(error) => {
                self.fault(value.span(), format!("the globs are too large: {error}"));
                None
            }
        }
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
                        "`{text}` is no timestamp ({error}); an example is `2026-11-21T16:00:00Z`"
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
                    "`{text}` is no duration of fixed length; examples are `PT5M`, `PT30S`, `P1D`"
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
        let before = &self.text[..self.text.floor_char_boundary(span.start)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        self.faults.push(Fault {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message,
        });
    }
}

type Key<'i> = Spanned<toml::de::DeString<'i>>;

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::parse;

    fn faults(text: &str) -> String {
        let faults = parse(text).expect_err("the text is wrong");
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn everything_a_file_can_say() {
        let text = "
[[check]]
files = [\"a/*.json\", \"b/**\"]
schema = \"v/n@1\"
[severity]
stale-timestamp = \"allow\"
[clock]
now = 2026-11-21T16:00:00Z
tolerance = \"PT5M\"
";
        let config = parse(text).expect("the text is right");
        assert_eq!(config.rules.len(), 1);
        assert!(config.rules[0].files.is_match("a/x.json"));
        assert!(!config.rules[0].files.is_match("a/b/x.json"));
        assert!(config.rules[0].files.is_match("b/c/x"));
        assert_eq!(config.severity.len(), 1);
        assert_eq!(config.clock.tolerance, "PT5M".parse().ok());
        assert!(config.clock.now.is_some());
    }

    #[test]
    fn an_empty_file_says_nothing() {
        assert!(parse("").expect("nothing is right").rules.is_empty());
    }

    #[test]
    fn every_fault_has_a_place_and_a_way_out() {
        assert_snapshot!(
            faults("chek = 1\n[severity]\na = \"eror\"\nb = 3\n[clock]\nnow = \"noon\"\ntolerance = \"P1M\"\ntollerance = 1"),
            @r"
        1:1: unknown key `chek` (did you mean `check`?); known here are `check`, `severity`, `clock`
        3:5: `eror` is not a severity (did you mean `error`?); one of `error`, `warning`, `advice`, `allow` is expected
        4:5: expected a string, found integer
        6:7: `noon` is no timestamp (it is too short for `yyyy-MM-ddTHH:mm:ssZ`); an example is `2026-11-21T16:00:00Z`
        7:13: `P1M` is no duration of fixed length; examples are `PT5M`, `PT30S`, `P1D`
        8:1: unknown key `tollerance` (did you mean `tolerance`?); known here are `now`, `tolerance`
        "
        );
        assert_snapshot!(
            faults("[[check]]\nfiles = [\"a{\", 1]\nä = 1\n[[check]]\nfiles = \"x\"\nschema = 1"),
            @r"
        3:1: invalid unquoted key, expected letters, numbers, `-`, `_`
        "
        );
        assert_snapshot!(faults("check = 1\nclock = []"), @r"
        1:9: expected a list of tables, each headed `[[check]]`, found integer
        2:9: expected a table, found array
        ");
        assert_snapshot!(faults("[severity\n"), @r"1:10: unclosed table, expected `]`");
    }
}
