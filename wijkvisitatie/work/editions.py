"""Editions: what a report said when it was sent or adopted, kept as it was.

What is frozen are the passages, with the numbers that they bore then, so that two editions can be
laid side by side long after the records under them have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Edition, EditionFile
from wijkvisitatie.model.record import Record
from wijkvisitatie.model.records import field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.texts import _
from wijkvisitatie.work import cards
from wijkvisitatie.work.passages import Change, Passage, as_json, changes, from_json, passages
from wijkvisitatie.work.reading import kind_of

__all__ = ["Change", "Passage", "changes", "passages"]

FOR_FACT_CHECK = "voor wederhoor"
ADOPTED = "vastgesteld"
ERRATUM = "erratum"
"""The statuses of an edition."""

FINAL = frozenset({ADOPTED, ERRATUM})
"""The statuses with which a report is the committee's word."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an edition, as it goes out."""

    audience: str  # openbaar, intern
    name: str  # to store it under
    data: bytes
    fingerprint: str = ""  # of what it says
    mime: str = "application/pdf"


def freeze(
    dossier: Dossier,
    *,
    track: str,
    report: str,
    status: str,
    fingerprint: str,
    content: Iterable[Passage],
    files: Iterable[File] = (),
    changes: Iterable[str] = (),
) -> Changes:
    """Keep what a report says now as its next edition.

    ``fingerprint`` is that of what it says, ``files`` are those that go out, and ``changes``
    tells of an erratum what is other.
    """
    edition = Edition(
        entity="",
        track=track,
        report=report,
        status=status,
        at=now(),
        fingerprint=fingerprint,
        content=as_json(content),
        changes=tuple(changes),
    )
    with sealed_files(dossier, files) as kept, dossier.write(_("Versie vastgelegd")) as writing:
        put(writing, edition, kept)
        return writing.changes()


def put(writing: Writing, edition: Edition, files: Iterable[EditionFile]) -> None:
    """Keep an edition within an action, with files that were sealed for it. Without a number it
    gets the next one. Raises InputError when the one that it has was given in the meantime: it
    stands in its files.
    """
    number = next_number(writing.connection, edition.track, edition.report)
    if edition.number not in {0, number}:
        raise InputError(
            _(
                "Intussen is er al een versie {number} vastgelegd. Er is niets gewijzigd; kijk "
                "eerst bij de versies."
            ).format(number=edition.number)
        )
    made = writing.create("edition", {**_values(edition), "number": number})
    for file in files:
        writing.create("edition_file", {**_values(file), "edition": made})


@contextmanager
def sealed_files(dossier: Dossier, files: Iterable[File]) -> Iterator[tuple[EditionFile, ...]]:
    """Files sealed into the dossier's folder; they go away again when what follows fails."""
    kept: list[EditionFile] = []
    try:
        for file in files:
            sealed = dossier.keep_picture(file.data)
            kept.append(
                EditionFile(
                    entity="",
                    audience=file.audience,
                    name=file.name,
                    fingerprint=file.fingerprint,
                    content=sealed.content,
                    sealed=sealed.sealed,
                    key=sealed.key,
                    mime=file.mime,
                )
            )
        yield tuple(kept)
    except BaseException:
        for one in kept:
            dossier.forget_picture(one.sealed)
        raise


def files(dossier: Dossier, *, edition: str) -> tuple[EditionFile, ...]:
    """The files of an edition, by for whom they are."""
    return cards.cards(dossier, EditionFile, order="audience", edition=edition)


def file_data(dossier: Dossier, *, file: EditionFile) -> bytes:
    """The very bytes that went out. Raises DossierDamaged when they are gone or damaged."""
    return dossier.picture(sealed=file.sealed, key=file.key)


def fingerprint(dossier: Dossier, *, edition: Edition, audience: str) -> str:
    """The fingerprint of what an edition said to an audience."""
    for file in files(dossier, edition=edition.entity):
        if file.audience == audience:
            return file.fingerprint
    return edition.fingerprint


def editions(dossier: Dossier, *, track: str, report: str) -> tuple[Edition, ...]:
    """The editions of a report of a track, the first one first."""
    return cards.cards(dossier, Edition, order="number", track=track, report=report)


def latest(dossier: Dossier, *, track: str, report: str) -> Edition | None:
    """The last edition of a report, if there is one."""
    found = editions(dossier, track=track, report=report)
    return found[-1] if found else None


def frozen(edition: Edition) -> tuple[Passage, ...]:
    """What an edition said; what a newer program kept in another way is passed over."""
    return tuple(from_json(edition.content))


def next_number(connection: sa.Connection, track: str, report: str) -> int:
    """A number that no edition of this report had, also none that was taken back: it may be out."""
    table = TABLES["edition"].c
    query = sa.select(sa.func.max(table.number))
    last = connection.execute(query.where(table.track == track, table.report == report)).scalar()
    return (last or 0) + 1


def _values(record: Record) -> dict[str, Value]:
    return {name: getattr(record, name) for name in field_names(kind_of(type(record)))}


def now() -> str:
    """The moment that an edition gets: the clock on the wall."""
    return f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
