#!/usr/bin/env python3
"""Times commands of others beside `tablature check`, on the same valid events.

    python3 bench/commands.py --events bench/target/release/events --tablature target/release/tablature

Each tool is installed into a temporary folder, which is deleted at the end (`--keep FOLDER` keeps one, for another
run); one that does not install is listed with the reason. A tool that does not read JSON Lines gets the events as one
array, and the schema as that of its items. Tools have their turns one after the other, `--rounds` times; figures are
medians: processor time of the tool and what it starts, and time on the wall, start-up included.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CATALOGUE = Path(__file__).resolve().parent.parent / "schema" / "catalogue"
VENDORS = {
    "userpilot": ("userpilot/event@3", "userpilot/event@3.json"),
    "genesys": ("genesys/web-event-response@249.0.0", "genesys/web-event-response@249.0.0.json"),
}
NOW = "2026-11-21T16:00:00Z"

# Compiles a schema to a module.
AJV_COMPILE = """
const fs = require("fs");
const Ajv = require("ajv/dist/2020");
const standalone = require("ajv/dist/standalone").default;
const ajv = new Ajv({strict: false, code: {source: true, optimize: true}});
require("ajv-formats")(ajv);
const validate = ajv.compile(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
fs.writeFileSync(process.argv[3], standalone(ajv, validate));
"""

# Reads JSON Lines with that module; fails if a line is invalid.
AJV_RUN = """
const fs = require("fs");
const validate = require(process.argv[2]);
const bytes = fs.readFileSync(process.argv[3]);
let invalid = 0;
for (let start = 0, end; (end = bytes.indexOf(10, start)) !== -1; start = end + 1) {
  if (!validate(JSON.parse(bytes.toString("utf8", start, end)))) invalid += 1;
}
process.exit(invalid === 0 ? 0 : 1);
"""


class Missing(Exception):
    """A tool cannot be had here."""


def sh(*command, cwd=None, env=None):
    """Runs a step of an installation."""
    try:
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=1500)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(str(error)) from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines() or ["nothing was said"]
        errors = [line for line in said if "error" in line.lower()]
        raise Missing(f"`{' '.join(command[:3])}` failed: {(errors or said)[-1]}")
    return done.stdout.strip()


def jsonschema_cli(folder):
    program = folder / "bin" / "jsonschema-cli"
    if not program.exists():
        env = {**os.environ, "CARGO_TARGET_DIR": str(folder / "target")}
        sh("cargo", "install", "--quiet", "--locked", "--root", str(folder), "jsonschema-cli", env=env)
    version = sh(str(program), "--version")
    return version, "array", lambda files: [
        str(program), "validate", files.array_schema, "-i", files.array, "--assert-format",
        "--offline", "--output", "flag", "--errors-only",
    ]  # fmt: skip


def npm(folder, *packages):
    if not (folder / "node_modules").exists():
        sh("npm", "install", "--silent", "--no-audit", "--no-fund", *packages, cwd=folder)
    return folder / "node_modules"


def sourcemeta(folder):
    program = npm(folder, "@sourcemeta/jsonschema") / ".bin" / "jsonschema"
    version = f"@sourcemeta/jsonschema {sh(str(program), 'version')}"
    return version, "lines", lambda files: [
        str(program), "validate", "--fast", "--format-assertion", files.schema, files.lines,
    ]  # fmt: skip


def ajv(folder):
    modules = npm(folder, "ajv", "ajv-formats")
    (folder / "compile.js").write_text(AJV_COMPILE)
    (folder / "run.js").write_text(AJV_RUN)
    version = json.loads((modules / "ajv" / "package.json").read_text())["version"]

    def command(files):
        module = folder / f"{files.vendor}.js"
        sh("node", "compile.js", files.schema, str(module), cwd=folder)
        return ["node", str(folder / "run.js"), str(module), files.lines]

    return f"ajv {version} compiled, {sh('node', '--version')}", "lines", command


def check_jsonschema(folder):
    program = folder / "bin" / "check-jsonschema"
    if not program.exists():
        sh(sys.executable, "-m", "venv", str(folder))
        sh(str(folder / "bin" / "pip"), "install", "--quiet", "check-jsonschema")
    version = sh(str(program), "--version")
    return version, "array", lambda files: [
        str(program), "--schemafile", files.array_schema, files.array,
    ]  # fmt: skip


TOOLS = {
    "jsonschema-cli": jsonschema_cli,
    "sourcemeta": sourcemeta,
    "ajv": ajv,
    "check-jsonschema": check_jsonschema,
}


class Files:
    """The events of a vendor and their schema, for tools that read lines and for those that do not."""

    def __init__(self, folder, vendor, events, count):
        self.vendor = vendor
        self.id, path = VENDORS[vendor]
        self.schema = str(CATALOGUE / path)
        self.lines = str(folder / f"{vendor}.jsonl")
        self.array = str(folder / f"{vendor}.json")
        self.array_schema = str(folder / f"{vendor}.schema.json")
        with open(self.lines, "wb") as lines:
            subprocess.run([events, vendor, "valid", str(count)], stdout=lines, check=True)
        text = Path(self.lines).read_bytes()
        self.bytes = len(text)
        Path(self.array).write_bytes(b"[" + b",\n".join(text.splitlines()) + b"]\n")
        # The schema keeps its `$id`, so that its references stay its own.
        items = json.loads(Path(self.schema).read_text())
        wrapped = {"$schema": items["$schema"], "type": "array", "items": items}
        Path(self.array_schema).write_text(json.dumps(wrapped))


def timed(command):
    """Returns processor seconds, seconds on the wall and the exit code."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, child.returncode


def measure(files, tools, rounds):
    """Returns a row for each tool, ours first."""
    runs = [(name, form, command(files), []) for name, form, command in tools]
    for _ in range(rounds):
        for _, _, command, times in runs:
            times.append(timed(command))
    ours = runs[0][3]
    for name, form, _, times in runs:
        processor = statistics.median(time[0] for time in times)
        wall = statistics.median(time[1] for time in times)
        factor = statistics.median(time[0] / own[0] for time, own in zip(times, ours))
        codes = ", ".join(sorted({str(time[2]) for time in times}))
        megabytes = files.bytes / 1e6
        yield [name, form, f"{megabytes / processor:.1f}", f"{megabytes / wall:.1f}", f"{factor:.2f}", codes]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", required=True, help="the program `events` of this workspace")
    parser.add_argument("--tablature", required=True, help="the command `tablature`")
    parser.add_argument("--records", type=int, default=20_000, help="records of each vendor")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each tool")
    parser.add_argument("--tools", default=",".join(TOOLS), help="which tools, separated by commas")
    parser.add_argument("--keep", help="a folder for what is installed, which is kept")
    arguments = parser.parse_args()

    scratch = Path(tempfile.mkdtemp(prefix="tablature-commands-"))
    kept = Path(arguments.keep).resolve() if arguments.keep else scratch / "tools"
    try:
        run(arguments, scratch, kept)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def run(arguments, scratch, kept):
    def ours(jobs):
        return lambda files: [
            "env", f"RAYON_NUM_THREADS={jobs}", arguments.tablature, "check", "--lines", "--now", NOW,
            "--schema", files.id, files.lines,
        ]  # fmt: skip

    tools = [("tablature, one core", "lines", ours(1)), ("tablature, all cores", "lines", ours(os.cpu_count()))]
    missing = []
    for name in arguments.tools.split(","):
        folder = kept / name
        folder.mkdir(parents=True, exist_ok=True)
        try:
            tools.append(TOOLS[name](folder))
        except Missing as reason:
            missing.append((name, reason))
    for vendor in VENDORS:
        files = Files(scratch, vendor, arguments.events, arguments.records)
        print(f"## Commands on valid events of {vendor}\n")
        print(f"{arguments.records} records, {files.bytes} bytes; medians of {arguments.rounds} rounds.\n")
        print("| command | reads | processor, MB/s | wall, MB/s | × our processor time | exit |")
        print("| --- | --- | ---: | ---: | ---: | ---: |")
        for row in measure(files, tools, arguments.rounds):
            print(f"| {' | '.join(row)} |", flush=True)
        print()
    for name, reason in missing:
        print(f"Not measured: {name}: {reason}.\n")


if __name__ == "__main__":
    main()
