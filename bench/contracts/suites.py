#!/usr/bin/env python3
"""Runs `tablature diff` on the cases of public suites about compatibility, in both readings, and counts what it says.

    suites.py --command target/release/tablature --out DIR NAME=CHECKOUT...

NAME is one of confluent, apicurio, redpanda, jsonsubschema, getsentry, jsoncompat (see `SUITES`), and CHECKOUT a folder with
the repository of that name. Nothing of a checkout is run: its cases are read. Labels are those of the suites, for the
direction that they judge; where we say otherwise, the payload that shows it is asked of another validator (the Python package
`jsonschema`), and where none shows anything, payloads of `tablature sample` and others near them search for one.

    label breaking, we say compatible: unsound if a payload is found that breaks, and else a label that we contradict
    label compatible, we say breaking: a false break if the other validator does not confirm the payload, else a label that we contradict
"""

import argparse
import ast
import collections
import copy
import json
import pathlib
import re
import subprocess
import sys
import warnings

warnings.filterwarnings("ignore", category=DeprecationWarning)
NOW = "2026-11-21T16:00:00Z"
Case = collections.namedtuple("Case", "name writer reader is_compatible")


def read(path):
    """Returns a document; a comma may follow the last member, as in one of the suites."""
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", path.read_text(encoding="utf-8")))


def confluent(root):
    """Lists of an old and a new schema, and whether the new one reads what the old one wrote."""
    for path in sorted(root.rglob("json-schema-provider/**/diff-*schema-examples*.json")):
        for at, case in enumerate(read(path)):
            yield Case(f"{path.stem}/{at}", case["original_schema"], case["update_schema"], case["compatible"])


def apicurio(root):
    """One list; `compatibility` is `backward`, `both` or `none`."""
    for path in sorted(root.rglob("jsonschema/compatibility-test-data.json")):
        for at, case in enumerate(read(path)["tests"]):
            if not case.get("enabled", True):
                continue
            old, new, label = case["original"], case["updated"], case["compatibility"]
            yield Case(f"{at}/backward", old, new, label in ("backward", "both"))
            if label != "backward":
                yield Case(f"{at}/forward", new, old, label == "both")


def redpanda(root):
    """A table in C++ with raw strings; an empty result is compatible."""
    text = next(root.rglob("test_json_schema.cc")).read_text(encoding="utf-8")
    table = text[text.index("compatibility_test_cases = std::to_array"):]
    string = r'(?:R"(?P<{0}_mark>\w*)\((?P<{0}_raw>.*?)\)(?P={0}_mark)"|"(?P<{0}_plain>[^"]*)")'
    case = (
        r"\.reader_schema\s*=\s*" + string.format("reader") + r"\s*,\s*\.writer_schema\s*=\s*"
        + string.format("writer") + r"\s*,\s*\.compat_result\s*=\s*\{(?P<result>\s*\})?"
        r"(?P<refused>\s*,\s*\.expected_exception = true)?"
    )
    for at, found in enumerate(re.finditer(case, table, re.S)):
        if found["refused"]:
            continue  # The suite asks for schemas that are not taken.
        sides = [found[f"{side}_raw"] or found[f"{side}_plain"] for side in ("writer", "reader")]
        try:
            writer, reader = map(json.loads, sides)
        except ValueError:
            continue
        yield Case(str(at), writer, reader, found["result"] is not None)


