"""What recurs over gemeenten and how much there is where, against what was recorded."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.round import a_round
from wijkvisitatie.model.records import Observation
from wijkvisitatie.work import observations, round_counts, synthesis
from wijkvisitatie.work.observations import Filter
from wijkvisitatie.work.recurring import by_theme, by_words
from wijkvisitatie.work.round_counts import ADVICE, FINDINGS, OBSERVATIONS, kind_counted

SAME = (
    ("Kies per wijk drie doelen en stop met losse projecten.", 1),
    ("Breng het aantal losse projecten terug en kies per wijk drie doelen.", 1),
    ("Vraag bewoners om hun mening voordat er een besluit ligt.", 2),
    ("Betrek bewoners eerder: vraag hun mening voordat het besluit er ligt.", 2),
    ("Zet leegstaande winkels open voor startende ondernemers uit de wijk.", 3),
    ("Geef startende ondernemers ruimte in leegstaande winkels.", 3),
    ("Zorg dat jongeren aan tafel zitten bij het wijkoverleg.", 4),
    ("Maak een plan voor de financiering na 2011.", 5),
)
"""Advice with the group that a reader would put it in."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("ronde") / "dossier"
    dossier = a_round(folder, observations=400, photos=0, findings=60)
    yield dossier
    dossier.close()


def recorded(dossier) -> list[Observation]:
    return [one.observation for one in observations.in_order(dossier, filter=Filter())]


def test_observations_are_counted_per_wijk_and_gemeente_as_they_were_recorded(made):
    counted = round_counts.counts(made, synthesis.synthesis(made))
    seen = Counter((one.wijk, one.area or 0) for one in recorded(made))
    assert len(counted.wijken) == 40
    for row in counted.wijken:
        for area in range(6):
            assert counted.number(OBSERVATIONS, row.entity, area) == seen[row.entity, area]
    for rows in (counted.wijken, counted.gemeenten):
        whole = sum(counted.number(OBSERVATIONS, row.entity, a) for row in rows for a in range(6))
        assert whole == 400


def test_kinds_add_up_to_all(made):
    counted = round_counts.counts(made, synthesis.synthesis(made))
    kinds = {one.kind or "" for one in recorded(made)}
    for row in counted.gemeenten:
        by_kind = sum(counted.number(kind_counted(kind), row.entity, 3) for kind in kinds)
        assert by_kind == counted.number(OBSERVATIONS, row.entity, 3)


def test_findings_and_advice_count_where_they_were_seen(made):
    found = synthesis.synthesis(made)
    counted = round_counts.counts(made, found)
    wijk_of = {one.entity: one.wijk for one in recorded(made)}
    for row in counted.wijken:
        here = [
            one
            for one in found.municipal
            if row.entity in {wijk_of[each] for each in one.line.support}
        ]
        for area in range(1, 6):
            number = sum(one.line.finding.area == area for one in here)
            assert counted.number(FINDINGS, row.entity, area) == number
    advice = sum(
        counted.number(ADVICE, row.entity, a) for row in counted.gemeenten for a in range(6)
    )
    assert advice == len(found.advice)


def test_themes_count_the_findings_that_bear_them(made):
    found = synthesis.synthesis(made)
    counted = round_counts.counts(made, found)
    for theme, number in found.themes.items():
        assert sum(counted.number(FINDINGS, theme, area) for area in range(6)) == number


def test_the_levels_of_the_committee_stand_at_their_place(made):
    counted = round_counts.counts(made, synthesis.synthesis(made))
    assert counted.levels
    assert all((one.wijk, one.area) == place for place, one in counted.levels.items())


def advised(made, texts: tuple[str, ...]) -> list[synthesis.Advice]:
    """Advice to one gemeente after the other."""
    known = synthesis.synthesis(made).advice[0]
    lines = synthesis.of_round(made)
    return [
        replace(known, track=line, recommendation=replace(known.recommendation, text=text))
        for line, text in zip(lines, texts, strict=False)
    ]


def test_advice_that_says_about_the_same_is_one_group(made):
    groups = by_words(advised(made, tuple(text for text, _group in SAME)))
    place = dict(SAME)
    together = sorted(
        sorted(place[one.recommendation.text] for one in group.advice) for group in groups
    )
    assert together == [[1, 1], [2, 2], [3, 3], [4], [5]]
    assert [len(group.gemeenten) for group in groups] == [2, 2, 2, 1, 1]
    assert groups[0].words == SAME[0][0]


def test_advice_without_words_is_like_nothing(made):
    assert len(by_words(advised(made, ("", "", "...")))) == 3


def test_advice_on_the_same_theme_is_one_group(made):
    found = synthesis.synthesis(made)
    for group in by_theme(found.advice):
        for one in group.advice:
            assert any(group.words in each.line.finding.themes for each in one.findings)
        assert set(group.findings) <= {one.line.finding.entity for one in found.municipal}
    assert by_theme(found.advice)
