"""Tables and charts over pages: heads come back, rows stay whole, numbers are all there."""

from tests.report.pdf import sample
from tests.report.pdf.reading import Reader, words_of
from wijkvisitatie.report.blocks import Bars, Column, Matrix, Radar, Radars, Table
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.pdf.figures import shades
from wijkvisitatie.report.pdf.style import BOTTOM, INK, MARKS, PAGE_HEIGHT

COLUMNS = (Column("Nummer", 0.5), Column("Kern van de zaak", 2.0), Column("Aantal", 0.5, "right"))


def rows(count: int) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"N{index}", f"regel {index} met tekst", str(index)) for index in range(count))


def test_the_head_comes_back_on_each_page() -> None:
    reader = Reader(draw(sample.a_report(Table(COLUMNS, rows(150), "Lijst"))))
    pages = range(1, len(reader.pdf.pages))
    assert len(pages) > 2
    for page in pages:
        assert "Kern van de zaak" in reader.text(page)
    # It is read once: repetition is for the eye.
    assert reader.story().count("Kern van de zaak") == 1


def test_all_cells_are_there_in_reading_order() -> None:
    table = rows(150)
    story = words_of(Reader(draw(sample.a_report(Table(COLUMNS, table, "Lijst")))).story())
    first = story.index("N0")
    assert story[first:] == words_of(" ".join(" ".join(row) for row in table))


def test_a_cell_longer_than_a_page_goes_on() -> None:
    text = " ".join(f"woord{number}" for number in range(3_000))
    table = Table(COLUMNS, (("N1", text, "1"), ("N2", "kort", "2")), "Lijst")
    reader = Reader(draw(sample.a_report(table)))
    assert words_of(reader.story()).count("woord2999") == 1
    assert all(one.y > BOTTOM for one in reader.shown if one.page and one.number is not None)
    assert sum(str(one.S) == "/TR" for one in reader.elements()) == 3


def test_numbers_stand_right_under_each_other() -> None:
    table = Table(COLUMNS, (("a", "b", "7"), ("c", "d", "1234")), "Lijst")
    reader = Reader(draw(sample.a_report(table)))
    ends = {
        round(one.x + one.width - space, 1)
        for one in reader.shown
        if one.text.strip() in {"7", "1234"}
        for space in [0.2 * 9.2]  # the space that ends each line
    }
    assert len(ends) == 1


def test_a_matrix_reads_as_a_table_with_a_number_in_each_cell() -> None:
    labels = tuple(f"Wijk {index}" for index in range(60))
    values = tuple((index, index * 2) for index in range(60))
    matrix = Matrix(labels, ("Een", "Twee"), (1, 2), values, "Matrix", "alt")
    reader = Reader(draw(sample.a_report(matrix)))
    story = " ".join(words_of(reader.story()))
    assert all(f"Wijk {index} {index} {index * 2}" in story for index in range(60))
    assert all("Twee" in reader.text(page) for page in range(1, len(reader.pdf.pages)))


def test_a_matrix_can_say_words_and_keep_its_own_scale() -> None:
    matrix = Matrix(("Wijk",), ("Een",), (1,), ((2,),), "", "", (("2 Eerste aanzet",),), 5)
    assert "Wijk 2 Eerste aanzet" in " ".join(
        words_of(Reader(draw(sample.a_report(matrix))).story())
    )
    whole = Matrix(("Wijk",), ("Een",), (1,), ((5,),), "", "", (("5",),), 5)
    assert shades((2,), matrix) != shades((5,), whole)


def test_a_radar_is_one_figure_that_says_all_of_it() -> None:
    labels, words = ("Focus", "Regie", "Geld"), ("3 Op orde", "n.t.b.", "5 Voorbeeld")
    found = tuple(
        Radar(f"Wijk {number}", labels, (1, 2, 5), (3, None, 5), words, f"Radar van wijk {number}")
        for number in range(3)
    )
    reader = Reader(draw(sample.a_report(Radars(found, 5, "Radars"))))
    figures = [one for one in reader.elements() if one.S == "/Figure"]
    assert [str(one.Alt) for one in figures] == [f"Radar van wijk {n}" for n in range(3)]
    text = reader.text(1)
    for shown in ("Wijk 2", "2 Regie", "5 Voorbeeld"):
        assert shown in text


def test_bars_over_pages_keep_label_and_number_together() -> None:
    labels = tuple(f"Rol {index}" for index in range(80))
    bars = Bars(labels, tuple(range(80)), (0,) * 80, "Staven", "alt")
    reader = Reader(draw(sample.a_report(bars)))
    heights = {
        (one.page, one.text.strip()): one.y for one in reader.shown if one.number is not None
    }
    for (page, text), y in heights.items():
        if text.startswith("Rol "):
            assert abs(heights[page, text.removeprefix("Rol ")] - y) < 1


def test_empty_tables_and_charts_do_no_harm() -> None:
    blocks = (
        Table(COLUMNS, (), "Leeg"),
        Matrix((), (), (), (), "Leeg", ""),
        Matrix(("a",), ("b",), (0,), ((0,),), "Nul", ""),
        Bars((), (), (), "Leeg", ""),
        Bars(("a",), (0,), (1,), "Nul", ""),
        Radars((), 5, "Leeg"),
        Radars((Radar("Niets", (), (), (), (), ""),), 0, ""),
        Radars((Radar("Een", ("a",), (1,), (None,), ("–",), ""),), 5, ""),
    )
    assert len(Reader(draw(sample.a_report(*blocks))).pdf.pages) == 2


def test_figures_on_marks_can_be_read() -> None:
    """White on each hue with a contrast of at least 4.5:1 (WCAG 2, 1.4.3)."""
    for hue in MARKS:
        assert 1.05 / (luminance(hue) + 0.05) >= 4.5


def test_figures_on_shades_can_be_read() -> None:
    marks = tuple(range(len(MARKS)))
    names = tuple(map(str, marks))
    matrix = Matrix(("a", "b"), names, marks, ((9,) * 6, (0,) * 6), "", "")
    for ground in (*shades((9,) * 6, matrix), *shades((0,) * 6, matrix)):
        assert (luminance(ground) + 0.05) / (luminance(INK) + 0.05) >= 4.5


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance after WCAG 2."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_nothing_is_drawn_below_the_foot() -> None:
    reader = Reader(draw(sample.report()))
    assert all(20 < one.y < PAGE_HEIGHT - 20 for one in reader.shown)
