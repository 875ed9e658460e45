"""Payloads for a pair that are not made by Tablature: by the two schemas, from the values in them, and mutations of these."""

import copy
import json

from . import strings
from .declared import followed
from .keywords import KEYWORDS, NAMES, SOME_VALUES, TYPES

FORMATTED = {
    "date": ("2026-11-21", "2024-02-29", "2026-13-01"), "ipv4": ("127.0.0.1", "1.2.3.256"), "ipv6": ("::1", "1::2::3"),
    "uuid": ("2f1c9b6e-3c1c-4b59-9c33-0f2f3b1c9a10",), "date-time": ("2026-11-21T15:00:00Z", "2020-01-01T00:00:00Z"),
}
MAX_DEPTH = 6


class Maker:
    """Makes payloads for two schemas."""

    def __init__(self, rng, schemas):
        self.rng, self.schemas = rng, schemas
        self.scalars = list(SOME_VALUES)
        self.names = list(NAMES)
        for schema in schemas:
            self.collect(schema, None)

    def collect(self, value, keyword):
        """Takes note of every value and name in a schema, and of what is near them."""
        if isinstance(value, dict):
            self.names += [name for name in value if keyword in ("properties", "dependentRequired", "dependencies", "dependentSchemas")]
            for name, inner in value.items():
                self.collect(inner, name)
        elif isinstance(value, list):
            if keyword in ("enum", "examples"):
                self.scalars += value
            if keyword == "required":
                self.names += [name for name in value if isinstance(name, str)]
            for inner in value:
                self.collect(inner, None)
        elif keyword in ("minLength", "maxLength") and value < 3000:
            self.scalars += ["a" * (int(value) + more) for more in (-1, 0, 1) if value + more >= 0]
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            self.scalars += [value, value + 1, value - 1, value + 0.5, -value]
        elif keyword in ("pattern", "format", "recommendedPattern"):
            made = [strings.matching(self.rng, value) for _ in range(3)]
            self.scalars += [one for one in (*made, *FORMATTED.get(value, ())) if one is not None]
        elif keyword in ("const", "default", None):
            self.scalars.append(value)

    def scalar(self):
        return copy.deepcopy(self.rng.choice(self.scalars))

    def valid(self, at, number):
        """Returns a payload that is probably valid under one of the schemas."""
        schema = self.schemas[at]
        return self.made(schema, schema, MAX_DEPTH if number % 4 else 2)

    def made(self, schema, root, depth):
        rng = self.rng
        schema = merged(rng, schema, root) if depth > -MAX_DEPTH else None
        if not isinstance(schema, dict):
            return self.scalar()
        if "const" in schema and rng.random() < 0.9:
            return copy.deepcopy(schema["const"])
        if schema.get("enum") and rng.random() < 0.9:
            return copy.deepcopy(rng.choice(schema["enum"]))
        types = schema.get("type") or [kind for kind in TYPES if kind != "null" and mentions(schema, kind)] or TYPES
        kind = types if isinstance(types, str) else rng.choice(types)
        if kind == "object":
            return self.object(schema, root, depth)
        if kind == "array":
            return self.array(schema, root, depth)
        if kind == "string":
            return self.string(schema)
        if kind in ("integer", "number"):
            return self.number(schema, kind)
        return None if kind == "null" else rng.random() < 0.5

    def string(self, schema):
        rng = self.rng
        made = None
        if isinstance(schema.get("pattern"), str) and rng.random() < 0.9:
            made = strings.matching(rng, schema["pattern"])
        elif schema.get("format") in FORMATTED:
            made = rng.choice(FORMATTED[schema["format"]])
        if made is None:
            made = next((one for one in rng.sample(self.scalars, min(len(self.scalars), 8)) if isinstance(one, str)), "a")
            made = made[: int(min(schema.get("maxLength", 4000), 4000))].ljust(int(min(schema.get("minLength", 0), 4000)), "b")
        return made

    def number(self, schema, kind):
        rng = self.rng
        low, high = schema.get("minimum"), schema.get("maximum")
        exclusive = [one for one in (schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")) if type(one) in (int, float)]
        choices = [one for one in (low, high, *exclusive) if one is not None]
        choices += [0, 1, -1, 2.5, 7, (low or 0) + rng.randint(0, 9)]
        chosen = rng.choice(choices) + rng.choice((0, 0, 1, -1, 0.5))
        step = schema.get("multipleOf")
        if step and rng.random() < 0.9 and abs(chosen / step) < 1e9:
            chosen = round(chosen / step) * step
        return int(chosen) if kind == "integer" or (chosen == int(chosen) and rng.random() < 0.9) else chosen

    def array(self, schema, root, depth):
        rng = self.rng
        prefix = schema.get("prefixItems") or (schema["items"] if isinstance(schema.get("items"), list) else [])
        rest = schema.get("additionalItems", True) if isinstance(schema.get("items"), list) else schema.get("items", True)
        least = int(min(schema.get("minItems", 0), 30))
        count = min(max(rng.choice((0, 1, 2, 3, len(prefix))), least), int(min(schema.get("maxItems", 40), 40)))
        made = []
        for at in range(count if depth > 0 else least):
            inner = prefix[at] if at < len(prefix) else rest
            if "contains" in schema and rng.random() < 0.4:
                inner = schema["contains"]
            made.append(self.made(inner, root, depth - 1) if inner is not False else self.scalar())
        return made

    def object(self, schema, root, depth):
        rng = self.rng
        fields, required = schema.get("properties", {}), set(schema.get("required", []))
        share = rng.choice((0, 0.3, 0.8, 1)) if depth > 0 else 0
        if len(fields) > 30:
            share = min(share, 0.1)
        made = {}
        for name, inner in fields.items():
            if (name in required or rng.random() < share) and (inner is not False or rng.random() < 0.02):
                made[name] = self.made(inner, root, depth - 1)
        for name in sorted(required - fields.keys()):
            made[name] = self.made(schema.get("additionalProperties", True), root, depth - 1)
        for name, needs in {**schema.get("dependentRequired", {}), **schema.get("dependencies", {})}.items():
            if name in made and isinstance(needs, list) and rng.random() < 0.8:
                made.update({need: self.made(fields.get(need, True), root, depth - 1) for need in needs if need not in made})
        if rng.random() < 0.3:
            for pattern, inner in schema.get("patternProperties", {}).items():
                name = strings.matching(rng, pattern)
                if name:
                    made[name] = self.made(inner, root, depth - 1)
        while rng.random() < 0.2 or len(made) < min(schema.get("minProperties", 0), 20):
            name = rng.choice(self.names) if rng.random() < 0.9 else f"z{rng.randint(0, 99)}"
            made.setdefault(name, self.made(schema.get("additionalProperties", True), root, depth - 1))
        return made

    def mutated(self, payload):
        """Returns a payload with one or two changes."""
        holder = [copy.deepcopy(payload)]
        for _ in range(self.rng.choice((1, 1, 2))):
            spots = []
            collect_spots(holder, spots)
            self.change(*self.rng.choice(spots))
        return holder[0]

    def change(self, holder, key):
        rng, value = self.rng, holder[key]
        what = rng.random()
        if isinstance(value, dict) and what < 0.6:
            if value and rng.random() < 0.5:
                del value[rng.choice(list(value))]
            else:
                value[rng.choice(self.names)] = self.scalar() if rng.random() < 0.8 else {}
        elif isinstance(value, list) and what < 0.6:
            if value and rng.random() < 0.4:
                value.pop(rng.randrange(len(value)))
            else:
                value.insert(rng.randint(0, len(value)), copy.deepcopy(rng.choice(value)) if value and rng.random() < 0.4 else self.scalar())
        elif isinstance(value, str) and what < 0.4:
            at = rng.randint(0, len(value))
            holder[key] = value[:at] + rng.choice(("", "a", "b", "1", "é")) + value[at + 1:]
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and what < 0.4:
            holder[key] = value + rng.choice((1, -1, 0.5, 10))
        else:
            holder[key] = self.scalar() if rng.random() < 0.9 else rng.choice(({}, [], {rng.choice(self.names): self.scalar()}, [self.scalar()]))


def collect_spots(value, spots):
    keys = range(len(value)) if isinstance(value, list) else list(value)
    for key in keys:
        spots.append((value, key))
        if isinstance(value[key], (dict, list)):
            collect_spots(value[key], spots)


def mentions(schema, kind):
    return any(name in schema for name, (_, _, _, types) in KEYWORDS.items() if types == ("number" if kind == "integer" else kind))


def merged(rng, schema, root, depth=8):
    """Returns a schema with members of `allOf`, a branch of each union and of a condition beside its own keywords."""
    schema = followed(schema, root)
    if not isinstance(schema, dict) or depth == 0:
        return schema
    chosen = list(schema.get("allOf", []))
    chosen += [rng.choice(schema[name]) for name in ("anyOf", "oneOf") if schema.get(name)]
    if "if" in schema:
        chosen += [schema["if"], schema.get("then", True)] if rng.random() < 0.5 else [schema.get("else", True)]
    if not chosen:
        return schema
    result = {name: value for name, value in schema.items() if name not in ("allOf", "anyOf", "oneOf", "if", "then", "else")}
    for one in chosen:
        one = merged(rng, one, root, depth - 1)
        for name, value in one.items() if isinstance(one, dict) else ():
            if isinstance(value, dict) and isinstance(result.get(name), dict):
                result[name] = {**value, **result[name]} if name == "properties" else value
            elif name == "required" and name in result:
                result[name] = [*result[name], *value]
            else:
                result[name] = value
    return result


def distinct(payloads):
    """Returns payloads as texts, each once."""
    return list(dict.fromkeys(json.dumps(one) for one in payloads))
