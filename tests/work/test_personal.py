"""What looks personal in a text: found in every spelling, and silent about ordinary sentences."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.framework.loader import builtin_area_lists, builtin_framework
from wijkvisitatie.paths import resource
from wijkvisitatie.work.personal import hints
from wijkvisitatie.work.personal_numbers import is_bsn
from wijkvisitatie.work.personal_words import categories

LONG = 100_000
MOST_TIME = 0.25  # seconds; some 40 ms on a laptop, and what grows with the square takes minutes


def test_the_entity_of_a_reference_is_no_number_of_a_person() -> None:
    entity = "e72dbcae440849317f7e4f0b950a4367"  # 440849317 has the check sum of a BSN
    assert found(f"Zij kozen zelf ([[{entity}]]).") == []
    assert found(entity) != []


def found(text: str, **known: Any) -> list[tuple[str, str]]:
    return [(hint.kind, text[hint.start : hint.end]) for hint in hints(text, **known)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("email", "j.jansen@gemeente-arnhem.nl"),
        ("phone", "026-1234567"),
        ("phone", "(026) 123 45 67"),
        ("phone", "0318-12 34 56"),
        ("phone", "0612345678"),
        ("phone", "06 - 12 34 56 78"),
        ("phone", "06.12.34.56.78"),
        ("phone", "06–12345678"),
        ("phone", "+31 6 12345678"),
        ("phone", "+31(0)6-12345678"),
        ("phone", "0031612345678"),
        ("bsn", "123456782"),
        ("bsn", "123.456.782"),
        ("bsn", "1234.56.782"),
        ("bsn", "12 34 56 782"),
        ("iban", "NL91ABNA0417164300"),
        ("iban", "nl91 abna 0417 1643 00"),
        ("address", "Kerkstraat 12"),
        ("address", "kerkstraat 12a"),
        ("address", "Singelgracht 12-II"),
        ("address", "6822 AB 12"),
        ("address", "6822AB, nr. 3"),
        ("plate", "12-ABC-3"),
        ("birth", "geboren op 12-03-1964"),
        ("birth", "geb. 3 mei 1970"),
        ("name", "mevrouw de Vries"),
        ("name", "Mw. El Amrani"),
        ("name", "dhr. J. van den Berg"),
        ("name", "J.P. de Boer-Smit"),
        ("health", "verslaafd"),
        ("health", "psychiatrisch"),
        ("health", "verstandelijk beperkt"),
        ("religion", "moslim"),
        ("origin", "Turken"),
        ("crime", "strafblad"),
        ("sexuality", "homo's"),
        ("union", "lid van de vakbond"),
        ("politics", "PVV-stemmer"),
        ("politics", "PvdA'er"),
    ],
)
def test_what_looks_personal_is_found_whole_between_other_words(kind: str, text: str) -> None:
    assert found(f"Er is {text}, zegt men.") == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Op 01-02-2010 12:00 begon het; dossier 20100624 en 24-06-10.",
        "Nummer 123456789 past niet in de elfproef.",
        "De buurt kreeg € 123.456.782 in vier jaar.",
        "In de Klarendalseweg 40 panden, en in 2010 de Steenstraat 2011 plannen.",
        "De winkelstraat 12 jaar later.",
        "Mevrouw de voorzitter, mevrouw de Voorzitter, meneer zei niets.",
        "Lid A. De wijk leeft. Bijlage B. Zij kwamen later.",
        "De moskee staat naast de katholieke school; de criminaliteit daalt.",
        "KLA-3-A012 hoort bij bijlage C.",
        "Ruim 30 procent van de Arnhemmers woont in een aandachtswijk.",
    ],
)
def test_ordinary_sentences_give_no_hint(text: str) -> None:
    assert found(text) == []


def test_the_published_example_and_the_framework_give_no_hint() -> None:
    places = [wijk.name for area_list in builtin_area_lists() for wijk in area_list.wijken]
    published = [*_texts(resource("example")), *_questions()]
    assert len(published) > 300
    assert [one for text in published for one in found(text, places=places)] == []


def test_a_word_in_the_name_of_a_wijk_says_nothing_about_a_person() -> None:
    assert found("In de Poolse Hof.", places=["Poolse Hof"]) == []
    assert found("Een Poolse in de Hof.", places=["Poolse Hof"]) == [("origin", "Poolse")]


def test_the_message_says_what_to_write_and_repeats_nothing_of_the_text() -> None:
    (hint,) = hints("mevrouw Geheim")
    assert "Geheim" not in hint.words
    assert "rol" in hint.words


def test_every_special_category_has_a_source_in_the_law() -> None:
    content = tomllib.loads(resource("privacy", "special.toml").read_text(encoding="utf-8"))
    assert all(one["source"].startswith("AVG, artikel ") for one in content["category"])
    assert len(categories()) == len(content["category"])


@st.composite
def bsns(draw: st.DrawFn) -> str:
    digits = draw(st.text("0123456789", min_size=8, max_size=8))
    fitting = [digits + last for last in "0123456789" if is_bsn(digits + last)]
    return fitting[0] if fitting else "123456782"


@given(bsns(), st.text(), st.text(), st.sampled_from(["", " ", "."]))
def test_every_valid_bsn_is_found_in_any_surroundings(
    bsn: str, before: str, after: str, gap: str
) -> None:
    """As long as no digit makes it a longer number, and no euro sign an amount."""
    before, after = before.rstrip("0123456789€ "), after.lstrip("0123456789")
    spelled = gap.join((bsn[:3], bsn[3:6], bsn[6:]))
    start, end = len(before), len(before) + len(spelled)
    found = hints(f"{before}{spelled}{after}")
    assert any(hint.start <= start and end <= hint.end for hint in found)


@given(st.text(st.characters()))
def test_no_text_makes_it_fail_and_hints_stay_inside_in_order(text: str) -> None:
    places = [(hint.start, hint.end) for hint in hints(text, places=[text[:4], ""])]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@pytest.mark.parametrize(
    "piece",
    [
        "De bewoners zeggen dat mevrouw Jansen in de Kerkstraat 12 woont en belt met 06-12345678. ",
        "a", "0", "0 ", "a@", "A. ", "Aa ", "mw. de de de ", "123456782 ", "straat 1 ", "x-",
    ],
)  # fmt: skip
def test_a_long_text_takes_no_time_worth_noticing(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    started = time.process_time()
    hints(text)
    assert time.process_time() - started < MOST_TIME


def _texts(folder: Traversable) -> Iterator[str]:
    """What members wrote in the example's files."""
    for file in folder.iterdir():
        if file.is_dir():
            yield from _texts(file)
        elif file.name.endswith(".toml"):
            yield from _sentences(tomllib.loads(file.read_text(encoding="utf-8")), "")


def _sentences(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _sentences(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _sentences(inner, key)
    elif key in {"text", "interpretation", "limits", "note", "alt", "caption", "title"}:
        yield str(value)


def _questions() -> Iterator[str]:
    for area in builtin_framework().areas:
        yield from (question.text for question in area.questions)
