"""What the tests share."""

import json
from pathlib import Path

import pytest
from tablature import _native

REPOSITORY = Path(__file__).parents[2]
NOW = "2025-03-14T09:30:00Z"

#: The keys of `tablature check --format json`.
KEYS = (
    "path record line column start end pointer field code severity message help schema keyword schema_pointer source"
    " fingerprint row_group row column_name"
).split()


def lines(report):
    """Return findings as the command prints them."""
    return [{"type": "finding", **{key: getattr(finding, key) for key in KEYS}} for finding in report.findings]


def place(finding):
    """Return what a finding is about, wherever its payload comes from."""
    return finding.code, finding.severity, finding.pointer, finding.field, finding.message, finding.help, finding.value


def command(*args):
    """Run the command; return its exit code, and the findings and the summary that it prints."""
    code, out, _ = _native.command(["tablature", "check", "--format", "json", *map(str, args)])
    printed = [json.loads(line) for line in out.splitlines()]
    return code, printed[:-1], printed[-1]


@pytest.fixture(autouse=True)
def repository(monkeypatch):
    monkeypatch.chdir(REPOSITORY)
