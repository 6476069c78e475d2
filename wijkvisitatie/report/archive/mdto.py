"""The description of a report and of its file in MDTO 1.0.1, the Dutch standard for archives.

The standard asks for a document per object, with its elements in a fixed order (MDTO-XML1.0.1.xsd,
Nationaal Archief). What must be there and only an archivist can say, how long it is kept and how
far its use is limited, is a proposal: of what was adopted that it is kept for good.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from wijkvisitatie.report.blocks import Archive, Report
from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.report.pdf.metadata import moment_of
from wijkvisitatie.texts import _

NAMESPACE: Final = "https://www.nationaalarchief.nl/mdto"
START: Final = f'<?xml version="1.0" encoding="UTF-8"?>\n<MDTO xmlns="{NAMESPACE}"'.encode()
_SCHEMA: Final = (
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
    f' xsi:schemaLocation="{NAMESPACE} MDTO-XML1.0.1.xsd">\n'
)
_PROGRAM: Final = "Wijkvisitatie"
_FORMAT: Final = "Acrobat PDF/A - Portable Document Format"
_PRONOM: Final = "fmt/476"  # of PDF/A-2a; fmt/477 is PDF/A-2b
_LONGEST: Final = 80  # the standard advises no longer name

Node = tuple[str, "str | Sequence[Node]"]
"""An element: its name, with its text or its own elements."""


def of_object(report: Report, archive: Archive, *, file: str) -> bytes:
    """The information object: what the report is, whatever file it is in."""
    return _document(
        (
            "informatieobject",
            (
                _identity(archive.identity),
                ("naam", _name(report.title)),
                ("aggregatieniveau", _term("Archiefstuk", _mdto("Aggregatieniveaus"))),
                *(("trefwoord", word) for word in report.keywords),
                ("omschrijving", report.subject),
                *_days(archive),
                *(("dekkingInRuimte", _place(name, code)) for name, code in archive.places),
                ("taal", "nl"),
                *_events(report, archive),
                ("waardering", _worth(archive)),
                ("heeftRepresentatie", _reference(file, _of_file(archive))),
                ("archiefvormer", _reference(archive.creator)),
                ("beperkingGebruik", _limits(archive)),
            ),
        )
    )


def of_file(report: Report, archive: Archive, pdf: bytes, *, file: str) -> bytes:
    """The file: how large it is, of what kind, and how to see that it is whole."""
    checksum = (
        ("checksumAlgoritme", _term("SHA-256", _mdto("ChecksumAlgoritme"))),
        ("checksumWaarde", hashlib.sha256(pdf).hexdigest()),
        ("checksumDatum", moment_of(report.date).strftime("%Y-%m-%dT%H:%M:%SZ")),
    )
    return _document(
        (
            "bestand",
            (
                _identity(_of_file(archive)),
                ("naam", file),
                ("omvang", str(len(pdf))),
                ("bestandsformaat", _term(_FORMAT, "PRONOM-register", code=_PRONOM)),
                ("checksum", checksum),
                ("isRepresentatieVan", _reference(_name(report.title), archive.identity)),
            ),
        )
    )


def _of_file(archive: Archive) -> str:
    return f"{archive.identity}-pdf"


def _name(title: str) -> str:
    title = clean_line(title) or _("Zonder titel")
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


def _identity(mark: str, name: str = "identificatie", source: str = _PROGRAM) -> Node:
    return (name, (("identificatieKenmerk", mark), ("identificatieBron", source)))


def _reference(name: str, mark: str = "", source: str = _PROGRAM) -> tuple[Node, ...]:
    named: Node = ("verwijzingNaam", clean_line(name) or _("onbekend"))
    return (
        (named, _identity(mark, "verwijzingIdentificatie", source))
        if clean_line(mark)
        else (named,)
    )


def _term(label: str, of_list: str, *, code: str = "") -> tuple[Node, ...]:
    return (
        ("begripLabel", label),
        ("begripCode", code),
        ("begripBegrippenlijst", _reference(of_list)),
    )


def _mdto(name: str) -> str:
    return f"Begrippenlijst {name} MDTO"


def _days(archive: Archive) -> tuple[Node, ...]:
    if not archive.days:
        return ()
    begin, end = archive.days[0][:10], archive.days[-1][:10]
    nodes = (
        ("dekkingInTijdType", _term(_("Dagen van het bezoek"), _PROGRAM)),
        ("dekkingInTijdBegindatum", begin),
        ("dekkingInTijdEinddatum", end if end != begin else ""),
    )
    return (("dekkingInTijd", nodes),)


def _place(name: str, code: str) -> tuple[Node, ...]:
    return _reference(name, code, "TOOI register Gemeenten compleet")


def _events(report: Report, archive: Archive) -> tuple[Node, ...]:
    """When it was made, and when it became what does not change any more."""
    moments = (("Creatie", report.date[:10]), ("Bevriezing", archive.adopted[:10]))
    return tuple(
        ("event", (("eventType", _term(label, _mdto("EventTypeLijst"))), ("eventTijd", moment)))
        for label, moment in moments
        if moment
    )


def _worth(archive: Archive) -> tuple[Node, ...]:
    label, code = ("Blijvend te bewaren", "B") if archive.adopted else ("Tijdelijk te bewaren", "V")
    return _term(label, _mdto("Waarderingen"), code=code)


def _limits(archive: Archive) -> tuple[Node, ...]:
    label, words = (
        (_("openbaar"), _("Zonder wat van de commissie blijft."))
        if archive.is_public
        else (_("intern"), _("Alleen voor de commissie; niet bedoeld om te publiceren."))
    )
    return (
        ("beperkingGebruikType", _term(label, _PROGRAM)),
        ("beperkingGebruikNadereBeschrijving", words),
    )


def _document(node: Node) -> bytes:
    lines = "".join(_lines(node, 1))
    return START + f"{_SCHEMA}{lines}</MDTO>\n".encode()


def _lines(node: Node, depth: int) -> list[str]:
    """An element as XML, indented; nothing for one without words."""
    name, content = node
    indent = " " * depth
    if isinstance(content, str):
        words = escape(clean_line(content))
        return [f"{indent}<{name}>{words}</{name}>\n"] if words else []
    inner = [line for one in content for line in _lines(one, depth + 1)]
    return [f"{indent}<{name}>\n", *inner, f"{indent}</{name}>\n"] if inner else []
