//! The run behind the command, for programs: the same findings and counts, of what is in memory.

use std::{
    ffi::OsString,
    io::{self, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use arrow_array::{ArrayRef, Int64Array, RecordBatch, RecordBatchIterator};
use tablature_cli::{
    ExitStatus,
    embed::{Ended, Input, Options, Packed, SchemaFrom, check, prepare},
};
use tablature_input::{MemoryTable, Source};
use tablature_report::{LeftOut, Render, Shown, Summary, Unchecked, run::Glance};

use crate::fixture::{Fixture, NOW, ORDER};

/// Keeps what is found, and may say that it is enough.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>, Option<Arc<AtomicBool>>);

impl Render for Kept {
    fn finding(&mut self, _out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        let finding = shown.finding;
        let record = finding.record.unwrap_or_default();
        let line = format!("{}:{} {record} {}", shown.path, finding.place, finding.code);
        self.0.lock().map_err(|_| io::ErrorKind::Other)?.push(line);
        if let Some(stop) = &self.1 {
            stop.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    fn left_out(&mut self, _out: &mut dyn Write, _left_out: LeftOut) -> io::Result<()> {
        Ok(())
    }

    fn summary(
        &mut self,
        _out: &mut dyn Write,
        _summary: &Summary,
        _unchecked: &[Unchecked],
        _glance: &Glance<'_>,
    ) -> io::Result<()> {
        Ok(())
    }
}

fn options(more: &[&str]) -> Options {
    Options::read(words(more)).expect("valid options")
}

fn words(more: &[&str]) -> Vec<OsString> {
    ["--now", NOW].iter().chain(more).map(Into::into).collect()
}

fn run(input: Input, more: &[&str]) -> (Ended, Vec<String>) {
    let kept = Kept::default();
    let renderer = Box::new(kept.clone());
    let ended = check(&options(more), input, renderer, &mut Vec::new(), Arc::default());
    let ended = ended.expect("a run that begins and ends");
    let found = kept.0.lock().expect("nothing has panicked").clone();
    (ended, found)
}

fn bytes(text: &str) -> Input {
    Input::default().with_source(Source::Bytes("<bytes>".into(), text.as_bytes().into()))
}

#[test]
fn bytes_in_memory_are_checked_as_a_file() {
    let order = prepare(&options(&[]), SchemaFrom::Text(ORDER.as_bytes())).unwrap().checker;
    let input = bytes("{\"id\": 1}\n{\"id\": \"a\"}\n{\"id\": 2, \"name\": \"A\"}\n");
    let (ended, found) = run(input.with_checker(order), &["--deny", "bad-name"]);
    assert_eq!(found, ["<bytes>:2:8 2 wrong-type", "<bytes>:3:19 3 bad-name"]);
    assert_eq!(ended.status, ExitStatus::Failure);
    assert_eq!(ended.tally.summary().records, 3);
}

#[test]
fn rows_in_memory_are_checked_as_those_of_a_file() {
    let order = prepare(&options(&[]), SchemaFrom::Text(ORDER.as_bytes())).unwrap().checker;
    let ids: ArrayRef = Arc::new(Int64Array::from(vec![Some(1), None, Some(3)]));
    let batch = RecordBatch::try_from_iter([("id", ids)]).unwrap();
    let schema = batch.schema();
    let table = MemoryTable::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    let input = Input::default().with_source(Source::Table("<table>".into(), table));
    let (ended, found) = run(input.with_checker(order).without_config(), &[]);
    assert_eq!(found, ["<table>:row 2, column id 2 missing-field"]);
    assert_eq!(ended.tally.summary().records, 3);
}

#[test]
fn a_run_ends_when_it_is_told_to() {
    let stop = Arc::new(AtomicBool::new(false));
    let kept = Kept(Arc::default(), Some(Arc::clone(&stop)));
    let order = prepare(&options(&[]), SchemaFrom::Text(ORDER.as_bytes())).unwrap().checker;
    let input = bytes(&"{\"id\": \"a\"}\n".repeat(100_000)).with_checker(order);
    let renderer = Box::new(kept.clone());
    let ended = check(&options(&[]), input, renderer, &mut Vec::new(), stop).unwrap();
    assert_eq!(ended.status, ExitStatus::Interrupted(0));
    assert_eq!(kept.0.lock().unwrap().len(), 1);
    assert!(ended.tally.summary().is_stopped);
}

#[test]
fn a_packed_schema_needs_no_files() {
    let dir = Fixture::new().file("item.json", r#"{"$defs": {"id": {"type": "string"}}}"#).file(
        "order.json",
        r#"{"$defs": {"row": {"properties": {"id": {"$ref": "item.json#/$defs/id"}}}}}"#,
    );
    let order = dir.path().join("order.json");
    let name = order.to_string_lossy().into_owned() + "#/$defs/row";
    let named = prepare(&options(&["--schema", &name]), SchemaFrom::Options).unwrap();
    let packed = Packed::of(&named.checker);
    std::fs::remove_file(dir.path().join("item.json")).unwrap();
    std::fs::remove_file(order).unwrap();
    let again = prepare(&options(&[]), SchemaFrom::Packed(&packed)).unwrap();
    let payload = br#"{"id": 5}"#;
    let [one, other] = [&named, &again].map(|it| it.checker.check(payload).into_findings());
    assert_eq!(one.len(), 1);
    assert_eq!(one, other);
}

#[test]
fn errors_are_about_what_was_given() {
    let error = |more: &[&str]| {
        let kept = Box::new(Kept::default());
        let error = check(&options(more), bytes("{}"), kept, &mut Vec::new(), Arc::default());
        error.unwrap_err().to_string()
    };
    assert_eq!(
        Options::read(words(&["--max-errors", "0"])).unwrap_err().to_string(),
        "invalid value '0' for '--max-errors <N>': a number above 0 is expected"
    );
    assert!(error(&["--schema", "no/such"]).starts_with("no schema `no/such` in the catalogue"));
    let invalid = prepare(&options(&[]), SchemaFrom::Text(br#"{"type": "strin"}"#)).unwrap_err();
    assert!(invalid.to_string().starts_with("the schema `schema` is invalid\n"));
}
