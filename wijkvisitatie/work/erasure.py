"""Erasing records for good, with all that belongs to them, and a log that holds no content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.errors import Cancelled, InputError
from wijkvisitatie.model.records import KINDS, Member, Observation, field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import erasing, incoming, peers
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value, parse
from wijkvisitatie.store.statements import among
from wijkvisitatie.texts import _
from wijkvisitatie.work import tidying
from wijkvisitatie.work.reading import every, find
from wijkvisitatie.work.tidying import Progress, Tidied

REASONS = {
    "verzoek": _("Iemand vroeg erom (AVG, artikel 17)"),
    "vergissing": _("Per ongeluk vastgelegd"),
    "termijn": _("De bewaartermijn is voorbij"),
    "anders": _("Een andere reden"),
}
"""Why something was erased: the code that is stored, and its words."""

_BELONGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "observation": (
        ("photo", "observation"),
        ("ground", "observation"),
        ("set_aside", "observation"),
        ("contradiction", "one"),
        ("contradiction", "other"),
        ("reading", "observation"),
    ),
    "visit": (
        ("programme_item", "visit"),
        ("observation", "visit"),
        ("level", "visit"),
        ("hand_in", "visit"),
    ),
    "finding": (
        ("ground", "finding"),
        ("basis", "finding"),
        ("support", "finding"),
        ("support", "municipal"),
        ("remark", "passage"),
    ),
    "section": (("remark", "passage"),),
    "recommendation": (("basis", "recommendation"), ("follow_up", "recommendation")),
    "committee_level": (("dissent", "level"),),
    "edition": (("edition_file", "edition"),),
    "project": (("funding", "project"),),
}
"""What says something about a record only, and goes with it: kind, and the field that names it."""
_ABOUT_ANY = (("comment", "about"),)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was erased, what the open pages must read again, and what became of the traces."""

    changes: Changes
    number: int  # records
    tidied: Tidied


@dataclass(frozen=True, slots=True)
class LogLine:
    """One time that something was erased: no word of what it was."""

    entity: str
    at: int  # ms since 1970, UTC
    who: str  # the member's letter and role
    counts: Mapping[str, int]  # by kind
    reason: str  # code


def what_goes(dossier: Dossier, *, entities: Iterable[str]) -> dict[str, str]:
    """The records that go when these go, each with its kind; the asked ones first."""
    with dossier.read() as connection:
        return _what_goes(connection, entities)


def observation_numbered(dossier: Dossier, *, number: str) -> str:
    """The observation with a number such as KLA-3-A012, also in the trash; by its serial, which
    is the part that never changes. Raises InputError.
    """
    table = TABLES["observation"].c
    serial = number.strip().upper().rpartition("-")[2]
    with dossier.read() as connection:
        found = connection.execute(sa.select(table.entity).where(table.serial == serial)).scalars()
        entities = found.all()
    if len(entities) != 1:
        words = _("Er is geen waarneming met het nummer {number}.")
        double = _("Er is meer dan één waarneming met het nummer {number}: kies in het venster.")
        raise InputError((double if entities else words).format(number=number))
    return str(entities[0])


