"""Each repair of the database: the damage is done first, it is found and mended, and then nothing
is found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import build
from tests.work.integrity.mending import TEXT, a_photo, fingerprint, mended, sql, without_journal
from wijkvisitatie.errors import Cancelled
from wijkvisitatie.store import backup, search
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import backups, history, integrity, observations, visits
from wijkvisitatie.work.observations import Filter

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
        without_journal(dossier)
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
    without_journal(dossier)
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
        without_journal(dossier)
    sql(dossier, f"DELETE FROM revision WHERE entity = '{entity}'")
    found = integrity.check(dossier).faults
    assert any("1 wijziging die is vastgelegd, ontbreekt" in one for one in found)
    integrity.repair(dossier)
    assert fingerprint(dossier) == before
    assert integrity.repair(dossier).mended == ()


def test_a_version_that_nobody_has_is_named(dossier: Dossier) -> None:
    entity = build.an_observation(dossier, TEXT)
    build.an_observation(dossier, "daarna")
    without_journal(dossier)
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
