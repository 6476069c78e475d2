"""A PDF with a fault is told so: what is wrong, on which page, at which record."""

import io
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import FULL
from tests.report.pdf.sample_parts import street
from wijkvisitatie.errors import InputError
from wijkvisitatie.report.blocks import (
    Column,
    Entry,
    Heading,
    Paragraph,
    Picture,
    Report,
    Run,
    Table,
)
from wijkvisitatie.report.check import Fault, check, passed, told
from wijkvisitatie.report.pdf import draw

Damage = Callable[[pikepdf.Pdf], Any]
NUMBER = "KLA-3-A012"


@pytest.fixture(scope="module")
def good() -> bytes:
    entry = Entry("KLA-3-A011", "w1", ("gesprek",), f"Zoals {NUMBER} laat zien.")
    pictured = Entry(
        NUMBER, "w2", ("gesprek",), "Het plein.", pictures=(Picture(street(seed=1), "Een plein"),)
    )
    table = Table((Column("Wijk"), Column("Aantal")), (("Klarendal", "3"),), "Aantallen")
    blocks = (
        Heading("Eerst", 1),
        entry,
        Heading("Dan", 2),
        Heading("Nieuw", 1, new_page=True),
        pictured,
        Paragraph((Run("Zie "), Run(NUMBER, target="w2"))),
        table,
    )
    return draw(
        Report("Proef", "Commissie", "", (), "2010-06-24", "CONCEPT", "Proef", None, blocks)
    )


def damaged(data: bytes, damage: Damage) -> bytes:
    pdf, out = pikepdf.open(io.BytesIO(data)), io.BytesIO()
    damage(pdf)
    pdf.save(out)
    return out.getvalue()


def all_of(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    """The structure elements of this kind, in no order that matters."""
    waiting, found = [pdf.Root.StructTreeRoot.K], []
    while waiting:
        one = waiting.pop()
        found += [one] if f"/{tag}" == one.S else []
        waiting += [kid for kid in one.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    assert found
    return found


def without(tag: str, name: str) -> Damage:
    return lambda pdf: [one.__delitem__(name) for one in all_of(pdf, tag)]


def unmapped(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[1].Resources.Font.values():
        if "/ToUnicode" in font:
            del font.ToUnicode


def test_what_is_sound_passes(good: bytes) -> None:
    assert check(good, name="x.pdf") == ()
    assert "PDF/UA-1 en PDF/A-2a" in passed()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda pdf: pdf.Root.__delitem__("/Lang"), ("taal",)),
        (without("Figure", "/Alt"), ("Pagina 2", NUMBER, "geen beschrijving")),
        (without("TH", "/A"), ("Pagina 2: Een tabel",)),
        (
            lambda pdf: all_of(pdf, "H2")[0].__setitem__("/S", pikepdf.Name.H4),
            ("Pagina 1: De koppen",),
        ),
        (lambda pdf: pdf.pages[1].__delitem__("/Tabs"), ("Pagina 2", "Tab-toets")),
        (
            lambda pdf: [one.__delitem__("/Contents") for one in pdf.pages[1].Annots],
            ("Pagina 2: Een link",),
        ),
        (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), ("kleur", "PDFA2A-")),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), ("Hele bestand", "gegevens over het")),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), ("voorgelezen", "PDFUA1-TAGGED-DOCUMENT")),
        (unmapped, ("Pagina", "welke letter")),
    ],
)
def test_each_fault_is_told_with_its_place(
    good: bytes, damage: Damage, words: tuple[str, ...]
) -> None:
    lines = told(check(damaged(good, damage), name="x.pdf"))
    assert any(all(word in line for word in words) for line in lines), lines


def test_a_rule_that_nobody_knows_is_told_by_its_name() -> None:
    (line,) = told([Fault("PDF/A-2a", "PDFA2A-QWERTY-001")])
    assert line.startswith("Hele bestand: Het bestand houdt zich niet aan een regel van PDF/A-2a.")
    assert line.endswith("(regel PDFA2A-QWERTY)")


def test_of_many_faults_the_rest_is_counted() -> None:
    faults = [Fault("PDF/A-2a", f"PDFA2A-{name}-001") for name in ("ICC", "XMP", "TABS")]
    assert told(faults, most=1)[1] == "En nog 2 fouten."


@pytest.mark.parametrize("data", [b"", b"hallo", b"PK\x03\x04", b"%PDF-1.4\n", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_gets_one_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^(Dit bestand|Deze PDF) is .*: x\.pdf\.$"):
        check(data, name="x.pdf")


@settings(
    max_examples=2000 if FULL else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(spots=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1))
def test_a_damaged_file_is_told_of_or_refused(good: bytes, spots: list[tuple[float, int]]) -> None:
    data = bytearray(good)
    for place, value in spots:
        data[int(place * len(data))] = value
    with suppress(InputError):
        assert all(one.endswith((")", ".")) for one in told(check(bytes(data), name="x.pdf")))
