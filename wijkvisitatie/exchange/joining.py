"""Joining (inlezen): packages from others into this dossier, all of them or none.

Joining is the union of two sets, so neither their order nor how often matters. It makes no
revisions of its own: dossiers that joined the same packages say the same.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkvisitatie.errors import InputError, KnownError
from wijkvisitatie.exchange import arrivals, senders
from wijkvisitatie.exchange.lacking import lacking
from wijkvisitatie.exchange.package import Header, Package, Progress, open_package
from wijkvisitatie.exchange.package.meter import Meter
from wijkvisitatie.exchange.senders import SenderState
from wijkvisitatie.files import known
from wijkvisitatie.store import joining, package_log, tally
from wijkvisitatie.store.dossier import Connection, Dossier, Writing
from wijkvisitatie.store.identity import Identity, identity, made_before
from wijkvisitatie.store.package_log import Logged
from wijkvisitatie.texts import _
from wijkvisitatie.work import backups, receipts, rounds, tidying
from wijkvisitatie.work.receipts import Line, Receipt, Received

MANY_DELETIONS = 20
"""More records than this going to the trash, or erased, by one join is asked about first."""


_MOST_COUNTED = 1_000_000  # observations in one wijk


class UnknownSender(InputError):
    """A package is signed by somebody this dossier does not know; they must be asked about."""


class ManyDeletions(InputError):
    """Packages would move many records to the trash; somebody must have seen how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A package file that was looked at. With ``error``, a sentence, nothing of it can be used."""

    path: Path
    error: str = ""
    package: Package | None = None
    sender: SenderState | None = None
    lines: tuple[Line, ...] = ()  # what joining it alone would do now, per kind
    deletions: int = 0  # records it would move to the trash or erase
    size: int = 0
    sha256: str = ""

    @property
    def header(self) -> Header:
        """What the package says about itself. Raises ValueError for one that can't be used."""
        if self.package is None:
            raise ValueError(self.error)
        return self.package.header


def look(
    dossier: Dossier, paths: Sequence[Path], *, progress: Progress | None = None
) -> tuple[Look, ...]:
    """Open and verify packages, and count what joining each would do; changes nothing.

    Raises what ``progress`` raises.
    """
    own, meter = made_before(dossier), Meter(progress, sum(map(_size, paths)) or 1)
    found = []
    for path in paths:
        found.append(_look(dossier, path, own))
        meter.add(_size(path))
    return tuple(found)


def join(
    dossier: Dossier,
    looks: Sequence[Look],
    *,
    accepted: Mapping[str, str] | None = None,
    deletions_seen: bool = False,
    progress: Progress | None = None,
) -> Receipt:
    """Join the packages that could be opened, in one transaction, after a copy of what is there.

    ``accepted`` says of unknown signers, by their public key, which member somebody recognised
    them as ("" for the secretariat). Raises UnknownSender, ManyDeletions, or a KnownError of the
    disk, and what ``progress`` raises; then nothing is changed.
    """
    usable = [one for one in looks if not one.error]
    recognised = accepted or {}
    _refuse_unknown(usable, recognised)
    if not deletions_seen:
        _refuse_deletions(usable)
    own = identity(dossier)
    packages = [one.package for one in usable if one.package]
    wanted = arrivals.wanted(dossier, packages)
    arrivals.refuse_full(dossier, wanted)
    made = backups.backup_now(dossier, why=backups.BEFORE_JOIN)
    meter = Meter(progress, arrivals.size(wanted) + sum(one.header.size for one in packages))
    with arrivals.placed(dossier, wanted, meter) as numbers, dossier.write() as writing:
        who = _Who(own, recognised)
        received = [_join_one(writing, one, who, numbers, meter) for one in usable]
        receipt = Receipt(
            at=time.time_ns() // 1_000_000,
            packages=tuple(received),
            gaps=lacking(writing.connection, [one.header for one in packages]),
            missing=tuple(arrivals.missing(dossier, writing.connection, packages)),
            notes=tuple(_damaged(looks)),
            backup=str(made.copy.path),
        )
        for one in received:
            _log(writing.connection, one, receipt.at)
    arrivals.drop_unnamed(dossier, packages)
    if tidying.is_due(dossier):  # somebody erased something: the copy of before this has it too
        tidying.tidy(dossier)
    return receipt


def deletions(looks: Iterable[Look]) -> int:
    """How many records these packages would move to the trash or erase."""
    return sum(one.deletions for one in looks)


def unknown(looks: Iterable[Look]) -> tuple[SenderState, ...]:
    """Who must be asked about, each once."""
    found = {one.sender.public_key: one.sender for one in looks if one.sender}
    return tuple(one for one in found.values() if one.state == "onbekend")


