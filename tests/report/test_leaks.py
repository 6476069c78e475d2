"""Nothing gets out that must stay in: each text field of each record has a word of its own, and
what a file holds of them, anywhere in it, is held against what may be in it.

What is not named here may not be printed, so a field that is new is refused until somebody has
thought about it.
"""

from __future__ import annotations

import pytest

from tests import build
from tests.report.conftest import Marks
from tests.report.everything import GONE, KEPT_BACK, OPEN, PHOTOS, UNUSED, pixels
from tests.report.kinds import AUDIENCES, NAMES, a_report
from tests.report.searching import colour, in_bytes, in_pdf, in_word, pictures
from wijkvisitatie.report.archive import sidecars
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.word import compose
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import names
from wijkvisitatie.work.completeness import overview

Place = tuple[str, str, str]

INSIDE = ("bezoek",)
"""Kinds of report that stay within the committee, whatever profile is asked for."""

ABOUT: set[Place] = {
    ("gemeente", "name", ""),
    ("wijk", "name", ""),
    ("wijk", "abbreviation", ""),  # begins the number of each observation
    ("round", "title", ""),
    ("round", "committee", ""),
    ("round", "organisation", ""),
    ("round", "source", ""),
    ("member", "name", "0"),  # who sits in the committee is public; who saw what is a letter
    ("member", "name", "1"),
    ("visit", "nature", ""),
    ("visit", "limits", ""),
    ("visit", "source", ""),
    ("programme_item", "title", ""),
    ("programme_item", "place", ""),
    ("photo", "alt", ""),
    ("photo", "caption", ""),
    ("photo", "caption", "versiering"),
}
"""What any report may say of the visit itself."""

FOUND: set[Place] = {
    *(("observation", name, which) for which in OPEN for name in ("text", "source")),
    ("observation", "text", "nieuw"),
    ("finding", "text", ""),
    ("finding", "explanation", ""),
    ("finding", "text", "ander gebied"),
    ("finding", "explanation", "ander gebied"),
    *(("section", "text", key) for key in ("aard", "wijken", "niet-gezien", "aandachtspunt-3")),
} - {("observation", "text", "gewijzigd")}  # that is how it was before
"""What was found: all of it may go to the gemeente and to the public."""

ANSWERED: set[Place] = {("remark", name, "") for name in ("text", "reason", "before", "after")}
"""What a gemeente remarked, and what was decided on it."""

ADVISED: set[Place] = {
    ("section", "text", "samenvatting"),
    *(("recommendation", name, "") for name in ("text", "explanation", "term")),
    *(
        ("good_practice", name, "")
        for name in ("title", "text", "conditions", "owner", "worked", "usable_by")
    ),
    *ANSWERED,
    *(("response", name, "") for name in ("sender", "text", "afterword")),
    ("dissent", "text", "gedrukt"),
    ("project", "title", ""),
    ("project", "aim", ""),
    ("follow_up", "seen", ""),
    ("edition", "changes", "erratum"),
}
"""What the committee concluded and what was said to it."""

NATIONAL: set[Place] = {
    ("finding", "text", "landelijk"),
    ("finding", "explanation", "landelijk"),
    *(("recommendation", name, "landelijk") for name in ("text", "explanation", "term")),
    *(("section", "text", f"eind {key}") for key in ("samenvatting", "ronde", "aandachtspunt-3")),
    ("finding", "themes", ""),
    ("finding", "themes", "ander gebied"),
    ("finding", "themes", "landelijk"),
}

MAY: dict[str, set[Place]] = {
    "bezoek": set(),
    "nota": ABOUT | FOUND,
    "antwoord": ABOUT | FOUND | ANSWERED,
    "gemeente": ABOUT | FOUND | ADVISED,
    "eind": ABOUT | FOUND | ADVISED | NATIONAL,
    "formulier": ABOUT,
}
"""Per kind of report that leaves the committee what may be in it."""

NEVER_OF = (*KEPT_BACK, *GONE, "open")
"""The records of which not one word may be in any report, for the committee either."""


