"""The keywords of JSON Schema: in which drafts, what they hold, for which values; random values of each, and random schemas."""

import itertools

DRAFTS = ("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12")
URIS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}

# Where a keyword is defined, as numbers of `DRAFTS`; what it holds; the types that it is for, `*` for all.
KEYWORDS = {
    "$comment": (2, 4, "value", "*"), "$ref": (0, 4, "value", "*"), "$dynamicRef": (4, 4, "value", "*"),
    "$recursiveRef": (3, 3, "value", "*"), "$anchor": (3, 4, "value", "*"), "$dynamicAnchor": (4, 4, "value", "*"),
    "$defs": (3, 4, "map", "*"), "definitions": (0, 2, "map", "*"),
    "allOf": (0, 4, "list", "*"), "anyOf": (0, 4, "list", "*"), "oneOf": (0, 4, "list", "*"), "not": (0, 4, "schema", "*"),
    "if": (2, 4, "schema", "*"), "then": (2, 4, "schema", "*"), "else": (2, 4, "schema", "*"),
    "properties": (0, 4, "map", "object"), "patternProperties": (0, 4, "map", "object"),
    "additionalProperties": (0, 4, "schema", "object"), "propertyNames": (1, 4, "schema", "object"),
    "unevaluatedProperties": (3, 4, "schema", "object"), "dependentSchemas": (3, 4, "map", "object"),
    "dependencies": (0, 2, "schema-or-names", "object"), "dependentRequired": (3, 4, "value", "object"),
    "required": (0, 4, "value", "object"), "minProperties": (0, 4, "value", "object"), "maxProperties": (0, 4, "value", "object"),
    "prefixItems": (4, 4, "list", "array"), "items": (0, 4, "schema-or-list", "array"),
    "additionalItems": (0, 3, "schema", "array"), "unevaluatedItems": (3, 4, "schema", "array"),
    "contains": (1, 4, "schema", "array"), "minContains": (3, 4, "value", "array"), "maxContains": (3, 4, "value", "array"),
    "minItems": (0, 4, "value", "array"), "maxItems": (0, 4, "value", "array"), "uniqueItems": (0, 4, "value", "array"),
    "type": (0, 4, "value", "*"), "enum": (0, 4, "value", "*"), "const": (1, 4, "value", "*"),
    "multipleOf": (0, 4, "value", "number"), "maximum": (0, 4, "value", "number"), "minimum": (0, 4, "value", "number"),
    "exclusiveMaximum": (0, 4, "value", "number"), "exclusiveMinimum": (0, 4, "value", "number"),
    "minLength": (0, 4, "value", "string"), "maxLength": (0, 4, "value", "string"), "pattern": (0, 4, "value", "string"),
    "format": (0, 4, "value", "string"), "contentEncoding": (2, 4, "value", "string"),
    "contentMediaType": (2, 4, "value", "string"), "contentSchema": (3, 4, "schema", "string"),
    "title": (0, 4, "value", "*"), "description": (0, 4, "value", "*"), "default": (0, 4, "value", "*"),
    "examples": (1, 4, "value", "*"), "deprecated": (3, 4, "value", "*"), "readOnly": (2, 4, "value", "*"),
    "writeOnly": (2, 4, "value", "*"),
    "maxAge": (0, 4, "value", "string"), "knownValues": (0, 4, "value", "string"), "nullMeansAbsent": (0, 4, "value", "field"),
    "recommendedPattern": (0, 4, "value", "string"), "fault": (0, 4, "value", "*"), "documentedAs": (0, 4, "value", "field"),
    "should": (0, 4, "schema", "*"), "source": (0, 4, "value", "*"),
}

# Those that say which document or draft is read, and those that name types of generated code.
LEFT_OUT = ("$schema", "$id", "id", "$vocabulary", "$recursiveAnchor", "rustName", "rustNames", "agreement", "payloadAt")

TYPES = ("string", "integer", "number", "object", "array", "boolean", "null")
NAMES = ("a", "b", "kind", "id", "value", "x1")
SOME_VALUES = (None, True, False, 0, 1, 2, -1, 1.5, 10, "", "a", "ab", "x", "12", "kind", "b")
PYTHON = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}
PATTERNS = ("^a", "b$", "^[ab]+$", "^.{2}$", "[0-9]", "^x", ".+", "^(ab)*$", "^[a-z]{1,3}$", "^[0-9]{2,4}$")
# What the other validators judge alike, by the draft that defines it first: earlier ones do not assert it.
FORMATS = {"date": 2, "ipv4": 0, "ipv6": 0, "uuid": 3, "date-time": 0}


def of_draft(draft):
    """Returns the keywords that a draft defines."""
    at = DRAFTS.index(draft)
    return [name for name, (first, last, _, _) in KEYWORDS.items() if first <= at <= last]


