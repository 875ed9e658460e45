"""Which payloads have declared fields only: a sense of the words that is narrower than the one of `diff`."""

import re


def followed(schema, root):
    """Returns the subschema that a chain of references leads to."""
    for _ in range(20):
        if not isinstance(schema, dict) or not isinstance(schema.get("$ref"), str):
            break
        target = pointed(root, schema["$ref"])
        if target is None:
            return schema
        rest = {} if set(schema) <= {"$ref"} else {name: one for name, one in schema.items() if name != "$ref"}
        if rest:
            return {"allOf": [rest, target]}
        schema = target
    return schema


def pointed(root, reference):
    """Returns what a reference within the document resolves to; `None` for others."""
    if not reference.startswith("#") or (reference != "#" and not reference.startswith("#/")):
        return None
    at = root
    for part in reference[1:].split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        try:
            at = at[int(part)] if isinstance(at, list) else at[part]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return at


class Unclear(Exception):
    """A schema says something here that this module does not follow."""


def flat(schemas, root):
    """Returns the subschemas that apply or may apply to the same value, but for negated ones."""
    found, opened, seen = [], list(schemas), set()
    while opened:
        one = followed(opened.pop(), root)
        if not isinstance(one, dict) or id(one) in seen:
            continue
        seen.add(id(one))
        if {"$dynamicRef", "$recursiveRef", "$ref"} & one.keys():
            raise Unclear
        found.append(one)
        for name in ("allOf", "anyOf", "oneOf"):
            opened += one.get(name, [])
        opened += [one[name] for name in ("if", "then", "else") if name in one]
        for name in ("dependentSchemas", "dependencies"):
            opened += [inner for inner in one.get(name, {}).values() if isinstance(inner, dict)]
    return found


def is_declared(payload, schema):
    """Returns whether a payload has declared fields and items only."""
    try:
        return walk(payload, [schema], schema)
    except (Unclear, re.error, RecursionError):
        return False


def walk(value, schemas, root):
    if isinstance(value, dict):
        found = flat(schemas, root)
        return all(field(name, inner, found, root) for name, inner in value.items())
    if isinstance(value, list):
        return items(value, flat(schemas, root), root)
    return True


def field(name, inner, found, root):
    below, is_closed, is_named, is_open = [], False, False, False
    for one in found:
        is_closed |= "properties" in one
        is_open |= "additionalProperties" in one or "unevaluatedProperties" in one
        own = [one["properties"][name]] if name in one.get("properties", {}) else []
        own += [inner for pattern, inner in one.get("patternProperties", {}).items() if re.search(pattern, name)]
        is_named |= bool(own)
        if not own:
            own = [one[key] for key in ("additionalProperties", "unevaluatedProperties") if key in one]
        below += own
    if is_closed and not is_named and not is_open:
        return False
    return walk(inner, below, root)


def items(values, found, root):
    declared = 0
    rest = False
    for one in found:
        prefix, after = tuple_of(one)
        declared = max(declared, len(prefix))
        rest |= after is not None or "unevaluatedItems" in one
    if declared and not rest and len(values) > declared:
        return False
    for at, inner in enumerate(values):
        below = []
        for one in found:
            prefix, after = tuple_of(one)
            below += prefix[at:at + 1] or ([after] if after is not None else [one["unevaluatedItems"]] if "unevaluatedItems" in one else [])
            below += [one["contains"]] if "contains" in one else []
        if not walk(inner, below, root):
            return False
    return True


def tuple_of(one):
    """Returns the schemas of the first items, and that of the others."""
    if isinstance(one.get("items"), list):
        return one["items"], one.get("additionalItems")
    return one.get("prefixItems", []), one.get("items")
