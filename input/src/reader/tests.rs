//! Framings over every size of chunk: what is read must not depend on where chunks end.

use std::{io::Cursor, sync::Arc};

use tablature_files::UnpackLimits;

use super::{Framing, FramingOptions, InputError, Item, Plain, Reader, Source, Window};
use crate::{
    encoding::HEAD,
    window::{CHUNK, MAX_BLANKS},
};

/// Reads a text named like `name`; one line per item: record, line, column, byte, text.
fn read(name: &str, text: &[u8], options: &FramingOptions, chunk: usize) -> Vec<String> {
    read_as(name, text, options, chunk, |item| {
        let (origin, what) = match item {
            Item::Record { bytes, origin, .. } => (origin, String::from_utf8_lossy(bytes).into()),
            Item::TooLong { origin } => (origin, "too long".to_owned()),
            Item::Blank(bytes) => return format!("{bytes:?}"),
            Item::Broken { origin, fault } => (origin, format!("! {}", fault.message)),
        };
        let record = origin.record.map_or("-".to_owned(), |n| n.to_string());
        let (line, column) = (origin.position.line, origin.position.column);
        format!("{record} {line}:{column}@{} {what}", origin.byte)
    })
}

fn read_as(
    name: &str,
    text: &[u8],
    options: &FramingOptions,
    chunk: usize,
    show: impl Fn(Item<'_>) -> String,
) -> Vec<String> {
    let plain = plain(text.to_vec());
    let source = Source::File(name.into());
    let mut reader = Reader::new(Window::new(plain, chunk), &source, options).unwrap();
    let mut items = Vec::new();
    while let Some(item) = reader.next_item().unwrap() {
        items.push(show(item));
    }
    items
}

fn plain(bytes: Vec<u8>) -> Plain {
    Plain::new(Box::new(Cursor::new(bytes)), UnpackLimits::DEFAULT, &Arc::default()).unwrap()
}

fn options(limit: usize) -> FramingOptions {
    FramingOptions::new(limit)
}

/// The items, the same for chunks of 1 to 64 bytes.
#[track_caller]
fn check_with(name: &str, text: impl AsRef<[u8]>, options: &FramingOptions, expected: &[&str]) {
    for chunk in 1..=64 {
        let items = read(name, text.as_ref(), options, chunk);
        assert_eq!(items, expected, "chunks of {chunk}");
    }
}

#[track_caller]
fn check(name: &str, text: impl AsRef<[u8]>, expected: &[&str]) {
    check_with(name, text, &options(1000), expected);
}

#[test]
fn one_document_is_one_record_without_a_number() {
    check("a.json", "\n{\n \"a\": 1\n}\n", &["- 1:1@0 \n{\n \"a\": 1\n}\n"]);
    check("a.json", "", &["- 1:1@0 "]);
}

#[test]
fn lines_are_records_and_blank_ones_are_skipped() {
    check(
        "a.jsonl",
        "{\"ä\":1}\n\n \t\r\n{\"b\":2}\r\n[3]",
        &["1 1:1@0 {\"ä\":1}", "2 4:1@14 {\"b\":2}", "3 5:1@23 [3]"],
    );
    check("a.ndjson", "", &[]);
    check("a.JSONL.GZ", "\n", &[]);
}

#[test]
fn a_broken_line_is_a_record_like_any_other() {
    check("a.jsonl", "{\"a\":\n}\n\"\x00\n", &["1 1:1@0 {\"a\":", "2 2:1@6 }", "3 3:1@8 \"\x00"]);
}

#[test]
fn lines_are_recognised_by_an_object_with_more_after_it() {
    check("a.json", "\n{\"a\":{}}\n{\"b\":\n", &["1 2:1@1 {\"a\":{}}", "2 3:1@10 {\"b\":"]);
    check("a.json", "{\"a\":{}}\n\n", &["- 1:1@0 {\"a\":{}}\n\n"]);
    check("a.json", "{\"a\":\n{}}\n", &["- 1:1@0 {\"a\":\n{}}\n"]);
}

#[test]
fn a_line_over_the_limit_is_left_behind() {
    let text = format!("{{}}\n{}\n[1]\n{}", "x".repeat(200), "y".repeat(21));
    check_with(
        "a.jsonl",
        text,
        &options(20),
        &["1 1:1@0 {}", "2 2:1@3 too long", "3 3:1@204 [1]", "4 4:1@208 too long"],
    );
}

#[test]
fn a_record_of_exactly_the_limit_is_read() {
    let text = format!("\"{}\"", "x".repeat(18));
    let expected = [&*format!("1 1:1@0 {text}")];
    check_with("a.jsonl", format!("{text}\n"), &options(20), &expected);
    check_with("a.jsonl", &text, &options(20), &expected);
    check_with("a.json", format!("[{text}]"), &options(20), &[&*format!("1 1:2@1 {text}")]);
    let document = [&*format!("- 1:1@0 {text}")];
    check_with("a.json", &text, &options(20), &document);
    check_with("a.json", &text, &options(19), &["- 1:1@0 too long"]);
}

#[test]
fn elements_of_an_array_are_records() {
    check(
        "a.json",
        " [ {\"a\":\"]}\\\"\"},\n\t[2] ,3\n,\"ü\" ,null ]\n",
        &[
            "1 1:4@3 {\"a\":\"]}\\\"\"}",
            "2 2:2@18 [2]",
            "3 2:7@23 3",
            "4 3:2@26 \"ü\"",
            "5 3:7@32 null",
        ],
    );
    check("a.json", "[]", &[]);
}

/// The records of a text with `…` on the sides where their lines hold more.
#[track_caller]
fn check_beside(name: &str, text: &str, expected: &[&str]) {
    for chunk in 1..=64 {
        let records = read_as(name, text.as_bytes(), &options(1000), chunk, |item| match item {
            Item::Record { bytes, beside, .. } => {
                let mark = |is_there| if is_there { "…" } else { "" };
                let (before, after) = (mark(beside.before), mark(beside.after));
                format!("{before}{}{after}", String::from_utf8_lossy(bytes))
            }
            other => panic!("{other:?}"),
        });
        assert_eq!(records, expected, "chunks of {chunk}");
    }
}

#[test]
fn records_know_what_else_stands_on_their_lines() {
    check_beside("a.json", "[1, 2 ,3]", &["…1…", "…2…", "…3…"]);
    check_beside("a.json", "[\n 1 \t\r\n ,\n2\n,3\n]", &["1", "2", "…3"]);
    check_beside("a.json", "[\n{\n},{\n}\n]", &["{\n}…", "…{\n}"]);
    check_beside("a.jsonl", "{} \n {}\r\n{}", &["{} ", " {}", "{}"]);
    check_beside("a.json", " {\n} \n", &[" {\n} \n"]);
    let far = format!("[\n1{},\n2\n]", " ".repeat(MAX_BLANKS + 1));
    check_beside("a.json", &far, &["1", "2"]);
}

#[test]
fn a_stream_that_breaks_off_after_an_element_gives_the_element_first() {
    let element = format!("\"{}\"", "x".repeat(HEAD));
    let mut packed = zstd::encode_all(format!("[{element}").as_bytes(), 1).unwrap();
    let more = zstd::encode_all(&b", 2]"[..], 1).unwrap();
    packed.extend(&more[..more.len() - 1]);
    let plain = plain(packed);
    // The window holds the whole element and nothing after it.
    let window = Window::new(plain, element.len() + 1);
    let mut reader = Reader::new(window, &Source::Stdin, &options(1000)).unwrap();
    let Ok(Some(Item::Record { bytes, .. })) = reader.next_item() else {
        panic!("the element is whole");
    };
    assert_eq!(bytes, element.as_bytes());
    assert!(matches!(reader.next_item(), Err(InputError::Truncated(_))));
}

#[test]
fn an_array_is_a_document_where_the_schema_wants_one() {
    let options = FramingOptions { arrays_hold_events: false, ..options(1000) };
    check_with("a.json", "[1, 2]", &options, &["- 1:1@0 [1, 2]"]);
}

#[test]
fn options_override_detection() {
    let options = FramingOptions { forced: Some(Framing::Lines), ..options(1000) };
    check_with("a.json", "[1]\n2", &options, &["1 1:1@0 [1]", "2 2:1@4 2"]);
}

#[test]
fn faults_between_elements_do_not_end_the_array() {
    check(
        "a.json",
        "[,{}{},,\n {}}x, 1, ] 7",
        &[
            "- 1:2@1 ! an element is missing before this comma",
            "1 1:3@2 {}",
            "- 1:5@4 ! a comma is missing before this element",
            "2 1:5@4 {}",
            "- 1:8@7 ! an element is missing before this comma",
            "3 2:2@10 {}",
            "- 2:4@12 ! unexpected text after an element",
            "4 2:8@16 1",
            "- 2:11@19 ! an element is missing after the last comma",
            "5 2:13@21 7",
        ],
    );
}

#[test]
fn documents_after_an_array_are_read_too() {
    check(
        "a.json",
        "[{}]\n[1] {\"a\":2} x [3]",
        &[
            "1 1:2@1 {}",
            "2 2:2@6 1",
            "3 2:5@9 {\"a\":2}",
            "- 2:13@17 ! unexpected text after the end of the array",
            "4 2:16@20 3",
        ],
    );
}

#[test]
fn an_array_that_breaks_off_is_one_fault() {
    let missing = "! the array is not closed: `]` is missing";
    check("a.json", "[{}\n", &["1 1:2@1 {}", &*format!("- 2:1@4 {missing}")]);
    check("a.json", "[", &[&*format!("- 1:2@1 {missing}")]);
    check("a.json", "[{\"a\":", &["1 1:2@1 {\"a\":"]);
}

#[test]
fn a_broken_element_does_not_swallow_the_next() {
    check("a.json", "[{\"a\":[1},{\"b\":2]", &["1 1:2@1 {\"a\":[1}", "2 1:11@10 {\"b\":2"]);
    check(
        "a.json",
        "[{\"a\":\"x\ny\"},{\"b\":2},{\"b\":3}]",
        &["1 1:2@1 {\"a\":\"x\ny\"},", "2 2:5@13 {\"b\":2}", "3 2:13@21 {\"b\":3}"],
    );
    check(
        "a.json",
        "[\n{\"a\":\"x},\n{\"b\":2}\n]",
        &["1 2:1@2 {\"a\":\"x},", "2 3:1@12 {\"b\":2}"],
    );
}

#[test]
fn an_element_over_the_limit_is_left_behind() {
    let text = format!("[{{\"a\":\"{}\"}}, 2, {{", "x".repeat(100));
    check_with(
        "a.json",
        text,
        &options(20),
        &["1 1:2@1 too long", "2 1:112@111 2", "3 1:115@114 {"],
    );
}

#[test]
fn ten_thousand_levels_are_read() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let items = read("a.json", format!("[{deep}, 1]").as_bytes(), &options(1 << 20), 64);
    assert_eq!(items.len(), 2);
}

