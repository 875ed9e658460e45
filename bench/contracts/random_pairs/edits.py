"""Pairs of schemas: a base, and one to three edits of it."""

import collections
import copy

from . import keywords
from .keywords import KEYWORDS, is_for, of_draft, places
from .rules import RULES, added, planted, planted_for, put, removed

# What an edit is called: the rule that it is made for or what it does, and the keyword that it changes.
Edit = collections.namedtuple("Edit", "name keyword")


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
