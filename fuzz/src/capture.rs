//! Pages of any bytes, and overlays. What is captured is a catalogue of schemas that load.

use tablature::capture::{Captured, Dialect, Names, Options, Overlay, Page, capture};

use crate::input;

/// Captures the pages of an input.
///
/// # Panics
///
/// If a schema that was captured does not load, or another capture gives another result.
pub fn run(data: &[u8]) {
    let (mode, rest) = input::mode(data);
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut pages = Vec::new();
    let mut overlays = Vec::new();
    for (index, part) in input::parts(text.as_bytes()).into_iter().enumerate() {
        let part = std::str::from_utf8(part).expect("it is a part of a string, cut at ASCII");
        if part.trim_start().starts_with('{') {
            let path = format!("overlay{index}.json");
            match Overlay::parse(&path, part) {
                Ok(overlay) => overlays.push(overlay),
                Err(broken) => assert!(!broken.problems.is_empty(), "an overlay is not read"),
            }
            continue;
        }
        // A page may say which file it is: types and versions are called after it.
        let (path, page) = match part.split_once('\n') {
            Some((first, page)) if first.starts_with("file: ") => {
                (first["file: ".len()..].to_owned(), page)
            }
            _ => (format!("acme/Page{index}.md"), part),
        };
        pages.push(Page::new(path, page));
    }
    let options = options(mode);
    let captured = capture(&pages, &overlays, &options);
    for file in captured.files.iter().filter(|file| !is_index(&file.path)) {
        if let Err(error) = input::ir(file.text.as_bytes(), &mut tablature::load::NoSource) {
            panic!("`{}` does not load: {error}\n{}", file.path, file.text);
        }
    }
    for problem in &captured.problems {
        assert!(!problem.message.is_empty(), "{}: a problem without a message", problem.path);
    }
    assert_eq!(shown(&captured), shown(&capture(&pages, &overlays, &options)), "another result");
}

fn options(mode: u8) -> Options {
    let mut dialects = Dialect::all();
    let mut options = Options::default();
    if let Some(dialect) = dialects.nth(usize::from(mode % 16)) {
        options = options.with_dialect(dialect);
    }
    match mode / 16 {
        0 => options.with_names(Names::Wire),
        1 => options.with_names(Names::Documented),
        _ => options,
    }
}

fn is_index(path: &str) -> bool {
    path.rsplit('/').next() == Some("index.json")
}

fn shown(captured: &Captured) -> String {
    format!("{captured:?}")
}
