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
fn a_quote_that_is_not_closed_makes_a_table_unreadable() {
    let dir = fixture();
    put(dir.path(), "plan.csv", "Event,Property,Type\nPaid,amount,\"number\nPaid,b,string\n");
    let failed = "error: failed to read `@/plan.csv`: the quote on line 2 is not closed";
    let words = "@/tables @/plan.csv --out @/out";
    check(&dir, words, ExitStatus::Error, &[failed, "new: `@/out/acme/visit@1.0.0.json`"]);
}

#[test]
fn what_was_not_read_is_not_said_to_have_no_table() {
    let dir = TempDir::new().expect("a temporary directory can be made");
    put(dir.path(), "a/a.md", b"\xff");
    put(dir.path(), "b.json", "{}");
    for words in ["@/a --out @/out", "@/b.json --out @/out"] {
        let (status, text) = capture(&dir, words);
        assert_ne!(status, ExitStatus::Success);
        assert!(!text.contains("has a property table"), "{text}");
    }
    put(dir.path(), "a/b.md", "# Hi\n");
    let some = "error: no schema was captured: no page that could be read has a property table";
    check(&dir, "@/a --out @/out", ExitStatus::Error, &[some]);
}

#[test]
fn a_table_of_which_an_overlay_says_what_is_required_is_not_noted() {
    let dir = fixture();
    let table = |name: &str, word: &str| {
        format!("# {name}\n\n| {word} | Type |\n|---|---|\n| id | string |\n\n")
    };
    put(dir.path(), "acme/e.md", table("Order placed", "Property") + &table("Cart viewed", "Name"));
    let silent = ["does not say what is required", "do not say what is required"];
    let (_, text) = capture(&dir, "@/acme --out @/out");
    assert_eq!(text.matches(silent[0]).count(), 2, "{text}");
    let overlay = r#"{ "vendor": "acme", "schemas": [{ "name": "order", "version": "1", "tables": "e.md", "root": "OrderPlaced" },
            { "name": "cart", "version": "1", "tables": "e.md", "root": "CartViewed" }],
        "amend": [{ "type": "OrderPlaced", "require": ["id"], "source": { "document": "d", "version": "1" } },
            { "type": "CartViewed", "require": "id", "source": { "document": "d", "version": "1" } }] }"#;
    put(dir.path(), "o.json", overlay);
    let (status, text) = capture(&dir, "@/acme --out @/out --overlay @/o.json");
    assert_eq!(status, ExitStatus::Success, "{text}");
    assert!(!silent.iter().any(|words| text.contains(words)), "{text}");
}

#[test]
fn a_table_without_a_separator_is_captured_where_its_header_names_columns() {
    let dir = fixture();
    put(dir.path(), "tables/acme/b.md", "# Other\n\n| Name | Type |\n| a | string |\n");
    put(dir.path(), "tables/acme/c.txt", "Third\nFeld\tTyp\nx\tzahl\ny\tzahl\n");
    let (_, text) = capture(&dir, "@/tables --out @/out");
    assert!(text.contains("acme/other@"), "{text}");
    let left_out =
        "note: 1 table without columns for names and types of fields:\n  acme/c.txt:2: Third";
    assert!(text.contains(left_out), "{text}");
}

