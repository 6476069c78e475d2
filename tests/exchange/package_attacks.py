"""Packages that are damaged, or put together with bad plans: by chance, but always the same."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.exchange.hostile import HOSTILE
from tests.exchange.package_making import in_lines, zipped
from wijkvisitatie.exchange.package import Header
from wijkvisitatie.exchange.package.header import manifest
from wijkvisitatie.exchange.package.sealing import seal, sign
from wijkvisitatie.model.records import KINDS, field_names
from wijkvisitatie.store.revisions import Revision, canonical

Chance = random.Random

WRONG: tuple[Any, ...] = (
    None, True, -1, 0, 2**53, 2**63 - 1, 2**63, 2**200, 1.5, -0.0, 1e308, "", "x", "9" * 400,
    "2010-06-24", "9999-12-31T23:59:59", "\u202e", "../../etc/passwd", [], ["x"], [None, 1, "x"],
    [[["diep"]]], {}, {"x": {"y": []}}, *HOSTILE.values(),
)  # fmt: skip


# --- damage to the bytes of a file ---------------------------------------------------------------


def flip(content: bytes, chance: Chance) -> bytes:
    changed = bytearray(content)
    for _each in range(chance.choice((1, 1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: Chance) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] if chance.random() < 0.7 else content[at:]


def splice(content: bytes, chance: Chance) -> bytes:
    """A piece of the file in another place of it, over what was there or between it."""
    first, size, place = (chance.randrange(len(content)) for _each in range(3))
    size %= 4096
    piece = content[first : first + size]
    return content[:place] + piece + content[place + (size if chance.random() < 0.5 else 0) :]


def blank(content: bytes, chance: Chance) -> bytes:
    """A block that a disk lost."""
    at = chance.randrange(len(content)) // 512 * 512
    return content[:at] + bytes(min(512, len(content) - at)) + content[at + 512 :]


def grow(content: bytes, chance: Chance) -> bytes:
    at = chance.choice((0, len(content), chance.randrange(len(content))))
    return content[:at] + chance.randbytes(chance.randrange(1, 200)) + content[at:]


DAMAGE: tuple[Callable[[bytes, Chance], bytes], ...] = (flip, cut, splice, blank, grow)


# --- another ZIP around what is in a package -----------------------------------------------------

TRICKS = (
    "../buiten", "/etc/passwd", "C:\\buiten", "att/../../buiten", "att/" + "0" * 63, "att/",
    "att/" + "A" * 64, "body.age/", "wijkvisitatie.json ", "wijkvisitatie.json\0x", "BODY.AGE",
    "body.age.exe", "~", "con", "att/" + "f" * 64 + "/x", "\u202ebody", "x" * 5000,
)  # fmt: skip


def rezipped(members: dict[str, bytes], place: Path, chance: Chance) -> Path:
    """A ZIP with one thing in it that none of ours has."""
    entries = list(members.items())
    attack = chance.randrange(8)
    if attack == 0:
        entries.append((chance.choice(TRICKS), b"x"))
    elif attack == 1:
        entries.append(chance.choice(entries))  # twice the same name
    elif attack == 2:
        del entries[chance.randrange(len(entries))]
    elif attack == 3:
        name, _content = entries.pop(chance.randrange(len(entries)))
        entries.append((name, chance.randbytes(chance.choice((0, 1, 5000)))))
    elif attack == 4:
        entries.append((f"att/{chance.randbytes(32).hex()}", b"x"))
    elif attack == 5:
        first, second = chance.sample(range(len(entries)), 2)
        (one, some), (other, others) = entries[first], entries[second]
        entries[first], entries[second] = (one, others), (other, some)
    elif attack == 6:
        return zipped(place, entries, zipfile.ZIP_DEFLATED)
    else:
        return _lying(zipped(place, _quietly(entries)), chance)
    return zipped(place, _quietly(entries))


def _quietly(entries: Iterable[tuple[str, bytes]]) -> list[tuple[str | zipfile.ZipInfo, bytes]]:
    """Zipfile warns of names that are there twice, and stops at a NUL unless it stands in place."""
    seen: set[str] = set()
    found: list[tuple[str | zipfile.ZipInfo, bytes]] = []
    for name, content in entries:
        entry = zipfile.ZipInfo("x")
        entry.filename = name if name not in seen else f"{name[:-1]}\x7f"
        found.append((entry, content))
        seen.add(name)
    return found


def _lying(place: Path, chance: Chance) -> Path:
    """A number in the list at the end that is not so: sizes, places, ways of packing."""
    content = bytearray(place.read_bytes())
    at = content.find(b"PK\1\2", chance.randrange(len(content) // 2))
    field = chance.choice((8, 10, 16, 20, 24, 28, 30, 42)) + max(at, 0)
    size = min(4, len(content) - field)
    content[field : field + size] = chance.choice(
        (b"\xff" * 4, bytes(4), struct.pack("<L", 2**31 - 1), chance.randbytes(4))
    )[:size]
    place.write_bytes(content)
    return place


def twice_named(place: Path, members: dict[str, bytes]) -> Path:
    """A real double name, written over a name of the same length."""
    doubled = zipped(
        place, [*members.items(), ("att/" + "e" * 64, b"x"), ("att/" + "f" * 64, b"x")]
    )
    doubled.write_bytes(doubled.read_bytes().replace(b"f" * 64, b"e" * 64))
    return doubled


# --- signed as it should be, by somebody with bad plans ------------------------------------------


@dataclass(frozen=True)
class Signer:
    """Who signs, for whom, and the header their packages have."""

    key: Ed25519PrivateKey
    recipient: str
    header: Header

    def package(self, place: Path, content: dict[str, Any], lines: bytes, **more: Any) -> Path:
        """A package with this header and these lines, whatever they say."""
        line = json.dumps(content, separators=(",", ":"), sort_keys=True).encode()
        return self.with_line(place, line, lines, **more)

    def with_line(self, place: Path, line: bytes, lines: bytes, front: bytes = b"") -> Path:
        body = gzip.compress(line + b"\n" + sign(line, self.key) + b"\n" + lines, 1, mtime=0)
        clear = front or f"{canonical(manifest(self.header))}\n".encode()
        sealed = seal(body, [self.recipient])
        return zipped(place, [("wijkvisitatie.json", clear), ("body.age", sealed)])

    def said(self, lines: bytes, **changes: Any) -> dict[str, Any]:
        """What a header says that fits these lines."""
        fitting = {
            "count": lines.count(b"\n"),
            "size": len(lines),
            "sha256": hashlib.sha256(lines).hexdigest(),
        }
        return {**asdict(self.header), **manifest(self.header), **fitting, **changes}


def wrong_header(signer: Signer, place: Path, lines: bytes, chance: Chance) -> Path:
    """One or more values in a header that are not of their kind, or that are gone."""
    content = signer.said(lines)
    for _each in range(chance.choice((1, 1, 2))):
        name = chance.choice(sorted(content))
        if chance.random() < 0.15:
            del content[name]
        elif isinstance(content[name], dict) and chance.random() < 0.6:
            inner = chance.choice([*content[name], "withheld", "visits", "introduction", "x"])
            content[name] = {**content[name], inner: chance.choice(WRONG)}
        else:
            content[name] = chance.choice(WRONG)
    return signer.package(place, content, lines)


def strange_header(signer: Signer, place: Path, lines: bytes, chance: Chance) -> Path:
    """A first line that is hardly JSON, or more of it than a reader can hold."""
    line = chance.choice(
        (
            b"[" * 100_000,
            b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
            b'{"made":' + b"9" * 6000 + b"}",
            b'{"made":NaN}',
            b'{"made":1e999}',
            b"{}",
            b"[]",
            b"null",
            b'"\xff\xfe"',
            b"",
            b"\x00" * 5000,
            b"a" * 9_000_000,
            b'{"signer":"' + b"0" * 64 + b'"}',
        )
    )
    return signer.with_line(place, line, lines)


def wrong_revision(chance: Chance, known: Revision) -> str:
    """A body that looks like a revision; some that no laptop makes, some that one could."""
    kind = chance.choice((*KINDS, "erasure", "onbekend", "Finding", "sqlite_master"))
    content: dict[str, Any] = {
        "entity": chance.choice((known.entity, chance.randbytes(16).hex())),
        "kind": kind,
        "device": known.device,
        "seq": chance.randrange(1, 10_000_000),
        "time": known.time + chance.randrange(1000),
        "by": known.by,
        "set": {},
        "pred": {},
    }
    names = field_names(kind) if kind in KINDS else ("entities", "revisions", "reason", "x")
    for name in chance.sample(names, min(len(names), chance.randrange(1, 5))):
        content["set"][name] = chance.choice(WRONG)
    if chance.random() < 0.2:
        content["set"]["deleted"] = chance.choice(WRONG)
    if chance.random() < 0.3:
        content["pred"] = {
            chance.choice((*names, "deleted")): ["0" * 32, chance.randbytes(16).hex()]
        }
    if chance.random() < 0.1:
        content[chance.choice(list(content))] = chance.choice(WRONG)
    if chance.random() < 0.02:
        content["meer"] = 1
    if chance.random() < 0.02:
        return json.dumps(content)
    return canonical(content)


def wrong_lines(signer: Signer, place: Path, known: Revision, chance: Chance) -> Path:
    """Revisions of which some are none, under a signature that is right."""
    lines = in_lines(*(wrong_revision(chance, known) for _each in range(chance.randrange(1, 6))))
    return signer.package(place, signer.said(lines), lines)


def unbelievable(signer: Signer, place: Path, lines: bytes, chance: Chance) -> Path:
    """A bomb, or a header that promises something else than what follows."""
    attack = chance.randrange(6)
    zeros = bytes(chance.choice((1_000_000, 80_000_000)))
    if attack == 0:
        return signer.package(place, signer.said(lines), lines + zeros)
    if attack == 1:
        return signer.package(place, signer.said(lines, size=2**40, count=2**40), zeros)
    if attack == 2:
        return signer.package(place, signer.said(lines, count=2**40), lines)
    if attack == 3:
        return signer.package(place, signer.said(zeros[:70_000_000]), zeros[:70_000_000])
    if attack == 4:
        return signer.package(place, signer.said(lines, parts=2**50, part=2**49), lines)
    attachments = [{"name": f"{one:064x}", "size": 0, "part": 0} for one in range(30_000)]
    return signer.package(place, signer.said(lines, attachments=attachments), lines)


def members_of(place: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(place.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
