use std::{
    fs,
    io::Write as _,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use super::{Change, WriteError, Writer, is_still_there, is_temporary, lock, temporary, tidy};

const OURS: &str = "# ours\n";

fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(OURS.as_bytes())
}

/// Writes below the folder; what came of it.
fn write(folder: &Path, name: &str, text: &str) -> Result<Change, String> {
    let text = format!("{OURS}{text}");
    let mut writer = Writer::below(folder);
    writer
        .write(&folder.join(name), text.as_bytes(), &is_ours)
        .map_err(|error| reason(&error).replace(&*folder.to_string_lossy(), "[DIR]"))
}

/// Returns what follows the path in an error.
fn reason(error: &WriteError) -> String {
    let start = format!("cannot write `{}`: ", error.path().display());
    error.to_string().strip_prefix(&start).expect("the path comes first").to_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_once_with_the_folders_that_it_needs() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    assert_eq!(write(&out, "a/b/c.txt", "1"), Ok(Change::Written));
    assert_eq!(write(&out, "a/b/c.txt", "1"), Ok(Change::None));
    assert_eq!(write(&out, "a/b/c.txt", "2"), Ok(Change::Written));
    assert_eq!(fs::read_to_string(out.join("a/b/c.txt")).unwrap(), "# ours\n2");
    assert_eq!(names(&out.join("a/b")), ["c.txt"]);
    assert_eq!(
        write(&out, "../c.txt", "1").unwrap_err(),
        "it is outside of the folder that was named"
    );
}

#[test]
fn only_a_folder_that_is_named_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere/a.txt");
    assert!(Writer::named().write(&path, b"1", &is_ours).is_err());
    fs::write(folder.path().join("file"), "").unwrap();
    let said = write(&folder.path().join("file"), "a/b.txt", "1").unwrap_err();
    assert!(said.starts_with("failed to make `[DIR]/a`: "), "{said}");
}

#[test]
fn what_somebody_else_wrote_stays_unless_it_is_forced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "a diary").unwrap();
    let said = write(folder.path(), "a.txt", "1").unwrap_err();
    assert_eq!(said, "it is there already, written by somebody else");
    assert_eq!(fs::read_to_string(&path).unwrap(), "a diary");
    let mut writer = Writer::named().force(true);
    assert_eq!(writer.write(&path, b"1", &is_ours).unwrap(), Change::Written);
    // A file that was made to be filled is nobody's.
    fs::write(&path, "").unwrap();
    assert_eq!(write(folder.path(), "a.txt", "1"), Ok(Change::Written));
}

#[test]
fn a_writer_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", "1").unwrap();
    let path = folder.path().join("a.txt");
    let error = Writer::named().write_with(&path, &is_ours, |file| {
        file.write_all(b"half of it")?;
        Err(std::io::Error::other("no more"))
    });
    assert_eq!(reason(&error.unwrap_err()), "no more");
    assert_eq!(fs::read_to_string(path).unwrap(), "# ours\n1");
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[test]
fn what_appears_while_a_file_is_made_is_judged_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let write = |meanwhile: &str| {
        let _ = fs::remove_file(&path);
        let written = Writer::named().write_with(&path, &is_ours, |file| {
            fs::write(&path, meanwhile)?;
            file.write_all(b"1")
        });
        (written.map_err(|error| error.is_foreign()), fs::read_to_string(&path).unwrap())
    };
    assert_eq!(write("# ours\n"), (Ok(()), "1".to_owned()));
    assert_eq!(write("a diary"), (Err(true), "a diary".to_owned()));
}

#[test]
fn leftovers_of_killed_runs_are_removed_and_nothing_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let others = [".tablature-mine.tmp", ".tablature-0123456789.txt", "tablature-0123456789.tmp"];
    for name in others.iter().chain(&[".tablature-0123456789.tmp"]) {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    // One that a run still writes is locked.
    let busy = folder.path().join(".tablature-abcdefghij.tmp");
    let busy_file = fs::File::create(&busy).unwrap();
    busy_file.lock().unwrap();
    Writer::named().judge(&folder.path().join("a.txt"), &is_ours).unwrap();
    let mut expected = [&others[..], &[".tablature-abcdefghij.tmp"]].concat();
    expected.sort_unstable();
    assert_eq!(names(folder.path()), expected);
    drop(busy_file);
    Writer::named().judge(&folder.path().join("a.txt"), &is_ours).unwrap();
    assert!(!busy.exists());
    assert!(!is_temporary(".tablature-.tmp"));
}

#[test]
fn writers_under_one_lock_wait_for_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("count.txt");
    fs::write(&path, "# ours\n0").unwrap();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..5 {
                    let _lock = lock(&path).unwrap();
                    let text = fs::read_to_string(&path).unwrap();
                    let count: u32 = text[OURS.len()..].parse().unwrap();
                    let text = format!("{OURS}{}", count + 1);
                    Writer::named().write(&path, text.as_bytes(), &is_ours).unwrap();
                }
            });
        }
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), "# ours\n40");
    assert_eq!(names(folder.path()), ["count.txt"]);
}

