"""Hints on tone and readability: they point at the right words, and leave plain text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.work.wording import wording


def told(text: str) -> list[tuple[str, str]]:
    return [(hint.kind, text[hint.start : hint.end]) for hint in wording(text)]


@pytest.mark.parametrize("word", ["falen", "Onvoldoende", "slechte", "mislukte", "schiet tekort"])
def test_a_judging_word_is_told_with_a_kinder_one(word: str) -> None:
    text = f"De aanpak: {word}."
    assert told(text) == [("tone", word)]
    assert "Liever: " in wording(text)[0].words


def test_a_sentence_of_over_twenty_words_is_told() -> None:
    long = " ".join(["woord"] * 21)
    assert told(f"Kort.\n{long}. Kort.") == [("sentence", long)]
    assert told(" ".join(["woord"] * 20)) == []


def test_a_long_word_is_told_but_not_a_name_or_a_record() -> None:
    assert told("De leefbaarheidsverbeteringsplannen zijn af.") == [
        ("word", "leefbaarheidsverbeteringsplannen")
    ]
    assert told(f"Kanaleneilandnoordoostelijkdeel en [[{'a1' * 16}]].") == []


def test_plain_words_are_left_alone() -> None:
    assert told("Bewoners horen het laat. De slechtvalk broedt weer in de wijk.") == []


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(0 <= hint.start < hint.end <= len(text) for hint in wording(text))
