"""Measures what a record costs in the package beside the library in Rust: the same texts, on one thread, in turns.

    cargo build --release --example lines --manifest-path python/Cargo.toml
    pip install ./python pyarrow
    python python/bench/overhead.py target/release/examples/lines

Prints, for valid records and for records of which some have errors: microseconds per record of the library (`check_lines`), of
`check_json_column` and of `check_batch`, and their ratios. The findings must be equal.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import tablature

SCHEMA, NOW = "userpilot/event@3", "2025-05-11T07:45:31Z"
ROUNDS = 7


def seconds(work):
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def measure(name, records, lines, has_table):
    texts = [json.dumps(record) for record in records]
    column = pa.array(texts)
    checker = tablature.Checker(SCHEMA, now=NOW, jobs=1)
    works = {"check_json_column": lambda: checker.check_json_column(column)}
    if has_table:
        keys = list(dict.fromkeys(key for record in records for key in record))
        # What is nested is a text in a cell.
        table = pa.table({key: [cell(record.get(key)) for record in records] for key in keys})
        works["check_batch"] = lambda: checker.check_batch(table)
    taken = {name: [] for name in ("check_lines", *works)}
    found = {name: set() for name in taken}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        file.write_text("\n".join(texts) + "\n")
        for _ in range(ROUNDS):
            run = subprocess.run([lines, SCHEMA, NOW, file], capture_output=True, check=True, text=True)
            elapsed, n_records, findings = run.stdout.split("\n")[1].split()
            assert int(n_records) == len(records)
            taken["check_lines"].append(float(elapsed))
            found["check_lines"].add(int(findings))
            for key, work in works.items():
                elapsed, report = seconds(work)
                taken[key].append(elapsed)
                found[key].add(len(report.findings))
    each = {key: statistics.median(times) / len(records) * 1e6 for key, times in taken.items()}
    assert len(set().union(*found.values())) == 1, found
    size = sum(map(len, texts)) // len(texts)
    print(f"{name}: {len(records)} records of {size} bytes, {found['check_lines'].pop()} findings")
    for key, time_of_one in each.items():
        print(f"  {key:18} {time_of_one:6.2f} us  {time_of_one / each['check_lines']:5.2f} x")


def cell(value):
    return json.dumps(value) if isinstance(value, (dict, list)) else value


def main(lines):
    texts = [line for line in Path(__file__).parents[2].glob("examples/userpilot/*.jsonl")]
    records = [json.loads(line) for file in texts for line in file.read_text().splitlines() if is_json(line)]
    checker = tablature.Checker(SCHEMA, now=NOW)
    valid = [record for record in records if not checker.check(record).findings]
    print(f"on one thread, the median of {ROUNDS} rounds")
    measure("clean", many(valid), lines, has_table=True)
    mixed = valid * 50 + [record for record in records if not checker.is_valid(record)]
    # Columns have one type each, so that a table cannot have the same errors.
    measure("with errors", many(mixed), lines, has_table=False)


def many(records):
    return (records * (50_000 // len(records) + 1))[:50_000]


def is_json(line):
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


if __name__ == "__main__":
    main(*sys.argv[1:])
