"""A batch of pairs: made, compared by one call, and what is said of them asked of others."""

import collections
import json
import pathlib
import random
import re
import subprocess
import time

from . import edits, payloads
from .declared import is_declared
from .judges import Judge, Python, fault

NOW = "2026-11-21T16:00:00Z"
READINGS = ("as_written", "declared_only")
DIRECTIONS = {"backward": ("old", "new"), "forward": ("new", "old")}
MAKERS = ("valid", "boundary", "invalid")
# Payloads of a pair that the slow validator is asked about, beside those that speak against a verdict.
ASKED = 24

SIGNS = {"1": True, "0": False, "?": None}

Pair = collections.namedtuple("Pair", "number base new edits")


def made(seed, number, bases):
    """Returns the pair of a number, the same for a seed on every machine."""
    base, new, done = edits.pair(random.Random(f"{seed}/{number}"), bases)
    return Pair(number, base, new, done)


def write(path, schema):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(schema), encoding="utf-8")


def compare(command, pairs, out):
    """Returns the comparison and the changes of each pair by its number, and what was printed about those without."""
    for pair in pairs:
        write(out / "old" / f"{pair.number:06}.json", pair.base.schema)
        if pair.new is not None:
            write(out / "new" / f"{pair.number:06}.json", pair.new)
    (out / "new").mkdir(parents=True, exist_ok=True)
    args = [command, "diff", out / "old", out / "new", "--format", "json", "--now", NOW]
    run = subprocess.run(args, capture_output=True, text=True, encoding="utf-8", check=False)
    (out / "errors.txt").write_text(run.stderr, encoding="utf-8")
    found, changes, by_fingerprint = {}, collections.defaultdict(list), {}
    for line in map(json.loads, run.stdout.splitlines()):
        number = re.search(r"(\d{6})\.json", line.get("schema", ""))
        if line["type"] == "change":
            by_fingerprint[line["fingerprint"]] = line
            changes[int(number[1])].append(line)
        elif line["type"] == "comparison":
            found[int(number[1])] = line
            # The payloads of a change that pairs share are those of the first.
            changes[int(number[1])] += [{"rule": by_fingerprint[one]["rule"], "verdicts": None} for one in line["shared"]]
    errors = collections.defaultdict(list)
    for line in run.stderr.splitlines():
        number = re.search(r"(\d{6})\.json", line)
        errors[int(number[1]) if number else None].append(line)
    return found, changes, errors


