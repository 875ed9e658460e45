#!/usr/bin/env python3
"""Generates and compiles the types of schemas, a crate each, and reads and writes documents with them.

    schemas.py --command target/release/tablature --out DIR [--reference URI=FILE]... [--documents NAME=DIR]... SCHEMA...

Prints a row for each schema: what its code is, how many places of it have a type that says nothing, what `cargo check` takes
and says, and, for a schema of this name (`NAME.json`) with documents, how many are valid, how many verdicts of the types are not
that of `tablature check`, and how many documents are not the same when they are written again. YAML and TOML are read as JSON.
"""

import argparse
import collections
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crates  # noqa: E402
import documents  # noqa: E402
import opaque  # noqa: E402
from command import Command, first_error  # noqa: E402

COLUMNS = ("schema", "lines", "bytes", "opaque", "places", "errors", "warnings", "CPU s", "peak MB", "documents", "valid", "differ")


def generated(command, schema, crate):
    """Makes the crate of a schema; returns its code, or nothing where there is none."""
    shutil.rmtree(crate, ignore_errors=True)
    (crate / "src").mkdir(parents=True)
    said = command.generate([schema], crate / "src/types.rs")
    if said:
        print(f"  NOT GENERATED: {schema.stem}: {first_error(said)}")
        return None
    text = (crate / "src/types.rs").read_text(encoding="utf-8")
    root = re.search(r"^pub (?:struct|enum|type) (\w+)", text, re.M)[1]
    crates.write(crate, {"root": root})
    # The code is a file by itself here, and its one type is found where those of many schemas are.
    main = crate / "src/main.rs"
    main.write_text(main.read_text().replace("types::root::", "types::"))
    return text


def row(schema, crate, text):
    """Compiles a crate; returns the row about it."""
    counts = collections.Counter()
    opaque.count(text, counts)
    crates.compile(crate.parent, crate.name, False, counts)
    return {
        "schema": schema.stem, "lines": counts["lines"], "bytes": counts["bytes"], "places": counts["places"],
        "opaque": total(counts, "opaque"), "errors": total(counts, "compiler error"),
        "warnings": total(counts, "compiler warning"), "CPU s": counts["processor seconds"],
        "peak MB": counts["peak MB"],
    }


def read(args, command, schema, crate):
    """Reads documents with the types; returns the rest of the row."""
    counts = collections.Counter()
    found = documents.copied(args.documents[schema.stem], args.out / "documents" / schema.stem, counts)
    crates.compile(crate.parent, crate.name, True, counts)
    crates.compare(command, schema, crate, "root", found, counts)
    return {"documents": len(found), "valid": counts["valid documents"], "differ": total(counts, "DIFFERENCES")}


def total(counts, kind):
    return sum(count for key, count in counts.items() if key.startswith(kind))


def named(text):
    name, _, path = text.partition("=")
    return name, pathlib.Path(path).resolve()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--reference", action="append", default=[], help="as of the command")
    parser.add_argument("--documents", action="append", default=[], type=named, metavar="NAME=DIR")
    parser.add_argument("schemas", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    args.out, args.documents = args.out.resolve(), dict(args.documents)
    references = [part for reference in args.reference for part in ("--reference", reference)]
    command = Command(args.command.resolve(), references)
    texts = {}
    for schema in map(pathlib.Path.resolve, args.schemas):
        crate = args.out / "crates" / ("types-" + re.sub(r"\W", "-", schema.stem))
        text = generated(command, schema, crate)
        if text is not None:
            texts[schema, crate] = text
    nothing = args.out / "crates/nothing"
    (nothing / "src").mkdir(parents=True, exist_ok=True)
    crates.write(nothing, {})
    (nothing / "src/main.rs").write_text("fn main() {}\n")
    crates.workspace(args.out / "crates", ["nothing", *(crate.name for _, crate in texts)])
    # What all crates depend on is none of theirs.
    crates.compile(nothing.parent, nothing.name, False, collections.Counter())
    rows = [row(schema, crate, text) for (schema, crate), text in texts.items()]
    # Later: a child's peak is at least the size that this process has when it starts the child.
    for (schema, crate), made in zip(texts, rows):
        if schema.stem in args.documents and not made["errors"]:
            made |= read(args, command, schema, crate)
    print("| " + " | ".join(COLUMNS) + " |\n" + "|---" * len(COLUMNS) + "|")
    for made in rows:
        print("| " + " | ".join(str(made.get(column, "")) for column in COLUMNS) + " |")
    is_right = len(rows) == len(args.schemas)
    return 0 if is_right and not any(made["errors"] or made["warnings"] or made.get("differ") for made in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
