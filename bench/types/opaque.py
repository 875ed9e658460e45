"""Counts the places of generated code that take a type, and those whose type says nothing."""

import re

# A field of a struct but that for undeclared ones, the content of a variant, and that of a type with checks.
FIELD = re.compile(r"^    pub (?!other: ::tablature)(?:r#)?\w+: (.+),$", re.M)
VARIANT = re.compile(r"^    \w+\((.+)\),$", re.M)
CHECKED = re.compile(r"^pub struct \w+\(\s*(.+?),?\s*\);$", re.M)
# Rows of macros look like variants.
MACRO = re.compile(r"^[\w:]+! \{$.*?^\}$", re.M | re.S)
# Long types are broken into lines.
BROKEN = re.compile(r"(?<=<)\n\s+|,?\n\s*(?=>)")
OPAQUE = re.compile(r"::types::(Value|Object)\b")


def count(text, counts):
    """Adds to `counts` the places with a type, with a value of any kind, and with an object of any content."""
    counts["lines"] += text.count("\n")
    counts["bytes"] += len(text.encode())
    text = BROKEN.sub("", MACRO.sub("", text))
    for kind, places in (("", FIELD), ("", VARIANT), ("checked ", CHECKED)):
        for place in places.finditer(text):
            counts["places"] += 1
            found = OPAQUE.search(place[1])
            if found:
                counts[f"opaque: {kind}{found[1]}"] += 1