#[test]
fn an_event_of_a_page_and_a_plan_is_the_plans_which_is_reported() {
    let dir = fixture();
    let plan = r#"[{"name": "Visit", "version": "1.0.0", "rules": {"type": "object"}}]"#;
    put(dir.path(), "tables/acme/plan.json", plan);
    check(
        &dir,
        "@/tables/acme @/tables/acme/plan.json --out @/out",
        ExitStatus::Failure,
        &[
            "Visit.md:5: error: a second schema for `acme/visit@1.0.0.json`; the one from plan.json:1 is kept",
        ],
    );
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
    put(dir.path(), "empty/x.rst", "");
    let none = "no page in `@/empty`: none of its files ends in `.md`, `.mdx`, `.markdown`, `.txt`, `.html`, `.htm`";
    check(&dir, "@/empty --out @/out", ExitStatus::Error, &[none]);
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
    assert!(dir.path().join("out/acme/visit@1.0.0.json").exists());
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

const OPEN: &str = "# Order Shipped\n\n| Field | Type | Description |\n|---|---|---|\n| id | string | Its id. |\n\
                    | total | one of its own kind | What it cost. |\n";

#[test]
fn an_overlay_to_begin_with_settles_what_is_open_and_is_kept_once_it_is_edited() {
    let dir = fixture();
    put(dir.path(), "acme/orders.md", OPEN);
    let words = "@/acme --out @/out --suggest-overlay @/acme.json";
    let unknown = "orders.md:6: error: `total` has the type `its own kind`, which is not known";
    check(&dir, words, ExitStatus::Failure, &["new: `@/acme.json`", unknown]);
    let schema = dir.path().join("out/acme/order-shipped@unversioned.json");
    let text = fs::read_to_string(&schema).expect("it was written");
    let overlay = fs::read_to_string(dir.path().join("acme.json")).expect("it was written");
    for part in [
        "\"tables\": \"orders.md\"",
        "\"require\": []",
        "the table on line 3 marks nothing as required",
        "`one of its own kind` is not understood as a type",
    ] {
        assert!(overlay.contains(part), "`{part}` is not in {overlay}");
    }
    let with = "@/acme --out @/again --overlay @/acme.json";
    check(&dir, with, ExitStatus::Success, &["1 schema, 0 errors"]);
    let again = dir.path().join("again/acme/order-shipped@unversioned.json");
    let again = fs::read_to_string(again).expect("it was written");
    let shape = |text: &str| -> serde_json::Value {
        let schema: serde_json::Value = serde_json::from_str(text).expect("JSON");
        [&schema["required"], &schema["properties"]["id"]["type"]].into_iter().cloned().collect()
    };
    assert_eq!(shape(&again), shape(&text));
    // One that was edited is kept.
    put(dir.path(), "acme.json", overlay.replace("[]", "[\"id\"]"));
    check(&dir, words, ExitStatus::Error, &["`@/acme.json` is not overwritten"]);
    check(&dir, with, ExitStatus::Success, &["1 schema, 0 errors"]);
    put(dir.path(), "tables/other/orders.md", OPEN);
    // Nothing is left to suggest: that is no failure.
    let again = "@/acme --out @/again --overlay @/acme.json --suggest-overlay @/more.json";
    let note = "note: `--suggest-overlay`: nothing to suggest, and no file written";
    check(&dir, again, ExitStatus::Success, &[note]);
    assert!(!dir.path().join("more.json").exists());
    let several = "@/tables --out @/out --suggest-overlay @/all.json";
    let message = "the pages are of 2 vendors (acme, other)";
    check(&dir, several, ExitStatus::Error, &[message, "nothing was written"]);
    let unwritten = "@/tables --out @/unwritten --suggest-overlay @/all.json";
    check(&dir, unwritten, ExitStatus::Error, &[message]);
    let foreign = "@/acme --out @/unwritten --suggest-overlay @/acme/orders.md";
    check(&dir, foreign, ExitStatus::Error, &["`@/acme/orders.md` is not overwritten"]);
    assert!(!dir.path().join("unwritten").exists());
}

#[test]
fn what_an_overlay_says_of_all_tables_is_a_part_of_the_one_that_is_suggested() {
    let dir = fixture();
    let page = "# Common fields\n\n| Datum | Type | Required |\n|---|---|---|\n| at | DateTime | yes |\n\n\
        # Order placed\n\n| Datum | Type |\n|---|---|\n| id | string |\n";
    put(dir.path(), "acme/e.md", page);
    let overlay = r#"{ "vendor": "acme", "schemas": [], "common": ["CommonFields"], "columns": { "Datum": "name" } }"#;
    put(dir.path(), "o.json", overlay);
    let words = "@/acme --out @/out --overlay @/o.json --suggest-overlay @/more.json";
    check(&dir, words, ExitStatus::Success, &["new: `@/more.json`"]);
    // It does what the other one did, alone or beside it.
    let whole = "new: `@/new/acme/order-placed@unversioned.json`";
    check(&dir, "@/acme --out @/new --overlay @/more.json", ExitStatus::Success, &[whole]);
    let text = fs::read_to_string(dir.path().join("new/acme/order-placed@unversioned.json"));
    assert!(text.expect("it is there").contains("\"at\""));
    let both = "@/acme --out @/new --overlay @/more.json --overlay @/o.json";
    check(&dir, both, ExitStatus::Success, &["unchanged"]);
}

#[test]
fn a_vendor_is_the_same_whatever_else_is_named() {
    let dir = fixture();
    put(dir.path(), "shop/Visit.md", PAGE);
    put(dir.path(), "docs/Other.md", PAGE.replace("Visit", "Other"));
    put(dir.path(), "acme/plan.json", r#"[{"name": "Paid", "rules": {"type": "object"}}]"#);
    put(dir.path(), "acme/plan.csv", "Event,Property,Type\nSent,id,string\n");
    let files = [
        ("@/shop", "shop/visit@"),
        ("@/docs", "tables/other@"),
        ("@/acme/plan.json", "acme/paid@"),
        ("@/acme/plan.csv", "acme/sent@"),
    ];
    for (path, file) in files {
        let (_, text) = capture(&dir, &format!("{path} --out @/{file}"));
        assert!(text.contains(&format!("/{file}/{file}")), "{text}");
    }
    let all = [
        "@/shop @/docs @/acme/plan.json @/acme/plan.csv",
        "@/acme/plan.csv @/docs @/acme/plan.json @/shop",
    ];
    for (n, paths) in all.iter().enumerate() {
        let (_, text) = capture(&dir, &format!("{paths} --out @/all{n}"));
        for (_, file) in files {
            assert!(text.contains(&format!("@/all{n}/{file}")), "{file}: {text}");
        }
    }
}

#[test]
fn tables_that_were_not_captured_are_named_and_fail_a_strict_run() {
    let dir = fixture();
    let other = "\n## Weights\n\n| Colour | Weight type |\n|---|---|\n| red | heavy |\n";
    put(
        dir.path(),
        "acme/orders.md",
        format!("{}{other}", OPEN.replace("one of its own kind", "number")),
    );
    let line = "orders.md:10: Weights: not captured: the column `Weight type` does not hold types of values";
    check(&dir, "@/acme --out @/out", ExitStatus::Success, &[line]);
    let strict = "error: --strict: not captured: 1 table of fields";
    check(&dir, "@/acme --out @/out --strict", ExitStatus::Failure, &[line, strict]);
    let (status, text) = capture(&dir, "@/acme --out @/out --strict --format json");
    assert_eq!(status, ExitStatus::Failure);
    for part in ["\"line\": 10,", "\"change\": \"unchanged\"", "\"tablesSkipped\": 1,"] {
        assert!(text.contains(part), "`{part}` is not in {text}");
    }
}

#[test]
fn what_is_left_over_is_removed_if_that_is_asked_for() {
    let dir = fixture();
    put(dir.path(), "tables/acme/Old.md", PAGE);
    capture(&dir, "@/tables --out @/out");
    fs::remove_file(dir.path().join("tables/acme/Old.md")).expect("the page is there");
    let mine = r#"{"title": "mine"}"#;
    put(dir.path(), "out/acme/mine@1.0.0.json", mine);
    let removed = "removed: `@/out/acme/old@1.0.0.json`: no longer documented by a table";
    check(&dir, "@/tables --out @/out --prune", ExitStatus::Success, &[removed]);
    assert!(!dir.path().join("out/acme/old@1.0.0.json").exists());
    let kept = fs::read_to_string(dir.path().join("out/acme/mine@1.0.0.json"));
    assert_eq!(kept.expect("it is there"), mine);
}

#[test]
fn all_mistakes_of_overlays_are_reported_in_one_run() {
    let dir = fixture();
    let overlay = r#"{ "vendor": "acme",
        "schemas": [{ "name": "v", "version": "1.0.0", "tables": "acme", "root": "Visit" }],
        "amend": [{ "type": "Visit", "property": "page", "set": { "maxLen": 1 },
                    "source": { "document": "guide", "version": "1" } },
                  { "type": "Vist", "require": ["page"], "source": { "document": "guide", "version": "1" } }],
        "rename": [{ "row": "pge", "to": "page", "source": { "document": "guide", "version": "1" } }] }"#;
    put(dir.path(), "o.json", overlay);
    check(
        &dir,
        "@/tables --out @/out --overlay @/o.json",
        ExitStatus::Error,
        &[
            "@/o.json:3: error: unknown keyword `maxLen`",
            "@/o.json:5: error: no schema has the type `Vist`",
            "@/o.json:6: error: no table has the row `pge` to rename",
            "1 of 1 overlays cannot be used; nothing was written",
        ],
    );
    assert!(!dir.path().join("out").exists());
}

#[test]
fn tracking_plans_are_captured_if_they_are_named() {
    let dir = fixture();
    let plan = r#"{"name": "shop", "events": [{"name": "Cart Viewed", "version": 2, "rules": {"type": "object"}}]}"#;
    put(dir.path(), "shop/plan.json", plan);
    let rows = "Event,Property,Type,Required\nOrder Placed,id,string,yes\nOrder Placed,items[].sku,integer,no\n";
    put(dir.path(), "shop/rows.csv", rows);
    let words = "@/shop/plan.json @/shop/rows.csv --out @/out";
    let (status, text) = capture(&dir, words);
    assert_eq!(status, ExitStatus::Success, "{text}");
    assert!(dir.path().join("out/shop/cart-viewed@2.json").exists(), "{text}");
    let order = fs::read_to_string(dir.path().join("out/shop/order-placed@unversioned.json"));
    let order: serde_json::Value =
        serde_json::from_str(&order.expect("it was written")).expect("JSON");
    assert_eq!(order["required"], serde_json::json!(["id"]));
    assert_eq!(order["properties"]["items"]["items"]["properties"]["sku"]["type"], "integer");
    let others = "note: skipped 2 other files (1 `.csv`, 1 `.json`); name a tracking plan itself to capture it";
    check(&dir, "@/shop --out @/out", ExitStatus::Error, &["no page in `@/shop`"]);
    put(dir.path(), "shop/x.md", PAGE);
    check(&dir, "@/shop --out @/other", ExitStatus::Success, &[others]);
}

#[test]
fn what_another_vendor_left_over_is_found_in_every_run() {
    let dir = fixture();
    capture(&dir, "@/tables --out @/out");
    fs::rename(dir.path().join("tables/acme"), dir.path().join("tables/shop")).expect("it moves");
    let words = "@/tables --out @/out";
    let left = "left over: `@/out/acme/visit@1.0.0.json`";
    check(&dir, words, ExitStatus::Success, &[left]);
    check(&dir, words, ExitStatus::Success, &[left]);
    let removed = "removed: `@/out/acme/visit@1.0.0.json`";
    check(&dir, &format!("{words} --prune"), ExitStatus::Success, &[removed]);
    check(&dir, FRESH, ExitStatus::Success, &["fresh: `@/out`"]);
}

#[test]
fn tables_without_types_are_named_and_those_of_fields_fail_a_strict_run() {
    let dir = fixture();
    let fields = "# Refunds\n\n| Property | Description |\n|---|---|\n| amount | How much. |\n";
    let other = |n: usize| format!("\n## Plans {n}\n\n| Plan | Price |\n|---|---|\n| Pro | 5 |\n");
    put(dir.path(), "acme/orders.md", OPEN.replace("one of its own kind", "number"));
    put(dir.path(), "acme/plans.md", other(1));
    let note =
        "note: 1 table without columns for names and types of fields:\n  plans.md:4: Plans 1\n";
    check(&dir, "@/acme --out @/out --strict", ExitStatus::Success, &[note]);
    let many: String = (1..=21).map(other).collect();
    put(dir.path(), "acme/plans.md", format!("{fields}{many}"));
    let line = "plans.md:3: Refunds: not captured: it has no column for types";
    let more = "  … 1 more; `--format json` names all";
    let help = "help: an overlay can say which column holds the names, and the table is captured without types: `\"columns\":";
    check(&dir, "@/acme --out @/out", ExitStatus::Success, &[line, more, help]);
    let strict = "error: --strict: not captured: 1 table of fields";
    check(&dir, "@/acme --out @/out --strict", ExitStatus::Failure, &[line, strict]);
    let (_, text) = capture(&dir, "@/acme --out @/out --format json");
    let n_with = |fields: bool| text.matches(&format!("\"hasFields\": {fields},")).count();
    assert_eq!((n_with(true), n_with(false)), (2, 21));
}

#[test]
fn the_account_speaks_of_plans_and_of_what_is_named() {
    let dir = fixture();
    let plan = r#"[{"name": "Paid", "rules": {"type": "object"}}, {"name": "Sent", "rules": {"type": "text"}}]"#;
    put(dir.path(), "acme/plan.json", plan.replace("text", "object"));
    put(dir.path(), "acme/Visit.md", PAGE);
    put(dir.path(), "acme/other.json", "{}");
    let account = "1 tracking plan with 2 events, 2 schemas, 0 errors, 0 warnings";
    check(&dir, "@/acme/plan.json --out @/out", ExitStatus::Success, &[account]);
    put(dir.path(), "acme/plan.csv", "Event,Property,Type\nRead,id,string\nHeard,id,string\n");
    let csv = "1 tracking plan with 2 events, 2 rows, 2 schemas, 0 errors, 0 warnings";
    check(&dir, "@/acme/plan.csv --out @/csv", ExitStatus::Success, &[csv]);
    let three = "2 tracking plans with 4 events, 1 page (0 without a property table), 1 table (0 skipped), 4 rows";
    let paths = "@/acme/Visit.md @/acme/plan.json @/acme/plan.csv --out @/three";
    check(&dir, paths, ExitStatus::Success, &[three]);
    fs::remove_file(dir.path().join("acme/plan.csv")).expect("it is there");
    let both = "1 tracking plan with 2 events, 1 page (0 without";
    let skipped = "note: skipped 1 other file (1 `.json`)";
    check(&dir, "@/acme @/acme/plan.json --out @/both", ExitStatus::Success, &[both, skipped]);
    fs::remove_file(dir.path().join("acme/other.json")).expect("it is there");
    let (_, text) = capture(&dir, "@/acme @/acme/plan.json --out @/both");
    assert!(!text.contains("skipped 1 other file"), "{text}");
    // What is not captured is not fresh.
    put(dir.path(), "acme/plan.json", plan);
    capture(&dir, "@/acme/plan.json --out @/one");
    let not_fresh = "not fresh: `@/one` is as the tables are captured, but they have 1 error";
    check(&dir, "@/acme/plan.json --out @/one --check", ExitStatus::Failure, &[not_fresh]);
}

#[test]
fn what_an_overlay_added_is_kept_when_another_is_suggested() {
    let dir = fixture();
    put(dir.path(), "acme/orders.md", OPEN);
    let overlay = r#"{ "vendor": "acme", "schemas": [{ "name": "order-shipped", "version": "unversioned", "tables": "orders.md",
        "root": "OrderShipped", "otherFiles": ["all_*"], "recognised": false }],
        "amend": [{ "type": "OrderShipped", "require": ["id"], "source": { "document": "guide", "version": "1" } }] }"#;
    put(dir.path(), "o.json", overlay);
    capture(&dir, "@/acme --out @/out --overlay @/o.json");
    let schema = dir.path().join("out/acme/order-shipped@unversioned.json");
    let text = fs::read_to_string(&schema).expect("it was written");
    let kept = "kept: `@/out/acme/order-shipped@unversioned.json`: an overlay added to it";
    let words = "@/acme --out @/out --suggest-overlay @/more.json";
    check(
        &dir,
        words,
        ExitStatus::Failure,
        &[kept, "new: `@/more.json`", "kept: `@/out/index.json`"],
    );
    assert_eq!(fs::read_to_string(&schema).expect("it is there"), text);
}

