"""Measures what a record costs in the package beside the library in Rust: the same texts, on one thread, in turns.

    cargo build --release --example lines --manifest-path python/Cargo.toml
    pip install ./python pyarrow
    python python/bench/overhead.py target/release/examples/lines

Prints, for valid records and for records of which some have errors: microseconds per record of the library (`check_lines`), of
`check_json_column` and of `check_batch`, their ratios, and the findings, which must be equal.
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


def measure(name, records, lines):
    texts = [json.dumps(record) for record in records]
    column = pa.array(texts)
    keys = list(dict.fromkeys(key for record in records for key in record))
    # What is nested is a text in a cell.
    cells = {key: [cell(record.get(key)) for record in records] for key in keys}
    table = pa.table(cells)
    checker = tablature.Checker(SCHEMA, now=NOW, jobs=1)
    found = {"lines": set(), "column": set(), "table": set()}
    taken = {"lines": [], "column": [], "table": []}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        file.write_text("\n".join(texts) + "\n")
        for _ in range(ROUNDS):
            run = subprocess.run([lines, SCHEMA, NOW, file], capture_output=True, check=True, text=True)
            elapsed, n_records, findings = run.stdout.split("\n")[1].split()
            assert int(n_records) == len(records)
            taken["lines"].append(float(elapsed))
            found["lines"].add(int(findings))
            for key, work in (
                ("column", lambda: checker.check_json_column(column)),
                ("table", lambda: checker.check_batch(table)),
            ):
                elapsed, report = seconds(work)
                taken[key].append(elapsed)
                found[key].add(len(report.findings))
    each = {key: statistics.median(times) / len(records) * 1e6 for key, times in taken.items()}
    assert found["lines"] == found["column"], found
    size = sum(map(len, texts)) // len(texts)
    print(f"{name}: {len(records)} records of {size} bytes, {found['lines'].pop()} findings ({found['table'].pop()} in the table)")
    print(f"  check_lines        {each['lines']:6.2f} us")
    for key, what in (("column", "check_json_column"), ("table", "check_batch")):
        print(f"  {what:18} {each[key]:6.2f} us  {each[key] / each['lines']:5.2f} x")


def cell(value):
    return json.dumps(value) if isinstance(value, (dict, list)) else value


def main(lines):
    texts = [line for line in Path(__file__).parents[2].glob("examples/userpilot/*.jsonl")]
    records = [json.loads(line) for file in texts for line in file.read_text().splitlines() if is_json(line)]
    checker = tablature.Checker(SCHEMA, now=NOW)
    valid = [record for record in records if not checker.check(record).findings]
    print(f"on one thread, the median of {ROUNDS} rounds")
    measure("clean", many(valid), lines)
    mixed = valid * 50 + [record for record in records if not checker.is_valid(record)]
    measure("with errors", many(mixed), lines)


def many(records):
    return (records * (50_000 // len(records) + 1))[:50_000]


def is_json(line):
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


if __name__ == "__main__":
    main(*sys.argv[1:])
