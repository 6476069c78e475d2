"""Packing: what a dossier sends to whom, as a package that was opened again before it counts.

Nothing in the dossier changes by it but the log of what went out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkvisitatie.exchange import blindness, introduction, recipients
from wijkvisitatie.exchange.package import (
    Kind,
    Progress,
    Sender,
    Written,
    estimate,
    open_package,
    range_of,
    write,
)
from wijkvisitatie.exchange.package.limits import PACKAGE
from wijkvisitatie.exchange.recipients import Target
from wijkvisitatie.files import removed_on_failure
from wijkvisitatie.store import attachments, drafts, outgoing, package_log
from wijkvisitatie.store.dossier import Connection, Dossier, local
from wijkvisitatie.store.identity import Identity, identity
from wijkvisitatie.store.outgoing import Outgoing, Survey
from wijkvisitatie.store.package_log import Logged
from wijkvisitatie.work import rounds
from wijkvisitatie.work.party import party

INVITE = "invite"
"""The local fact with the secret of a personal start package, in the dossier made from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a package would hold, before it is made."""

    kind: Kind
    targets: tuple[Target, ...]  # for whom, this dossier itself not among them
    records: Mapping[str, int]  # per kind, also those in the trash
    text: int  # bytes of the revisions
    pictures: Mapping[str, int]  # bytes per sealed picture
    held_back: int  # records that somebody it is for may not see yet
    unfinished: int  # fields in which text stands that is not recorded: it does not go along

    def size(self, *, without_pictures: bool = False) -> int:
        """About how many bytes it takes."""
        pictures = [] if without_pictures else list(self.pictures.values())
        return estimate(text=self.text, pictures=pictures, recipients=len(self.targets) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A package that was made, opened again and found whole."""

    files: tuple[Written, ...]
    contents: Contents

    def left_out(self) -> int:
        """How many pictures belong to it and are in none of its files."""
        return len(self.files[0].header.left_out())


def look(dossier: Dossier, *, to: Sequence[str] | None = None) -> Contents:
    """What ``pack`` would send now. Raises InputError when a key is none."""
    own = identity(dossier)
    with dossier.read() as connection:
        return _plan(dossier, connection, own, to).contents


def pack(
    dossier: Dossier,
    place: Path,
    *,
    to: Sequence[str] | None = None,
    without_pictures: bool = False,
    most: int = PACKAGE,
    progress: Progress | None = None,
) -> Packed:
    """Write a package for these public keys of age, in parts when it would be over ``most`` bytes.

    Without ``to`` it is for who it usually is for: a member's dossier hands in to its secretariat,
    the secretariat sends the state to all members it knows. The dossier itself can always open it.
    Raises InputError or a KnownError of the disk, and what ``progress`` raises; then no file is
    left.
    """
    own = identity(dossier)
    with dossier.read() as connection:
        plan = _plan(dossier, connection, own, to)
        files = write(
            place,
            plan.sender,
            Outgoing(connection, plan.survey.count, plan.hidden),
            plan.pictures,
            recipients=[own.recipient, *(one.recipient for one in plan.contents.targets)],
            signing_key=own.signing_key,
            without_pictures=without_pictures,
            most=most,
            progress=progress,
        )
    packed = Packed(files=files, contents=plan.contents)
    with removed_on_failure(*(one.path for one in files)):
        for one in files:
            open_package(one.path, [own.age_identity])
        _log(dossier, packed)
    return packed


@dataclass(frozen=True, slots=True)
class _Plan:
    sender: Sender
    survey: Survey
    hidden: frozenset[str]
    pictures: Mapping[str, Path]
    contents: Contents


def _plan(
    dossier: Dossier, connection: Connection, own: Identity, to: Sequence[str] | None
) -> _Plan:
    whose = party(connection, own)
    targets = recipients.targets(connection, whose, own, to)
    hidden = _hidden(dossier, connection, whose.is_member, targets)
    survey = outgoing.survey(connection, hidden)
    pictures = dict(_pictures(dossier, connection, whose.is_member, hidden))
    kind: Kind = "inlevering" if whose.is_member else "stand"
    contents = Contents(
        kind=kind,
        targets=targets,
        records=dict(survey.records),
        text=survey.size,
        pictures={name: _size(file) for name, file in pictures.items()},
        held_back=survey.held_records,
        unfinished=len(drafts.every(connection)),
    )
    sender = Sender(
        kind=kind,
        dossier=rounds.round_in(connection).entity,
        device=dossier.device,
        member=dossier.member if whose.is_member else "",
        ranges={device: range_of(numbers) for device, numbers in survey.numbers.items()},
        extra=_extra(dossier, connection, own, whose.is_member, survey),
    )
    return _Plan(sender, survey, hidden, pictures, contents)


def _hidden(
    dossier: Dossier, connection: Connection, is_member: bool, targets: Iterable[Target]
) -> frozenset[str]:
    limited = [one for one in targets if not one.sees_all]
    if not limited:
        return frozenset()
    framework = rounds.framework_in(connection)
    sights = [blindness.sight(connection, framework, one.member) for one in limited]
    return blindness.hidden(connection, sights, only=dossier.member if is_member else "")


def _pictures(
    dossier: Dossier, connection: Connection, is_member: bool, hidden: frozenset[str]
) -> Iterator[tuple[str, Path]]:
    """A member sends their own photos: those of others came from the secretariat."""
    names = []
    for one in outgoing.pictures(connection):
        is_mine = not dossier.member or one.by == dossier.member or one.device == dossier.device
        if (
            one.record not in hidden
            and (is_mine or not is_member)
            and attachments.is_name(one.name)
        ):
            names.append(one.name)
    dossier.bring_pictures(names)
    for name in names:
        yield name, attachments.place(dossier.folder, name)


def _extra(
    dossier: Dossier, connection: Connection, own: Identity, is_member: bool, survey: Survey
) -> dict[str, Any]:
    held_back = {device: ranges_of(numbers) for device, numbers in sorted(survey.held_back.items())}
    extra: dict[str, Any] = {"withheld": held_back} if held_back else {}
    if is_member:
        seed = local(connection, INVITE)
        extra["introduction"] = introduction.introduce(own, dossier.member, seed)
        extra["visits"] = list(outgoing.visits_of(connection, dossier.member))
    else:
        extra.update(recipients.roster(connection, own))
    return extra


def ranges_of(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers as first and last of each row without a gap."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def _log(dossier: Dossier, packed: Packed) -> None:
    with dossier.write() as writing:
        for one in packed.files:
            package_log.add(writing.connection, logged(one, packed.contents))


def logged(one: Written, contents: Contents) -> Logged:
    """What the log keeps of a file that went out."""
    return Logged(
        id=one.header.package,
        part=one.header.part,
        way="uit",
        kind=one.header.kind,
        signer=one.header.signer,
        member=one.header.member,
        device=one.header.device,
        made=one.header.made,
        receipt={
            "file": one.path.name,
            "size": one.size,
            "sha256": one.sha256,
            "parts": one.header.parts,
            "for": [target.name for target in contents.targets],
            "to_secretariat": any(target.is_secretariat for target in contents.targets),
            "visits": one.header.extra.get("visits", []),
            "records": dict(contents.records),
            "held_back": contents.held_back,
            "left_out": len(one.header.left_out()),
        },
    )


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
