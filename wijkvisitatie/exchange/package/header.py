"""What a package says about itself: who made it, what is in it, for whom, and what is not in it.

A header is one line of JSON, the first of the body. What stands in the clear file of a package
(``manifest``) stands in it too, so that its signature covers all.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args

import wijkvisitatie
from wijkvisitatie.store.revisions import canonical

FORMAT = "wijkvisitatie-pakket"
VERSION = 1
MIN_READER = 1  # raised only when a reader of the version before would misread the file
SCHEMA = 1  # raised only when a program of the version before would misread the revisions

Kind = Literal["start", "inlevering", "stand", "dekking"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_LONGEST = 200  # characters of a name or an id
_HIGHEST = 2**53  # a number that every reader of JSON gets right
_LATEST = 250_000_000_000_000  # ms since 1970: what is much later has no date


@dataclass(frozen=True, slots=True)
class Range:
    """Which changes of one device somebody has: all up to the highest but for the gaps."""

    highest: int
    gaps: tuple[tuple[int, int], ...] = ()  # first and last number of each

    def missing(self) -> int:
        """How many changes are not there."""
        return sum(last - first + 1 for first, last in self.gaps)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A sealed picture that belongs to the revisions, and where it is."""

    name: str  # SHA-256 of the sealed bytes
    size: int  # in bytes; 0 when the sender does not have it
    part: int  # which of the parts holds it, from 1; 0: left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What only the sender can say."""

    kind: Kind
    dossier: str  # entity of the round
    device: str
    member: str  # entity of the member; "" for the secretariat
    ranges: Mapping[str, Range]  # per device: what the sender has, also when it is not in here
    made: int = field(default_factory=lambda: time.time_ns() // 1_000_000)  # ms since 1970, UTC
    extra: Mapping[str, Any] = field(default_factory=dict)  # what a kind of package adds


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Sender):
    """The first line of the body of a package."""

    package: str  # the same for all parts of one package
    part: int  # from 1
    parts: int
    count: int  # revisions in this part
    size: int  # bytes of their lines
    sha256: str  # of their lines
    attachments: tuple[Attachment, ...]  # of all parts, and those left out
    recipients: tuple[str, ...]  # age1...; none: in the clear
    signer: str  # Ed25519 public key, hexadecimal
    schema: int = SCHEMA
    program: str = wijkvisitatie.__version__

    def here(self) -> Iterator[Attachment]:
        """The attachments that this part holds."""
        return (one for one in self.attachments if one.part == self.part)

    def left_out(self) -> tuple[Attachment, ...]:
        """The attachments that no part holds."""
        return tuple(one for one in self.attachments if one.part == 0)


def may_be_clear(kind: str, count: int) -> bool:
    """Whether a package of this kind, with so many revisions, may be read by anybody: the set-up
    of a round, or counts without any revision.
    """
    return kind == "start" or (kind == "dekking" and not count)


def manifest(header: Header) -> dict[str, Any]:
    """What anybody may know of a package: nothing personal."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "min_reader": MIN_READER,
        "kind": header.kind,
        "package": header.package,
    }


def to_line(header: Header) -> bytes:
    """A header as its line, without the line's end."""
    return canonical({**asdict(header), **manifest(header)}).encode()


def from_line(line: bytes) -> tuple[Header, dict[str, Any]]:
    """A header, and all that its line says. Raises ValueError.

    What a newer minor version adds is passed over.
    """
    content = strict_object(line)
    known = {one.name: content[one.name] for one in fields(Header)}
    return Header(**{name: _READERS[name](value) for name, value in known.items()}), content


def strict_object(text: bytes) -> dict[str, Any]:
    """A JSON object without the numbers that JSON does not have. Raises ValueError."""
    try:
        content = json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(content, dict):
        raise ValueError("not an object")
    return content


def range_of(numbers: Iterable[int]) -> Range:
    """The range of these numbers of changes, of which the first is 1."""
    highest, gaps = 0, []
    for number in sorted(set(numbers)):
        if number > highest + 1:
            gaps.append((highest + 1, number - 1))
        highest = number
    return Range(highest, tuple(gaps))


def is_hash(value: object) -> bool:
    """Whether this is a SHA-256 or another 256 bits, written in hexadecimal."""
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")


def _refuse(name: str) -> None:
    raise ValueError(name)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or "\0" in value:
        raise ValueError("not a short text")
    value.encode()  # a UnicodeEncodeError is a ValueError
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _HIGHEST:
        raise ValueError("not a number")
    return value


def _moment(value: Any) -> int:
    if _number(value) > _LATEST:
        raise ValueError("not a moment")
    return int(value)


def _hash(value: Any) -> str:
    if not is_hash(value):
        raise ValueError("not a hash")
    return str(value)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value


def _ranges(value: Any) -> dict[str, Range]:
    return {_text(device): _range(_object(one)) for device, one in _object(value).items()}


def _range(value: dict[str, Any]) -> Range:
    gaps = tuple(_gap(_list(one)) for one in _list(value["gaps"]))
    return Range(_number(value["highest"]), gaps)


def _gap(value: list[Any]) -> tuple[int, int]:
    first, last = value
    return _number(first), _number(last)


def _attachments(value: Any) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(_hash(one["name"]), _number(one["size"]), _number(one["part"]))
        for one in map(_object, _list(value))
    )


def _recipients(value: Any) -> tuple[str, ...]:
    return tuple(_text(one) for one in _list(value))


_READERS: dict[str, Callable[[Any], Any]] = {
    "kind": _text,
    "dossier": _text,
    "device": _text,
    "member": _text,
    "ranges": _ranges,
    "made": _moment,
    "extra": _object,
    "package": _text,
    "part": _number,
    "parts": _number,
    "count": _number,
    "size": _number,
    "sha256": _hash,
    "attachments": _attachments,
    "recipients": _recipients,
    "signer": _hash,
    "schema": _number,
    "program": _text,
}
