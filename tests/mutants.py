"""Faults planted in the code that joins and in what makes reports, one at a time, each of which a
test must notice.

``python -m tests.mutants [word ...]`` runs those whose name has one of the words, or all: a few
seconds each, some minutes in all. A fault that no test notices means that the tests are not good
enough.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = (
    "tests/store/test_revisions.py",
    "tests/store/test_adding.py",
    "tests/store/test_erasing.py",
    "tests/store/test_gaps.py",
    "tests/store/test_kinds.py",
    "tests/store/test_redo.py",
    "tests/campaigns/test_histories.py",
)


@dataclass(frozen=True)
class Mutant:
    """A fault: in ``file`` of a folder, ``old`` (which stands there once) becomes ``new``; one of
    these tests must notice it.
    """

    name: str
    file: str
    old: str
    new: str
    folder: str = "store"
    tests: tuple[str, ...] = TESTS

    def plant(self, package: Path) -> None:
        """Change the file in a copy of the package. Raises ValueError when it is not there once."""
        path = package / self.folder / self.file
        source = path.read_text(encoding="utf-8")
        if source.count(self.old) != 1:
            raise ValueError(f"{self.name}: {self.file} has {self.old!r} {source.count(self.old)}x")
        path.write_text(source.replace(self.old, self.new), encoding="utf-8")


MUTANTS = (
    Mutant(
        "what came first is shown first",
        "revisions.py",
        "return sorted(ids, key=lambda one: (revisions[one].time, one), reverse=True)",
        "return list(ids)",
    ),
    Mutant(
        "no tie-break by id",
        "revisions.py",
        "key=lambda one: (revisions[one].time, one), reverse=True",
        "key=lambda one: revisions[one].time, reverse=True",
    ),
    Mutant(
        "the clock decides what survives",
        "revisions.py",
        "    return live\n",
        "    return {n: [max(i, key=lambda o: (revisions[o].time, o))] for n, i in live.items()}\n",
    ),
    Mutant(
        "what is replaced is replaced in all fields",
        "revisions.py",
        "if (name, one) not in replaced:",
        "if one not in {old for _name, old in replaced}:",
    ),
    Mutant(
        "conflicts are hidden",
        "revisions.py",
        "for i in ids}) > 1",
        "for i in ids}) > 9",
    ),
    Mutant(
        "equal values are a conflict",
        "revisions.py",
        "len({canonical(revisions[i].set[name]) for i in ids}) > 1",
        "len(ids) > 1",
    ),
    Mutant(
        "a deletion takes an edit that it had not seen",
        "revisions.py",
        "return not unseen and not kept, unseen",
        "return not kept, unseen",
    ),
    Mutant(
        "a deletion against an edit is not flagged",
        "revisions.py",
        "return not unseen and not kept, unseen",
        "return not unseen and not kept, []",
    ),
    Mutant(
        "an id is what the sender numbered",
        "revisions.py",
        "hashlib.sha256(body.encode()).hexdigest()[:32]",
        "hashlib.sha256(repr([json.loads(body).get(n) for n in ('device', 'seq')]).encode())"
        ".hexdigest()[:32]",
    ),
    Mutant(
        "an id is what is said, not who said it",
        "revisions.py",
        "hashlib.sha256(body.encode()).hexdigest()[:32]",
        "hashlib.sha256(canonical(json.loads(body).get('set')).encode()).hexdigest()[:32]",
    ),
    Mutant(
        "a change of another kind is one of the record",
        "revisions.py",
        "for one, revision in sorted(revisions.items(), key=lambda item: item[1].kind):\n"
        "        records.setdefault(revision.kind, {})",
        "kind = min(one.kind for one in revisions.values()) if revisions else ''\n"
        "    for one, revision in revisions.items():\n"
        "        records.setdefault(kind, {})",
    ),
    Mutant(
        "an edit sees what is of another kind",
        "writing.py",
        "for one, said in readable(rows).items() if said.kind == kind}",
        "for one, said in readable(rows).items()}",
    ),
    Mutant(
        "who says to be first made it",
        "erasing.py",
        "return frozenset(begun or {revisions[earliest].by})",
        "return frozenset({revisions[earliest].by})",
    ),
    Mutant(
        "an edit replaces all versions, also those that were not shown",
        "writing.py",
        "seen = {one for one in heads if canonical(known[one].set[name]) == shown}",
        "seen = set(heads)",
    ),
    Mutant(
        "an edit replaces only one of two that say the same",
        "writing.py",
        "seen = {one for one in heads if canonical(known[one].set[name]) == shown}",
        "seen = set(heads[:1])",
    ),
    Mutant(
        "settling leaves the other side",
        "writing.py",
        "return sorted(seen | (set(resolves.get(name, [])) & set(heads)))",
        "return sorted(seen)",
    ),
    Mutant(
        "an edit takes a record out of the trash",
        "writing.py",
        "            if state.deleted:\n                self.delete(kind, entity)\n",
        "",
    ),
    Mutant(
        "a deletion has seen only what was shown",
        "writing.py",
        "for name, ids in heads.items() if name != DELETED for one in ids})",
        "for name, ids in heads.items() if name != DELETED for one in ids[:1]})",
    ),
    Mutant(
        "the number of an erased change is given again",
        "writing.py",
        'for table in ("revision", "erased")',
        'for table in ("revision",)',
    ),
    Mutant(
        "an old package brings back what was erased",
        "incoming.py",
        "gone = erasing.erased_among(connection, entities)",
        "gone = set()",
    ),
    Mutant(
        "only the first thousands of a package are read",
        "incoming.py",
        "while some := list(islice(rest, SLICE)):",
        "if some := list(islice(rest, SLICE)):",
    ),
    Mutant(
        "an erasure is not remembered",
        "erasing.py",
        '    _keep(connection, [(entity, "", 0) for entity in entities])\n',
        "",
    ),
    Mutant(
        "text that was being typed outlives an erasure",
        "erasing.py",
        'for table in ("revision", "draft", "discarded"):\n        # By',
        'for table in ("revision",):\n        # By',
    ),
    Mutant(
        "search outlives an erasure",
        "erasing.py",
        "        derived.take_out(connection, kind, entities)\n",
        "        run_many(connection, f'DELETE FROM {kind} WHERE entity = ?', rows)\n",
    ),
    Mutant(
        "anybody may erase anything",
        "erasing.py",
        "return eraser is None or all(",
        "return True or all(",
    ),
    Mutant(
        "a change that was refused counts as missing",
        "joining.py",
        "        erasing.refuse(self._connection, refused)\n",
        "",
    ),
    Mutant(
        "what came twice counts as new",
        "joining.py",
        "frozenset(self._changed), self._new, known, self._refused",
        "frozenset(self._changed), self._new + known, 0, self._refused",
    ),
    Mutant(
        "what was here is forgotten in folding",
        "joining.py",
        "                states += self._folded(entity, here[entity], came)\n",
        "                new = {o: r for o, r in here[entity].items() if o in came}\n"
        "                states += self._folded(entity, new, came)\n",
    ),
    Mutant(
        "derived rows are not made again",
        "joining.py",
        "            derived.write_all(self._connection, states, new=False)\n",
        "",
    ),
    Mutant(
        "what is joined is not in the journal",
        "joining.py",
        "        writing.entry.joined.append(pack(new))\n",
        "        pack(new)\n",
    ),
    Mutant(
        "a colleague's text takes away what is being typed",
        "redo.py",
        "for body in one.revisions:",
        "for body in one.bodies():",
    ),
    Mutant(
        "search finds words that are no longer there",
        "derived.py",
        "        if not deleted:\n            search.remove(connection, position)\n",
        "        pass\n",
    ),
    Mutant(
        "a conflict that was there already counts as one of this package",
        "counting.py",
        "any(not set(came).isdisjoint(ids) for ids in after.conflicts.values())",
        "bool(after.conflicts)",
    ),
    Mutant(
        "a deletion is not counted",
        "counting.py",
        "            self._deleted.add(entity)\n",
        "            pass\n",
    ),
    Mutant(
        "what was erased is told as missing",
        "gaps.py",
        "SELECT device, seq FROM erased WHERE device <> ''",
        "SELECT device, seq FROM revision",
    ),
)


def main(words: list[str]) -> int:
    """Run the mutants and print who noticed each; 1 when one was not noticed."""
    from tests.mutants_of_reports import MUTANTS as OF_REPORTS

    every = (*MUTANTS, *OF_REPORTS)
    wanted = [one for one in every if not words or any(word in one.name for word in words)]
    survived = 0
    for mutant in wanted:
        noticed = _noticed_by(mutant)
        survived += not noticed
        print(f"{mutant.name:<66}{noticed or 'NOT NOTICED'}", flush=True)
    print(f"{len(wanted)} mutants, {survived} not noticed")
    return 1 if survived else 0


def _noticed_by(mutant: Mutant) -> str:
    """The first test that fails with this fault; "" when none does."""
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place)
        for name in ("wijkvisitatie", "tests"):
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", tree)
        mutant.plant(tree / "wijkvisitatie")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            *mutant.tests,
        ]
        ran = subprocess.run(
            command, cwd=tree, capture_output=True, text=True, check=False, env=_environment(tree)
        )
    if ran.returncode == 0:
        return ""
    found = re.search(r"^(?:FAILED|ERROR) \S*?(\w+\.py\S*)", ran.stdout, re.MULTILINE)
    if found is None:
        raise RuntimeError(ran.stdout + ran.stderr)
    return found[1]


def _environment(tree: Path) -> dict[str, str]:
    return {**os.environ, "HYPOTHESIS_STORAGE_DIRECTORY": str(tree / "examples")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
