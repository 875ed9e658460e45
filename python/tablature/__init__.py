"""Payloads checked against JSON Schema, field by field.

>>> import tablature
>>> report = tablature.check(b'{"id": 5}', {"properties": {"id": {"type": "string"}}})
>>> [(finding.code, finding.pointer) for finding in report.findings]
[('wrong-type', '/id')]

:func:`check` reads files and bytes as the command ``tablature check`` does. A :class:`Checker` is one schema for many payloads:
texts, dictionaries, columns of JSON texts, and tables whose rows are payloads. :func:`capture`, :func:`diff` and :func:`sample`
do what the commands of these names do.
"""

from __future__ import annotations

from ._check import check
from ._checker import Checker
from ._commands import capture, diff, sample
from ._native import Finding, Frame, Report, SchemaError
from ._report import report

__all__ = [
    "Checker",
    "Finding",
    "Frame",
    "Report",
    "SchemaError",
    "capture",
    "check",
    "diff",
    "report",
    "sample",
]
