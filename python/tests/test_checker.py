"""`Checker`: one schema, many payloads."""

import copy
import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

import pytest
import tablature
from conftest import NOW, REPOSITORY, place

SCHEMA = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}


def test_payloads_are_texts_and_values():
    checker = tablature.Checker(SCHEMA)
    for payload in (b'{"id": 5}', '{"id": 5}', {"id": 5}):
        report = checker.check(payload)
        assert [finding.pointer for finding in report.findings] == ["/id"]
        assert report.summary["records"] == 1
        assert not checker.is_valid(payload)
    assert checker.is_valid({"id": "a"}) and checker.check({"id": "a"}).is_valid
    with pytest.raises(ValueError, match="JSON"):
        checker.check(float("nan"))


def test_numbers_are_exact_in_texts():
    checker = tablature.Checker('{"const": 9007199254740993}')
    assert checker.is_valid(b"9007199254740993") and not checker.is_valid(b"9007199254740992")
    assert checker.is_valid(9007199254740993)


def test_a_pickled_checker_says_the_same():
    checker = tablature.Checker("userpilot/event", now=NOW, mask=True, deny=["unknown-field"])
    payloads = sorted((REPOSITORY / "tests/payloads/userpilot/event@3").glob("*/*.json"))
    assert len(payloads) > 10
    for twin in (pickle.loads(pickle.dumps(checker)), copy.deepcopy(checker)):
        assert twin.name == checker.name
        for payload in payloads:
            one, other = (it.check(payload.read_bytes()).findings for it in (checker, twin))
            assert list(map(repr, one)) == list(map(repr, other))


def test_a_checker_of_files_is_pickled_with_all_of_them(tmp_path):
    (tmp_path / "item.json").write_text('{"$defs": {"id": {"type": "string"}}}')
    (tmp_path / "order.json").write_text('{"$defs": {"row": {"properties": {"id": {"$ref": "item.json#/$defs/id"}}}}}')
    checker = tablature.Checker(f"{tmp_path / 'order.json'}#/$defs/row", root=tmp_path)
    packed = pickle.dumps(checker)
    for file in tmp_path.iterdir():
        file.unlink()
    twin = pickle.loads(packed)
    assert list(map(repr, twin.check({"id": 5}).findings)) == list(map(repr, checker.check({"id": 5}).findings))
    assert len(twin.check({"id": 5}).findings) == 1 and twin.is_valid({"id": "a"})


def test_another_process_has_the_same_clock():
    checker = tablature.Checker({"format": "date-time", "maxAge": "PT1H", "type": "string"}, now="2000-01-01T00:30:00Z")
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).is_valid('\"2000-01-01T00:00:00Z\"'))"
    run = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(checker), capture_output=True, check=True)
    assert run.stdout.strip() == b"True"


def test_threads_share_a_checker():
    checker = tablature.Checker(SCHEMA)
    payloads = [json.dumps({"id": number if number % 3 else "a"}) for number in range(2_000)]
    with ThreadPoolExecutor(8) as pool:
        valid = list(pool.map(checker.is_valid, payloads))
        reports = list(pool.map(checker.check, payloads))
    assert valid == [number % 3 == 0 for number in range(2_000)]
    assert [report.is_valid for report in reports] == valid


def test_times_are_texts_or_know_their_zone():
    schema = {"format": "date-time", "maxAge": "PT1H", "type": "string"}
    now = datetime(2026, 11, 21, 16, tzinfo=timezone.utc)
    for time in (now, "2026-11-21T16:00:00Z"):
        checker = tablature.Checker(schema, now=time)
        assert checker.is_valid('"2026-11-21T15:00:00Z"') and not checker.is_valid('"2026-11-21T14:59:59Z"')
    with pytest.raises(ValueError, match="no time zone"):
        tablature.Checker(schema, now=datetime(2026, 11, 21))


def test_records_over_the_limit_are_not_checked():
    import pyarrow as pa

    checker = tablature.Checker(SCHEMA, max_record_bytes=20)
    long = {"id": "a" * 20}
    assert not checker.is_valid(long) and checker.is_valid({"id": "a"})
    assert [finding.code for finding in checker.check(long).findings] == ["record-too-long"]
    texts = ['{"id": "a"}', json.dumps(long), '{"id": 5}']
    found = [(finding.record, finding.code) for finding in checker.check_json_column(pa.array(texts)).findings]
    assert found == [(2, "record-too-long"), (3, "wrong-type")]
    found = [(finding.row, finding.code) for finding in checker.check_batch(pa.table({"id": ["a", "a" * 20]})).findings]
    assert found == [(2, "record-too-long")]


def test_masks_hide_values_and_unknown_names():
    checker = tablature.Checker(SCHEMA, mask=True)
    report = checker.check({"id": 5, "a-secret": "n0t-shown"})
    shown = repr(report.findings) + json.dumps(report.summary) + report.to_html()
    assert "a-secret" not in shown and "n0t-shown" not in shown
    assert [finding.value for finding in report.findings] == [None, None]


def test_findings_of_one_payload_equal_those_of_its_file():
    for file in sorted((REPOSITORY / "tests/payloads/genesys/event@181.1.0").glob("*/*.json")):
        checker = tablature.Checker("genesys/event@181.1.0", now=NOW)
        in_memory, in_file = checker.check(file.read_bytes()), tablature.check(file, checker)
        assert list(map(place, in_memory.findings)) == list(map(place, in_file.findings))


def test_mistakes_in_schemas_are_listed_and_warned_of():
    with pytest.raises(tablature.SchemaError, match="minimum"):
        tablature.Checker({"minimum": "a", "type": "strin"})
    assert issubclass(tablature.SchemaError, ValueError)
    assert "propertys" in tablature.Checker({"type": "object", "propertys": {}}).schema_warnings[0]
    with pytest.raises(FileNotFoundError):
        tablature.Checker(Path("no/such.json"))
    with pytest.raises(ValueError, match="for schemas in files"):
        tablature.Checker({}, root=".")


def test_capture_diff_and_sample_are_those_of_the_command(tmp_path):
    captured = tablature.capture("schema/tables/userpilot", out=tmp_path)
    assert captured["files"] and list(tmp_path.glob("**/*.json"))
    result = tablature.diff({"type": "integer"}, {"type": "string"})
    assert result["summary"]["broken"] == 1
    checker = tablature.Checker("userpilot/event", now=NOW)
    valid = tablature.sample("userpilot/event", 20, seed=7, now=NOW)
    assert valid == tablature.sample("userpilot/event", 20, seed=7, now=NOW)
    assert len(valid) == 20 and all(map(checker.is_valid, valid))
    assert not any(map(checker.is_valid, tablature.sample("userpilot/event", 20, invalid=True, now=NOW)))
    with pytest.raises(tablature.SchemaError, match="no schema"):
        tablature.sample("no/such")
    with pytest.raises(tablature.SchemaError):
        tablature.diff({"type": "strin"}, {})


def test_the_command_is_there():
    run = subprocess.run([sys.executable, "-m", "tablature", "check", "examples", "--now", NOW], capture_output=True)
    assert run.returncode == 1 and b"24 records: 21 errors" in run.stdout
    run = subprocess.run([sys.executable, "-m", "tablature", "chekc"], capture_output=True)
    assert run.returncode == 2 and b"chekc" in run.stderr
