"""What became of packages: the receipt that is shown, printed and kept in the dossier's log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from wijkvisitatie.store.tally import Tally
from wijkvisitatie.texts import _, clock, long_date, ngettext
from wijkvisitatie.work.copy_words import KINDS

PACKAGES = {
    "start": _("startpakket"),
    "inlevering": _("inleverpakket"),
    "stand": _("standpakket"),
    "dekking": _("dekkingspakket"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Of one kind of record what a package sent; the other numbers add up to ``sent``."""

    kind: str
    sent: int
    new: int = 0
    changed: int = 0
    same: int = 0
    conflicting: int = 0  # a field of the record is in conflict by this package
    refused: int = 0  # what was erased for good, or may not be erased by who sent it


def lines(tally: Tally) -> tuple[Line, ...]:
    """What a package did, or would do, per kind of record."""
    return tuple(
        Line(
            kind=kind,
            sent=found.sent,
            new=found.new,
            changed=found.changed,
            same=found.same,
            conflicting=found.conflicting,
            refused=found.refused,
        )
        for kind, found in tally.lines.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One file that was joined."""

    file: str  # its name
    size: int  # bytes
    sha256: str
    package: str
    part: int
    parts: int
    kind: str
    signer: str  # public key
    name: str  # of who signed it
    member: str  # their entity; "" for the secretariat
    device: str
    made: int  # by the sender's clock: ms since 1970
    lines: tuple[Line, ...] = ()
    pictures: int = 0  # that were put in their place
    visits: tuple[str, ...] = ()  # of which the sender hands in what they saw
    coverage: Mapping[str, Any] | None = None

    def words(self) -> str:
        """What it is, and how many photos were put in their place."""
        said = _("{file}: {title}, gemaakt op {moment}.").format(
            file=self.file, title=self.title(), moment=moment(self.made)
        )
        words = ngettext("{n} foto geplaatst.", "{n} foto’s geplaatst.", self.pictures)
        return f"{said} {words.format(n=self.pictures)}" if self.pictures else said

    def title(self) -> str:
        """The kind of package and whose it is."""
        return _("{kind} van {name}").format(
            kind=PACKAGES.get(self.kind, self.kind), name=self.name
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one join did (ontvangstbewijs)."""

    at: int  # ms since 1970
    packages: tuple[Received, ...]
    gaps: tuple[str, ...] = ()  # sentences: changes that the senders have and we have not
    missing: tuple[str, ...] = ()  # sentences: pictures that are not there yet
    notes: tuple[str, ...] = ()  # sentences: other things to know
    backup: str = ""  # the file of the copy that was made before

    def new(self) -> int:
        """How many records were not there before."""
        return sum(line.new for one in self.packages for line in one.lines)

    def kinds(self) -> frozenset[str]:
        """The kinds of record of which something changed."""
        return frozenset(
            line.kind
            for one in self.packages
            for line in one.lines
            if line.new or line.changed or line.conflicting
        )


def numbers(line: Line) -> tuple[tuple[str, int], ...]:
    """The numbers of a line under their Dutch heads, ``sent`` first."""
    return (
        (_("gestuurd"), line.sent),
        (_("nieuw"), line.new),
        (_("gewijzigd"), line.changed),
        (_("gelijk"), line.same),
        (_("strijdig"), line.conflicting),
        (_("geweigerd"), line.refused),
    )


def kind_words(kind: str) -> str:
    """Records of a kind in Dutch, also of one that has no page yet."""
    return KINDS.get(kind, _("Overige onderdelen"))


def moment(at: int) -> str:
    """A moment in ms since 1970 on the clock of this laptop: ``24 november 2026, 14:03``."""
    local = datetime.fromtimestamp(at / 1000).isoformat()
    return f"{long_date(local)}, {clock(local)}"


def to_json(receipt: Received) -> dict[str, Any]:
    """A receipt of one file, as the log keeps it."""
    return asdict(receipt)


def from_json(content: Mapping[str, Any]) -> Received:
    """A receipt of one file, out of the log."""
    known = {one.name: content[one.name] for one in fields(Received) if one.name in content}
    known["lines"] = tuple(Line(**line) for line in known.get("lines", ()))
    known["visits"] = tuple(known.get("visits", ()))
    return Received(**known)
