"""What goes wrong between two laptops: half packages, full disks, sticks that are pulled out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests import build
from tests.exchange.laptops import Laptops, laptops, own_member, picture, state, take, texts
from wijkvisitatie.errors import Cancelled, InputError, StorageFull
from wijkvisitatie.exchange import arrivals, packing, start
from wijkvisitatie.exchange.joining import join, look
from wijkvisitatie.exchange.packing import pack
from wijkvisitatie.exchange.start import make_dossier, start_package
from wijkvisitatie.store import package_log
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import backups, integrity, photos

PICTURES = 4


@pytest.fixture
def one(made_once: Path, tmp_path: Path) -> Iterator[Laptops]:
    """A secretariat, and Anna with an observation and some photos."""
    with laptops(made_once, tmp_path, ("Anna",)) as made:
        observation = build.an_observation(made.members[0], "Anna ziet lege winkels.")
        for turn in range(PICTURES):
            noise = tmp_path / f"ruis-{turn}.jpg"
            Image.effect_noise((300, 200), 90).save(noise, "JPEG", quality=95)
            photos.add_photo(made.members[0], observation=observation, data=noise.read_bytes())
            noise.unlink()
        yield made


def packages(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.is_file())


def photo_faults(dossier: Dossier) -> int:
    return sum("foto" in fault.lower() for fault in integrity.check(dossier).faults)


def stop_at(share: float) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        if done >= share * total:
            raise Cancelled

    return progress


def test_first_without_photos_and_later_with(one: Laptops) -> None:
    receipt = take(one.office, one.pack(one.members[0], without_pictures=True))
    assert receipt.missing[0].startswith("Bij pakket-2.wvp zijn 4 foto’s niet meegestuurd")
    assert photo_faults(one.office) == PICTURES
    receipt = take(one.office, one.pack(one.members[0]))
    assert (receipt.new(), receipt.missing, receipt.packages[0].pictures) == (0, (), PICTURES)
    assert photo_faults(one.office) == 0


@pytest.mark.parametrize("turned", [False, True])
def test_parts_in_any_order(one: Laptops, turned: bool) -> None:
    files = [file.path for file in one.packed(one.members[0], most=60_000).files]
    assert len(files) >= 3
    first, *others = files[::-1] if turned else files
    missing = take(one.office, first).missing
    assert any("alle tekst zit in deel 1" in sentence for sentence in missing) == turned
    assert any("Lees" in sentence for sentence in missing)
    assert texts(one.office) == (set() if turned else {"Anna ziet lege winkels."})
    assert take(one.office, *others).missing == ()
    assert photo_faults(one.office) == 0


def test_a_photo_of_a_record_that_is_not_here_yet_is_kept_for_it(one: Laptops) -> None:
    *_text, last = one.packed(one.members[0], most=60_000).files
    receipt = take(one.office, last.path)
    here = [one.name for one in last.header.here()]
    assert receipt.packages[0].pictures == len(here) > 0
    assert {file.name for file in (one.office.folder / "bijlagen").rglob("*/*")} == set(here)


@pytest.mark.parametrize("share", [0, 0.2, 0.5, 0.9, 1])
def test_who_stops_joining_changes_nothing(one: Laptops, share: float) -> None:
    file = one.pack(one.members[0])
    before = state(one.office)
    with pytest.raises(Cancelled):
        take(one.office, file, progress=stop_at(share))
    assert state(one.office) == before
    assert take(one.office, file).new() > 0


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_who_stops_packing_leaves_nothing(one: Laptops, share: float) -> None:
    before, files = state(one.members[0]), packages(one.place)
    with pytest.raises(Cancelled):
        pack(one.members[0], one.file(), progress=stop_at(share))
    assert (state(one.members[0]), packages(one.place)) == (before, files)


def test_progress_comes_to_its_end(one: Laptops) -> None:
    seen: list[tuple[int, int]] = []
    take(one.office, one.pack(one.members[0]), progress=lambda *at: seen.append(at))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


@pytest.mark.parametrize("room", range(PICTURES))
def test_a_disk_that_fills_up_with_photos(
    one: Laptops, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    file, before, written = one.pack(one.members[0]), state(one.office), []
    real = arrivals.write_whole

    def write_whole(place: Path, data: bytes) -> None:
        if len(written) == room:
            raise StorageFull("De schijf is vol.")
        written.append(place)
        real(place, data)

    monkeypatch.setattr(arrivals, "write_whole", write_whole)
    with pytest.raises(StorageFull):
        take(one.office, file)
    assert state(one.office) == before


def test_a_disk_without_room_is_told_before(one: Laptops, monkeypatch: pytest.MonkeyPatch) -> None:
    file, before = one.pack(one.members[0]), state(one.office)
    small = shutil.disk_usage(one.place)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: small)
    with pytest.raises(StorageFull, match="zoveel ruimte"):
        take(one.office, file)
    assert state(one.office) == before
    assert not backups.own_copies(one.office.folder)


def test_a_database_that_can_not_grow(one: Laptops, monkeypatch: pytest.MonkeyPatch) -> None:
    file, before = one.pack(one.members[0]), state(one.office)
    real = package_log.add

    def add(connection, logged) -> None:  # the last thing that is written
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        real(connection, logged)
        connection.exec_driver_sql("INSERT INTO meta VALUES ('vol', zeroblob(1000000))")

    monkeypatch.setattr(package_log, "add", add)
    with pytest.raises(StorageFull):
        take(one.office, file)
    assert state(one.office) == before


def test_a_stick_that_is_pulled_out_between_looking_and_joining(one: Laptops) -> None:
    file, before = one.pack(one.members[0]), state(one.office)
    looks = look(one.office, [file])
    file.unlink()
    with pytest.raises(InputError, match="er niet"):
        join(one.office, looks)
    assert state(one.office) == before


def test_a_stick_that_is_pulled_out_while_packing(
    one: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, files = state(one.members[0]), packages(one.place)

    def gone(path: Path, *_more: object) -> None:
        path.unlink()
        raise InputError("De stick is weg.")

    monkeypatch.setattr(packing, "open_package", gone)
    with pytest.raises(InputError, match="stick"):
        pack(one.members[0], one.file())
    assert (state(one.members[0]), packages(one.place)) == (before, files)


def test_a_package_that_comes_out_damaged_does_not_count(
    one: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, files, real = state(one.members[0]), packages(one.place), packing.open_package

    def worn_out(path: Path, *more: object, **named: object) -> object:
        content = path.read_bytes()
        path.write_bytes(content[:-3000] + bytes(1000) + content[-2000:])
        return real(path, *more, **named)

    monkeypatch.setattr(packing, "open_package", worn_out)
    with pytest.raises(InputError, match="beschadigd"):
        pack(one.members[0], one.file())
    assert (state(one.members[0]), packages(one.place)) == (before, files)


def test_a_dossier_that_can_not_be_made_leaves_nothing(
    one: Laptops, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = start_package(one.office, one.file(), member=own_member(one.members[0])).path

    def full(_dossier: Dossier) -> None:
        raise StorageFull("De schijf is vol.")

    monkeypatch.setattr(start, "identity", full)
    with pytest.raises(StorageFull):
        make_dossier(tmp_path / "nieuw", file, build.PASSPHRASE)
    assert not any(path.is_file() for path in (tmp_path / "nieuw").rglob("*"))


def test_the_way_back(one: Laptops) -> None:
    before = state(one.office)
    receipt = take(one.office, one.pack(one.members[0]))
    folder, key = one.office.folder, one.office.key
    one.office.close()
    restored = backups.go_back(folder, key=key, copy=Path(receipt.backup)).dossier
    assert state(restored)["revision"] == before["revision"]
    assert state(restored)["package"] == before["package"]
    assert take(restored, one.pack(one.members[0])).new() > 0
    restored.close()


def test_a_photo_in_the_package_that_is_damaged_here_is_mended(one: Laptops) -> None:
    file = one.pack(one.members[0])
    take(one.office, file)
    damaged = next((one.office.folder / "bijlagen").rglob("*/*"))
    damaged.write_bytes(b"stuk")
    assert photo_faults(one.office) == 1
    take(one.office, file)
    assert photo_faults(one.office) == 0


def test_one_small_photo_is_whole(one: Laptops) -> None:
    anna = one.members[0]
    observation = build.an_observation(anna, "Nog een.")
    added = photos.add_photo(anna, observation=observation, data=picture())
    take(one.office, one.pack(anna))
    entity = added.entity("photo")
    assert photos.photo_data(one.office, entity=entity) == photos.photo_data(anna, entity=entity)