#[test]
fn random_bytes_neither_panic_nor_hang() {
    let alphabet = b"[]{}\",:\\\n 1x\xC3\xEF\xBB\xBF";
    let mut state = 1u64;
    for length in 0..300 {
        let text: Vec<u8> = (0..length)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                alphabet[(state >> 33) as usize % alphabet.len()]
            })
            .collect();
        let array = [b"[", &text[..]].concat();
        for (name, text) in [("a.json", &array), ("a.jsonl", &text)] {
            let whole = read(name, text, &options(40), 1024);
            assert_eq!(whole, read(name, text, &options(40), 3), "{text:?}");
        }
    }
}

#[test]
fn objects_over_several_lines_follow_one_another() {
    check(
        "a.json",
        "{\n \"a\": 1\n}\n{\n \"b\": 2\n}\n",
        &["1 1:1@0 {\n \"a\": 1\n}", "2 4:1@12 {\n \"b\": 2\n}"],
    );
    check("a.json", "{} {}\n{}", &["1 1:1@0 {}", "2 1:4@3 {}", "3 2:1@6 {}"]);
    check("a.json", "{\"a\": 1}{\"b\": 2}", &["1 1:1@0 {\"a\": 1}", "2 1:9@8 {\"b\": 2}"]);
    check("a.json", "{}\n\n{ \r\n\"b\": 2\n}", &["1 1:1@0 {}", "2 3:1@4 { \r\n\"b\": 2\n}"]);
    check(
        "a.json",
        "\u{feff}\n{\n}\n{\n}",
        &["- 1:1@0 ! the text begins with a byte order mark", "1 2:1@4 {\n}", "2 4:1@8 {\n}"],
    );
}

