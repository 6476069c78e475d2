"""What became of the fact check is printed: remark, decision, reason, and the text that changed."""

from __future__ import annotations

import page
import pytest

from tests.report.content.words import under, words
from tests.work.test_hearing import TRACK, finding, read, remark, send
from wijkvisitatie.report import blocks
from wijkvisitatie.report.content import answer, gemeente_report
from wijkvisitatie.report.content.hearing import differing
from wijkvisitatie.report.pdf import write
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import hearing

__all__ = ["finding"]


@pytest.fixture
def heard(dossier: Dossier, finding: str) -> Dossier:
    """One remark that was taken over, one that was not, one that nobody decided on."""
    send(dossier)
    one = remark(dossier, text="Dat was in maart.", kind="feitelijke correctie")
    hearing.change_remark(dossier, entity=one, decision="overgenomen", reason="Het klopt.")
    hearing.reword(dossier, entity=finding, text="Bewoners hoorden het in maart.")
    two = remark(dossier, "De wijken in het kort", text="Er zijn twee pleinen.")
    hearing.change_remark(dossier, entity=two, decision="niet overgenomen", reason="Eén plein.")
    remark(dossier, text="Nog niet besloten.")
    return dossier


def tables(found: list[blocks.Block]) -> list[blocks.Table]:
    return [one for one in found if isinstance(one, blocks.Table)]


def printed(dossier: Dossier) -> list[blocks.Block]:
    report = gemeente_report(dossier, track=TRACK, audience="openbaar")
    return under(report, "Feitelijk wederhoor")


def test_each_decision_is_there_with_its_reason_and_what_it_changed(heard):
    decisions, changed = tables(printed(heard))
    assert decisions.rows == (
        ("De wijken in het kort", "–", "Er zijn twee pleinen.", "Niet overgenomen", "Eén plein."),
        ("B3.1", "Feitelijke correctie", "Dat was in maart.", "Overgenomen", "Het klopt."),
    )
    assert changed.rows == (
        ("B3.1", "Bewoners worden laat gehoord.", "Bewoners hoorden het in maart."),
    )
    assert decisions.targets[1]
    said = words(tuple(printed(heard)))
    assert "maakte 3 opmerkingen" in said
    assert "Over 1 opmerking moet de commissie nog besluiten." in said
    assert "Nog niet besloten." not in said


def test_a_gemeente_that_had_nothing_to_remark(dossier, finding):
    send(dossier)
    assert "geen opmerkingen" in words(tuple(printed(dossier)))


def test_the_answer_is_a_concept_as_long_as_something_waits(heard, tmp_path):
    made = answer(heard, track=TRACK)
    assert made.status == "CONCEPT"
    waiting = next(one for one in read(heard).remarks() if not one.decision)
    hearing.change_remark(
        heard, entity=waiting.entity, decision="niet overgenomen", reason="Dank u."
    )
    made = answer(heard, track=TRACK)
    assert made.status == ""
    assert "Het klopt." in words(made)
    assert not any(target for one in tables(list(made.blocks)) for target in one.targets)
    file = tmp_path / "antwoord.pdf"
    write(made, file)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf(str(file), profile=profile).failures == []


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("een", "twee", ("een", "twee")),
        ("een\ntwee\ndrie", "een\nTWEE\ndrie", ("twee", "TWEE")),
        ("een", "een\ntwee", ("(stond er niet)", "twee")),
        ("een\n\ntwee", "een", ("twee", "(vervallen)")),
    ],
)
def test_of_a_long_passage_only_what_differs(before, after, shown):
    assert differing(before, after) == shown
