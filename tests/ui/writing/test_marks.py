"""Giving lines and words a style: what the writer sees is what the report reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.report.markup import parse
from wijkvisitatie.ui.writing.marks import STARTS, Style, continued, marked, restyled

WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)
READ_AS = {
    "plain": "paragraph",
    "heading": "heading",
    "subheading": "heading",
    "points": "points",
    "numbered": "numbered",
    "quote": "quote",
}


@given(words=st.lists(WORDS, min_size=1, max_size=4), styles=st.lists(st.sampled_from([*STARTS])))
def test_a_styled_line_is_read_as_that_style(words: list[str], styles: list[Style]) -> None:
    """Whatever style the lines had before."""
    lines = words
    for style in styles:
        before, lines = lines, restyled(lines, style)
        is_taken_away = style != "plain" and lines == words
        read = parse("\n".join(lines))
        assert {one.style for one in read} == {"paragraph" if is_taken_away else READ_AS[style]}
        assert is_taken_away or restyled(before, "plain") == words


@pytest.mark.parametrize("style", [style for style in STARTS if style != "plain"])
def test_a_style_is_taken_away_by_its_own_key(style: Style) -> None:
    lines = ["Een", "", "Twee"]
    assert restyled(restyled(lines, style), style) == lines


def test_an_empty_line_begins_a_list() -> None:
    assert restyled([""], "points") == ["- "]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- een", "- "),
        ("9. negen", "10. "),
        ("> woorden", "> "),
        ("- ", ""),
        ("3.  ", ""),
        ("tekst", None),
        ("# kop", None),
        ("2010. Een jaar", None),
    ],
)
def test_enter_goes_on_with_a_list(line: str, following: str | None) -> None:
    assert continued(line) == following


def test_a_mark_is_put_on_and_taken_away() -> None:
    assert marked(" trots ", "**") == " **trots** "
    assert marked("**trots**", "**") == "trots"
    assert parse(marked("trots", "**"))[0].lines[0][0].strong