def formats(draft):
    """Returns the formats that a draft defines, of those that the other validators judge alike."""
    return [name for name, first in FORMATS.items() if first <= DRAFTS.index(draft)]


def children(schema, draft):
    """Yields the path from a schema to each subschema in it, and the subschema."""
    at = DRAFTS.index(draft)
    for name, value in schema.items():
        first, last, holds, _ = KEYWORDS.get(name, (0, 4, "value", "*"))
        # Documents of later drafts still have `definitions`.
        if holds == "value" or not (first <= at <= last or name == "definitions"):
            continue
        if isinstance(value, list) and holds in ("list", "schema-or-list"):
            yield from (((name, number), inner) for number, inner in enumerate(value) if isinstance(inner, dict))
        elif isinstance(value, dict) and holds in ("map", "schema-or-names"):
            yield from (((name, key), inner) for key, inner in value.items() if isinstance(inner, dict))
        elif isinstance(value, dict) and holds in ("schema", "schema-or-list"):
            yield (name,), value


def places(schema, draft, path=()):
    """Yields the path to each subschema of a document that is an object, and the subschema; outer ones first."""
    yield path, schema
    for step, inner in children(schema, draft):
        yield from places(inner, draft, path + step)


def is_for(schema, types):
    """Returns whether a subschema may be for values of a type."""
    stated = schema.get("type", types)
    stated = [stated] if isinstance(stated, str) else stated
    return types in ("*", "field") or types in stated or (types == "number" and "integer" in stated)


def scalar(rng):
    return rng.choice(SOME_VALUES)


def distinct(rng, most):
    """Returns values that no validator takes for equal: `true` and `1` are different values, and so are `1` and `"1"`."""
    found = {repr(one): one for one in (scalar(rng) for _ in range(rng.randint(1, most)))}
    return list(found.values())


def names(rng, least=1, most=2):
    return rng.sample(NAMES, rng.randint(least, most))


# Keywords whose subschemas are for the value itself.
SAME_VALUE = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies")


def value(rng, keyword, draft, depth=1, kind=None):
    """Returns a random value for a keyword of a schema for values of a type."""
    inner = max(depth - 1, 0)
    kind = kind if keyword in SAME_VALUE else "string" if keyword == "propertyNames" else None

    def schema(*args):
        return random_schema(*args, kind if rng.random() < 0.8 else None)

    holds = KEYWORDS[keyword][2]
    if holds == "schema":
        is_closed = keyword.startswith(("additional", "unevaluated")) and rng.random() < 0.5
        return rng.random() < 0.2 if is_closed and draft != "draft4" else False if is_closed else schema(rng, draft, inner)
    if holds == "list" or (holds == "schema-or-list" and draft != DRAFTS[-1] and rng.random() < 0.3):
        return [schema(rng, draft, inner) for _ in range(rng.randint(1, 3))]
    if holds == "schema-or-list":
        return schema(rng, draft, inner)
    if holds == "schema-or-names":
        return {name: names(rng) if rng.random() < 0.5 else schema(rng, draft, inner) for name in names(rng)}
    if holds == "map":
        keys = PATTERNS if keyword == "patternProperties" else ("d1", "d2") if "def" in keyword else NAMES
        return {key: schema(rng, draft, inner) for key in rng.sample(keys, rng.randint(1, 2))}
    return plain(rng, keyword, draft)


def fitting(rng, kind):
    """Returns values that are mostly of a type."""
    fits = [one for one in SOME_VALUES if isinstance(one, PYTHON.get(kind, object)) and (kind == "boolean" or not isinstance(one, bool))]
    return fits if fits and rng.random() < 0.8 else SOME_VALUES