#[test]
fn common_fields_that_an_overlay_added_are_kept_when_another_is_suggested() {
    let dir = fixture();
    let table = |title: &str, row: &str| {
        format!("# {title}\n\n| Property | Type | Required |\n|---|---|---|\n| {row} |\n\n")
    };
    put(dir.path(), "acme/paid.md", table("Paid", "id | string | yes"));
    put(dir.path(), "acme/common.md", table("Common fields", "at | timestamp | no"));
    let overlay = r#"{ "vendor": "acme", "common": ["CommonFields"], "schemas": [
        { "name": "paid", "version": "unversioned", "tables": "paid.md", "root": "Paid" }] }"#;
    put(dir.path(), "o.json", overlay);
    capture(&dir, "@/acme --out @/out --overlay @/o.json");
    let schema = dir.path().join("out/acme/paid@unversioned.json");
    let text = fs::read_to_string(&schema).expect("it was written");
    let kept = "kept: `@/out/acme/paid@unversioned.json`: an overlay added to it";
    let words = "@/acme --out @/out --suggest-overlay @/more.json";
    check(&dir, words, ExitStatus::Success, &[kept, "new: `@/more.json`"]);
    assert_eq!(fs::read_to_string(&schema).expect("it is there"), text);
}

#[test]
fn what_is_said_of_columns_and_plans_fits_what_is_missing() {
    let dir = fixture();
    let untyped = "# Refunds\n\n| Property | Description |\n|---|---|\n| amount | How much. |\n";
    put(dir.path(), "acme/refunds.md", untyped);
    let help = "help: an overlay can say which column holds the names, and the table is captured without types: `\"columns\": {\"Property\": \"name\"}`";
    let (_, text) = capture(&dir, "@/acme --out @/out");
    assert!(text.contains(help) && !text.contains("Datum"), "{text}");
    put(dir.path(), "plans/plan.json", "[]");
    let message = "a tracking plan is only captured if the file is named itself";
    check(&dir, "@/plans --out @/out", ExitStatus::Error, &["no page in `@/plans`", message]);
}

