"""One saved observation through ``work/``: against the same rows on a raw SQLCipher connection, and
against a program that keeps no history and no journal.
"""

from __future__ import annotations

import itertools
import random
import secrets
from pathlib import Path

from benchmarks import data
from benchmarks.measure import Ratio, in_turn
from tests import build
from wijkvisitatie.store import database, derived
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.revisions import State
from wijkvisitatie.work import keeping, observations

_AT = "2010-06-24T11:12:40"
AT_ONCE = 50  # commits per timed round: one commit is too short to time alone


def run() -> list[Ratio]:
    """The ratios of a saved observation and of text that is kept while typing."""
    dossier = build.a_round(data.new_folder() / "dossier")
    chance = random.Random(2)
    texts = itertools.cycle([data.text(chance) for _one in range(100)])
    raw = _raw_table(dossier.folder.parent)
    numbers = itertools.count()

    def ours() -> None:
        for _one in range(AT_ONCE):
            build.an_observation(dossier, next(texts), area=3)

    def floor() -> None:
        for _one in range(AT_ONCE):
            _raw_commit(raw, next(numbers), next(texts))

    def plainly() -> None:
        for _one in range(AT_ONCE):
            _without_history(dossier, next(texts))

    def keep() -> None:
        for _one in range(AT_ONCE):
            keeping.keep_draft(
                dossier, entity="e" * 32, kind="observation", field="text", value=next(texts)
            )

    ratios = [
        in_turn("een waarneming bewaren / kale commit", ours, floor, most=3.0),
        in_turn("idem / zonder geschiedenis en journaal", ours, plainly, most=2.0),
        in_turn("tijdens het typen bewaren / idem", keep, plainly, most=2.0),
    ]
    dossier.close()
    raw.close()
    return [Ratio(one.name, one.ours / AT_ONCE, one.floor / AT_ONCE, one.most) for one in ratios]


def _without_history(dossier: Dossier, text: str) -> None:
    """The observation alone, in the same encrypted file: its number, its row and its words."""
    entity = secrets.token_hex(16)
    values = {"visit": build.VISIT, "wijk": build.KLARENDAL, "text": text, "area": 3}
    with dossier._engine.begin() as connection:  # noqa: SLF001 - what no program should do
        values["serial"] = observations.next_serial(connection, dossier.member)
        state = State({}, {**values, "member": dossier.member, "at": _AT}, {}, deleted=False)
        derived.write(connection, "observation", entity, state, new=True)


def _raw_table(folder: Path):  # noqa: ANN202 - sqlcipher3 carries no types
    raw = database.connect(folder / "raw.db", secrets.token_bytes(32))
    raw.execute("CREATE TABLE revision (id TEXT PRIMARY KEY, entity TEXT, body TEXT)")
    raw.execute("CREATE INDEX ix ON revision (entity)")
    raw.execute("CREATE TABLE observation (position INTEGER PRIMARY KEY, entity TEXT, text TEXT)")
    raw.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='', contentless_delete=1)")
    return raw


def _raw_commit(raw, number: int, text: str) -> None:  # noqa: ANN001
    """The least that keeps the promise: the revision, its row and its words, synced."""
    entity = secrets.token_hex(16)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO revision VALUES (?, ?, ?)", (secrets.token_hex(16), entity, text))
    raw.execute("INSERT INTO observation VALUES (?, ?, ?)", (number, entity, text))
    raw.execute("INSERT INTO found(rowid, words) VALUES (?, ?)", (number, text))
    raw.execute("COMMIT")
