"""Copies of a dossier: each one is whole or is not there, whatever goes on around it."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import build
from wijkvisitatie.errors import InputError, KnownError
from wijkvisitatie.store import attachments, backup, database, keys, second_folder, thinning
from wijkvisitatie.store.dossier import Dossier

PLANTED = "Plantwoord"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def copied(dossier: Dossier, why: str = "zelf") -> backup.Copy:
    return backup.make(dossier.folder, dossier.key, why)


def texts(file: Path, key: bytes) -> list[str]:
    connection = database.connect_to_read(file, key)
    rows = connection.execute("SELECT text FROM observation ORDER BY text").fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_a_copy_has_all_that_was_stored_and_its_keys_and_nothing_half_beside_it(
    dossier: Dossier,
) -> None:
    build.an_observation(dossier, "net bewaard")
    copy = copied(dossier)
    assert texts(copy.path, dossier.key) == ["net bewaard"]
    assert backup.is_sound(copy.path, dossier.key)
    assert copy.keys.read_bytes() == (dossier.folder / keys.FILE).read_bytes()
    assert set(copy.path.parent.iterdir()) == {copy.path, copy.keys}
    assert backup.listing(copy.path.parent) == (copy,)


def test_two_copies_in_one_second_have_their_own_names_and_the_later_comes_first(
    dossier: Dossier,
) -> None:
    made = [copied(dossier), copied(dossier), copied(dossier, "werk")]
    assert list(backup.listing(made[0].path.parent)) == made[::-1]


def test_a_copy_is_whole_while_another_thread_goes_on_storing(dossier: Dossier) -> None:
    enough, began = threading.Event(), threading.Event()
    stored: list[str] = []

    def record() -> None:
        while not enough.is_set():
            text = f"tekst {len(stored):06}"
            build.an_observation(dossier, text)
            stored.append(text)
            began.set()

    thread = threading.Thread(target=record)
    thread.start()
    began.wait()
    copies = []
    for _number in range(3):
        before = len(stored)
        copies.append((before, copied(dossier)))
    enough.set()
    thread.join()
    for before, copy in copies:
        found = texts(copy.path, dossier.key)
        assert found == stored[: len(found)]
        assert len(found) >= before
    assert len(stored) > copies[-1][0], "nothing was stored while a copy was made"


@pytest.mark.parametrize("room", [0, 1000, 40_000, 200_000])
def test_a_disk_that_is_full_halfway_leaves_no_half_copy(dossier: Dossier, room: int) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(KnownError):
            copied(dossier)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((dossier.folder / backup.FOLDER).iterdir()) == []
    assert backup.is_sound(copied(dossier).path, dossier.key)


def test_a_copy_with_another_number_of_revisions_is_none(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = database.connect_to_read

    def with_one_less(path: Path, key: bytes) -> object:
        writing = database.connect(path, key)
        writing.execute("DELETE FROM revision WHERE number = 5")
        writing.close()
        return real(path, key)

    monkeypatch.setattr(database, "connect_to_read", with_one_less)
    with pytest.raises(KnownError, match="niet goed gelukt"):
        copied(dossier)
    assert backup.listing(dossier.folder / backup.FOLDER) == ()


def test_damage_anywhere_in_a_copy_is_noticed(dossier: Dossier) -> None:
    copy = copied(dossier).path
    whole = copy.read_bytes()
    for place in range(0, len(whole), len(whole) // 20):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert not backup.is_sound(copy, dossier.key), place
    copy.write_bytes(whole[: len(whole) // 2])
    assert not backup.is_sound(copy, dossier.key)
    copy.write_bytes(b"")
    assert not backup.is_sound(copy, dossier.key)


def test_what_was_written_stands_readable_in_no_copy(dossier: Dossier, tmp_path: Path) -> None:
    build.an_observation(dossier, PLANTED)
    dossier.keep_picture(PLANTED.encode() * 9)
    second = tmp_path / "stick"
    second.mkdir()
    second_folder.bring(dossier.folder, copied(dossier), second)
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert len(files) > 5
    for file in files:
        assert PLANTED.encode() not in file.read_bytes(), file
        assert PLANTED.encode("utf-16-le") not in file.read_bytes(), file


def test_the_second_folder_gets_copy_keys_and_only_the_pictures_it_lacks(
    dossier: Dossier, tmp_path: Path
) -> None:
    first = dossier.keep_picture(b"een")
    place = second_folder.bring(dossier.folder, copied(dossier), tmp_path)
    there = place / attachments.FOLDER / first.sealed[:2] / first.sealed
    stamp = there.stat().st_mtime_ns
    dossier.keep_picture(b"twee")
    copy = copied(dossier)
    assert second_folder.bring(dossier.folder, copy, tmp_path) == place
    assert there.stat().st_mtime_ns == stamp
    assert len(list((place / attachments.FOLDER).glob("*/*"))) == 2
    assert (place / copy.keys.name).exists()
    assert len(backup.listing(place)) == 2
    assert backup.is_sound(place / copy.path.name, dossier.key)


def test_a_stick_that_is_gone_is_said(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is er nu niet"):
        second_folder.bring(dossier.folder, copied(dossier), tmp_path / "weg")


def test_thinning_takes_the_copy_with_its_keys_and_what_was_left_half_made(
    dossier: Dossier,
) -> None:
    newest = [copied(dossier) for _number in range(3)]
    folder = newest[0].path.parent
    for name in ("20200101-120000-werk", "20200101-130000-voor-versie-2"):
        shutil.copy(newest[0].path, folder / f"{name}.db")
        shutil.copy(newest[0].keys, folder / f"{name}.{keys.FILE}")
    half = folder / "20200101-120000-werk.part"
    half.write_bytes(b"half")
    backup.thin(folder, datetime.now(UTC))
    assert half.exists(), "it may be in the making"
    backup.thin(folder, datetime.now(UTC) + timedelta(hours=30))
    kept = {file for copy in newest for file in (copy.path, copy.keys)}
    assert set(folder.iterdir()) == kept


marks = st.lists(
    st.tuples(
        st.integers(-3 * 24, 500 * 24).map(lambda hours: NOW - timedelta(hours=hours)),
        st.sampled_from(["werk", "sluiten", "voor-invoeren", "voor-versie-2"]),
    ),
    unique=True,
    max_size=60,
)


@given(marks)
def test_thinning_keeps_what_it_promises_and_no_more(found: list[thinning.Mark]) -> None:
    stay = thinning.kept(found, NOW)
    assert stay <= set(found)
    assert thinning.kept(stay, NOW) == stay
    for at, why in set(found) - stay:
        age = NOW - at
        assert age > thinning.ALL
        assert not (why.startswith("voor-") and age < thinning.DAILY)
        later = [one for one, _why in stay if one >= at]
        assert len(later) >= thinning.ALWAYS
        if age <= thinning.DAILY:
            assert any(one.date() == at.date() for one in later)
        elif age <= thinning.WEEKLY:
            assert any(one.isocalendar()[:2] == at.isocalendar()[:2] for one in later)
    routine = [at for at, why in stay if not why.startswith("voor-")]
    assert sum(NOW - at > thinning.DAILY for at in routine) <= 53 + thinning.ALWAYS
    assert sum(NOW - at > thinning.WEEKLY for at in routine) <= thinning.ALWAYS
