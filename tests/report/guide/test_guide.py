"""What only a person can judge is all laid out, with a doubt where there is reason for one."""

from __future__ import annotations

import pytest

from tests.report.content.test_gemeente_report import report_of, weighed
from tests.report.pdf.sample_parts import street
from wijkvisitatie.report.blocks import (
    Block,
    Entry,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Report,
    Run,
)
from wijkvisitatie.report.content.material import undescribed
from wijkvisitatie.report.guide import SUBJECTS, Point, points

__all__ = ["weighed"]
PHOTO = street(600, 400)


def a_report(*blocks: Block) -> Report:
    return Report("Proef", "Commissie", "", (), "2010-06-24", "CONCEPT", "Proef", None, blocks)


def of(subject: str, *blocks: Block) -> list[Point]:
    return [one for one in points(a_report(*blocks)) if one.subject == subject]


def doubts(subject: str, *blocks: Block) -> list[str]:
    return [doubt for one in of(subject, *blocks) for doubt in one.doubts]


def test_everything_in_a_report_comes_by(weighed):
    found = points(report_of(weighed))
    assert {one.subject for one in found} <= {key for key, _title, _question in SUBJECTS}
    headings = [one.said for one in found if one.subject == "order" and one.level]
    assert headings[:2] == ["Colofon", "Samenvatting"]
    assert "B3.1" in [one.said for one in found if one.subject == "links"]


@pytest.mark.parametrize(
    ("alt", "caption", "doubt"),
    [
        (undescribed("KLA-3-A001"), "", "nog geen beschrijving"),
        ("De Klarendalseweg in de zon", "De Klarendalseweg in de zon", "gelijk aan het bijschrift"),
        ("IMG_2041.jpg", "", "naam van een bestand"),
        ("DSC00123", "", "naam van een bestand"),
        ("Een plein", "", "erg kort"),
        ("Foto van een plein met bankjes", "", "Begin met wat er te zien is"),
        ("Een plein met bankjes. " * 20, "", "lang"),
    ],
)
def test_a_description_that_says_little_raises_a_doubt(alt, caption, doubt):
    entry = Entry("KLA-3-A001", "w1", (), "Tekst.", pictures=(Picture(PHOTO, alt, caption),))
    (point,) = of("pictures", entry)
    assert (point.place, point.anchor, point.picture) == ("KLA-3-A001", "w1", PHOTO)
    assert any(doubt in one for one in point.doubts)


def test_a_good_description_is_shown_without_a_doubt():
    picture = Picture(
        PHOTO, "Een plein met drie bankjes onder bomen; kinderen spelen.", "Het plein"
    )
    assert [one.doubts for one in of("pictures", Heading("Klarendal", 1, "k"), picture)] == [()]


def test_the_same_description_twice_raises_a_doubt():
    picture = Picture(PHOTO, "Een plein met drie bankjes onder bomen.")
    assert all("andere foto" in one for one in doubts("pictures", picture, picture))


def test_decoration_with_a_caption_raises_a_doubt():
    assert "versiering" in doubts("pictures", Picture(PHOTO, "", "De weg", decorative=True))[0]


def test_what_only_looks_like_structure_raises_a_doubt():
    bold = Paragraph((Run("Wat wij zagen", strong=True),))
    listed = Paragraph((Run("1) de winkels staan leeg"),))
    assert len(doubts("order", Heading("Kop", 1), bold, listed)) == 2
    partly = Paragraph((Run("Wat wij zagen", strong=True), Run(" was veel.")))
    assert doubts("order", Heading("Kop", 1), partly) == []


def test_a_heading_with_nothing_under_it_raises_a_doubt():
    text = Paragraph((Run("tekst"),))
    blocks = (Heading("Leeg", 1), Heading("Vol", 1), Heading("Deel", 2), text, Heading("Eind", 1))
    assert [one.said for one in of("order", *blocks) if one.doubts] == ["Leeg", "Eind"]


def test_a_link_that_does_not_say_where_it_goes_raises_a_doubt():
    text = Paragraph((Run("Lees "), Run("hier", target="k"), Run(" over B3.1, of "),
                      Run("B3.1", target="b")))  # fmt: skip
    found = {one.said: bool(one.doubts) for one in of("links", Heading("Kop", 1, "k"), text)}
    assert found == {"hier": True, "B3.1": False}


def test_words_that_judge_are_shown_with_whole_words_around_them():
    text = "De wijk ligt aan de rivier en heeft veel groen. " * 3 + "De aanpak faalt nu hier."
    (point,) = of("tone", Heading("Klarendal", 1, "k"), Paragraph((Run(text),)))
    assert point.said.startswith("…")
    assert point.said.endswith("De aanpak faalt nu hier.")
    assert set(point.said.strip("…").split()) <= set(text.split())
    assert "‘faalt’ klinkt als een oordeel" in point.doubts[0]


def test_literal_words_may_be_as_they_are():
    assert (
        of("tone", Quote("De aanpak faalt."), Entry("A", "a", (), "", quote=Quote("Slecht!"))) == []
    )


def test_each_point_of_a_text_leads_to_its_part(weighed):
    anchors = {one.anchor for one in points(report_of(weighed))}
    assert {"samenvatting", "aandachtspunt-3"} <= anchors
