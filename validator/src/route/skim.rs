//! Finds the name and the payload of a record, and proves the payload, in one pass over the bytes.
//!
//! Nothing is parsed: what is not proved, or not as it is in nearly all records, is `None`, and the caller reads the
//! document. Only bytes before the name are looked at twice.

use std::collections::HashMap;

use tablature_schema::json::{Origin, Position, begins_character};

use super::{
    chosen::Chosen,
    fields::Keys,
    merged::{MAX_FINDINGS, Merged},
    names::Named,
    reading::below,
    router::Router,
};
use crate::{
    checker::{Checker, Wanted},
    finding::Report,
    hints::noted::Record,
    prove::{Answer, Prover, next_stop, space},
    reading::end_of_string,
};

/// Finds and proves what records hold. Kept for the records of a block.
pub(super) struct Skim<'s> {
    router: &'s Router,
    wanted: Wanted,
    has_lines: bool,
    /// Reads what no schema is for.
    any: Option<Prover<'s>>,
    /// The provers of the schemas that were met lately.
    provers: Vec<(usize, Prover<'s>)>,
    /// Findings that were noted on the way, or made of payloads that are open.
    pub(super) reports: Vec<Report>,
    n_findings: usize,
    /// Records that were read.
    pub(super) records: u64,
    /// The schemas that were chosen for them.
    pub(super) schemas: Vec<usize>,
    keys: Vec<(usize, usize)>,
    /// The last place that was looked up, and its position.
    reached: Option<(usize, Position)>,
    /// Schemas by names, or by sets of keys, that were met.
    met: HashMap<Box<[u8]>, usize>,
    /// The keys of the payload, in their order.
    shape: Vec<u8>,
}

/// Names, or sets of keys, that are remembered.
const MAX_MET: usize = 1_000;

/// Stands between keys that have no escapes.
const BETWEEN_KEYS: u8 = b'"';

/// Provers that are kept: more schemas than this take turns.
const MAX_PROVERS: usize = 64;

/// The start of a document within the bytes that it is read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) at: usize,
    pub(super) origin: Origin,
}

impl<'s> Skim<'s> {
    pub(super) fn new(router: &'s Router, wanted: Wanted, has_lines: bool) -> Self {
        Self {
            router,
            wanted,
            has_lines,
            any: None,
            provers: Vec::new(),
            reports: Vec::new(),
            n_findings: 0,
            records: 0,
            schemas: Vec::new(),
            keys: Vec::new(),
            reached: None,
            met: HashMap::new(),
            shape: Vec::new(),
        }
    }

    /// Reads the document that begins at a place; returns the place after it and the white space behind it. What was found
    /// counts only if the whole document was read.
    pub(super) fn document(&mut self, bytes: &[u8], start: Start) -> Option<usize> {
        self.reports.clear();
        self.n_findings = 0;
        self.records = 0;
        self.schemas.clear();
        self.keys.clear();
        self.reached = None;
        let router = self.router;
        let at = self.space(bytes, start.at);
        let end = if router.layout.records.is_empty() {
            self.record(bytes, at, start, "", 0)
        } else {
            let path = router.layout.records.segments();
            self.member(bytes, at, path, &mut |own, at| own.array(bytes, at, start))
        }?;
        Some(self.space(bytes, end))
    }

    /// Reads an array of records.
    fn array(&mut self, bytes: &[u8], at: usize, start: Start) -> Option<usize> {
        if bytes.get(at) != Some(&b'[') {
            return None;
        }
        let mut at = self.space(bytes, at + 1);
        if bytes.get(at) == Some(&b']') {
            return Some(at + 1);
        }
        let parent = self.router.records.as_str();
        for index in 0.. {
            at = self.record(bytes, at, start, parent, index)?;
            at = self.space(bytes, at);
            match bytes.get(at)? {
                b',' => at = self.space(bytes, at + 1),
                b']' => return Some(at + 1),
                _ => return None,
            }
        }
        None
    }

    /// Reads a record; `parent` is where the array is that it is an item of.
    fn record(
        &mut self,
        bytes: &[u8],
        at: usize,
        start: Start,
        parent: &str,
        index: u64,
    ) -> Option<usize> {
        let router = self.router;
        let named = match &router.layout.by {
            Some(by) => {
                let name = peek(bytes, at, by.segments(), self.has_lines)?;
                Some(self.schema(name)?)
            }
            None if router.keyed.is_some() => None,
            None => Some(0),
        };
        self.records += 1;
        let path = match named {
            Some(schema) => &router.target(schema).ok()?.path,
            None => &router.layout.payload,
        };
        self.member(bytes, at, path.segments(), &mut |own, at| {
            let schema = match named {
                Some(schema) => schema,
                None => own.by_keys(bytes, at)?,
            };
            let target = router.target(schema).ok()?;
            if target.path != *path {
                // A message, which keys of its payload have chosen.
                return None;
            }
            own.schemas.push(schema);
            let origin = |own: &mut Self| own.origin(bytes, start, at, index);
            let prefix = || {
                let item = if router.layout.records.is_empty() {
                    String::new()
                } else {
                    format!("{parent}/{index}")
                };
                item + &target.pointer
            };
            own.payload(bytes, at, (schema, &target.checker), &origin, &prefix)
        })
    }