#[cfg(unix)]
mod unix {
    use std::{
        fs,
        os::unix::fs::{PermissionsExt, symlink},
        process::Command,
    };

    use super::{Change, Writer, is_ours, names, reason, write};

    #[test]
    fn links_are_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (out, other) = (folder.path().join("out"), folder.path().join("other"));
        fs::create_dir(&out).unwrap();
        fs::create_dir(&other).unwrap();
        fs::write(other.join("a.txt"), "# ours\n").unwrap();
        symlink("../other", out.join("folder")).unwrap();
        symlink("../other/a.txt", out.join("file.txt")).unwrap();
        symlink("nowhere", out.join("lost.txt")).unwrap();
        for (name, link) in
            [("folder/b.txt", "folder"), ("file.txt", "file.txt"), ("lost.txt", "lost.txt")]
        {
            let expected =
                format!("`[DIR]/{link}` is a symbolic link, and nothing is written through links");
            assert_eq!(write(&out, name, "1").unwrap_err(), expected);
        }
        assert_eq!(names(&other), ["a.txt"]);
        assert_eq!(fs::read_to_string(other.join("a.txt")).unwrap(), "# ours\n");
        // The folder that is named may be one.
        symlink("other", folder.path().join("named")).unwrap();
        assert_eq!(write(&folder.path().join("named"), "a.txt", "1"), Ok(Change::Written));
    }

    #[test]
    fn permissions_stay_and_read_only_files_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        write(folder.path(), "a.txt", "1").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write(folder.path(), "a.txt", "2").unwrap();
        assert_eq!(mode(), 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        assert_eq!(write(folder.path(), "a.txt", "3").unwrap_err(), "it is read-only");
        assert_eq!(fs::read_to_string(&path).unwrap(), "# ours\n2");
        // A new file is as open as the mask of the user allows: not for its owner alone, as temporary files are.
        let plain = folder.path().join("plain.txt");
        fs::write(&plain, "").unwrap();
        write(folder.path(), "b.txt", "1").unwrap();
        let mode =
            |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("b.txt"), mode("plain.txt"));
    }

    #[test]
    fn only_regular_files_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(write(folder.path(), "pipe", "1").unwrap_err(), "it is a named pipe");
        fs::create_dir(folder.path().join("dir")).unwrap();
        assert_eq!(write(folder.path(), "dir", "1").unwrap_err(), "it is a directory");
        let error = Writer::named().write("/dev/null".as_ref(), b"", &is_ours).unwrap_err();
        assert_eq!(reason(&error), "it is a device");
    }
}

#[test]
fn a_file_that_is_being_written_is_known_to_those_who_end_the_process() {
    let folder = tempfile::tempdir().unwrap();
    let live = || {
        let live = super::LIVE.lock().unwrap();
        live.iter().filter(|path| path.starts_with(folder.path())).cloned().collect::<Vec<_>>()
    };
    let path = folder.path().join("a.json");
    let text = |out: &mut dyn std::io::Write| {
        let files = live();
        assert_eq!(files.len(), 1);
        assert!(files[0].exists());
        out.write_all(b"{}")
    };
    Writer::named().write_with(&path, &|_| true, text).unwrap();
    assert_eq!(live(), Vec::<std::path::PathBuf>::new());
    let lock = lock(&path).unwrap();
    assert_eq!(live().len(), 1);
    drop(lock);
    assert_eq!(live().len(), 0);
}

#[test]
fn a_run_that_tidies_takes_no_file_of_one_that_has_just_made_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    tidy(folder.path());
                }
            });
        }
        let lost = (0..2_000).filter(|_| {
            let file = temporary(folder.path()).expect("it can be made");
            thread::yield_now();
            !is_still_there(file.as_file(), file.path())
        });
        let lost = lost.count();
        is_done.store(true, Ordering::Relaxed);
        assert_eq!(lost, 0);
    });
}

#[test]
fn a_file_that_grows_is_there_when_it_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let names = || fs::read_dir(folder.path()).unwrap().count();
    let mut writer = Writer::named().force(true);
    let mut growing = writer.grow(&path, &|_| false).unwrap();
    growing.write_all(b"{}\n").unwrap();
    assert!(!path.exists());
    drop(growing);
    assert_eq!(names(), 0);
    for text in ["[1]\n", "[2]\n"] {
        let mut growing = writer.grow(&path, &|_| false).unwrap();
        growing.write_all(text.as_bytes()).unwrap();
        growing.finish(&mut writer, &|_| false).unwrap();
        assert_eq!((fs::read_to_string(&path).unwrap(), names()), (text.to_owned(), 1));
    }
}
