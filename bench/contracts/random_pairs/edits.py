"""Edits of a schema: one that leads to each rule of `diff`, and one that adds, removes or replaces each keyword."""

import collections
import copy

from . import keywords
from .keywords import KEYWORDS, TYPES, is_for, of_draft, places, schema, value

# What an edit is called: the rule that it is made for or what it does, and the keyword that it changes.
Edit = collections.namedtuple("Edit", "name keyword")


def changed(rng, one, keyword, draft, low=None):
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
    "null-accepted": (types_changed(lambda _, before: before + ["null"]), planted(type="string")),
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


def kinds(draft):
    """Returns the names of all edits for a draft: of a rule each, and of what is done to each keyword."""
    of_keywords = [f"{what} {keyword}" for keyword in of_draft(draft) for what in ("add", "remove", "replace")]
    return list(RULES), of_keywords


def keyword_edit(name):
    what, keyword = name.split(" ")
    edit = {"add": added(keyword), "remove": removed(keyword)}.get(what)
    if edit:
        return edit
    return lambda rng, one, draft: put(rng, one, keyword, draft) if keyword in one else None


def apply(rng, name, old, new, draft):
    """Makes an edit of the new schema; where it has no place for one, a field is planted into both first."""
    if name == "schema-removed":
        return Edit(name, "-")
    edit, plant = RULES[name] if name in RULES else (keyword_edit(name), None)
    is_rule = name in RULES
    keyword = None if is_rule else name.split(" ")[1]
    for _ in range(2):
        found = list(places(new, draft))
        rng.shuffle(found)
        for path, one in found:
            if not may_stand(keyword, path, one, draft, what=name):
                continue
            touched = edit(rng, one, draft)
            if touched:
                return Edit(name if is_rule else name.split(" ")[0], touched)
        make = plant or (planted_for(keyword) if not name.startswith("add") else planted(type="object"))
        if not planted_into(old, new, make(rng, draft), draft, rng):
            return None
    return None


def may_stand(keyword, path, one, draft, what):
    """Returns whether an edit is made at a place."""
    if "$ref" in one and draft in keywords.DRAFTS[:3] and keyword != "$ref":
        return False
    if keyword in ("$ref", "$dynamicRef", "$recursiveRef") and not what.startswith("remove"):
        return keywords.consumes(path)
    if keyword and what.startswith("add"):
        types = KEYWORDS[keyword][3]
        return is_for(one, types) and (types != "field" or len(path) > 1 and path[-2] == "properties")
    if what == "documented-name-changed":
        return len(path) > 1 and path[-2] == "properties"
    return True


def planted_into(old, new, made, draft, rng):
    """Adds the same field to an object that both schemas have."""
    known = dict(places(new, draft))
    both = [
        (one, known[path])
        for path, one in places(old, draft)
        if path in known and is_for(one, "object") and is_for(known[path], "object") and "$ref" not in one and "$ref" not in known[path]
    ]
    if not both:
        return False
    for one in rng.choice(both):
        one.setdefault("properties", {})["planted"] = copy.deepcopy(made)
    return True


def pair(rng, bases):
    """Returns a base, the new schema (`None` if it is removed), and the edits between the two."""
    count = rng.choice((1, 2, 3))
    while True:
        base = bases.draw(rng)
        rules, of_keywords = kinds(base.draft)
        names = [rng.choice(rules if rng.random() < 0.5 else of_keywords) for _ in range(count)]
        if "schema-removed" in names:
            return base, None, [Edit("schema-removed", "-")]
        old, new = copy.deepcopy(base.schema), copy.deepcopy(base.schema)
        made = [apply(rng, name, old, new, base.draft) for name in names]
        if all(made) and old != new:
            return base._replace(schema=old), new, made
