use std::{fs, path::Path};

use clap::Parser;
use tempfile::TempDir;

use super::{CaptureArgs, run};
use crate::ExitStatus;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    args: CaptureArgs,
}

const PAGE: &str = "# Visit\n\n## Properties\n\n|Name | Type | Description | Notes|\n|---|---|---|---|\n\
                    | **visitor_id** | str | Who came. | |\n| **page** | str | Max: 255 characters. | [optional] |\n\n_Acme 1.0.0_\n";

/// A directory for a test, with `tables/Visit.md` in it.
fn fixture() -> TempDir {
    let dir = TempDir::new().expect("a temporary directory can be made");
    put(dir.path(), "tables/acme/Visit.md", PAGE);
    dir
}

fn put(dir: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().expect("a file is in a directory")).expect("it can be made");
    fs::write(path, text).expect("it can be written");
}

/// Runs `capture` with these words; `@` stands for the directory, in the words and in what is printed.
fn capture(dir: &TempDir, words: &str) -> (ExitStatus, String) {
    let root = dir.path().display().to_string();
    let words = format!("capture {words}").replace('@', &root);
    let cli = Cli::try_parse_from(words.split(' ')).expect("the words are right");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = match run(&cli.args, &mut out, &mut err) {
        Ok(status) => status,
        Err(error) => {
            err.extend(format!("error: {error:#}\n").bytes());
            ExitStatus::Error
        }
    };
    out.extend(err);
    let text = String::from_utf8(out).expect("what is printed is UTF-8");
    (status, text.replace(&root, "@").replace('\\', "/"))
}

#[track_caller]
fn check(dir: &TempDir, words: &str, status: ExitStatus, parts: &[&str]) {
    let (found, text) = capture(dir, words);
    assert_eq!(found, status, "{text}");
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
}

const FRESH: &str = "@/tables --out @/out --check";

#[test]
fn what_is_captured_is_fresh_until_a_row_changes() {
    let dir = fixture();
    let account = "1 page (0 without a property table), 1 table (0 skipped), 2 rows, 1 constraint, 1 schema, 0 errors, 0 warnings";
    check(&dir, FRESH, ExitStatus::Failure, &["stale: acme/visit@1.0.0.json: is missing"]);
    assert!(!dir.path().join("out").exists(), "--check writes nothing");
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &[account]);
    check(&dir, FRESH, ExitStatus::Success, &["fresh: `@/out`", account]);
    put(dir.path(), "tables/acme/Visit.md", PAGE.replace("Max: 255", "Max: 64"));
    check(
        &dir,
        FRESH,
        ExitStatus::Failure,
        &["stale: acme/Visit.md:8 page: `description`, `maxLength` differ"],
    );
}

#[test]
fn files_that_no_table_documents_are_left_over() {
    let dir = fixture();
    capture(&dir, "@/tables --out @/out");
    put(dir.path(), "out/acme/old@1.json", "{}");
    check(&dir, FRESH, ExitStatus::Failure, &["stale: acme/old@1.json: is left over"]);
}

#[test]
fn a_run_says_what_earlier_runs_left_over_and_leaves_it() {
    let dir = fixture();
    put(dir.path(), "tables/acme/Old.md", PAGE);
    capture(&dir, "@/tables --out @/out");
    fs::remove_file(dir.path().join("tables/acme/Old.md")).expect("the page is there");
    put(dir.path(), "out/acme/mine.json", "{}");
    let left = "left over: `@/out/acme/old@1.0.0.json`: written by an earlier run, and no longer documented by a table";
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &[left]);
    // The index does not list it any more; the next run says it all the same.
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &[left]);
    assert!(dir.path().join("out/acme/old@1.0.0.json").exists());
    let (_, text) = capture(&dir, "@/tables --out @/out");
    assert_eq!(text.matches("left over").count(), 1, "{text}");
}

