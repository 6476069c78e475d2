"""Joining what seven laptops recorded, against the same rows in one plain transaction.

The floor adds the rows of the tables alone, made beforehand: no package is read, nothing is looked
up or told apart, and no words are indexed. Each runs in a process of its own, in turn, so that
memory is that of the joining alone.
"""

from __future__ import annotations

import multiprocessing
import pickle
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import data
from benchmarks.measure import Memory, Ratio, held_megabytes
from tests import build
from wijkvisitatie.exchange.package.body_lines import Lines, pack
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import derived, joining
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.revisions import Revision, fold, parse, revision_id
from wijkvisitatie.store.statements import insert_many, run_many

LAPTOPS = 7
LARGE, USUAL = 15_000, 600
ROUNDS = {LARGE: 1, USUAL: 5}
_FIRST = 1_277_377_960_000  # ms since 1970


def run() -> list[Ratio | Memory]:
    """The ratio of a large joining and of a usual one, and the memory of the large one."""
    found: list[Ratio | Memory] = []
    for number, words in ((LARGE, "7 × 15.000 waarnemingen samenvoegen"), (USUAL, "7 × 600")):
        folder = data.new_folder()
        _in_a_process(_make_packages, folder, number)
        rounds = [
            (_in_a_process(_plain, folder), _in_a_process(_joined, folder))
            for _round in range(ROUNDS[number])
        ]
        floor = statistics.median(plain[0] for plain, _ours in rounds)
        ours = statistics.median(ours[0] for _plain, ours in rounds)
        found.append(Ratio(f"{words} / dezelfde rijen kaal", ours, floor, 3.0))
        if number == LARGE:
            most = max(ours[1] for _plain, ours in rounds)
            found.append(Memory("geheugen van dat samenvoegen", most, 300))
        else:
            found.append(Ratio(f"{words} / een seconde", ours, 1.0, 1.5))
    return found


def _make_packages(folder: Path, number: int) -> None:
    for laptop in range(LAPTOPS):
        lines = pack(_bodies(laptop, number))
        (folder / f"{laptop}.pakket").write_bytes(pickle.dumps(lines))


def _bodies(laptop: int, number: int) -> Iterator[str]:
    chance = random.Random(laptop)
    for at in range(number):
        values = data.observation(at, f"{laptop}" * 32, chance)
        moment = _FIRST + 1000 * at
        entity = f"{moment:012x}{chance.getrandbits(80):020x}"
        device = f"{laptop:032x}"
        yield Revision(entity, "observation", device, at + 1, moment, device, values, {}).body()


def _joined(folder: Path) -> tuple[float, float]:
    """Seconds, and megabytes of memory."""
    packages, dossier = _packages(folder), build.a_round(data.new_folder() / "dossier")

    def work() -> None:
        with dossier.write() as writing:
            new = [joining.join(writing, bodies).new for bodies in packages]
        assert new == [bodies.count for bodies in packages]

    return _timed(dossier, work), held_megabytes()


def _plain(folder: Path) -> tuple[float, float]:
    packages, dossier = _packages(folder), build.a_round(data.new_folder() / "dossier")
    revisions, rows = _rows(body for bodies in packages for body in bodies)

    def work() -> None:
        with dossier.write() as writing:
            run_many(
                writing.connection,
                "INSERT INTO revision(id, entity, kind, device, seq, body) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                revisions,
            )
            insert_many(writing.connection, TABLES["observation"], rows)

    return _timed(dossier, work), held_megabytes()


def _rows(bodies: Iterable[str]) -> tuple[list[tuple[Any, ...]], list[dict[str, Any]]]:
    revisions, rows, taken = [], [], set()
    for body in bodies:
        one, said = revision_id(body), parse(body)
        revisions.append((one, said.entity, said.kind, said.device, said.seq, body))
        row = derived.row_of("observation", said.entity, fold({one: said}))
        position = derived.position_of(said.entity, row["at"])
        while position in taken:
            position += 1
        taken.add(position)
        rows.append({**row, "position": position})
    return revisions, rows


def _packages(folder: Path) -> list[Lines]:
    return [pickle.loads(file.read_bytes()) for file in sorted(folder.glob("*.pakket"))]


def _timed(dossier: Dossier, work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    dossier.close()
    return took


def _in_a_process(work: Callable[..., Any], *given: Any) -> Any:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)
