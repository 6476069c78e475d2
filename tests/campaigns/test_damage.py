"""Damage to any file of a dossier: noticed or healed, never other text, and nothing lost."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import build
from tests.campaigns import day
from tests.campaigns.conftest import Count, several
from wijkvisitatie.errors import DossierDamaged, KnownError, WrongPassphrase
from wijkvisitatie.store import backup, journal
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work import backups, integrity

STEP = 1024  # bytes between the places where a file is cut off
Damage = Callable[[Path, random.Random], None]


def flip(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def cut(file: Path, chance: random.Random) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: STEP * chance.randrange(-(-len(content) // STEP))])


def damaged(left: day.Left, place: Path, kind: str, damage: Damage, run: int) -> tuple[Path, Path]:
    """A folder with damage in one file of this kind, and that file."""
    chance = random.Random(f"{kind} {damage.__name__} {run}")
    folder = place / "na"
    shutil.copytree(left.folder, folder)
    file = chance.choice(day.files(folder)[kind])
    damage(file, chance)
    return folder, file


def outcome(left: day.Left, folder: Path) -> str:
    """How the damage shows to somebody who opens the dossier and has it checked."""
    try:
        dossier = open_dossier(folder, build.PASSPHRASE)
    except WrongPassphrase:
        pytest.fail("damage was taken for a wrong passphrase")
    except KnownError:
        return "refused"
    try:
        found = integrity.check(dossier)
    except DossierDamaged:
        return "noticed"
    finally:
        dossier.close()
    if found.sound:
        assert is_same(left, found)
        return "healed"
    return "noticed"


def is_same(left: day.Left, found: integrity.Findings) -> bool:
    return (found.fingerprint, found.revisions) == (left.fingerprint, left.revisions)


def mended(left: day.Left, folder: Path) -> integrity.Findings:
    """What the dossier says after going back to the newest copy that is whole."""
    copy = backups.newest_sound(folder, key=left.key)
    dossier = backups.go_back(folder, key=left.key, copy=copy.path).dossier
    found = integrity.check(dossier)
    dossier.close()
    return found


@pytest.mark.parametrize("damage", [flip, cut])
@pytest.mark.parametrize("kind", ["database", "log"])
@pytest.mark.parametrize("run", several(5, 200))
def test_damage_to_the_database(
    killed: day.Left, tmp_path: Path, count: Count, kind: str, damage: Damage, run: int
) -> None:
    folder, _file = damaged(killed, tmp_path, kind, damage, run)
    how = outcome(killed, folder)
    if how != "healed":
        found = mended(killed, folder)
        assert found.sound
        assert is_same(killed, found)
    assert day.find_in_the_clear(folder) == []
    count(runs=1, **{f"{kind}_{how}": 1})


@pytest.mark.parametrize("damage", [flip, cut])
@pytest.mark.parametrize("run", several(5, 200))
def test_damage_to_the_key_file(
    killed: day.Left, tmp_path: Path, count: Count, damage: Damage, run: int
) -> None:
    folder, _file = damaged(killed, tmp_path, "keys", damage, run)
    how = outcome(killed, folder)
    if how == "refused":
        newest = backup.listing(folder / backup.FOLDER)[0]
        shutil.copyfile(newest.keys, folder / "sleutels.json")
        assert outcome(killed, folder) == "healed"
    count(runs=1, **{how: 1})


@pytest.mark.parametrize("damage", [flip, cut])
@pytest.mark.parametrize("kind", ["journal", "copy", "photo"])
@pytest.mark.parametrize("run", several(5, 200))
def test_damage_to_what_lies_beside_the_database(
    killed: day.Left, tmp_path: Path, count: Count, kind: str, damage: Damage, run: int
) -> None:
    folder, file = damaged(killed, tmp_path, kind, damage, run)
    how = outcome(killed, folder)
    # The end of a journal that was being written may just be a record that was not finished.
    unended = {one.name for one in journal.unended(killed.folder)}
    assert how == "noticed" or file.name in unended
    count(runs=1, **{f"{kind}_{how}": 1})