#[test]
fn files_that_are_written_are_named() {
    let dir = fixture();
    let new = ["new: `@/out/acme/visit@1.0.0.json`", "new: `@/out/index.json`"];
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &new);
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &["unchanged: 2 files"]);
    // An edit by hand is lost, and the run says so.
    let schema = dir.path().join("out/acme/visit@1.0.0.json");
    let text = fs::read_to_string(&schema).expect("it was written");
    put(dir.path(), "out/acme/visit@1.0.0.json", text.replace("255", "64"));
    let replaced = ["replaced: `@/out/acme/visit@1.0.0.json`", "unchanged: 1 file"];
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &replaced);
    assert_eq!(fs::read_to_string(&schema).expect("it was written"), text);
}

#[test]
fn rules_that_give_no_constraint_are_named_unless_an_overlay_adds_it() {
    let dir = fixture();
    put(dir.path(), "tables/acme/Visit.md", PAGE.replace("Who came.", "Must not be empty."));
    let note = "note: 1 description states a rule that gives no constraint; add it with an overlay, or use a \
                wording of docs/constraints.md\n  acme/Visit.md:7: visitor_id: Must not be empty.\n";
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &[note]);
    let overlay = r#"{ "vendor": "acme",
        "schemas": [{ "name": "visit", "version": "1.0.0", "tables": "acme", "root": "Visit", "default": true }],
        "amend": [{ "type": "Visit", "property": "visitorId", "set": { "minLength": 1 },
                    "source": { "document": "guide", "version": "1" } }] }"#;
    put(dir.path(), "o.json", overlay);
    let (status, text) = capture(&dir, "@/tables --out @/out --overlay @/o.json");
    assert_eq!(status, ExitStatus::Success, "{text}");
    assert!(!text.contains("states a rule"), "{text}");
    put(dir.path(), "tables/acme/Visit.md", PAGE.replace("Who came.", "Must be greater than 0."));
    put(
        dir.path(),
        "tables/acme/Other.md",
        PAGE.replace("str | Who came.", "int | Must be greater than 0."),
    );
    let (_, text) = capture(&dir, "@/tables --out @/other");
    assert!(text.contains("note: 1 description") && text.contains("Visit.md:7"), "{text}");
}

