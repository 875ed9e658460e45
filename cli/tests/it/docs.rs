//! `tablature docs`: a site about schemas.

use std::{fs, path::Path};

use insta::assert_snapshot;

use crate::fixture::Fixture;

fn order(version: &str, property: &str) -> String {
    format!(
        r#"{{"$id": "urn:tablature:acme/order@{version}", "title": "Order", "type": "object", "required": ["id"], "properties": {{"id": {{"type": "integer"}}, {property}}}}}"#
    )
}

fn fixture() -> Fixture {
    Fixture::new()
        .file("schemas/acme/order@1.0.json", order("1.0", r#""name": {"type": "string"}"#))
        .file("schemas/acme/order@2.0.json", order("2.0", r#""name": {"type": "integer"}"#))
        .file("schemas/visit.json", r#"{"properties": {"at": {"type": "string", "format": "date-time", "maxAge": "PT1H"}}}"#)
}

fn read(fixture: &Fixture, path: &str) -> String {
    let text = fs::read_to_string(fixture.path().join(path)).expect("the page is there");
    text.replace("&#x2f;", "/")
}

/// The names of the files below a directory.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a directory can be listed");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_directory_gets_pages_with_what_changed() {
    let fixture = fixture();
    let args = ["docs", "site", "--schema", "schemas"];
    assert_snapshot!(fixture.run(&args).all(), @r"
    3 schemas, 4 pages: 4 written, 0 unchanged
    open `site/index.html` in a browser
    --- stderr
    --- exit 0
    ");
    let pages = files(&fixture.path().join("site/pages"));
    assert_eq!(pages, ["acme_order@1.0.html", "acme_order@2.0.html", "visit.html"]);
    let page = read(&fixture, "site/pages/acme_order@2.0.html");
    for part in [
        "<h1>Order</h1>",
        "versions: <a href=\"acme_order@1.0.html\">1.0</a> · <strong>2.0</strong>",
        "<h2>Changes since 1.0</h2>",
        "backward: <strong class=\"breaking\">breaking</strong>",
        "<h2>A payload</h2>",
        "&quot;id&quot;: ",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(read(&fixture, "site/pages/visit.html").contains("2025-12-31T"), "the clock is fixed");
    // The same schemas give the same bytes.
    assert_snapshot!(fixture.run(&args).out, @r"
    3 schemas, 4 pages: 0 written, 4 unchanged
    open `site/index.html` in a browser
    ");
    assert_snapshot!(fixture.run(&[&args[..], &["--check"]].concat()).all(), @r"
    3 schemas, 4 pages: 0 stale
    --- stderr
    --- exit 0
    ");
}

#[test]
fn pages_of_schemas_that_are_gone_are_listed_and_pruned() {
    let fixture = fixture();
    let args = ["docs", "site", "--schema", "schemas"];
    assert_eq!(fixture.run(&args).code, Some(0));
    let fixture = fixture.file("site/own.html", "<!doctype html>\n<p>mine</p>\n");
    fs::remove_file(fixture.path().join("schemas/visit.json")).expect("it can be removed");
    let run = fixture.run(&[&args[..], &["--check"]].concat());
    assert_snapshot!(run.all(), @r"
    stale: `site/index.html` is not what the schemas say
    stale: `site/pages/visit.html` is about nothing that there is now
    2 schemas, 3 pages: 2 stale
    --- stderr
    --- exit 1
    ");
    assert_snapshot!(fixture.run(&args).out, @r"
    left over: `site/pages/visit.html`: written by an earlier run, and about nothing that there is now; `--prune` removes it
    2 schemas, 3 pages: 1 written, 2 unchanged, 1 left over
    open `site/index.html` in a browser
    ");
    assert_snapshot!(fixture.run(&[&args[..], &["--prune"]].concat()).out, @r"
    2 schemas, 3 pages: 0 written, 3 unchanged, 1 removed
    open `site/index.html` in a browser
    ");
    assert_eq!(files(&fixture.path().join("site")), ["index.html", "own.html", "pages"]);
}

#[test]
fn what_cannot_be_used_is_reported_and_nothing_is_written() {
    let fixture = fixture().file("schemas/bad.json", r#"{"type": "object", "properties": 5}"#);
    let run = fixture.run(&["docs", "site", "--schema", "schemas"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("1 of 4 schemas cannot be used; nothing is written"), "{}", run.err);
    assert!(!fixture.path().join("site").exists());
    let run = fixture.run(&["docs", "site", "--schema", "userpilott"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
}

#[test]
fn names_of_files_lead_nowhere_else() {
    let evil = r#"{"$id": "urn:tablature:../../../../evil@1", "title": "</title><script>alert(1)</script>", "properties": {"a": {}}}"#;
    let fixture = Fixture::new().file("in/schemas/evil.json", evil).file(
        "in/schemas/<b>&\".json",
        r#"{"properties": {"<img src=x>": {"description": "\u202e</script>"}}}"#,
    );
    let run = fixture.run(&["docs", "in/site", "--schema", "in/schemas"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(files(fixture.path()), ["in"]);
    assert_eq!(files(&fixture.path().join("in/site")), ["index.html", "pages"]);
    for name in files(&fixture.path().join("in/site/pages")) {
        let page = read(&fixture, &format!("in/site/pages/{name}"));
        assert_eq!(page.matches("<script").count(), 2, "{page}");
        assert!(!page.contains("<img") && !page.contains('\u{202e}'), "{page}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_links_or_over_files_of_others() {
    let fixture =
        fixture().file("elsewhere/x", "").file("site/index.html", "<!doctype html>\nmine\n");
    let args = ["docs", "site", "--schema", "schemas"];
    let run = fixture.run(&args);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("`site/index.html` is not overwritten"), "{}", run.err);
    assert_eq!(files(&fixture.path().join("site")), ["index.html"]);
    let pages = fixture.path().join("site/pages");
    std::os::unix::fs::symlink(fixture.path().join("elsewhere"), pages).expect("links can be made");
    let run = fixture.run(&[&args[..], &["--force"]].concat());
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("is a symbolic link"), "{}", run.err);
    assert_eq!(files(&fixture.path().join("elsewhere")), ["x"]);
}

#[test]
fn a_vendor_and_an_id_mean_all_their_versions() {
    let fixture = Fixture::new();
    let run = fixture.run(&["docs", "site", "--schema", "userpilot/event"]);
    assert!(run.out.starts_with("2 schemas, "), "{}{}", run.out, run.err);
    let page = read(&fixture, "site/pages/userpilot_event@4_interaction.html");
    for part in [
        "<h2>Variants, by <code>event_name</code></h2>",
        "interaction-id-mismatch",
        "in this variant is",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}
