"""Whether a report is a concept or the version that was frozen; what it says decides.

A report that says one word other than the version that was adopted is a concept again, whoever
changed what. So its standing follows from a fingerprint of what it says, never from a mark that
somebody must remember to take off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any

from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.report.blocks import Block, Heading, Items, Run
from wijkvisitatie.report.content.words import note
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, long_date
from wijkvisitatie.work import editions

CONCEPT = "CONCEPT"
_SHORT = 12  # signs of a fingerprint that are printed: enough to tell versions of a report apart


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report is, in the words that it prints."""

    status: str  # on every page
    words: str  # in the colophon
    fingerprint: str  # of what it says
    edition: Edition | None = None  # that it is; None: a concept
    errata: tuple[Edition, ...] = ()  # up to and with this one, the last first

    def head(self, title: str) -> str:
        """The title as it stands at the head of each page: of a version with its number."""
        if self.edition is None:
            return title
        return _("{title}, versie {number}").format(title=title, number=self.edition.number)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What the cover tells of a version beside its status."""
        return ((_("Versie"), version(self.edition)),) if self.edition else ()

    @property
    def adopted(self) -> str:
        """When the committee adopted it (ISO moment); "" when it did not."""
        frozen = self.edition
        return frozen.at if frozen and frozen.status in editions.FINAL else ""


def standing(
    dossier: Dossier,
    *,
    track: str,
    report: str,
    audience: str,
    said: object,
    becoming: Edition | None = None,
) -> Standing:
    """What a report is that says this: blocks, and whatever else its readers go by.

    ``becoming`` is the version that it is made for, while that is not frozen yet.
    """
    fingerprint = fingerprint_of(said)
    known = editions.editions(dossier, track=track, report=report)
    last = known[-1] if known else None
    is_last = last is not None and fingerprint == editions.fingerprint(
        dossier, edition=last, audience=audience
    )
    edition = becoming or (last if is_last else None)
    if edition is None:
        return Standing(CONCEPT, _concept(last), fingerprint)
    errata = [one for one in (becoming, *reversed(known)) if one and one.changes]
    return Standing(edition.status.upper(), version(edition), fingerprint, edition, tuple(errata))


def version(edition: Edition) -> str:
    """A version in a sentence: what it is, its number, and since when."""
    words = _("{status}, versie {number} van {day}")
    return words.format(
        status=_STATUSES.get(edition.status, edition.status.capitalize()),
        number=edition.number,
        day=long_date(edition.at),
    )


def errata(standing: Standing) -> tuple[Block, ...]:
    """What later versions changed in earlier ones; nothing when this is no later version."""
    blocks: list[Block] = []
    for edition in standing.errata:
        title = _("Gewijzigd in versie {number} ({day})").format(
            number=edition.number, day=long_date(edition.at)
        )
        points = tuple((Run(change),) for change in edition.changes)
        blocks += [Heading(title, 2, in_contents=False), Items(points)]
    return (*blocks, *((note(_NO_OTHER_CHANGES),) if blocks else ()))


def short(fingerprint: str) -> str:
    """A fingerprint as it is printed, in groups that can be read out."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, _SHORT, 4))


def fingerprint_of(said: object) -> str:
    """A hash of what a report says: equal for what reads equal, whatever program draws it."""
    digest = hashlib.sha256()
    for part in _parts(said):
        digest.update(part)
    return digest.hexdigest()


_STATUSES = {
    editions.FOR_FACT_CHECK: _("Voor feitelijk wederhoor"),
    editions.ADOPTED: _("Vastgesteld"),
    editions.ERRATUM: _("Vastgesteld met erratum"),
}
_NO_OTHER_CHANGES = _("De rest van de tekst is gelijk aan de vorige versie.")


def _concept(last: Edition | None) -> str:
    if last is None:
        return _("Concept: de commissie heeft dit rapport niet vastgesteld.")
    words = _("Concept: gewijzigd sinds versie {number} van {day}.")
    return words.format(number=last.number, day=long_date(last.at))


def _parts(value: Any) -> Iterable[bytes]:
    """A value as bytes from which it could be told; what is left at its default says nothing, so
    that a block which gets a further field later does not make every report another one.
    """
    if isinstance(value, str):
        yield _framed(b"s", value.encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes):
        yield _framed(b"b", hashlib.sha256(value).digest())
    elif isinstance(value, tuple | list):
        yield b"("
        for one in value:
            yield from _parts(one)
        yield b")"
    elif is_dataclass(value):
        yield _framed(b"d", type(value).__name__.encode())
        for field in fields(value):
            of_field = getattr(value, field.name)
            if field.default is MISSING or of_field != field.default:
                yield _framed(b"f", field.name.encode())
                yield from _parts(of_field)
        yield b"."
    else:  # a number, a truth or nothing
        yield _framed(b"v", repr(value).encode())


def _framed(kind: bytes, content: bytes) -> bytes:
    return b"%s%d:%s" % (kind, len(content), content)
