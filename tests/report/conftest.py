"""A dossier with everything in it, made once for all tests that only read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import build
from tests.report.everything import Text, fill
from wijkvisitatie.store.dossier import Dossier, open_dossier


class Marks:
    """A word of its own for each text field of each record, by which it can be found anywhere."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[str, str, str]] = {}

    def __call__(self, kind: str, field: str, which: str) -> str:
        word = f"zq{len(self.words):04}x"
        self.words[word] = (kind, field, which)
        return word

    def within(self, text: str) -> set[tuple[str, str, str]]:
        """The fields of which the word stands in a text."""
        return {place for word, place in self.words.items() if word in text}


@pytest.fixture(scope="module")
def marks() -> Marks:
    return Marks()


@pytest.fixture(scope="module")
def marked(
    made_once: Path, tmp_path_factory: pytest.TempPathFactory, marks: Marks
) -> Iterator[Dossier]:
    """A dossier in which every text field of every record can be recognised."""
    with filled(made_once, tmp_path_factory.mktemp("marked"), marks) as dossier:
        yield dossier


@contextmanager
def filled(made_once: Path, place: Path, text: Text, codes: str | None = None) -> Iterator[Dossier]:
    """A dossier of its own with everything in it."""
    folder = place / "dossier"
    shutil.copytree(made_once, folder)
    opened = open_dossier(folder, build.PASSPHRASE)
    fill(opened, text, codes=codes)
    try:
        yield opened
    finally:
        opened.close()
