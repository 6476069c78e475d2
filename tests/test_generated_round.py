"""The generated round that others measure with: whole, sound, and the same at every making."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.round import a_round
from wijkvisitatie.report.content import gemeente_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import findings, integrity, photos, recommendations, rounds, tracks, visits

SMALL = {"observations": 400, "photos": 9, "findings": 60}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    dossier = a_round(tmp_path_factory.mktemp("ronde") / "dossier", **SMALL)
    yield dossier
    dossier.close()


def test_it_has_what_was_asked_for(made: Dossier) -> None:
    lines = visits.visit_lines(made)
    assert len(lines) == len(rounds.gemeenten(made)) == 18
    assert sum(len(line.wijken) for line in lines) == 40
    assert sum(line.observations for line in lines) == SMALL["observations"]
    taken = sum(len(photos.photos_of_visit(made, visit=line.visit.entity)) for line in lines)
    assert taken == SMALL["photos"]
    of = [line.track.entity for line in tracks.track_lines(made)]
    assert sum(len(findings.findings(made, track=one)) for one in of) == SMALL["findings"]
    assert all(line.support for one in of for line in findings.findings(made, track=one))


def test_each_advice_rests_on_a_finding(made: Dossier) -> None:
    for track in ("", *(line.track.entity for line in tracks.track_lines(made))):
        advised = recommendations.recommendations(made, track=track)
        assert advised
        assert all(line.findings for line in advised)


def test_it_is_sound(made: Dossier) -> None:
    assert integrity.check(made).faults == ()


def test_making_it_again_gives_the_same_report(made: Dossier, tmp_path: Path) -> None:
    again = a_round(tmp_path / "dossier", **SMALL)
    for line in tracks.track_lines(made)[:3]:
        one, other = (
            draw(gemeente_report(dossier, track=line.track.entity, audience="intern"))
            for dossier in (made, again)
        )
        assert one == other
    again.close()
