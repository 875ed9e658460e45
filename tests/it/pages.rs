//! Pages for tests: from a folder, or written in the test.

use std::{fs, path::Path};

use tablature_capture::{Captured, Options, Overlay, Page, Problem, capture};

/// Every `*.md` below a folder of this workspace, sorted, as `tablature capture FOLDER` sees it.
pub(crate) fn in_folder(folder: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    collect(&root, "", &mut pages);
    pages.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(!pages.is_empty(), "no pages in {folder}");
    pages
}

fn collect(folder: &Path, prefix: &str, pages: &mut Vec<Page>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        let name =
            format!("{prefix}{}", path.file_name().expect("an entry has a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), pages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path).expect("the page is UTF-8");
            pages.push(Page::new(name, text));
        }
    }
}

/// An SDK page in the newer layout with these rows.
pub(crate) fn sdk_page(path: &str, rows: &str) -> Page {
    let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    let text = format!(
        "# {stem}\n\n## Properties\n\n|Name | Type | Description | Notes|\n|--- | --- | --- | ---|\n{rows}\n\n\n_Acme 1.0.0_\n"
    );
    Page::new(path, text)
}

/// Captures one page as it is.
pub(crate) fn capture_text(path: &str, text: &str) -> Captured {
    let page = Page::new(path, text);
    capture(&[page], &[], &Options::default())
}

/// Captures pages with one overlay.
pub(crate) fn capture_with(pages: &[Page], overlay: &str) -> Captured {
    let overlay = Overlay::parse("o.json", overlay).expect("the overlay is well-formed");
    capture(pages, &[overlay], &Options::default())
}

/// Problems, one to a line.
pub(crate) fn render(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
