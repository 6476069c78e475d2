"""How long text that is being typed takes to be kept in a dossier of 100,000 observations, while a
copy of it is being made: what 99 of 100 stay under, against the 50 ms that the project promises.
"""

from __future__ import annotations

import random
import statistics
import threading
import time

from benchmarks import data
from benchmarks.measure import Ratio
from benchmarks.searching import OBSERVATIONS
from wijkvisitatie.store import backup
from wijkvisitatie.work import backups, keeping

PROMISED = 0.050  # s
BETWEEN = 0.005  # s between two: more often than any hand types
FEWEST = 400  # kept texts: fewer say little of one in a hundred


def run() -> list[Ratio]:
    """The line for autosave beside a copy."""
    dossier = data.large_dossier(OBSERVATIONS)
    chance = random.Random(3)
    taken: list[float] = []
    while len(taken) < FEWEST:
        copying = threading.Thread(
            target=backup.make, args=(dossier.folder, dossier.key, backups.BY_HAND)
        )
        copying.start()
        while copying.is_alive():
            text = data.text(chance)
            start = time.perf_counter()
            keeping.keep_draft(
                dossier, entity="e" * 32, kind="observation", field="text", value=text
            )
            taken.append(time.perf_counter() - start)
            time.sleep(BETWEEN)
    p99 = statistics.quantiles(taken, n=100)[98]
    name = "typen bewaren tijdens een reservekopie, p99 / 50 ms"
    return [Ratio(name, p99, PROMISED, 1.0)]
