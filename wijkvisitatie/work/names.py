"""Who was behind a role, for the secretary alone: to thank people, or to ask them something.

Kept in a file of its own (``store.names_file``) and never in the dossier. No report or export
imports this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wijkvisitatie.model.records import Member, ProgrammeItem
from wijkvisitatie.store import names_file
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import programme, visits
from wijkvisitatie.work.passphrases import refuse_short
from wijkvisitatie.work.visits import VisitLine

SECRETARY = "secretaris"  # code of member_roles

Names = dict[tuple[str, str], str]  # (programme item, role): one or more names, as typed


@dataclass(frozen=True, slots=True)
class OpenNames:
    """The names while the file is open, with the key that keeps them."""

    names: Names = field(repr=False)
    key: bytes = field(repr=False)


def is_secretary(member: Member | None) -> bool:
    """Whether the names are this member's business."""
    return member is not None and member.role == SECRETARY


def exist(dossier: Dossier) -> bool:
    """Whether there is a file with names."""
    return names_file.exists(dossier.folder)


def start(dossier: Dossier, *, passphrase: str) -> OpenNames:
    """Make the file. Raises InputError for a short passphrase, DossierExists."""
    refuse_short(passphrase)
    return OpenNames({}, names_file.create(dossier.folder, passphrase))


def unlock(dossier: Dossier, *, passphrase: str) -> OpenNames:
    """Open the file. Raises WrongPassphrase, DossierMissing, DossierDamaged."""
    key = names_file.unlock(dossier.folder, passphrase)
    kept = names_file.read(dossier.folder, key)
    names = {(item, role): name for item, roles in kept.items() for role, name in roles.items()}
    return OpenNames(names, key)


def put(dossier: Dossier, opened: OpenNames, *, item: str, role: str, name: str) -> OpenNames:
    """Keep who had a role at a programme item; an empty name takes it out. Raises KnownError."""
    put_down = replace(opened, names={**opened.names, (item, role): name})
    keep(dossier, put_down)
    return put_down


def keep(dossier: Dossier, opened: OpenNames) -> None:
    """Keep these names instead of those in the file; empty ones are left out. Raises KnownError."""
    kept: dict[str, dict[str, str]] = {}
    for (item, role), words in opened.names.items():
        if words.strip():
            kept.setdefault(item, {})[role] = words
    names_file.write(dossier.folder, opened.key, kept)


def destroy(dossier: Dossier) -> None:
    """Make all names unreadable for good; the dossier stays as it is."""
    names_file.destroy(dossier.folder)


def talks(dossier: Dossier) -> tuple[tuple[VisitLine, tuple[ProgrammeItem, ...]], ...]:
    """Per visit the programme items at which somebody was spoken with."""
    found = (
        (line, tuple(one for one in programme.items(dossier, visit=line.visit.entity) if one.roles))
        for line in visits.visit_lines(dossier)
    )
    return tuple((line, items) for line, items in found if items)


def without_talk(
    opened: OpenNames, listed: tuple[tuple[VisitLine, tuple[ProgrammeItem, ...]], ...]
) -> tuple[tuple[str, str], ...]:
    """Where a name stands at a talk or role that is no longer in the programme (``listed``)."""
    there = {
        (item.entity, role) for _line, items in listed for item in items for role in item.roles
    }
    return tuple(place for place, name in opened.names.items() if name and place not in there)
