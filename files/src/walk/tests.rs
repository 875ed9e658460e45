use std::{fs, io, path::Path};

use tempfile::TempDir;

use super::{Filter, Seen, Walked, problem, walk};

fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for path in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "{}").unwrap();
    }
    folder
}

fn found(folder: &Path, filter: Filter) -> Walked {
    let is_json = |path: &Path| path.extension().is_some_and(|end| end == "json");
    walk(folder, filter, &is_json, &mut Seen::default())
}

/// The names of files, relative to the folder.
fn names(folder: &TempDir, walked: &Walked) -> Vec<String> {
    let name = |path: &Path| path.strip_prefix(folder.path()).unwrap().display().to_string();
    walked.files.iter().map(|path| name(path)).collect()
}

#[test]
fn files_come_by_name_and_hidden_ones_where_they_are_wanted() {
    let folder = folder(&["b.json", "a/z.json", "a.json", "c.txt", ".d.json", ".e/f.json"]);
    let walked = found(folder.path(), Filter::Hidden);
    assert_eq!(names(&folder, &walked), ["a/z.json", "a.json", "b.json"]);
    assert_eq!(found(folder.path(), Filter::None).files.len(), 5);
}

#[test]
fn what_ignore_files_hide_is_counted() {
    let folder = folder(&["a.json", "b.json", "out/c.json", "out/d.json", "out/e.txt", ".f.json"]);
    fs::write(folder.path().join(".gitignore"), "out/\nb.*\n").unwrap();
    let walked = found(folder.path(), Filter::Ignored);
    assert_eq!(names(&folder, &walked), ["a.json"]);
    assert_eq!((walked.n_ignored, walked.is_cut_short), (3, false));
    assert_eq!(found(folder.path(), Filter::Hidden).n_ignored, 0);
}

#[test]
fn ignore_files_of_the_folders_above_count_and_one_may_keep_what_is_hidden() {
    let folder = folder(&["in/a.json", "in/.b.json", "in/.c/d.json", "in/s/e.json", "in/s/f.json"]);
    fs::write(folder.path().join(".gitignore"), "/in/s/e.json\na.*\n").unwrap();
    fs::write(folder.path().join("in/.ignore"), "!.b.json\n").unwrap();
    let walked = found(&folder.path().join("in"), Filter::Ignored);
    assert_eq!(names(&folder, &walked), ["in/.b.json", "in/s/f.json"]);
    assert_eq!((walked.n_ignored, walked.left_out), (2, Vec::new()));
}

#[test]
fn an_ignore_file_that_is_too_large_does_not_count() {
    let folder = folder(&["a.json", "b.json"]);
    let large = format!("#{}\na.json\n", "x".repeat(1 << 20));
    fs::write(folder.path().join(".ignore"), large).unwrap();
    let many: Vec<String> = (0..80_000).map(|n| format!("a{n}*\n")).collect();
    let many = many.concat();
    fs::write(folder.path().join(".gitignore"), many + "a.json\n").unwrap();
    let walked = found(folder.path(), Filter::Ignored);
    assert_eq!(names(&folder, &walked), ["a.json", "b.json"]);
    let said: Vec<&str> = walked.left_out.iter().map(|(_, why)| why.as_str()).collect();
    let patterns = "with those of the directories above, it has more than 2000 patterns or 131072 bytes of them";
    assert_eq!(said, [patterns, "it is larger than 1048576 bytes"]);
    assert!(walked.problems.is_empty());
}

#[test]
fn a_file_is_seen_once() {
    let folder = folder(&["a.json", "in/b.json"]);
    let mut seen = Seen::default();
    assert!(seen.insert(&folder.path().join("a.json")));
    assert!(!seen.insert(&folder.path().join("in/../a.json")));
    assert!(seen.insert("nowhere.json".as_ref()));
    assert!(!seen.insert("nowhere.json".as_ref()));
    let walked = walk(folder.path(), Filter::None, &|_| true, &mut seen);
    assert_eq!(names(&folder, &walked), ["in/b.json"]);
}

#[cfg(unix)]
mod unix {
    use std::{fs, os::unix::fs::symlink, process::Command};

    use super::{Filter, folder, found, names};
    use crate::Astray;

    #[test]
    fn links_are_followed_inside_only_and_each_file_is_found_once() {
        let folder = folder(&["in/a.json", "in/.versions/3/b.json", "out.json", "in/e"]);
        let root = folder.path().join("in");
        symlink("a.json", root.join("0.json")).unwrap();
        symlink("e", root.join("e.json")).unwrap();
        symlink(".versions/3", root.join("current")).unwrap();
        symlink("../out.json", root.join("out.json")).unwrap();
        symlink("/", root.join("root")).unwrap();
        symlink("/etc/passwd", root.join("text.txt")).unwrap();
        let walked = found(&root, Filter::Hidden);
        assert_eq!(names(&folder, &walked), ["in/a.json", "in/current/b.json", "in/e.json"]);
        let (out, up) = (root.join("out.json"), root.join("root"));
        assert_eq!(walked.links, [(out, Astray::Out), (up, Astray::Out)]);
        assert!(walked.problems.is_empty());
    }

