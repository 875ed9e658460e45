use std::sync::Arc;

use tablature_files::UnpackLimits;
use tablature_schema::{
    ir::{LoadOptions, NoSource, Wanted},
    load,
};

use super::*;
use crate::{columns::RowText, decompress::Plain};

const SCHEMA: &str = r#"{"properties": {
    "n": {"type": "integer"}, "s": {"type": "string"}, "b": {"type": "boolean"}, "u": {"type": ["string", "number"]},
    "o": {"type": "object"}, "a": {"type": ["array", "string"]}, "z": {"type": ["null", "number"]}, "e": {"enum": [1, 2]},
    "m": {"properties": {"x": {"type": "number"}}}, "d.e": {"type": "number"}, "d": {"properties": {"f": {"type": "boolean"}}}
}}"#;

/// Reads a table of chunks of `size` bytes; each row as `line: record`.
fn read(text: &[u8], delimiter: u8, limit: usize, size: usize) -> Result<Vec<String>, InputError> {
    let options = LoadOptions::default();
    let ir = load::load("s.json", SCHEMA.as_bytes(), &options, &mut NoSource).unwrap();
    let raw = Box::new(std::io::Cursor::new(text.to_vec()));
    let unpacker = Plain::new(raw, UnpackLimits::DEFAULT, &Arc::default())?;
    let mut table = CsvTable::open(Window::new(unpacker, size), delimiter, None, limit)?;
    let plan = table.header().plan(&Wanted::new(Arc::new(ir), &[]));
    let mut read = Vec::new();
    let mut rows = Rows::new(limit);
    while let Some(batch) = table.next_batch()? {
        for row in 0..batch.n_rows() {
            batch.write_row(row, &plan, &mut rows);
        }
    }
    for (at, (row, text)) in (1..).zip(rows.rows()) {
        assert_eq!(row.number, at);
        let line = row.line.unwrap();
        read.push(match text {
            RowText::Record(range) => {
                format!("{line}: {}", String::from_utf8_lossy(&rows.text()[range.clone()]))
            }
            RowText::TooLong => format!("{line}: too long"),
            RowText::Fault(fault) => format!("{line}: {}: {}", fault.code, fault.message),
        });
    }
    Ok(read)
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    for size in [1, 2, 3, 7, 1000] {
        assert_eq!(read(text.as_bytes(), b',', 1000, size).unwrap(), expected, "chunks of {size}");
    }
}

