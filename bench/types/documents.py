"""Documents in folders, and the test documents of SchemaStore, as JSON files; and the comparison of two documents."""

import decimal
import json
import re
import tomllib

import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2 as JSON has it: `on` and dates are strings."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$|^0x[0-9a-fA-F]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("merge", r"^<<$", "<"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
# Not octal: YAML 1.2 reads 0755 as a decimal number.
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 16 if "x" in node.value else 10))
Loader.add_multi_constructor("!", lambda loader, suffix, node: loader.construct_yaml_str(node) if isinstance(
    node, yaml.ScalarNode) else None)


def of(source, name, out, counts):
    """Writes the documents about a schema as JSON; returns their paths."""
    folders = ((kind, source / kind / name) for kind in ("test", "negative_test"))
    return [copy for kind, folder in folders for copy in copied(folder, out / name / kind, counts)]


def copied(folder, out, counts):
    """Writes the documents of a folder as JSON; returns their paths."""
    paths = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        try:
            texts = texts_of(path)
        except (ValueError, yaml.YAMLError, AttributeError, TypeError, RecursionError):
            counts["documents that are neither JSON, YAML nor TOML"] += 1
            continue
        for index, text in enumerate(texts):
            # One line: `check` takes the array of a JSON file for records, and a line for a record whatever it is.
            copy = out / f"{path.relative_to(folder)}.{index}.jsonl"
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(text.replace(b"\r", b" ").replace(b"\n", b" "))
            paths.append(copy)
    return paths


def texts_of(path):
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    match path.suffix:
        case ".json" | ".ipynb":
            try:
                json.loads(raw)
                return [raw]
            except ValueError:
                return [json.dumps(json.loads(without_comments(raw.decode()))).encode()]
        case ".yaml" | ".yml":
            return [plain(value) for value in yaml.load_all(raw, Loader)]
        case ".toml":
            return [plain(tomllib.loads(raw.decode()))]
    raise ValueError(path)


def plain(value):
    def key_as_string(value):
        if isinstance(value, dict):
            return {key if isinstance(key, str) else json.dumps(key, default=str): key_as_string(own)
                    for key, own in value.items()}
        return [key_as_string(item) for item in value] if isinstance(value, list) else value

    return json.dumps(key_as_string(value), default=str, allow_nan=False).encode()


def without_comments(text):
    """Returns JSON without comments and without commas behind the last member."""
    token = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/', re.S)
    text = token.sub(lambda found: found[0] if found[0][0] == '"' else " ", text)
    return re.sub(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', lambda found: found[1] or "", text)


def read(text):
    """Returns a document whose numbers are exact."""
    return json.loads(text, parse_float=decimal.Decimal, parse_int=decimal.Decimal)


def lost(before, after, at=""):
    """Returns the place of the first difference between two documents."""
    if type(before) is not type(after):
        return at or "/"
    if isinstance(before, dict):
        for key in before.keys() ^ after.keys():
            return f"{at}/{key}"
        inner = ((f"{at}/{key}", value, after[key]) for key, value in before.items())
    elif isinstance(before, list):
        if len(before) != len(after):
            return at or "/"
        inner = ((f"{at}/{index}", *both) for index, both in enumerate(zip(before, after)))
    else:
        return None if before == after else at or "/"
    return next((found for place, one, other in inner if (found := lost(one, other, place))), None)
