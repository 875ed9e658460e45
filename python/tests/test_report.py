"""Pages about findings that an engine gave back as a table."""

import datetime

import duckdb
import pandas
import polars
import pyarrow as pa
import pytest
import tablature
from conftest import NOW
from tablature import spark

SCHEMA = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}


def findings(**options):
    rows = ['{"id": "s3cret"}', '{"id": 1}', "{}", '{"id": "</script><script>alert(1)</script>"}']
    batch = pa.record_batch({"json": rows, "row": [10, 20, 30, 40], "file": ["a", "a", "b", "b"]})
    checker = tablature.Checker(SCHEMA, now=NOW, **options)
    return pa.Table.from_batches([spark.of_batch(checker, batch, ["row", "file"], "json")])


def summary(table):
    counted = table.group_by(["severity", "code", "place"]).aggregate([([], "count_all")])
    return counted.rename_columns({"count_all": "count"})


def test_a_page_says_what_the_table_does():
    page = tablature.report(findings(), records=4, now=NOW).replace("&#x2f;", "/")
    for part in [
        "<h1>Errors were found</h1>",
        "1 file, 4 records: 3 errors, 0 warnings, 0 advice",
        '<code>wrong-type</code> <code class="field">/id</code>',
        '<span class="share">50.0% of records</span>',
        "(row 10, file a)",
        "&lt;findings&gt;:row 1",
        str(NOW)[:10],
    ]:
        assert part in page, part
    assert "<script>alert" not in page and "Over time" not in page


@pytest.mark.parametrize("of", [pa.Table.to_pandas, polars.from_arrow, duckdb.from_arrow, pa.Table.to_batches])
def test_tables_of_others_make_the_same_page(of):
    table = findings()
    other = of(table)
    other = pa.Table.from_batches(other) if isinstance(other, list) else other
    assert isinstance(other, (pandas.DataFrame, polars.DataFrame, duckdb.DuckDBPyRelation, pa.Table))
    assert tablature.report(other, records=4, now=NOW) == tablature.report(table, records=4, now=NOW)


def test_findings_over_time():
    table = findings()
    for times in (
        ["2026-11-01T10:00:00Z", "2026-11-01T11:00:00+01:00", None],
        pa.array([datetime.datetime(2026, 11, 1, 10)] * 2 + [None], pa.timestamp("us")),
        pa.array([datetime.datetime(2026, 11, 1, 10, tzinfo=datetime.timezone.utc)] * 2 + [None], pa.timestamp("ns", "Europe/Berlin")),
    ):
        page = tablature.report(table.append_column("at", pa.array(times)), keys=["row"], time="at")
        assert "2026-11-01 10:00: 2 errors, 0 warnings, 0 advice" in page and "1 more are about records without" in page


def test_a_summary_is_enough():
    page = tablature.report(summary(findings()), records=4).replace("&#x2f;", "/")
    assert '<p class="meta">2 findings</p>' in page and "of records</span>" not in page and "<article>" not in page
    many = pa.table({"severity": ["error"], "code": ["wrong-type"], "place": ["/id"], "count": [2_000_000_000]})
    assert '<span class="number">2,000,000,000</span>' in tablature.report(many)


def test_masked_stays_masked():
    masked = tablature.report(findings(mask=True), records=4)
    assert "s3cret" not in masked and "alert" not in masked and "row 10" in masked
    assert "row 10" not in tablature.report(findings(mask=True), keys=[], records=4)


def test_tables_that_are_none_of_findings():
    for table, message in [
        (pa.table({"a": [1]}), "no column `severity`"),
        (pa.table({"severity": ["fatal"], "code": ["x"]}), "row 1: `fatal` is not a severity"),
        (pa.table({"severity": ["error"], "code": pa.array([None], pa.string())}), "row 1 has no `code`"),
    ]:
        with pytest.raises(ValueError, match=message):
            tablature.report(table, keys=[])
    with pytest.raises(ValueError, match="no column `at`"):
        tablature.report(findings(), time="at")
