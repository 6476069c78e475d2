"""The names that other programs rely on: as they were agreed, and as the documentation says."""

from __future__ import annotations

import re
from pathlib import Path

from tests import build
from wijkvisitatie.exchange.columns import COLUMNS, NAMES, column_of
from wijkvisitatie.exchange.records import observation_objects

DOCS = Path(__file__).parents[2] / "docs" / "uitwisseling.md"


def test_an_exported_observation_has_exactly_the_documented_fields(dossier):
    build.an_observation(dossier)
    (found,) = observation_objects(dossier)
    assert tuple(found) == NAMES
    told = DOCS.read_text(encoding="utf-8").partition("## Naast een rapport")[0]
    documented = re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE)
    assert tuple(documented) == NAMES


def test_no_head_means_two_columns():
    spelled = [words for column in COLUMNS for words in (column.name, *column.also)]
    assert len(spelled) == len(set(spelled))
    assert all(column_of(words) for words in spelled)


def test_values_of_an_exported_observation_are_as_agreed(dossier):
    build.an_observation(dossier, "tekst", area=3, kind="knelpunt", role="bewoner")
    (found,) = observation_objects(dossier)
    agreed = {
        "nummer": "KLA-3-A001",
        "bezoek": build.VISIT_KEY,
        "wijk": "0202-klarendal",
        "aandachtspunt": 3,
        "soort": "knelpunt",
        "bewijs": None,
        "tekst": "tekst",
        "duiding": "",
        "rol": "bewoner",
        "tijd": "2010-06-24T11:12:40",
        "lid": "A",
        "vertrouwelijk": False,
        "fotos": [],
    }
    assert {name: found[name] for name in agreed} == agreed
