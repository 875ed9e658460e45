"""Crates of generated modules: their manifests, the program that reads documents, and what the compiler says."""

import collections
import json
import os
import pathlib
import subprocess
import tempfile

import documents

ROOT = pathlib.Path(__file__).resolve().parents[2]

MANIFEST = """[package]
name = "{name}"
edition = "2024"

[dependencies]
tablature = {{ path = "{root}" }}
"""

WORKSPACE = """[workspace]
resolver = "3"
members = {members}

[profile.dev]
debug = false
opt-level = 0
incremental = false
"""

# All in one program, for which the compiler makes code of no more than what it calls.
MAIN = """//! Reads documents with the type of a schema: the name of its module and the paths are arguments.

#[allow(dead_code, unused_imports, unreachable_pub, reason = "generated: not all of it is used")]
mod types;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let module = arguments.next().expect("a module");
    let paths: Vec<String> = arguments.collect();
    match module.as_str() {
%s        other => panic!("no module `{other}`"),
    }
}

/// Each document three times: by value, from its bytes, and as serde reads it.
macro_rules! read {
    ($name:ty, $paths:ident) => {{
        let texts: Vec<Vec<u8>> = $paths.iter().map(|path| std::fs::read(path).expect("a file")).collect();
        let read = |text: &[u8]| {
            let read = std::panic::catch_unwind(|| <$name>::from_json(text));
            read.map(|read| read.map_err(|error| error.to_string())).map_err(|_| "PANIC".to_owned())
        };
        let first: Vec<_> = texts.iter().map(|text| read(text)).collect();
        let size: usize = texts.iter().map(Vec::len).sum();
        for _ in 0..=(256 << 10) / size.max(1) {
            texts.iter().for_each(|text| drop(read(text)));
        }
        for (text, first) in texts.iter().zip(first) {
            let again = read(text);
            let line = match (&first, &again) {
                (Err(panic), _) | (_, Err(panic)) => format!("panic {panic}"),
                (Ok(Ok(one)), Ok(Ok(two))) if one == two && one.to_json() == two.to_json() => match one.validate() {
                    Ok(()) => format!("valid {}", one.to_json()),
                    Err(error) => format!("validate {error}"),
                },
                (Ok(Err(error)), Ok(Err(_))) => format!("invalid {error}"),
                _ => "again differs when it is read from its bytes".to_owned(),
            };
            println!("{}", line.replace(['\\n', '\\r'], " "));
        }
    }};
}
use read;
"""


def workspace(folder, names):
    (folder / "Cargo.toml").write_text(WORKSPACE.format(members=json.dumps(names)))


def write(crate, roots):
    """Writes the rest of a crate around its generated modules. `roots` has their types."""
    (crate / "Cargo.toml").write_text(MANIFEST.format(name=crate.name, root=ROOT))
    arms = "".join(
        f'        "{module}" => read!(types::{module}::{root}, paths),\n' for module, root in roots.items()
    )
    (crate / "src/main.rs").write_text(MAIN % arms)


def compile(folder, name, is_program, counts):
    """Compiles a crate; counts errors and warnings by kind and shows the first of each. Returns whether it compiles."""
    args = ["cargo", "build" if is_program else "check", "--offline", "-q", "-p", name, "--message-format", "json"]
    done = Measured(args, folder)
    kinds = collections.Counter()
    for line in done.stdout.splitlines():
        message = json.loads(line).get("message") or {}
        if not message.get("spans"):
            continue
        kind = f"compiler {message['level']}: {(message['code'] or {}).get('code') or message['message'][:60]}"
        kinds[kind] += 1
        if kinds[kind] <= 3:
            print(f"  {kind}: {message['rendered'][:1500]}")
    counts.update(kinds)
    if done.returncode and not any("error" in kind for kind in kinds):
        counts["compiler error: other"] += 1
        print(done.stderr[-3000:])
    counts["processor seconds"] += done.seconds
    counts["peak MB"] = max(counts["peak MB"], done.megabytes)
    return done.returncode == 0


class Measured:
    """A command that has run: what it wrote, and what it and those it started have used."""

    def __init__(self, args, folder):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            started = subprocess.Popen([str(arg) for arg in args], cwd=folder, stdout=out, stderr=err)
            _, status, used = os.wait4(started.pid, 0)
            self.returncode = started.returncode = os.waitstatus_to_exitcode(status)
            self.seconds, self.megabytes = round(used.ru_utime + used.ru_stime, 1), used.ru_maxrss >> 10
            self.stdout, self.stderr = (self.text(file) for file in (out, err))

    @staticmethod
    def text(file):
        file.seek(0)
        return file.read().decode()


class Read:
    """What the program says of a document."""

    def __init__(self, line):
        self.verdict, _, self.said = line.partition(" ")

    def differences(self, is_valid, path):
        """Yields the kinds of differences from the verdict of the command and from the document."""
        if self.verdict not in ("valid", "invalid"):
            yield self.verdict
        elif is_valid != (self.verdict == "valid"):
            yield "only check takes it" if is_valid else "only the types take it"
        elif is_valid:
            place = documents.lost(documents.read(path.read_bytes()), documents.read(self.said))
            if place:
                yield f"lost at {place}"[:60]


def compare(command, schema, crate, module, paths, counts):
    """Reads and writes documents with the program of a crate; counts differences from the command and shows them."""
    folder = crate.parent
    errors, _ = command.check(schema, paths, folder)
    for path, read_again in zip(paths, read(folder, crate.name, module, paths)):
        counts["documents"] += 1
        is_valid = str(path) not in errors
        counts["valid documents" if is_valid else "invalid documents"] += 1
        for kind in read_again.differences(is_valid, path):
            counts[f"DIFFERENCES: {kind}"] += 1
            print(f"  {kind}: {schema.stem}: {path}: {read_again.said[:300]}")


def read(folder, name, module, paths):
    """Reads documents with the program of a crate."""
    target = json.loads(
        subprocess.run(
            ["cargo", "metadata", "--offline", "--format-version", "1", "--no-deps"],
            cwd=folder, capture_output=True, text=True, check=True,
        ).stdout
    )["target_directory"]
    args = [pathlib.Path(target) / "debug" / name, module, *map(str, paths)]
    done = subprocess.run(args, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    missing = f"panic {done.returncode}: {done.stderr[-200:]}".replace("\n", " ")
    return [Read(line) for line in [*lines, *[missing] * (len(paths) - len(lines))]]
