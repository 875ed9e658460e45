//! Reads the keywords of our vocabulary, and checks their form as in `meta/schema.json`.
//!
//! A malformed keyword of ours is only a warning: in other schemas, `source` may mean something else.

use super::{
    Agreement, Annotations, DocumentedSource, Fault, Keyword,
    builder::Builder,
    diagnostics::Severity,
    form::show,
    subject::{Reading, Subject},
};
use crate::{
    json::{Entry, Value, View},
    pattern::Pattern,
};

/// An invalid part of a value, and the reason.
type Reason<'t> = (View<'t>, String);

impl Builder<'_> {
    /// Reads a keyword of ours, all but `maxAge`.
    pub(super) fn read_ours<'t>(
        &mut self,
        subject: &Subject<'t>,
        reading: &mut Reading,
        keyword: Keyword,
        entry: &Entry<'t>,
    ) {
        if keyword == Keyword::Should {
            return self.read_schemas(subject, reading, keyword, entry);
        }
        let mut reasons = Vec::new();
        check(keyword, entry.value, &mut reasons);
        for (view, reason) in reasons {
            let place = self.place_at(subject.document, view.span().start);
            let name = keyword.name();
            let message = format!("`{name}` is malformed and may have no effect: {reason}");
            self.diagnostics.report(
                Severity::Warning,
                "malformed-annotation",
                place,
                message,
                None,
            );
        }
        if subject.is_reference {
            return;
        }
        let value = self.copy(subject.document, entry.value);
        let annotations = reading.annotations.get_or_insert_default();
        match keyword {
            Keyword::RecommendedPattern => {
                annotations.recommended_pattern = value
                    .as_str()
                    .and_then(|text| self.pattern(text, Severity::Warning, subject.place(entry)));
            }
            Keyword::Agreement => {
                for element in entry.value.elements() {
                    let agreement = self.read_agreement(subject, element);
                    annotations.agreements.extend(agreement);
                }
            }
            _ => {}
        }
        annotations.add(keyword, value);
    }

    fn read_agreement(&mut self, subject: &Subject<'_>, element: View<'_>) -> Option<Agreement> {
        let text = |key: &str| element.get(key).and_then(View::as_str).map(str::to_owned);
        let pattern = element.get("pattern")?;
        let place = self.place_at(subject.document, pattern.span().start);
        let pattern: Pattern = self.pattern(pattern.as_str()?, Severity::Warning, place)?;
        Some(Agreement {
            field: text("field")?,
            from: text("from")?,
            pattern,
            expect: text("expect")?,
            code: text("code")?,
            help: text("help")?,
            source: element.get("source").and_then(|source| read_source(&source.to_value())),
        })
    }
}

impl Annotations {
    /// Stores an annotation.
    pub(super) fn add(&mut self, keyword: Keyword, value: Value) {
        let text = || value.as_str().map(str::to_owned);
        let flag = value == Value::Bool(true);
        match keyword {
            Keyword::Title => self.title = text(),
            Keyword::Description => self.description = text(),
            Keyword::Default => self.default = Some(value.clone()),
            Keyword::Examples => {
                self.examples = value.as_array().map(<[_]>::to_vec).unwrap_or_default();
            }
            Keyword::Deprecated => self.is_deprecated = flag,
            Keyword::ReadOnly => self.is_read_only = flag,
            Keyword::WriteOnly => self.is_write_only = flag,
            Keyword::ContentEncoding => self.content_encoding = text(),
            Keyword::ContentMediaType => self.content_media_type = text(),
            Keyword::DocumentedAs => self.documented_as = text(),
            Keyword::KnownValues => self.known_values = strings(&value),
            Keyword::NullMeansAbsent => self.is_null_absent = flag,
            Keyword::Fault => self.fault = read_fault(&value),
            Keyword::Source => {
                self.sources = match &value {
                    Value::Array(sources) => sources.iter().filter_map(read_source).collect(),
                    source => read_source(source).into_iter().collect(),
                };
            }
            Keyword::PayloadAt => self.payload_at = text().filter(|text| is_pointer(text)),
            Keyword::RustName => self.rust_name = text(),
            Keyword::RustNames => {
                let names = value.as_object().into_iter().flatten();
                let names = names.filter_map(|(value, name)| {
                    Some((value.to_string(), name.as_str()?.to_owned()))
                });
                self.rust_names = names.collect();
            }
            _ => {}
        }
        self.written.push((keyword, value));
    }
}

