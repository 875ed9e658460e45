"""Schemas that pairs begin with: those of the catalogue, of Iglu Central and of the official suite, and generated ones."""

import collections
import copy
import json
import pathlib

from .keywords import DRAFTS, URIS, document, formats, places

Base = collections.namedtuple("Base", "kind name draft schema")

# How often each kind is drawn, of a hundred.
SHARES = {"catalogue": 4, "iglu": 21, "suite": 25, "generated": 50}


class Bases:
    """The bases that were read, and what was kept out."""

    def __init__(self, catalogue=None, iglu=None, suite=None):
        self.kept_out = collections.Counter()
        found = {"catalogue": read_catalogue(catalogue), "iglu": read_iglu(iglu), "suite": read_suite(suite)}
        self.known = {kind: [base for base in map(self.usable, bases) if base] for kind, bases in found.items()}

    def usable(self, base):
        """Returns a base without what the other validators judge in another way; `None` if it is none then."""
        schema = copy.deepcopy(base.schema)
        for _, one in places(schema, base.draft):
            if isinstance(one.get("format"), str) and one["format"] not in formats(base.draft):
                self.kept_out[f"format {one.pop('format')}"] += 1
        text = json.dumps(schema)
        for reason in ('"http://localhost', "\\\\p", "(?<", "\\\\Z", "\\\\a", "\\\\c", "e+30", "e308", "$vocabulary"):
            if reason in text:
                self.kept_out[f"schema with {reason}"] += 1
                return None
        return base._replace(schema=schema)

    def draw(self, rng):
        kinds = [kind for kind in SHARES if kind == "generated" or self.known[kind]]
        kind = rng.choices(kinds, [SHARES[kind] for kind in kinds])[0]
        if kind == "generated":
            return generated(rng)
        return rng.choice(self.known[kind])


def generated(rng):
    draft = rng.choice(DRAFTS)
    return Base("generated", "generated", draft, document(rng, draft))


def read_catalogue(root):
    for path in sorted(pathlib.Path(root).glob("*/*.json")) if root else ():
        yield Base("catalogue", path.stem, DRAFTS[-1], json.loads(path.read_text(encoding="utf-8")))


def read_iglu(root):
    """Their `$schema` is one of their own, which extends draft 4."""
    for path in sorted(pathlib.Path(root, "schemas").glob("*/*/jsonschema/*")) if root else ():
        schema = json.loads(path.read_text(encoding="utf-8"))
        yield Base("iglu", "/".join(path.parts[-4:]), DRAFTS[0], {**schema, "$schema": URIS[DRAFTS[0]]})


def read_suite(path):
    """Lines with a schema and its draft; only what every validator must know."""
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if path else ():
        case = json.loads(line)
        if case["draft"] in DRAFTS and case["kind"] == "required" and isinstance(case["schema"], dict):
            schema = {"$schema": URIS[case["draft"]], **case["schema"]}
            if schema["$schema"] == URIS[case["draft"]]:
                yield Base("suite", f"{case['draft']} {case['group']}", case["draft"], schema)
