#!/usr/bin/env python3
"""Runs `tablature diff` on every step between versions that public schemas were published in, and counts what it says.

    versions.py --command target/release/tablature --out DIR [--iglu CHECKOUT] [--schemastore CHECKOUT]

Iglu Central names its versions (`vendor/name/jsonschema/MODEL-REVISION-ADDITION`): the advice is put beside what its authors
incremented. SchemaStore has files with a version at the end of their names (`name-v2.json`, `name-1.4.json`).
"""

import argparse
import collections
import itertools
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse

NOW = "2026-11-21T16:00:00Z"
PARTS = ("MODEL", "REVISION", "ADDITION")


def iglu(root):
    """Yields the name of a step, what its authors incremented, and the two files."""
    for folder in sorted((root / "schemas").glob("*/*/jsonschema")):
        numbered = sorted(
            (tuple(map(int, path.name.split("-"))), path)
            for path in folder.iterdir()
            if re.fullmatch(r"\d+-\d+-\d+", path.name)
        )
        for (old, old_path), (new, new_path) in itertools.pairwise(numbered):
            part = next((part for part, before, after in zip(PARTS, old, new) if before != after), "none")
            yield f"{folder.parent.parent.name}.{folder.parent.name}.{new_path.name}", part, old_path, new_path


def schemastore(root):
    families = collections.defaultdict(list)
    for path in sorted((root / "src/schemas/json").glob("*.json")):
        found = re.fullmatch(r"(.+?)[-.]v?(\d+(?:[.-]\d+)*)", path.stem)
        if found:
            families[found[1]].append((tuple(map(int, re.split(r"[.-]", found[2]))), path))
    for name, versions in sorted(families.items()):
        for (_, old), (_, new) in itertools.pairwise(sorted(versions)):
            yield f"{name}.{new.stem}", "", old, new


def references(steps):
    """Returns arguments that say where the other documents are that schemas refer to, if these are beside them."""
    paths, seen, args = [path for _, _, old, new in steps for path in (old, new)], set(), []
    while paths:
        path = paths.pop()
        text = path.read_text(encoding="utf-8-sig")
        base = re.search(r'"\$?id"\s*:\s*"(https?://[^"]+)"', text)
        for reference in re.findall(r'"\$ref"\s*:\s*"([^"#]+)', text):
            uri = urllib.parse.urljoin(base[1] if base else "", reference)
            other = path.parent / f"{uri.rpartition('/')[2].removesuffix('.json')}.json"
            if uri not in seen and other.is_file() and other.name != ".json":
                seen.add(uri)
                paths.append(other)
                args += ["--reference", f"{uri}={other}"]
    return args


def compare(command, steps, out):
    """Returns the `comparison` of each step by its name, and what could not be compared."""
    for name, _, old, new in steps:
        for side, path in (("old", old), ("new", new)):
            copy = out / side / f"{name}.json"
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    args = [command, "diff", out / "old", out / "new", "--format", "json", "--now", NOW]
    args += references(steps)
    run = subprocess.run(args, capture_output=True, text=True, check=False)
    (out / "errors.txt").write_text(run.stderr, encoding="utf-8")
    lines = map(json.loads, run.stdout.splitlines())
    return {line["schema"].removesuffix(".json"): line for line in lines if line["type"] == "comparison"}


def report(title, command, steps, out):
    lines = compare(command, steps, out)
    counts, advice, reasons = collections.Counter(), collections.Counter(), collections.Counter()
    for name, bumped, _, _ in steps:
        line = lines.get(name)
        counts["steps"] += 1
        if line is None:
            counts["refused"] += 1
            continue
        for reading, verdicts in (line["verdicts"] or {}).items():
            for direction, verdict in verdicts.items():
                counts[f"{reading} {direction} {verdict['verdict']}"] += 1
                if verdict["verdict"] == "unknown":
                    reasons[verdict["reason"][:90]] += 1
                    print(f"  {name}: {reading} {direction}: {verdict['reason'][:120]}")
        advice[bumped, line["schema_ver"]] += 1
    print(title, json.dumps(counts))
    for reason, count in reasons.most_common():
        print(f"  {count} unknown: {reason}")
    if title == "iglu":
        columns = sorted({said for _, said in advice})
        print("authors | " + " | ".join(columns))
        for part in (*PARTS, "none"):
            print(part + " | " + " | ".join(str(advice[part, said]) for said in columns))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--iglu", type=pathlib.Path)
    parser.add_argument("--schemastore", type=pathlib.Path)
    args = parser.parse_args()
    for layout, root in ((iglu, args.iglu), (schemastore, args.schemastore)):
        if root:
            report(layout.__name__, args.command, list(layout(root)), args.out / layout.__name__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