def plain(rng, keyword, draft):
    """Returns a random value for a keyword that holds no subschemas."""
    if keyword in ("exclusiveMaximum", "exclusiveMinimum") and draft == "draft4":
        return rng.random() < 0.8
    if keyword.startswith(("min", "max")) and keyword not in ("minimum", "maximum", "maxAge"):
        return rng.randint(0, 4)
    makers = {
        "type": lambda: rng.choice(TYPES) if rng.random() < 0.7 else rng.sample(TYPES, rng.randint(1, 3)),
        "enum": lambda: distinct(rng, 4), "examples": lambda: distinct(rng, 2), "const": lambda: scalar(rng),
        "default": lambda: scalar(rng), "multipleOf": lambda: rng.choice((1, 2, 0.5, 3, 1.5, 10)),
        "maximum": lambda: rng.choice((0, 1, 2.5, 5, 10, 100)), "minimum": lambda: rng.choice((-10, -1, 0, 0.5, 1, 3)),
        "exclusiveMaximum": lambda: rng.choice((1, 2.5, 5, 11, 100)), "exclusiveMinimum": lambda: rng.choice((-10, -1, 0, 0.5, 3)),
        "pattern": lambda: rng.choice(PATTERNS), "recommendedPattern": lambda: rng.choice(PATTERNS),
        "format": lambda: rng.choice(formats(draft)), "uniqueItems": lambda: rng.random() < 0.8,
        "required": lambda: names(rng, 1, 2), "dependentRequired": lambda: {name: names(rng) for name in names(rng)},
        "contentEncoding": lambda: rng.choice(("base64", "base16")),
        "contentMediaType": lambda: rng.choice(("application/json", "text/plain")),
        "deprecated": lambda: True, "readOnly": lambda: True, "writeOnly": lambda: True, "nullMeansAbsent": lambda: True,
        "maxAge": lambda: rng.choice(("PT1H", "P1D", "P7D", "P30D")), "knownValues": lambda: rng.sample(("a", "ab", "x", "kind"), 2),
        "fault": lambda: {"code": rng.choice(("bad-kind", "bad-value")), "help": "Use another value."},
        "documentedAs": lambda: rng.choice(("documented_a", "documented_b")),
        "source": lambda: {"document": rng.choice(("a.md", "b.md")), "version": rng.choice(("1", "2"))},
        "$ref": lambda: "#", "$dynamicRef": lambda: "#", "$recursiveRef": lambda: "#",
        "$anchor": lambda: rng.choice(("here", "there")), "$dynamicAnchor": lambda: rng.choice(("here", "there")),
    }
    return makers.get(keyword, lambda: rng.choice(("One text.", "Another text.", "A third.")))()


def schema(rng, draft, depth):
    return random_schema(rng, draft, depth, None)


LIMITS = [(f"min{what}", f"max{what}") for what in ("Items", "Length", "Properties", "Contains", "imum")]


def random_schema(rng, draft, depth, kind):
    """Returns a random schema: mostly of one type, with keywords for it."""
    members = {}
    kind = kind or rng.choice(TYPES[:5]) if rng.random() < 0.8 else rng.choice(TYPES)
    if rng.random() < 0.85:
        members["type"] = kind if rng.random() < 0.8 else sorted({kind, rng.choice(TYPES)})
    of_type, of_any = [], []
    for name in of_draft(draft):
        _, _, holds, types = KEYWORDS[name]
        if types == "field" or name.startswith("$") or name in ("definitions", "type", "should") or (holds != "value" and depth == 0):
            continue
        (of_any if types == "*" else of_type if is_for({"type": kind}, types) else []).append(name)
    chosen = rng.sample(of_type, min(len(of_type), rng.randint(0, 3)))
    chosen += rng.sample(of_any, rng.choice((0, 0, 1)))
    if kind == "object" and depth and rng.random() < 0.8:
        chosen.append("properties")
    for name in dict.fromkeys(chosen):
        members[name] = value(rng, name, draft, depth, kind)
        if name in ("enum", "const"):
            values = fitting(rng, kind)
            members[name] = rng.sample(values, min(len(values), 3)) if name == "enum" else rng.choice(values)
    for least, most in LIMITS:
        if least in members and most in members and members[least] > members[most] and rng.random() < 0.9:
            members[least], members[most] = members[most], members[least]
    return completed(members, draft)


def completed(members, draft):
    """Adds what a keyword is nothing without."""
    for keyword, other, number in (("exclusiveMaximum", "maximum", 5), ("exclusiveMinimum", "minimum", 0)):
        if draft == "draft4" and keyword in members:
            members.setdefault(other, number)
    if {"minContains", "maxContains"} & members.keys():
        members.setdefault("contains", {"type": "string"})
    if {"then", "else"} & members.keys():
        members.setdefault("if", {"required": ["a"]} if members.get("type") == "object" else {"enum": ["a", 1]})
    return members


def document(rng, draft):
    """Returns a random document."""
    root = {"$schema": URIS[draft], **schema(rng, draft, 3)}
    if rng.random() < 0.3:
        defs = "$defs" if "$defs" in of_draft(draft) else "definitions"
        root[defs] = {"d1": schema(rng, draft, 1)}
        inner = [one for path, one in places(root, draft) if path and consumes(path) and defs not in path]
        for one in itertools.islice(inner, 1):
            one.clear()
            one["$ref"] = f"#/{defs}/d1"
    return root


def consumes(path):
    """Returns whether a path leads to a value inside, so that a reference to the root is no cycle of its own."""
    held = set(path) & {"properties", "items", "additionalProperties", "patternProperties", "prefixItems"}
    return bool(held) and not set(path) & {"$defs", "definitions", "not"}
