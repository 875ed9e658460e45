"""The command that is measured, with the references that its schemas need."""

import json
import subprocess


def run(args, **more):
    return subprocess.run([str(arg) for arg in args], capture_output=True, text=True, check=False, **more)


class Command:
    """A path to the command, and the options with which it finds what schemas refer to."""

    def __init__(self, path, references):
        self.path, self.references = path, references

    def check(self, schema, paths, folder):
        """Returns the paths of documents with errors, and what was said where the schema is refused."""
        args = [self.path, "check", "--schema", schema, *self.references, "--format", "json", "--max-record-findings", 1]
        done = run([*args, *paths], cwd=folder)
        if done.returncode not in (0, 1):
            return None, done.stderr
        findings = [json.loads(line) for line in done.stdout.splitlines()]
        errors = (finding for finding in findings if finding.get("severity") == "error")
        return {finding["path"] for finding in errors}, ""

    def generate(self, schemas, out):
        """Returns what is said where nothing was generated."""
        done = run([self.path, "generate", "rust", *schemas, "--out", out, "--force", *self.references])
        return "" if done.returncode == 0 else done.stderr


def first_error(said):
    lines = [line for line in said.splitlines() if "warning: " not in line]
    return (lines or [""])[0][:300]
