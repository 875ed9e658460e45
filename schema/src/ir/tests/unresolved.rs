//! References that resolve to nothing, and cycles of references.

use super::{lines, read};
use crate::load::{self, LoadOptions, Source, SourceError, Text};

/// Documents that are there, and cannot be read.
struct Unreadable;

impl Source for Unreadable {
    fn read(&mut self, _: &str) -> Result<Option<Text>, SourceError> {
        Err(SourceError::new("is a directory").with_help("try"))
    }
}

#[test]
fn references_that_begin_nowhere_or_cannot_be_read_are_errors() {
    let text = r#"{"$id": "mailto:a@x", "$ref": "b.json"}"#;
    let error = read(text).expect_err("the path begins nowhere");
    assert_eq!(lines(error.items()), ["/$ref: `b.json` cannot be resolved against `mailto:a@x`"]);
    let text = br#"{"$ref": "http://x/a.json"}"#;
    let read = load::load("schema.json", text, &LoadOptions::default(), &mut Unreadable);
    let error = read.expect_err("it refers to what cannot be read");
    assert_eq!(error.items()[0].code, "unreadable-reference");
    assert_eq!(lines(error.items()), ["/$ref: `http://x/a.json` is a directory; try"]);
}

#[test]
fn a_long_cycle_is_shown_in_part() {
    let message = |n: usize| {
        let defs: Vec<String> = (1..n)
            .map(|at| format!("\"{at}\": {{\"$ref\": \"#/$defs/{}\"}}", (at + 1) % n))
            .collect();
        let defs = defs.join(", ").replace("#/$defs/0", "#");
        let text = format!("{{\"$ref\": \"#/$defs/1\", \"$defs\": {{{defs}}}}}");
        let error = read(&text).expect_err("a cycle");
        error.items()[0].message.clone()
    };
    let shown = |message: &str| (message.matches("`#").count(), message.contains('…'));
    assert_eq!(shown(&message(5)), (6, false));
    assert_eq!(shown(&message(6)), (6, true));
}

#[test]
fn a_document_with_another_id_is_asked_for_once() {
    struct Counted(usize);
    impl Source for Counted {
        fn read(&mut self, _: &str) -> Result<Option<Text>, SourceError> {
            self.0 += 1;
            let bytes = br#"{"$id": "http://y/own.json", "$defs": {"a": {}, "b": {}}}"#.to_vec();
            Ok(Some(Text { name: "a.json".to_owned(), bytes }))
        }
    }
    let mut source = Counted(0);
    let text = br#"{"items": {"$ref": "http://x/a.json#/$defs/a"}, "not": {"$ref": "http://x/a.json#/$defs/b"}}"#;
    let read = load::load("schema.json", text, &LoadOptions::default(), &mut source);
    assert!(read.is_ok());
    assert_eq!(source.0, 1);
}
