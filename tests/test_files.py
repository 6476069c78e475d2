"""Files on the disk: whole or not at all, and a sentence when the disk refuses."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from wijkvisitatie.errors import InputError, KnownError, StorageAway, StorageFull, StorageReadOnly
from wijkvisitatie.files import make_folder, write_whole


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refused(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refused)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EROFS, StorageReadOnly),
        (errno.EIO, StorageAway),
        (errno.ENOENT, InputError),
    ],
)
def test_a_disk_that_refuses_keeps_the_old_file(tmp_path, monkeypatch, number, kind):
    file = tmp_path / "uit.csv"
    file.write_bytes(b"van gisteren")
    refuse(monkeypatch, number)
    with pytest.raises(kind, match=r"uit\.csv"):
        write_whole(file, b"van vandaag")
    assert file.read_bytes() == b"van gisteren"
    assert list(tmp_path.iterdir()) == [file]


def test_the_folder_is_synced_too_so_that_the_new_name_stays(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda one: (synced.append(stat.S_ISDIR(os.fstat(one).st_mode)), real(one))
    )
    write_whole(tmp_path / "nieuw", b"x")
    assert synced == ([False, True] if os.name == "posix" else [False])


def test_a_link_stays_a_link_and_a_private_file_stays_private(tmp_path):
    file, link = tmp_path / "echt", tmp_path / "link"
    file.write_bytes(b"oud")
    file.chmod(0o600)
    link.symlink_to(file)
    write_whole(link, b"nieuw")
    assert link.is_symlink()
    assert file.read_bytes() == b"nieuw"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_may_not_be_written_is_not_renamed_away(tmp_path, monkeypatch):
    file = tmp_path / "vastgesteld.pdf"
    file.write_bytes(b"oud")
    monkeypatch.setattr(os, "access", lambda _file, _mode: False)  # root may write everything
    with pytest.raises(StorageReadOnly, match="u mag daar niet bij"):
        write_whole(file, b"nieuw")
    assert file.read_bytes() == b"oud"


def test_a_folder_in_the_place_of_a_file_and_a_missing_folder_are_told(tmp_path):
    with pytest.raises(KnownError, match="een map en geen bestand"):
        write_whole(tmp_path, b"x")
    with pytest.raises(InputError, match="is er niet"):
        write_whole(tmp_path / "weg" / "uit.csv", b"x")
    (tmp_path / "bestand").touch()
    with pytest.raises(KnownError, match="geen map"):
        make_folder(tmp_path / "bestand" / "map")


def test_a_name_as_long_as_it_may_be(tmp_path):
    file = tmp_path / ("n" * 255)
    write_whole(file, b"x")
    assert file.read_bytes() == b"x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path):
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"door de pijp")
    reader.join()
    assert got == [b"door de pijp"]
    assert pipe.is_fifo()
