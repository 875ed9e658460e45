#!/usr/bin/env python3
"""Asks three other validators about payloads of `tablature sample`: the Python package `jsonschema`, `boon` and `ajv`.

    samples.py --command target/release/tablature --judge bench/target/compare/judge --node-path DIR/node_modules
               [--catalogue schema/catalogue] [--iglu CHECKOUT] [--schemastore CHECKOUT] [--count 60]

Payloads are made in three ways: `--valid` and `--boundary` must be valid, and `--invalid --isolated` must have exactly one
violation. All schemas of the catalogue are taken, 30 of Iglu Central and 20 of SchemaStore (`--iglu-schemas`,
`--schemastore-schemas`), drawn from a seed from those that refer to nothing outside. Formats are asserted where each
validator knows them. What a validator finds in branches of a union counts as one violation with it.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import subprocess
import sys

import jsonschema

from random_pairs.judges import CLASSES
from random_pairs.keywords import DRAFTS, URIS

NOW = "2026-11-21T16:00:00Z"
KINDS = {"valid": ["--valid"], "boundary": ["--boundary"], "invalid": ["--invalid", "--isolated"]}


class Lines:
    """A program that answers each line with a line."""

    def __init__(self, args, name, **environment):
        self.name = name
        self.process = subprocess.Popen(
            args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, **environment}
        )

    def violations(self, schema, draft, payloads):
        """Returns the number of violations of each payload; `None` where it cannot tell."""
        request = {"schema": schema, "draft": draft, "formats": True, "violations": True}
        head = json.dumps(request)[:-1]
        self.process.stdin.write(f'{head}, "payloads": [{",".join(payloads)}]}}\n')
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        signs = answer[self.name]
        counts = answer.get("violations", [0] * len(signs))
        return [None if sign == "?" else 0 if sign == "1" else count for sign, count in zip(signs, counts)]


class Python:
    name = "python"

    def violations(self, schema, draft, payloads):
        try:
            CLASSES[draft].check_schema(schema)
            validator = CLASSES[draft](schema, format_checker=CLASSES[draft].FORMAT_CHECKER)
            return [sum(1 for _ in validator.iter_errors(json.loads(text))) for text in payloads]
        except Exception:  # Whatever a schema that it cannot use makes it raise.
            return [None] * len(payloads)


def is_alone(schema):
    """Returns whether a schema refers to nothing outside."""
    if isinstance(schema, dict):
        target = schema.get("$ref")
        return (not isinstance(target, str) or target.startswith("#")) and all(map(is_alone, schema.values()))
    return all(map(is_alone, schema)) if isinstance(schema, list) else True


def has_siblings(schema):
    """Returns whether a keyword stands beside a reference: drafts up to 7 ignore it, ajv does not."""
    if isinstance(schema, dict):
        rest = set(schema) - {"$ref", "$comment", "title", "description", "default", "definitions"}
        return (isinstance(schema.get("$ref"), str) and bool(rest)) or any(map(has_siblings, schema.values()))
    return isinstance(schema, list) and any(map(has_siblings, schema))


def drawn(rng, paths, count):
    """Yields schemas that are read as one of the drafts."""
    paths = sorted(paths)
    rng.shuffle(paths)
    for path in paths:
        if count == 0:
            return
        try:
            schema = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            continue
        draft = next((draft for draft, uri in URIS.items() if schema.get("$schema", "").rstrip("#") == uri.rstrip("#")), None)
        if "self" in schema and "iglucentral" in schema.get("$schema", ""):
            draft = DRAFTS[0]
            schema["$schema"] = URIS[draft]
        if draft and is_alone(schema) and path.stat().st_size < 200_000:
            count -= 1
            yield path, schema, draft


def sampled(command, path, options, count):
    args = [command, "sample", path, *options, "-n", str(count), "--now", NOW]
    run = subprocess.run(args, capture_output=True, text=True, encoding="utf-8", check=False)
    return run.stdout.splitlines(), run.stderr.splitlines()[:1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("command", "judge", "node-path"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("catalogue", "iglu", "schemastore"):
        parser.add_argument(f"--{name}", type=pathlib.Path)
    for name, default in (("iglu-schemas", 30), ("schemastore-schemas", 20), ("count", 60), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    schemas = []
    if args.catalogue:
        schemas += drawn(rng, args.catalogue.glob("*/*.json"), -1)
    if args.iglu:
        schemas += drawn(rng, args.iglu.glob("schemas/*/*/jsonschema/*"), args.iglu_schemas)
    if args.schemastore:
        schemas += drawn(rng, args.schemastore.glob("src/schemas/json/*.json"), args.schemastore_schemas)
    script = pathlib.Path(__file__).with_name("ajv.mjs")
    judges = [Python(), Lines([args.judge], "boon"), Lines(["node", script], "ajv", NODE_PATH=args.node_path)]
    totals = collections.Counter()
    for path, schema, draft in schemas:
        for kind, options in KINDS.items():
            payloads, error = sampled(args.command, path, options, args.count)
            if not payloads:
                print(f"{path.name} {kind}: no payloads: {error}")
                continue
            for judge in judges:
                if judge.name == "ajv" and draft in DRAFTS[:3] and has_siblings(schema):
                    totals[judge.name, kind, "untold"] += len(payloads)
                    continue
                count(totals, path, kind, judge, payloads, judge.violations(schema, draft, payloads))
    print(f"{len(schemas)} schemas")
    for judge in judges:
        for kind in KINDS:
            good, all_of, untold = (totals[judge.name, kind, what] for what in ("as made", "judged", "untold"))
            share = 100 * good / max(all_of, 1)
            print(f"{judge.name} {kind}: {good} of {all_of} as made ({share:.2f} %), {untold} not judged")
    return 0


def count(totals, path, kind, judge, payloads, found):
    wanted = 1 if kind == "invalid" else 0
    wrong = [text for text, number in zip(payloads, found) if number is not None and number != wanted]
    totals[judge.name, kind, "untold"] += found.count(None)
    totals[judge.name, kind, "judged"] += len(found) - found.count(None)
    totals[judge.name, kind, "as made"] += len(found) - found.count(None) - len(wrong)
    if wrong:
        print(f"{path.name} {kind}: {judge.name} says otherwise of {len(wrong)}: {wrong[0][:200]}")


if __name__ == "__main__":
    sys.exit(main())
