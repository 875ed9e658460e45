#!/usr/bin/env python3
"""Generates and compiles the types of all schemas of SchemaStore, and reads and writes its test documents with them.

    public.py --command target/release/tablature --store CHECKOUT --out DIR

CHECKOUT is a folder with the repository SchemaStore/schemastore. Its schemas that `tablature check` takes become crates of many
modules each (`--size`), which are compiled; errors and warnings of the compiler are counted by kind. Its documents
(`src/test`, `src/negative_test`; YAML and TOML as JSON) are checked by the command, and read and written by a program that is
made for each crate: the verdicts must be equal, and a document that is written again must be the one that was read. Each is
read twice, by value and, once enough was read to plan proofs, from its bytes. Nothing of a checkout is run.
"""

import argparse
import collections
import json
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crates  # noqa: E402
import documents  # noqa: E402
import opaque  # noqa: E402
from command import Command, first_error  # noqa: E402

URIS = [f"{scheme}://{host}.org/" for scheme in ("https", "http") for host in ("json.schemastore", "www.schemastore")]


class Store:
    """A checkout, and the command that reads it."""

    def __init__(self, args):
        self.out, self.source = args.out, args.store / "src"
        self.schemas = self.source / "schemas/json"
        references = [part for uri in URIS for part in ("--reference", f"{uri}={self.schemas}")]
        for uri, name in sorted(set(self.without_extension())):
            references += ["--reference", f"{uri}{name}={self.schemas / name}.json"]
        self.command = Command(args.command, references)

    def without_extension(self):
        """Yields the references to schemas of the store by their names alone."""
        reference = re.compile(r'"\$ref": *"(https?://(?:json|www)\.schemastore\.org/)([^"#./]+)["#]')
        for path in self.schemas.glob("*.json"):
            for uri, name in set(reference.findall(path.read_text(encoding="utf-8"))):
                if (self.schemas / f"{name}.json").exists():
                    yield uri, name

    def names(self, wanted):
        """Returns the names of the schemas, without `.json`."""
        names = sorted(path.stem for path in self.schemas.glob("*.json"))
        return [name for name in names if re.search(wanted, name)]

    def check(self, name, paths):
        return self.command.check(self.schemas / f"{name}.json", paths, self.out)

    def generate(self, names, out):
        return self.command.generate([self.schemas / f"{name}.json" for name in names], out)


def taken(store, names, counts):
    """Returns the names that `check` takes, with the name of the type of each; counts what each alone becomes."""
    nothing = store.out / "nothing.json"
    nothing.write_text("null")
    roots = {}
    for name in names:
        errors, said = store.check(name, [nothing])
        if errors is None:
            counts["refused by check"] += 1
            print(f"  refused: {name}: {first_error(said)}")
            continue
        counts["taken by check"] += 1
        path = store.out / "alone" / f"{name}.rs"
        said = store.generate([name], path)
        if said:
            counts["not generated"] += 1
            print(f"  NOT GENERATED: {name}: {first_error(said)}")
            continue
        text = path.read_text(encoding="utf-8")
        opaque.count(text, counts)
        roots[name] = re.search(r"^pub (?:struct|enum|type) (\w+)", text, re.M)[1]
    return roots


def grouped(store, roots, size):
    """Makes a crate of every `size` schemas; returns the crates with their modules, by the names of schemas."""
    names = list(roots)
    made = []
    for at in range(0, len(names), size):
        crate = store.out / "crates" / f"types_{at // size:02}"
        own = names[at:at + size]
        shutil.rmtree(crate, ignore_errors=True)
        crate.mkdir(parents=True)
        said = store.generate(own, crate / "src/types")
        if said:
            print(f"  NOT GENERATED: {crate.name}: {first_error(said)}")
            continue
        text = (crate / "src/types/mod.rs").read_text(encoding="utf-8")
        modules = re.findall(r"^pub mod (.+);", text, re.M)
        modules = dict(zip(own, modules))
        crates.write(crate, {module: roots[name] for name, module in modules.items()})
        made.append((crate, modules))
    crates.workspace(store.out / "crates", [crate.name for crate, _ in made])
    return made


def compare(store, crate, modules, counts):
    """Reads and writes the documents of a crate's schemas; counts differences and shows them."""
    for name, module in modules.items():
        found = documents.of(store.source, name, store.out / "documents", counts)
        if found:
            crates.compare(store.command, store.schemas / f"{name}.json", crate, module, found, counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True, type=pathlib.Path)
    parser.add_argument("--store", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--only", default="", help="a regular expression that names of schemas match")
    parser.add_argument("--size", default=100, type=int, help="schemas of a crate")
    parser.add_argument("--step", default="run", choices=["generate", "compile", "run"], help="the last step")
    args = parser.parse_args()
    args.command, args.out = args.command.resolve(), args.out.resolve()
    args.out.mkdir(parents=True, exist_ok=True)
    store, counts = Store(args), collections.Counter()
    roots = taken(store, store.names(args.only), counts)
    print(json.dumps(counts), flush=True)
    made = grouped(store, roots, args.size)
    for crate, modules in made if args.step != "generate" else []:
        counts["crates"] += 1
        is_built = crates.compile(store.out / "crates", crate.name, args.step == "run", counts)
        if args.step == "run" and is_built:
            compare(store, crate, modules, counts)
        print(crate.name, json.dumps(counts), flush=True)
    print("total", json.dumps(counts, indent=1))
    return 1 if any(key.isupper() or key.startswith("DIFF") or key.startswith("compiler") for key in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