    /// Returns the schema with a name. A stream has few spellings, so those that were met are remembered.
    fn schema(&mut self, name: &str) -> Option<usize> {
        if let Some(schema) = self.met.get(name.as_bytes()) {
            return Some(*schema);
        }
        let Named::Schema(schema) = self.router.names.find(name) else { return None };
        if self.met.len() < MAX_MET {
            self.met.insert(name.as_bytes().into(), schema);
        }
        Some(schema)
    }

    /// Returns the one schema that fits the keys of a payload best. A stream has few sets of keys, so those that were met are
    /// remembered.
    fn by_keys(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let mut shape = std::mem::take(&mut self.shape);
        shape.clear();
        let found = is_shaped(bytes, at, self.has_lines, &mut shape)
            .then(|| self.of_shape(&shape))
            .flatten();
        self.shape = shape;
        found
    }

    fn of_shape(&mut self, shape: &[u8]) -> Option<usize> {
        if let Some(schema) = self.met.get(shape) {
            return Some(*schema);
        }
        let keys = shape.split(|byte| *byte == BETWEEN_KEYS).filter(|key| !key.is_empty());
        let keys: Keys<'_> = keys.map(str::from_utf8).collect::<Result<_, _>>().ok()?;
        let (_, best) = self.router.best(&keys)?;
        let [schema] = best[..] else { return None };
        if self.met.len() < MAX_MET {
            self.met.insert(shape.into(), schema);
        }
        Some(schema)
    }

