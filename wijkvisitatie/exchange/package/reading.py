"""Opening a package: everything in it is verified before anything of it is used."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkvisitatie.errors import PackageError, PackageNotForMe, PackageTooNew
from wijkvisitatie.exchange.package import container, limits, sealing
from wijkvisitatie.exchange.package.body_lines import Lines, without_end
from wijkvisitatie.exchange.package.container import Container, damaged
from wijkvisitatie.exchange.package.header import (
    FORMAT,
    KINDS,
    SCHEMA,
    VERSION,
    Attachment,
    Header,
    Kind,
    from_line,
    may_be_clear,
    strict_object,
)
from wijkvisitatie.exchange.package.meter import Meter, Progress
from wijkvisitatie.exchange.package.revision_rules import checked, may_be_in_the_clear
from wijkvisitatie.store.revisions import Revision, canonical
from wijkvisitatie.texts import _

_SIGNATURE = 128  # hexadecimal digits
_BEFORE = 2  # lines that stand before the revisions: header and signature


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was opened and verified, but for whether its signer is known."""

    path: Path
    header: Header
    bodies: Lines

    def pictures(self, names: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Sealed pictures of this part, or those of them that are named. Raises PackageDamaged:
        the stick may have been pulled out since.
        """
        wanted = None if names is None else frozenset(names)
        with _named(self.path), container.opened(self.path) as box:
            for one in self.header.here():
                if wanted is None or one.name in wanted:
                    data = box.read(_member(one), limits.PICTURE)
                    if hashlib.sha256(data).hexdigest() != one.name:
                        raise damaged()
                    yield one.name, data


def open_package(
    path: Path,
    identities: Sequence[str],
    *,
    dossier: str = "",
    progress: Progress | None = None,
) -> Package:
    """Open and verify a package; ``identities`` are secret keys of age that may open it, and
    ``dossier`` the round it must be about.

    Raises PackageDamaged, PackageForged, PackageNotForMe, PackageTooNew, or InputError when the
    file can't be read; and what ``progress`` raises.
    """
    with _named(path), container.opened(path) as box:
        front = _front(box)
        data = _body(box, identities)
        header, lines = _head(data, front)
        _refuse_stranger(header, identities, dossier)
        _check_members(header, box)
        meter = Meter(progress, lines.size + sum(one.size for one in header.here()))
        _check_lines(header, lines, meter)
        _check_pictures(header, box, meter)
        return Package(path, header, lines)


def kind_of(path: Path) -> Kind:
    """What kind of package a file is, by what anybody may read of it. Raises as ``open_package``:
    nothing but this was verified.
    """
    with _named(path), container.opened(path) as box:
        kind: Kind = _front(box)["kind"]
        return kind


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say which of several packages a sentence is about."""
    try:
        yield
    except PackageError as error:
        raise type(error)(f"{path.name}: {error}") from error


@contextmanager
def _as_damage() -> Iterator[None]:
    """What gzip and a reader of JSON raise for bytes that we did not write."""
    try:
        yield
    except (OSError, EOFError, zlib.error, ValueError, KeyError) as error:
        raise damaged() from error


def _front(box: Container) -> dict[str, Any]:
    """What the clear file says. Raises PackageDamaged, PackageTooNew."""
    data = box.read(container.MANIFEST, limits.MANIFEST)
    with _as_damage():
        front = strict_object(data)
        if front["format"] != FORMAT or data.decode() != f"{canonical(front)}\n":
            raise ValueError("not as we write it")
        version = int(front["min_reader"])
    if version > VERSION or front.get("kind") not in KINDS:
        raise _too_new()
    return front


def _body(box: Container, identities: Sequence[str]) -> bytes:
    """The body as gzip. Raises PackageNotForMe, PackageDamaged."""
    if container.CLEAR_BODY in box.sizes:
        return box.read(container.CLEAR_BODY, limits.BODY)
    return sealing.unseal(box.read(container.SEALED_BODY, limits.BODY), identities)


def _head(data: bytes, front: dict[str, Any]) -> tuple[Header, Lines]:
    """The header, signed as it is, and the lines that it promises."""
    with _as_damage(), gzip.open(io.BytesIO(data)) as text:
        line = without_end(text.readline(limits.HEADER + 1))
        signature = without_end(text.readline(_SIGNATURE + 1))
        header, content = from_line(line)
    sealing.verify(line, signature, header.signer)
    if any(content.get(name) != value for name, value in front.items()):
        raise sealing.forged()
    if header.schema > SCHEMA:
        raise _too_new()
    if header.size > min(limits.TEXT, max(limits.SMALL_TEXT, limits.RATIO * len(data))):
        raise damaged()
    return header, Lines(data, header.count, header.size, header.sha256, _BEFORE)


def _refuse_stranger(header: Header, identities: Sequence[str], dossier: str) -> None:
    """Who opened it must be somebody the signer meant: else one who got it could send it on."""
    own = {sealing.recipient_of(one) for one in identities}
    if header.recipients and own.isdisjoint(header.recipients):
        raise sealing.forged()
    if dossier and header.dossier != dossier:
        raise PackageNotForMe(_("dit pakket hoort bij een andere visitatieronde."))


def _check_members(header: Header, box: Container) -> None:
    """In the file is what the header promises, and nothing else."""
    body = container.SEALED_BODY if header.recipients else container.CLEAR_BODY
    expected = {_member(one): one.size for one in header.here()}
    others = {container.MANIFEST, body}
    found = {name: size for name, size in box.sizes.items() if name not in others}
    if body not in box.sizes or found != expected or not _adds_up(header):
        raise damaged()


def _adds_up(header: Header) -> bool:
    names = {one.name for one in header.attachments}
    parts = [header.part, *(one.part for one in header.attachments)]
    return (
        len(names) == len(header.attachments)
        and header.part >= 1
        and max(parts) <= header.parts <= limits.MEMBERS
        and (bool(header.recipients) or (may_be_clear(header.kind, header.count) and not names))
    )


def _check_lines(header: Header, lines: Lines, meter: Meter) -> None:
    """Every revision is one, and they are those that were signed."""
    digest, size, count = hashlib.sha256(), 0, 0
    for line, revision in _revisions(lines):
        if not header.recipients and not may_be_in_the_clear(revision):
            raise damaged()
        size, count = size + len(line), count + 1
        if size > header.size:
            raise sealing.forged()
        digest.update(line)
        meter.add(len(line))
    if (size, count, digest.hexdigest()) != (header.size, header.count, header.sha256):
        raise sealing.forged()


def _revisions(lines: Lines) -> Iterator[tuple[bytes, Revision]]:
    with _as_damage():
        for line in lines.raw():
            yield line, checked(without_end(line).decode())


def _check_pictures(header: Header, box: Container, meter: Meter) -> None:
    for one in header.here():
        digest = hashlib.sha256()
        for chunk in box.chunks(_member(one)):
            digest.update(chunk)
            meter.add(len(chunk))
        if digest.hexdigest() != one.name or one.size > limits.PICTURE:
            raise damaged()


def _member(one: Attachment) -> str:
    return f"{container.ATTACHMENTS}{one.name}"


def _too_new() -> PackageTooNew:
    return PackageTooNew(
        _(
            "dit pakket is gemaakt met een nieuwere versie van Wijkvisitatie. "
            "Werk de toepassing bij."
        )
    )
