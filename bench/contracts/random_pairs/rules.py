"""For each rule of `diff`, an edit of a schema that leads to it. An edit returns the keyword that it changed, or `None`."""

import copy

from . import keywords
from .keywords import KEYWORDS, TYPES, is_for, of_draft, schema, value


def changed(rng, one, keyword, draft):
    """Gives a keyword another value, or adds or removes it."""
    if keyword in one and rng.random() < 0.2:
        del one[keyword]
        return keyword
    return put(rng, one, keyword, draft)


def put(rng, one, keyword, draft):
    """Gives a keyword another value."""
    for _ in range(8):
        made = value(rng, keyword, draft, kind=(types_of(one) or [None])[0])
        if made != one.get(keyword, made is None) or type(made) is not type(one.get(keyword)):
            one[keyword] = made
            keywords.completed(one, draft)
            return keyword
    return None


def any_of(*names):
    """An edit that gives one of some keywords another value, adds or removes it."""

    def edit(rng, one, draft):
        known = [name for name in names if name in of_draft(draft)]
        fitting = [name for name in known if is_for(one, KEYWORDS[name][3])]
        present = [name for name in fitting if name in one]
        if not fitting:
            return None
        keyword = rng.choice(present) if present and rng.random() < 0.8 else rng.choice(fitting)
        return changed(rng, one, keyword, draft)

    return edit


def added(keyword):
    return lambda rng, one, draft: None if keyword in one else put(rng, one, keyword, draft)


def removed(keyword):
    return lambda rng, one, draft: one.pop(keyword, None) is not None and keyword or None


def member_added(*names):
    """An edit that adds a member to one of some lists."""

    def edit(rng, one, draft):
        held = [name for name in names if isinstance(one.get(name), list)]
        if not held:
            return None
        keyword = rng.choice(held)
        known = {repr(member) for member in one[keyword]}
        if keyword == "enum":
            made = [member for member in (keywords.scalar(rng) for _ in range(9)) if repr(member) not in known]
        else:
            made = [keywords.random_schema(rng, draft, 1, (types_of(one) or [None])[0] if rng.random() < 0.8 else None)]
        one[keyword] += made[:1]
        return made and keyword or None

    return edit


def member_removed(*names):
    def edit(rng, one, _draft):
        held = [name for name in names if isinstance(one.get(name), list) and len(one[name]) > 1]
        if not held:
            return None
        keyword = rng.choice(held)
        one[keyword].pop(rng.randrange(len(one[keyword])))
        return keyword

    return edit


def types_of(one):
    stated = one.get("type")
    return [stated] if isinstance(stated, str) else stated


def types_changed(choose):
    """An edit of `type`: `choose` returns the new types for the old ones."""

    def edit(rng, one, _draft):
        before = types_of(one)
        after = before and choose(rng, before)
        if not after or sorted(after) == sorted(before):
            return None
        one["type"] = after[0] if len(after) == 1 else after
        return "type"

    return edit


def widened(rng, before):
    others = [name for name in TYPES if name not in before and name != "null"]
    return before + [rng.choice(others)]


def narrowed(rng, before):
    if before == ["number"]:
        return ["integer"]
    return rng.sample(before, len(before) - 1) if len(before) > 1 else None


def fresh(one, rng):
    used = one.get("properties", {})
    return next(name for name in (*rng.sample(keywords.NAMES, 6), *(f"added{at}" for at in range(99))) if name not in used)


def field_added(is_required):
    def edit(rng, one, draft):
        if not is_for(one, "object") or "properties" not in one and not one.get("type"):
            return None
        name = fresh(one, rng)
        one.setdefault("properties", {})[name] = schema(rng, draft, 1)
        if is_required:
            one["required"] = [*one.get("required", []), name] if name not in one.get("required", []) else one["required"]
        return "properties"

    return edit


