"""`check`: files and bytes, as the command reads them."""

import gzip
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import tablature
from conftest import NOW, REPOSITORY, command, lines

PAYLOADS = sorted(path.name for path in (REPOSITORY / "tests/payloads").glob("*/*"))


@pytest.mark.parametrize("jobs", [1, 3])
def test_findings_and_summary_equal_those_of_the_command_on_the_examples(jobs):
    report = tablature.check(Path("examples"), now=NOW, jobs=jobs)
    code, findings, summary = command("examples", "--now", NOW)
    assert len(findings) > 20
    assert lines(report) == findings
    assert report.summary == summary
    assert report.exit_code == code == 1


@pytest.mark.parametrize("folder", sorted(Path(REPOSITORY / "tests/payloads").glob("*/*")), ids=lambda path: path.name)
def test_findings_and_summary_equal_those_of_the_command_on_all_payloads(folder):
    schema = f"{folder.parent.name}/{folder.name}"
    report = tablature.check(folder, schema, now=NOW)
    code, findings, summary = command(folder, "--schema", schema, "--now", NOW)
    assert lines(report) == findings
    assert report.summary == summary
    assert report.exit_code == code
    # A checker that was made before says the same.
    again = tablature.check(folder, tablature.Checker(schema, now=NOW))
    assert lines(again) == findings


def test_masked_runs_equal_those_of_the_command():
    report = tablature.check(Path("examples"), now=NOW, mask=True)
    _, findings, summary = command("examples", "--now", NOW, "--mask")
    assert lines(report) == findings
    assert report.summary == summary
    shown = report.to_html() + repr(report.findings)
    assert "dektop" not in shown
    assert all(finding.value is None for finding in report.findings)


def test_bytes_are_the_contents_of_a_file():
    file = Path("examples/userpilot/export-wrong.jsonl")
    in_file = tablature.check(file, "userpilot/event", now=NOW)
    for contents in (file.read_bytes(), file.read_text(), gzip.compress(file.read_bytes()), bytearray(file.read_bytes())):
        in_memory = tablature.check(contents, "userpilot/event", now=NOW)
        assert [finding.message for finding in in_memory.findings] == [finding.message for finding in in_file.findings]
        assert [finding.line for finding in in_memory.findings] == [finding.line for finding in in_file.findings]
        assert in_memory.findings[0].path == "<bytes>"


def test_schemas_are_dictionaries_texts_and_files(tmp_path):
    file = tmp_path / "schema.json"
    file.write_text('{"type": "string"}')
    for schema in ({"type": "string"}, '{"type": "string"}', b'{"type": "string"}', file, str(file)):
        report = tablature.check(b"5", schema)
        assert [finding.code for finding in report.findings] == ["wrong-type"]
    assert [finding.code for finding in tablature.check(b"5", False).findings] == ["value-not-allowed"]


def test_other_formats_are_written_to_files(tmp_path):
    page = tmp_path / "report.html"
    report = tablature.check(Path("examples"), now=NOW, write={"html": page, "sarif": tmp_path / "a.sarif"})
    assert page.read_text() == report.to_html() == report.to_html()
    assert (tmp_path / "a.sarif").read_text().startswith("{")


def test_severities_limits_and_splits_are_those_of_the_command(tmp_path):
    source = b'{"id": 5, "x": 1}\n{"id": "a"}\n{"id": 6}\n'
    schema = {"type": "object", "properties": {"id": {"type": "string"}}}
    assert tablature.check(source, schema).summary["warnings"] == 1
    report = tablature.check(source, schema, deny=["unknown-field"], allow=["wrong-type"])
    assert [finding.code for finding in report.findings] == ["unknown-field"]
    assert report.exit_code == 1
    report = tablature.check(source, schema, max_findings=1)
    assert (len(report.findings), report.summary["errors"]) == (1, 2)
    tablature.check(source, schema, valid_to=tmp_path / "valid.jsonl")
    assert (tmp_path / "valid.jsonl").read_bytes() == b'{"id": "a"}\n'


