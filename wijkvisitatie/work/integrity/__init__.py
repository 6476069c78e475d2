"""The consistency check and repair: is the dossier whole, and does it say what its versions say?

Each subject finds what is wrong and mends it by looking again, so that mending twice changes
nothing more, and a repair may come long after the check that asked for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import backup, derived
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import backups
from wijkvisitatie.work.integrity import (
    beside,
    history,
    links,
    pages,
    pictures,
    references,
    tables,
)
from wijkvisitatie.work.integrity.finding import Finding, Tick, Touched, no_tick

__all__ = ["Finding", "Findings", "Repaired", "check", "pages_damaged", "repair", "unreadable"]

Step = Callable[[int, int], None]
"""Told how far it is, of how much; may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The outcome of a check."""

    findings: tuple[Finding, ...]
    fingerprint: str = ""  # these four are empty when the database can't be read
    counts: dict[str, int] = field(default_factory=dict)  # per kind, without the trash
    revisions: int = 0
    cipher: str = ""  # the encryption library's version; "" on a server, or of a file in the clear

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong, as sentences; none means all is well."""
        return tuple(one.words for one in self.findings)

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.findings

    @property
    def mendable(self) -> bool:
        """Whether a repair would change anything."""
        return any(one.mendable for one in self.findings)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair mended, in the words of the check, and which records changed by it."""

    mended: tuple[Finding, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class _Subject:
    find: Callable[[Dossier, Tick], list[Finding]]
    mend: Callable[[Dossier], Touched] | None
    from_tables: bool = False  # tells nothing when the derived tables are not right


_KEYS = _Subject(beside.find_keys, beside.mend_keys)
_TABLES = _Subject(tables.find, tables.mend)

# In order: what is made again from the versions comes after these, and what is set aside comes
# after all that could be had from it.
_SUBJECTS = (
    _Subject(pages.find, None),
    _KEYS,
    _Subject(history.find, history.mend),
    _TABLES,
    _Subject(pictures.find, pictures.mend, from_tables=True),
    _Subject(references.find, references.mend, from_tables=True),
    _Subject(links.find, links.mend, from_tables=True),
    _Subject(beside.find_journals, beside.mend_journals),
    _Subject(beside.find_copies, beside.mend_copies),
    _Subject(beside.find_leftovers, beside.mend_leftovers),
)

_BEFORE_A_COPY = (_KEYS, _TABLES)
"""A copy needs a key file, and with a search index that can't be read it is no sound copy. Neither
repair can lose anything: what is derived holds nothing of its own.
"""


def check(dossier: Dossier, step: Step = lambda _done, _total: None) -> Findings:
    """Look at all of a dossier; changes nothing. Raises KnownError when the disk refuses."""
    found: list[Finding] = []
    derived_right = True
    try:
        for number, subject in enumerate(_SUBJECTS):
            step(number, len(_SUBJECTS))
            if subject.from_tables and not derived_right:
                continue
            wrong = subject.find(dossier, _tick(step, number))
            found += wrong
            if wrong and subject.mend is None:
                return Findings(tuple(found))  # of a file that is damaged no more can be said
            derived_right = derived_right and not (wrong and subject is _TABLES)
        with dossier.read() as connection:
            return Findings(tuple(found), **_told(dossier, connection))
    except DossierDamaged as error:
        return unreadable(error, found)


def pages_damaged(dossier: Dossier) -> bool:
    """Whether only going back to a copy helps. Raises DossierDamaged when it does not even open."""
    return bool(pages.find(dossier, no_tick))


def unreadable(error: DossierDamaged, found: Iterable[Finding] = ()) -> Findings:
    """The outcome when the damage itself makes an end to the check."""
    return Findings(tuple(found) or (pages.damage(str(error)),))


def repair(dossier: Dossier) -> Repaired:
    """Mend what can be mended, after a copy that was verified. Again finds nothing to do.

    Raises KnownError, as when no copy can be made; what was mended by then stays mended.
    """
    mended, touched = _mend(dossier, _BEFORE_A_COPY, lambda: None)
    copied: list[Path] = []

    def copy_first() -> None:
        if not copied:
            # Not as a copy is made at other times: that counts what the journal holds as copied.
            made = backup.make(dossier.folder, dossier.key, backups.BEFORE_REPAIR)
            copied.append(made.path)

    more, changed = _mend(dossier, _SUBJECTS, copy_first)
    changes = Changes(_("Dossier hersteld"), (), touched | changed)
    return Repaired((*mended, *more), changes)


def _mend(
    dossier: Dossier, subjects: Iterable[_Subject], before: Callable[[], None]
) -> tuple[list[Finding], Touched]:
    mended: list[Finding] = []
    touched: Touched = frozenset()
    for subject in subjects:
        found = [one for one in subject.find(dossier, no_tick) if one.mendable]
        if found and subject.mend is not None:
            before()
            touched |= subject.mend(dossier)
            mended += found
    return mended, touched


def _tick(step: Step, number: int) -> Tick:
    return lambda: step(number, len(_SUBJECTS))


def _told(dossier: Dossier, connection: sa.Connection) -> dict[str, Any]:
    return {
        "fingerprint": derived.fingerprint(connection),
        "counts": _counts(connection),
        "revisions": connection.exec_driver_sql("SELECT count(*) FROM revision").scalar_one(),
        "cipher": pages.cipher(dossier, connection),
    }


def _counts(connection: sa.Connection) -> dict[str, int]:
    there = set(sa.inspect(connection).get_table_names("main"))  # one may be missing
    return {
        kind: int(
            connection.execute(
                sa.select(sa.func.count()).select_from(table).where(table.c.deleted.is_(False))
            ).scalar_one()
        )
        for kind, table in TABLES.items()
        if table.name in there
    }