#[test]
fn what_is_between_objects_is_reported_and_skipped() {
    let junk = "! expected an object, as before: JSON texts follow one another here";
    check(
        "a.json",
        "{\n}{\n},\nnull {\n}",
        &["1 1:1@0 {\n}", "2 2:2@3 {\n}", &format!("- 3:2@6 {junk}"), "3 4:6@13 {\n}"],
    );
    check("a.json", "{\n}{\n}]", &["1 1:1@0 {\n}", "2 2:2@3 {\n}", &format!("- 3:2@6 {junk}")]);
    // One object and something else is a document with an error.
    check("a.json", "{\n}, {\n}", &["- 1:1@0 {\n}, {\n}"]);
    check("a.json", "{\n}\nnull", &["- 1:1@0 {\n}\nnull"]);
}

#[test]
fn strings_numbers_and_words_among_documents_are_records() {
    check(
        "a.json",
        "{\n}\n{\n} 5{}\"a b\"\n-1e3 tru[1]",
        &[
            "1 1:1@0 {\n}",
            "2 3:1@4 {\n}",
            "3 4:3@8 5",
            "4 4:4@9 {}",
            "5 4:6@11 \"a b\"",
            "6 5:1@17 -1e3",
            "7 5:6@22 tru",
            "8 5:9@25 [1]",
        ],
    );
    check(
        "a.json",
        "[{}] \"a\" null 3",
        &["1 1:2@1 {}", "2 1:6@5 \"a\"", "3 1:10@9 null", "4 1:15@14 3"],
    );
}