def files(dossier: Dossier, kind: str, audience: str) -> dict[str, str]:
    """What can be read in each file of a report, by what it is."""
    report = a_report(dossier, kind, audience)
    pdf = draw(report)
    beside = {one.name: in_bytes(one.data) for one in sidecars(report, pdf, name="rapport.pdf")}
    return {"pdf": in_pdf(pdf), "docx": in_word(compose(report)), **beside}


@pytest.mark.parametrize("kind", [one for one in NAMES if one not in INSIDE])
def test_what_leaves_the_committee_has_only_what_may(
    kind: str, marked: Dossier, marks: Marks
) -> None:
    for name, text in files(marked, kind, "openbaar").items():
        assert marks.within(text) - MAY[kind] == set(), name


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("kind", NAMES)
def test_what_is_kept_back_is_in_no_report_at_all(
    kind: str, audience: str, marked: Dossier, marks: Marks
) -> None:
    kept = {place for place in marks.words.values() if place[2] in NEVER_OF}
    kept |= {("observation", "text", "gewijzigd"), ("names", "name", "")}
    kept |= {(name, "text", "") for name in ("comment",)} | {("visit", "note", "")}
    for name, text in files(marked, kind, audience).items():
        assert marks.within(text) & kept == set(), name


def test_a_public_report_says_what_it_may(marked: Dossier, marks: Marks) -> None:
    """A search that finds nothing anywhere would prove nothing."""
    for name, text in files(marked, "gemeente", "openbaar").items():
        assert len(marks.within(text)) > 20 or "mdto" in name, name
    inside = files(marked, "gemeente", "intern")["pdf"]
    assert ("observation", "interpretation", "") in marks.within(inside)
    assert not {place[2] for place in marks.within(inside)} & set(UNUSED)


@pytest.mark.parametrize("kind", NAMES)
def test_only_pictures_that_may_be_printed_are_in_the_file(kind: str, marked: Dossier) -> None:
    """By their pixels: a picture that is not drawn could still be in it."""
    kept = [which for which in PHOTOS if which not in {"", "versiering"}]
    found = pictures(draw(a_report(marked, kind, "intern")))
    for which in kept:
        assert not any(near(colour(pixels(which)), one) for one in found), which
    if kind in {"bezoek", "gemeente"}:
        assert len(found) == 2


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two colours are the same but for what a photo loses when it is kept."""
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_names_of_people_are_in_no_report(dossier: Dossier) -> None:
    opened = names.start(dossier, passphrase=build.PASSPHRASE)
    names.put(dossier, opened, item="walk", role="bewoner", name="Zqhaverkamp")
    for kind in NAMES:
        for text in files(dossier, kind, "intern").values():
            assert "Zqhaverkamp" not in text


@pytest.mark.parametrize(
    ("name", "open_", "kept"),
    [
        ("confidential", False, True),
        ("quote_status", "vrijgegeven", "niet publiceren"),
        ("evidence", "eigen waarneming", "citaat"),
    ],
)
def test_a_conflict_about_what_may_be_printed_keeps_it_back(
    name: str, open_: object, kept: object, dossier: Dossier
) -> None:
    """Whoever said it last: as long as two laptops disagree, nobody has said that it may."""
    for values in ((open_, kept), (kept, open_)):
        seen = build.an_observation(dossier, "Zqgeheim", area=3)
        build.differ(dossier, seen, name, *values)
        assert overview(dossier, visit=build.VISIT).printed == 0
        assert "Zqgeheim" not in files(dossier, "bezoek", "intern")["pdf"]


def test_what_is_being_typed_is_in_no_report(dossier: Dossier) -> None:
    seen = build.an_observation(dossier, "Wat er stond", area=3)
    with dossier.write() as writing:
        writing.keep_draft(
            kind="observation", entity=seen, field="text", value="Zqhalf", context={}
        )
    assert "Zqhalf" not in files(dossier, "bezoek", "intern")["pdf"]
