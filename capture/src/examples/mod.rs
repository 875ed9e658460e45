//! The page's own examples: JSON in code blocks, checked against what was captured.
//!
//! Rules that were read from prose give way to an example that contradicts them. Rules of a column do not: there the
//! contradiction is reported.

mod find;
mod relaxed;

use std::collections::{BTreeSet, HashMap};

pub(super) use find::is_placeholder;
use serde_json::{Map, Value, json};
use tablature_schema::{json::pointer, vocabulary};
use tablature_validator::{Checker, Finding, Options, Severity, Timestamp};

use super::{
    borrow,
    emit::References,
    model::{TypeDef, shorten},
    problem::Problem,
    resolve::{self, Inferred, Types},
    sheet::Sheet,
};

/// The counts of a check.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Checked {
    /// Examples that were checked.
    pub(super) examples: usize,
    /// Those that are valid.
    pub(super) valid: usize,
}

/// The longest example that is checked.
const MAX_EXAMPLE: usize = 64 << 10;

/// The most text of examples that is read in a page set: many types may be in the section of an example.
const MAX_BYTES: usize = 16 << 20;

/// The most examples of a type that are checked.
const MAX_EXAMPLES: usize = 8;

/// The most types that a checked type may refer to: a checker is made of all of them.
const MAX_TYPES: usize = 100;

/// Checks the examples of pages against the types in the same sections, and loosens what they contradict.
pub(super) fn check(
    sheets: &[&Sheet],
    defs: &[TypeDef],
    types: &mut Types,
    inferred: &Inferred,
    problems: &mut Vec<Problem>,
) -> Checked {
    let mut checked = Checked::default();
    let by_path: HashMap<&str, &Sheet> =
        sheets.iter().map(|sheet| (sheet.path.as_str(), *sheet)).collect();
    // An example in the sections of several types is one of the type that it looks most like.
    let mut best: HashMap<(&str, usize), (usize, usize)> = HashMap::new();
    let mut all: Vec<Vec<(usize, Value)>> = Vec::new();
    let mut of_others: HashMap<(&str, usize), bool> = HashMap::new();
    let mut left = MAX_BYTES;
    for (at, def) in defs.iter().enumerate() {
        let sheet = by_path.get(def.path.as_str());
        let examples = sheet.map(|sheet| within(sheet, def, &mut left)).unwrap_or_default();
        let properties = types.get(&def.name).and_then(|schema| schema["properties"].as_object());
        for (line, example) in &examples {
            let known = properties.and_then(|properties| find::instance(example, properties));
            let known = known.map_or(0, |(known, _)| known);
            of_others.entry((&def.path, *line)).or_insert_with(|| {
                sheet.is_some_and(|sheet| find::is_of_other_table(sheet, *line, example))
            });
            let entry = best.entry((&def.path, *line)).or_insert((known, at));
            // Of types that it looks like as much, the last one above it.
            if known > entry.0 || known == entry.0 && def.line < *line {
                *entry = (known, at);
            }
        }
        all.push(examples);
    }
    for (at, (def, mut examples)) in defs.iter().zip(all).enumerate() {
        examples.retain(|(line, _)| {
            let key = (def.path.as_str(), *line);
            best[&key].1 == at && !of_others[&key]
        });
        if !examples.is_empty() {
            let counts = Check { def, types, inferred, problems }.run(&examples);
            checked.examples += counts.examples;
            checked.valid += counts.valid;
        }
    }
    checked
}

/// Returns the JSON in the section of a type, with its lines.
fn within(sheet: &Sheet, def: &TypeDef, left: &mut usize) -> Vec<(usize, Value)> {
    let first = sheet.examples.partition_point(|example| example.line < def.lines.start);
    let within = sheet.examples[first..].iter().take_while(|example| example.line < def.lines.end);
    within
        .take(MAX_EXAMPLES)
        // What a section says of errors below the table is no event.
        .filter(|example| example.of_errors.is_none_or(|heading| heading < def.line))
        .filter(|example| {
            let fits = example.text.len() <= MAX_EXAMPLE.min(*left);
            *left -= if fits { example.text.len() } else { 0 };
            fits
        })
        .filter_map(|example| Some((example.line + 1, relaxed::read(&example.text)?)))
        .collect()
}

