"""What tests/ci/run does once there is a Python with check-jsonschema (and with it a reader of YAML)."""

import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

import ruamel.yaml

REPOSITORY, SCRATCH = map(pathlib.Path, sys.argv[1:3])

PAGE = """# OrderPlaced

| Name | Type | Description | Notes |
|---|---|---|---|
| **order_id** | **str** | The order. | |
"""
SCHEMA = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "weight": {"type": "integer"}},
}


def blocks():
    """The YAML of docs/ci.md by its heading; of several under one heading, the first."""
    found, heading = {}, None
    for line in re.split(r"(?m)^(?=## |```)", (REPOSITORY / "docs/ci.md").read_text()):
        if line.startswith("## "):
            heading = line.splitlines()[0][3:]
        elif line.startswith("```yaml"):
            found.setdefault(heading, line.split("\n", 1)[1])
    return found


def validate(kind, text):
    file = SCRATCH / f"{kind}.yml"
    file.write_text(text)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}"]
    subprocess.run([*command, str(file)], check=True)


def git(*args):
    subprocess.run(["git", *args], check=True, cwd=SCRATCH / "work", stdout=subprocess.PIPE)


def write(path, text):
    path = SCRATCH / "work" / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def run(script, env):
    """Exit code and output of a step, run as the hosts run it."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=SCRATCH / "work",
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    print(f"$ {script.strip()}\n{done.stdout}-> {done.returncode}\n")
    return done.returncode, done.stdout


def prepare():
    (SCRATCH / "work").mkdir()
    git("init", "-q", "-b", "main")
    write("docs/order.md", PAGE)
    write("contracts/shipped.json", json.dumps(SCHEMA, indent=2))
    write("tablature.toml", '[[check]]\nfiles = ["events/*.json"]\nschema = "contracts/shipped.json"\n')
    write("events/shipped.json", '{"id": "1"}\n')
    subprocess.run(["tablature", "capture", "docs", "--out", "catalogue"], check=True, cwd=SCRATCH / "work")
    git("add", ".")
    git("commit", "-qm", "Right")
    git("update-ref", "refs/remotes/origin/main", "HEAD")


def spoil():
    write("events/shipped.json", '{"id": 1}\n')
    write("docs/order.md", PAGE + "| **currency** | **str** | ISO 4217. | [optional] |\n")
    write("contracts/shipped.json", json.dumps({**SCHEMA, "required": ["id", "weight"]}, indent=2))


def github(workflow, is_right):
    summary = SCRATCH / "summary.md"
    summary.unlink(missing_ok=True)
    env = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_BASE_REF": "main", "GITHUB_ACTIONS": "true"}
    (job,) = workflow["jobs"].values()
    for step in job["steps"]:
        name = step.get("name")
        if "run" not in step or name == "Install":
            continue
        code, out = run(step["run"], env)
        assert code == (0 if is_right else 1), name
        if name in ("Payloads", "Contracts"):
            assert ("::error file=" in out) != is_right, out
    results = json.loads((SCRATCH / "work/tablature.sarif").read_text())["runs"][0]["results"]
    assert bool(results) != is_right
    assert ("wrong-type" in summary.read_text()) != is_right


def gitlab(pipeline, is_right):
    job = pipeline["tablature"]
    base = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=SCRATCH / "work", text=True)
    env = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base.strip()}
    codes = [run(line, env)[0] for line in job["script"]]
    assert codes == ([0, 0, 0] if is_right else [1, 1, 1]), codes
    reports = job["artifacts"]["reports"]
    report = json.loads((SCRATCH / "work" / reports["codequality"]).read_text())
    assert bool(report) != is_right
    suites = xml.etree.ElementTree.parse(SCRATCH / "work" / reports["junit"])
    assert bool(suites.findall(".//failure")) != is_right


def main():
    found = blocks()
    validate("github-workflows", found["GitHub Actions"])
    validate("gitlab-ci", found["GitLab CI"])
    yaml = ruamel.yaml.YAML(typ="safe")
    workflow, pipeline = yaml.load(found["GitHub Actions"]), yaml.load(found["GitLab CI"])
    prepare()
    for is_right in (True, False):
        if not is_right:
            spoil()
        github(workflow, is_right)
        gitlab(pipeline, is_right)
    print("ci: all as expected")


main()
