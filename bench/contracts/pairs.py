#!/usr/bin/env python3
"""Runs `tablature diff` on random pairs of schemas, and asks other validators about every verdict.

    pairs.py --command target/release/tablature --judge bench/target/compare/judge --out DIR --pairs 1000 [--seed N]
             [--catalogue schema/catalogue] [--iglu CHECKOUT] [--suite NDJSON]

A pair is a base (a schema of the catalogue, of Iglu Central, of the official suite, or a generated one) and one to three edits,
drawn evenly from the rules of `diff` and from adding, removing and replacing each keyword; a seed gives the same pairs. Both
readings and both directions are judged:

    compatible  no payload of two makers may contradict it: `tablature sample`, and one that is not ours (`random_pairs/payloads`).
                The crates `boon` and `jsonschema` judge all of them by the program `judge`, and the Python package `jsonschema`
                those that they find and some others
    breaking    the payload that shows it is valid by one schema and rejected by the other, by two of these three, and what the
                third says is counted; they differ where one has a known fault (`boon` takes 1.0 as an integer in draft 4)

Kept out, because validators differ there: formats but those in `random_pairs/keywords`, patterns that only some of them read,
and edits of `$schema` and `$id`. Contradictions and what else is found are lines of DIR/findings.jsonl; `--only N` runs one pair.
The exit code is 1 if a verdict is contradicted or a break not confirmed.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import sys
import time

from random_pairs.bases import Bases
from random_pairs.batch import run_batch
from random_pairs.keywords import LEFT_OUT
from random_pairs.rules import RULES

BATCH = 100
WRONG = ("CONTRADICTED", "witness not confirmed")


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--payloads", type=int, default=3000, help="for each pair of which something is proved")
    parser.add_argument("--least", type=int, default=50, help="rules below this number are named")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no more pairs after this time")
    for base in ("catalogue", "iglu", "suite"):
        parser.add_argument(f"--{base}", type=pathlib.Path)
    return parser.parse_args()


def main():
    args = parsed()
    began = time.monotonic()
    args.deadline = time.time() + 60 * args.minutes
    bases = Bases(args.catalogue, args.iglu, args.suite)
    first, last = (args.first, args.first + args.pairs) if args.only is None else (args.only, args.only + 1)
    batches = [range(at, min(at + BATCH, last)) for at in range(first, last, BATCH)]
    counts, cells = collections.Counter(), collections.Counter()
    args.out.mkdir(parents=True, exist_ok=True)
    with open(args.out / "findings.jsonl", "w", encoding="utf-8") as file:
        with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
            open_batches = [pool.submit(run_batch, args, bases, numbers) for numbers in batches]
            for done in concurrent.futures.as_completed(open_batches):
                more, more_cells, findings = done.result()
                counts += more
                cells += more_cells
                for finding in findings:
                    print(json.dumps(finding), file=file, flush=True)
                    if finding["kind"] in WRONG:
                        print(json.dumps(finding), flush=True)
                print(f"{counts['pairs']} pairs, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    report(args, counts, cells, bases.kept_out)
    return 1 if any(counts[kind] for kind in WRONG) else 0


def report(args, counts, cells, kept_out):
    print(f"seed {args.seed}, pairs {counts['pairs']}")
    print("kept out:", ", ".join(f"{name} {count}" for name, count in kept_out.most_common()) or "nothing")
    print("edits of these keywords are not made:", ", ".join(LEFT_OUT))
    print("keyword | rule: pairs with one edit of the keyword, by the rules that `diff` names")
    for keyword in sorted({keyword for keyword, _ in cells}):
        row = sorted((-count, rule) for (name, rule), count in cells.items() if name == keyword)
        print(f"  {keyword} | " + ", ".join(f"{rule} {-count}" for count, rule in row))
    for title, name in (("made for", "edit"), ("named in", "rule")):
        few = [f"{rule} {counts[f'{name} {rule}']}" for rule in RULES if counts[f"{name} {rule}"] < args.least]
        print(f"rules below {args.least} pairs that are {title} them:", ", ".join(few) or "none")
    for n_edits in (1, 2, 3):
        for reading in ("as_written", "declared_only"):
            said = {verdict: counts[f"{n_edits} edits {reading} {verdict}"] for verdict in ("compatible", "breaking", "unknown")}
            share = 100 * said["unknown"] / max(sum(said.values()), 1)
            print(f"{n_edits} edits, {reading}: {json.dumps(said)}, unknown {share:.2f} %")
    rest = {key: count for key, count in sorted(counts.items()) if not key.startswith(("edit ", "rule ", "1 ", "2 ", "3 "))}
    print(json.dumps(rest))


if __name__ == "__main__":
    sys.exit(main())