def field_removed(rng, one, _draft):
    if not one.get("properties"):
        return None
    name = rng.choice(sorted(one["properties"]))
    del one["properties"][name]
    if rng.random() < 0.5 and name in one.get("required", []):
        unrequired(one, name)
    return "properties"


def unrequired(one, name):
    one["required"] = [other for other in one["required"] if other != name]
    if not one["required"]:
        del one["required"]


def field_renamed(rng, one, _draft):
    if not one.get("properties"):
        return None
    old, new = rng.choice(sorted(one["properties"])), fresh(one, rng)
    one["properties"] = {new if name == old else name: inner for name, inner in one["properties"].items()}
    if old in one.get("required", []):
        one["required"] = [new if name == old else name for name in one["required"]]
    return "properties"


def became_required(rng, one, _draft):
    left = [name for name in one.get("properties", {}) if name not in one.get("required", [])]
    if not left:
        return None
    one["required"] = [*one.get("required", []), rng.choice(left)]
    return "required"


def became_optional(rng, one, _draft):
    names = [name for name in one.get("required", []) if name in one.get("properties", {})]
    if not names:
        return None
    unrequired(one, rng.choice(names))
    return "required"


def closed(_rng, one, _draft):
    if "properties" not in one or one.get("additionalProperties") is False:
        return None
    one["additionalProperties"] = False
    return "additionalProperties"


def opened(_rng, one, _draft):
    if one.get("additionalProperties") is not False:
        return None
    del one["additionalProperties"]
    return "additionalProperties"


def swapped(rng, one, _draft):
    """`anyOf` becomes `oneOf`, or the other way about."""
    held = [pair for pair in (("anyOf", "oneOf"), ("oneOf", "anyOf")) if pair[0] in one and pair[1] not in one]
    if not held:
        return changed(rng, one, rng.choice(("anyOf", "oneOf")), _draft)
    one[held[0][1]] = one.pop(held[0][0])
    return held[0][1]


def aged(is_longer):
    spans = ["PT1H", "P1D", "P7D", "P30D"]

    def edit(_rng, one, _draft):
        at = spans.index(one["maxAge"]) if one.get("maxAge") in spans else None
        if at is None or not 0 <= at + (1 if is_longer else -1) < len(spans):
            return None
        one["maxAge"] = spans[at + (1 if is_longer else -1)]
        return "maxAge"

    return edit


def custom(rng, one, _draft):
    one["x-owner"] = rng.choice([name for name in ("team a", "team b", "team c") if name != one.get("x-owner")])
    return "x-owner"


def replaced(rng, one, draft):
    """Another schema in the place of a field's."""
    if not one.get("properties"):
        return None
    name = rng.choice(sorted(one["properties"]))
    one["properties"][name] = rng.choice((False, True) if draft != "draft4" else ({"not": {}}, {}))
    return "properties"


def planted_for(keyword):
    return lambda rng, draft: keywords.completed({keyword: value(rng, keyword, draft)}, draft)


def planted(**members):
    return lambda rng, draft: copy.deepcopy(members)


OBJECT = planted(type="object", properties={"a": {"type": "string"}, "b": {"type": "integer"}}, required=["a"])
TUPLE = {"draft2020-12": "prefixItems"}