def test_options_count_whatever_the_schema_is(tmp_path):
    source, schema = b'{"a": 1, "b": 2, "secret": "n0t-shown"}', {"properties": {"a": False, "b": False, "secret": False}}
    for it in (schema, tablature.Checker(schema, max_record_findings=1, mask=True)):
        options = {} if it is not schema else {"max_record_findings": 1, "mask": True}
        report = tablature.check(source, it, **options)
        assert sorted(finding.code for finding in report.findings) == ["forbidden-field", "too-many-findings"]
        assert report.summary["errors"] == 3 and "n0t-shown" not in repr(report.findings) + report.to_html()


def test_what_cannot_be_checked_is_said(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.json").write_text("{}")
    report = tablature.check(tmp_path, {})
    assert not report.is_valid and report.exit_code == 2
    assert report.summary["unchecked"][0]["path"].endswith("a.json")
    assert report.notes[0].startswith("error: ")


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: tablature.check(Path("no/such")), FileNotFoundError, "no/such"),
        (lambda: tablature.check("README.md"), ValueError, "pathlib.Path"),
        (lambda: tablature.check(b"{}", Path("no.json")), FileNotFoundError, "no.json"),
        (lambda: tablature.check(b"{}", "no/such"), tablature.SchemaError, "no schema `no/such`"),
        (lambda: tablature.check(b"{}", {"type": "strin"}), tablature.SchemaError, "did you mean `string`"),
        (lambda: tablature.check(b"{}", "{"), tablature.SchemaError, "schema"),
        (lambda: tablature.check(b"{}", 5), TypeError, "int"),
        (lambda: tablature.check(b"{}", tablature.Checker({}), mask=True), ValueError, "those of the checker"),
        (lambda: tablature.check(5), TypeError, "`int` is not a table"),
        (lambda: tablature.check(b"{}", {}, max_errors=0), ValueError, "above 0"),
        (lambda: tablature.check(b"{}", {}, now="soon"), ValueError, "is not a timestamp"),
        (lambda: tablature.check(b"{}", {}, deny=["no-code"]), ValueError, "no-code"),
        (lambda: tablature.check(b"{}", {}, write={"html": "no/such/folder/a.html"}), ValueError, "no/such/folder"),
        (lambda: tablature.check(b"{}", {}, write={"pdf": "a.pdf"}), ValueError, "pdf"),
    ],
)
def test_errors_are_exceptions_with_the_words_of_the_command(call, error, message):
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize(
    "payload",
    [b"", b"\xff\xfe{", b"{", b"\x00", b'"\xed\xa0\x80"', b"[" * 100_000, b'{"a":' * 100_000, b"1" * 1_000_000, "\ud800"],
    ids=lambda payload: repr(payload[:8]),
)
def test_hostile_bytes_are_findings_or_unreadable_and_nothing_worse(payload):
    report = tablature.check(payload, {})
    assert report.exit_code in (0, 1, 2)
    checker = tablature.Checker({"type": "object"})
    assert not checker.is_valid(payload)
    assert checker.check(payload).exit_code == 1


#: A file that takes seconds.
LONG = '{"app_token": "x"}\n' * 300_000


def test_ctrl_c_ends_a_check(tmp_path):
    (tmp_path / "long.jsonl").write_text(LONG)
    code = (
        "import os, signal, sys, threading, time, tablature; from pathlib import Path\n"
        # A shell that starts it in the background has it ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()\n"
        "begin = time.monotonic()\n"
        "try: tablature.check(Path(sys.argv[1]), 'userpilot/event')\n"
        "except KeyboardInterrupt: print(time.monotonic() - begin)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path / "long.jsonl"], capture_output=True, check=True)
    assert 0.5 <= float(run.stdout) < 5


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_ctrl_c_ends_the_command_with_its_own_code(tmp_path):
    (tmp_path / "long.jsonl").write_text(LONG)
    command = [sys.executable, "-m", "tablature", "check", "--format", "json", tmp_path / "long.jsonl", "--schema", "userpilot/event"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        out, err = run.communicate()
    assert run.returncode == 130
    assert b"Traceback" not in err and out.splitlines()[-1].startswith(b'{"type":"summary"')
