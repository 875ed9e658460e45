"""Pages about findings that an engine gave back as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _native
from ._options import Now, timestamp
from .spark import COLUMNS

if TYPE_CHECKING:
    import pyarrow


def report(
    frame: Any,
    *,
    keys: Sequence[str] | None = None,
    time: str | None = None,
    records: int | None = None,
    now: Now = None,
) -> str:
    """Return a page about findings for browsers, complete in one file: what ``tablature check --format html`` writes.

    ``frame`` is what :func:`tablature.spark.check` or :func:`tablature.spark.summary` returned, or what an engine made of it: a
    DataFrame of Spark, pandas or polars, a table of pyarrow, a relation of DuckDB. Of very many findings, take the summary, which has
    their numbers and no examples.

    ``keys`` are the columns that say which record a finding is about [default: all that are not a finding's own]; rows about one
    record should follow each other. ``time`` is the column with the time of the record, for findings over time. ``records`` is how
    many records were checked. The page shows what the table has: of a masked check
    no values, and with ``keys=[]`` no keys. It needs ``pyarrow``.

    >>> from tablature import Checker
    >>> findings = Checker({"properties": {"id": {"type": "integer"}}}).check(b'{"id": "x"}').to_arrow()
    >>> page = report(findings, records=1)
    >>> "<h1>Errors were found</h1>" in page, "wrong-type" in page
    (True, True)
    """
    import pyarrow

    table = _table(frame)
    own = {*COLUMNS, "count"}
    found = [name for name in table.column_names if name not in own] if keys is None else list(keys)
    for name in ["severity", "code", *found, *([time] if time else [])]:
        if name not in table.column_names:
            raise ValueError(f"the table has no column `{name}`; it is to have those of findings, or of a summary of them")
    columns = {name: table[name] for name in table.column_names if name in own}
    if "count" not in columns:
        if found:
            columns["keys"] = _joined(table, found)
        if time:
            columns["time"] = _times(table[time])
    if "count" in columns:
        columns["count"] = columns["count"].cast(pyarrow.int64())
    words = timestamp(now)
    return _native.page(pyarrow.table(columns), records, words[-1] if words else None)


def _table(frame: Any) -> pyarrow.Table:
    """Return a table of pyarrow."""
    import pyarrow

    if isinstance(frame, pyarrow.Table):
        return frame
    for name in ("toArrow", "toPandas"):
        if hasattr(frame, name):
            return _table(getattr(frame, name)())
    if hasattr(frame, "__arrow_c_stream__"):
        return pyarrow.table(frame)
    return pyarrow.Table.from_pandas(frame, preserve_index=False)


def _joined(table: pyarrow.Table, names: Sequence[str]) -> pyarrow.Array:
    """Return for each row its keys as ``id 42, file a``."""
    import pyarrow

    columns = [table[name].to_pylist() for name in names]
    rows = (", ".join(f"{name} {value}" for name, value in zip(names, row)) for row in zip(*columns))
    return pyarrow.array(rows, pyarrow.string())


def _times(column: pyarrow.ChunkedArray) -> pyarrow.Array:
    """Return timestamps as texts of RFC 3339; a time without a zone is in UTC."""
    import pyarrow
    import pyarrow.compute

    if not pyarrow.types.is_timestamp(column.type):
        return column.cast(pyarrow.string())
    whole = column.cast(pyarrow.timestamp("s", column.type.tz), safe=False)
    if whole.type.tz is not None:
        whole = whole.cast(pyarrow.timestamp("s", "UTC"))
    return pyarrow.compute.strftime(whole, "%Y-%m-%dT%H:%M:%SZ")