#[test]
fn names_that_cannot_be_read_are_errors() {
    for (text, expected) in [
        (&b"a\r1\r2\r"[..], "ends with a carriage return"),
        (b"\"a\rb\",c\r1,2", "ends with a carriage return"),
        (b"caf\xE9,b\n1,2\n", "has bytes that are not UTF-8"),
    ] {
        let error = read(text, b',', 1000, 7).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    check("\"a\rb\",n\r\nx,2\r\n", &["2: {\"a\\rb\":\"x\",\"n\":2}"]);
    check("a\rb,n\nx,2\n", &["2: {\"a\\rb\":\"x\",\"n\":2}"]);
    check("\"a\rb\",n", &[]);
}

/// Checks one cell in the column `name`.
#[track_caller]
fn check_cell(name: &str, cell: &str, expected: &str) {
    let cell = format!("\"{}\"", cell.replace('"', "\"\""));
    check(&format!("k,{name}\n-,{cell}\n"), &[&format!("2: {{\"k\":\"-\"{expected}}}")]);
}

#[test]
fn cells_have_the_types_that_the_schema_wants() {
    check_cell("n", "-5", ",\"n\":-5");
    check_cell("n", "05", ",\"n\":\"05\"");
    check_cell("n", "1.0", ",\"n\":1.0");
    check_cell("n", "12345678901234567890123", ",\"n\":12345678901234567890123");
    check_cell("n", "x", ",\"n\":\"x\"");
    check_cell("n", "true", ",\"n\":\"true\"");
    check_cell("s", "05", ",\"s\":\"05\"");
    check_cell("s", "5", ",\"s\":\"5\"");
    check_cell("s", "null", ",\"s\":\"null\"");
    check_cell("b", "True", ",\"b\":true");
    check_cell("b", "FALSE", ",\"b\":false");
    check_cell("b", "1", ",\"b\":\"1\"");
    check_cell("u", "5", ",\"u\":\"5\"");
    check_cell("z", "5e3", ",\"z\":5e3");
    check_cell("z", "null", ",\"z\":null");
    check_cell("e", "2", ",\"e\":2");
    check_cell("unknown", "5", ",\"unknown\":\"5\"");
    check_cell("unknown", "{}", ",\"unknown\":\"{}\"");
}

#[test]
fn an_empty_cell_is_absent() {
    for name in ["n", "s", "o", "unknown"] {
        check_cell(name, "", "");
    }
    check("k,s\n-,\n", &["2: {\"k\":\"-\"}"]);
}

#[test]
fn cells_may_hold_json() {
    check_cell("o", r#"{"a": [1]}"#, r#","o":{"a": [1]}"#);
    check_cell("o", "{\"a\":\n1}", r#","o":{"a": 1}"#);
    check_cell("o", "{a}", r#","o":"{a}""#);
    check_cell("o", "[1]", r#","o":"[1]""#);
    check_cell("a", "[1]", r#","a":[1]"#);
    check_cell("a", "{}", r#","a":"{}""#);
}

#[test]
fn names_with_dots_are_objects() {
    check("m.x,m.y,d.e,d.f\n5,5,5,true\n", &[r#"2: {"m":{"x":5,"y":"5"},"d.e":5,"d":{"f":true}}"#]);
}

#[test]
fn quotes_hold_anything() {
    check(
        "s,t\n\"a,b\",\"c\nd\"\n\"\"\"e\"\"\",f\"g\n",
        &[r#"2: {"s":"a,b","t":"c\nd"}"#, r#"4: {"s":"\"e\"","t":"f\"g"}"#],
    );
    check("s,t\n\"\"\"\",x\n", &[r#"2: {"s":"\"","t":"x"}"#]);
}

#[test]
fn rows_end_with_their_lines() {
    check("s\r\na\r\n\r\n\nb", &[r#"2: {"s":"a"}"#, r#"5: {"s":"b"}"#]);
    check("\u{feff}s\na\n", &[r#"2: {"s":"a"}"#]);
    check("", &[]);
    check("s,t\n", &[]);
    check("\"s\",t\n\"a\",\"b\"", &[r#"2: {"s":"a","t":"b"}"#]);
}

/// Opens a table of commas.
fn open(text: &str, columns: Option<&[String]>) -> CsvTable {
    let raw = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
    let plain = Plain::new(raw, UnpackLimits::DEFAULT, &Arc::default()).unwrap();
    CsvTable::open(Window::new(plain, 8), b',', columns, 1000).unwrap()
}

#[test]
fn columns_may_be_named_by_others() {
    let names = ["s", "n"].map(str::to_owned);
    let mut table = open("\u{feff}\"a,b\",5\r\nc,6", Some(&names));
    assert_eq!((table.head(), table.odd_name()), (&b""[..], None));
    let batch = table.next_batch().unwrap().unwrap();
    let mut rows = Rows::new(1000);
    let plan = table.header().plan(&Wanted::default());
    (0..batch.n_rows()).for_each(|row| batch.write_row(row, &plan, &mut rows));
    assert_eq!(rows.text(), b"{\"s\":\"a,b\",\"n\":\"5\"}\n{\"s\":\"c\",\"n\":\"6\"}\n");
    assert_eq!(batch.bytes(0), "\u{feff}\"a,b\",5\r\n".as_bytes());
    assert_eq!(batch.bytes(1), b"c,6");
}

#[test]
fn a_header_that_looks_like_data_is_odd() {
    for (header, odd) in [
        ("id,name", None),
        (",id", None),
        ("id,5", Some("`5`")),
        ("true,x", Some("`true`")),
        ("a,b,a", Some("`a`, twice")),
        ("a,,", Some("nothing, twice")),
    ] {
        let table = open(&format!("{header}\r\n1,2\n"), None);
        assert_eq!(table.odd_name().as_deref(), odd, "{header}");
        assert_eq!(table.head(), format!("{header}\r\n").as_bytes());
    }
}

#[test]
fn a_row_with_other_cells_is_a_fault_of_its_own() {
    check(
        "s,t\na\na,b\na,b,c\n",
        &[
            "2: wrong-cell-count: the row has 1 cell, but the table has 2 columns",
            r#"3: {"s":"a","t":"b"}"#,
            "4: wrong-cell-count: the row has 3 cells, but the table has 2 columns",
        ],
    );
}

#[test]
fn a_quote_that_is_not_closed_costs_its_line() {
    check(
        "s,t\na,b\nc,\"d\ne,\"f\ng,h\n",
        &[
            r#"2: {"s":"a","t":"b"}"#,
            "3: bad-quoting: a cell in quotes goes on after its closing quote",
            "4: bad-quoting: a cell begins with a quote that is not closed",
            r#"5: {"s":"g","t":"h"}"#,
        ],
    );
}

#[test]
fn an_open_quote_at_the_end_costs_its_line() {
    check(
        "s,t\na,b\nc,\"d\ne,f\ng,h",
        &[
            r#"2: {"s":"a","t":"b"}"#,
            "3: bad-quoting: a cell begins with a quote that is not closed",
            r#"4: {"s":"e","t":"f"}"#,
            r#"5: {"s":"g","t":"h"}"#,
        ],
    );
    check(
        "s\n\"a\n\"b\n\"c\"\nd\"\n\"e",
        &[
            "2: bad-quoting: a cell in quotes goes on after its closing quote",
            "3: bad-quoting: a cell in quotes goes on after its closing quote",
            r#"4: {"s":"c"}"#,
            r#"5: {"s":"d\""}"#,
            "6: bad-quoting: a cell begins with a quote that is not closed",
        ],
    );
}

#[test]
fn a_long_row_is_skipped() {
    let long = "x".repeat(40);
    let text = format!("s\n{long}\na\n\"{long}\n{long}\"\nb\n");
    for size in [1, 7, 1000] {
        let expected = ["2: too long", r#"3: {"s":"a"}"#, "4: too long", r#"6: {"s":"b"}"#];
        assert_eq!(read(text.as_bytes(), b',', 20, size).unwrap(), expected);
        let text = format!("s\na\n\"{long}\nb\n{long}\n");
        let error = read(text.as_bytes(), b',', 20, size).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a quote in the row that begins in line 3 is not closed: the rest of the file belongs to one cell"
        );
        let error = read(long.as_bytes(), b',', 20, size).unwrap_err();
        assert_eq!(error.to_string(), "the first row, which names the columns, is too long");
    }
    // The JSON text is longer than the row.
    assert_eq!(read(b"s\naaaa\nb\n", b',', 9, 100).unwrap(), ["2: too long", r#"3: {"s":"b"}"#]);
}

#[test]
fn tabs_are_delimiters_too() {
    assert_eq!(
        read(b"n\to\n5\t{\"a\": 1}\n", b'\t', 100, 100).unwrap(),
        [r#"2: {"n":5,"o":{"a": 1}}"#]
    );
}

#[test]
fn bytes_that_are_no_text_are_kept_for_the_check() {
    assert_eq!(read(b"s\n\xff\n", b',', 100, 100).unwrap(), ["2: {\"s\":\"\u{fffd}\"}"]);
}

#[test]
fn delimiters_are_told_by_the_first_line() {
    assert_eq!(delimiter(b"a;b\n1,5;2\n", None), b';');
    assert_eq!(delimiter(b"a;x,b\n1;2\n", None), b',');
    assert_eq!(delimiter(b"a\n1;2\n", None), b',');
    assert_eq!(delimiter(b"a|b\n1|2\n", None), b'|');
    assert_eq!(delimiter(b"a|x;b\n1;2\n", None), b';');
    assert_eq!(delimiter(b"a\tb\n", None), b'\t');
    assert_eq!(delimiter(b"", None), b',');
    assert_eq!(delimiter(b"id;\"Amount, EUR\"\n1;2\n", None), b';');
    assert_eq!(delimiter(b"\"a,\n\";id\n", None), b';');
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(delimiter(b"7;1,5\n", Some(&names(&["id", "amount"]))), b',');
    assert_eq!(delimiter(b"7;1,5;x\n", Some(&names(&["id", "amount", "kind"]))), b';');
    assert_eq!(read(b"n;s\n5;a,b\n", b';', 100, 100).unwrap(), [r#"2: {"n":5,"s":"a,b"}"#]);
}