#[test]
fn a_number_over_the_limit_is_skipped() {
    let text = format!("{{\n}}\n{{\n}}\n{} {{}}", "7".repeat(3000));
    check(
        "a.json",
        &text,
        &["1 1:1@0 {\n}", "2 3:1@4 {\n}", "3 5:1@8 too long", "4 5:3002@3009 {}"],
    );
}

#[test]
fn an_object_that_is_cut_off_ends_where_the_next_begins() {
    check(
        "a.json",
        "{\n\"a\": 1\n}\n{\n\"b\": \"2\n{\n\"c\": 3\n}\n{\"d\": 4",
        &[
            "1 1:1@0 {\n\"a\": 1\n}",
            "2 4:1@11 {\n\"b\": \"2",
            "3 6:1@21 {\n\"c\": 3\n}",
            "4 9:1@32 {\"d\": 4",
        ],
    );
}

#[test]
fn a_long_object_among_several_is_skipped() {
    check_with(
        "a.json",
        "{\n}{\n\"a\": \"0123456789012345678901234567890123456789\"}\n{\n}",
        &options(40),
        &["1 1:1@0 {\n}", "2 2:2@3 too long", "3 4:1@54 {\n}"],
    );
}

#[test]
fn lines_with_their_ends_and_blank_ones_are_the_whole_text() {
    let text = "\n \t\r\n{\"a\":1}\r\n\n\n{\"b\":2} \n[3]\n \n\n";
    for text in [text, text.trim_end(), "", "\n"] {
        for chunk in 1..=64 {
            let options = FramingOptions { keeps_blanks: true, ..options(1000) };
            let whole = read_as("a.jsonl", text.as_bytes(), &options, chunk, |item| match item {
                Item::Record { bytes, end, .. } => {
                    String::from_utf8([bytes, end].concat()).expect("it was text")
                }
                Item::Blank(bytes) => String::from_utf8(bytes.to_vec()).expect("it was text"),
                other => panic!("{other:?}"),
            });
            assert_eq!(whole.concat(), text, "chunks of {chunk}");
        }
    }
}

#[test]
fn a_window_grows_no_further_than_a_record_may() {
    let limit = 5 * CHUNK + 7;
    let mut window = Window::new(plain(vec![b'x'; 10 * CHUNK]), CHUNK).with_limit(limit);
    window.fill_to(limit + 1).unwrap();
    assert!(window.bytes().len() > limit && window.capacity() <= limit + 2 * CHUNK);
}
