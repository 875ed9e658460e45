"""Engines that hand over batches in another way. They are large, so they are tried where somebody has installed them."""

import json
from collections import Counter

import pyarrow as pa
import pytest
import tablature
from conftest import NOW
from tablature import spark

SCHEMA = "userpilot/event@3"


def texts():
    rows = tablature.sample(SCHEMA, 300, seed=1, now=NOW) + tablature.sample(SCHEMA, 60, seed=1, now=NOW, invalid=True)
    return [json.dumps(row) for row in rows] + ["{", "[]"]


def expected(rows):
    found = tablature.check("\n".join(rows), SCHEMA, now=NOW, lines=True).findings
    return Counter((one.record - 1, one.code, one.place, one.message) for one in found)


def of(rows):
    return Counter((row["row"], row["code"], row["place"], row["message"]) for row in rows)


def test_ray():
    ray = pytest.importorskip("ray")
    rows = texts()
    checker = tablature.Checker(SCHEMA, now=NOW, jobs=1)

    def check(table):
        batches = [spark.of_batch(checker, batch, ["row"], "json") for batch in table.to_batches()]
        return pa.Table.from_batches(batches)

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        data = ray.data.from_arrow(pa.table({"row": range(len(rows)), "json": rows})).repartition(4)
        assert of(data.map_batches(check, batch_format="pyarrow").take_all()) == expected(rows)
    finally:
        ray.shutdown()


def test_daft():
    daft = pytest.importorskip("daft")
    rows = texts()
    checker = tablature.Checker(SCHEMA, now=NOW, jobs=1)
    findings = daft.DataType.list(daft.DataType.struct({name: daft.DataType.string() for name in spark.COLUMNS}))

    @daft.func.batch(return_dtype=findings)
    def check(column):
        return spark.lists(checker, column.to_arrow())

    frame = daft.from_pydict({"row": list(range(len(rows))), "json": rows}).into_batches(64)
    found = frame.select(frame["row"], check(frame["json"]).alias("finding")).explode("finding")
    found = found.where(~daft.col("finding").is_null())
    rows_found = found.select("row", *[daft.col("finding").get(name).alias(name) for name in spark.COLUMNS])
    assert of(rows_found.to_pylist()) == expected(rows)
