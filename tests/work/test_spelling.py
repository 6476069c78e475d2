"""Spelling with a dictionary that is on the machine, and without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wijkvisitatie.paths import settings_folder
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import history, spelling

AFF = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX A Y 1\nSFX A 0 s .\n"
DIC = "6\nbewoner/A\nde\nis\nwijk\nin\nzo'n\n"


@pytest.fixture
def own_dictionary() -> Iterator[Path]:
    folder = settings_folder() / "woordenboek"
    folder.mkdir(parents=True)
    (folder / "nl.aff").write_text(AFF, encoding="utf-8")
    (folder / "nl.dic").write_text(DIC, encoding="utf-8")
    yield folder
    spelling._read.cache_clear()


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "folders", lambda: iter(()))


def test_what_the_dictionary_does_not_know_is_told(own_dictionary: Path) -> None:
    text = "De bewoners is in de wjk 😀 A4 zo’n bewooner, zie [[KLA-3-A012]]."
    assert spelling.wrong_words(text, ()) == {"wjk", "bewooner", "zie"}
    assert "bewoner" in spelling.suggestions("bewooner")


def test_without_a_dictionary_nothing_is_wrong(no_dictionary: None) -> None:
    assert spelling.wrong_words("wjk", ()) == frozenset()
    assert spelling.suggestions("wjk") == ()
    assert not spelling.has_dictionary()


def test_names_of_places_and_own_words_are_right(own_dictionary: Path, dossier: Dossier) -> None:
    text = "De bewoners in Klarendal, klarendal dus modekwartier"
    known = spelling.known_words(dossier)
    assert spelling.wrong_words(text, known) == {"dus", "modekwartier"}
    made = spelling.add_word(dossier, word="modekwartier")
    assert spelling.wrong_words(text, spelling.known_words(dossier)) == {"dus"}
    history.undo(dossier, revisions=made.revisions, label=made.label)
    assert "modekwartier" in spelling.wrong_words(text, spelling.known_words(dossier))
