"""What passes the gate is composed text without anything a font can't draw."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.report.pdf.gate import clean, clean_line


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("cafe\u0301", "café"),
        ("a\x07b\x00c\x1bd", "abcd"),
        ("regel een\r\nregel twee\u2028drie", "regel een\nregel twee\ndrie"),
        ("tab\tstop", "tab stop"),
        ("nul\u200bbreed\u200d", "nulbreed"),
        ("links\u202erechts\u202c", "linksrechts"),
        ("zacht\u00adafbreken", "zachtafbreken"),
        ("los \ud800 half", "los \ufffd half"),
        ("paar \ud83d\ude00", "paar 😀"),
        ("eigen \ue000 gebruik", "eigen \ufffd gebruik"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_each_kind_of_unfit_character(given_text: str, wanted: str) -> None:
    assert clean(given_text) == wanted


@given(st.text())
def test_clean_text_stays_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {unicodedata.category(sign) for sign in once} & {"Cc", "Cs", "Co"} - (
        {"Cc"} if "\n" in once else set()
    )


def test_a_pile_of_accents_does_not_take_forever() -> None:
    pile = "e" + "\u0301\u0323" * 50_000
    assert len(clean(pile)) < 12


def test_a_title_has_no_line_ends() -> None:
    assert clean_line(" een \n twee\x00 ") == "een twee"
