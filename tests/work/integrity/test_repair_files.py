"""Repairs of what lies beside the database: pictures, journal, copies, keys, half files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests import build
from tests.work.integrity.mending import TEXT, a_photo, age, cut_in_half, mended
from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.store import attachments, backup, database, journal, keys
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import backups, integrity, photos


@pytest.mark.parametrize("damage", [Path.unlink, cut_in_half])
@pytest.mark.parametrize("trashed", [False, True])
def test_a_picture_comes_back_from_the_stick(
    dossier: Dossier, tmp_path: Path, damage: Callable[[Path], None], trashed: bool
) -> None:
    entity, file = a_photo(dossier)
    backups.set_second(dossier, folder=tmp_path)
    backups.backup_now(dossier, why=backups.BY_HAND)
    if trashed:
        photos.remove_photo(dossier, entity=entity)
    whole = file.read_bytes()
    damage(file)
    broken = file.read_bytes() if file.exists() else None
    repaired = mended(dossier, "foto in dit dossier ontbreekt of is beschadigd")
    assert file.read_bytes() == whole
    assert ("photo", entity) in repaired.changes.touched
    kept = [one.read_bytes() for one in (dossier.folder / "opzij").rglob(file.name)]
    assert kept == ([broken] if broken else [])


def test_a_picture_that_is_nowhere_is_named_and_waits(dossier: Dossier) -> None:
    _entity, file = a_photo(dossier)
    file.unlink()
    integrity.repair(dossier)
    (finding,) = integrity.check(dossier).findings
    assert not finding.mendable
    assert "USB-stick" in finding.remedy


def test_a_picture_of_no_photo_is_set_aside_unless_it_is_young(dossier: Dossier) -> None:
    sealed = dossier.keep_picture(b"beeld")
    file = attachments.place(dossier.folder, sealed.sealed)
    assert integrity.check(dossier).sound  # its photo may be recorded next
    age(file)
    mended(dossier, "1 fotobestand hoort bij geen enkele foto")
    assert not file.exists()
    assert len(list((dossier.folder / "opzij").rglob(file.name))) == 1


def test_a_damaged_journal_is_set_aside(dossier: Dossier) -> None:
    build.an_observation(dossier, TEXT)
    build.an_observation(dossier, "daarna")
    dossier.journal.end_file()
    file = journal.files(dossier.folder)[-1]
    content = bytearray(file.read_bytes())
    content[200] ^= 1
    file.write_bytes(content)
    before = len(journal.files(dossier.folder))
    mended(dossier, f"journaal {file.name} is beschadigd")
    assert len(journal.files(dossier.folder)) < before
    (kept,) = (dossier.folder / "opzij").rglob(file.name)
    assert kept.read_bytes() == bytes(content)
    build.an_observation(dossier, "en verder")
    assert integrity.check(dossier).sound


def test_a_damaged_copy_is_set_aside_and_a_new_one_made(dossier: Dossier) -> None:
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    cut_in_half(copy.path)
    mended(dossier, f"reservekopie {copy.path.name} is beschadigd")
    assert len(list((dossier.folder / "opzij").rglob(copy.path.name))) == 1
    whys = [one.why for one in backups.own_copies(dossier.folder)]
    assert whys == [backups.AFTER_REPAIR, backups.BEFORE_REPAIR]


def test_a_damaged_copy_on_the_stick_is_set_aside_there(dossier: Dossier, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_second(dossier, folder=stick)
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    (there,) = stick.rglob(copy.path.name)
    cut_in_half(there)
    mended(dossier, f"reservekopie {copy.path.name} is beschadigd")
    assert copy.path.exists()
    assert not there.exists()
    assert len(list(stick.rglob(f"opzij/*/{copy.path.name}"))) == 1
    assert [one for one in stick.rglob("*.db") if backup.is_sound(one, dossier.key)]


def test_a_copy_without_its_key_file_gets_one(dossier: Dossier) -> None:
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    copy.keys.unlink()
    mended(dossier, f"reservekopie {copy.path.name} heeft geen sleutelbestand")
    assert copy.keys.read_bytes() == (dossier.folder / keys.FILE).read_bytes()


@pytest.mark.parametrize("damage", [Path.unlink, cut_in_half])
def test_a_key_file_comes_back_from_a_copy(
    dossier: Dossier, damage: Callable[[Path], None]
) -> None:
    backups.backup_now(dossier, why=backups.BY_HAND)
    file = dossier.folder / keys.FILE
    whole = file.read_bytes()
    damage(file)
    mended(dossier, "sleutelbestand ontbreekt of is beschadigd")
    assert file.read_bytes() == whole


def test_a_damaged_way_in_is_named(dossier: Dossier) -> None:
    file = dossier.folder / keys.FILE
    file.write_text(file.read_text().replace('"zout": "', '"zout": "A'))
    (finding,) = integrity.check(dossier).findings
    assert "een van de sloten beschadigd" in finding.words
    assert not finding.mendable


def test_what_was_left_half_written_goes_unless_it_is_young(dossier: Dossier) -> None:
    backups.backup_now(dossier, why=backups.BY_HAND)
    _entity, picture_file = a_photo(dossier)
    half = [
        dossier.folder / ".00ff.nieuw",
        picture_file.with_name(".00ff.nieuw"),
        dossier.folder / backup.FOLDER / ".00ff.nieuw",
        dossier.folder / backup.FOLDER / "20260101-000000-zelf.part",
        dossier.folder / f"{database.FILE}.terug",
    ]
    for file in half:
        file.write_bytes(b"half")
    assert integrity.check(dossier).sound  # they may be being written
    for file in half:
        age(file)
    mended(dossier, "5 bestanden zijn half geschreven blijven liggen")
    assert not [file for file in half if file.exists()]


def test_a_damaged_page_asks_for_a_copy_and_no_repair_touches_it(dossier: Dossier) -> None:
    for number in range(300):
        build.an_observation(dossier, f"{TEXT} {number}")
    dossier.close()
    file = dossier.folder / database.FILE
    content = bytearray(file.read_bytes())
    for place in range(4096 * 20, len(content), 4096 * 3):
        content[place + 50] ^= 1
    file.write_bytes(content)
    try:
        found = integrity.check(dossier)
    finally:
        dossier.close()
    (finding,) = found.findings
    assert not finding.mendable
    assert "reservekopie" in finding.remedy
    assert found.fingerprint == ""
    with pytest.raises((DossierDamaged, sqlcipher.DatabaseError)):
        integrity.repair(dossier)
    dossier.close()
    assert file.read_bytes() == bytes(content)