/// Removes a rule that was read from prose: a closed list becomes a list of known values.
pub(super) fn take_back(schema: &mut Map<String, Value>, keyword: &str) {
    let removed = schema.shift_remove(keyword);
    if keyword == "pattern" {
        schema.shift_remove(vocabulary::FAULT);
    }
    if let (Some(Value::Array(mut values)), "enum") = (removed, keyword) {
        values.retain(Value::is_string);
        if !values.is_empty() {
            schema.insert(vocabulary::KNOWN_VALUES.to_owned(), json!(values));
        }
    }
}

/// The check of the examples of one type.
struct Check<'a> {
    def: &'a TypeDef,
    types: &'a mut Types,
    inferred: &'a Inferred,
    problems: &'a mut Vec<Problem>,
}

impl Check<'_> {
    fn run(&mut self, examples: &[(usize, Value)]) -> Checked {
        let mut checked = Checked::default();
        let Some(judge) = self.checker() else {
            return checked;
        };
        let Some(properties) =
            self.types[&self.def.name].get("properties").and_then(Value::as_object).cloned()
        else {
            return checked;
        };
        let mut loosened: BTreeSet<String> = BTreeSet::new();
        for (line, example) in examples {
            let Some((_, instance)) = find::instance(example, &properties) else {
                continue;
            };
            checked.examples += 1;
            let instance = json!(instance);
            let report = judge.check(instance.to_string().as_bytes());
            // An example may be a part of an event, so what it lacks is no contradiction.
            let contradicts = |finding: &&Finding| {
                finding.severity == Severity::Error
                    && !finding.keyword.starts_with("required")
                    && !instance.pointer(&finding.pointer).is_some_and(is_placeholder)
            };
            let contradictions: Vec<&Finding> =
                report.findings().iter().filter(contradicts).collect();
            checked.valid += usize::from(contradictions.is_empty());
            for finding in contradictions {
                if !loosened.contains(&finding.schema_pointer) {
                    let is_loosened = self.loosen(finding);
                    self.problems.push(self.problem(finding, *line, is_loosened));
                    loosened.insert(finding.schema_pointer.clone());
                }
            }
        }
        checked
    }

    /// Returns a checker of the type, with the types that it refers to.
    fn checker(&self) -> Option<Checker> {
        let (reached, _) = References::new(self.types).closure(&self.def.name);
        if reached.len() > MAX_TYPES {
            return None;
        }
        let defs: Map<String, Value> = reached
            .iter()
            .filter_map(|name| {
                let mut schema = self.types.get(name)?.clone();
                borrow::forget(&mut schema);
                Some((name.clone(), schema))
            })
            .collect();
        let schema = json!({ "$ref": resolve::reference(&self.def.name), "$defs": defs });
        // The age of a timestamp is no matter of documentation.
        let options = Options::at(Timestamp::from_nanoseconds(0)).with_freshness(false);
        Checker::from_value("example", &schema, options).ok()
    }

    /// Takes back a rule that was read from prose: a closed list becomes a list of known values. Returns whether it was one.
    fn loosen(&mut self, finding: &Finding) -> bool {
        let place = finding.schema_pointer.trim_start_matches('#');
        let Some((owner, keyword)) = place.rsplit_once('/') else {
            return false;
        };
        // A rule beside the keyword that another rule has stands in `allOf`.
        let (owner, keyword) = match owner.split_once("/allOf/") {
            Some((outer, _)) => (outer, "allOf"),
            None => (owner, keyword),
        };
        let Some(inner) = owner.strip_prefix("/$defs") else {
            return false;
        };
        if !self.inferred.contains(&(inner.to_owned(), keyword.to_owned())) {
            return false;
        }
        let mut steps = inner.split('/').skip(1).map(pointer::unescape);
        let Some(mut schema) = steps.next().and_then(|name| self.types.get_mut(&*name)) else {
            return false;
        };
        for step in steps {
            match schema.get_mut(&*step) {
                Some(found) => schema = found,
                None => return false,
            }
        }
        let Value::Object(schema) = schema else {
            return false;
        };
        take_back(schema, keyword);
        true
    }

    fn problem(&self, finding: &Finding, line: usize, is_loosened: bool) -> Problem {
        let message = format!(
            "the example on line {line} contradicts the table of `{}`: at `{}`, {}",
            self.def.name,
            shorten(&finding.pointer),
            shorten(&finding.message),
        );
        let help = if is_loosened {
            format!("the rule `{}` was read from a description, and is left out", finding.keyword)
        } else {
            "the table counts; correct the table or the example".to_owned()
        };
        Problem::warning(&self.def.path, self.def.line, message).with_help(help)
    }
}
