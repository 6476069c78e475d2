"""How large a package becomes, and which part a picture goes in when it must be in several.

The text is always in the first part. Parts name each other by the package's id, which they share,
and every part lists all pictures with the part that holds them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.package import container, limits
from wijkvisitatie.exchange.package.header import Header, to_line
from wijkvisitatie.texts import _

_SHRINKS = 0.4  # what is left of Dutch text and its ids after gzip, on the safe side
_AGE = 1024  # bytes before the content, of which a part is chance
_AGE_RECIPIENT = 160
_AGE_CHUNK = 4096  # 16 bytes of check per 64 kB of content
_FRAME = 1024  # the clear file, the signature and the frame of gzip
_ATTACHMENT = 110  # bytes of its line in the header
_PICTURE = container.overhead([f"{container.ATTACHMENTS}{'0' * 64}"]) - container.overhead([])


def estimate(*, text: int, pictures: Collection[int], recipients: int = 1) -> int:
    """About how many bytes a package takes: its text has ``text`` bytes as JSON, its sealed
    pictures these sizes.
    """
    listed = _FRAME + _ATTACHMENT * len(pictures)
    sealed = _sealed(int(text * _SHRINKS) + listed, recipients)
    return sealed + sum(pictures) + _PICTURE * len(pictures)


def divided(header: Header, packed: int, most: int) -> Header:
    """The header with a part for each attachment, so that no part has over ``most`` bytes.

    ``packed`` is the size of the compressed lines. A picture that alone is too large is left out.
    Raises InputError when the text alone is.
    """
    alone = _sealed(len(to_line(header)) + _FRAME, len(header.recipients))
    free = most - alone
    if free < packed:
        raise InputError(
            _("De tekst alleen is al groter dan {most} MB. Gebruik een USB-stick.").format(
                most=most // 1_000_000
            )
        )
    wanted = {one.name: one.size for one in header.attachments if one.part}
    places = _places(wanted, first=free - packed, other=free)
    attachments = tuple(replace(one, part=places.get(one.name, 0)) for one in header.attachments)
    return replace(header, attachments=attachments, parts=max([1, *places.values()]))


def _places(sizes: Mapping[str, int], *, first: int, other: int) -> dict[str, int]:
    """The part of each picture that fits in one, filling them in order."""
    places: dict[str, int] = {}
    part, free, members = 1, first, limits.MEMBERS - 2
    for name, size in sizes.items():
        needed = size + _PICTURE
        if needed > other:
            continue
        if needed > free or not members:
            part, free, members = part + 1, other, limits.MEMBERS - 2
        places[name] = part
        free, members = free - needed, members - 1
    return places


def names(place_stem: str, suffix: str, parts: int) -> Iterable[str]:
    """The name of the file of each part."""
    if parts == 1:
        return [f"{place_stem}{suffix}"]
    return [f"{place_stem}-{part}-van-{parts}{suffix}" for part in range(1, parts + 1)]


def _sealed(size: int, recipients: int) -> int:
    """At most how many bytes content takes once it is encrypted and in its ZIP."""
    ends = container.overhead([container.MANIFEST, container.SEALED_BODY])
    return size + size // _AGE_CHUNK + _AGE + _AGE_RECIPIENT * recipients + ends
