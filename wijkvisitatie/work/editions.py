"""Editions: what a report said when it was sent or adopted, kept as it was.

What is frozen are the passages, with the numbers that they bore then, so that two editions can be
laid side by side long after the records under them have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.files import write_whole
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Edition, EditionFile
from wijkvisitatie.model.record import Record
from wijkvisitatie.model.records import field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import erasing
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.texts import _
from wijkvisitatie.work import cards, party, rounds, tracks
from wijkvisitatie.work.belonging import gemeente_of
from wijkvisitatie.work.passages import Change, Passage, as_json, changes, from_json, passages
from wijkvisitatie.work.reading import every, kind_of
from wijkvisitatie.work.tracks import TrackLine
from wijkvisitatie.work.whereabouts import row_of

__all__ = ["Change", "Passage", "as_json", "changes", "passages"]

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


def extent(dossier: Dossier) -> int:
    """How far the changes of the dossier go: the same number, the same dossier."""
    with dossier.read() as connection:
        return _extent(connection)


def adopt(
    dossier: Dossier, *, edition: Edition, files: Iterable[File], seen: int, reason: str = ""
) -> Changes | None:
    """Keep an adopted version with its files, and move its track on to where it is adopted.

    None, and nothing is kept, when the dossier went beyond ``seen`` (its ``extent``): the files
    may no longer say what it says. Raises InputError when that skips a phase without a ``reason``.
    """
    step = _step(dossier, edition.track, reason)
    try:
        with sealed_files(dossier, files) as kept, dossier.write(_("Vastgesteld")) as writing:
            if _extent(writing.connection) != seen:
                raise _Outrun
            put(writing, edition, kept)
            if step is not None:
                tracks.take_step(writing, step, ADOPTED, reason)
            return writing.changes()
    except _Outrun:
        return None


def refuse_in_members_dossier(dossier: Dossier) -> None:
    """Raises InputError in a member's dossier: there would be two first versions."""
    party.refuse_in_members_dossier(
        dossier,
        _(
            "Dit is het dossier van een lid. Een nota versturen en een rapport vaststellen doet "
            "het secretariaat, in zijn eigen dossier. Er is niets vastgelegd."
        ),
    )


class _Outrun(Exception):
    """Something was changed while the files were made."""


def needs_reason(dossier: Dossier, *, track: str) -> bool:
    """Whether adopting the report of a track skips a phase."""
    framework = rounds.framework_of(dossier)
    line = _moving(dossier, framework, track)
    return line is not None and tracks.needs_reason(framework, line.track.phase, ADOPTED)


def _step(dossier: Dossier, track: str, reason: str) -> TrackLine | None:
    framework = rounds.framework_of(dossier)
    line = _moving(dossier, framework, track)
    if line is not None:
        tracks.refuse_unexplained(framework, line.track.phase, ADOPTED, reason)
    return line


def _moving(dossier: Dossier, framework: Framework, track: str) -> TrackLine | None:
    """The track that moves on by being adopted; None when it is that far already."""
    phases = [code.key for code in framework.codes["phases"]]
    if not track or ADOPTED not in phases:
        return None
    line = tracks.track_line(dossier, track=track)
    now = line.track.phase
    is_there = now in phases and phases.index(now) >= phases.index(ADOPTED)
    return None if is_there else line


def _extent(connection: sa.Connection) -> int:
    found = connection.exec_driver_sql("SELECT max(number) FROM revision").scalar()
    return int(found or 0)


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
    kept = files(dossier, edition=edition.entity)
    found = (one.fingerprint for one in kept if one.audience == audience and one.fingerprint)
    return next(found, edition.fingerprint)


def save(dossier: Dossier, *, edition: str, audience: str, folder: Path) -> tuple[Path, ...]:
    """Store the very files of an edition for an audience in a folder, under their own names.

    Raises InputError when another file of such a name is there, before anything is written, and a
    KnownError when one is damaged or the disk refuses.
    """
    kept = {
        folder / one.name: file_data(dossier, file=one)
        for one in files(dossier, edition=edition)
        if one.audience == audience
    }
    for place, data in kept.items():
        if place.exists() and not (place.is_file() and place.read_bytes() == data):
            raise InputError(
                _(
                    "In deze map staat al een ander bestand met de naam {name}. Er is niets "
                    "geschreven; kies een andere map."
                ).format(name=place.name)
            )
    for place, data in kept.items():
        write_whole(place, data)
    return tuple(kept)


def all_editions(dossier: Dossier, *, track: str) -> tuple[Edition, ...]:
    """The editions of all reports of a track, the first one first."""
    return cards.cards(dossier, Edition, order="at", track=track)


def that_may_hold(dossier: Dossier, *, records: Mapping[str, str]) -> tuple[Edition, ...]:
    """The versions in which these records (entity and kind) may stand: those of their gemeenten
    and of the round. They are kept as they were, whatever becomes of the records.
    """
    with dossier.read() as connection:
        found = every(connection, Edition, order=["at"])
        if not found:
            return ()
        rows = ((kind, row_of(connection, kind, one)) for one, kind in records.items())
        places = {gemeente_of(connection, kind, row) for kind, row in rows if row}
        return tuple(
            one
            for one in found
            if not one.track or gemeente_of(connection, "", {"track": one.track}) in places - {""}
        )


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


def since(
    dossier: Dossier, *, track: str, report: str
) -> tuple[Edition, tuple[Change, ...]] | None:
    """The last version of a report and what its texts say otherwise now; None without one."""
    last = latest(dossier, track=track, report=report)
    if last is None:
        return None
    return last, changes(frozen(last), passages(dossier, track=track))


def told(made: Iterable[Change]) -> tuple[str, ...]:
    """What changed, a sentence per passage, for the list of an erratum."""
    return tuple(map(_told, made)) or (
        _("Wat het programma uit de gegevens maakt, is bijgewerkt; de teksten zijn gelijk."),
    )


def _told(change: Change) -> str:
    before, after = change.before, change.after
    if after is None:
        words = _("{now} is vervallen.")
    elif before is None:
        words = _("{now} is toegevoegd.")
    elif before.number == after.number:
        words = _("{now} is gewijzigd.")
    elif before.text == after.text:
        words = _("{then} heet nu {now}.")
    else:
        words = _("{then} heet nu {now} en is gewijzigd.")
    return words.format(now=_name(change.passage), then=_name(before or change.passage))


def _name(passage: Passage) -> str:
    return f"“{passage.number}”" if passage.kind == "section" else passage.number


def next_number(connection: sa.Connection, track: str, report: str) -> int:
    """A number that no edition of this report had, also none that was taken back or erased: it may
    be out.
    """
    table = TABLES["edition"].c
    query = sa.select(sa.func.max(table.number))
    last = connection.execute(query.where(table.track == track, table.report == report)).scalar()
    erased = erasing.highest_serial(connection, erasing.counter_of("edition", track, report))
    return max(last or 0, erased) + 1


def _values(record: Record) -> dict[str, Value]:
    return {name: getattr(record, name) for name in field_names(kind_of(type(record)))}


def now() -> str:
    """The moment that an edition gets: the clock on the wall."""
    return f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
