"""A large dossier to measure on: Dutch-like text, made once per run."""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from tests import build
from wijkvisitatie.store.dossier import Dossier

# Enough different words for an index to have work to do.
_STEMS = [
    "bewoner",
    "wijk",
    "winkel",
    "straat",
    "school",
    "plein",
    "project",
    "subsidie",
    "gemeente",
    "corporatie",
    "overleg",
    "wethouder",
    "buurthuis",
    "jongere",
    "ondernemer",
    "fonds",
    "plan",
    "budget",
    "leefbaarheid",
    "veiligheid",
]
_ENDS = ("", "s", "en", "schap", "lijk", "huis", "groep", "tafel", "kans", "vraag")


def new_folder() -> Path:
    """A folder of its own, removed at the end of the run."""
    made = Path(tempfile.mkdtemp(prefix="wijkvisitatie-meting-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@lru_cache(maxsize=2)
def large_dossier(observations: int) -> Dossier:
    """A dossier with a visit of so many observations of 60 words. It stays open: it is shared."""
    dossier = build.a_round(new_folder() / "dossier")
    chance = random.Random(1)
    with dossier.write() as writing:
        for number in range(observations):
            writing.create("observation", observation(number, dossier.member, chance))
    return dossier


def text(chance: random.Random, words: int = 60) -> str:
    """So many words that look like Dutch."""
    return " ".join(chance.choice(_STEMS) + chance.choice(_ENDS) for _word in range(words))


def observation(number: int, member: str, chance: random.Random) -> dict[str, object]:
    """The values of one observation of 60 words."""
    return {
        "visit": build.VISIT,
        "wijk": build.KLARENDAL if number % 2 else build.PRESIKHAAF,
        "area": chance.choice((None, 1, 2, 3, 4, 5)),
        "question": chance.choice(("1.1", "3.2", None)),
        "kind": chance.choice(("knelpunt", "obstakel", "vernieuwing")),
        "member": member,
        "serial": f"A{number + 1:03d}",
        "text": text(chance),
        "at": f"2010-06-24T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}",
    }
