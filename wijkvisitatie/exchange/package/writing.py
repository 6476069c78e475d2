"""Writing a package: whole, in its place, or not at all."""

from __future__ import annotations

import gzip
import hashlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.package import container, limits, sealing
from wijkvisitatie.exchange.package.body_lines import Lines, pack
from wijkvisitatie.exchange.package.header import (
    Attachment,
    Header,
    Sender,
    manifest,
    may_be_clear,
    to_line,
)
from wijkvisitatie.exchange.package.meter import Meter, Progress
from wijkvisitatie.exchange.package.parts import divided, names
from wijkvisitatie.exchange.package.revision_rules import SETUP
from wijkvisitatie.files import known, put_in_place
from wijkvisitatie.store.revisions import canonical, parse
from wijkvisitatie.texts import _

_BODY = 1000  # bytes of a usual revision: only for telling how far we are


class Bodies(Protocol):
    """The text of revisions, as ``store.revisions`` stores it; read once, in any order."""

    def __len__(self) -> int:
        """How many there are."""

    def __iter__(self) -> Iterator[str]:
        """Each of them."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made, for the receipt."""

    path: Path
    size: int  # in bytes
    sha256: str
    header: Header


def write(
    place: Path,
    sender: Sender,
    bodies: Bodies,
    pictures: Mapping[str, Path],
    *,
    recipients: Sequence[str],
    signing_key: Ed25519PrivateKey,
    without_pictures: bool = False,
    most: int = limits.PACKAGE,
    progress: Progress | None = None,
) -> tuple[Written, ...]:
    """Write a package and return its files: one, or a part each when that would be over ``most``
    bytes.

    ``pictures`` are sealed files by the SHA-256 of their content; one that is gone or damaged is
    left out, and so are all with ``without_pictures``: the header lists them. Without recipients
    the body is in the clear, which only the set-up of a round may be, and counts. Raises
    InputError, or a KnownError of the disk; then, and when ``progress`` raises, nothing is left.
    """
    meter = Meter(progress, len(bodies) * _BODY + 2 * sum(map(_size, pictures.values())))
    lines = pack(bodies, each=lambda: meter.add(_BODY))
    if not recipients:
        _refuse_in_the_clear(sender, lines, pictures)
    attachments = tuple(_attachments(pictures, without_pictures, meter))
    header = _header(sender, attachments, recipients, signing_key)
    header = divided(header, len(lines.data), min(most, limits.PACKAGE))
    return _write_all(place, header, lines, _Source(pictures, signing_key, meter))


@dataclass(frozen=True, slots=True)
class _Source:
    """What the files of a package are made from, beside its header and lines."""

    pictures: Mapping[str, Path]
    signing_key: Ed25519PrivateKey
    meter: Meter


def _header(
    sender: Sender,
    attachments: tuple[Attachment, ...],
    recipients: Sequence[str],
    signing_key: Ed25519PrivateKey,
) -> Header:
    return Header(
        **{one.name: getattr(sender, one.name) for one in fields(sender)},
        package=secrets.token_hex(16),
        part=1,
        parts=1,
        count=0,
        size=0,
        sha256="0" * 64,
        attachments=attachments,
        recipients=tuple(recipients),
        signer=signing_key.public_key().public_bytes_raw().hex(),
    )


def _attachments(pictures: Mapping[str, Path], without: bool, meter: Meter) -> Iterator[Attachment]:
    """Each picture; what is not whole is left out, for a damaged photo must not keep a member
    from handing in.
    """
    for name, file in sorted(pictures.items()):
        size = _size(file)
        whole = not without and size <= limits.PICTURE and _is_whole(name, file)
        meter.add(size if whole else 2 * size)
        yield Attachment(name, size, 1 if whole else 0)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _is_whole(name: str, file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == name
    except OSError:
        return False


def _refuse_in_the_clear(sender: Sender, lines: Lines, pictures: Mapping[str, Path]) -> None:
    """A fault of whoever calls ``write``, so no sentence for a user."""
    if pictures or not may_be_clear(sender.kind, lines.count):
        raise ValueError("this may not be in the clear")
    if any(parse(one).kind not in SETUP for one in lines):
        raise ValueError("only the set-up of a round may be in the clear")


def _write_all(place: Path, header: Header, lines: Lines, source: _Source) -> tuple[Written, ...]:
    places = [place.with_name(one) for one in names(place.stem, place.suffix, header.parts)]
    beside = [place.with_name(f".{secrets.token_hex(8)}.nieuw") for _place in places]
    try:
        written = []
        for part, (file, final) in enumerate(zip(beside, places, strict=True), start=1):
            own = _of_part(header, part, lines if part == 1 else pack([]))
            with file.open("xb") as target:
                container.write(target, _members(*own, source))
            written.append(_written(file, final, own[0]))
        for file, final in zip(beside, places, strict=True):
            put_in_place(file, final)
        return tuple(written)
    except OSError as error:
        raise known(error, place) from error
    finally:
        for file in beside:
            with suppress(OSError):  # it was renamed, or could not be made
                file.unlink()


def _of_part(header: Header, part: int, lines: Lines) -> tuple[Header, Lines]:
    own = replace(header, part=part, count=lines.count, size=lines.size, sha256=lines.sha256)
    return own, lines


def _members(
    header: Header, lines: Lines, source: _Source
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """What stands in the ZIP: name and bytes."""
    yield container.MANIFEST, iter([f"{canonical(manifest(header))}\n".encode()])
    body = _body(header, lines, source.signing_key)
    if header.recipients:
        yield container.SEALED_BODY, iter([sealing.seal(body, header.recipients)])
    else:
        yield container.CLEAR_BODY, iter([body])
    for one in header.here():
        chunks = _picture(source.pictures[one.name], one.name, source.meter)
        yield f"{container.ATTACHMENTS}{one.name}", chunks


def _body(header: Header, lines: Lines, key: Ed25519PrivateKey) -> bytes:
    """Header, signature and lines. Two files of gzip behind each other are one: so the header,
    which needs the hash of the lines, can stand before them though it is made after.
    """
    line = to_line(header)
    if len(line) > limits.HEADER:
        raise InputError(_("Het dossier heeft meer foto's dan er in één pakket kunnen."))
    return gzip.compress(line + b"\n" + sealing.sign(line, key) + b"\n", mtime=0) + lines.data


def _picture(file: Path, name: str, meter: Meter) -> Iterator[bytes]:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while chunk := content.read(container.CHUNK):
            digest.update(chunk)
            meter.add(len(chunk))
            yield chunk
    if digest.hexdigest() != name:
        raise InputError(_("Een foto veranderde tijdens het inpakken. Probeer het opnieuw."))


def _written(file: Path, final: Path, header: Header) -> Written:
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return Written(final, file.stat().st_size, digest, header)
