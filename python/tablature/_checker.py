"""One schema for many payloads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

from . import _native
from ._options import Now, SchemaLike, options, payload_text, schema_name, schema_text, table_rows, timestamp


class Checker:
    """A schema that is compiled once, and checks any number of payloads.

    ``schema`` is the id of a schema of the catalogue, the path of a JSON Schema, a dictionary, or the text of a schema. ``now``
    is the time for freshness, by default that at which the checker is made. Threads may share a checker, and it can be pickled:
    another process needs no files.

    >>> checker = Checker({"type": "object", "required": ["id"]})
    >>> checker.is_valid({"id": 5}), checker.is_valid('{"name": "a"}')
    (True, False)
    >>> checker.check(b"{}").findings[0].field
    'id'

    :raises SchemaError: the schema is invalid; the message has every reason.
    :raises ValueError: an option is invalid.
    :raises OSError: the file cannot be read.
    """

    __slots__ = ("_judging", "_native", "_reading")

    def __init__(
        self,
        schema: SchemaLike,
        *,
        now: Now = None,
        mask: bool = False,
        deny: Iterable[str] = (),
        warn: Iterable[str] = (),
        allow: Iterable[str] = (),
        max_record_findings: int | None = None,
        max_record_bytes: int | None = None,
        references: Mapping[str, str | os.PathLike[str]] | None = None,
        root: str | os.PathLike[str] | None = None,
        draft: str | None = None,
        jobs: int | None = None,
    ) -> None:
        # A copy in another process has the same clock.
        judging = timestamp(now or datetime.now(timezone.utc)) + options(
            mask=mask, deny=deny, warn=warn, allow=allow, max_record_findings=max_record_findings, draft=draft
        )
        reading = options(max_record_bytes=max_record_bytes, jobs=jobs)
        files = options(reference=references or {}, root=root)
        text = schema_text(schema)
        if text is not None and files:
            raise ValueError("`references` and `root` are for schemas in files; write the schema to one, and pass its path")
        named = ["--schema", schema_name(schema)] if text is None else []
        self._native = _native.Checker(judging + reading + files + named, text)
        self._judging, self._reading = judging, reading

    @property
    def name(self) -> str:
        """The name of the schema in findings."""
        return self._native.name

    @property
    def schema_warnings(self) -> list[str]:
        """What is doubtful in the schema itself, such as misspelt keywords."""
        return self._native.schema_warnings

    def is_valid(self, payload: Any) -> bool:
        """Return whether a payload is valid. ``bytes`` and ``str`` are JSON texts; everything else becomes one."""
        return self._native.is_valid(payload_text(payload))

    def check(self, payload: Any) -> _native.Report:
        """Report everything about one payload. ``bytes`` and ``str`` are JSON texts; everything else becomes one."""
        return self._native.check(payload_text(payload))

    def check_json_column(self, column: Any) -> _native.Report:
        """Report everything about the payloads of a column of JSON texts: strings or binary of pyarrow, polars or pandas.

        Null is no payload. ``record`` of a finding is the number of its row, from 1.

        >>> import pyarrow
        >>> report = Checker({"type": "object"}).check_json_column(pyarrow.array(["{}", None, "5"]))
        >>> [(finding.record, finding.code) for finding in report.findings], report.summary["records"]
        ([(3, 'wrong-type')], 2)

        :raises TypeError: it is not a column of Arrow, or of something else than texts.
        """
        return self._native.check_json_column(column)

    def check_batch(self, table: Any) -> _native.Report:
        """Report everything about the rows of a table, each a payload: the columns are its properties, and null is absence.

        ``table`` is a table or a record batch of pyarrow, a frame of polars or pandas, a relation of DuckDB, or anything else with
        ``__arrow_c_stream__`` or ``__arrow_c_array__``.

        >>> import pyarrow
        >>> table = pyarrow.table({"id": ["a", None], "n": [1, 2]})
        >>> report = Checker({"type": "object", "required": ["id"], "properties": {"id": {}, "n": {}}}).check_batch(table)
        >>> [(finding.row, finding.field) for finding in report.findings]
        [(2, 'id')]

        :raises TypeError: it is not a table of Arrow.
        """
        return self._native.check_batch(table_rows(table))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._judging, self._reading, self._native.parts())

    def __repr__(self) -> str:
        return f"<Checker {self.name}>"


def _restore(judging: list[str], reading: list[str], parts: tuple[str, str, list[list[str]]]) -> Checker:
    """Make a checker of what was pickled."""
    checker = Checker.__new__(Checker)
    checker._native = _native.Checker.restore(judging + reading, parts)
    checker._judging, checker._reading = judging, reading
    return checker
