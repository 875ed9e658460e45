//! Files of the command: the configuration, baselines, lock files, acknowledged breaks. The command runs in a folder of its
//! own; it ends with one of its exit codes and prints nothing that a terminal obeys.

use std::{ffi::OsString, fs, path::Path, sync::LazyLock};

use tablature::codegen::Lock;
use tablature_cli::{ExitStatus, Streams, run_with};
use tempfile::TempDir;

use crate::input;

/// The folder, with files that do not change.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let schema =
        r#"{"type": "object", "required": ["id"], "properties": {"id": {"enum": ["a", "b"]}}}"#;
    let wider = r#"{"type": "object", "properties": {"id": {"enum": ["a", "b", "c"]}}}"#;
    for (name, text) in [
        ("schema.json", schema),
        ("wider.json", wider),
        ("payload.json", "{\"id\": \"c\", \"\u{1B}[31m\": 1}"),
    ] {
        fs::write(folder.path().join(name), text).expect("a file in the folder");
    }
    folder
});

/// Lets the command read the bytes.
///
/// # Panics
///
/// If it fails in another way than it says.
pub fn run(data: &[u8]) {
    let (mode, rest) = input::mode(data);
    let folder = FOLDER.path();
    let file = |name: &str| {
        let path = folder.join(name);
        fs::write(&path, rest).expect("a file in the folder");
        path
    };
    let own = |name: &str| folder.join(name);
    match mode % 4 {
        0 => {
            let config = file("tablature.toml");
            command(&[&"check", &"--config", &config, &own("payload.json")]);
            command(&[&"schema", &"check", &"--config", &config, &own("schema.json")]);
        }
        1 => {
            let baseline = file("baseline.json");
            let (schema, payload) = (own("schema.json"), own("payload.json"));
            command(&[&"check", &"--schema", &schema, &"--baseline", &baseline, &payload]);
        }
        2 => {
            lock(rest);
            let lock = file("types.lock");
            command(&[&"generate", &"rust", &own("schema.json"), &"--lock", &lock]);
        }
        _ => {
            let breaks = file("breaks.toml");
            let (old, new) = (own("wider.json"), own("schema.json"));
            command(&[&"diff", &old, &new, &"--acknowledged", &breaks]);
        }
    }
}

/// A lock file that is read is written as the same.
fn lock(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    if let Ok(lock) = Lock::parse(text) {
        assert_eq!(Lock::parse(&lock.to_string()).as_ref(), Ok(&lock), "another lock file");
    }
}

/// Runs the command.
fn command(words: &[&dyn AsRef<Path>]) {
    let words = words.iter().map(|word| word.as_ref().as_os_str().to_owned());
    let args: Vec<OsString> = std::iter::once("tablature".into()).chain(words).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run_with(args.clone(), &mut Streams::plain(&mut out, &mut err));
    assert!(!matches!(status, ExitStatus::Interrupted(_)), "nothing interrupts {args:?}");
    for (name, bytes) in [("output", &out), ("errors", &err)] {
        let text = String::from_utf8_lossy(bytes);
        let raw = text.chars().find(|it| is_obeyed(*it));
        assert!(raw.is_none(), "{raw:?} among the {name} of {args:?}:\n{text:?}");
    }
    if status == ExitStatus::Error {
        assert!(!err.is_empty(), "{args:?} fails without a word");
    }
}

/// Returns whether a terminal does something else with a character than show it.
fn is_obeyed(character: char) -> bool {
    let is_bidi = matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_separator = matches!(character, '\u{2028}' | '\u{2029}');
    character.is_control() && character != '\n' || is_bidi || is_separator
}