#[test]
fn what_cannot_be_written_does_not_keep_the_others_from_it() {
    let dir = fixture();
    put(dir.path(), "tables/acme/Leave.md", PAGE.replace("Visit", "Leave"));
    let long = PAGE.replace("Visit", "Return").replace("1.0.0", &["1"; 200].join("."));
    put(dir.path(), "tables/acme/Return.md", long);
    fs::create_dir_all(dir.path().join("out/acme/visit@1.0.0.json")).expect("it can be made");
    let error = "error: cannot write `@/out/acme/visit@1.0.0.json`: it is a directory";
    let version = ["1"; 30].join(".");
    let returned = format!("new: `@/out/acme/return@{version}.json`");
    let parts = [error, "new: `@/out/acme/leave@1.0.0.json`", &returned, "new: `@/out/index.json`"];
    check(&dir, "@/tables --out @/out", ExitStatus::Error, &parts);
    let index = fs::read_to_string(dir.path().join("out/index.json")).expect("it was written");
    let index: serde_json::Value = serde_json::from_str(&index).expect("it is JSON");
    let families: Vec<&String> = index.as_object().expect("it has families").keys().collect();
    assert_eq!(families, ["acme/leave", "acme/return"]);
    // What somebody else wrote is a sign that the directory is not meant.
    put(dir.path(), "out/acme/leave@1.0.0.json", "mine");
    fs::remove_file(dir.path().join("out/index.json")).expect("it is there");
    let refused = "`@/out/acme/leave@1.0.0.json` is not overwritten";
    check(&dir, "@/tables --out @/out", ExitStatus::Error, &[refused]);
    assert!(!dir.path().join("out/index.json").exists());
}
