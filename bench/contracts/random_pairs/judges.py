"""Validators of others, asked about payloads: the Python package `jsonschema`, and by a program of this workspace two crates."""

import json
import re
import subprocess

import jsonschema

from .keywords import DRAFTS, FORMATS

CLASSES = dict(zip(DRAFTS, (
    jsonschema.Draft4Validator, jsonschema.Draft6Validator, jsonschema.Draft7Validator,
    jsonschema.Draft201909Validator, jsonschema.Draft202012Validator,
)))
CHECKER = jsonschema.FormatChecker(formats=FORMATS)


def translated(pattern):
    """Returns a pattern of ECMA-262 in Python's syntax: its `$` is not before a line feed, its classes are of ASCII."""
    return re.compile(re.sub(r"(?<!\\)\$", r"\\Z", pattern), re.ASCII)


def pattern(validator, wanted, instance, schema):
    if isinstance(instance, str) and not translated(wanted).search(instance):
        yield jsonschema.ValidationError(f"does not match {wanted}")


EXTENDED = {draft: jsonschema.validators.extend(cls, {"pattern": pattern}) for draft, cls in CLASSES.items()}


class Python:
    """A schema as the Python package has it. `None` where it cannot tell."""

    def __init__(self, schema, draft):
        try:
            EXTENDED[draft].check_schema(schema)
            self.validator = EXTENDED[draft](schema, format_checker=CHECKER)
        except Exception:  # Whatever a schema that it cannot use makes it raise.
            self.validator = None

    def is_valid(self, payload):
        if self.validator is None:
            return None
        try:
            return self.validator.is_valid(payload)
        except Exception:
            return None


def fault(draft, schemas):
    """Returns a known fault of two of the others that these schemas meet; `None` if there is none."""
    texts = [json.dumps(schema) for schema in schemas]
    if draft == "draft2019-09" and any('"contains"' in text and '"unevaluatedItems"' in text for text in texts):
        return "`python` and `jsonschema` take items that match `contains` for evaluated in draft 2019-09"
    return None


class Judge:
    """The program: answers about many payloads at once, by `boon`, `jsonschema` (a crate) and ours."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, schema, draft, payloads):
        """Returns an answer by the name of each validator; `payloads` are texts."""
        head = json.dumps({"schema": schema, "draft": draft, "formats": True})
        self.process.stdin.write(f'{head[:-1]}, "payloads": [{",".join(payloads)}]}}\n')
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()
