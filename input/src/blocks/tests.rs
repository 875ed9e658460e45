//! The lines of blocks are those that a reader reads, wherever blocks end.

use std::{fs, io::Write, sync::Arc};

use flate2::{Compression, write::GzEncoder};

use super::{Block, Part};
use crate::{FramingOptions, Item, Meter, Reader, Source};

/// A record by its number, line and place, and its text; an error by its message.
type Shown = Vec<String>;

fn show(record: u64, line: u64, byte: u64, what: &[u8]) -> String {
    format!("{record} {line}@{byte} {}", String::from_utf8_lossy(what))
}

fn open(path: &std::path::Path, limit: usize) -> Reader {
    let source = Source::File(path.to_owned());
    Reader::open(&source, &FramingOptions::new(limit), &Arc::new(Meter::default())).unwrap()
}

fn item(shown: &mut Shown, item: Item<'_>) {
    let (origin, what) = match item {
        Item::Record { bytes, origin, .. } => (origin, bytes),
        Item::TooLong { origin } => (origin, &b"too long"[..]),
        Item::Blank(_) | Item::Broken { .. } => panic!("it was not asked for"),
    };
    shown.push(show(origin.record.unwrap(), origin.position.line, origin.byte, what));
}

fn by_record(path: &std::path::Path, limit: usize) -> Shown {
    let mut reader = open(path, limit);
    let mut shown = Shown::new();
    loop {
        match reader.next_item() {
            Ok(None) => return shown,
            Ok(Some(next)) => item(&mut shown, next),
            Err(error) => {
                shown.push(error.to_string());
                return shown;
            }
        }
    }
}

/// Reads `n_before` records one by one, and the rest by blocks.
fn by_block(path: &std::path::Path, limit: usize, size: usize, n_before: usize) -> Shown {
    let mut reader = open(path, limit);
    let mut shown = Shown::new();
    for _ in 0..n_before {
        match reader.next_item() {
            Ok(Some(next)) => item(&mut shown, next),
            Ok(None) => {}
            Err(error) => return vec![error.to_string()],
        }
    }
    let (mut blocks, mut line, mut record) = reader.into_blocks(size);
    let mut block = Block::default();
    while let Some(claim) = blocks.claim() {
        if let Err(error) = claim.read(&mut block) {
            shown.push(error.to_string());
            break;
        }
        let lines = |part| {
            match part {
                Part::TooLong(at) => {
                    (line, record) = (line + 1, record + 1);
                    shown.push(show(record, line, block.byte() + at as u64, b"too long"));
                }
                Part::Lines(range) => {
                    let mut byte = block.byte() + range.start as u64;
                    for whole in block.bytes()[range].split_inclusive(|byte| *byte == b'\n') {
                        line += 1;
                        let text = whole.strip_suffix(b"\n").unwrap_or(whole);
                        if !text.trim_ascii().is_empty() {
                            record += 1;
                            let text = text.strip_suffix(b"\r").unwrap_or(text);
                            shown.push(show(record, line, byte, text));
                        }
                        byte += whole.len() as u64;
                    }
                }
            }
            Ok::<(), ()>(())
        };
        block.parts(lines).unwrap();
    }
    shown
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// Reads a text by records and by blocks of many sizes, plain and packed.
#[track_caller]
fn check(text: &[u8], limits: &[usize]) {
    let sizes: Vec<usize> = (1..40).chain([1 << 10, 1 << 20]).collect();
    check_file("a.jsonl", text, limits, &sizes);
    // Where packed blocks end is for chance to say, too.
    check_file("a.jsonl.gz", &gzip(text), limits, &[1, 2, 3, 7, 16, 1 << 20]);
}

#[track_caller]
fn check_file(name: &str, bytes: &[u8], limits: &[usize], sizes: &[usize]) -> Shown {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let mut expected = Shown::new();
    for limit in limits {
        expected = by_record(&path, *limit);
        for size in sizes {
            for n_before in [0, 1, 3] {
                let shown = by_block(&path, *limit, *size, n_before);
                assert_eq!(
                    shown, expected,
                    "{name}, limit {limit}, size {size}, {n_before} before"
                );
            }
        }
    }
    expected
}

#[test]
fn lines_of_all_kinds_are_whole() {
    check(b"{\"a\":1}\n{}\n\n \t\r\n{\"b\":\"xyz\"}\r\n\r\n[1]\r\nlast", &[1, 2, 5, 8, 100]);
    check(b"\xEF\xBB\xBF{}\n\n\n{}\n", &[2, 5, 100]);
    check(b"{}", &[1, 2, 100]);
    check(b"\n\n\n", &[1, 100]);
    check(b"", &[1, 100]);
}

#[test]
fn long_lines_are_left_out_wherever_they_are() {
    let long = "x".repeat(70);
    let text = format!("{long}\n{{}}\n{long}\n{long}\n{{}}\n   {long}\n{{}}\n{long}");
    check(text.as_bytes(), &[2, 69, 70, 71, 72, 73, 1000]);
    check(format!("{{}}\n{}\n{{}}", " ".repeat(90)).as_bytes(), &[10, 90]);
}

#[test]
fn random_lines_are_the_same() {
    let alphabet = b"\n\n\r\n {}x\xC3\"";
    let mut state = 7_u64;
    for length in (1..200).step_by(13) {
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap()
        };
        let text: Vec<u8> = (0..length).map(|_| alphabet[next() % alphabet.len()]).collect();
        check(&text, &[1, 4, 1000]);
    }
}

#[test]
fn a_stream_is_read_as_far_as_it_goes() {
    let lines: Vec<String> = (0..20_000_u32)
        .map(|n| format!("{{\"id\":{}}}\n", n.wrapping_mul(2_654_435_761)))
        .collect();
    let packed = gzip(lines.concat().as_bytes());
    let cut = &packed[..packed.len() / 2];
    let shown = check_file("a.jsonl.gz", cut, &[5, 1000], &[64, 1000, 1 << 14, 1 << 20]);
    assert!(shown.len() > 1000, "{}", shown.len());
    let last = shown.last().map(String::as_str);
    assert_eq!(last, Some("the gzip stream ends too early: the file is truncated"));
}
