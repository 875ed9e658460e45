import os
from collections.abc import Sequence
from typing import Any, Literal, final

class SchemaError(ValueError):
    """A schema that cannot be used. The message lists every reason, each with its place."""

@final
class Finding:
    """Something that is invalid, doubtful or unusual in a payload."""

    @property
    def code(self) -> str:
        """Code of the finding; `tablature explain CODE` documents it."""
    @property
    def severity(self) -> Literal["error", "warning", "advice"]: ...
    @property
    def message(self) -> str: ...
    @property
    def help(self) -> str | None:
        """How to fix it."""
    @property
    def pointer(self) -> str:
        """JSON Pointer into the payload, in the payload's own spelling."""
    @property
    def field(self) -> str | None:
        """The field that is missing, unknown, misspelt or repeated."""
    @property
    def path(self) -> str:
        """The file as it was named or found; `<bytes>`, `<payload>`, `<column>` or `<table>` for what is in memory."""
    @property
    def record(self) -> int | None:
        """Number of the record, from 1; `None` if the input is one document."""
    @property
    def line(self) -> int | None: ...
    @property
    def column(self) -> int | None: ...
    @property
    def start(self) -> int | None:
        """Offset of the first byte that the finding is about."""
    @property
    def end(self) -> int | None: ...
    @property
    def schema(self) -> str | None: ...
    @property
    def keyword(self) -> str | None: ...
    @property
    def schema_pointer(self) -> str | None: ...
    @property
    def source(self) -> str | None:
        """Documentation of the rule."""
    @property
    def value(self) -> str | None:
        """The offending value as JSON, where it is short and not masked."""
    @property
    def fingerprint(self) -> str:
        """The same in every run, even if the finding moves to another line."""
    @property
    def row_group(self) -> int | None: ...
    @property
    def row(self) -> int | None:
        """Number of the row, from 1; `None` if the input is not a table."""
    @property
    def column_name(self) -> str | None: ...
    @property
    def place(self) -> str:
        """JSON Pointer to the field, also to one that is missing, with `*` for array indexes: what to group by."""

@final
class Frame:
    """A table, for everything that reads Arrow: `pyarrow.table(frame)`, `polars.DataFrame(frame)`."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def __len__(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...

@final
class Report:
    """What was found."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, in the order of the input."""
    @property
    def summary(self) -> dict[str, Any]:
        """The counts of the run and the kinds of findings, as the last line of `tablature check --format json`."""
    @property
    def is_valid(self) -> bool:
        """Is true if there is no error and everything could be checked."""
    @property
    def exit_code(self) -> int:
        """What the command's exit code would be: 0, 1 or 2."""
    @property
    def notes(self) -> list[str]:
        """What the command says on standard error, one string for each line."""
    def to_arrow(self) -> Frame:
        """Return the findings as a table with a row for each."""
    def to_html(self) -> str:
        """Return a page about the run, complete in one file, for browsers."""

@final
class Checker:
    def __new__(cls, options: Sequence[str], text: bytes | None = None) -> Checker: ...
    @staticmethod
    def restore(options: Sequence[str], parts: tuple[str, str, list[list[str]]]) -> Checker: ...
    def parts(self) -> tuple[str, str, list[list[str]]]: ...
    @property
    def name(self) -> str: ...
    @property
    def schema_warnings(self) -> list[str]: ...
    def is_valid(self, payload: bytes) -> bool: ...
    def check(self, payload: bytes) -> Report: ...
    def check_json_column(self, column: object) -> Report: ...
    def find_in_column(self, column: object, names: Sequence[str]) -> tuple[Frame, list[str]]: ...
    def check_batch(self, table: object) -> Report: ...

def check_path(path: str | os.PathLike[str], schema: Checker | None, options: Sequence[str]) -> Report: ...
def check_bytes(bytes: bytes, schema: Checker | None, options: Sequence[str]) -> Report: ...
def check_table(table: object, schema: Checker | None, options: Sequence[str]) -> Report: ...
def page(table: object, records: int | None, now: str | None) -> str: ...
def main(args: Sequence[str]) -> int: ...
def command(args: Sequence[str]) -> tuple[int, bytes, str]: ...
