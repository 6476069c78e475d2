"""The file reads aloud as the story was told, by the rules of PDF/UA-1 and PDF/A-2a."""

from pathlib import Path

import page
import pytest

from tests.report.pdf import sample
from tests.report.pdf.reading import Reader, words_of
from tests.report.pdf.round_trip import departures
from wijkvisitatie.report.blocks import Entry, Heading, Paragraph, Quote, Run
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.lines import line_of
from wijkvisitatie.report.pdf.structure import Element
from wijkvisitatie.report.pdf.style import BODY


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_sample_keeps_to_the_profile(profile: str, sample_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample_pdf)
    failures = page.validate_pdf(str(path), profile=profile).failures
    assert [failure.rule_id for failure in failures] == []


def test_from_page_to_element_and_back(reader: Reader) -> None:
    """The validator does not look at this, readers do."""
    assert departures(reader.pdf) == []


def test_the_story_is_told_in_order() -> None:
    long = "De verantwoordelijkheid voor leefbaarheid en veiligheid ligt bij velen. " * 80
    blocks = (
        Heading("Eerste kop", 1),
        Paragraph((Run(long), Run("met nadruk", strong=True), Run(" en verder."))),
        Entry(
            "W-1",
            "w1",
            ("Feit", "bewoner"),
            long,
            1,
            Quote("Zo is het.", "bewoner"),
            "Want.",
            "Duiding",
        ),
        Heading("Tweede kop", 2),
    )
    story = " ".join(words_of(Reader(draw(sample.a_report(*blocks))).story()))
    wanted = (
        f"Eerste kop {long}met nadruk en verder. 1 W-1 Feit · bewoner {long}"
        "‘Zo is het.’ — bewoner Duiding Want. Tweede kop"
    )
    assert story.endswith(wanted)


def test_headings_never_skip_a_level() -> None:
    blocks = [Heading("a", 3), Heading("b", 4), Heading("c", 9), Heading("", 2)]
    reader = Reader(draw(sample.a_report(*blocks)))
    tags = [str(one.S) for one in reader.elements() if str(one.S)[:2] == "/H"]
    assert tags == ["/H1", "/H2", "/H3", "/H2"]


def test_header_cells_say_what_they_are_the_header_of(reader: Reader) -> None:
    headers = [one for one in reader.elements() if one.S == "/TH"]
    assert headers
    assert all(str(one.A.Scope) in {"/Row", "/Column"} for one in headers)


def test_pictures_have_their_description(reader: Reader) -> None:
    figures = [one for one in reader.elements() if one.S == "/Figure"]
    assert len(figures) == 8
    assert all(str(one.Alt).startswith("Tekening van") for one in figures)


def test_text_outside_the_structure_is_refused(tmp_path: Path) -> None:
    """A line that no element owns would be silent to a screen reader."""
    with (tmp_path / "x.pdf").open("wb") as out:
        canvas = TaggedCanvas(out, {})
        line = line_of("stil", BODY)
        with pytest.raises(RuntimeError):
            canvas.write([line], (100, 100), BODY)
        with pytest.raises(RuntimeError), canvas.artifact():
            canvas.write([line], (100, 100), BODY, Element("P"))
