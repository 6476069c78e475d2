"""Lines hold all the text, are never too wide, and break where a Dutch reader expects it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.report.blocks import Run
from wijkvisitatie.report.pdf import direction
from wijkvisitatie.report.pdf.fonts import SOFT_HYPHEN, width
from wijkvisitatie.report.pdf.gate import clean
from wijkvisitatie.report.pdf.hyphenation import breaks
from wijkvisitatie.report.pdf.lines import fit_line, mixed_lines, run_lines, text_lines
from wijkvisitatie.report.pdf.pieces import Line
from wijkvisitatie.report.pdf.style import BODY, TextStyle

LEFT_TO_RIGHT = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: not direction.runs_left(text)
)


def shown(line: Line) -> str:
    return "".join(piece.actual or piece.text for piece in line.pieces)


def whole(lines: list[Line]) -> str:
    """The text of all lines without spaces and without the hyphens of line ends."""
    return "".join("".join(map(shown, lines)).split()).replace(SOFT_HYPHEN, "")


@given(LEFT_TO_RIGHT, st.floats(20, 400))
def test_no_text_is_lost_and_none_is_too_wide(text: str, room: float) -> None:
    lines = text_lines(text, BODY, room)
    assert whole(lines) == "".join(clean(text).split())
    assert all(line.width <= room + 0.01 for line in lines)


@pytest.mark.parametrize("text", ["a" * 100_000, "é中" * 50_000, "e\u0301" * 50_000])
def test_a_word_of_any_length_is_cut_to_lines(text: str) -> None:
    lines = text_lines(text, BODY, 345)
    assert whole(lines) == clean(text)
    assert max(line.width for line in lines) <= 345


@pytest.mark.parametrize("word", ["ideeën", "financiën", "reünie"])
def test_no_break_where_the_spelling_would_change(word: str) -> None:
    long = f"beleids{word}"
    assert all(long[at] not in "ëïöü" for at, _ in breaks(long))


def test_a_compound_breaks_between_its_parts() -> None:
    assert (8, True) in breaks("leefbaarheidsvraagstukken")
    assert (11, False) in breaks("wijkaanpak/buurtaanpak")
    assert not any(hyphen for _, hyphen in breaks("https://www.gemeente.nu/wijkaanpak"))


def test_a_hyphen_at_a_line_end_is_a_soft_one() -> None:
    words = "De verantwoordelijkheidsverdeling verantwoordelijkheidsverdeling blijft onduidelijk"
    lines = text_lines(words, BODY, 125)
    assert any(shown(line).endswith(SOFT_HYPHEN) for line in lines)
    assert all("-" not in shown(line) for line in lines)


def test_the_last_word_goes_down_whole() -> None:
    for room in range(150, 260):
        last = text_lines("Een korte zin over meegedacht", BODY, room)[-1]
        assert shown(last) != "dacht"


def test_line_ends_in_the_text_stay() -> None:
    assert [shown(line) for line in text_lines("een\n\ntwee", BODY, 200)] == ["een", "", "twee"]


def test_a_word_may_change_weight_halfway() -> None:
    runs = (Run("vet", strong=True), Run("gedrukt "), Run("los"))
    (line,) = run_lines(runs, BODY, 300)
    assert [piece.text for piece in line.pieces] == ["vet", "gedrukt los"]


def test_an_unbreakable_space_holds_words_together() -> None:
    lines = text_lines("op 24\u00a0juni\u00a02010", BODY, 60)
    assert [shown(line) for line in lines] == ["op", "24\u00a0juni\u00a02010"]


def test_letters_from_right_to_left_are_put_in_drawing_order() -> None:
    (line,) = text_lines("zij zei שלום 12 עולם hier", BODY, 400)
    assert shown(line) == "zij zei םלוע 12 םולש hier"


@pytest.mark.parametrize("text", ["שלום עולם טוב ja", "中 文 字 ja", "een Ж twee"])
def test_widths_are_those_of_the_fonts_that_draw(text: str) -> None:
    """Otherwise words in a second font would run into what follows them."""
    (line,) = text_lines(text, BODY, 400)
    for piece in line.pieces:
        assert piece.width == pytest.approx(width(piece.font, piece.text) * BODY.size)


def test_arabic_letters_join() -> None:
    assert direction.shaped("سلام") == "ﺳﻼﻡ".replace("ﻼ", "ﻠﺎ")


def test_a_single_line_is_made_smaller_and_then_cut() -> None:
    style = TextStyle(10, 12)
    assert fit_line("kort", style, 100)[1] == style
    line, smaller = fit_line("een iets te lange regel", style, 85)
    assert smaller.size < 10
    assert shown(line).endswith("regel")
    assert line.width <= 85.01
    line, _ = fit_line("lang " * 20_000, style, 100)
    assert shown(line).endswith("…")
    assert line.width <= 100


@given(
    st.text(st.characters(codec="latin-1")) | st.text("ab -/\n", min_size=40),
    st.floats(20, 300),
    st.booleans(),
)
def test_the_short_way_gives_the_lines_of_the_long_one(
    text: str, room: float, strong: bool
) -> None:
    runs = (Run(text, strong=strong, target="ergens"),)
    short, long = run_lines(runs, BODY, room), mixed_lines(runs, BODY, room)
    assert [(line.pieces and shown(line), line.glued) for line in short] == [
        (line.pieces and shown(line), line.glued) for line in long
    ]
    assert [line.width for line in short] == pytest.approx([line.width for line in long])
    assert {piece.target for line in short for piece in line.pieces} <= {"ergens"}
