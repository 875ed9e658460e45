//! Judges the examples of a column by what the row says otherwise, as those in code blocks are.

use serde_json::{Map, Value, json};
use tablature_validator::{Checker, Finding, Options, Severity, Timestamp};

use super::Scope;
use crate::{
    examples::{is_placeholder, take_back},
    model::{Property, shorten},
    problem::Problem,
};

/// Keywords that an example can contradict.
const JUDGED: [&str; 16] = [
    "format",
    "pattern",
    "enum",
    "anyOf",
    "allOf",
    "items",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

impl Scope<'_> {
    /// Takes back rules that were read from a description, where an example of the row contradicts them, and leaves out the
    /// examples that contradict its type.
    pub(super) fn judge_examples(&mut self, property: &Property, schema: &mut Map<String, Value>) {
        let is_judged = JUDGED.iter().any(|keyword| schema.contains_key(*keyword));
        if property.examples.is_empty() || !is_judged {
            return;
        }
        let examples = match schema.get("examples") {
            Some(Value::Array(examples)) => examples.clone(),
            _ => return,
        };
        let mut kept = Vec::new();
        let mut is_reported = false;
        for example in examples {
            let mut valid = true;
            // Every rule that is taken back may have hidden another one.
            for _ in 0..JUDGED.len() {
                let Some(finding) = contradiction(schema, &example) else { break };
                let is_loosened = self.loosen(schema, &finding.schema_pointer);
                if !is_reported && !is_placeholder(&example) {
                    self.report(property, &finding, is_loosened);
                    is_reported = true;
                }
                if !is_loosened {
                    valid = false;
                    break;
                }
            }
            if valid {
                kept.push(example);
            }
        }
        if kept.is_empty() {
            schema.shift_remove("examples");
        } else {
            schema.insert("examples".to_owned(), json!(kept));
        }
    }

    /// Takes back the rule at a place, if it was read from the description.
    fn loosen(&mut self, schema: &mut Map<String, Value>, place: &str) -> bool {
        let place = place.trim_start_matches('#').trim_start_matches('/');
        let (below, keyword, owner) = match place.split('/').collect::<Vec<_>>()[..] {
            ["items", keyword, ..] => ("/items", keyword, schema.get_mut("items")),
            [keyword, ..] => ("", keyword, None),
            [] => return false,
        };
        let inferred = (format!("{}{below}", self.pointer), keyword.to_owned());
        if !self.resolved.inferred.contains(&inferred) {
            return false;
        }
        let keyword = keyword.to_owned();
        match owner {
            Some(Value::Object(items)) => take_back(items, &keyword),
            _ => take_back(schema, &keyword),
        }
        true
    }

    fn report(&mut self, property: &Property, finding: &Finding, is_loosened: bool) {
        let message = format!(
            "an example of `{}` contradicts its row: {}",
            shorten(&property.row),
            shorten(&finding.message),
        );
        let help = if is_loosened {
            format!("the rule `{}` was read from a description, and is left out", finding.keyword)
        } else {
            "the type counts, and the example is left out; correct the type or the example"
                .to_owned()
        };
        self.problems.push(Problem::warning(&self.ty.path, property.line, message).with_help(help));
    }
}

/// Returns the first error of an example.
fn contradiction(schema: &Map<String, Value>, example: &Value) -> Option<Finding> {
    let probe: Map<String, Value> = schema
        .iter()
        .filter(|(keyword, _)| JUDGED.contains(&keyword.as_str()) || *keyword == "type")
        .map(|(keyword, value)| (keyword.clone(), value.clone()))
        .collect();
    // The age of a timestamp is no matter of documentation.
    let options = Options::at(Timestamp::from_nanoseconds(0)).with_freshness(false);
    // What refers to other types is not judged.
    let checker = Checker::from_value("example", &Value::Object(probe), options).ok()?;
    let report = checker.check(example.to_string().as_bytes());
    report.findings().iter().find(|finding| finding.severity == Severity::Error).cloned()
}
