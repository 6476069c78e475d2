"""Going back over a damaged dossier: what came from where is told, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.store import database, journal
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui import session
from wijkvisitatie.work import backups, copy_words, integrity, observations
from wijkvisitatie.work.observations import Filter

LATER = 6
PAGE = 4096


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def damaged_after_a_copy(dossier: Dossier) -> Path:
    """A copy, work after it, and then a page of the database that can't be read any more."""
    build.an_observation(dossier, "ervoor")
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy.path
    for number in range(LATER):
        build.an_observation(dossier, f"erna {number}")
    with dossier.read() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'observation'"
        page = connection.exec_driver_sql(query).scalar_one()
    dossier.close()
    flip(dossier.folder / database.FILE, (page - 1) * PAGE + 100)
    return copy


def texts(dossier: Dossier) -> set[str]:
    lines = observations.in_order(dossier, filter=Filter())
    return {line.observation.text for line in lines}


EVERYTHING = {"ervoor", *(f"erna {number}" for number in range(LATER))}


def test_the_journal_gives_back_all_and_that_is_told(dossier: Dossier) -> None:
    copy = damaged_after_a_copy(dossier)
    opened = session.restored(dossier.folder, dossier.key, copy)
    assert texts(opened.dossier) == EVERYTHING
    assert f"Uit het journaal kwamen {LATER} wijzigingen van daarna terug." in opened.said
    assert "Wat er was, staat in" in opened.said
    assert "niet alles te lezen" not in opened.said
    assert integrity.check(opened.dossier).sound
    opened.dossier.close()


def test_without_a_journal_the_damaged_file_gives_what_it_has(dossier: Dossier) -> None:
    copy = damaged_after_a_copy(dossier)
    for file in journal.files(dossier.folder):
        file.unlink()
    back = backups.go_back(dossier.folder, key=dossier.key, copy=copy)
    assert back.redone == 0
    assert back.salvaged == LATER
    assert texts(back.dossier) == EVERYTHING
    (told,) = copy_words.came_back(back)
    assert told == f"Uit het beschadigde bestand kwamen nog {LATER} wijzigingen terug."
    back.dossier.close()


def test_what_can_not_be_read_of_the_journal_is_told(dossier: Dossier) -> None:
    copy = damaged_after_a_copy(dossier)
    file = journal.files(dossier.folder)[-1]
    flip(file, file.stat().st_size // 2)
    back = backups.go_back(dossier.folder, key=dossier.key, copy=copy)
    assert back.unread == (file.name,)
    assert back.redone + back.salvaged == LATER  # the damaged file had what the journal lost
    assert texts(back.dossier) == EVERYTHING
    assert any(file.name in line and "niet alles" in line for line in copy_words.came_back(back))
    back.dossier.close()


@pytest.mark.parametrize("number", [1, 2])
def test_one_and_more_are_told_in_good_dutch(dossier: Dossier, number: int) -> None:
    back = backups.Restored(dossier, Path(), 10, number, number, ())
    first, second = copy_words.came_back(back)
    assert ("kwam 1 wijziging" in first) == (number == 1)
    assert ("kwamen nog 2 wijzigingen" in second) == (number == 2)
    assert copy_words.came_back(backups.Restored(dossier, Path(), 10, 0, 0, ())) == ()
