"""The fact check: a gemeente's remark keeps the passage it was about, and what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import build
from tests.work.test_findings import TRACK, a_finding
from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Remark
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import (
    editions,
    erasure,
    findings,
    hearing,
    history,
    keeping,
    recovery,
    rounds,
    sections,
    tracks,
)
from wijkvisitatie.work.hearing import Hearing
from wijkvisitatie.work.passages import Passage

GEMEENTE = rounds.gemeente_entity("GM0202")


@pytest.fixture
def finding(dossier: Dossier) -> str:
    sections.write_section(dossier, track=TRACK, key="wijken", text="Klarendal heeft een plein.")
    sections.write_section(dossier, track=TRACK, key="samenvatting", text="Geen feit.")
    return a_finding(dossier, build.an_observation(dossier))


def send(dossier: Dossier, **values: object):
    edition = replace(hearing.becoming(dossier, track=TRACK), fingerprint="ab")
    known = {"edition": edition, "files": (), "due": "2011-04-09", "reason": "Toets."}
    framework = rounds.framework_of(dossier)
    return hearing.send(dossier, **{**known, "framework": framework, **values})


def read(dossier: Dossier) -> Hearing:
    return hearing.hearing(dossier, track=TRACK)


def remark(dossier: Dossier, passage: str = "B3.1", **values: object) -> str:
    about = next(line.sent for line in read(dossier).passages if line.sent.number == passage)
    edition = read(dossier).edition
    assert edition is not None
    known = {"text": "Het plein is in 2009 al opgeknapt.", "sender": "Afdeling Wijken"}
    made = hearing.add_remark(
        dossier, track=TRACK, edition=edition.entity, passage=about, **{**known, **values}
    )
    return made.entity("remark")


def the_remark(dossier: Dossier) -> Remark:
    (one,) = read(dossier).remarks()
    return one


def at_phase(dossier: Dossier, phase: str) -> None:
    framework = rounds.framework_of(dossier)
    tracks.move_to(dossier, track=TRACK, phase=phase, framework=framework, reason="Toets.")


def the_track(dossier: Dossier):
    return tracks.track_line(dossier, track=TRACK).track


def test_what_is_sent_are_findings_and_facts_and_no_conclusions(dossier, finding):
    said = [(one.number, one.text) for one in hearing.to_send(dossier, track=TRACK)]
    assert said == [
        ("Opdracht en aard van de visitatie", ""),
        ("De wijken in het kort", "Klarendal heeft een plein."),
        ("Het bezoek", ""),
        ("B3.1", "Bewoners worden laat gehoord."),
        ("Wat de commissie niet kon zien", ""),
    ]


@pytest.mark.parametrize("before", ["commissieberaad", "nota van bevindingen"])
def test_sending_starts_the_term_and_ends_the_phase_of_the_statement(dossier, finding, before):
    at_phase(dossier, before)
    changes = send(dossier, reason="")
    track = the_track(dossier)
    assert (track.phase, track.due, track.turn) == (hearing.PHASE, "2011-04-09", "gemeente")
    edition = read(dossier).edition
    assert edition is not None
    assert (edition.status, edition.number) == ("voor wederhoor", 1)
    history.undo(dossier, revisions=changes.revisions, label=changes.label)
    assert the_track(dossier).phase == before
    assert read(dossier).edition is None


def test_a_phase_that_is_skipped_needs_a_reason_and_else_nothing_happens(dossier, finding):
    at_phase(dossier, "bezoek")
    with pytest.raises(InputError, match="niets gewijzigd"):
        send(dossier, reason=" ")
    assert read(dossier).edition is None
    send(dossier, move=False, reason="")
    assert the_track(dossier).phase == "bezoek"


def test_a_remark_keeps_the_passage_as_it_was_sent(dossier, finding):
    send(dossier)
    findings.change_finding(dossier, entity=finding, text="Bewoners worden niet gehoord.")
    remark(dossier)
    assert the_remark(dossier).before == "Bewoners worden laat gehoord."
    (line,) = [one for one in read(dossier).passages if one.remarks]
    assert line.now is not None
    assert (line.now.text, line.open) == ("Bewoners worden niet gehoord.", 1)


def test_a_decision_and_new_words_keep_what_the_passage_became(dossier, finding):
    send(dossier)
    one = remark(dossier)
    hearing.change_remark(dossier, entity=one, decision="overgenomen", reason="Klopt.")
    assert the_remark(dossier).after == ""
    assert read(dossier).passages[3].open == 0
    changes = hearing.reword(dossier, entity=finding, text="Bewoners zien het laat.")
    assert the_remark(dossier).after == "Bewoners zien het laat."
    hearing.change_remark(dossier, entity=one, decision="niet overgenomen")
    assert the_remark(dossier).after == ""
    hearing.change_remark(dossier, entity=one, decision="deels overgenomen")
    assert the_remark(dossier).after == "Bewoners zien het laat."
    history.undo(dossier, revisions=changes.revisions, label=changes.label)
    assert read(dossier).passages[3].now == read(dossier).passages[3].sent


def test_a_part_of_the_report_is_reworded_where_texts_are_written(dossier, finding):
    send(dossier)
    one = remark(dossier, "De wijken in het kort")
    sections.write_section(dossier, track=TRACK, key="wijken", text="Klarendal heeft er twee.")
    hearing.change_remark(dossier, entity=one, decision="overgenomen")
    assert the_remark(dossier).after == "Klarendal heeft er twee."


def test_remarks_on_an_earlier_version_and_on_what_is_gone_stay_in_sight(dossier, finding):
    send(dossier)
    remark(dossier)
    findings.remove_finding(dossier, entity=finding)
    send(dossier)
    edition = read(dossier).edition
    assert edition is not None
    hearing.add_remark(dossier, track=TRACK, edition=edition.entity, passage=None, text="Dank.")
    seen = [(one.sent.number, one.now is None) for one in read(dossier).passages if one.remarks]
    assert seen == [("B3.1", True), ("Algemeen", True)]


def test_what_a_passage_became_is_what_stands_in_the_report(dossier):
    one = Remark(
        entity="r", passage="p", decision="overgenomen", before="oud", after="bij het besluit"
    )
    now = {"p": Passage("p", "finding", "B3.1", "nu")}
    assert hearing.text_now(one, now) == "nu"
    assert hearing.text_now(one, {}) == "bij het besluit"
    assert hearing.text_now(replace(one, before="nu"), now) == ""
    assert hearing.text_now(replace(one, decision="niet overgenomen"), now) == ""


def test_what_was_taken_over_and_is_not_reworded_yet_is_told(dossier, finding):
    send(dossier)
    one = remark(dossier)

    def waits() -> bool:
        (line,) = [each for each in read(dossier).passages if each.remarks]
        return hearing.waits_for_words(line, line.remarks[0])

    assert not waits()
    hearing.change_remark(dossier, entity=one, decision="overgenomen", reason="Klopt.")
    assert waits()
    hearing.reword(dossier, entity=finding, text="Bewoners zien het laat.")
    assert not waits()
    hearing.change_remark(dossier, entity=one, decision="niet overgenomen")
    assert not waits()


def test_the_response_is_one_record_wherever_it_is_written(dossier, other_dossier):
    for each in (dossier, other_dossier):
        hearing.respond(each, track=TRACK, text="Wij danken de commissie.", received="2011-05-02")
        entity = hearing.response_entity(TRACK)
        hearing.change_response(each, entity=entity, afterword="De commissie dankt u.")
    found = [hearing.response(each, track=TRACK) for each in (dossier, other_dossier)]
    assert found[0] == found[1]
    assert found[0] is not None
    assert found[0].text == "Wij danken de commissie."
    assert editions.latest(dossier, track=TRACK, report="nota") is None


def test_what_was_being_typed_comes_back_after_a_crash(dossier, finding):
    send(dossier)
    one = remark(dossier)
    response = hearing.respond(dossier, track=TRACK).entity("response")
    for entity, kind, field in ((one, "remark", "reason"), (response, "response", "afterword")):
        keeping.keep_draft(dossier, entity=entity, kind=kind, field=field, value="half getypt")
    recovery.put_back(dossier, entities=[one, response])
    assert the_remark(dossier).reason == "half getypt"
    found = hearing.response(dossier, track=TRACK)
    assert found is not None
    assert found.afterword == "half getypt"


def test_erasing_a_finding_erases_its_words_in_remarks_too(dossier, finding):
    send(dossier)
    remark(dossier)
    erasure.erase(dossier, entities=[finding], reason="verzoek")
    assert read(dossier).remarks() == ()
