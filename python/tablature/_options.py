"""Keyword arguments as options of the command, which has the same words for them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any, Union

#: A schema: the id of one of the catalogue, a file, the schema itself, or its text.
SchemaLike = Union[str, "os.PathLike[str]", Mapping[str, Any], bool, bytes]

#: A point in time: RFC 3339, or one that knows its time zone.
Now = Union[str, datetime, None]


def option(name: str, value: Any) -> list[str]:
    """Return the words of one option.

    >>> option("deny", ["unknown-field", "null-field"])
    ['--deny=unknown-field', '--deny=null-field']
    >>> option("mask", True), option("mask", False), option("by", None)
    (['--mask'], [], [])
    """
    typed = "--" + name.replace("_", "-")
    if value is None or value is False:
        return []
    if value is True:
        return [typed]
    if isinstance(value, Mapping):
        return [f"{typed}={key}={os.fspath(item)}" for key, item in value.items()]
    if isinstance(value, (str, int, os.PathLike)):
        return [f"{typed}={value if isinstance(value, int) else os.fspath(value)}"]
    if isinstance(value, Iterable):
        return [word for item in value for word in option(name, item)]
    raise TypeError(f"`{name}` is {type(value).__name__}, not a string, a number, a path, or several of them")


def options(**named: Any) -> list[str]:
    """Return the words of several options, in their order.

    >>> options(mask=True, max_errors=5)
    ['--mask', '--max-errors=5']
    """
    return [word for name, value in named.items() for word in option(name, value)]


def timestamp(now: Now) -> list[str]:
    """Return the words for the current time.

    >>> from datetime import timedelta
    >>> timestamp(datetime(2026, 11, 21, 17, tzinfo=timezone(timedelta(hours=1))))
    ['--now', '2026-11-21T16:00:00Z']
    """
    if now is None:
        return []
    if isinstance(now, datetime):
        if now.tzinfo is None:
            raise ValueError("`now` has no time zone; name one, as in `datetime.now(timezone.utc)`")
        now = now.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    return ["--now", now]


def schema_text(schema: SchemaLike) -> bytes | None:
    """Return the text of a schema that is given itself; ``None`` for a name or a file.

    >>> schema_text({"type": "string"}), schema_text(" true"), schema_text("userpilot/event")
    (b'{"type": "string"}', b' true', None)
    """
    if isinstance(schema, (bytes, bytearray, memoryview)):
        return bytes(schema)
    if isinstance(schema, str):
        start = schema.lstrip(" \t\r\n")
        return schema.encode() if start.startswith("{") or start.rstrip(" \t\r\n") in ("true", "false") else None
    if isinstance(schema, os.PathLike):
        # What is no file is no schema either, but the error of the system says so best.
        os.stat(os.fspath(schema).split("#", 1)[0])
        return None
    if isinstance(schema, (Mapping, bool)):
        return json.dumps(schema, allow_nan=False).encode()
    raise TypeError(f"a schema is an id, a path, a dictionary or its text, not {type(schema).__name__}")


def schema_name(schema: SchemaLike) -> str:
    """Return the id or the path of a schema that is not given itself.

    >>> schema_name("userpilot/event")
    'userpilot/event'
    """
    if isinstance(schema, (str, os.PathLike)):
        return os.fspath(schema)
    raise TypeError("a schema that is given itself has no name")


def payload_text(payload: Any) -> bytes:
    """Return the text of a payload: bytes and strings are JSON texts, everything else becomes one.

    >>> payload_text({"id": 5}), payload_text('{"id": 5}')
    (b'{"id": 5}', b'{"id": 5}')
    """
    if isinstance(payload, (bytes, bytearray, memoryview)):
        return bytes(payload)
    if isinstance(payload, str):
        # A lone surrogate is in no UTF-8: it is reported as such.
        return payload.encode(errors="surrogatepass")
    return json.dumps(payload, allow_nan=False).encode()


def table_rows(table: Any) -> Any:
    """Return a table without what is no column of it: the index of a frame of pandas, unless it has a name.

    >>> table_rows([1])
    [1]
    """
    if hasattr(table, "reset_index") and not any(table.index.names):
        return table.reset_index(drop=True)
    return table
