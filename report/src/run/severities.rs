//! Severities of codes, as chosen by the user.

use std::{collections::BTreeMap, str::FromStr};

use anyhow::{anyhow, bail};
use tablature_validator::{Finding, Severity, codes::CodeIndex};

use super::kinds::field_of;

/// The level of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Level {
    /// Findings are left out.
    Allow,
    /// Findings get this severity.
    Severity(Severity),
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Level {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "level".into()
    }

    fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The severity of a finding, or `allow` to leave it out.",
            "enum": Self::NAMES,
        })
    }
}

impl Level {
    /// The names that a configuration may use.
    pub const NAMES: [&str; 4] = ["error", "warning", "advice", "allow"];

    /// Returns the severity that findings get; `None` where they are left out.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Severity(severity) => Some(severity),
        }
    }

    /// Returns the level with this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "allow" => Some(Self::Allow),
            severity => severity.parse().ok().map(Self::Severity),
        }
    }
}

/// Fields of payloads: a JSON Pointer in which `*` stands for any one segment, also an array index, and `**` for any number of
/// segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPattern {
    segments: Vec<String>,
}

impl FromStr for FieldPattern {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some(rest) = text.strip_prefix('/') else {
            return Err(format!(
                "`{text}` is not a pattern of fields: it begins with `/`, as in `/metadata/*`"
            ));
        };
        Ok(Self { segments: rest.split('/').map(str::to_owned).collect() })
    }
}

impl FieldPattern {
    /// Returns whether a JSON Pointer is that of one of the fields.
    pub fn is_match(&self, pointer: &str) -> bool {
        let path: Vec<&str> = pointer.split('/').skip(1).collect();
        // As for globs: only the last `**` is ever taken back.
        let (mut at, mut own, mut back) = (0, 0, None);
        while at < path.len() {
            match self.segments.get(own).map(String::as_str) {
                Some("**") => {
                    own += 1;
                    back = Some((at, own));
                }
                Some(segment) if is_like(segment, path[at]) => {
                    own += 1;
                    at += 1;
                }
                _ => match &mut back {
                    Some((from, after)) => {
                        *from += 1;
                        (at, own) = (*from, *after);
                    }
                    None => return false,
                },
            }
        }
        self.segments[own..].iter().all(|segment| segment == "**")
    }
}

/// Returns whether a segment of a pattern stands for a key: `*` in it is any characters.
fn is_like(segment: &str, key: &str) -> bool {
    let Some((head, rest)) = segment.split_once('*') else { return segment == key };
    let Some(mut key) = key.strip_prefix(head) else { return false };
    let (middle, tail) = rest.rsplit_once('*').map_or(("", rest), |(middle, tail)| (middle, tail));
    for part in middle.split('*').filter(|part| !part.is_empty()) {
        let Some(at) = key.find(part) else { return false };
        key = &key[at + part.len()..];
    }
    key.ends_with(tail)
}

/// A level for findings with a code, about some fields, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelOf {
    /// The code; `None` for all.
    pub code: Option<String>,
    /// The fields; `None` for all.
    pub field: Option<FieldPattern>,
    /// The level.
    pub level: Level,
}

impl LevelOf {
    /// Returns whether it is for a finding. `field` is `None` if only the code of the finding is known.
    fn is_for(&self, code: &str, field: Option<&str>) -> bool {
        let has_field = || match (&self.field, field) {
            (None, _) => true,
            (Some(own), Some(field)) => own.is_match(field),
            (Some(_), None) => false,
        };
        self.code.as_ref().is_none_or(|own| own == code) && has_field()
    }
}

/// A level, and whether the run had a finding that it is for.
#[derive(Debug, Clone)]
struct Watched {
    own: LevelOf,
    is_met: bool,
}

impl Watched {
    fn new(own: LevelOf) -> Self {
        Self { own, is_met: false }
    }
}

/// The levels chosen by the user. Other codes keep their severity.
#[derive(Debug, Clone, Default)]
pub struct SeverityOverrides {
    /// Those of the command line.
    typed: BTreeMap<String, Level>,
    /// Those of the command line for fields, each as it was typed.
    typed_of_fields: Vec<(String, Watched)>,
    /// Those of the configuration for codes, fields and files.
    configured: Vec<Watched>,
    /// Those of them that are for the input, by their places.
    of_input: Vec<usize>,
    /// Those of the configuration for codes alone.
    by_code: BTreeMap<String, Level>,
}

