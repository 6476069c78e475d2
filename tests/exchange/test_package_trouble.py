"""A package that does not come off: who stops, a full disk, a stick that is away, other keys."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.package_making import (
    MEMBER,
    SECRETARIAT,
    SENDER,
    SIGNING_KEY,
    a_package,
    forty,
    left_behind,
    public,
    some_bodies,
)
from wijkvisitatie.errors import Cancelled, InputError, PackageNotForMe, StorageFull
from wijkvisitatie.exchange.package import (
    open_package,
    write,
)

__all__ = ["forty"]


def test_one_who_is_not_a_recipient(tmp_path: Path) -> None:
    (written,) = a_package(tmp_path / "p.wvp")
    with pytest.raises(PackageNotForMe, match=r"p\.wvp: dit pakket is niet voor dit dossier"):
        open_package(written.path, [MEMBER])
    with pytest.raises(PackageNotForMe):
        open_package(written.path, [])


def test_a_package_of_another_round(tmp_path: Path) -> None:
    (written,) = a_package(tmp_path / "p.wvp")
    with pytest.raises(PackageNotForMe, match="andere visitatieronde"):
        open_package(written.path, [SECRETARIAT], dossier="d" * 32)


def test_keys_that_are_none(tmp_path: Path) -> None:
    (written,) = a_package(tmp_path / "p.wvp")
    with pytest.raises(InputError, match="AGE-SECRET-KEY"):
        open_package(written.path, [public(SECRETARIAT)])
    with pytest.raises(InputError, match="age1"):
        write(tmp_path / "q.wvp", SENDER, [], {}, recipients=["x"], signing_key=SIGNING_KEY)
    assert left_behind(tmp_path) == ["p.wvp"]


def stop_at(share: float) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        assert 0 < done <= total
        if done >= share * total:
            raise Cancelled

    return progress


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.9, 1])
def test_who_stops_leaves_nothing(tmp_path: Path, forty: dict[str, Path], share: float) -> None:
    (tmp_path / "p.wvp").write_bytes(b"van gisteren")
    with pytest.raises(Cancelled):
        a_package(tmp_path / "p.wvp", some_bodies(3000), forty, progress=stop_at(share))
    assert left_behind(tmp_path) == ["p.wvp"]
    assert (tmp_path / "p.wvp").read_bytes() == b"van gisteren"


@pytest.mark.parametrize("share", [0, 0.1, 0.6, 1])
def test_who_stops_opening(tmp_path: Path, forty: dict[str, Path], share: float) -> None:
    a_package(tmp_path / "p.wvp", some_bodies(3000), forty)
    with pytest.raises(Cancelled):
        open_package(tmp_path / "p.wvp", [SECRETARIAT], progress=stop_at(share))


@pytest.mark.parametrize("bodies", [0, 3000])
@pytest.mark.parametrize("pictures", [0, 40])
def test_progress_comes_to_its_end(
    tmp_path: Path, forty: dict[str, Path], bodies: int, pictures: int
) -> None:
    seen: list[tuple[int, int]] = []
    files = dict(list(forty.items())[:pictures])
    a_package(tmp_path / "p.wvp", some_bodies(bodies), files, progress=lambda *at: seen.append(at))
    assert seen == sorted(seen)
    assert not seen or seen[-1][0] == seen[-1][1]
    seen.clear()
    open_package(tmp_path / "p.wvp", [SECRETARIAT], progress=lambda *at: seen.append(at))
    assert seen == sorted(seen)
    assert not seen or seen[-1][0] == seen[-1][1]


@pytest.mark.parametrize("room", [0, 30, 200, 2000, 60_000, 1_500_000])
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, forty: dict[str, Path], monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    real = Path.open

    def open_small(self: Path, mode: str = "r", *args: object, **named: object):
        file = real(self, mode, *args, **named)
        return SmallDisk(file, room) if "x" in mode else file

    monkeypatch.setattr(Path, "open", open_small)
    with pytest.raises(StorageFull, match="vol"):
        a_package(tmp_path / "p.wvp", some_bodies(10), forty)
    assert left_behind(tmp_path) == []


class SmallDisk:
    """A file on a disk that takes so many bytes and then is full."""

    def __init__(self, file, room: int) -> None:
        self._file, self._room = file, room

    def write(self, data: bytes) -> int:
        if self._file.tell() + len(data) > self._room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._file.write(data)

    def __enter__(self):
        return self

    def __exit__(self, *_args: object) -> None:
        self._file.close()

    def __getattr__(self, name: str):
        return getattr(self._file, name)


def test_a_disk_that_is_full_at_the_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull):
        a_package(tmp_path / "p.wvp")
    assert left_behind(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="er niet"):
        a_package(tmp_path / "weg" / "p.wvp")


def test_a_picture_that_changes_meanwhile(tmp_path: Path, forty: dict[str, Path]) -> None:
    def change(done: int, total: int) -> None:
        if done > total * 0.6:
            for file in forty.values():
                file.write_bytes(b"x" * 50_000)

    with pytest.raises(InputError, match="veranderde"):
        a_package(tmp_path / "p.wvp", [], forty, progress=change)
    assert left_behind(tmp_path) == []


def test_a_stick_that_was_pulled_out(tmp_path: Path, forty: dict[str, Path]) -> None:
    (written,) = a_package(tmp_path / "p.wvp", None, forty)
    package = open_package(written.path, [SECRETARIAT])
    written.path.unlink()
    with pytest.raises(InputError, match="er niet"):
        list(package.pictures())
