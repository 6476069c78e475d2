"""What was sent or adopted stays readable as it was, whatever becomes of the records under it."""

from __future__ import annotations

import os

import pytest

from tests import build
from tests.work.test_findings import TRACK, a_finding
from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.store import attachments, outgoing
from wijkvisitatie.store.dossier import add_revisions
from wijkvisitatie.work import (
    editions,
    erasure,
    findings,
    history,
    integrity,
    recommendations,
    sections,
)


@pytest.fixture
def finding(dossier) -> str:
    """A finding that a recommendation and the summary build on."""
    one = a_finding(dossier, build.an_observation(dossier), explanation="Drie bewoners zeiden het.")
    recommendations.make_recommendation(
        dossier,
        track=TRACK,
        area=3,
        findings=[one],
        text="Vraag bewoners eerder.",
        explanation=f"Zie [[{one}]].",
        addressee="gemeente",
        term="voor de zomer",
    )
    text = f"Bewoners komen laat aan bod ([[{one}]]); zie ook [[weg]]."
    sections.write_section(dossier, track=TRACK, key="samenvatting", text=text)
    return one


def freeze(dossier, status: str = editions.ADOPTED, **values: object):
    content = editions.passages(dossier, track=TRACK)
    known = {"track": TRACK, "report": "gemeente", "fingerprint": "0123", "content": content}
    return editions.freeze(dossier, status=status, **{**known, **values})


def test_passages_are_what_the_report_says_with_the_numbers_people_read(dossier, finding):
    texts = {one.number: one.text for one in editions.passages(dossier, track=TRACK)}
    gone = "(niet meer in het dossier)"
    assert texts == {
        "Samenvatting": f"Bewoners komen laat aan bod (B3.1); zie ook {gone}.",
        "B3.1": "Bewoners worden laat gehoord.\nDrie bewoners zeiden het.",
        "A1": "Vraag bewoners eerder.\nZie B3.1.\nVoor: De gemeente\nTermijn: voor de zomer",
    }


def test_an_edition_keeps_what_it_said(dossier, finding):
    said = editions.passages(dossier, track=TRACK)
    freeze(dossier)
    findings.change_finding(dossier, entity=finding, text="Bewoners worden niet gehoord.", area=4)
    kept = editions.latest(dossier, track=TRACK, report="gemeente")
    assert kept is not None
    assert (kept.number, kept.status, kept.fingerprint) == (1, "vastgesteld", "0123")
    assert editions.frozen(kept) == said


def test_what_changed_since_is_told_passage_by_passage(dossier, finding):
    said = editions.passages(dossier, track=TRACK)
    findings.change_finding(dossier, entity=finding, text="Bewoners worden niet gehoord.")
    sections.write_section(dossier, track=TRACK, key="samenvatting", text="")
    a_finding(dossier, build.an_observation(dossier), text="Er is een buurtvader.")
    made = editions.changes(said, editions.passages(dossier, track=TRACK))
    told = [(bool(one.before), bool(one.after), one.passage.number) for one in made]
    assert told == [
        (True, True, "B3.1"),
        (False, True, "B3.2"),
        (True, False, "Samenvatting"),
    ]
    assert editions.changes(said, said) == ()


def test_a_number_that_was_given_is_never_given_again(dossier, finding):
    freeze(dossier, editions.FOR_FACT_CHECK, report="nota")
    first = freeze(dossier)
    history.undo(dossier, revisions=first.revisions, label="Ongedaan gemaakt")
    assert editions.latest(dossier, track=TRACK, report="gemeente") is None
    freeze(dossier)
    (kept,) = editions.editions(dossier, track=TRACK, report="gemeente")
    assert kept.number == 2


def test_content_of_a_newer_program_is_no_fault(dossier, finding):
    for content in ("", "[]", '{"passages": [["a", "card", "K1", "x"], 3]}'):
        freeze(dossier)
        kept = editions.latest(dossier, track=TRACK, report="gemeente")
        assert kept is not None
        history.put_back(
            dossier, kind="edition", entity=kept.entity, field="content", value=content
        )
        changed = editions.latest(dossier, track=TRACK, report="gemeente")
        assert changed is not None
        assert editions.frozen(changed) == ()


def files_of(dossier):
    kept = editions.latest(dossier, track=TRACK, report="gemeente")
    assert kept is not None
    return editions.files(dossier, edition=kept.entity)


PUBLIC = editions.File("openbaar", "rapport.pdf", b"%PDF-openbaar", "aa")
INTERNAL = editions.File("intern", "rapport (intern).pdf", b"%PDF-intern", "bb")


def test_the_very_bytes_that_went_out_can_be_had_again(dossier, finding):
    freeze(dossier, files=[PUBLIC, INTERNAL])
    findings.change_finding(dossier, entity=finding, text="Iets heel anders.")
    kept = {one.name: editions.file_data(dossier, file=one) for one in files_of(dossier)}
    assert kept == {"rapport.pdf": PUBLIC.data, "rapport (intern).pdf": INTERNAL.data}
    edition = editions.latest(dossier, track=TRACK, report="gemeente")
    assert edition is not None
    told = [
        editions.fingerprint(dossier, edition=edition, audience=one)
        for one in ("openbaar", "intern", "anders")
    ]
    assert told == ["aa", "bb", "0123"]


def test_what_fails_leaves_no_file_behind(dossier, finding):
    freeze(dossier)
    before = sealed(dossier)
    taken = Edition(entity="", track=TRACK, report="gemeente", number=1)
    with (
        pytest.raises(InputError, match="Intussen is er al een versie 1"),
        editions.sealed_files(dossier, [PUBLIC]) as kept,
        dossier.write() as writing,
    ):
        editions.put(writing, taken, kept)
    assert sealed(dossier) == before


def test_the_file_of_an_edition_is_looked_after_as_a_photo_is(dossier, finding):
    freeze(dossier, files=[PUBLIC])
    (file,) = files_of(dossier)
    assert integrity.check(dossier).sound
    place = attachments.place(dossier.folder, file.sealed)
    os.utime(place, (0, 0))  # long settled, and all the same nobody's orphan
    assert integrity.check(dossier).sound
    with dossier.read() as connection:
        assert file.sealed in {one.name for one in outgoing.pictures(connection)}
    place.write_bytes(b"stuk")
    assert not integrity.check(dossier).sound
    erasure.erase(dossier, entities=[file.edition], reason="vergissing")
    assert not place.exists()
    assert integrity.check(dossier).sound


def sealed(dossier) -> list[str]:
    return sorted(file.name for file in (dossier.folder / attachments.FOLDER).glob("??/*"))


def test_numbers_that_people_quoted_never_come_to_mean_something_else(
    dossier, other_dossier, finding
):
    freeze(dossier)
    (advice,) = recommendations.recommendations(dossier, track=TRACK)
    edition = editions.latest(dossier, track=TRACK, report="gemeente")
    assert edition is not None
    gone = [finding, advice.recommendation.entity, edition.entity]
    erasure.erase(dossier, entities=gone, reason="vergissing")
    with dossier.read() as connection:
        bodies = outgoing.of_kinds(connection, {"erasure"})
    add_revisions(other_dossier, bodies)
    for one in (dossier, other_dossier):
        made = a_finding(one, build.an_observation(one))
        recommendations.make_recommendation(one, track=TRACK, area=3, findings=[made], text="x")
        freeze(one)
        numbers = {passage.number for passage in editions.passages(one, track=TRACK)}
        assert {"B3.2", "A2"} <= numbers
        again = editions.latest(one, track=TRACK, report="gemeente")
        assert again is not None
        assert again.number == 2