def unknown_words(who: SenderState) -> str:
    """Why nothing of somebody we do not know is joined."""
    return _(
        "De handtekening onder een pakket van {name} is hier niet bekend. Er is niets ingelezen: "
        "vraag de afzender of zijn sleutel begint met {fingerprint}."
    ).format(name=who.name, fingerprint=who.fingerprint())


def deletions_words(number: int) -> str:
    """Why nothing of packages with many deletions is joined."""
    return _(
        "Deze pakketten doen {number} onderdelen weg. Er is niets ingelezen: kijk eerst of dat de "
        "bedoeling is."
    ).format(number=number)


def _look(dossier: Dossier, path: Path, own: Identity | None) -> Look:
    try:
        with dossier.read() as connection:
            package = open_package(
                path,
                [own.age_identity] if own else [],
                dossier=rounds.round_in(connection).entity,
            )
            who = senders.sender(connection, package.header, own)
            told = tally.count(connection, package.bodies, eraser=who.eraser())
            return Look(
                path=path,
                package=package,
                sender=who,
                lines=receipts.lines(told),
                deletions=told.deletions,
                size=_size(path),
                sha256=_sha256(path),
            )
    except KnownError as error:
        return Look(path=path, error=str(error))


def _refuse_unknown(looks: Iterable[Look], recognised: Mapping[str, str]) -> None:
    for who in unknown(looks):
        if who.public_key not in recognised:
            raise UnknownSender(unknown_words(who))


def _refuse_deletions(looks: Iterable[Look]) -> None:
    number = deletions(looks)
    if number > MANY_DELETIONS:
        raise ManyDeletions(deletions_words(number))


@dataclass(frozen=True, slots=True)
class _Who:
    """Who we are, and whom somebody recognised."""

    own: Identity
    recognised: Mapping[str, str]


def _join_one(
    writing: Writing,
    one: Look,
    who: _Who,
    numbers: Mapping[str, int],
    meter: Meter,
) -> Received:
    assert one.package is not None
    header = one.header
    # Asked again: of two that use one invitation, the first to be joined has used it up.
    sender = senders.sender(writing.connection, header, who.own)
    if sender.state == "onbekend" and header.signer not in who.recognised:
        raise UnknownSender(unknown_words(sender))
    sender = senders.become_known(
        writing.connection,
        sender,
        header,
        who.own,
        member=who.recognised.get(header.signer, ""),
    )
    joined = joining.join(
        writing,
        one.package.bodies,
        eraser=sender.eraser(),
        progress=lambda number: meter.add(number * header.size // max(1, header.count)),
    )
    return Received(
        file=one.path.name,
        size=one.size,
        sha256=one.sha256,
        package=header.package,
        part=header.part,
        parts=header.parts,
        kind=header.kind,
        signer=header.signer,
        name=sender.name,
        member=sender.member,
        device=header.device,
        made=header.made,
        lines=receipts.lines(joined.tally),
        pictures=numbers.get(one.path.name, 0),
        visits=_visits(header),
        coverage=_coverage(header),
    )


def _visits(header: Header) -> tuple[str, ...]:
    said = header.extra.get("visits")
    known = said if isinstance(said, list) and header.kind == "inlevering" else []
    return tuple(one for one in known if isinstance(one, str))


def _coverage(header: Header) -> dict[str, list[list[Any]]] | None:
    """The counts of a package of counts, as far as they are counts."""
    said = header.extra.get("coverage")
    if header.kind != "dekking" or not isinstance(said, dict):
        return None
    return {
        visit: [row for row in rows if _is_count(row)]
        for visit, rows in said.items()
        if isinstance(rows, list)
    }


def _is_count(row: Any) -> bool:
    """Whether this is wijk, focus area, role and a number."""
    if not isinstance(row, list) or len(row) != 4:
        return False
    wijk, area, role, number = row
    return (
        isinstance(wijk, str)
        and (area is None or type(area) is int)
        and (role is None or isinstance(role, str))
        and type(number) is int
        and 0 < number <= _MOST_COUNTED
    )


def _log(connection: Connection, one: Received, at: int) -> None:
    package_log.add(
        connection,
        Logged(
            id=one.package,
            part=one.part,
            way="in",
            kind=one.kind,
            signer=one.signer,
            member=one.member,
            device=one.device,
            made=one.made,
            at=at,
            receipt=receipts.to_json(one),
        ),
    )


def _damaged(looks: Iterable[Look]) -> Iterator[str]:
    return (_("Niet ingelezen: {error}").format(error=one.error) for one in looks if one.error)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise known(error, path) from error