#[test]
fn an_index_that_leads_elsewhere_is_not_followed() {
    let dir = fixture();
    put(dir.path(), "secret@1.json", "{}");
    put(dir.path(), "out/index.json", r#"{ "../secret": { "versions": ["1"] }, "..": 1, "": [] }"#);
    let (status, text) = capture(&dir, "@/tables --out @/out --force");
    assert_eq!(status, ExitStatus::Success);
    assert!(!text.contains("left over"), "{text}");
}

#[test]
fn a_run_that_captures_nothing_fails_and_says_what_it_looked_for() {
    let dir = TempDir::new().expect("a temporary directory can be made");
    put(dir.path(), "tables/a.md", "# Hi\n");
    let expected = [
        "error: no schema was captured: no page has a property table",
        "help: a property table begins `| Name | Type | Description | Notes |`",
        "docs/capture.md",
    ];
    check(&dir, "@/tables --out @/out", ExitStatus::Failure, &expected);
    check(&dir, FRESH, ExitStatus::Failure, &expected);
    assert!(!capture(&dir, FRESH).1.contains("fresh"));
}

#[test]
fn names_are_the_wires_or_the_documented_ones() {
    let dir = fixture();
    let note = "note: 1 name read as wire names in camelCase; see `documentedAs`";
    check(&dir, "@/tables --out @/out", ExitStatus::Success, &[note]);
    check(&dir, "@/tables --out @/out --names documented", ExitStatus::Success, &["2 rows"]);
    let file = fs::read_to_string(dir.path().join("out/acme/visit@1.0.0.json")).unwrap();
    assert!(file.contains("\"visitor_id\": {") && !file.contains("documentedAs"), "{file}");
    let words = "capture x --out y --names camel".split(' ');
    let error = Cli::try_parse_from(words).map(|_| ()).unwrap_err().to_string();
    assert!(
        error.contains("names are `wire`, `documented`, `literal` or `paths`, not `camel`"),
        "{error}"
    );
}

#[test]
fn a_fresh_file_is_not_written_again() {
    let dir = fixture();
    capture(&dir, "@/tables --out @/out");
    let file = dir.path().join("out/acme/visit@1.0.0.json");
    let before = fs::metadata(&file).and_then(|meta| meta.modified()).unwrap();
    capture(&dir, "@/tables --out @/out");
    assert_eq!(fs::metadata(&file).and_then(|meta| meta.modified()).unwrap(), before);
}

#[test]
fn faults_in_tables_fail_and_the_rest_is_written() {
    let dir = fixture();
    put(dir.path(), "tables/acme/Visit.md", PAGE.replace("| str | Who", "| strr | Who"));
    check(
        &dir,
        "@/tables --out @/out",
        ExitStatus::Failure,
        &["acme/Visit.md:7: error: `visitor_id` has the type `strr`"],
    );
    assert!(dir.path().join("out/acme/visit@1.0.0.json").exists());
}

#[test]
fn an_unreadable_page_does_not_stop_the_run() {
    let dir = fixture();
    put(dir.path(), "tables/acme/Bytes.md", b"\xff\xfe|");
    check(
        &dir,
        "@/tables @/gone --out @/out",
        ExitStatus::Error,
        &[
            "failed to read `@/tables/acme/Bytes.md`: not UTF-8 at byte 0",
            "failed to read `@/gone`",
            "1 schema",
        ],
    );
    assert!(dir.path().join("out/acme/visit@1.0.0.json").exists());
}

#[test]
fn overlays_are_applied_and_broken_ones_refused() {
    let dir = fixture();
    let overlay = r#"{ "vendor": "shop", "schemas": [{ "name": "v", "version": "1.0.0", "tables": "acme", "root": "Visit" }] }"#;
    put(dir.path(), "o.json", overlay);
    check(&dir, "@/tables --out @/out --overlay @/o.json", ExitStatus::Success, &["1 schema"]);
    assert!(dir.path().join("out/shop/v@1.0.0.json").exists());
    put(dir.path(), "o.json", overlay.replace("root", "roots"));
    check(
        &dir,
        "@/tables --out @/out --overlay @/o.json",
        ExitStatus::Error,
        &["@/o.json:1: error: unknown key `roots`", "1 of 1 overlays cannot be used"],
    );
    check(
        &dir,
        "@/tables --out @/out --overlay @/none.json",
        ExitStatus::Error,
        &["failed to read the overlay `@/none.json`"],
    );
}

#[test]
fn jobs_that_cannot_be_done() {
    let dir = fixture();
    put(dir.path(), "empty/x.txt", "");
    check(&dir, "@/empty --out @/out", ExitStatus::Error, &["no `*.md` page in `@/empty`"]);
    put(dir.path(), "other/acme/Visit.md", PAGE);
    check(
        &dir,
        "@/tables @/other --out @/out",
        ExitStatus::Error,
        &["two pages have the same relative path `acme/Visit.md`"],
    );
    put(dir.path(), "file", "");
    check(&dir, "@/tables --out @/file", ExitStatus::Error, &["failed to make `@/file/acme`"]);
}

#[test]
fn a_page_may_be_named_itself_and_a_dialect_too() {
    let dir = fixture();
    check(
        &dir,
        "@/tables/acme/Visit.md --out @/out --dialect python",
        ExitStatus::Success,
        &["2 rows"],
    );
    assert!(dir.path().join("out/tables/visit@1.0.0.json").exists());
    let error =
        Cli::try_parse_from(["capture", "x", "--out", "y", "--dialect", "pyton"]).err().unwrap();
    assert!(error.to_string().contains("did you mean `python`?"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_directory_loop_is_reported_and_left() {
    let dir = fixture();
    std::os::unix::fs::symlink(dir.path().join("tables"), dir.path().join("tables/acme/loop"))
        .unwrap();
    check(
        &dir,
        "@/tables --out @/out",
        ExitStatus::Error,
        &["the link points to a directory above it", "1 page "],
    );
}