# For each rule: the edit that leads to it, and a schema to put into the base where it has no place for the edit.
RULES = {
    "additional-fields-changed": (any_of("additionalProperties", "unevaluatedProperties"), OBJECT),
    "advice-changed": (any_of("should", "fault"), planted(type="string")),
    "alternative-added": (member_added("anyOf", "oneOf"), planted(anyOf=[{"type": "string"}, {"minimum": 1}])),
    "alternative-removed": (member_removed("anyOf", "oneOf"), planted(oneOf=[{"type": "string"}, {"minimum": 1}, {"const": "a"}])),
    "alternatives-changed": (swapped, planted(anyOf=[{"type": "string"}, {"minLength": 1}])),
    "annotation-changed": (any_of("title", "description", "default", "examples", "deprecated"), planted(title="A")),
    "condition-changed": (any_of("if", "then", "else"), planted_for("if")),
    "constraint-added": (member_added("allOf"), planted(allOf=[{"type": "string"}])),
    "constraint-removed": (member_removed("allOf"), planted(allOf=[{"type": "string"}, {"minLength": 2}])),
    "contains-changed": (any_of("contains", "minContains", "maxContains"), planted(type="array")),
    "custom-keyword-changed": (custom, planted(type="string")),
    "dependency-changed": (any_of("dependentRequired", "dependentSchemas", "dependencies"), OBJECT),
    "documented-name-changed": (any_of("documentedAs"), planted(type="string", documentedAs="documented_a")),
    "enum-added": (added("enum"), planted(type="string")),
    "enum-removed": (removed("enum"), planted(enum=["a", "b", 1])),
    "enum-value-added": (member_added("enum"), planted(enum=["a", "b", 1])),
    "enum-value-removed": (member_removed("enum"), planted(enum=["a", "b", 1])),
    "field-added": (field_added(False), OBJECT),
    "field-became-optional": (became_optional, OBJECT),
    "field-became-required": (became_required, OBJECT),
    "field-count-changed": (any_of("minProperties", "maxProperties"), OBJECT),
    "field-names-changed": (any_of("propertyNames"), planted(type="object")),
    "field-removed": (field_removed, OBJECT),
    "field-renamed": (field_renamed, OBJECT),
    "fields-closed": (closed, OBJECT),
    "fields-opened": (opened, planted(type="object", properties={"a": {}}, additionalProperties=False)),
    "format-changed": (any_of("format"), planted(type="string", format="date")),
    "item-count-changed": (any_of("minItems", "maxItems"), planted(type="array")),
    "items-changed": (any_of("items", "additionalItems"), planted(type="array")),
    "known-values-changed": (any_of("knownValues"), planted(type="string", knownValues=["a"])),
    "length-changed": (any_of("minLength", "maxLength"), planted(type="string")),
    "max-age-lengthened": (aged(True), planted(type="string", format="date-time", maxAge="P1D")),
    "max-age-shortened": (aged(False), planted(type="string", format="date-time", maxAge="P7D")),
    "maximum-changed": (any_of("maximum", "exclusiveMaximum"), planted(type="number", maximum=3)),
    "minimum-changed": (any_of("minimum", "exclusiveMinimum"), planted(type="number", minimum=3)),
    "multiple-changed": (any_of("multipleOf"), planted(type="number", multipleOf=2)),
    "negation-changed": (any_of("not"), planted_for("not")),
    "null-accepted": (types_changed(lambda _, before: None if "null" in before else before + ["null"]), planted(type="string")),
    "null-refused": (types_changed(lambda _, before: [one for one in before if one != "null"]), planted(type=["string", "null"])),
    "pattern-changed": (any_of("pattern"), planted(type="string", pattern="^a")),
    "pattern-fields-changed": (any_of("patternProperties"), planted(type="object")),
    "recommended-pattern-changed": (any_of("recommendedPattern"), planted(type="string", recommendedPattern="^a")),
    "required-field-added": (field_added(True), OBJECT),
    "schema-changed": (replaced, OBJECT),
    "schema-removed": (lambda rng, one, draft: None, None),
    "tuple-changed": (lambda rng, one, draft: any_of(TUPLE.get(draft, "items"))(rng, one, draft), planted(type="array")),
    "type-changed": (types_changed(lambda rng, before: [widened(rng, before)[-1]]), planted(type="string")),
    "type-narrowed": (types_changed(narrowed), planted(type=["string", "integer"])),
    "type-widened": (types_changed(widened), planted(type="string")),
    "unique-items-changed": (any_of("uniqueItems"), planted(type="array", uniqueItems=True)),
}
