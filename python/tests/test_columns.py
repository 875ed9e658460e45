"""Columns and tables of Arrow."""

import json

import pyarrow as pa
import pytest
import tablature
from conftest import NOW, REPOSITORY, lines, place

SCHEMA = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "n": {"type": "integer"}}}
TEXTS = ['{"id": "a"}', '{"id": 5}', None, "", " ", "{", '{\n  "id":\n 6}', '{"id": "a", "x": 1}', '{"id": "b"}\r', "5"]
PAYLOADS = sorted((REPOSITORY / "tests/payloads").glob("*/*"))


@pytest.fixture
def checker():
    return tablature.Checker(SCHEMA)


def of_column(checker, texts):
    """Return the findings of a column, and those of its texts one by one."""
    report = checker.check_json_column(texts)
    return [(finding.record, *place(finding), finding.line, finding.column, finding.start) for finding in report.findings]


def one_by_one(checker, texts):
    found = []
    for number, text in enumerate(texts, 1):
        if text is not None:
            for finding in checker.check(text).findings:
                found.append((number, *place(finding), finding.line, finding.column, finding.start))
    return found


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()],
    ids=str,
)
def test_columns_of_every_kind_of_text(checker, kind):
    array = pa.array(TEXTS, pa.string()).cast(kind) if "view" not in str(kind) else pa.array(TEXTS, kind)
    expected = one_by_one(checker, TEXTS)
    assert len(expected) >= 7
    assert of_column(checker, array) == expected
    assert of_column(checker, array[1:]) == one_by_one(checker, TEXTS[1:])
    assert of_column(checker, pa.chunked_array([array[:2], array[2:2], array[2:]])) == expected
    assert checker.check_json_column(array).summary["records"] == 9


def test_columns_of_dictionaries_nulls_and_nothing(checker):
    array = pa.array(TEXTS)
    assert of_column(checker, array.dictionary_encode()) == one_by_one(checker, TEXTS)
    assert of_column(checker, pa.array([None] * 5, pa.string()).dictionary_encode()) == []
    for empty in (pa.array([], pa.string()), pa.nulls(3), pa.chunked_array([], pa.string())):
        report = checker.check_json_column(empty)
        assert (len(report.findings), report.summary["records"], report.is_valid) == (0, 0, True)


@pytest.mark.parametrize("folder", PAYLOADS, ids=lambda path: path.name)
def test_columns_of_all_payloads_equal_their_files(folder):
    checker = tablature.Checker(f"{folder.parent.name}/{folder.name}", now=NOW)
    texts = [file.read_bytes() for file in sorted(folder.glob("*/*.json"))]
    assert of_column(checker, pa.array(texts, pa.binary())) == one_by_one(checker, texts)
    # Enough for the fast way to be taken, which needs lines.
    packed = [json.dumps(json.loads(text)) for text in texts if is_json(text)]
    once = one_by_one(checker, packed)
    many = [(number + round * len(packed), *rest) for round in range(20) for number, *rest in once]
    assert of_column(checker, pa.array(packed * 20)) == many


def is_json(text):
    try:
        return json.loads(text) is not None
    except ValueError:
        return False


def test_what_is_no_column_of_texts_is_said(checker):
    for wrong in (pa.array([1]), pa.array([["a"]]), pa.array([1]).dictionary_encode(), 5, ["{}"], "{}"):
        with pytest.raises(TypeError, match="texts|Arrow"):
            checker.check_json_column(wrong)