class Batch:
    """What is counted about pairs, and what is found wrong."""

    def __init__(self, args, bases):
        self.args, self.bases = args, bases
        self.judge = Judge(args.judge)
        self.counts = collections.Counter()
        self.cells = collections.Counter()
        self.findings = []

    def run(self, numbers, out):
        pairs = [made(self.args.seed, number, self.bases) for number in numbers]
        found, changes, errors = compare(self.args.command, pairs, out)
        for pair in pairs:
            line = found.get(pair.number)
            self.counts["pairs"] += 1
            self.counts[f"base {pair.base.kind}"] += 1
            for edit in pair.edits:
                self.counts[f"edit {edit.name}"] += 1
            if line is None:
                self.refused(pair, errors)
                continue
            self.tabulate(pair, changes[pair.number])
            if line["verdicts"]:
                self.judged(pair, line["verdicts"], changes[pair.number], out)
        self.judge.close()
        return self.counts, self.cells, self.findings

    def find(self, kind, pair, **more):
        self.counts[kind] += 1
        names = [f"{edit.name} {edit.keyword}" for edit in pair.edits]
        base = f"{pair.base.kind} {pair.base.name}"
        self.findings.append({"kind": kind, "number": pair.number, "base": base, "edits": names, **more})

    def refused(self, pair, errors):
        said = errors.get(pair.number, ["nothing was said"])
        self.find("refused", pair, reason=said[0][:300])

    def tabulate(self, pair, changes):
        """Counts rules, by the keyword that was edited where there was one edit."""
        for rule in {change["rule"] for change in changes} or {"no change"}:
            self.counts[f"rule {rule}"] += 1
            if len(pair.edits) == 1:
                self.cells[pair.edits[0].keyword, rule] += 1

    def judged(self, pair, verdicts, changes, out):
        n_edits = len(pair.edits)
        schemas = {"old": pair.base.schema, "new": pair.new}
        proved, shown = {}, {}
        for reading in READINGS:
            for direction in DIRECTIONS:
                said = verdicts[reading][direction]
                key = f"{n_edits} edits {reading} {said['verdict']}"
                self.counts[key] += 1
                if said["verdict"] == "unknown":
                    self.find("unknown", pair, n_edits=n_edits, reading=reading, direction=direction, reason=said["reason"])
                elif said["verdict"] == "compatible":
                    proved.setdefault(direction, reading)
                else:
                    shown[direction, json.dumps(said["witness"]["payload"])] = said["witness"]
        if pair.new is None:
            return
        for verdicts in [change["verdicts"] for change in changes if change["verdicts"]]:
            for reading in READINGS:
                for direction in DIRECTIONS:
                    witness = verdicts[reading][direction].get("witness")
                    if witness:
                        shown[direction, json.dumps(witness["payload"])] = witness
        python = {side: Python(schema, pair.base.draft) for side, schema in schemas.items()}
        self.confirm(pair, schemas, python, shown)
        if proved:
            self.contradict(pair, schemas, python, proved, out)

    def confirm(self, pair, schemas, python, shown):
        """Asks three other validators about the payload of every break; two must confirm it."""
        texts = list(dict.fromkeys(payload for _, payload in shown))
        if not texts:
            return
        answers = {side: self.judge.ask(schema, pair.base.draft, texts) for side, schema in schemas.items()}
        for direction, text in shown:
            writer, reader = DIRECTIONS[direction]
            at = texts.index(text)
            said = {
                "python": [python[side].is_valid(json.loads(text)) for side in (writer, reader)],
                **{name: [SIGNS[answers[side][name][at]] for side in (writer, reader)] for name in ("boon", "jsonschema")},
            }
            agree = [name for name, one in said.items() if one == [True, False]]
            deny = [name for name, one in said.items() if one[0] is False or one[1] is True]
            if len(agree) >= 2:
                self.counts["witness confirmed"] += 1
                self.counts.update(f"witness confirmed, denied by {name}" for name in deny)
            else:
                kind = "not confirmed" if deny else "could not be asked of two"
                if deny and is_of_ours(schemas):
                    kind = "not confirmed, by keywords of ours"
                elif deny and fault(pair.base.draft, schemas.values()):
                    kind = f"not confirmed: {fault(pair.base.draft, schemas.values())}"
                self.find(f"witness {kind}", pair, direction=direction, payload=text[:400], said=said, refusals=shown[direction, text]["refusals"][:2])

    def contradict(self, pair, schemas, python, proved, out):
        """Looks for a payload that speaks against a proof."""
        texts, n_ours = self.payloads(pair, schemas, proved, out)
        self.counts["payloads of ours"] += n_ours
        self.counts["payloads of others"] += len(texts) - n_ours
        answers = {side: self.judge.ask(schema, pair.base.draft, texts) for side, schema in schemas.items()}
        for direction, reading in proved.items():
            writer, reader = (answers[side] for side in DIRECTIONS[direction])
            against = []
            for name in ("boon", "jsonschema", "ours"):
                pairs = enumerate(zip(writer[name], reader[name]))
                against += [at for at, signs in pairs if signs == ("1", "0")]
            asked = sorted(set(against))[:60] + list(range(0, len(texts), max(len(texts) // ASKED, 1)))
            sides = [python[side] for side in DIRECTIONS[direction]]
            for at in dict.fromkeys(asked):
                payload = json.loads(texts[at])
                said = [side.is_valid(payload) for side in sides]
                self.counts["payloads asked of python"] += 1
                if None in said:
                    self.counts["payloads that python cannot judge"] += 1
                differs = said[0] is True and said[1] is False
                if not differs:
                    continue
                if reading == "declared_only" and not is_declared(payload, schemas[DIRECTIONS[direction][0]]):
                    continue
                others = {name: writer[name][at] + reader[name][at] for name in ("boon", "jsonschema", "ours")}
                agreed = others["boon"] in ("10", "1?", "?0", "??")
                kind = "CONTRADICTED" if agreed and (others["ours"] == "10" or not is_of_ours(schemas)) else "judges differ"
                self.find(kind, pair, direction=direction, reading=reading, payload=texts[at][:600], others=others)
                break
            else:
                self.counts[f"proofs held {reading}"] += 1

    def payloads(self, pair, schemas, proved, out):
        """Returns payloads as texts: first those of `tablature sample`, then those of a maker that is not ours."""
        rng = random.Random(f"{self.args.seed}/{pair.number}/payloads")
        wanted = {(side, maker) for side, maker in self.asked(proved)}
        each = max(self.args.payloads // 2 // max(len(wanted), 1), 1)
        ours = []
        for side, maker in sorted(wanted):
            path = out / side / f"{pair.number:06}.json"
            args = [self.args.command, "sample", path, f"--{maker}", "-n", str(each), "--now", NOW]
            try:
                run = subprocess.run(args, capture_output=True, text=True, encoding="utf-8", check=False, timeout=30)
            except subprocess.TimeoutExpired:
                self.find("sample took longer than 30 s", pair, side=side, maker=maker)
                continue
            ours += run.stdout.splitlines()
            if not run.stdout:
                self.counts[f"no {maker} sample"] += 1
        ours = list(dict.fromkeys(ours))
        maker = payloads.Maker(rng, [pair.base.schema, pair.new])
        rest = max(self.args.payloads - len(ours), self.args.payloads // 2)
        own = [maker.valid(number % 2, number) for number in range(rest // 3)]
        seeds = own + [json.loads(text) for text in rng.sample(ours, min(len(ours), 50))]
        own += [maker.mutated(rng.choice(seeds)) for _ in range(rest - len(own))]
        return list(dict.fromkeys([*ours, *payloads.distinct(own)])), len(ours)

    @staticmethod
    def asked(proved):
        """Yields which samples may speak against a proof: those of the writer, and what the reader rejects."""
        for direction in proved:
            writer, reader = DIRECTIONS[direction]
            yield from ((writer, "valid"), (writer, "boundary"), (reader, "invalid"))


def is_of_ours(schemas):
    """Returns whether keywords that others do not know decide about payloads."""
    return any(word in json.dumps(schema) for schema in schemas.values() for word in ('"maxAge"', '"documentedAs"'))


def run_batch(args, bases, numbers):
    if time.time() > args.deadline:
        return collections.Counter(), collections.Counter(), []
    out = pathlib.Path(args.out) / f"batch-{numbers[0]:06}"
    return Batch(args, bases).run(numbers, out)
