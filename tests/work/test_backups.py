"""Copies at the right moments, and drills: what a copy says is what comes back."""

from __future__ import annotations

import random
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.errors import DossierInUse, InputError
from wijkvisitatie.store import attachments, backup, database, keys, restore, second_folder
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import backups, copy_words, integrity, keeping, observations
from wijkvisitatie.work.integrity import Findings
from wijkvisitatie.work.observations import Filter


def restored(dossier: Dossier, copy: Path) -> backups.Restored:
    """Go back to a copy as the window does: nobody has the dossier open."""
    dossier.close()
    return backups.go_back(dossier.folder, key=dossier.key, copy=copy)


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(100, len(content), 4096):
        content[place] ^= 1
    file.write_bytes(content)


def said(dossier: Dossier) -> Findings:
    found = integrity.check(dossier)
    assert found.sound, found.faults
    return found


@pytest.mark.parametrize("seed", range(25))
def test_a_drill_brings_back_all_that_was_stored(dossier: Dossier, seed: int) -> None:
    """Damage of any kind to the database, and then a copy and the journal: nothing is missing,
    nothing is new. Without damage somebody goes back on purpose, and gets just the copy.
    """
    chance = random.Random(seed)
    for number in range(chance.randint(1, 8)):
        build.an_observation(dossier, f"tekst {number}")
    dossier.keep_picture(b"beeld")
    before = said(dossier)
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    for number in range(chance.randint(0, 3)):
        build.an_observation(dossier, f"later {number}")
    present = said(dossier)
    dossier.close()
    file = dossier.folder / database.FILE
    size = file.stat().st_size
    breaks = (
        lambda: None,
        lambda: damage(file),
        file.unlink,
        lambda: file.write_bytes(b""),
        lambda: file.write_bytes(file.read_bytes()[: chance.randrange(1, size)]),
    )
    turn = seed % len(breaks)
    breaks[turn]()
    again = restored(dossier, copy.path).dossier
    after, expected = said(again), present if turn else before
    assert (after.fingerprint, after.counts, after.revisions) == (
        expected.fingerprint,
        expected.counts,
        expected.revisions,
    )
    assert again.device != dossier.device
    build.an_observation(again, "en weer verder")
    again.close()


def test_going_back_keeps_what_was_there_twice(dossier: Dossier) -> None:
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    build.an_observation(dossier, "sindsdien")
    present = said(dossier).fingerprint
    back = restored(dossier, copy.path)
    assert observations.count(back.dossier, filter=Filter()) == 0
    newest = backups.copies(back.dossier)[0]
    assert newest.why == backups.BEFORE_RESTORE
    assert (back.aside / keys.FILE).is_file()
    shutil.copytree(back.aside, back.aside.with_name("los"))
    for source in (newest.path, back.aside.with_name("los") / database.FILE):
        again = restored(back.dossier, source).dossier
        assert said(again).fingerprint == present
        again.close()


def test_a_damaged_newest_copy_is_passed_over_for_the_one_before(dossier: Dossier) -> None:
    first = backups.backup_now(dossier, why=backups.BY_HAND).copy
    second = backups.backup_now(dossier, why=backups.BY_HAND).copy
    assert backups.newest_sound(dossier.folder, key=dossier.key) == second
    damage(second.path)
    assert backups.newest_sound(dossier.folder, key=dossier.key) == first
    damage(first.path)
    with pytest.raises(InputError, match="geen reservekopie die heel is"):
        backups.newest_sound(dossier.folder, key=dossier.key)


def test_a_damaged_copy_is_refused_and_nothing_is_changed(dossier: Dossier) -> None:
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    build.an_observation(dossier, "blijft")
    damage(copy.path)
    with pytest.raises(InputError, match="beschadigd of hoort bij een ander"):
        backups.go_back(dossier.folder, key=dossier.key, copy=copy.path)
    assert observations.count(dossier, filter=Filter()) == 1
    assert not (dossier.folder / restore.ASIDE).exists()