    /// Proves a payload, or explains it where that cannot be done.
    fn payload(
        &mut self,
        bytes: &[u8],
        at: usize,
        (schema, checker): (usize, &'s Checker),
        origin: &dyn Fn(&mut Self) -> Origin,
        prefix: &dyn Fn() -> String,
    ) -> Option<usize> {
        let (wanted, has_lines) = (self.wanted, self.has_lines);
        let (answer, end) = match self.prover(schema, checker) {
            Some(prover) => prover.prove_at(bytes, at, has_lines),
            None => (Answer::Open, None),
        };
        let is_enough = |answer| {
            answer == Answer::Silent || (wanted == Wanted::Errors && answer != Answer::Open)
        };
        if let Some(end) = end.filter(|_| is_enough(answer)) {
            return Some(end);
        }
        let length = |end: usize| bytes[at..end].trim_ascii_end().len();
        if let Some(end) = end.filter(|_| answer == Answer::Noted) {
            let record =
                Record { block: bytes, start: at, length: length(end), origin: origin(self) };
            let prover = self.prover(schema, checker)?;
            if let Some(noted) = checker.noted(prover, record, Report::clone) {
                return self.keep(below(noted, &prefix())).then_some(end);
            }
        }
        let end = match end {
            Some(end) => end,
            None => self.skip(bytes, at)?,
        };
        let text = &bytes[at..at + length(end)];
        checker.count(text.len());
        let report = checker.explain_wanted(text, origin(self), wanted);
        if report.findings().iter().any(|finding| finding.code == "duplicate-key") {
            // The name may be there twice, too.
            return None;
        }
        if !report.findings().is_empty() && !self.keep(below(report, &prefix())) {
            return None;
        }
        Some(end)
    }

    /// Keeps a report, unless there are so many findings that the document is to be parsed.
    fn keep(&mut self, report: Report) -> bool {
        self.n_findings += report.findings().len();
        self.reports.push(report);
        self.n_findings <= MAX_FINDINGS
    }

    /// Returns the schemas that were chosen for the records of the document.
    pub(super) fn chosen(&self) -> Chosen {
        let mut chosen = Chosen::default();
        self.schemas.iter().for_each(|schema| chosen.count(*schema));
        chosen
    }

    /// Returns the findings about the document, which begins at `origin`.
    pub(super) fn report(&mut self, origin: Origin) -> Report {
        let mut merged = Merged::default();
        for report in self.reports.drain(..) {
            merged.add(report);
        }
        merged.report(origin)
    }

    /// Reads an object strictly, and gives the value at a path to `inner`, which returns the place after it.
    fn member(
        &mut self,
        bytes: &[u8],
        at: usize,
        path: &[Box<str>],
        inner: &mut dyn FnMut(&mut Self, usize) -> Option<usize>,
    ) -> Option<usize> {
        /// Objects with more keys are read as a document.
        const MAX_KEYS: usize = 64;
        let Some((first, rest)) = path.split_first() else { return inner(self, at) };
        if bytes.get(at) != Some(&b'{') {
            return None;
        }
        let first_key = self.keys.len();
        let mut at = self.space(bytes, at + 1);
        let mut is_found = false;
        loop {
            let (key, colon) = key(bytes, at)?;
            // The reader tells keys apart that are written alike in other ways.
            let is_plain = bytes[key.0..key.1].iter().all(|byte| (0x20..0x7F).contains(byte));
            let known = &self.keys[first_key..];
            let name = &bytes[key.0..key.1];
            if !is_plain
                || known.len() >= MAX_KEYS
                || known.iter().any(|(start, end)| &bytes[*start..*end] == name)
            {
                return None;
            }
            self.keys.push(key);
            let colon = self.space(bytes, colon);
            if bytes.get(colon) != Some(&b':') {
                return None;
            }
            let value = self.space(bytes, colon + 1);
            at = if name == first.as_bytes() {
                is_found = true;
                self.member(bytes, value, rest, inner)?
            } else {
                self.skip(bytes, value)?
            };
            at = self.space(bytes, at);
            match bytes.get(at)? {
                b',' => at = self.space(bytes, at + 1),
                b'}' if is_found => {
                    self.keys.truncate(first_key);
                    return Some(at + 1);
                }
                _ => return None,
            }
        }
    }

    /// Returns the place after any value, if it is valid JSON without duplicate keys.
    fn skip(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let has_lines = self.has_lines;
        if self.any.is_none() {
            self.any = self.router.any.prover_for(self.wanted);
        }
        match self.any.as_mut()?.prove_at(bytes, at, has_lines) {
            (Answer::Open, _) => None,
            (_, end) => end,
        }
    }

    fn prover(&mut self, schema: usize, checker: &'s Checker) -> Option<&mut Prover<'s>> {
        if let Some(place) = self.provers.iter().position(|(own, _)| *own == schema) {
            return Some(&mut self.provers[place].1);
        }
        let prover = checker.prover_for(self.wanted)?;
        if self.provers.len() >= MAX_PROVERS {
            self.provers.remove(0);
        }
        self.provers.push((schema, prover));
        Some(&mut self.provers.last_mut()?.1)
    }

    fn space(&self, bytes: &[u8], at: usize) -> usize {
        space(bytes, at, self.has_lines)
    }

    /// Returns the place in the file of a payload. They come in order, so each counts on from the last one.
    fn origin(&mut self, bytes: &[u8], start: Start, at: usize, index: u64) -> Origin {
        let (from, mut position) = self.reached.unwrap_or((start.at, start.origin.position));
        for byte in &bytes[from..at] {
            if *byte == b'\n' {
                position = Position { line: position.line + 1, column: 1 };
            } else if begins_character(*byte) {
                position.column += 1;
            }
        }
        self.reached = Some((at, position));
        let record = self.router.layout.number(start.origin.record, index);
        Origin::new(record, position, start.origin.byte + (at - start.at) as u64)
    }
}

/// Returns the bytes of the string that begins at a place, and the place after it; `None` if it has escapes.
fn key(bytes: &[u8], at: usize) -> Option<((usize, usize), usize)> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let end = next_stop(bytes, at + 1)?;
    (bytes[end] == b'"').then_some(((at + 1, end), end + 1))
}

/// Puts the keys of the object that begins at a place into `shape`, without judging it; returns whether there is one, and none
/// of its keys has escapes.
fn is_shaped(bytes: &[u8], at: usize, has_lines: bool, shape: &mut Vec<u8>) -> bool {
    let mut read = || {
        if bytes.get(at) != Some(&b'{') {
            return None;
        }
        let mut at = space(bytes, at + 1, has_lines);
        if bytes.get(at) == Some(&b'}') {
            return Some(());
        }
        loop {
            let ((start, end), after) = key(bytes, at)?;
            shape.extend_from_slice(&bytes[start..end]);
            shape.push(BETWEEN_KEYS);
            let colon = space(bytes, after, has_lines);
            if bytes.get(colon) != Some(&b':') {
                return None;
            }
            let end = pass(bytes, space(bytes, colon + 1, has_lines))?;
            at = space(bytes, end, has_lines);
            match bytes.get(at)? {
                b',' => at = space(bytes, at + 1, has_lines),
                b'}' => return Some(()),
                _ => return None,
            }
        }
    };
    read().is_some()
}

/// Returns the string at a path of a record without reading what comes after it. It need not be valid JSON: who uses the
/// name reads the record strictly.
fn peek<'b>(bytes: &'b [u8], mut at: usize, path: &[Box<str>], has_lines: bool) -> Option<&'b str> {
    for segment in path {
        if bytes.get(at) != Some(&b'{') {
            return None;
        }
        at = space(bytes, at + 1, has_lines);
        loop {
            let ((start, end), after) = key(bytes, at)?;
            let colon = space(bytes, after, has_lines);
            if bytes.get(colon) != Some(&b':') {
                return None;
            }
            at = space(bytes, colon + 1, has_lines);
            if &bytes[start..end] == segment.as_bytes() {
                break;
            }
            at = pass(bytes, at)?;
            at = space(bytes, at, has_lines);
            if bytes.get(at) != Some(&b',') {
                return None;
            }
            at = space(bytes, at + 1, has_lines);
        }
    }
    let ((start, end), _) = key(bytes, at)?;
    std::str::from_utf8(&bytes[start..end]).ok()
}

/// Returns the place after a value, without judging it.
fn pass(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0usize;
    loop {
        match bytes.get(at)? {
            b'"' => {
                at = end_of_string(bytes, at + 1)?.0;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return Some(at),
            b'}' | b']' => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}