fn strings(value: &Value) -> Vec<String> {
    let elements = value.as_array().unwrap_or_default();
    elements.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn read_fault(value: &Value) -> Option<Fault> {
    Some(Fault {
        code: text(value, "code")?,
        help: text(value, "help")?,
        on: value.get("on").map(strings),
    })
}

fn read_source(value: &Value) -> Option<DocumentedSource> {
    let line = value.get("line").and_then(Value::as_number);
    Some(DocumentedSource {
        document: text(value, "table").or_else(|| text(value, "document"))?,
        line: line.and_then(|line| u64::try_from(line.decimal().to_i128()?).ok()),
        row: text(value, "row"),
        version: text(value, "version"),
        keywords: value.get("keywords").map(strings),
    })
}

fn check<'t>(keyword: Keyword, value: View<'t>, reasons: &mut Vec<Reason<'t>>) {
    match keyword {
        Keyword::KnownValues => check_strings(value, reasons),
        Keyword::NullMeansAbsent if value.as_bool() != Some(true) => {
            reasons.push((value, format!("{} is not `true`", show(value))));
        }
        Keyword::RecommendedPattern if value.as_str().is_none() => {
            reasons.push((value, format!("{} is not a string", show(value))));
        }
        Keyword::DocumentedAs | Keyword::RustName => check_text(value, reasons),
        Keyword::PayloadAt if !value.as_str().is_some_and(is_pointer) => {
            reasons.push((value, format!("{} is not a JSON Pointer", show(value))));
        }
        Keyword::RustNames if value.is_object() => {
            value.entries().for_each(|entry| check_text(entry.value, reasons));
        }
        Keyword::RustNames => reasons.push((value, format!("{} is not an object", show(value)))),
        Keyword::Fault => check_object(value, &["code", "help"], &["on"], reasons),
        Keyword::Source if value.is_array() => {
            if value.elements().len() == 0 {
                reasons.push((value, "the array is empty".to_owned()));
            }
            value.elements().for_each(|element| check_source(element, reasons));
        }
        Keyword::Source => check_source(value, reasons),
        Keyword::Agreement if value.is_array() => {
            let required = ["field", "from", "pattern", "expect", "code", "help"];
            for element in value.elements() {
                check_object(element, &required, &["source"], reasons);
            }
        }
        Keyword::Agreement => reasons.push((value, format!("{} is not an array", show(value)))),
        _ => {}
    }
}

fn check_source<'t>(value: View<'t>, reasons: &mut Vec<Reason<'t>>) {
    if value.get("table").is_some() {
        check_object(value, &["table", "line", "version"], &["row", "keywords"], reasons);
    } else {
        check_object(value, &["document", "version"], &["section", "keywords"], reasons);
    }
}

fn check_object<'t>(
    value: View<'t>,
    required: &[&str],
    optional: &[&str],
    reasons: &mut Vec<Reason<'t>>,
) {
    if !value.is_object() {
        return reasons.push((value, format!("{} is not an object", show(value))));
    }
    for name in required.iter().filter(|name| value.get(name).is_none()) {
        reasons.push((value, format!("`{name}` is missing")));
    }
    for entry in value.entries() {
        if required.contains(&entry.key) || optional.contains(&entry.key) {
            check_member(&entry, reasons);
        } else {
            reasons.push((entry.value, format!("`{}` is not known here", entry.key)));
        }
    }
}

fn check_member<'t>(entry: &Entry<'t>, reasons: &mut Vec<Reason<'t>>) {
    let value = entry.value;
    match entry.key {
        "on" | "keywords" => check_strings(value, reasons),
        "line" if !is_line(value) => {
            reasons.push((value, format!("{} is not the number of a line", show(value))));
        }
        "line" => {}
        "source" => check_source(value, reasons),
        "code" if !value.as_str().is_some_and(is_code) => {
            reasons.push((value, format!("{} is not a code such as `bad-name`", show(value))));
        }
        "field" | "from" if !value.as_str().is_some_and(is_pointer) => {
            reasons.push((value, format!("{} is not a JSON Pointer", show(value))));
        }
        "table" if !value.as_str().is_some_and(is_table) => {
            reasons.push((value, format!("{} is not the file of a table", show(value))));
        }
        "help" => check_text(value, reasons),
        _ if value.as_str().is_none() => {
            reasons.push((value, format!("{} is not a string", show(value))));
        }
        _ => {}
    }
}

fn check_text<'t>(value: View<'t>, reasons: &mut Vec<Reason<'t>>) {
    if value.as_str().is_none_or(str::is_empty) {
        reasons
            .push((value, format!("{} is not a string with at least one character", show(value))));
    }
}

fn check_strings<'t>(value: View<'t>, reasons: &mut Vec<Reason<'t>>) {
    if value.elements().len() == 0 {
        return reasons
            .push((value, format!("{} is not an array of at least one string", show(value))));
    }
    let mut seen = std::collections::HashSet::new();
    for element in value.elements() {
        match element.as_str() {
            None => reasons.push((element, format!("{} is not a string", show(element)))),
            Some(text) if !seen.insert(text) => {
                reasons.push((element, format!("{} is duplicated", show(element))));
            }
            Some(_) => {}
        }
    }
}

fn is_line(value: View<'_>) -> bool {
    let line = value.as_number().and_then(|number| number.decimal().to_i128());
    line.is_some_and(|line| line >= 1)
}

fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

/// Returns whether a name is that of a table's file: a path that begins at no root.
fn is_table(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(['/', '\\'])
}

fn is_code(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split('-').all(|part| {
            let is_plain = |next: char| next.is_ascii_lowercase() || next.is_ascii_digit();
            !part.is_empty() && part.chars().all(is_plain)
        })
}