impl SeverityOverrides {
    /// Combines the levels of the command line (`--deny`, `--warn`, `--allow`, in this order) with those of the
    /// configuration, which they override. On the command line, `CODE:/FIELD` gives one to some fields.
    ///
    /// # Errors
    ///
    /// A code does not exist, cannot have this level, or is given twice with different levels; or a field is no pattern.
    pub fn new<'b, 'c>(
        [deny, warn, allow]: [&[String]; 3],
        configured: impl IntoIterator<Item = (&'c str, Level)>,
        index: impl Fn() -> &'b CodeIndex,
    ) -> anyhow::Result<Self> {
        let mut typed: BTreeMap<&str, (&str, Level)> = BTreeMap::new();
        let mut typed_of_fields = Vec::new();
        for (option, level, names) in [
            ("--deny", Level::Severity(Severity::Error), deny),
            ("--warn", Level::Severity(Severity::Warning), warn),
            ("--allow", Level::Allow, allow),
        ] {
            for name in names {
                let (code, field) = match name.split_once(':') {
                    Some((code, field)) => (code, Some(field)),
                    None => (name.as_str(), None),
                };
                if let Some(fault) = index().reject(code, level.severity()) {
                    bail!("`{option}`: {fault}");
                }
                if let Some((other, _)) = typed.insert(name, (option, level))
                    && other != option
                {
                    bail!("`{name}` is given both `{other}` and `{option}`; choose one");
                }
                if let Some(field) = field {
                    let field = field.parse().map_err(|fault| anyhow!("`{option}`: {fault}"))?;
                    let code = Some(code.to_owned());
                    let own = LevelOf { code, field: Some(field), level };
                    typed_of_fields.push((format!("{option} {name}"), Watched::new(own)));
                }
            }
        }
        let by_code = configured.into_iter().map(|(code, level)| (code.to_owned(), level));
        let typed = typed.into_iter().filter(|(name, _)| !name.contains(':'));
        let typed = typed.map(|(code, (_, level))| (code.to_owned(), level));
        Ok(Self {
            typed: typed.collect(),
            typed_of_fields,
            configured: Vec::new(),
            of_input: Vec::new(),
            by_code: by_code.collect(),
        })
    }

    /// Adds the levels that the configuration gives to findings with a code, about some fields or in some files.
    #[must_use]
    pub fn with_configured(self, levels: impl IntoIterator<Item = LevelOf>) -> Self {
        Self { configured: levels.into_iter().map(Watched::new).collect(), ..self }
    }

    /// Sets which of the levels of the configuration are for findings of an input, by their places: the first one that is for
    /// a finding counts.
    pub fn set_of_input(&mut self, levels: Vec<usize>) {
        self.of_input = levels;
    }

    /// Returns the levels of the configuration that no finding so far had anything to do with, by their places.
    pub fn idle(&self) -> impl Iterator<Item = usize> {
        self.configured.iter().enumerate().filter(|(_, own)| !own.is_met).map(|(at, _)| at)
    }

    /// Returns the levels of the command line for fields that no finding so far had anything to do with, as they were typed.
    pub fn idle_typed(&self) -> impl Iterator<Item = &str> {
        self.typed_of_fields.iter().filter(|(_, own)| !own.is_met).map(|(typed, _)| typed.as_str())
    }

    fn levels_of_input(&self) -> impl Iterator<Item = &LevelOf> {
        self.of_input.iter().map(|at| &self.configured[*at].own)
    }

    /// Remembers the levels that a finding has to do with, also where another one comes before.
    fn meet(&mut self, code: &str, field: Option<&str>) {
        self.remember(|own| own.is_for(code, field));
    }

    /// Remembers that there are findings with a code about fields that are not known: any level for the code may be for them.
    pub fn meet_unreported(&mut self, code: &str) {
        self.remember(|own| own.code.as_deref().is_none_or(|own| own == code));
    }

    fn remember(&mut self, is_met: impl Fn(&LevelOf) -> bool) {
        let typed = self.typed_of_fields.iter_mut().map(|(_, own)| own);
        typed.for_each(|own| own.is_met = own.is_met || is_met(&own.own));
        for at in &self.of_input {
            let own = &mut self.configured[*at];
            own.is_met = own.is_met || is_met(&own.own);
        }
    }

    /// Returns whether a warning or advice may become an error.
    pub fn makes_errors(&self) -> bool {
        let by_code = self.typed.values().chain(self.by_code.values());
        let typed = self.typed_of_fields.iter().map(|(_, own)| &own.own);
        let of_fields = typed.chain(self.levels_of_input()).map(|own| &own.level);
        by_code.chain(of_fields).any(|level| *level == Level::Severity(Severity::Error))
    }

    /// Applies the level to a finding; `None` if it is left out. `around` is where the payloads of the input are in its
    /// documents, with `*` for array indexes: fields are those of payloads.
    pub fn apply(&mut self, mut finding: Finding, around: &str) -> Option<Finding> {
        let field = self.field(&finding, around);
        self.meet(&finding.code, field.as_deref());
        finding.severity = self.level(&finding.code, field.as_deref(), finding.severity)?;
        Some(finding)
    }

    /// Returns the severity of a finding; `None` if it is left out.
    pub fn of_finding(&self, finding: &Finding, around: &str) -> Option<Severity> {
        let field = self.field(finding, around);
        self.level(&finding.code, field.as_deref(), finding.severity)
    }

    /// Returns the field of a finding, if a level asks for it.
    fn field(&self, finding: &Finding, around: &str) -> Option<String> {
        let needs_field = !self.typed_of_fields.is_empty() || !self.of_input.is_empty();
        needs_field.then(|| field_of(finding, around))
    }

    /// Returns the severity of findings with a code that have another by themselves; `None` if they are left out.
    pub fn of(&self, code: &str, own: Severity) -> Option<Severity> {
        self.level(code, None, own)
    }

    fn level(&self, code: &str, field: Option<&str>, own: Severity) -> Option<Severity> {
        let is_for = |own: &&LevelOf| own.is_for(code, field);
        let typed = || self.typed_of_fields.iter().map(|(_, own)| &own.own).find(is_for);
        let level = typed()
            .map(|own| own.level)
            .or_else(|| self.typed.get(code).copied())
            .or_else(|| self.levels_of_input().find(is_for).map(|own| own.level))
            .or_else(|| self.by_code.get(code).copied());
        level.map_or(Some(own), Level::severity)
    }

    /// Returns whether a code was given a level.
    pub fn has(&self, code: &str) -> bool {
        let is_own = |own: &LevelOf| own.code.as_deref() == Some(code) && own.field.is_none();
        self.typed.contains_key(code)
            || self.by_code.contains_key(code)
            || self.levels_of_input().any(is_own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_fields_match_whole_pointers() {
        #[track_caller]
        fn check(pattern: &str, yes: &[&str], no: &[&str]) {
            let pattern: FieldPattern = pattern.parse().expect("a pattern");
            for (pointers, expected) in [(yes, true), (no, false)] {
                for pointer in pointers {
                    assert_eq!(pattern.is_match(pointer), expected, "{pointer}");
                }
            }
        }
        check("/a", &["/a"], &["", "/a/b", "/b", "/ab"]);
        check("/a/*", &["/a/b", "/a/*", "/a/"], &["/a", "/a/b/c"]);
        check("/a/**", &["/a", "/a/b", "/a/b/c"], &["/b/a", "/ab"]);
        check("/**/id", &["/id", "/a/id", "/a/b/id"], &["/id/a", "/a"]);
        check("/**/a/*/b/**", &["/a/x/b", "/a/a/a/x/b/c"], &["/a/b", "/x/b"]);
        check("/", &["/"], &["", "/a"]);
        assert!("a".parse::<FieldPattern>().is_err());
        let long = "/a".repeat(5_000);
        let many: FieldPattern = format!("{}/b", "/**/a".repeat(500)).parse().expect("a pattern");
        assert!(!many.is_match(&long));
    }

    #[test]
    fn what_is_typed_comes_before_what_the_input_has_and_fields_before_codes() {
        let index = CodeIndex::of_validator();
        let deny = ["wrong-type:/a".to_owned()];
        let configured = [("wrong-type", Level::Severity(Severity::Advice))];
        let mut all = SeverityOverrides::new([&deny, &[], &[]], configured, || &index)
            .expect("the code is known");
        let of = |code: Option<&str>, field: Option<&str>, level| LevelOf {
            code: code.map(str::to_owned),
            field: field.map(|field| field.parse().expect("a pattern")),
            level,
        };
        let level = |all: &SeverityOverrides, code: &str, field: Option<&str>| {
            all.level(code, field, Severity::Warning)
        };
        assert_eq!(level(&all, "wrong-type", Some("/a")), Some(Severity::Error));
        assert_eq!(level(&all, "wrong-type", Some("/b")), Some(Severity::Advice));
        all = all.with_configured([
            of(None, Some("/a"), Level::Allow),
            of(Some("wrong-type"), None, Level::Severity(Severity::Warning)),
        ]);
        all.set_of_input(vec![0, 1]);
        assert_eq!(level(&all, "wrong-type", Some("/a")), Some(Severity::Error));
        assert_eq!(level(&all, "bad-format", Some("/a")), None);
        assert_eq!(level(&all, "wrong-type", Some("/b")), Some(Severity::Warning));
        assert_eq!(level(&all, "wrong-type", None), Some(Severity::Warning));
        all.set_of_input(Vec::new());
        assert_eq!(level(&all, "bad-format", Some("/a")), Some(Severity::Warning));
        assert_eq!(all.idle().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(all.idle_typed().collect::<Vec<_>>(), ["--deny wrong-type:/a"]);
        all.set_of_input(vec![0]);
        all.meet("wrong-type", Some("/a"));
        assert_eq!(all.idle().collect::<Vec<_>>(), [1]);
        assert_eq!(all.idle_typed().count(), 0);
        all.set_of_input(vec![1]);
        all.meet_unreported("bad-format");
        assert_eq!(all.idle().collect::<Vec<_>>(), [1]);
        all.meet_unreported("wrong-type");
        assert_eq!(all.idle().count(), 0);
        for typed in ["no-code:/a", "wrong-type:a"] {
            let typed = [typed.to_owned()];
            let result = SeverityOverrides::new([&[], &typed, &[]], [], || &index);
            assert!(result.is_err(), "{typed:?}");
        }
    }
}
