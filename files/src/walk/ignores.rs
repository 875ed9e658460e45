//! What ignore files hide: `.ignore`, `.gitignore`, `.git/info/exclude`, and what git's configuration names for all.
//!
//! The crate `ignore` knows what their lines mean. It would open them as well, whatever they are and however large, so
//! they are read here, and the crate is given lines.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use ignore::{
    Match,
    gitignore::{Gitignore, GitignoreBuilder, gitconfig_excludes_path},
};

use crate::{read, read_text};

/// The largest ignore file that is read.
const MAX_IGNORE_BYTES: u64 = 1 << 20;

/// The largest file that is read for the path in it.
const MAX_POINTER_BYTES: u64 = 8 << 10;

/// Bounds on the patterns that apply to one folder, those of the folders above it included. A compiled pattern takes up to some
/// ten kilobytes, and the longest lists that are published have some hundred.
const MAX_PATTERNS: Size = Size { patterns: 2_000, bytes: 128 << 10 };

/// Patterns, and their bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    patterns: usize,
    bytes: usize,
}

/// The ignore files above what is searched.
#[derive(Debug)]
pub(super) struct Ignores {
    /// The folder that is searched: its ignore files are not links out of it.
    root: PathBuf,
    /// What git's configuration names.
    everywhere: Gitignore,
    /// The folders above the entry that was asked about last, outermost first.
    levels: Vec<Level>,
    left_out: BTreeMap<PathBuf, String>,
    /// How many files were asked for.
    #[cfg(test)]
    n_reads: usize,
}

/// The ignore files of a folder.
#[derive(Debug)]
struct Level {
    folder: PathBuf,
    /// By precedence.
    files: [Gitignore; 3],
    /// The size of all patterns down to here.
    size: Size,
}

impl Ignores {
    /// Returns the ignore files for a search of the folder with this real path.
    pub(super) fn new(root: PathBuf) -> Self {
        let mut ignores = Self {
            root,
            everywhere: Gitignore::empty(),
            levels: Vec::new(),
            left_out: BTreeMap::new(),
            #[cfg(test)]
            n_reads: 0,
        };
        // Patterns of the configuration are relative to the working directory.
        if let (Some(path), Ok(folder)) = (gitconfig_excludes_path(), std::env::current_dir()) {
            ignores.everywhere = ignores.file(&folder, &path, None, &mut Size::default());
        }
        ignores
    }

    /// Returns what is said of a file or a folder, by its real path: it is ignored, or expressly not, or nothing.
    pub(super) fn ask(&mut self, path: &Path, is_folder: bool) -> Match<()> {
        if let Some(folder) = path.parent() {
            self.enter(folder);
        }
        // A kind of file decides before the next, and of a kind the innermost.
        let files =
            (0..3).flat_map(|kind| self.levels.iter().rev().map(move |level| &level.files[kind]));
        for file in files.chain([&self.everywhere]) {
            match file.matched(path, is_folder) {
                Match::None => {}
                found => return found.map(|_| ()),
            }
        }
        Match::None
    }

    /// Returns the ignore files that do not count, each with the reason.
    pub(super) fn into_left_out(self) -> Vec<(PathBuf, String)> {
        self.left_out.into_iter().collect()
    }

    /// Reads the ignore files of a folder and of those above it that were not read for the entry before.
    fn enter(&mut self, folder: &Path) {
        while self.levels.last().is_some_and(|level| !folder.starts_with(&level.folder)) {
            self.levels.pop();
        }
        let known = self.levels.last().map(|level| level.folder.clone());
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|above| Some(*above) != known.as_deref()).collect();
        for folder in missing.into_iter().rev() {
            let mut size = self.levels.last().map(|level| level.size).unwrap_or_default();
            let within =
                if folder.starts_with(&self.root) { self.root.clone() } else { folder.to_owned() };
            let own = [".ignore", ".gitignore"].map(|name| folder.join(name));
            let [ignore, gitignore] =
                own.map(|path| self.file(folder, &path, Some(&within), &mut size));
            // Where git keeps the list of a worktree or a submodule is outside of the folder by nature.
            let common = common_folder(folder);
            let git = common.clone().unwrap_or_else(|| folder.join(".git"));
            let within = common.as_ref().unwrap_or(&within);
            let exclude = self.file(folder, &git.join("info/exclude"), Some(within), &mut size);
            let files = [ignore, gitignore, exclude];
            self.levels.push(Level { folder: folder.to_owned(), files, size });
        }
    }

    /// Reads a file. One that does not count hides nothing.
    fn file(
        &mut self,
        folder: &Path,
        path: &Path,
        within: Option<&Path>,
        size: &mut Size,
    ) -> Gitignore {
        #[cfg(test)]
        {
            self.n_reads += 1;
        }
        match parse(folder, path, within, size) {
            Ok(file) => file,
            Err(why) => {
                self.left_out.insert(path.to_owned(), why);
                Gitignore::empty()
            }
        }
    }
}

