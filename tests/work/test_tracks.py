"""The course of a gemeente through the phases, and a revisit after it."""

from __future__ import annotations

import pytest

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.work import history, rounds, tracks, visits

ARNHEM = rounds.gemeente_entity("GM0202")
TRACK = tracks.first_track(ARNHEM)


def move(dossier, phase: str, reason: str = "") -> None:
    framework = rounds.framework_of(dossier)
    tracks.move_to(dossier, track=TRACK, phase=phase, framework=framework, reason=reason)


def test_every_gemeente_has_a_track_without_anybody_making_it(dossier):
    lines = tracks.track_lines(dossier)
    assert len(lines) == len(rounds.gemeenten(dossier))
    mine = tracks.track_line(dossier, track=TRACK)
    assert [visit.entity for visit in mine.visits] == [build.VISIT]


def test_the_phase_of_its_visit_counts_until_it_is_moved(dossier):
    visits.change_visit(dossier, entity=build.VISIT, phase="bezoek")
    assert tracks.track_line(dossier, track=TRACK).track.phase == "bezoek"
    move(dossier, "waarnemingen ingeleverd")
    assert tracks.track_line(dossier, track=TRACK).track.phase == "waarnemingen ingeleverd"
    assert visits.visit(dossier, entity=build.VISIT).phase == "waarnemingen ingeleverd"


def test_back_or_over_a_phase_needs_a_reason_and_every_step_is_kept(dossier):
    visits.change_visit(dossier, entity=build.VISIT, phase="")
    move(dossier, "voorbereiding")
    with pytest.raises(InputError, match="schrijf op waarom"):
        move(dossier, "bezoek")
    move(dossier, "bezoek", "geen zelfevaluatie gevraagd")
    with pytest.raises(InputError, match="schrijf op waarom"):
        move(dossier, "voorbereiding")
    move(dossier, "voorbereiding", "het bezoek ging niet door")
    made = [(one.before, one.phase, one.reason) for one in tracks.steps(dossier, track=TRACK)]
    assert sorted(made) == sorted(
        [
            ("bezoek", "voorbereiding", "het bezoek ging niet door"),
            ("voorbereiding", "bezoek", "geen zelfevaluatie gevraagd"),
            ("", "voorbereiding", ""),
        ]
    )


def test_a_revisit_is_a_track_of_its_own_with_its_own_visits(dossier):
    framework = rounds.framework_of(dossier)
    tracks.start_revisit(dossier, track=TRACK, framework=framework)
    entity = tracks.revisit_entity(tracks.track_line(dossier, track=TRACK).track)
    assert tracks.track_by_code(dossier, code="GM0202").track.entity == TRACK
    visits.plan_visit(
        dossier,
        key="arnhem-2013-05-16",
        gemeente=ARNHEM,
        wijken=(build.KLARENDAL,),
        track=entity,
    )
    first, second = (line for line in tracks.track_lines(dossier) if line.gemeente.entity == ARNHEM)
    assert (first.track.entity, second.track.earlier) == (TRACK, TRACK)
    assert tracks.track_by_code(dossier, code="gm0202") == second
    assert tracks.track_by_code(dossier, code="GM0202", year="2010") == first
    with pytest.raises(InputError, match=r"niet voor het eerst bezocht in 2012\. Wel: 2010"):
        tracks.track_by_code(dossier, code="GM0202", year="2012")
    assert [visit.key for visit in second.visits] == ["arnhem-2013-05-16"]
    assert [visit.key for visit in first.visits] == ["arnhem-2010-06-24"]


def test_a_track_that_is_revisited_waits_for_nothing_any_more(dossier):
    framework = rounds.framework_of(dossier)
    move(dossier, "gepubliceerd", "proef")
    assert tracks.track_line(dossier, track=TRACK).track.due
    began = tracks.start_revisit(dossier, track=TRACK, framework=framework)
    tracks.start_revisit(dossier, track=TRACK, framework=framework)
    first, second = (line for line in tracks.track_lines(dossier) if line.gemeente.entity == ARNHEM)
    assert (first.track.phase, first.track.due) == ("herbezoek", "")
    assert (second.track.phase, len(tracks.steps(dossier, track=second.track.entity))) == (
        "voorbereiding",
        1,
    )
    history.undo(dossier, revisions=began.revisions, label="")
    (only,) = (line for line in tracks.track_lines(dossier) if line.gemeente.entity == ARNHEM)
    assert only.track.phase == "gepubliceerd"
    tracks.start_revisit(dossier, track=TRACK, framework=framework)
    assert len(tracks.track_lines(dossier)) == len(rounds.gemeenten(dossier)) + 1
