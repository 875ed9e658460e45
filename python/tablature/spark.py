"""Checks of Spark's DataFrames, wherever their parts are: PySpark, Spark Connect, and engines that speak it, such as Sail.

The functions need ``pyspark`` (or ``pyspark-client``) and ``pyarrow``, and the package on each worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from ._checker import Checker
from ._options import SchemaLike

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

#: What a finding has besides keys. Numbers of rows say nothing where batches come from anywhere.
COLUMNS = (
    "severity",
    "code",
    "place",
    "pointer",
    "field",
    "message",
    "help",
    "value",
    "schema",
    "keyword",
    "schema_pointer",
    "source",
)


def check(
    frame: DataFrame,
    schema: SchemaLike | Checker,
    *,
    keys: Sequence[str] = (),
    column: str | None = None,
    **options: Any,
) -> DataFrame:
    """Return a DataFrame of the findings about the rows of a DataFrame.

    Each row is a payload: its columns are properties, and null is absence. With ``column``, the payloads are the JSON texts of that
    column instead. ``keys`` are columns of the frame that say which row a finding is about; they stand before :data:`COLUMNS`.

    ``schema`` is a schema or a :class:`tablature.Checker`; other arguments are those of a checker. It is made once, where this is
    called, so that all parts are judged at the same time, and by the same files.

    The result is as lazy as the frame. It is made of the rows alone: what is tried again is counted once.
    """
    from pyspark.sql.types import StringType, StructField, StructType

    checker = schema if isinstance(schema, Checker) else Checker(schema, **{"jobs": 1, **options})
    names = list(keys)
    taken = sorted(set(names) & set(COLUMNS))
    if taken:
        raise ValueError(f"findings have columns of their own called `{'`, `'.join(taken)}`; rename the keys")
    fields = [frame.schema[name] for name in names] + [StructField(name, StringType()) for name in COLUMNS]

    def findings(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            found = of_batch(checker, batch, names, column)
            if found.num_rows > 0:
                yield found

    return frame.mapInArrow(findings, StructType(fields))


def summary(findings: DataFrame) -> DataFrame:
    """Return how many findings there are of each severity, code and field, the most frequent first.

    ``findings`` is what :func:`check` returned. ``place`` is the field, with ``*`` for the items of arrays.
    """
    from pyspark.sql import functions

    counted = findings.groupBy("severity", "code", "place").count()
    return counted.orderBy(functions.col("count").desc(), "severity", "code", "place")


def of_batch(
    checker: Checker, batch: pyarrow.RecordBatch, keys: Sequence[str] = (), column: str | None = None
) -> pyarrow.RecordBatch:
    """Return the findings about the rows of one batch, with the keys of these rows.

    It is what :func:`check` does to each batch, for engines that hand over batches of Arrow in another way.

    >>> import pyarrow
    >>> batch = pyarrow.record_batch({"id": ["a", "b"], "n": [1, None]})
    >>> checker = Checker({"type": "object", "required": ["n"], "properties": {"id": {}, "n": {}}})
    >>> of_batch(checker, batch, ["id"]).select(["id", "code", "field"]).to_pylist()
    [{'id': 'b', 'code': 'missing-field', 'field': 'n'}]
    """
    import pyarrow
    import pyarrow.compute

    if column is None:
        report = checker.check_batch(batch)
        found, unchecked = report.to_arrow(), [entry["message"] for entry in report.summary.get("unchecked", [])]
    else:
        found, unchecked = checker._native.find_in_column(batch.column(column), ["record", *COLUMNS])
    if unchecked:
        raise ValueError("; ".join(unchecked))
    table = pyarrow.table(found).combine_chunks()
    rows = pyarrow.compute.subtract(table["record"].combine_chunks(), 1)
    of_keys = [batch.column(name).take(rows) for name in keys]
    of_findings = [one_chunk(table[name]) for name in COLUMNS]
    return pyarrow.RecordBatch.from_arrays([*of_keys, *of_findings], names=[*keys, *COLUMNS])


def lists(checker: Checker, column: pyarrow.Array | pyarrow.ChunkedArray) -> pyarrow.ListArray:
    """Return for each JSON text of a column the list of its findings, as structs of :data:`COLUMNS`.

    It is for engines whose functions give back one value for each row, such as Daft.

    >>> import pyarrow
    >>> found = lists(Checker({"required": ["n"]}), pyarrow.array(["{}", '{"n": 1}', "[1"]))
    >>> [[finding["code"] for finding in findings] for findings in found.to_pylist()]
    [['missing-field'], [], ['truncated-json']]
    """
    import pyarrow

    n_rows = len(column)
    column = one_chunk(column) if isinstance(column, pyarrow.ChunkedArray) else column
    batch = pyarrow.record_batch({"row": pyarrow.array(range(n_rows), pyarrow.int64()), "json": column})
    found = of_batch(checker, batch, ["row"], "json")
    counts = [0] * (n_rows + 1)
    for row in found["row"].to_pylist():
        counts[row + 1] += 1
    offsets = pyarrow.array(accumulate(counts), pyarrow.int32())
    structs = pyarrow.StructArray.from_arrays([found[name] for name in COLUMNS], COLUMNS)
    return pyarrow.ListArray.from_arrays(offsets, structs)


def one_chunk(column: pyarrow.ChunkedArray) -> pyarrow.Array:
    """Return a column as one array."""
    import pyarrow

    whole = column.combine_chunks()
    return whole.chunk(0) if isinstance(whole, pyarrow.ChunkedArray) else whole
