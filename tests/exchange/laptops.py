"""A secretariat and its members, each with a dossier of their own, for tests of the exchange."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests import build
from wijkvisitatie.exchange.joining import join, look
from wijkvisitatie.exchange.package import open_package
from wijkvisitatie.exchange.packing import Packed, pack
from wijkvisitatie.exchange.start import make_dossier, start_package
from wijkvisitatie.store import derived, keys
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.store.identity import identity
from wijkvisitatie.work import committee, rounds
from wijkvisitatie.work.receipts import Receipt

CHEAP = {"iterations": 1, "lanes": 1, "memory_cost": 64}


class Laptops:
    """The dossiers of a round: ``office`` is the secretariat's, ``members`` those of the others."""

    def __init__(self, place: Path, stack: ExitStack) -> None:
        self.place, self._stack = place, stack
        self._number = 0
        self.office: Dossier
        self.members: list[Dossier] = []

    def open(self, folder: Path) -> Dossier:
        dossier = open_dossier(folder, build.PASSPHRASE)
        self._stack.callback(dossier.close)
        return dossier

    def file(self, name: str = "pakket") -> Path:
        """A place for a package that nothing is at yet."""
        self._number += 1
        return self.place / f"{name}-{self._number}.wvp"

    def add(self, name: str, *, personal: bool = True) -> Dossier:
        """Somebody who begins from a start package."""
        member = committee.join(self.office, name=name).entity("member")
        written = start_package(self.office, self.file("start"), member=member if personal else "")
        folder = self.place / f"laptop van {name}"
        dossier = make_dossier(folder, written.path, build.PASSPHRASE, member=member)
        self._stack.callback(dossier.close)
        self.members.append(dossier)
        return dossier

    def twice(self, name: str) -> tuple[Dossier, Dossier]:
        """Two laptops that were set up from one and the same start package."""
        first = self.add(name)
        folder = self.place / f"tweede laptop van {name}"
        start = max(self.place.glob("start-*.wvp"), key=lambda file: file.stat().st_mtime_ns)
        second = make_dossier(folder, start, build.PASSPHRASE)
        self._stack.callback(second.close)
        return first, second

    def pack(self, dossier: Dossier, **options: object) -> Path:
        """The one file that this dossier sends."""
        (written,) = self.packed(dossier, **options).files
        return written.path

    def packed(self, dossier: Dossier, **options: object) -> Packed:
        return pack(dossier, self.file(), **options)


@contextmanager
def laptops(made_once: Path, place: Path, names: tuple[str, ...]) -> Iterator[Laptops]:
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setattr(keys, "KDF", CHEAP)
        made = Laptops(place, stack)
        shutil.copytree(made_once, place / "secretariaat")
        made.office = made.open(place / "secretariaat")
        for name in names:
            made.add(name)
        yield made


def take(dossier: Dossier, *files: Path, **options: object) -> Receipt:
    """Join packages of which none may be refused."""
    looks = look(dossier, files)
    assert [one.error for one in looks if one.error] == []
    return join(dossier, looks, **options)


def opened(file: Path, dossier: Dossier) -> str:
    """All the text that a dossier finds in a package."""
    return "\n".join(open_package(file, [identity(dossier).age_identity]).bodies)


def picture() -> bytes:
    """A small photo."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG")
    return made.getvalue()


def fingerprint(dossier: Dossier) -> str:
    with dossier.read() as connection:
        return derived.fingerprint(connection)


def texts(dossier: Dossier) -> set[str]:
    """The texts of all observations that this dossier shows."""
    with dossier.read() as connection:
        return set(connection.exec_driver_sql("SELECT text FROM observation").scalars())


def state(dossier: Dossier) -> dict[str, list[tuple[object, ...]]]:
    """All that joining could change, for proving that nothing did."""
    tables = ("revision", "peer", "invite", "package", "erased", "observation", "photo", "draft")
    with dossier.read() as connection:
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]
            for table in tables
        } | {"files": sorted((dossier.folder / "bijlagen").rglob("*/*"))}


def own_member(dossier: Dossier) -> str:
    found = rounds.me(dossier)
    assert found is not None
    return found.entity
