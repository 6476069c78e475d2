"""The power fails: what was acknowledged is there, whatever of the later writes reached the disk.

The model: every change that was acknowledged has been synced (journal, log and, at a checkpoint,
database; an strace of the writer shows the syncs, ``test_every_change_is_synced``). Of the change
that was under way, the files are written in that order, each synced before the next; of the one
that was being written when the power failed, any sectors may have arrived.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from tests import build
from tests.campaigns.conftest import Count, several
from wijkvisitatie.store import database, journal
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.work import integrity, keeping, observations

ROOT = Path(__file__).parents[2]
SECTOR = 512
CHANGES = 40
CHECKPOINT = 60  # pages: often, so that cuts hit one
Image = dict[str, bytes]
ORDER = (f"{journal.FOLDER}/", f"{database.FILE}-wal", database.FILE)


@dataclass(frozen=True, slots=True)
class Moment:
    """The files after a change was acknowledged, and all texts that the dossier had then."""

    image: Image
    texts: frozenset[str]


@pytest.fixture(scope="module")
def moments(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Moment]:
    """A day of changes, with what the disk held after each."""
    folder = tmp_path_factory.mktemp("power") / "dossier"
    shutil.copytree(made_once, folder)
    with pytest.MonkeyPatch.context() as patch:
        often = f"wal_autocheckpoint={CHECKPOINT}"
        patch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, often))
        dossier = open_dossier(folder, build.PASSPHRASE)
        found = [Moment(image_of(folder), texts_in(dossier)) for _change in changes(dossier)]
        dossier.close()
    assert len({one.image[database.FILE] for one in found}) > 2  # there were checkpoints to cut
    return found


def changes(dossier: Dossier) -> Iterator[None]:
    chance = random.Random(7)
    entities = [build.an_observation(dossier, "het begin")]
    for number in range(CHANGES):
        yield
        entity = chance.choice(entities)
        turn = number % 3
        if turn == 0:
            entities.append(build.an_observation(dossier, f"nieuw {number}"))
        elif turn == 1:
            observations.change_observation(dossier, entity=entity, text=f"anders {number}")
        else:
            keeping.keep_draft(
                dossier, entity=entity, kind="observation", field="text", value=f"tikt {number}"
            )


def texts_in(dossier: Dossier) -> frozenset[str]:
    """Every text that was ever stored, and what is being typed."""
    with dossier.read() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM revision").scalars()
        return frozenset([*bodies, *(one.value for one in build.kept_drafts(dossier))])


def image_of(folder: Path) -> Image:
    files = (one for one in folder.rglob("*") if one.is_file() and not one.name.endswith("-shm"))
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def cut_between(before: Image, after: Image, chance: random.Random) -> Image:
    """What the disk may hold when the power fails while one state becomes the other."""
    reached = chance.randrange(len(ORDER))
    image = dict(before)
    for turn, start in enumerate(ORDER[: reached + 1]):
        for name in after:
            if name == start or (start.endswith("/") and name.startswith(start)):
                old, new = before.get(name, b""), after[name]
                image[name] = new if turn < reached else partly(old, new, chance)
    return image


def partly(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """Some sectors of the new content over the old; the length is of either."""
    length = chance.choice((len(old), len(new), chance.randint(*sorted((len(old), len(new))))))
    share = chance.choice((0.0, 0.5, 1.0))
    content = bytearray(old.ljust(length, b"\0")[:length])
    for place in range(0, length, SECTOR):
        if chance.random() < share:
            content[place : place + SECTOR] = new[place : min(place + SECTOR, length)]
    return bytes(content[:length])


@pytest.mark.parametrize("run", several(20, 600))
def test_the_power_fails(moments: list[Moment], tmp_path: Path, count: Count, run: int) -> None:
    chance = random.Random(run)
    place = chance.randrange(len(moments) - 1)
    before, after = moments[place], moments[place + 1]
    folder = tmp_path / "dossier"
    for name, content in cut_between(before.image, after.image, chance).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    dossier = open_dossier(folder, build.PASSPHRASE)
    assert before.texts <= texts_in(dossier) | replaced_drafts(before, after)
    assert texts_in(dossier) <= before.texts | after.texts
    found = integrity.check(dossier)
    assert found.sound, found.faults
    dossier.close()
    count(cuts=1, changes_lost=0)


def replaced_drafts(before: Moment, after: Moment) -> frozenset[str]:
    """Typing that the change under way turned into something else."""
    return frozenset(text for text in before.texts - after.texts if text.startswith("tikt"))


WRITER = """
import sys
from pathlib import Path
from tests import build
from wijkvisitatie.store.dossier import open_dossier
dossier = open_dossier(Path(sys.argv[1]), build.PASSPHRASE)
for number in range(5):
    build.an_observation(dossier, f"{number}")
    print("acknowledged", flush=True)
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")
def test_every_change_is_synced(made_once: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    trace = tmp_path / "trace"
    watched = ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,write", "-o", str(trace)]
    subprocess.run(
        [*watched, sys.executable, "-c", WRITER, str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    parts = trace.read_text(errors="replace").split('"acknowledged')[:-1]
    assert len(parts) == 5
    for part in parts:
        synced = re.findall(r"(?:fsync|fdatasync)\(\d+<[^>]*?(\.wvj|-wal)>", part)
        assert [name for name, _group in groupby(synced)][-2:] == [".wvj", "-wal"]
