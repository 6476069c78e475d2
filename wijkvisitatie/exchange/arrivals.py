"""The pictures that come with packages: put in their place before the records that name them.

Their names are hashes of their content, so one that is there already never changes, and one that
is left behind by a power cut harms nothing.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from wijkvisitatie.errors import StorageFull
from wijkvisitatie.exchange.package import Attachment, Package
from wijkvisitatie.exchange.package.meter import Meter
from wijkvisitatie.files import make_folder, write_whole
from wijkvisitatie.store import attachments, outgoing, package_log
from wijkvisitatie.store.dossier import Connection, Dossier
from wijkvisitatie.texts import _, listing, ngettext

_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pictures in one package that are not here yet."""

    package: Package
    pictures: tuple[Attachment, ...]


def wanted(dossier: Dossier, packages: Iterable[Package]) -> tuple[Wanted, ...]:
    """What each package has that is not here, each picture once."""
    seen: set[str] = set()
    found = []
    for package in packages:
        dossier.bring_pictures(one.name for one in package.header.here())
        new = [
            one
            for one in package.header.here()
            if one.name not in seen
            and not attachments.is_whole(attachments.place(dossier.folder, one.name))
        ]
        seen.update(one.name for one in new)
        found.append(Wanted(package, tuple(new)))
    return tuple(found)


def size(pictures: Iterable[Wanted]) -> int:
    """How many bytes they take."""
    return sum(one.size for each in pictures for one in each.pictures)


def refuse_full(dossier: Dossier, pictures: Iterable[Wanted]) -> None:
    """Raises StorageFull when there is no room for them."""
    needed = size(pictures)
    if needed > shutil.disk_usage(dossier.folder).free:
        raise StorageFull(
            _(
                "De foto's in deze pakketten nemen {number} MB; zoveel ruimte is er niet meer op "
                "de schijf. Er is niets ingelezen."
            ).format(number=-(-needed // 1_000_000))
        )


@contextmanager
def placed(
    dossier: Dossier, pictures: Sequence[Wanted], meter: Meter
) -> Iterator[Mapping[str, int]]:
    """Put pictures in their place, and take them away again when what follows fails. Gives how
    many there were per file. Raises a KnownError of the disk or the stick.
    """
    numbers: Counter[str] = Counter()
    new: list[str] = []
    try:
        for each in pictures:
            for name, data in each.package.pictures([one.name for one in each.pictures]):
                file = attachments.place(dossier.folder, name)
                make_folder(file.parent)
                new.append(name)
                write_whole(file, data)
                numbers[each.package.path.name] += 1
                meter.add(len(data))
        dossier.share_pictures(new)
        yield numbers
    except BaseException:
        for name in new:
            dossier.forget_picture(name)
        raise


def drop_unnamed(dossier: Dossier, packages: Iterable[Package]) -> None:
    """Take away what came in and belongs to no record, because its photo was erased here for good.
    A part with photos may come before the part with the text that names them: those are kept.
    """
    with dossier.read() as connection:
        named = {one.name for one in outgoing.pictures(connection)}
        parts = _parts_here(connection)
    for package in packages:
        for one in package.header.attachments if 1 in parts[package.header.package] else ():
            if one.name not in named:
                dossier.forget_picture(one.name)


def missing(dossier: Dossier, connection: Connection, packages: Iterable[Package]) -> Iterator[str]:
    """In a sentence each: what belongs to these packages and did not come in."""
    parts = _parts_here(connection)
    shown = {}
    for package in packages:
        parts[package.header.package].add(package.header.part)
        shown[package.header.package] = package
    for package in shown.values():
        yield from _missing(dossier, package, parts[package.header.package])


def _parts_here(connection: Connection) -> dict[str, set[int]]:
    """Per package the parts that came in, now or before."""
    found: dict[str, set[int]] = defaultdict(set)
    for logged in package_log.every(connection, way="in"):
        found[logged.id].add(logged.part)
    return found


def _missing(dossier: Dossier, package: Package, parts: set[int]) -> Iterator[str]:
    header = package.header
    dossier.bring_pictures(one.name for one in header.attachments)
    absent = Counter(
        one.part
        for one in header.attachments
        if not attachments.place(dossier.folder, one.name).exists()
    )
    if absent[0]:
        words = ngettext(
            "Bij {file} is {number} foto niet meegestuurd. Vraag die nog.",
            "Bij {file} zijn {number} foto’s niet meegestuurd. Vraag die nog.",
            absent[0],
        )
        yield words.format(file=package.path.name, number=absent[0])
    if len(parts) < header.parts:
        others = [part for part in range(1, header.parts + 1) if part not in parts]
        yield _part_words(others).format(
            file=package.path.name,
            parts=listing([str(part) for part in others[:_MOST_NAMED]]),
            all=header.parts,
        )


def _part_words(others: list[int]) -> str:
    if others[0] == 1:
        return _(
            "Bij {file} hoort nog deel {parts} van {all}; alle tekst zit in deel 1. Lees dat in."
        )
    return ngettext(
        "Bij {file} hoort nog deel {parts} van {all}, met foto’s. Lees dat ook in.",
        "Bij {file} horen nog de delen {parts} van {all}, met foto’s. Lees die ook in.",
        len(others),
    )
