"""Any text that can be typed, pasted or imported gives a valid report, all of it on the page."""

from dataclasses import replace
from pathlib import Path

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.report.pdf import sample
from tests.report.pdf.reading import Reader, words_of
from tests.report.pdf.sample_parts import street
from wijkvisitatie.report.blocks import (
    Bars,
    Box,
    Column,
    Contents,
    Cover,
    Entry,
    Facts,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Picture,
    Quote,
    Radar,
    Radars,
    Report,
    Run,
    Table,
)
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.pdf.style import PAGE_HEIGHT, PAGE_WIDTH

HOSTILE = {
    "markup": "<b>vet</b> & <para> &amp; </i> %LATE0 \\ ( ) <<>> ]]>",
    "control": "a\x00b\x07c\x1b[31md\x7f\x9f",
    "surrogate": "los \ud800 en \udfff half",
    "emoji": "prima 👍🏽 gezin 👨‍👩‍👧 vlag 🇳🇱 😀",
    "other scripts": "中文 日本語 한국어 ไทย हिन्दी ქართული Ελληνικά Кириллица",
    "right to left": "zij zei שלום עולם (ja) en مرحبا بكم في الحي 12.5",
    "accents": "e\u0301e\u0308 Z\u0351\u0360\u0339a\u0315\u031bl\u0321g o" + "\u0301" * 500,
    "long word": "x" * 5_000,
    "long accented word": "e\u0301" * 5_000,
    "lines": "een\n\n\n\ttwee\r\ndrie\u2028vier",
    "empty": "",
    "blank": " \n \u00a0 \u200b ",
    "beyond": "\U0001f9ff\U000e0041\U0010ffff\ufdd0\ufffe",
}


PICTURE = street(600, 400)


def everywhere(text: str) -> Report:
    """A report with ``text`` in each place where a text can stand."""
    runs = (Run(text), Run(text, strong=True), Run(text, emphasis=True, target="a"))
    picture = Picture(PICTURE, text or "Tekening", text)
    radar = Radar(text, (text,) * 3, (1, 0, 2), (1, None, 3), (text,) * 3, text)
    blocks = (
        Contents(text, depth=3),
        Heading(text, 1, "a", mark=1),
        Paragraph(runs),
        Paragraph(runs, "lead"),
        Heading(text, 2),
        Items((runs, runs), ordered=True),
        Quote(text, text),
        picture,
        Heading(text, 3, mark=7),
        Entry(text, "e", (text, text), text, 2, Quote(text, text), text, text, (picture,)),
        Entry(text, "", (), text, 0, None, text, "", (picture, picture)),
        Table((Column(text), Column(text, 0.3, "right")), ((text, text), (text, text)), text),
        Matrix((text,), (text, text), (1, 0), ((1, 2),), text, text),
        Matrix((text,), (text,), (1,), ((3,),), text, text, ((text,),), 5),
        Bars((text, text), (0, 3), (1, 0), text, text),
        Radars((radar, radar, radar), 5, text),
        Box(text, (Paragraph(runs), Items((runs,)))),
        Facts(((text, text), (text, text))),
    )
    cover = Cover(text, text, text, ((text, text), (text, text)), text, text, picture)
    return Report(text or "Verslag", text, text, (text,), "2010-07-05", text, text, cover, blocks)


def problems(data: bytes, folder: Path) -> list[str]:
    """The rules of both profiles that the file breaks."""
    path = folder / "hostile.pdf"
    path.write_bytes(data)
    return [
        f"{profile} {failure.rule_id}"
        for profile in ("ua1", "2a")
        for failure in page.validate_pdf(str(path), profile=profile).failures
    ]


def outside(reader: Reader) -> list[str]:
    """Text that runs off its page."""
    return [
        one.text
        for one in reader.shown
        if one.text.strip()
        and not (one.x >= 0 and one.x + one.width <= PAGE_WIDTH and 20 < one.y < PAGE_HEIGHT - 20)
    ]


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_in_any_place_gives_a_valid_file(kind: str, tmp_path: Path) -> None:
    data = draw(everywhere(HOSTILE[kind]))
    assert problems(data, tmp_path) == []
    assert outside(Reader(data)) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_random_text_gives_a_valid_file(tmp_path: Path, text: str) -> None:
    data = draw(everywhere(text))
    assert problems(data, tmp_path) == []
    assert outside(Reader(data)) == []


def test_a_very_long_text_is_all_there() -> None:
    text = " ".join(f"woord{number}" for number in range(12_000))
    entry = Entry("W-1", "w1", ("Feit",), text, interpretation=text, interpretation_label="Duiding")
    table = Table((Column("A"), Column("B")), ((text, "kort"),), "Tabel")
    reader = Reader(draw(sample.a_report(Paragraph((Run(text),)), entry, table)))
    assert outside(reader) == []
    drawn = words_of(reader.story())
    for number in (0, 5_000, 11_999):
        assert drawn.count(f"woord{number}") == 4


def test_a_hundred_thousand_characters_in_every_place() -> None:
    reader = Reader(draw(everywhere("lang " * 4_000)))
    assert outside(reader) == []


def test_a_character_that_no_font_has_still_carries_itself() -> None:
    reader = Reader(draw(sample.a_report(Paragraph((Run("teken 中 hier"),)))))
    assert "teken 中 hier" in reader.story()


def test_a_link_to_nowhere_is_plain_text() -> None:
    linked = Paragraph((Run("zie "), Run("W-99", target="bestaat niet")))
    reader = Reader(draw(sample.a_report(linked)))
    assert "zie W-99" in reader.story()
    assert not any("/Annots" in one for one in reader.pdf.pages)


def test_a_report_without_blocks_is_a_cover(tmp_path: Path) -> None:
    data = draw(replace(sample.report(), blocks=()))
    assert len(Reader(data).pdf.pages) == 1
    assert problems(data, tmp_path) == []
