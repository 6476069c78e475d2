"""A report is the adopted version only as long as it says what was adopted, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import build
from tests.report.content.test_gemeente_report import TRACK, report_of, weighed
from tests.report.content.words import words
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.report import blocks
from wijkvisitatie.report.content import gemeente_report
from wijkvisitatie.report.content.standing import fingerprint_of
from wijkvisitatie.work import editions, findings, observations, rounds, tracks

__all__ = ["weighed"]


def adopt(dossier, status: str = editions.ADOPTED, **values: object) -> None:
    public, internal = report_of(dossier), report_of(dossier, "intern")
    files = [
        editions.File("openbaar", "rapport.pdf", b"%PDF-1", public.fingerprint),
        editions.File("intern", "intern.pdf", b"%PDF-2", internal.fingerprint),
    ]
    content = editions.passages(dossier, track=TRACK)
    known = {"track": TRACK, "report": "gemeente", "fingerprint": public.fingerprint}
    editions.freeze(dossier, status=status, content=content, files=files, **{**known, **values})


def colophon(report: blocks.Report) -> dict[str, str]:
    return dict(next(one for one in report.blocks if isinstance(one, blocks.Facts)).rows)


def the_finding(dossier) -> str:
    (line,) = findings.findings(dossier, track=TRACK)
    return line.finding.entity


@pytest.mark.parametrize("audience", ["openbaar", "intern"])
def test_what_was_adopted_says_so_on_every_page_until_a_word_changes(weighed, audience):
    assert report_of(weighed, audience).status == "CONCEPT"
    adopt(weighed)
    adopted = report_of(weighed, audience)
    assert adopted.status == "VASTGESTELD"
    assert adopted.cover is not None
    assert "versie 1" in dict(adopted.cover.facts)["Versie"]
    assert adopted.running_head == "Deelrapportage Arnhem, versie 1"
    assert adopted.cover.status == "VASTGESTELD"
    assert "versie 1" in colophon(adopted)["Status"]
    assert adopted.archive is not None
    assert adopted.archive.adopted
    findings.change_finding(weighed, entity=the_finding(weighed), text="Bewoners zwijgen.")
    changed = report_of(weighed, audience)
    assert changed.status == "CONCEPT"
    assert "gewijzigd sinds versie 1" in colophon(changed)["Status"]
    assert changed.archive is not None
    assert not changed.archive.adopted
    assert changed.fingerprint != adopted.fingerprint
    assert colophon(changed)["Vingerafdruk"] != colophon(adopted)["Vingerafdruk"]


def test_what_the_report_does_not_say_leaves_it_adopted(weighed):
    adopt(weighed)
    gemeente = rounds.gemeente_entity("GM0202")
    tracks.change_track(weighed, track=TRACK, gemeente=gemeente, note="bellen", due="2011-04-01")
    assert report_of(weighed).status == "VASTGESTELD"
    build.an_observation(weighed, "Het rapport telt mij mee.", area=2)
    assert report_of(weighed).status == "CONCEPT"


def test_what_a_member_thinks_changes_only_the_internal_report(weighed):
    adopt(weighed)
    seen = next(
        line for line in observations.in_order(weighed, filter=observations.Filter())
        if line.observation.interpretation
    )  # fmt: skip
    observations.change_observation(
        weighed, entity=seen.observation.entity, interpretation="Nu denk ik iets anders."
    )
    assert report_of(weighed, "openbaar").status == "VASTGESTELD"
    assert report_of(weighed, "intern").status == "CONCEPT"


def test_an_erratum_tells_what_it_changed_and_a_first_version_nothing(weighed):
    adopt(weighed)
    assert "Gewijzigd in versie" not in words(report_of(weighed))
    findings.change_finding(weighed, entity=the_finding(weighed), text="Bewoners zwijgen.")
    adopt(weighed, editions.ERRATUM, changes=["B3.1: de tekst is verduidelijkt."])
    said = words(report_of(weighed))
    assert "Gewijzigd in versie 2" in said
    assert "B3.1: de tekst is verduidelijkt." in said


def test_it_is_drawn_as_the_version_it_is_made_for(weighed):
    becoming = Edition(
        entity="", number=1, status=editions.ADOPTED, at="2011-03-15T10:00:00", report="gemeente"
    )
    made = gemeente_report(weighed, track=TRACK, audience="openbaar", becoming=becoming)
    assert made.status == "VASTGESTELD"
    assert "15 maart 2011" in colophon(made)["Status"]
    adopt(weighed, fingerprint=made.fingerprint)
    later = report_of(weighed)
    assert later.fingerprint == made.fingerprint


def test_a_fingerprint_tells_what_differs_and_nothing_else():
    one = blocks.Paragraph((blocks.Run("a"), blocks.Run("b")))
    assert fingerprint_of(one) == fingerprint_of(replace(one))
    assert fingerprint_of(one) == fingerprint_of(replace(one, style="body"))
    others = [
        blocks.Paragraph((blocks.Run("ab"),)),
        replace(one, style="note"),
        blocks.Picture(b"1", "a"),
        blocks.Picture(b"2", "a"),
        ("a", ("b",)),
        (("a",), "b"),
        1,
        "1",
        None,
    ]
    assert len({fingerprint_of(other) for other in others}) == len(others)
