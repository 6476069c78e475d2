"""The blank form: a box for each guiding question, with a number that the entry understands."""

from __future__ import annotations

from tests.report.content.words import under
from wijkvisitatie.report import blocks, check
from wijkvisitatie.report.content import form_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import rounds, tracks, visits
from wijkvisitatie.work.form_boxes import typed_box

ARNHEM = tracks.first_track(rounds.gemeente_entity("GM0202"))
ALKMAAR = tracks.first_track(rounds.gemeente_entity("GM0361"))


def numbers(report: blocks.Report, wijk: str) -> list[str]:
    tables = [one for one in under(report, wijk) if isinstance(one, blocks.Table)]
    return [row[0] for table in tables for row in table.rows]


def test_every_box_is_understood_when_it_is_typed_over(dossier: Dossier) -> None:
    report = form_report(dossier, track=ARNHEM)
    framework, wijken = rounds.framework_of(dossier), rounds.wijken(dossier)
    questions = {one.key for area in framework.areas for one in area.questions}
    visited = {
        one.entity: one
        for one in wijken
        if one.entity in visits.visit_lines(dossier)[0].visit.wijken
    }
    for wijk in visited.values():
        boxes = [typed_box(f"{one} x", wijken, framework) for one in numbers(report, wijk.name)]
        assert all(one and one.box.wijk == wijk.entity for one in boxes)
        assert {one.box.question for one in boxes if one and one.box.question} == questions
        assert {one.box.area for one in boxes if one} == {None, 1, 2, 3, 4, 5}


def test_a_gemeente_without_a_visit_has_forms_for_all_its_wijken(dossier: Dossier) -> None:
    report = form_report(dossier, track=ALKMAAR)
    assert numbers(report, "Overdie")


def test_it_is_accessible_too(dossier: Dossier) -> None:
    report = form_report(dossier, track=ARNHEM)
    assert check.check(draw(report), name="formulier") == ()
    assert report.archive is None  # no archive keeps an empty form
