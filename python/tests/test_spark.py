"""Spark's DataFrames, on Sail: an engine that speaks Spark Connect and needs no Java."""

import json
from collections import Counter

import pyarrow as pa
import pytest
import tablature
from conftest import NOW, place

pysail = pytest.importorskip("pysail.spark")
pytest.importorskip("pyspark")

from tablature import spark as over_spark  # noqa: E402

SCHEMA = "userpilot/event@3"


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    server = pysail.SparkConnectServer(port=0)
    server.start(background=True)
    host, port = server.listening_address
    session = SparkSession.builder.remote(f"sc://{host}:{port}").getOrCreate()
    yield session
    session.stop()
    server.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Ten files of lines, some of them with faults."""
    folder = tmp_path_factory.mktemp("exports")
    for number in range(10):
        rows = tablature.sample(SCHEMA, 40, seed=number, now=NOW)
        rows += tablature.sample(SCHEMA, 20, seed=number, now=NOW, invalid=True)
        lines = [json.dumps(row) for row in rows] + ["{", "[]"]
        (folder / f"part-{number}.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def of_row(row):
    return row.code, row.severity, row.pointer, row.field, row.message, row.help, row.value


def test_findings_equal_those_of_the_command(session, folder):
    expected = tablature.check(folder, SCHEMA, now=NOW, lines=True)
    frame = session.read.text(str(folder)).withColumnRenamed("value", "json")
    assert frame.count() == expected.summary["records"] == 620
    findings = over_spark.check(frame, SCHEMA, column="json", keys=["json"], now=NOW)
    rows = findings.collect()
    assert len(rows) > 200
    assert Counter(map(of_row, rows)) == Counter(map(place, expected.findings))
    counted = {(row.severity, row.code, row.place): row["count"] for row in over_spark.summary(findings).collect()}
    kinds = {(kind["severity"], kind["code"], kind["field"]): kind["findings"] for kind in expected.summary["kinds"]}
    assert counted == kinds
    checker = tablature.Checker(SCHEMA, now=NOW)
    for row in rows[::25]:
        assert of_row(row) in set(map(place, checker.check(row.json).findings))


def test_rows_are_payloads(session):
    schema = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "m": {"required": ["a"]}}}
    table = pa.table({"id": ["a", None, "c"], "n": [1, 2, 3], "m": [{"a": 1}, None, {"a": None}]})
    frame = session.createDataFrame(table.to_pylist(), "id string, n bigint, m struct<a: bigint>")
    rows = over_spark.check(frame, schema, keys=["n"], allow=["unknown-field"]).collect()
    assert sorted((row.n, row.code, row.place) for row in rows) == [(2, "missing-field", "/id"), (3, "missing-field", "/m/a")]


def test_masks_and_names_of_keys(session):
    frame = session.createDataFrame([("s3cret",)], "id string")
    rows = over_spark.check(frame, {"properties": {"id": {"type": "integer"}}}, mask=True).collect()
    assert len(rows) == 1 and "s3cret" not in repr(rows)
    with pytest.raises(ValueError, match="rename the keys"):
        over_spark.check(frame.withColumnRenamed("id", "code"), {}, keys=["code"])
    with pytest.raises(tablature.SchemaError):
        over_spark.check(frame, {"type": "strin"})


def test_pages_of_findings_and_of_their_summary(session):
    frame = session.createDataFrame([(1, '{"id": "x"}'), (2, '{"id": 1}'), (3, "{")], "n bigint, json string")
    findings = over_spark.check(frame, {"properties": {"id": {"type": "integer"}}}, column="json", keys=["n"], now=NOW)
    page = tablature.report(findings, records=frame.count(), now=NOW)
    assert page == tablature.report(findings.toArrow(), records=3, now=NOW)
    assert "3 records: 2 errors" in page and "(n 1)" in page
    counted = tablature.report(over_spark.summary(findings), records=3, now=NOW)
    assert "3 records: 2 errors" in counted and "(n 1)" not in counted