def test_a_dossier_that_somebody_has_open_is_not_replaced(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    build.an_observation(dossier, "blijft")
    real = database.sqlcipher.connect
    monkeypatch.setattr(
        database.sqlcipher, "connect", lambda *args, **named: real(*args, **{**named, "timeout": 0})
    )
    with pytest.raises(DossierInUse):
        backups.go_back(dossier.folder, key=dossier.key, copy=copy.path)
    assert observations.count(dossier, filter=Filter()) == 1
    assert not (dossier.folder / restore.ASIDE).exists()
    assert not list(dossier.folder.glob("*.terug*"))


def test_a_disk_that_refuses_the_last_step_leaves_the_dossier_as_it_was(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    build.an_observation(dossier, "blijft")
    before = said(dossier).fingerprint

    def refuse(_beside: Path, _place: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restore, "put_in_place", refuse)
    with pytest.raises(Exception, match="schijf is vol"):
        restored(dossier, copy.path)
    assert said(dossier).fingerprint == before
    assert not list(dossier.folder.glob("*.terug*"))


def test_a_new_laptop_begins_with_nothing_but_the_stick(dossier: Dossier, tmp_path: Path) -> None:
    picture = dossier.keep_picture(b"beeld")
    build.an_observation(dossier, "onderweg")
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_second(dossier, folder=stick)
    made = backups.backup_now(dossier, why=backups.BY_HAND)
    before = said(dossier)
    dossier.close()
    shutil.rmtree(dossier.folder)
    assert made.second is not None
    copy = backup.listing(made.second)[0].path
    restore.bring_keys(dossier.folder, copy)
    again = backups.go_back(dossier.folder, key=dossier.key, copy=copy).dossier
    after = said(again)
    assert (after.fingerprint, after.revisions) == (before.fingerprint, before.revisions)
    assert again.picture(sealed=picture.sealed, key=picture.key) == b"beeld"
    again.close()


def test_a_damaged_key_file_comes_back_from_a_copy_and_is_kept(dossier: Dossier) -> None:
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    file = dossier.folder / keys.FILE
    whole = file.read_bytes()
    restore.bring_keys(dossier.folder, copy.path)
    assert not (dossier.folder / restore.ASIDE).exists(), "it was well"
    file.write_bytes(b"{")
    restore.bring_keys(dossier.folder, copy.path)
    assert file.read_bytes() == whole
    (kept,) = (dossier.folder / restore.ASIDE).rglob(keys.FILE)
    assert kept.read_bytes() == b"{"


def test_a_copy_is_due_when_the_last_is_old_and_something_changed(dossier: Dossier) -> None:
    def due(why: str, **later: float) -> bool:
        return backups.is_due(dossier, why=why, now=datetime.now(UTC) + timedelta(**later))

    assert due(backups.OPENING)
    assert backups.backup_if_due(dossier, why=backups.OPENING) is not None
    assert not due(backups.CLOSING, seconds=9), "nothing changed"
    assert not due(backups.OPENING, days=9)
    build.an_observation(dossier, "erbij")
    assert due(backups.CLOSING, seconds=9)
    assert not due(backups.WORKING, hours=1)
    assert due(backups.WORKING, hours=3)
    assert not due(backups.OPENING, hours=7)
    assert due(backups.OPENING, hours=9)
    assert due(backups.WORKING, days=-9), "the clock was set back"


def test_what_is_being_typed_and_a_new_passphrase_are_changes_too(dossier: Dossier) -> None:
    backups.backup_now(dossier, why=backups.BY_HAND)
    soon = datetime.now(UTC) + timedelta(minutes=1)
    assert not backups.is_due(dossier, why=backups.CLOSING, now=soon)
    keeping.keep_draft(dossier, entity="d", kind="observation", field="text", value="half")
    assert backups.is_due(dossier, why=backups.CLOSING, now=soon)
    backups.backup_now(dossier, why=backups.BY_HAND)
    key = keys.unlock(dossier.folder, build.PASSPHRASE)
    keys.change_passphrase(dossier.folder, key, "een ander wachtwoord")
    assert backups.is_due(dossier, why=backups.CLOSING, now=soon)


def test_a_stick_that_comes_back_gets_the_newest_copy_without_a_new_one(
    dossier: Dossier, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_second(dossier, folder=stick)
    stick.rename(tmp_path / "eruit")
    made = backups.backup_now(dossier, why=backups.BY_HAND)
    assert made.second is None
    assert "is er nu niet" in made.trouble
    (tmp_path / "eruit").rename(stick)
    brought = backups.backup_if_due(dossier, why=backups.CLOSING)
    assert brought is not None
    assert brought.copy == made.copy
    assert brought.second is not None
    assert backups.backup_if_due(dossier, why=backups.CLOSING) is None
    made.copy.path.unlink()
    assert [one.path.parent for one in backups.copies(dossier)] == [brought.second]


def test_a_second_folder_must_be_there_and_outside_the_dossier(dossier: Dossier) -> None:
    for folder in (dossier.folder, dossier.folder / "x", dossier.folder / attachments.FOLDER):
        with pytest.raises(InputError):
            backups.set_second(dossier, folder=folder)
    assert backups.second_of(dossier) is None


def test_two_dossiers_share_a_stick_without_thinning_each_other(
    dossier: Dossier, tmp_path: Path
) -> None:
    other = build.a_round(tmp_path / "elders" / dossier.folder.name)
    places = {second_folder.place_in(tmp_path, one.folder) for one in (dossier, other)}
    other.close()
    assert len(places) == 2


def test_the_differences_count_what_would_come_and_go(dossier: Dossier) -> None:
    build.an_observation(dossier, "eerste")
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    folder, key = dossier.folder, dossier.key
    (same,) = copy_words.differences(folder, key=key, copy=copy.path)
    assert "hetzelfde" in same
    observations.remove_observation(dossier, entity=build.an_observation(dossier, "weg"))
    for number in range(2):
        build.an_observation(dossier, f"nieuw {number}")
    (line,) = copy_words.differences(folder, key=key, copy=copy.path)
    assert line.startswith("Waarnemingen: nu 3, in de kopie 1. Laatste wijziging: nu ")
    dossier.close()
    damage(folder / database.FILE)
    lines = copy_words.differences(folder, key=key, copy=copy.path)
    assert "niet te lezen" in lines[0]
    assert lines[1].startswith("Waarnemingen: 1, laatste wijziging")
    damage(copy.path)
    with pytest.raises(InputError):
        copy_words.differences(folder, key=key, copy=copy.path)