def jsonsubschema(root):
    """Unit tests in Python: literals, and assertions about `isSubschema`."""
    for path in sorted(root.rglob("test_*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                yield from asserted(path.stem, function)


def asserted(stem, function):
    known, at = {}, 0

    def value(node):
        if isinstance(node, ast.Name):
            return known[node.id]
        return ast.literal_eval(node)

    def walk(statements):
        nonlocal at
        for statement in statements:
            if isinstance(statement, ast.With):
                yield from walk(statement.body)
            elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                name = statement.targets[0].id
                try:
                    known[name] = copy.deepcopy(value(statement.value))
                except (ValueError, KeyError):
                    known.pop(name, None)
            elif isinstance(statement, ast.Assign):
                known.clear()  # A part is assigned to: what the names hold is not known any more.
            elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                call = statement.value
                label = {"assertTrue": True, "assertFalse": False}.get(getattr(call.func, "attr", ""))
                inner = call.args[0] if call.args else None
                is_asked = isinstance(inner, ast.Call) and getattr(inner.func, "id", "") == "isSubschema"
                if label is None or not is_asked or len(inner.args) < 2:
                    continue
                at += 1
                try:
                    writer, reader = map(value, inner.args[:2])
                except (ValueError, KeyError):
                    continue
                yield Case(f"{stem}/{function.name}/{at}", writer, reader, label)

    yield from walk(function.body)


def getsentry(root):
    """Pairs with the changes that are found; what counts as a break is written beside their types."""
    breaking = re.compile(
        r"change: (TypeRemove|ConstAdd|RangeAdd|RequiredAdd|PropertyAdd \{\s*lhs_additional_properties: true"
        r"|PropertyRemove \{\s*lhs_additional_properties: false|EnumRemove|MinLengthAdd|MaxLengthAdd|PatternAdd|FormatAdd)"
    )
    unclear = re.compile(r"change: (RangeChange|RequiredRemove|\w*Change)\b")
    for path in sorted((root / "tests/fixtures").rglob("*.json")):
        name = f"test__from_fixtures@{path.parent.name}__{path.name}.snap"
        snapshot = root / "tests/snapshots" / name
        if not snapshot.exists():
            continue
        text, case = snapshot.read_text(encoding="utf-8"), read(path)
        label = False if breaking.search(text) else None if unclear.search(text) else True
        yield Case(f"{path.parent.name}/{path.stem}", case["lhs"], case["rhs"], label)


def jsoncompat(root):
    """Folders with an old and a new schema; a serializer is compatible if the old schema accepts what the new one does."""
    for path in sorted((root / "tests/fixtures/backcompat").iterdir()):
        old, new, expected = (read(path / f"{name}.json") for name in ("old", "new", "expect"))
        yield Case(f"{path.name}/deserializer", old, new, expected["deserializer"])
        yield Case(f"{path.name}/serializer", new, old, expected["serializer"])


SUITES = {suite.__name__: suite for suite in (confluent, apicurio, redpanda, jsonsubschema, getsentry, jsoncompat)}

# The draft that each takes a schema without `$schema` for.
DRAFTS = collections.defaultdict(lambda: "http://json-schema.org/draft-07/schema#")
DRAFTS["jsonsubschema"] = "http://json-schema.org/draft-04/schema#"
DRAFTS["jsoncompat"] = "https://json-schema.org/draft/2020-12/schema"


def drafted(case, draft):
    """Returns the case with `$schema` in both schemas: that of the suite, the one that has what is written, or else the
    latest that takes the schema.
    """
    text = json.dumps([case.writer, case.reader])
    if "2020-12" in case.name or '"prefixItems"' in text or '"$defs"' in text:
        draft = DRAFTS["jsoncompat"]

    def named(schema):
        if not isinstance(schema, dict):
            return schema
        fits = next((one for one in (draft, *LATEST) if is_taken(schema, one)), draft)
        return {"$schema": fits, **schema}

    return case._replace(writer=named(case.writer), reader=named(case.reader))


LATEST = (
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-04/schema#",
)


def is_taken(schema, draft):
    """Returns whether a schema is valid by the meta-schema of a draft."""
    import jsonschema

    meta = jsonschema.validators.validator_for({"$schema": draft})
    return meta(meta.META_SCHEMA).is_valid(schema)


def compare(command, cases, out):
    """Returns the `comparison` of each case, by its number; those that cannot be read have none."""
    for at, case in enumerate(cases):
        for side, schema in (("old", case.writer), ("new", case.reader)):
            path = out / side / f"{at:05}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(schema), encoding="utf-8")
    args = [command, "diff", out / "old", out / "new", "--format", "json", "--now", NOW, "--formats", "annotation"]
    run = subprocess.run(args, capture_output=True, text=True, check=False)
    lines = map(json.loads, run.stdout.splitlines())
    (out / "errors.txt").write_text(run.stderr, encoding="utf-8")
    found = (line for line in lines if line["type"] == "comparison")
    return {int(re.search(r"(\d+)\.json", (line["old"] or line["new"]))[1]): line for line in found}


def validator(schema):
    import jsonschema

    default = jsonschema.Draft202012Validator
    cls = jsonschema.validators.validator_for(schema, default=default)
    return cls(schema)


def breaks(case, payload):
    """Returns whether the other validator confirms that a payload breaks; `None` if it cannot tell."""
    try:
        return validator(case.writer).is_valid(payload) and not validator(case.reader).is_valid(payload)
    except Exception:  # Whatever a schema that it cannot use makes it raise.
        return None


def searched(command, case, path):
    """Returns a payload that breaks, if one is found."""
    payloads = []
    for more in ([], ["--boundary"], ["--invalid"]):
        for schema in (path, path.parents[1] / ("new" if path.parent.name == "old" else "old") / path.name):
            args = [command, "sample", schema, "--count", "60", "--now", NOW, *more]
            run = subprocess.run(args, capture_output=True, text=True, check=False)
            for line in run.stdout.splitlines():
                try:
                    payloads.append(json.loads(line))
                except ValueError:
                    pass
    payloads += [None, True, 0, 1, -1, 1.5, 1e9, "", "a", [], [0], [1, 1], {}, {"a": 1}]
    return next(([payload] for payload in payloads if breaks(case, payload)), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("suites", nargs="+", metavar="NAME=CHECKOUT")
    args = parser.parse_args()
    total = collections.Counter()
    for named in args.suites:
        name, _, root = named.partition("=")
        cases = [drafted(case, DRAFTS[name]) for case in SUITES[name](pathlib.Path(root))]
        lines = compare(args.command, cases, args.out / name)
        counts = collections.Counter(cases=len(cases))
        for at, case in enumerate(cases):
            count(args, name, at, case, lines.get(at), counts)
        print(name, json.dumps(counts))
        total += counts
    print("total", json.dumps(total))
    return 1 if total["unsound"] or total["false breaks"] else 0


def count(args, name, at, case, line, counts):
    """Counts what is said of a case, as written and with declared fields only."""
    if line is None:
        counts["refused"] += 1
        return
    same = {"verdict": "compatible"}
    for reading in ("as_written", "declared_only"):
        said = (line["verdicts"] or {reading: {"backward": same}})[reading]["backward"]
        verdict, key = said["verdict"], reading.replace("_", "-")
        counts[f"{key} {verdict}"] += 1
        if verdict == "breaking":
            payload = said["witness"]["payload"]
            confirmed = breaks(case, payload)
            if confirmed is False:
                counts["false breaks"] += 1
                print(f"  {name} {case.name}: {key}: not confirmed: {json.dumps(payload)[:200]}")
        if case.is_compatible is None or verdict == "unknown" or reading != "as_written":
            continue
        if (verdict == "compatible") == case.is_compatible:
            counts["as labelled"] += 1
            continue
        counts["contradicted labels"] += 1
        if verdict == "breaking":
            print(f"  {name} {case.name}: labelled compatible: {json.dumps(payload)[:200]} breaks")
            continue
        found = searched(args.command, case, args.out / name / "old" / f"{at:05}.json")
        if found:
            counts["unsound"] += 1
            print(f"  {name} {case.name}: UNSOUND: {json.dumps(found[0])[:200]} breaks")
        else:
            print(f"  {name} {case.name}: labelled breaking: no payload breaks")


if __name__ == "__main__":
    sys.exit(main())
