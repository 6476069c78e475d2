"""The dossier on disk: encrypted, refused in sentences, rebuilt from its revisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.errors import (
    DossierDamaged,
    DossierExists,
    DossierMissing,
    DossierTooNew,
    WrongPassphrase,
)
from wijkvisitatie.store import comparing, database, derived, keys, schema
from wijkvisitatie.store import dossier as store
from wijkvisitatie.store.comparing import Difference
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import history, integrity, observations


def reopened(dossier: Dossier) -> Dossier:
    dossier.close()
    return store.open_dossier(dossier.folder, build.PASSPHRASE)


def test_what_was_recorded_is_there_after_reopening(dossier):
    build.an_observation(dossier, "Bewoners hoorden het achteraf.")
    again = reopened(dossier)
    (line,) = observations.page(again, filter=observations.Filter(visit=build.VISIT))
    assert line.observation.text == "Bewoners hoorden het achteraf."
    assert line.number == "KLA-0-A001"


def test_no_file_of_the_dossier_holds_a_word_in_the_clear(dossier):
    build.an_observation(dossier, "zandloperplant")
    observations.page(dossier, filter=observations.Filter(words="zandloperplant"))
    files = [path for path in dossier.folder.rglob("*") if path.is_file()]
    assert any(path.name == database.FILE for path in files)
    for path in files:
        assert b"zandloperplant" not in path.read_bytes()


def test_a_wrong_passphrase_and_damage_are_told_apart(dossier):
    dossier.close()
    with pytest.raises(WrongPassphrase):
        store.open_dossier(dossier.folder, "niet dit")
    path = dossier.folder / database.FILE
    path.write_bytes(b"x" * 8192)
    with pytest.raises(DossierDamaged):
        store.open_dossier(dossier.folder, build.PASSPHRASE)


def test_the_key_file_refuses_a_slot_of_another_dossier(dossier, made_once, tmp_path):
    other = tmp_path / "ander"
    other.mkdir()
    keys.create(other, build.PASSPHRASE)
    mixed = keys.read(other) | {"dossier": "iets anders"}
    keys._save(other, mixed)
    with pytest.raises(DossierDamaged):
        keys.unlock(other, build.PASSPHRASE)


def test_a_new_passphrase_opens_and_the_old_one_no_longer(dossier):
    key = keys.unlock(dossier.folder, build.PASSPHRASE)
    keys.change_passphrase(dossier.folder, key, "iets nieuws")
    assert keys.unlock(dossier.folder, "iets nieuws") == key
    with pytest.raises(WrongPassphrase):
        keys.unlock(dossier.folder, build.PASSPHRASE)


def test_missing_and_present_dossiers_are_said_so(dossier, tmp_path):
    with pytest.raises(DossierMissing):
        store.open_dossier(tmp_path / "nergens", "x")
    with pytest.raises(DossierExists):
        store.create(dossier.folder, "x")


def test_a_newer_dossier_is_refused_and_left_alone(dossier):
    path, key = _raw(dossier)
    raw = database.connect(path, key)
    raw.execute(f"PRAGMA user_version={len(schema.STEPS) + 1}")
    raw.close()
    with pytest.raises(DossierTooNew):
        reopened(dossier)


def test_a_migration_copies_first_and_a_failing_step_changes_nothing(dossier, monkeypatch):
    build.an_observation(dossier)
    steps = schema.STEPS
    monkeypatch.setattr(schema, "STEPS", (*steps, lambda c: c.execute("DROP TABLE nergens")))
    with pytest.raises(Exception, match="nergens"):
        reopened(dossier)
    monkeypatch.setattr(schema, "STEPS", (*steps, lambda c: c.execute("CREATE TABLE extra (x)")))
    again = reopened(dossier)
    assert observations.count(again, filter=observations.Filter(visit=build.VISIT)) == 1
    copies = sorted((again.folder / "reservekopie").glob(f"*-voor-versie-{len(steps) + 1}.db"))
    assert copies
    again.close()


def test_an_edit_replaces_only_the_shown_version(dossier):
    entity = build.an_observation(dossier, "eerste")
    observations.change_observation(dossier, entity=entity, text="tweede")
    shown = observations.observation_line(dossier, entity=entity).observation
    assert shown.text == "tweede"
    texts = [
        v.value
        for v in history.versions(dossier, kind="observation", entity=entity)
        if v.field == "text"
    ]
    assert texts == ["tweede", "eerste"]


def test_setting_what_it_says_already_makes_no_version(dossier):
    entity = build.an_observation(dossier, "zelfde")
    changes = observations.change_observation(dossier, entity=entity, text="zelfde")
    assert changes.revisions == ()


def test_rebuilding_gives_the_same_tables_and_damage_to_them_is_seen(dossier):
    entity = build.an_observation(dossier)
    observations.change_observation(dossier, entity=entity, text="anders", area=3)
    with dossier.read() as connection:
        before = derived.fingerprint(connection)
        assert comparing.differences(connection) == []
    with dossier.write() as writing:
        writing.connection.exec_driver_sql("UPDATE observation SET text = 'vervalst'")
    with dossier.read() as connection:
        assert comparing.differences(connection) == [
            Difference("differs", "observation", entity),
            Difference("search", "observation", ""),  # it still finds the words of before
        ]
    with dossier.write() as writing:
        derived.rebuild(writing.connection)
    with dossier.read() as connection:
        assert comparing.differences(connection) == []
        assert derived.fingerprint(connection) == before


def test_what_search_would_miss_or_find_wrongly_is_seen(dossier):
    entity = build.an_observation(dossier, "eerst")
    (line,) = observations.page(dossier, filter=observations.Filter())
    with dossier.write() as writing:
        writing.connection.exec_driver_sql("DELETE FROM observation_words")
    assert "Zoeken vindt niet alles" in integrity.check(dossier).faults[0]
    with dossier.write() as writing:
        derived.rebuild(writing.connection)
    assert integrity.check(dossier).sound
    with dossier.write() as writing:
        writing.connection.exec_driver_sql("UPDATE observation SET deleted = TRUE")
    with dossier.read() as connection:
        assert comparing.differences(connection) == [
            Difference("differs", "observation", entity),
            Difference("search", "observation", str(line.position)),
        ]


def test_history_that_was_rewritten_is_seen(dossier):
    entity = build.an_observation(dossier, "eerst")
    with dossier.write() as writing:
        writing.connection.exec_driver_sql(
            "UPDATE revision SET body = replace(body, 'eerst', 'later') WHERE entity = ?", (entity,)
        )
        derived.rebuild(writing.connection)
    (fault,) = integrity.check(dossier).faults
    assert fault.startswith("1 versie in de geschiedenis is later veranderd")


def test_unknown_fields_and_kinds_of_a_newer_version_are_kept(dossier):
    with dossier.write() as writing:
        entity = writing.create("observation", {"text": "x", "hologram": "ja"})
        writing.create("hologram", {"beam": 1})
    with dossier.read() as connection:
        extra = connection.exec_driver_sql(
            "SELECT extra FROM observation WHERE entity = ?", (entity,)
        ).scalar()
        assert comparing.differences(connection) == []
    assert extra == '{"hologram":"ja"}' or extra == '{"hologram": "ja"}'


def test_a_picture_comes_back_and_a_damaged_one_is_refused(dossier):
    sealed = dossier.keep_picture(b"pixels")
    assert dossier.picture(sealed=sealed.sealed, key=sealed.key) == b"pixels"
    (path,) = [p for p in (dossier.folder / "bijlagen").rglob("*") if p.is_file()]
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(DossierDamaged):
        dossier.picture(sealed=sealed.sealed, key=sealed.key)


def _raw(dossier: Dossier) -> tuple[Path, bytes]:
    key = keys.unlock(dossier.folder, build.PASSPHRASE)
    return dossier.folder / database.FILE, keys.purpose_key(key, "database")
