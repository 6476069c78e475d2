"""The list of what a visit still lacks."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.work import completeness, observations, photos, programme, rounds, visits

WHOLE = {"area": 1, "kind": "goede weg"}


def gaps(dossier, kind: str) -> list[completeness.Gap]:
    return [gap for gap in completeness.missing(dossier, visit=build.VISIT) if gap.kind == kind]


def with_photo(dossier, **values: object) -> str:
    target = io.BytesIO()
    Image.new("RGB", (4, 3)).save(target, "PNG")
    entity = build.an_observation(dossier, **WHOLE)
    photos.add_photo(dossier, observation=entity, data=target.getvalue(), **values)
    return entity


def test_a_focus_area_without_observations_is_named_per_wijk(dossier):
    assert len(gaps(dossier, "area")) == 3 * 5
    build.an_observation(dossier, area=4)
    left = gaps(dossier, "area")
    assert len(left) == 3 * 5 - 1
    assert left[0].words == "Klarendal: nog niets over 1 Focus."
    assert (left[0].wijk, left[0].area) == (build.KLARENDAL, 1)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("unplaced", {**WHOLE, "area": None}),
        ("kind", {**WHOLE, "kind": None}),
        ("wijk", {**WHOLE, "wijk": rounds.wijk_entity("0202-arnhemse-broek")}),
        ("quote", {**WHOLE, "evidence": "citaat"}),
        ("paraphrase", {**WHOLE, "evidence": "citaat", "quote_status": "parafrase"}),
    ],
)
def test_what_an_observation_lacks_leads_to_it(dossier, kind, values):
    build.an_observation(dossier, **WHOLE)
    assert gaps(dossier, kind) == []
    entity = build.an_observation(dossier, **values)
    (gap,) = gaps(dossier, kind)
    assert gap.observation == entity
    assert observations.observation_line(dossier, entity=entity).number in gap.words


@pytest.mark.parametrize(
    "values",
    [
        {"evidence": "citaat", "quote_status": "vrijgegeven"},
        {"evidence": "citaat", "quote_status": "niet publiceren"},
        {"evidence": "citaat", "confidential": True},
    ],
)
def test_a_quote_that_somebody_decided_about_is_no_gap(dossier, values):
    build.an_observation(dossier, **WHOLE, **values)
    assert gaps(dossier, "quote") == []


def test_a_photo_needs_a_description_unless_it_is_decoration(dossier):
    entity = with_photo(dossier, consent="geen personen herkenbaar")
    with_photo(dossier, consent="geen personen herkenbaar", alt="Een plein")
    with_photo(dossier, consent="geen personen herkenbaar", decorative=True)
    (gap,) = gaps(dossier, "alt")
    assert gap.observation == entity
    assert gap.photo


def test_a_photo_needs_an_answer_about_consent(dossier):
    with_photo(dossier, alt="Een plein", consent="toestemming gegeven")
    assert gaps(dossier, "consent") == []
    with_photo(dossier, alt="Een plein", consent="nog vragen")
    with_photo(dossier, alt="Een plein")
    assert len(gaps(dossier, "consent")) == 2


def test_a_programme_item_needs_the_roles_of_who_was_there(dossier):
    assert gaps(dossier, "programme") == []
    added = {"visit": build.VISIT, "date": "2010-06-24"}
    programme.add_item(dossier, **added, start="12:00", kind="lunch")
    programme.add_item(dossier, **added, start="13:00", title="Met de buurt", kind="tafelgesprek")
    (gap,) = gaps(dossier, "programme")
    assert "13:00 Met de buurt" in gap.words
    assert gap.item


def test_a_visit_without_programme_day_or_limits_says_so(dossier):
    added = visits.plan_visit(
        dossier, key="leeg", gemeente=rounds.gemeente_entity("GM0361"), wijken=()
    )
    found = completeness.missing(dossier, visit=added.entity("visit"))
    assert [gap.kind for gap in found] == ["programme", "visit", "visit"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mevrouw Jansen is te bereiken op 06-12345678.", "lijkt een naam of nummer te bevatten."),
        ("Hij heeft een strafblad.", "zegt misschien iets over strafbare feiten."),
    ],
)
def test_what_may_point_to_a_person_is_listed_below_the_rest(dossier, text, words):
    build.an_observation(dossier, **WHOLE)
    entity = build.an_observation(dossier, interpretation=text, **WHOLE)
    gap = completeness.missing(dossier, visit=build.VISIT)[-1]
    assert (gap.kind, gap.observation) == ("personal", entity)
    assert gap.words == f"KLA-1-A002: {words}"
    assert len(gaps(dossier, "personal")) == 1


def test_the_name_of_a_wijk_points_to_nobody(dossier):
    name = {"name": "Poolse Hof", "gemeente": rounds.gemeente_entity("GM0202")}
    build.an_observation(dossier, "In de Poolse Hof is het druk.", **WHOLE)
    assert len(gaps(dossier, "personal")) == 1
    with dossier.write() as writing:
        writing.create("wijk", name)
    assert gaps(dossier, "personal") == []


def test_the_trash_and_other_visits_are_left_alone(dossier):
    entity = build.an_observation(dossier)
    build.an_observation(dossier, visit="ander bezoek")
    observations.remove_observation(dossier, entity=entity)
    assert gaps(dossier, "unplaced") == []


def test_what_stays_out_of_the_report_comes_first(dossier):
    build.an_observation(dossier, evidence="citaat")
    kinds = [gap.kind for gap in completeness.missing(dossier, visit=build.VISIT)]
    assert kinds[:3] == ["quote", "unplaced", "kind"]
    assert kinds[-1] == "visit"


def test_a_list_that_nobody_could_work_off_is_cut(dossier, monkeypatch):
    monkeypatch.setattr(completeness, "MOST", 4)
    for _time in range(5):
        build.an_observation(dossier)
    assert len(gaps(dossier, "unplaced")) == 2  # each lacks a kind too


def test_an_unknown_visit_is_named_in_a_sentence(dossier):
    with pytest.raises(InputError):
        completeness.missing(dossier, visit="bestaat niet")
