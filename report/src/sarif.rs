//! SARIF 2.1.0, the format of code scanning services.
//!
//! One document, written as a stream: first the results, then the rules that they name. Columns count Unicode scalar
//! values, which SARIF calls code points. A run that could not check every input says so in its invocation.
//! Specification: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", sections 3.13 to 3.30.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use tablature_validator::Severity;

use super::{
    LeftOut,
    notice::{Notice, Notices, Region, RuleDocs, Subject},
    safe,
};

/// Name and version of our fingerprint.
const FINGERPRINT: &str = "tablature/v1";

/// The only fingerprint that GitHub uses. Without it, GitHub would hash the line, which in JSON Lines is a whole event:
/// equal codes on one line would be one alert, and any change a new one.
const OF_GITHUB: &str = "primaryLocationLineHash";

/// The format `sarif`.
pub(super) struct Sarif {
    docs: RuleDocs,
    rules: Vec<String>,
    notifications: Vec<Value>,
    has_results: bool,
}

impl Sarif {
    /// Creates a document whose rules are documented by `docs`.
    pub(super) fn new(docs: RuleDocs) -> Self {
        Self { docs, rules: Vec::new(), notifications: Vec::new(), has_results: false }
    }

    /// Returns the index of the rule in the list at the end.
    fn rule(&mut self, name: &str) -> usize {
        self.rules.iter().position(|known| known == name).unwrap_or_else(|| {
            self.rules.push(name.to_owned());
            self.rules.len() - 1
        })
    }

    fn descriptor(&self, name: &str) -> Value {
        let doc = (self.docs)(name);
        json!({
            "id": name,
            "shortDescription": {"text": doc.summary},
            "help": {"text": doc.help, "markdown": doc.help},
            "defaultConfiguration": {"level": level(doc.severity)},
        })
    }
}

impl Notices for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
              \"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[",
        )
    }

    fn subject(&mut self, _out: &mut dyn Write, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }

    fn notice(&mut self, out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()> {
        let message = match notice.help {
            Some(help) => format!("{}\nhelp: {help}", notice.message),
            None => notice.message.to_owned(),
        };
        let mut properties: Map<String, Value> = Map::new();
        if let Some(record) = notice.record {
            properties.insert("record".to_owned(), record.into());
        }
        properties.extend(
            notice.details.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())),
        );
        let result = json!({
            "ruleId": notice.rule,
            "ruleIndex": self.rule(notice.rule),
            "level": level(notice.severity),
            "message": {"text": message},
            "locations": [location(notice.subject, notice.region)],
            "partialFingerprints": {FINGERPRINT: notice.fingerprint, OF_GITHUB: notice.fingerprint},
            "properties": properties,
        });
        out.write_all(if self.has_results { b",\n" } else { b"\n" })?;
        self.has_results = true;
        out.write_all(&safe::json(&result)?)
    }

    fn failure(&mut self, _out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()> {
        self.notifications.push(json!({
            "level": "error",
            "message": {"text": reason},
            "locations": [location(subject, None)],
        }));
        Ok(())
    }

    fn left_out(&mut self, _out: &mut dyn Write, left_out: LeftOut) -> io::Result<()> {
        let count = left_out.count();
        let findings = if count == 1 { "finding is" } else { "findings are" };
        let text = format!("{count} more {findings} left out; {}", left_out.remedy());
        self.notifications.push(json!({"level": "note", "message": {"text": text}}));
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, _summary: Option<&str>) -> io::Result<()> {
        let is_done =
            self.notifications.iter().all(|notification| notification["level"] != "error");
        let invocation = json!({
            "executionSuccessful": is_done,
            "toolExecutionNotifications": self.notifications,
        });
        out.write_all(b"\n],\"invocations\":[")?;
        out.write_all(&safe::json(&invocation)?)?;
        let driver = json!({"name": "tablature", "version": env!("CARGO_PKG_VERSION")});
        let driver = safe::json(&driver)?;
        out.write_all(b"],\n\"tool\":{\"driver\":")?;
        // Without its closing brace, to be followed by the rules.
        out.write_all(&driver[..driver.len() - 1])?;
        out.write_all(b",\"rules\":[")?;
        for (index, name) in self.rules.iter().enumerate() {
            out.write_all(if index > 0 { b",\n" } else { b"\n" })?;
            out.write_all(&safe::json(&self.descriptor(name))?)?;
        }
        out.write_all(b"\n]}}}]}\n")
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "note",
        Severity::Warning => "warning",
        _ => "error",
    }
}

fn location(subject: &Subject, region: Option<Region>) -> Value {
    let mut place = json!({"artifactLocation": {"uri": subject.uri()}});
    if let Some(Region { start, end }) = region {
        let mut region = json!({"startLine": start.line, "startColumn": start.column});
        if let Some(end) = end {
            region["endLine"] = end.line.into();
            region["endColumn"] = end.column.into();
        }
        place["region"] = region;
    }
    json!({"physicalLocation": place})
}
