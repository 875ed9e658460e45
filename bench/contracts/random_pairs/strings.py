"""Strings that match a pattern, made from Python's own reading of it."""

import re
import string
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_constants as op
    import sre_parse

SOME = string.ascii_lowercase + string.digits + "_- .A"
CLASSES = {
    op.CATEGORY_DIGIT: string.digits, op.CATEGORY_SPACE: " \t", op.CATEGORY_WORD: string.ascii_letters + "0_",
    op.CATEGORY_NOT_DIGIT: "a-", op.CATEGORY_NOT_SPACE: "a1-", op.CATEGORY_NOT_WORD: "- .",
}


def matching(rng, pattern):
    """Returns a string that a pattern matches, or one that it probably does; `None` if it cannot be read."""
    try:
        made = walk(rng, sre_parse.parse(pattern))
    except (re.error, KeyError, OverflowError, RecursionError):
        return None
    before = "" if pattern.startswith("^") or rng.random() < 0.7 else rng.choice("ab1 ")
    after = "" if pattern.endswith("$") or rng.random() < 0.7 else rng.choice("ab1 ")
    return before + made + after


def walk(rng, parts):
    return "".join(one(rng, what, value) for what, value in parts)


def one(rng, what, value):
    if what is op.LITERAL:
        return chr(value)
    if what is op.NOT_LITERAL:
        return rng.choice([char for char in SOME if ord(char) != value])
    if what is op.ANY:
        return rng.choice(SOME)
    if what is op.IN:
        return member(rng, value)
    if what in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = value
        count = rng.randint(least, min(most, least + 3)) if rng.random() < 0.9 else min(most, least + 12)
        return "".join(walk(rng, inner) for _ in range(min(count, 300)))
    if what is op.SUBPATTERN:
        return walk(rng, value[-1])
    if what is op.BRANCH:
        return walk(rng, rng.choice(value[1]))
    return ""


def member(rng, choices):
    if choices[0][0] is op.NEGATE:
        banned = {char for choice in choices[1:] for char in spread(choice)}
        return rng.choice([char for char in SOME + "#é" if char not in banned] or ["\u2603"])
    return rng.choice(spread(rng.choice(choices)))


def spread(choice):
    what, value = choice
    if what is op.LITERAL:
        return chr(value)
    if what is op.RANGE:
        low, high = value
        return [chr(code) for code in {low, high, (low + high) // 2}] if high - low > 40 else [chr(code) for code in range(low, high + 1)]
    return CLASSES[value]
