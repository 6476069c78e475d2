"""The fingerprint says whether two dossiers say the same, however they came to say it."""

from __future__ import annotations

from tests import build
from wijkvisitatie.store import derived
from wijkvisitatie.store.dossier import Dossier


def fingerprint(dossier: Dossier) -> str:
    with dossier.read() as connection:
        return derived.fingerprint(connection)


def test_a_field_that_was_left_open_and_one_that_was_emptied_are_the_same(dossier):
    def record(**values: object) -> str:
        with dossier.write() as writing:
            known = {"visit": build.VISIT, "text": "tekst", **values}
            writing.create("observation", known, entity="a" * 32)
        return fingerprint(dossier)

    first = record()
    assert record(area=3) != first
    assert record(area=None, interpretation="", confidential=False) == first