def erase(
    dossier: Dossier,
    *,
    entities: Iterable[str],
    reason: str,
    replace: Mapping[str, Value] | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Erase records and what belongs to them, here and in every copy; it can't be undone.

    ``replace``, of one observation, first makes a copy of it with these fields instead. Raises
    InputError, or a KnownError of the disk; then nothing is erased. Once it is, what can't be
    done to a copy now is done later and told in the outcome.
    """
    wanted = list(dict.fromkeys(entities))
    with dossier.write(_("Definitief gewist")) as writing:
        kept = _copy(writing, wanted, replace) if replace is not None else {}
        goes = _ours(writing, wanted, _what_goes(writing.connection, wanted))
        if not goes:
            raise InputError(_("Dit onderdeel staat niet (meer) in het dossier."))
        for kind in set(goes.values()):
            _let_go(writing, kind, goes)
        counts = Counter(goes.values())
        writing.erase(
            goes,
            reason=reason if reason in REASONS else "anders",
            kinds=[f"{kind} {number}" for kind, number in sorted(counts.items())],
        )
        touched = frozenset((kind, entity) for entity, kind in goes.items())
        # Without its revisions: what is erased can't be undone.
        changes = Changes(writing.label, (), touched | writing.changes().touched | kept.keys())
    return Outcome(changes, len(goes), tidy_now(dossier, progress))


def note_destruction(dossier: Dossier, *, kind: str, number: int, reason: str) -> None:
    """Put into the log that something outside the records was destroyed, such as the names."""
    with dossier.write() as writing:
        writing.erase([], reason=reason, kinds=[f"{kind} {number}"])


def tidy_now(dossier: Dossier, progress: Progress | None = None) -> Tidied:
    """Take the traces away; who stops halfway has it done later."""
    with suppress(Cancelled):
        return tidying.tidy(dossier, progress=progress)
    return Tidied(trouble=_("Het opruimen is gestopt en gaat later vanzelf verder."))


def log(dossier: Dossier) -> tuple[LogLine, ...]:
    """What was erased, the last first."""
    with dossier.read() as connection:
        members = {one.entity: one for one in every(connection, Member, order=["letter"])}
        rows = connection.exec_driver_sql(
            "SELECT body FROM revision WHERE kind = ?", (erasing.KIND,)
        )
        found = [_line(row.body, members) for row in rows]
    return tuple(sorted(found, key=lambda one: (-one.at, one.entity)))


def _line(body: str, members: Mapping[str, Member]) -> LogLine:
    revision = parse(body)
    who = members.get(revision.by)
    counts = (str(one).rpartition(" ") for one in revision.set.get("kinds") or ())
    return LogLine(
        revision.entity,
        revision.time,
        f"{who.letter}, {who.role}" if who else "",
        {kind: int(number) for kind, _space, number in counts if number.isdigit()},
        str(revision.set.get("reason") or ""),
    )


def _what_goes(connection: sa.Connection, entities: Iterable[str]) -> dict[str, str]:
    goes: dict[str, str] = {}
    waiting = list(entities)
    while waiting:
        query = "SELECT DISTINCT entity, kind FROM revision WHERE entity IN {them}"
        kinds = dict(_rows(connection, query, waiting))
        fresh = {one: kinds[one] for one in waiting if one in kinds and one not in goes}
        goes.update(fresh)
        waiting = []
        for kind in dict.fromkeys(fresh.values()):
            ids = [one for one, its in fresh.items() if its == kind]
            for other, field in (*_BELONGS.get(kind, ()), *_ABOUT_ANY):
                query = f'SELECT entity FROM "{other}" WHERE "{field}" IN {{them}} ORDER BY entity'
                waiting += [entity for (entity,) in _rows(connection, query, ids)]
    return goes


def _rows(connection: sa.Connection, query: str, ids: Iterable[str]) -> list[tuple[Any, ...]]:
    """The names in these queries are those of our own tables, never text from outside."""
    return [tuple(row) for row in among(connection, query, sorted(set(ids)))]


def _ours(writing: Writing, wanted: list[str], goes: dict[str, str]) -> dict[str, str]:
    """Of a member's dossier only what the member made: the secretariat erases what others made,
    and would refuse it from anybody else. Raises InputError when somebody else made what is asked.
    """
    if peers.secretariat(writing.connection) is None:
        return goes
    makers = incoming.makers(writing.connection, goes)
    theirs = {one for one in goes if makers.get(one) != frozenset({writing.by})}
    if not theirs.isdisjoint(wanted):
        raise InputError(
            _(
                "Wat een ander vastlegde, kan alleen het secretariaat definitief wissen. Er is "
                "niets gewist; vraag het daar."
            )
        )
    return {one: kind for one, kind in goes.items() if one not in theirs}


def _let_go(writing: Writing, kind: str, goes: Mapping[str, str]) -> None:
    """Take the erased out of what stays and names them."""
    gone = {entity for entity, its in goes.items() if its == kind}
    for entity, other, field, value in _naming(writing, gone):
        if entity not in goes:
            new = [one for one in value if one not in gone] if isinstance(value, list) else None
            _put(writing, other, entity, field, new)


def _copy(
    writing: Writing, entities: list[str], values: Mapping[str, Value]
) -> dict[tuple[str, str], None]:
    """A copy of an observation with other values; its photos and what names it go to the copy."""
    if len(entities) != 1:
        raise InputError(_("Een kopie zonder de passage kan van één waarneming tegelijk."))
    old = find(writing.connection, Observation, entities[0])
    known = {name: getattr(old, name) for name in field_names("observation")}
    made = writing.create("observation", {**known, **values})
    _allow(writing, "observation", made)
    for entity, kind, field, value in _naming(writing, {old.entity}):
        new = (
            [made if one == old.entity else one for one in value]
            if isinstance(value, list)
            else made
        )
        if kind == "photo":  # its own revisions name the old one: a new record, the same picture
            _copy_photo(writing, entity, made)
        else:
            _put(writing, kind, entity, field, new)
    return {("observation", made): None}


def _copy_photo(writing: Writing, entity: str, observation: str) -> None:
    table = TABLES["photo"]
    row = writing.connection.execute(table.select().where(table.c.entity == entity)).one()
    known = {name: getattr(row, name) for name in field_names("photo")}
    if not row.deleted:
        made = writing.create("photo", {**known, "observation": observation})
        _allow(writing, "photo", made)


def _put(writing: Writing, kind: str, entity: str, field: str, value: Value) -> None:
    empty = getattr(KINDS[kind](entity=""), field)
    writing.put(kind, entity, {field: empty if value is None else value})
    _allow(writing, kind, entity)


def _allow(writing: Writing, kind: str, entity: str) -> None:
    """Erasing is a duty: what was handed in is no ground to refuse it."""
    writing.before.pop((kind, entity), None)


def _naming(writing: Writing, gone: set[str]) -> list[tuple[str, str, str, Value]]:
    """Where these records are named: entity, kind, field and its value."""
    found: list[tuple[str, str, str, Value]] = []
    for kind, table in TABLES.items():
        for column in table.columns:
            if column.name in {"entity", "conflicts", "extra"}:
                continue
            if isinstance(column.type, sa.JSON):
                found += _in_lists(writing, kind, column, gone)
            elif isinstance(column.type, sa.Text):
                query = f'SELECT entity FROM "{kind}" WHERE "{column.name}" IN {{them}}'
                rows = _rows(writing.connection, query, gone)
                found += [(entity, kind, column.name, "") for (entity,) in rows]
    return found


def _in_lists(
    writing: Writing, kind: str, column: sa.Column[Value], gone: set[str]
) -> list[tuple[str, str, str, Value]]:
    table = TABLES[kind]
    rows = writing.connection.execute(sa.select(table.c.entity, column).where(column.is_not(None)))
    return [
        (row[0], kind, column.name, row[1])
        for row in rows
        if isinstance(row[1], list) and not gone.isdisjoint(map(str, row[1]))
    ]
