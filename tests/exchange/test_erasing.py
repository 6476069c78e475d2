"""Erasing between laptops: it reaches every dossier, and every trace there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import build
from tests.exchange.laptops import Laptops, laptops, take
from tests.reading_bytes import files_with
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import backups, erasure, observations
from wijkvisitatie.work.observations import Filter

WORD = "xqbergine"
SEEN = WORD[2:]  # the search index shares the beginning of a word with its neighbour


def texts(dossier: Dossier) -> list[str]:
    return [one.observation.text for one in observations.page(dossier, filter=Filter())]


def traces(dossier: Dossier) -> list[str]:
    return files_with(SEEN, dossier.folder, dossier.key)


@pytest.fixture
def told(made_once: Path, tmp_path: Path) -> Iterator[tuple[Laptops, str, Path]]:
    """A member saw something, and handed it in; the secretariat has it, and copies of it."""
    with laptops(made_once, tmp_path, ("Anna",)) as two:
        yield _told(two)


def _told(two: Laptops) -> tuple[Laptops, str, Path]:
    member = two.members[0]
    entity = build.an_observation(member, f"Mevrouw {WORD} vertelde.")
    package = two.pack(member)
    take(two.office, package)
    backups.backup_now(two.office, why=backups.BY_HAND)
    assert traces(two.office)
    return two, entity, package


def test_what_the_secretariat_erases_goes_from_the_laptops(
    told: tuple[Laptops, str, Path],
) -> None:
    two, entity, package = told
    member = two.members[0]
    erasure.erase(two.office, entities=[entity], reason="verzoek")
    take(member, two.pack(two.office))
    take(two.office, package)  # an old package
    for dossier in (two.office, member):
        assert texts(dossier) == []
        assert traces(dossier) == []


def test_what_a_member_erases_goes_from_the_secretariat(told: tuple[Laptops, str, Path]) -> None:
    two, entity, package = told
    member = two.members[0]
    erasure.erase(member, entities=[entity], reason="verzoek")
    take(two.office, two.pack(member))
    take(two.office, package)
    for dossier in (two.office, member):
        assert texts(dossier) == []
        assert traces(dossier) == []