/// Returns the real path of the folder that a `.git` file leads to, as git writes them into worktrees and submodules: by
/// `gitdir: PATH`, and there by `commondir`, if it has one. `None` where `.git` is no such file.
fn common_folder(folder: &Path) -> Option<PathBuf> {
    let file = folder.join(".git");
    // A link is not followed: git writes files.
    if !file.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let text = read_text(&file, MAX_POINTER_BYTES).ok()?;
    let own = folder.join(text.strip_prefix("gitdir:")?.trim());
    let common = match read_text(&own.join("commondir"), MAX_POINTER_BYTES) {
        Ok(common) => own.join(common.trim()),
        Err(_) => own,
    };
    // Only a repository: any other file named `info/exclude` is nobody's list.
    let is_repository = common.join("HEAD").is_file() && common.join("objects").is_dir();
    is_repository.then(|| common.canonicalize().ok())?
}

/// Reads an ignore file; an empty one if there is none. Lines that are no patterns are left out.
fn parse(
    folder: &Path,
    path: &Path,
    within: Option<&Path>,
    size: &mut Size,
) -> Result<Gitignore, String> {
    let Ok(metadata) = path.symlink_metadata() else { return Ok(Gitignore::empty()) };
    // Another folder on the way may be a link, too, as `.git` is with some tools.
    let real = path.canonicalize();
    let is_out = |within: &Path| real.as_ref().is_ok_and(|real| !real.starts_with(within));
    if within.is_some_and(is_out) {
        return Err("it is a symbolic link to a place outside of the directory".to_owned());
    }
    if metadata.is_symlink() && real.is_err() {
        return Ok(Gitignore::empty());
    }
    let bytes = read(path, MAX_IGNORE_BYTES).map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), Cow::Borrowed);
    let mut now = *size;
    let mut builder = GitignoreBuilder::new(folder);
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        now = Size { patterns: now.patterns + 1, bytes: now.bytes + line.len() };
        if now.patterns > MAX_PATTERNS.patterns || now.bytes > MAX_PATTERNS.bytes {
            let Size { patterns, bytes } = MAX_PATTERNS;
            return Err(format!(
                "with those of the directories above, it has more than {patterns} patterns or {bytes} bytes of them"
            ));
        }
        let _ = builder.add_line(None, line);
    }
    let file = builder.build().map_err(|error| error.to_string())?;
    *size = now;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use ignore::Match;

    use super::{Ignores, MAX_PATTERNS};

    fn ask(ignores: &mut Ignores, path: &Path) -> &'static str {
        match ignores.ask(path, path.is_dir()) {
            Match::None => "-",
            Match::Ignore(()) => "ignored",
            Match::Whitelist(()) => "kept",
        }
    }

    #[test]
    fn the_innermost_decides_of_each_kind_and_one_kind_before_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let inner = root.join("in");
        fs::create_dir_all(root.join(".git/info")).unwrap();
        fs::create_dir(&inner).unwrap();
        fs::write(root.join(".git/info/exclude"), "e.json\n/in/f.json\n").unwrap();
        fs::write(root.join(".gitignore"), "\u{feff}a.json\nb.json\n*.txt\nd/\n").unwrap();
        fs::write(inner.join(".gitignore"), "!a.json\nc.json\n").unwrap();
        fs::write(root.join(".ignore"), "!b.json\n!c.json\n").unwrap();
        let mut ignores = Ignores::new(inner.clone());
        let said = |name: &str, ignores: &mut Ignores| ask(ignores, &inner.join(name));
        let names = ["a.json", "b.json", "c.json", "d", "e.json", "f.json", "g.txt", "h.json"];
        let all = names.map(|name| said(name, &mut ignores));
        assert_eq!(all, ["kept", "kept", "kept", "-", "ignored", "ignored", "ignored", "-"]);
        assert_eq!(ask(&mut ignores, &root.join("a.json")), "ignored");
        assert!(ignores.into_left_out().is_empty());
    }

    /// Makes what git needs to see a repository in a folder.
    fn repository(folder: &Path, exclude: &str) {
        fs::create_dir_all(folder.join("info")).unwrap();
        fs::create_dir_all(folder.join("objects")).unwrap();
        fs::write(folder.join("HEAD"), "ref: refs/heads/main\n").unwrap();
        fs::write(folder.join("info/exclude"), exclude).unwrap();
    }

    /// Returns what is said of `a.json` in the folder `tree`, whose `.git` is a file with this text.
    fn beside_file(root: &Path, text: &str) -> &'static str {
        let tree = root.join("tree");
        fs::create_dir_all(&tree).unwrap();
        fs::write(tree.join(".git"), text).unwrap();
        ask(&mut Ignores::new(tree.clone()), &tree.join("a.json"))
    }

    #[test]
    fn worktrees_have_the_list_of_their_repository() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        repository(&root.join("main/.git"), "a.json\n");
        let own = root.join("main/.git/worktrees/tree");
        fs::create_dir_all(&own).unwrap();
        fs::write(own.join("commondir"), "../..\n").unwrap();
        let absolute = format!("gitdir: {}\n", own.display());
        assert_eq!(beside_file(&root, &absolute), "ignored");
        assert_eq!(beside_file(&root, "gitdir: ../main/.git/worktrees/tree\n"), "ignored");
        assert_eq!(beside_file(&root, "../main/.git/worktrees/tree\n"), "-");
    }

    #[test]
    fn submodules_have_their_own_list() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        repository(&root.join(".git/modules/tree"), "a.json\n");
        assert_eq!(beside_file(&root, "gitdir: ../.git/modules/tree\n"), "ignored");
    }

    #[test]
    fn a_git_file_leads_to_repositories_only_and_is_short() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let other = root.join("other");
        repository(&other, "a.json\n");
        assert_eq!(beside_file(&root, "gitdir: ../other"), "ignored");
        let long = format!("gitdir: ../other{}", "\n".repeat(1 << 14));
        assert_eq!(beside_file(&root, &long), "-");
        fs::remove_file(other.join("HEAD")).unwrap();
        assert_eq!(beside_file(&root, "gitdir: ../other"), "-");
        assert_eq!(beside_file(&root, "gitdir: /dev/zero"), "-");
        assert_eq!(beside_file(&root, "gitdir: \0"), "-");
    }

    /// A folder's files are read once for all that is in it, and let go of behind it.
    #[test]
    fn what_is_read_grows_with_the_folders_and_what_is_kept_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let mut ignores = Ignores::new(root.clone());
        let _ = ignores.ask(&root.join("x"), false);
        let (read, depth) = (ignores.n_reads, ignores.levels.len());
        for n in 0..50 {
            for file in ["a", "b", "c"] {
                let _ = ignores.ask(&root.join(format!("d{n}/{file}")), false);
            }
        }
        assert_eq!((ignores.n_reads - read, ignores.levels.len()), (3 * 50, depth + 1));
    }

    #[test]
    fn patterns_are_counted_with_those_of_the_folders_above() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let inner = root.join("in/er");
        fs::create_dir_all(&inner).unwrap();
        let many = |n: usize| (0..n).map(|n| format!("a{n}*\n")).collect::<Vec<_>>().concat();
        let most = MAX_PATTERNS.patterns;
        fs::write(root.join(".gitignore"), many(most - 1) + "# not one\n\n").unwrap();
        fs::write(root.join("in/.gitignore"), "b*\nc*\n").unwrap();
        fs::write(inner.join(".gitignore"), "d*\n").unwrap();
        let mut ignores = Ignores::new(root.clone());
        let said = ["a1", "b", "d"].map(|name| ask(&mut ignores, &inner.join(name)));
        assert_eq!(said, ["ignored", "-", "ignored"]);
        let patterns: usize = ignores
            .levels
            .iter()
            .flat_map(|level| &level.files)
            .map(ignore::gitignore::Gitignore::len)
            .sum();
        assert_eq!(patterns, most);
        let left_out = ignores.into_left_out();
        assert!(left_out[0].0.ends_with("in/.gitignore") && left_out.len() == 1, "{left_out:?}");
        // A long line costs what many do.
        fs::write(root.join(".gitignore"), "?".repeat(MAX_PATTERNS.bytes + 1)).unwrap();
        let mut ignores = Ignores::new(root.clone());
        assert_eq!(ask(&mut ignores, &inner.join("c")), "ignored");
        assert_eq!(ignores.into_left_out().len(), 1);
    }
}
