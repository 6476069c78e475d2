"""Each repair: the damage is done first, it is found and mended, and then nothing is found."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests import build
from tests.campaigns.day import picture
from wijkvisitatie.errors import Cancelled, DossierDamaged
from wijkvisitatie.store import attachments, backup, database, journal, keys, search
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import backups, history, integrity, observations, photos, visits
from wijkvisitatie.work.observations import Filter

TEXT = "De bakker op het plein"
OLD = 2 * 3600  # seconds: nobody can be busy with such a file any more


def sql(dossier: Dossier, *statements: str) -> None:
    with dossier.write() as writing:
        for one in statements:
            writing.connection.exec_driver_sql(one)


def age(file: Path) -> None:
    os.utime(file, (time.time() - OLD,) * 2)


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def mended(dossier: Dossier, *words: str) -> integrity.Repaired:
    """Find exactly this, mend it, and find nothing after that."""
    found = integrity.check(dossier)
    assert len(found.findings) == len(words), found.faults
    for said, expected in zip(found.faults, words, strict=True):
        assert expected in said
    assert all(one.mendable for one in found.findings)
    repaired = integrity.repair(dossier)
    assert sorted(one.words for one in repaired.mended) == sorted(found.faults)
    assert integrity.check(dossier).faults == ()
    assert integrity.repair(dossier).mended == ()
    return repaired


def fingerprint(dossier: Dossier) -> str:
    found = integrity.check(dossier)
    assert found.sound, found.faults
    return found.fingerprint


DERIVED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "other words": (("UPDATE observation SET text = 'vals'",), ("1 onderdeel", "Zoeken")),
    "a row less": (("DELETE FROM wijk WHERE key = '0202-presikhaaf'",), ("1 onderdeel",)),
    "a row more": (
        ("INSERT INTO gemeente(entity, name, code, deleted) VALUES ('x', 'Nergens', '', 0)",),
        ("1 onderdeel",),
    ),
    "a table less": (("DROP TABLE level",), ("1 onderdeel",)),
    "nothing in the index": ((f"DELETE FROM {search.NAME}",), ("Zoeken",)),
    "an index that can't be read": (
        (f"DELETE FROM {search.NAME}_data WHERE id > 10",),
        ("Zoeken",),
    ),
    "no index": ((f"DROP TABLE {search.NAME}",), ("1 onderdeel",)),
}


@pytest.mark.parametrize("damage", DERIVED)
def test_what_is_derived_is_made_again(dossier: Dossier, damage: str) -> None:
    build.an_observation(dossier, TEXT)
    before = fingerprint(dossier)
    statements, words = DERIVED[damage]
    sql(dossier, *statements)
    mended(dossier, *words)
    assert fingerprint(dossier) == before
    assert observations.count(dossier, filter=Filter(words="bakker")) == 1


def test_a_copy_is_made_before_the_first_repair_and_none_without_one(dossier: Dossier) -> None:
    assert integrity.repair(dossier).mended == ()
    assert backups.own_copies(dossier.folder) == ()
    entity = build.an_observation(dossier, TEXT)
    sql(dossier, f"UPDATE revision SET entity = 'elders' WHERE entity = '{entity}'")
    integrity.repair(dossier)
    (copy,) = backups.own_copies(dossier.folder)
    assert copy.why == backups.BEFORE_REPAIR
    assert backup.is_sound(copy.path, dossier.key)


@pytest.mark.parametrize("source", ["journal", "copy", "stick"])
def test_an_altered_version_gets_its_words_back(
    dossier: Dossier, tmp_path: Path, source: str
) -> None:
    entity = build.an_observation(dossier, TEXT)
    before = fingerprint(dossier)
    if source == "stick":
        backups.set_second(dossier, folder=tmp_path)
    if source != "journal":
        copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
        dossier.journal.begin_anew()
        if source == "stick":
            copy.path.unlink()
    sql(
        dossier,
        f"UPDATE revision SET body = replace(body, 'bakker', 'slager') WHERE entity = '{entity}'",
    )
    found = integrity.check(dossier).findings
    assert "1 versie in de geschiedenis is later veranderd" in found[0].words
    assert found[0].mendable
    repaired = integrity.repair(dossier)
    assert ("observation", entity) in repaired.changes.touched
    assert fingerprint(dossier) == before
    assert observations.observation_line(dossier, entity=entity).observation.text == TEXT


def test_an_altered_version_of_which_nobody_has_the_words_stays_and_is_named(
    dossier: Dossier,
) -> None:
    entity = build.an_observation(dossier, TEXT)
    dossier.journal.begin_anew()
    sql(
        dossier,
        f"UPDATE revision SET body = replace(body, 'bakker', 'slager') WHERE entity = '{entity}'",
    )
    integrity.repair(dossier)
    (left,) = integrity.check(dossier).findings
    assert "later veranderd" in left.words
    assert not left.mendable
    (text,) = [
        one.value
        for one in history.versions(dossier, kind="observation", entity=entity)
        if one.field == "text"
    ]
    assert text == TEXT.replace("bakker", "slager")
    assert integrity.repair(dossier).mended == ()


def test_a_misfiled_version_is_filed_again(dossier: Dossier) -> None:
    entity = build.an_observation(dossier, TEXT)
    before = fingerprint(dossier)
    sql(dossier, f"UPDATE revision SET entity = 'elders', seq = 9999 WHERE entity = '{entity}'")
    found = integrity.check(dossier).faults
    assert any("verkeerde onderdeel" in one for one in found)
    assert not any("er niet meer" in one for one in found)  # it is there, only elsewhere
    integrity.repair(dossier)
    assert fingerprint(dossier) == before
    assert integrity.repair(dossier).mended == ()


def test_a_version_that_is_no_version_is_kept_and_named(dossier: Dossier) -> None:
    from wijkvisitatie.store.revisions import revision_id

    body = '{"geen":"versie"}'
    with dossier.write() as writing:
        writing.connection.exec_driver_sql(
            "INSERT INTO revision(id, entity, kind, device, seq, body) VALUES (?,'e','k','d',1,?)",
            (revision_id(body), body),
        )
    (finding,) = integrity.check(dossier).findings
    assert revision_id(body)[:8] in finding.words
    assert not finding.mendable
    assert integrity.repair(dossier).mended == ()


@pytest.mark.parametrize("where", ["in between", "the last"])
@pytest.mark.parametrize("source", ["journal", "copy"])
def test_a_version_that_is_missing_comes_back(dossier: Dossier, where: str, source: str) -> None:
    entity = build.an_observation(dossier, TEXT)
    if where == "in between":
        build.an_observation(dossier, "daarna")
    before = fingerprint(dossier)
    if source == "copy":
        backups.backup_now(dossier, why=backups.BY_HAND)
        dossier.journal.begin_anew()
    sql(dossier, f"DELETE FROM revision WHERE entity = '{entity}'")
    found = integrity.check(dossier).faults
    assert any("1 wijziging die is vastgelegd, ontbreekt" in one for one in found)
    integrity.repair(dossier)
    assert fingerprint(dossier) == before
    assert integrity.repair(dossier).mended == ()


def test_a_version_that_nobody_has_is_named(dossier: Dossier) -> None:
    entity = build.an_observation(dossier, TEXT)
    build.an_observation(dossier, "daarna")
    dossier.journal.begin_anew()
    sql(dossier, f"DELETE FROM revision WHERE entity = '{entity}'")
    integrity.repair(dossier)
    (finding,) = integrity.check(dossier).findings
    assert "1 wijziging van deze laptop is er niet meer" in finding.words
    assert not finding.mendable


def test_what_was_erased_does_not_come_back_and_is_not_missed(dossier: Dossier) -> None:
    entity = build.an_observation(dossier, TEXT)
    build.an_observation(dossier, "daarna")
    sql(
        dossier,
        "INSERT INTO erased(id, device, seq) SELECT id, device, seq FROM revision "
        f"WHERE entity = '{entity}'",
        f"INSERT INTO erased(id) VALUES ('{entity}')",
        f"DELETE FROM revision WHERE entity = '{entity}'",
    )
    found = integrity.check(dossier).faults
    assert not any("wijziging" in one for one in found)
    integrity.repair(dossier)
    assert TEXT not in str(observations.page(dossier, filter=Filter()))
    assert fingerprint(dossier)


def a_photo(dossier: Dossier) -> tuple[str, Path]:
    entity = photos.add_photo(
        dossier, observation=build.an_observation(dossier, TEXT), data=picture()
    ).entity("photo")
    (file,) = (dossier.folder / attachments.FOLDER).glob("??/*")
    return entity, file


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


def test_what_hangs_on_a_visit_that_is_not_there_can_be_seen_again(dossier: Dossier) -> None:
    entity = build.an_observation(dossier, TEXT, visit="a" * 32)
    lines = visits.visit_lines(dossier)
    mended(dossier, "waar iets bij hoort, staat niet in het dossier")
    (new,) = [one for one in visits.visit_lines(dossier) if one not in lines]
    assert new.visit.key == "onbekend-bezoek-aaaaaaaa"
    assert new.observations == 1
    assert observations.observation_line(dossier, entity=entity).observation.visit == "a" * 32


def test_what_hangs_on_a_wijk_that_is_not_there_can_be_seen_again(dossier: Dossier) -> None:
    build.an_observation(dossier, TEXT, wijk="b" * 32)
    mended(dossier, "waar iets bij hoort, staat niet in het dossier")


def test_a_loose_reference_to_nothing_is_left_out_and_stays_in_the_history(
    dossier: Dossier,
) -> None:
    entity = build.an_observation(dossier, TEXT, item="c" * 32)
    mended(dossier, "1 onderdeel verwijst naar iets wat niet in het dossier staat")
    assert observations.observation_line(dossier, entity=entity).observation.item is None
    before = [
        one.value
        for one in history.versions(dossier, kind="observation", entity=entity)
        if one.field == "item"
    ]
    assert before == [None, "c" * 32]


def test_a_list_keeps_what_is_there(dossier: Dossier) -> None:
    with dossier.write() as writing:
        writing.put("visit", build.VISIT, {"wijken": [build.KLARENDAL, "d" * 32]})
    mended(dossier, "1 onderdeel verwijst naar iets wat niet in het dossier staat")
    (line,) = visits.visit_lines(dossier)
    assert line.visit.wijken == (build.KLARENDAL,)


def test_a_photo_of_no_observation_is_kept_and_named(dossier: Dossier) -> None:
    entity, _file = a_photo(dossier)
    with dossier.write() as writing:
        writing.put("photo", entity, {"observation": "e" * 32})
    (finding,) = integrity.check(dossier).findings
    assert "foto hoort bij een waarneming die niet" in finding.words
    assert not finding.mendable


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


def test_a_check_can_be_stopped_at_each_step(dossier: Dossier) -> None:
    a_photo(dossier)
    backups.backup_now(dossier, why=backups.BY_HAND)
    steps: list[tuple[int, int]] = []
    integrity.check(dossier, lambda done, total: steps.append((done, total)))
    assert {total for _done, total in steps} == {10}
    assert [done for done, _total in steps] == sorted(done for done, _total in steps)

    def stop(done: int, _total: int) -> None:
        if done == 7:
            raise Cancelled

    with pytest.raises(Cancelled):
        integrity.check(dossier, stop)