def test_bytes_that_are_not_utf_8(checker):
    wrong = b'{"id": "\xff\xfe"}'
    assert of_column(checker, pa.array([wrong], pa.binary())) == one_by_one(checker, [wrong])
    # A string that is none breaks the promises of the format.
    buffers = [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xff")]
    broken = pa.Array.from_buffers(pa.string(), 1, buffers)
    with pytest.raises(Exception, match="UTF"):
        checker.check_json_column(broken)
    report = checker.check_batch(pa.table({"id": broken}))
    assert report.exit_code == 2 and "UTF" in report.summary["unchecked"][0]["message"]


def test_rows_are_payloads_and_null_is_absence(checker):
    table = pa.table({"id": ["a", None, "c"], "n": pa.array([1, 2, None], pa.uint64()), "y": [None, None, True]})
    report = checker.check_batch(table)
    found = [(finding.row, finding.code, finding.field, finding.column_name) for finding in report.findings]
    assert found == [(2, "missing-field", "id", "id"), (3, "unknown-field", "y", "y")]
    assert report.summary["records"] == 3
    assert lines(checker.check_batch(table)) == lines(report)
    for same in (table.to_batches()[0], table.to_reader(), pa.concat_tables([table.slice(0, 1), table.slice(1)])):
        assert [repr(finding) for finding in checker.check_batch(same).findings] == list(map(repr, report.findings))


def test_tables_of_odd_types(checker):
    table = pa.table({
        "id": pa.array(["a", "b", "a"]).dictionary_encode(),
        "n": pa.array([2**64 - 1, 0, 5], pa.uint64()),
        "l": pa.array([[1], [], None], pa.large_list(pa.int8())),
        "s": pa.array([{"a": None}, None, {"a": 1}]),
        "v": pa.array(["x", None, "z"], pa.string_view()),
        "d": pa.array([1, 2, 3], pa.decimal128(5, 2)),
        "t": pa.array([0, 1, 2], pa.timestamp("us", "UTC")),
    })
    report = checker.check_batch(table)
    assert report.summary["errors"] == 0 and report.summary["records"] == 3
    assert {finding.field for finding in report.findings} == {"l", "s", "v", "d", "t"}


def test_tables_without_rows_and_columns(checker):
    report = checker.check_batch(pa.table({"id": pa.array([], pa.string())}))
    assert report.is_valid and report.summary["records"] == 0
    report = checker.check_batch(pa.table({}))
    assert report.is_valid and report.summary["records"] == 0


def test_tables_equal_their_files(tmp_path):
    import pyarrow.parquet

    rows = tablature.sample("userpilot/event", 300, seed=3, invalid=True, now=NOW)
    rows = [{key: row.get(key) for key in ("app_token", "event_type", "source", "inserted_at")} for row in rows if isinstance(row, dict)]
    table = pa.table({key: [row[key] if isinstance(row[key], str) else None for row in rows] for key in rows[0]})
    file = tmp_path / "events.parquet"
    pyarrow.parquet.write_table(table, file)
    checker = tablature.Checker("userpilot/event", now=NOW)
    in_file, in_memory = tablature.check(file, "userpilot/event", now=NOW), checker.check_batch(table)
    assert len(in_file.findings) > 100
    assert list(map(repr, in_memory.findings)) == list(map(repr, in_file.findings))
    recognised = tablature.check(table, now=NOW)
    assert list(map(place, recognised.findings)) == list(map(place, in_file.findings))
    assert "userpilot/event@3" in recognised.notes[0]


def test_findings_are_a_table(checker):
    report = checker.check_json_column(pa.array(["{}", '{"id": 5, "é": 1}'] * 20_000))
    table = pa.table(report.to_arrow())
    assert table.num_rows == len(report.findings) == len(report.to_arrow()) == 60_000
    assert table.column_names == report.to_arrow().column_names
    for row, finding in zip(table.slice(0, 9).to_pylist(), report.findings):
        assert row == {name: getattr(finding, name) for name in table.column_names}
    table.validate(full=True)
    empty = pa.table(checker.check({"id": "a"}).to_arrow())
    assert empty.num_rows == 0 and empty.schema == table.schema
    # A report may be asked several times.
    assert pa.table(report.to_arrow()) == table


def test_polars(checker):
    polars = pytest.importorskip("polars")
    series = polars.Series("json", TEXTS)
    assert of_column(checker, series) == one_by_one(checker, TEXTS)
    report = checker.check_batch(polars.DataFrame({"id": ["a", None], "n": [1, 2]}))
    assert [(finding.row, finding.field) for finding in report.findings] == [(2, "id")]
    frame = polars.DataFrame(report.to_arrow())
    assert frame["code"].to_list() == ["missing-field"]


def test_pandas(checker):
    pandas = pytest.importorskip("pandas")
    assert of_column(checker, pandas.Series(TEXTS, index=range(5, 15))) == one_by_one(checker, TEXTS)
    report = checker.check_batch(pandas.DataFrame({"id": ["a", None], "n": [1, 2]}))
    # Rows that were chosen keep their numbers as an index, which is no column.
    frame = pandas.DataFrame({"id": ["x", "a", "b", None], "n": [0, 1, 2, 3]})
    chosen = frame[[True, True, False, True]]
    assert tablature.Checker({"propertyNames": {"enum": ["id", "n"]}}).check_batch(chosen).is_valid
    named = chosen.set_index(pandas.Index(["p", "q", "r"], name="extra"))
    assert tablature.Checker({"required": ["extra"]}).check_batch(named).is_valid
    assert [(finding.row, finding.field) for finding in report.findings] == [(2, "id")]
    assert list(pa.table(report.to_arrow()).to_pandas()["code"]) == ["missing-field"]


def test_duckdb(checker):
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.sql("select * from (values ('a', 1), (null, 2)) as t(id, n)")
    report = checker.check_batch(relation)
    assert [(finding.row, finding.field) for finding in report.findings] == [(2, "id")]
    findings = report.to_arrow()
    assert duckdb.sql("select code, count(*) from findings group by code").fetchall() == [("missing-field", 1)]
