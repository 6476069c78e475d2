"""Packages for tests: made as the program does, or put together by somebody with bad plans."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wijkvisitatie.exchange.package import Header, Range, Sender, Written, write
from wijkvisitatie.exchange.package.header import manifest, to_line
from wijkvisitatie.exchange.package.sealing import seal, sign
from wijkvisitatie.store.revisions import Revision, canonical, revision_id

SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ANOTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
SECRETARIAT, MEMBER, STRANGER = (str(pyrage.x25519.Identity.generate()) for _each in range(3))
ROUND = "0" * 31 + "1"
LAPTOP = "a" * 32
SENDER = Sender(
    kind="inlevering",
    dossier=ROUND,
    device=LAPTOP,
    member="b" * 32,
    ranges={LAPTOP: Range(3, ((2, 2),))},
    made=1_277_380_800_000,
    extra={"bezoek": "arnhem-2010-06-24"},
)


def public(identity: str) -> str:
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def a_body(
    seq: int = 1, text: Any = "De winkelstraat leeft.", *, kind: str = "observation", **more: Any
) -> str:
    """A revision that sets the text of a record of its own."""
    entity = f"{seq:032x}"
    return Revision(entity, kind, LAPTOP, seq, 1000 + seq, "", {"text": text, **more}, {}).body()


def some_bodies(number: int) -> list[str]:
    return [a_body(seq, f"Waarneming nummer {seq}.") for seq in range(1, number + 1)]


def pictures_in(folder: Path, contents: Iterable[bytes]) -> dict[str, Path]:
    """Files that pass for sealed pictures, by the hash of their bytes."""
    folder.mkdir(exist_ok=True)
    found = {}
    for content in contents:
        name = hashlib.sha256(content).hexdigest()
        found[name] = folder / name
        found[name].write_bytes(content)
    return found


def a_package(
    place: Path,
    bodies: list[str] | None = None,
    pictures: Mapping[str, Path] | None = None,
    *,
    sender: Sender = SENDER,
    recipients: tuple[str, ...] = (SECRETARIAT,),
    **options: Any,
) -> tuple[Written, ...]:
    return write(
        place,
        sender,
        some_bodies(3) if bodies is None else bodies,
        pictures or {},
        recipients=[public(one) for one in recipients],
        signing_key=SIGNING_KEY,
        **options,
    )


def a_header(lines: bytes, **changes: Any) -> Header:
    """The header that belongs to these lines, but for what was changed."""
    known = Header(
        **{name: getattr(SENDER, name) for name in Sender.__slots__},
        package="c" * 32,
        part=1,
        parts=1,
        count=lines.count(b"\n"),
        size=len(lines),
        sha256=hashlib.sha256(lines).hexdigest(),
        attachments=(),
        recipients=(public(SECRETARIAT),),
        signer=SIGNING_KEY.public_key().public_bytes_raw().hex(),
    )
    return replace(known, **changes)


def in_lines(*bodies: str) -> bytes:
    return "".join(f"{body}\n" for body in bodies).encode()


def signed(line: bytes, lines: bytes, *, key: Ed25519PrivateKey = SIGNING_KEY) -> bytes:
    """A body as gzip, signed by this key whatever it says."""
    return gzip.compress(b"\n".join([line, sign(line, key), lines]), mtime=0)


def sealed(body: bytes, identity: str = SECRETARIAT) -> bytes:
    return seal(body, [public(identity)])


def put_together(
    place: Path,
    header: Header,
    lines: bytes,
    *,
    line: bytes = b"",
    key: Ed25519PrivateKey = SIGNING_KEY,
    attachments: Mapping[str, bytes] | None = None,
) -> Path:
    """A package of any header and lines, with a signature that is right for this key."""
    body = signed(line or to_line(header), lines, key=key)
    members = {
        "wijkvisitatie.json": front(header),
        "body.age" if header.recipients else "body.gz": sealed(body) if header.recipients else body,
        **{f"att/{name}": content for name, content in (attachments or {}).items()},
    }
    return zipped(place, members.items())


def front(header: Header, **changes: Any) -> bytes:
    return f"{canonical({**manifest(header), **changes})}\n".encode()


def zipped(
    place: Path, members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], how: int = 0
) -> Path:
    """A ZIP of any members, also ones that no package has."""
    with zipfile.ZipFile(place, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return place


def members_of(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def ids(bodies: Iterable[str]) -> list[str]:
    return [revision_id(body) for body in bodies]


@pytest.fixture
def forty(tmp_path: Path) -> dict[str, Path]:
    return pictures_in(tmp_path / "bijlagen", (os.urandom(50_000) for _each in range(40)))


def left_behind(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_file())
