//! Files that are found, and files that are written: whole, once, and nobody else's.

use std::{
    fs,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use insta::assert_snapshot;

use crate::fixture::{Fixture, Run, gzip, repository, zstd};

const PAGE: &str = "# Visit\n\n## Properties\n\n|Name | Type | Description | Notes|\n|---|---|---|---|\n\
                    | **visitor_id** | str | Who came. | |\n\n_Acme 1.0.0_\n";

const SCHEMA: &str = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;

fn read(fixture: &Fixture, path: &str) -> String {
    fs::read_to_string(fixture.path().join(path)).expect("the file is there")
}

/// The names of all files and links below a directory.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a directory can be listed") {
        let entry = entry.expect("a directory can be listed");
        let name = entry.file_name().into_string().expect("names are text");
        if entry.file_type().expect("files have a type").is_dir() {
            found.extend(tree(&entry.path()).iter().map(|below| format!("{name}/{below}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// The end of the summary of a check.
fn summary(run: &Run) -> (u64, Option<i32>) {
    let lines = run.json();
    let summary = lines.last().expect("a run has a summary");
    (summary["files"].as_u64().expect("files are counted"), run.code)
}

#[test]
fn a_file_that_is_named_twice_is_one() {
    let fixture =
        Fixture::with_order().file("in/a.json", "{\"id\":1}").file("b.json", "{\"id\":1}");
    let run = fixture.check(&["in/a.json", "./in/../in/a.json", "in", "b.json", "b.json"]);
    assert_eq!(summary(&run), (2, Some(0)), "{}", run.err);
    // Not even where all of a directory was named before.
    assert_eq!(summary(&fixture.check(&["in/a.json", "in"])), (1, Some(0)));
    let run =
        fixture.run(&["schema", "check", ".schemas/order.json", ".schemas", ".schemas/order.json"]);
    assert!(run.out.starts_with("1 schema: "), "{}{}", run.out, run.err);
}

#[test]
fn what_ignore_files_hide_is_counted_and_can_be_included() {
    let fixture = Fixture::with_order()
        .file("in/.gitignore", "old/\nb.*\n")
        .file("in/a.json", "{\"id\":1}")
        .file("in/b.json", "{\"id\":1}")
        .file("in/old/c.json", "{\"id\":1}")
        .file("in/old/d.txt", "");
    let run = fixture.check(&["in"]);
    assert_eq!(summary(&run), (1, Some(0)));
    assert_snapshot!(run.err, @"note: in: 2 files are hidden by ignore files; `--no-ignore` includes them");
    let run = fixture.check(&["in", "--no-ignore"]);
    assert_eq!((summary(&run), &*run.err), ((3, Some(0)), ""));
    assert_eq!(fixture.check(&["in", "--quiet"]).err, "");
}

#[test]
fn packed_files_have_limits_that_can_be_raised() {
    let text = "{\"id\":1}\n".repeat(1000);
    let fixture = Fixture::with_order().file("a.jsonl.gz", gzip(text.as_bytes()));
    let run = fixture.check(&["a.jsonl.gz", "--max-unpacked-bytes", "1000"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.err, @"error: a.jsonl.gz: the gzip stream unpacks to more than 1000 bytes; raise the limit with `--max-unpacked-bytes`");
    assert_eq!(fixture.check(&["a.jsonl.gz", "--max-unpacked-bytes", "9000"]).code, Some(0));
    let bomb = Fixture::with_order().file("a.jsonl.zst", zstd(&vec![b'x'; 170 << 20]));
    let run = bomb.check(&["a.jsonl.zst", "--max-unpack-ratio", "100"]);
    assert_eq!(run.code, Some(2));
    let expected = "the zstd stream unpacks to more than 100 times its size; raise the limit with `--max-unpack-ratio`";
    assert!(run.err.contains(expected), "{}", run.err);
}

#[test]
fn what_somebody_else_wrote_is_written_over_by_force_only() {
    let fixture = Fixture::new().file("docs/acme/Visit.md", PAGE).file("s.json", SCHEMA);
    let capture = ["capture", "docs", "--out", "out"];
    let generate = ["generate", "rust", "s.json", "--out", "o.rs", "--lock", "names.json"];
    let path = ["schema", "path", "userpilot/event", "--out", "copy"];
    let sample = ["sample", "s.json", "-n", "1", "--out", "made"];
    let docs = ["docs", "site", "--schema", "s.json"];
    for (arguments, file) in [
        (&capture[..], "out/index.json"),
        (&capture[..], "out/acme/visit@1.0.0.json"),
        (&generate[..], "o.rs"),
        (&generate[..], "names.json"),
        (&path[..], "copy/userpilot/event@3.json"),
        (&sample[..], "made/0001.json"),
        (&docs[..], "site/index.html"),
        (&docs[..], "site/pages/s.html"),
    ] {
        let first = fixture.run(arguments);
        assert_eq!(first.code, Some(0), "{}", first.err);
        let ours = read(&fixture, file);
        let theirs = if file == "names.json" { "{}" } else { "{\"my\": \"own\"}" };
        fs::write(fixture.path().join(file), theirs).expect("files can be written");
        let refused = fixture.run(arguments);
        assert_eq!(refused.code, Some(2), "{file}: {}", refused.err);
        let native = Path::new(file).display().to_string();
        assert!(
            refused.err.contains(&format!("`{native}` is not overwritten: ")),
            "{file}: {}",
            refused.err
        );
        assert!(
            refused.err.contains("it was not written by this command; "),
            "{file}: {}",
            refused.err
        );
        assert!(refused.err.contains("`--force`"), "{file}: {}", refused.err);
        assert_eq!(read(&fixture, file), theirs);
        let forced = fixture.run(&[arguments, &["--force"]].concat());
        assert_eq!(forced.code, Some(0), "{file}: {}", forced.err);
        assert_eq!(read(&fixture, file), ours);
        assert_eq!(fixture.run(arguments).code, Some(0), "{file} is ours");
    }
}

#[test]
fn nothing_is_captured_where_one_file_must_stay() {
    let second = PAGE.replace("Visit", "Order");
    let fixture = Fixture::new()
        .file("docs/acme/Visit.md", PAGE)
        .file("docs/acme/Order.md", second)
        .file("out/acme/visit@1.0.0.json", "{}");
    assert_eq!(fixture.run(&["capture", "docs", "--out", "out"]).code, Some(2));
    assert_eq!(tree(&fixture.path().join("out")), ["acme/visit@1.0.0.json"]);
}

#[test]
fn runs_that_write_one_baseline_at_a_time_lose_nothing() {
    let mut fixture = Fixture::with_order();
    for number in 0..10 {
        fixture = fixture.file(&format!("{number}.json"), "{\"id\":\"x\"}");
    }
    thread::scope(|scope| {
        for number in 0..10 {
            let fixture = &fixture;
            scope.spawn(move || {
                let file = format!("{number}.json");
                let run = fixture.check(&[&file, "--write-baseline", "known.json"]);
                assert_eq!(run.code, Some(0), "{}", run.err);
            });
        }
    });
    let known: serde_json::Value =
        serde_json::from_str(&read(&fixture, "known.json")).expect("a baseline is JSON");
    assert_eq!(known["findings"].as_array().map(Vec::len), Some(10), "{known}");
    let files = tree(fixture.path());
    assert!(!files.iter().any(|file| file.contains("tablature-")), "{files:?}");
}

#[test]
fn a_baseline_that_is_broken_or_none_stays() {
    let fixture = Fixture::with_order().file("a.json", "{\"id\":\"x\"}");
    for text in ["{\"my\": \"own\"}", "{\"version\":1,\"findings\":[", "[]", "a diary"] {
        fs::write(fixture.path().join("known.json"), text).expect("files can be written");
        let run = fixture.check(&["a.json", "--write-baseline", "known.json"]);
        assert_eq!((run.code, run.findings().len()), (Some(2), 0), "{text}");
        let expected = "error: `known.json` is not overwritten; remove it, or name another file";
        assert!(run.err.starts_with(expected), "{}", run.err);
        assert_eq!(read(&fixture, "known.json"), text);
    }
    // A file that was made to be filled is one to be filled.
    fs::write(fixture.path().join("known.json"), "").expect("files can be written");
    assert_eq!(fixture.check(&["a.json", "--write-baseline", "known.json"]).code, Some(0));
}

/// Runs that are killed at some moment, each over what was there before: every file is the old one or the new one.
#[test]
fn a_run_that_is_killed_leaves_whole_files_and_the_next_one_leaves_no_more() {
    let pages = |rows: usize| {
        let rows: Vec<String> = (0..rows).map(|n| format!("| **f{n}** | str | x | |\n")).collect();
        let rows = rows.concat();
        PAGE.replace("| **visitor_id** | str | Who came. | |\n", &rows)
    };
    let fixture = Fixture::new();
    let write_pages = |rows: usize| {
        let folder = fixture.path().join("docs/acme");
        fs::create_dir_all(&folder).expect("directories can be made");
        for name in ["One", "Two", "Three"] {
            let text = pages(rows).replace("Visit", name);
            fs::write(folder.join(format!("{name}.md")), text).expect("files can be written");
        }
    };
    let capture = ["capture", "docs", "--out", "out"];
    let out = fixture.path().join("out");
    let contents = || -> Vec<(String, Vec<u8>)> {
        let files = tree(&out).into_iter();
        files.map(|file| (file.clone(), fs::read(out.join(file)).expect("it is there"))).collect()
    };
    write_pages(200);
    assert_eq!(fixture.run(&capture).code, Some(0));
    let mut before = contents();
    for (round, part) in (0..8).zip([0, 3, 5, 6, 7, 8, 9, 10]) {
        write_pages(201 + round);
        let started = Instant::now();
        let mut whole = fixture.command(&[&capture[..2], &["--out", "other"]].concat());
        assert!(whole.stdout(Stdio::null()).status().expect("it runs").success());
        let lasted = started.elapsed();
        let mut child = fixture.command(&capture).stdout(Stdio::null()).spawn().expect("it runs");
        thread::sleep(lasted * part / 10 + Duration::from_millis(round as u64));
        // It may have ended.
        let _ = child.kill();
        child.wait().expect("it ends");
        let new = |file: &str| fs::read(fixture.path().join("other").join(file)).ok();
        for (file, bytes) in contents() {
            let old = before.iter().find(|(name, _)| *name == file).map(|(_, old)| old);
            let is_whole = old == Some(&bytes) || new(&file).as_ref() == Some(&bytes);
            assert!(
                is_whole || file.contains("/.tablature-") || file.starts_with(".tablature-"),
                "{file}"
            );
        }
        assert_eq!(fixture.run(&capture).code, Some(0));
        before = contents();
        assert_eq!(tree(&out), tree(&fixture.path().join("other")));
        assert!(before.iter().all(|(file, bytes)| new(file).as_ref() == Some(bytes)));
    }
}

#[cfg(unix)]
mod unix {
    use std::{
        fs,
        os::unix::fs::{PermissionsExt, symlink},
        process::Command,
    };

    use insta::assert_snapshot;

    use super::{PAGE, SCHEMA, read, summary, tree};
    use crate::fixture::Fixture;

    fn link(fixture: &Fixture, to: &str, from: &str) {
        let from = fixture.path().join(from);
        fs::create_dir_all(from.parent().expect("it has one")).expect("directories can be made");
        symlink(to, from).expect("links can be made");
    }

    fn pipe(fixture: &Fixture, name: &str) {
        let made = Command::new("mkfifo").arg(fixture.path().join(name)).status();
        assert!(made.expect("there is `mkfifo`").success());
    }

    #[test]
    fn links_are_followed_inside_of_the_directory_only() {
        let fixture = Fixture::with_order()
            .file("secret.json", "TOPSECRET")
            .file("in/a.json", "{\"id\":1}")
            .file("in/.data/b", "{\"id\":1}");
        link(&fixture, "../secret.json", "in/secret.json");
        link(&fixture, "/etc", "in/etc");
        link(&fixture, "/etc/passwd", "in/passwd.txt");
        link(&fixture, ".data/b", "in/b.json");
        link(&fixture, "a.json", "in/twice.json");
        let run = fixture.check(&["in"]);
        assert_eq!(summary(&run), (2, Some(0)), "{}", run.out);
        assert_snapshot!(run.err, @"note: in: 2 symbolic links lead out of this directory, and nothing there was checked: `in/etc`, `in/secret.json`; name what is to be checked");
        // Who names a link means it.
        assert!(fixture.check(&["in/secret.json"]).code == Some(1));
    }

    #[test]
    fn a_fan_of_links_costs_nothing() {
        let mut fixture = Fixture::with_order();
        for one in 0..12 {
            fixture = fixture
                .file(&format!("in/d{one}/x.json"), "{\"id\":1}")
                .file(&format!("docs/d{one}/V{one}.md"), PAGE.replace("Visit", &format!("V{one}")))
                .file(&format!("schemas/d{one}/x.json"), SCHEMA);
        }
        for folder in ["in", "docs", "schemas"] {
            for one in 0..12 {
                for other in (0..12).filter(|other| *other != one) {
                    link(&fixture, &format!("../d{other}"), &format!("{folder}/d{one}/l{other}"));
                }
            }
        }
        let run = fixture.check(&["in"]);
        assert_eq!((summary(&run), &*run.err), ((12, Some(0)), ""));
        let run = fixture.run(&["capture", "docs", "--out", "out"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert_eq!(tree(&fixture.path().join("out")).len(), 13);
        let run = fixture.run(&["schema", "check", "schemas"]);
        assert!(run.out.starts_with("12 schemas: "), "{}{}", run.out, run.err);
        assert_eq!(fixture.run(&["diff", "schemas", "schemas"]).code, Some(0));
        let run = fixture.run(&["generate", "rust", "schemas", "--out", "src"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert_eq!(tree(&fixture.path().join("src")).len(), 25);
    }

    #[test]
    fn neither_pipes_nor_devices_are_waited_for() {
        let fixture = Fixture::with_order()
            .file("a.json", "{\"id\":1}")
            .file("in/a.json", "{\"id\":1}")
            .file("docs/acme/Visit.md", PAGE);
        for name in ["pipe", "in/b.json", "docs/acme/b.md"] {
            pipe(&fixture, name);
        }
        link(&fixture, "/dev/zero", "zero");
        assert_eq!(summary(&fixture.check(&["in"])), (1, Some(0)));
        assert_eq!(fixture.run(&["capture", "docs", "--out", "out"]).code, Some(0));
        for (name, kind) in [("pipe", "a named pipe"), ("zero", "a device")] {
            for arguments in [
                &["check", "a.json", "--schema", name][..],
                &["check", "a.json", "--config", name],
                &["check", "a.json", "--baseline", name],
                &["capture", name, "--out", "out"],
                &["capture", "docs", "--overlay", name, "--out", "out"],
                &["diff", "userpilot/event", "userpilot/event", "--acknowledged", name],
                &["generate", "rust", "userpilot/event", "--lock", name],
            ] {
                let run = fixture.run(arguments);
                assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.err);
                let expected = format!("it is {kind}, and only regular files are read");
                // A name that is not that of a file may be an id of the catalogue.
                let is_id = run.err.contains("no schema `");
                assert!(is_id || run.err.contains(&expected), "{arguments:?}: {}", run.err);
            }
        }
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        let fixture = Fixture::with_order()
            .file("a.json", "{\"id\":\"x\"}")
            .file("s.json", SCHEMA)
            .file("docs/acme/Visit.md", PAGE)
            .file("in/x/s.json", SCHEMA)
            .file("else/empty", "")
            .file("else/lock", "{}");
        link(&fixture, "else/lock", "names.json");
        for name in ["link", "o.rs", "out/index.json", "made/0001.json", "site/index.html"] {
            let up = if name.contains('/') { "../" } else { "" };
            link(&fixture, &format!("{up}else/empty"), name);
        }
        for name in ["captured/acme", "src/x", "copy/userpilot"] {
            link(&fixture, "../else", name);
        }
        link(&fixture, "../else/empty", "init/tablature.toml");
        for arguments in [
            &["check", "a.json", "--schema", ".schemas/order.json", "--write-baseline", "link"][..],
            &["generate", "rust", "s.json", "--out", "o.rs"],
            &["generate", "rust", "in", "--out", "src"],
            &["generate", "rust", "s.json", "--lock", "names.json"],
            &["capture", "docs", "--out", "out"],
            &["capture", "docs", "--out", "captured"],
            &["sample", "s.json", "--out", "made", "--force"],
            &["docs", "site", "--schema", "s.json", "--force"],
            &["schema", "path", "userpilot/event", "--out", "copy"],
            &["init", "init", "--force"],
        ] {
            let run = fixture.run(arguments);
            assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.err);
            let expected = "is a symbolic link, and nothing is written through links";
            assert!(run.err.contains(expected), "{arguments:?}: {}", run.err);
        }
        assert_eq!(tree(&fixture.path().join("else")), ["empty", "lock"]);
        assert_eq!(read(&fixture, "else/empty") + &read(&fixture, "else/lock"), "{}");
    }

    #[test]
    fn a_read_only_file_stays() {
        let fixture = Fixture::with_order().file("a.json", "{\"id\":\"x\"}").file("s.json", SCHEMA);
        let generate = ["generate", "rust", "s.json", "--out", "o.rs"];
        assert_eq!(fixture.run(&generate).code, Some(0));
        let path = fixture.path().join("o.rs");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("modes can be set");
        // A file that is fresh need not be written.
        assert_eq!(fixture.run(&generate).code, Some(0));
        let before = read(&fixture, "o.rs");
        let fixture = fixture.file("s.json", "{\"type\": \"string\", \"minLength\": 1}");
        let run = fixture.run(&[&generate[..], &["--force"]].concat());
        assert_snapshot!(run.err, @"error: cannot write `o.rs`: it is read-only");
        assert_eq!(read(&fixture, "o.rs"), before);
    }
}

#[test]
fn files_beside_the_events_of_an_export_are_left_out() {
    let day = "exports/userpilot_datasync_1_NX/2025-05-11";
    let event = fs::read_to_string(repository("examples/userpilot/export.jsonl"));
    let fixture = Fixture::new()
        .file(&format!("{day}/track_feature_1.json"), event.expect("it is in the repository"))
        .file(&format!("{day}/all_users.json"), "{\"id\": 1}\n{\"id\": 2}\n")
        .file(&format!("{day}/feature_tags_breakdown.json"), "[1]");
    let check = |args: &[&str]| {
        fixture.run(&[&["check", "--summary", "--now", "2025-05-11T07:45:31Z"], args].concat())
    };
    let run = check(&["exports"]);
    assert!(run.out.contains("1 file, "), "{}", run.all());
    assert_eq!(
        run.err.lines().next(),
        Some(
            "note: left out: 2 files that hold no events in the exports of `userpilot/event`: \
        `exports/userpilot_datasync_1_NX/2025-05-11/all_users.json`, `exports/userpilot_datasync_1_NX/2025-05-11/feature_tags_breakdown.json`; to check one, pass its path"
        )
    );
    assert!(check(&["exports", "--schema", "userpilot/event@4"]).out.contains("1 file, "));
    // Others may call events so.
    assert!(check(&["exports", "--schema", "genesys/event"]).out.contains("3 files, "));
    let named = check(&[&format!("{day}/all_users.json"), "--schema", "userpilot/event"]);
    assert!(named.out.contains("1 file, 2 records"), "{}", named.all());
    let listed = |globs: &str| {
        let text = format!("[[check]]\nfiles = [{globs}]\nschema = \"userpilot/event\"\n");
        fs::write(fixture.path().join("tablature.toml"), text).expect("files can be written");
        ["exports", "."].map(|path| fixture.run(&["check", path, "--summary"]))
    };
    for (globs, files) in [
        ("\"exports/**/all_users.json\"", "2 files, "),
        ("\"exports/**/all_*\"", "2 files, "),
        // To list a directory is not to name what is in it.
        ("\"exports/**\"", "1 file, "),
        ("\"exports\"", "1 file, "),
    ] {
        for run in listed(globs) {
            assert!(run.out.contains(files), "{globs}: {}", run.all());
        }
    }
}

#[test]
fn a_directory_may_be_listed_by_its_name() {
    let fixture = Fixture::with_order()
        .file("exports/day/a.jsonl", "{\"id\": \"x\"}\n")
        .file("exports/README.md", "text");
    for glob in ["exports", "exports/", "./exports/day"] {
        let text = format!("[[check]]\nfiles = [\"{glob}\"]\nschema = \".schemas/order.json\"\n");
        fs::write(fixture.path().join("tablature.toml"), text).expect("files can be written");
        let run = fixture.run(&["check", "--format", "json"]);
        assert_eq!(run.findings().len(), 1, "{glob}: {}", run.all());
        assert_eq!(run.code, Some(1), "{glob}: {}", run.all());
    }
}

#[test]
fn a_directory_that_is_missing_is_named() {
    let fixture = Fixture::with_order().file("a.jsonl", "{\"id\": 1}\n");
    for args in [["--format", "sarif=out/x.sarif"], ["--valid-to", "out/x.sarif"]] {
        let run = fixture.check(&[&["a.jsonl"], &args[..]].concat());
        assert_eq!(
            run.err,
            "error: cannot write `out/x.sarif`: there is no directory `out`; create it first\n"
        );
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn the_hook_is_for_all_event_files() {
    let names =
        ["json", "jsonl", "ndjson", "csv", "tsv", "parquet", "avro", "arrow", "arrows", "feather"];
    for file in [".pre-commit-hooks.yaml", "docs/ci.md"] {
        let text = fs::read_to_string(repository(file)).expect("it is in the repository");
        let pattern = format!(r"files: \.({})(\.(gz|zst))?$", names.join("|"));
        assert!(text.contains(&pattern), "{file} has not {pattern}");
    }
    // The names that the command looks for in a directory.
    let fixture = Fixture::with_order().file("empty/a.txt", "");
    let run = fixture.check(&["empty"]);
    assert!(names.iter().all(|name| run.err.contains(&format!(".{name}"))), "{}", run.err);
    assert_eq!(run.err.matches(" .").count(), names.len() + 2, "{}", run.err);
}
