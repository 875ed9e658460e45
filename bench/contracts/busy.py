#!/usr/bin/env python3
"""Runs `tablature diff` on pairs of schemas alone and beside busy processes: what it prints must be the same, byte for byte.

    busy.py --command target/release/tablature OLD NEW

OLD and NEW are folders with schemas of the same names, such as `suites.py` and `versions.py` leave; the first 200 pairs are
compared (`--pairs`), beside eight processes that do nothing but calculate (`--busy`).
"""

import argparse
import collections
import json
import multiprocessing
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

NOW = "2026-11-21T16:00:00Z"


def spin():
    number = 1
    while True:
        number = number * 3 % 1_000_003


def first(folders, count, root):
    """Copies the first pairs to a folder, and returns theirs."""
    names = sorted(path.name for path in folders[0].iterdir() if (folders[1] / path.name).is_file())[:count]
    for side, folder in zip(("old", "new"), folders):
        (root / side).mkdir()
        for name in names:
            shutil.copy(folder / name, root / side / name)
    return len(names)


def compared(command, root):
    """Returns what is printed about the pairs, with the seconds that it took."""
    begun = time.monotonic()
    args = [os.path.abspath(command), "diff", "old", "new", "--format", "json", "--now", NOW]
    run = subprocess.run(args, cwd=root, capture_output=True, check=False)
    return run.returncode, run.stdout, run.stderr, time.monotonic() - begun


def verdicts(printed):
    counts = collections.Counter()
    for line in map(json.loads, printed.splitlines()):
        for reading in ((line["type"] == "comparison" and line["verdicts"]) or {}).values():
            counts.update(verdict["verdict"] for verdict in reading.values())
    return dict(counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--busy", type=int, default=8)
    parser.add_argument("folders", nargs=2, type=pathlib.Path, metavar="FOLDER")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        count = first(args.folders, args.pairs, pathlib.Path(root))
        *alone, seconds = compared(args.command, root)
        others = [multiprocessing.Process(target=spin, daemon=True) for _ in range(args.busy)]
        for other in others:
            other.start()
        *beside, more = compared(args.command, root)
        for other in others:
            other.terminate()
    is_same = alone == beside
    print(f"{count} pairs, {verdicts(alone[1])}: {seconds:.1f} s alone, {more:.1f} s beside {args.busy} busy processes:",
          "the same" if is_same else "NOT the same")
    if not is_same:
        for what, one, other in zip(("exit code", "output", "errors"), alone, beside):
            print(f"  {what}: {'the same' if one == other else 'differs'}")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
