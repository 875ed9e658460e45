"""Checks a folder of ten files by the command and by an engine, and compares findings, totals and speed.

    pip install ./python pyarrow pyspark        # PySpark needs Java 17; or pysail and pyspark-client
    python python/bench/engines.py --engine pyspark --command target/release/tablature

It exits with 1 if findings or totals differ. A worker that ends in the middle of its first attempt at a task is part of it with
PySpark: Spark tries the task again, and the totals must stay the same.
"""

import argparse
import collections
import itertools
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import tablature
from tablature import spark as over_spark

SCHEMA = "userpilot/event@3"
NOW = "2025-05-11T07:45:31Z"
FILES = 10


def write(folder: pathlib.Path, records: int, faulty: float) -> None:
    """Write files of lines, some of them with faults."""
    valid = [json.dumps(one) for one in tablature.sample(SCHEMA, 2000, seed=1, now=NOW)]
    invalid = [json.dumps(one) for one in tablature.sample(SCHEMA, 200, seed=1, now=NOW, invalid=True)] + ["{", "[]"]
    lines, faults = itertools.cycle(valid), itertools.cycle(invalid)
    step = int(1 / faulty) if faulty else 0
    for number in range(FILES):
        with open(folder / f"part-{number}.jsonl", "w") as file:
            for at in range(records // FILES):
                file.write(next(faults) if step and at % step == number % step else next(lines))
                file.write("\n")


def by_command(command: str, folder: pathlib.Path, jobs: int) -> tuple[collections.Counter, dict, dict[str, float]]:
    """Return what the command finds, its summary, and the CPU time of runs that print all findings, and a summary only."""
    base = [command, "check", str(folder), "--schema", SCHEMA, "--now", NOW, "--jobs", str(jobs)]
    run = subprocess.run([*base, "--format", "json"], capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    keys = ("code", "severity", "pointer", "field", "message", "help")
    findings = collections.Counter(tuple(line[key] for key in keys) for line in lines if line["type"] == "finding")
    best = {"all findings": float("inf"), "summary": float("inf")}
    for what, output in [("all findings", ["--format", "json"]), ("summary", ["--summary"])] * 3:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*base, *output], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best[what] = min(best[what], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return findings, lines[-1], best


def session(engine: str, cores: int):
    """Return a session on this machine, and the CPU time that it has used so far, as a function."""
    from pyspark.sql import SparkSession

    if engine == "sail":
        from pysail.spark import SparkConnectServer

        server = SparkConnectServer(port=0)
        server.start(background=True)
        host, port = server.listening_address
        return SparkSession.builder.remote(f"sc://{host}:{port}").getOrCreate()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(f"local[{cores},4]").config("spark.ui.enabled", "false")
    return builder.config("spark.log.level", "OFF").getOrCreate()


def tree_cpu() -> float:
    """Return the CPU time of this process and of all that it started, in seconds; Linux only."""
    ticks, parents = {}, {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = pathlib.Path("/proc", entry, "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents[int(entry)] = int(fields[1])
            ticks[int(entry)] = sum(map(int, fields[11:15]))
    wanted = {os.getpid()}
    while more := {one for one, parent in parents.items() if parent in wanted} - wanted:
        wanted |= more
    return sum(ticks[one] for one in wanted) / os.sysconf("SC_CLK_TCK")


def timed(what) -> tuple[object, float, float]:
    """Return what a function returns, and the seconds by the wall and of CPU of the call of three that took the least CPU."""
    best = None
    for _ in range(3):
        began, cpu = time.monotonic(), tree_cpu()
        result = what()
        took = (result, time.monotonic() - began, tree_cpu() - cpu)
        best = took if best is None or took[2] < best[2] else best
    return best


def empty(batches):
    """Give back nothing: what the engine costs without us."""
    for _ in batches:
        pass
    yield from ()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default="tablature", help="the command to compare with")
    parser.add_argument("--engine", choices=["pyspark", "sail"], default="pyspark")
    parser.add_argument("--records", type=int, default=400_000)
    parser.add_argument("--faulty", type=float, default=0.01, help="the share of records with faults")
    parser.add_argument("--cores", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, given.records, given.faulty)
        return compare(given, folder)


def compare(given: argparse.Namespace, folder: pathlib.Path) -> int:
    """Print how both do, and return whether they differ."""
    expected, counted, command_cpu = by_command(given.command, folder, given.cores)
    spark = session(given.engine, given.cores)
    frame = spark.read.text(str(folder)).withColumnRenamed("value", "json")
    findings = over_spark.check(frame, SCHEMA, column="json", now=NOW)
    keys = ("code", "severity", "pointer", "field", "message", "help")
    found = collections.Counter(tuple(row[key] for key in keys) for row in findings.collect())
    totals = {(kind["severity"], kind["code"], kind["field"]): kind["findings"] for kind in counted["kinds"]}

    def summary(findings) -> dict:
        return {(row.severity, row.code, row.place): row["count"] for row in over_spark.summary(findings).collect()}

    checks = {"findings": found == expected, "summary": summary(findings) == totals}
    if given.engine == "pyspark":
        with tempfile.TemporaryDirectory() as name:
            mark = pathlib.Path(name, "killed")
            checks["summary after a task was killed"] = summary(killed(frame, mark)) == totals and mark.exists()
    records = counted["records"]
    print(f"{records} records in {FILES} files, {sum(expected.values())} findings of {len(totals)} kinds")
    for what, is_same in checks.items():
        print(f"{what}: {'same' if is_same else 'DIFFERENT'}", flush=True)
    _, read, read_cpu = timed(frame.count)
    _, nothing, nothing_cpu = timed(frame.mapInArrow(empty, "n int").count)
    _, whole, whole_cpu = timed(findings.count)
    for what, cpu in command_cpu.items():
        print(f"command, {what}: {cpu:.2f} s of CPU, {records / cpu:,.0f} records per second of CPU")
    for what, wall, cpu in (("read", read, read_cpu), ("empty function", nothing, nothing_cpu), ("check", whole, whole_cpu)):
        print(f"{what}: {wall:.2f} s, {cpu:.2f} s of CPU, {records / max(cpu, 0.01):,.0f} records per second of CPU")
    ours = max(whole_cpu - nothing_cpu, 0.01)
    for what, cpu in command_cpu.items():
        print(f"speed of the command ({what}) = 1, check: {cpu / whole_cpu:.2f}; without the empty function: {cpu / ours:.2f}")
    spark.stop()
    return 0 if all(checks.values()) else 1


def killed(frame, mark: pathlib.Path):
    """Return the findings of a run in which the worker of one task ends after its first batch, the first time, and leaves a mark."""
    own = over_spark.of_batch

    def once(checker, batch, keys=(), column=None):
        from pyspark import TaskContext

        context = TaskContext.get()
        if context.partitionId() == 0 and context.attemptNumber() == 0:
            own(checker, batch, keys, column)
            mark.touch()
            os._exit(1)
        return own(checker, batch, keys, column)

    over_spark.of_batch = once
    try:
        return over_spark.check(frame, SCHEMA, column="json", now=NOW)
    finally:
        over_spark.of_batch = own


if __name__ == "__main__":
    sys.exit(main())
