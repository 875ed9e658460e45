"""Checks of files, bytes and tables, as the command reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any, Literal

from . import _native
from ._checker import Checker
from ._options import Now, SchemaLike, options, schema_name, schema_text, table_rows, timestamp


def check(
    source: bytes | str | os.PathLike[str] | Any,
    schema: SchemaLike | Checker | None = None,
    *,
    now: Now = None,
    mask: bool = False,
    lines: bool = False,
    each: bool = False,
    input: Literal["json", "lines", "csv", "tsv", "parquet", "avro", "arrow"] | None = None,
    columns: Iterable[str] = (),
    records: str | None = None,
    by: str | None = None,
    payload: str | None = None,
    deny: Iterable[str] = (),
    warn: Iterable[str] = (),
    allow: Iterable[str] = (),
    baseline: str | os.PathLike[str] | None = None,
    max_errors: int | None = None,
    max_findings: int | None = None,
    max_record_findings: int | None = None,
    max_record_bytes: int | None = None,
    valid_to: str | os.PathLike[str] | None = None,
    invalid_to: str | os.PathLike[str] | None = None,
    write: Mapping[str, str | os.PathLike[str]] | None = None,
    references: Mapping[str, str | os.PathLike[str]] | None = None,
    root: str | os.PathLike[str] | None = None,
    draft: str | None = None,
    config: str | os.PathLike[str] | None = None,
    jobs: int | None = None,
) -> _native.Report:
    """Check payloads, and report what is invalid, doubtful or unusual in them.

    ``source`` is a path (:class:`pathlib.Path`) of a file or a directory, which is read as ``tablature check`` reads it: JSON
    documents, arrays and lines, plain or packed, CSV, Parquet, Avro and Arrow. ``bytes`` and ``str`` are the contents of such a
    file. Everything else is a table of Arrow, whose rows are payloads.

    ``schema`` is the id of a schema of the catalogue, the path of a JSON Schema or of a directory of them, ``"auto"``, a
    dictionary, the text of a schema, or a :class:`Checker`, which has its own clock. Without it, the schema is that of ``tablature.toml``, or recognised by the keys of the
    payloads.

    The other arguments are the options of the command; ``write`` names files for more formats, as in
    ``write={"html": "report.html"}``.

    >>> from pathlib import Path
    >>> report = check(b'{"id": 1}\\n{"id": "a"}\\n', {"type": "object", "properties": {"id": {"type": "integer"}}})
    >>> report.summary["records"], report.summary["errors"]
    (2, 1)
    >>> check(Path("no/such/file"))
    Traceback (most recent call last):
    ...
    FileNotFoundError: [Errno 2] No such file or directory: 'no/such/file'

    :raises SchemaError: the schema cannot be used.
    :raises ValueError: an option is invalid, or names a file that cannot be read or written.
    :raises OSError: the source cannot be found, or a disk is full.
    """
    judging = timestamp(now) + options(mask=mask, max_record_findings=max_record_findings, draft=draft)
    given, name = None, None
    if isinstance(schema, Checker):
        if judging:
            raise ValueError("`now`, `mask`, `max_record_findings` and `draft` are those of the checker")
        given, judging = schema._native, schema._judging
    elif schema is not None:
        text = schema_text(schema)
        if text is None:
            name = schema_name(schema)
        else:
            # What is read at one time is judged at one time.
            judging = judging if now else timestamp(datetime.now(timezone.utc)) + judging
            given = _native.Checker(judging, text)
    words = judging + options(
        schema=name,
        lines=lines,
        each=each,
        input=input,
        columns=columns,
        records=records,
        by=by,
        payload=payload,
        deny=deny,
        warn=warn,
        allow=allow,
        baseline=baseline,
        max_errors=max_errors,
        max_findings=max_findings,
        max_record_bytes=max_record_bytes,
        valid_to=valid_to,
        invalid_to=invalid_to,
        format=write or {},
        reference=references or {},
        root=root,
        config=config,
        jobs=jobs,
    )
    if isinstance(source, os.PathLike):
        os.stat(source)
        return _native.check_path(source, given, words)
    if isinstance(source, str):
        _refuse_name(source)
        source = source.encode(errors="surrogatepass")
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _native.check_bytes(bytes(source), given, words)
    return _native.check_table(table_rows(source), given, words)


def _refuse_name(text: str) -> None:
    """Refuse a string that is the name of a file: nothing in it is JSON, and its author means the file.

    >>> _refuse_name('{"id": 5}')
    """
    is_name = "\n" not in text and len(text) < 4096 and text.lstrip()[:1] not in ("{", "[", '"')
    if is_name and text.strip() and "\0" not in text and os.path.exists(text):
        raise ValueError(f"`{text}` is a string, and read as JSON text; to check the file, pass `pathlib.Path({text!r})`")