    #[test]
    fn a_folder_that_is_a_link_itself_is_meant() {
        let folder = folder(&["in/a.json", "in/s/b.json"]);
        symlink("in", folder.path().join("link")).unwrap();
        let walked = found(&folder.path().join("link"), Filter::Hidden);
        assert_eq!(names(&folder, &walked), ["link/a.json", "link/s/b.json"]);
    }

    #[test]
    fn cycles_and_fans_of_links_cost_nothing() {
        let files: Vec<String> = (0..30).map(|n| format!("d{n}/x.json")).collect();
        let folder = folder(&files.iter().map(String::as_str).collect::<Vec<_>>());
        for one in 0..30 {
            for other in (0..30).filter(|other| *other != one) {
                let link = folder.path().join(format!("d{one}/l{other}"));
                symlink(format!("../d{other}"), link).unwrap();
            }
        }
        symlink("..", folder.path().join("d3/up")).unwrap();
        let walked = found(folder.path(), Filter::Ignored);
        assert_eq!(walked.files.len(), 30);
        let up = folder.path().join("d3/up");
        assert_eq!(walked.links, [(up, Astray::Back(folder.path().to_owned()))]);
    }

    /// A pipe would block, and the device has no end.
    #[test]
    fn ignore_files_that_are_pipes_devices_or_links_out_are_not_opened() {
        let folder =
            folder(&["in/a.json", "in/p/b.json", "in/z/c.json", "in/o/d.json", "in/i/e.json"]);
        let root = folder.path().join("in");
        let pipe = root.join("p/.gitignore");
        assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
        symlink("/dev/zero", root.join("z/.ignore")).unwrap();
        fs::write(folder.path().join("rules"), "*.json\n").unwrap();
        symlink("../../rules", root.join("o/.gitignore")).unwrap();
        fs::write(root.join("rules"), "e.json\n").unwrap();
        symlink("../rules", root.join("i/.gitignore")).unwrap();
        symlink("nowhere", root.join(".ignore")).unwrap();
        let walked = found(&root, Filter::Ignored);
        assert_eq!(
            names(&folder, &walked),
            ["in/a.json", "in/o/d.json", "in/p/b.json", "in/z/c.json"]
        );
        let said: Vec<(bool, &str)> = walked
            .left_out
            .iter()
            .map(|(path, why)| (path.ends_with("p/.gitignore"), why.as_str()))
            .collect();
        let out = "it is a symbolic link to a place outside of the directory";
        let pipe = "it is a named pipe, and only regular files are read";
        assert_eq!(said, [(false, out), (true, pipe), (false, out)]);
    }

    #[test]
    fn what_is_no_file_is_not_found() {
        let folder = folder(&["a.json"]);
        let pipe = folder.path().join("b.json");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        symlink("b.json", folder.path().join("c.json")).unwrap();
        symlink("nowhere", folder.path().join("d.json")).unwrap();
        fs::create_dir(folder.path().join("e.json")).unwrap();
        let walked = found(folder.path(), Filter::Hidden);
        assert_eq!(names(&folder, &walked), ["a.json"]);
        let [(path, said)] = &walked.problems[..] else { panic!("{:?}", walked.problems) };
        assert!(path.ends_with("d.json"));
        assert!(said.starts_with("the target of the symbolic link does not exist: "), "{said}");
    }
}

#[track_caller]
fn check(error: io::Error, expected: &str) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_owned();
    let wrapped = ignore::Error::WithPath { path, err: Box::new(ignore::Error::Io(error)) };
    let walked = ignore::Error::WithDepth { depth: 1, err: Box::new(wrapped) };
    let said = problem("in".as_ref(), &walked);
    assert_eq!(said, (directory.path().to_owned(), expected.to_owned()));
}

#[test]
fn directories_that_may_not_be_read_are_named_once() {
    let system = || io::Error::from(io::ErrorKind::PermissionDenied);
    check(system(), "cannot read the directory: permission denied");
    let wrapped = io::Error::other(io::Error::new(system().kind(), "in/x: no"));
    check(wrapped, "cannot read the directory: other error");
}

#[cfg(unix)]
#[test]
fn the_words_of_the_system_are_kept_and_those_around_them_are_not() {
    let system = || io::Error::from_raw_os_error(13);
    let expected = "cannot read the directory: Permission denied (os error 13)";
    check(system(), expected);
    check(io::Error::other(system()), expected);
    check(io::Error::other(io::Error::other(system())), expected);
}
