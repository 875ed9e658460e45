"""The commands ``capture``, ``diff`` and ``sample`` as functions."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from . import _native
from ._checker import Checker
from ._options import Now, SchemaLike, options, schema_name, schema_text, timestamp

def capture(
    *paths: str | os.PathLike[str],
    out: str | os.PathLike[str],
    overlays: Iterable[str | os.PathLike[str]] = (),
    dialect: str | None = None,
    names: Literal["wire", "documented"] | None = None,
    check: bool = False,
    force: bool = False,
    prune: bool = False,
) -> dict[str, Any]:
    """Capture documented tables as JSON Schema in the folder ``out``, and return what became of them.

    The result is that of ``tablature capture --format json``, which ``docs/capture.md`` describes.

    :raises ValueError: nothing can be captured from the paths, or an overlay has errors.
    """
    words = options(
        overlay=overlays, dialect=dialect, names=names, check=check, force=force, prune=prune, out=out, format="json"
    )
    code, printed, said = _native.command(["tablature", "capture", *words, "--", *(os.fspath(path) for path in paths)])
    if not printed:
        raise _error(said)
    outcome: dict[str, Any] = json.loads(printed)
    return outcome


def diff(
    old: SchemaLike,
    new: SchemaLike,
    *,
    direction: Literal["backward", "forward", "full"] | None = None,
    reading: str | None = None,
    budget: str | None = None,
    now: Now = None,
) -> dict[str, Any]:
    """Compare two schemas, and return the changes, each with its verdict and a witness.

    The result has the lines of ``tablature diff --format json``, which ``docs/contracts.md`` describes: ``changes``,
    ``comparisons`` and the ``summary``.

    >>> result = diff({"type": "string"}, {"type": "string", "maxLength": 3})
    >>> [change["rule"] for change in result["changes"]], result["summary"]["broken"]
    (['length-changed'], 1)

    :raises SchemaError: a schema cannot be used.
    """
    words = timestamp(now) + options(direction=direction, reading=reading, budget=budget, format="json")
    for side in (old, new):
        if schema_text(side) is not None or not os.path.isdir(schema_name(side)):
            Checker(side, now=now)
    with _named(old, "old.json") as old_name, _named(new, "new.json") as new_name:
        code, printed, said = _native.command(["tablature", "diff", *words, "--", old_name, new_name])
    if code == 2:
        raise _error(said)
    lines = [json.loads(line) for line in printed.splitlines()]
    of_type = {name: [line for line in lines if line["type"] == name] for name in ("change", "comparison")}
    return {"changes": of_type["change"], "comparisons": of_type["comparison"], "summary": lines[-1]}


def sample(
    schema: SchemaLike,
    n: int = 10,
    *,
    seed: int | None = None,
    invalid: bool = False,
    now: Now = None,
) -> list[Any]:
    """Make payloads that a schema accepts, or, with ``invalid``, that each break one of its rules.

    The same seed makes the same payloads.

    >>> sample({"const": 5}, 2)
    [5, 5]

    :raises SchemaError: the schema cannot be used.
    :raises ValueError: no such payload can be made.
    """
    Checker(schema, now=now)
    words = timestamp(now) + options(count=n, seed=seed, invalid=invalid, format="jsonl")
    with _named(schema, "schema.json") as name:
        code, printed, said = _native.command(["tablature", "sample", *words, "--", name])
    if code != 0:
        raise _error(said)
    return [json.loads(line) for line in printed.splitlines()]


@contextmanager
def _named(schema: SchemaLike, name: str) -> Iterator[str]:
    """Give a schema that is in memory the name of a file, for as long as it is needed."""
    text = schema_text(schema)
    if text is None:
        yield schema_name(schema)
        return
    with tempfile.TemporaryDirectory(prefix="tablature-") as folder:
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(text)
        yield path


def _error(said: str) -> ValueError:
    """Return what the command said as an exception.

    >>> _error("error: no page in `a`")
    ValueError('no page in `a`')
    """
    return ValueError(said.strip().removeprefix("error: "))
