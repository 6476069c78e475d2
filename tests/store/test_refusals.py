"""What the disk and other programs do to us: nothing half, one sentence, and on again after it."""

from __future__ import annotations

import threading

import pytest

from tests import build
from wijkvisitatie.errors import DossierInUse, KnownError, StorageFull
from wijkvisitatie.store import backup, database, keys, schema
from wijkvisitatie.store import dossier as store
from wijkvisitatie.work import integrity, keeping, observations
from wijkvisitatie.work.observations import Filter

LONG = "Een lange tekst over de wijk. " * 100


def limit_pages(dossier, more: int) -> None:
    """Make the disk as good as full for this dossier, or roomy again."""
    (pages,) = pragma(dossier, "page_count")
    pragma(dossier, f"max_page_count={pages + more}")


def pragma(dossier, words: str):
    """Ask or set something of the one connection that waits in the pool."""
    connection = dossier._engine.raw_connection()
    try:
        return connection.cursor().execute(f"PRAGMA {words}").fetchone()
    finally:
        connection.close()


def test_a_full_disk_stores_whole_records_or_none_and_goes_on_when_there_is_room(dossier):
    limit_pages(dossier, 4)
    stored = []

    def record_on() -> None:
        for number in range(100):
            build.an_observation(dossier, f"{LONG}{number}")
            stored.append(f"{LONG}{number}")

    with pytest.raises(StorageFull, match="is vol"):
        record_on()
    with pytest.raises(StorageFull):
        keeping.keep_draft(dossier, entity="d", kind="observation", field="text", value=LONG * 9)
    shown = [line.observation.text for line in observations.in_order(dossier, filter=Filter())]
    assert sorted(shown) == sorted(stored)
    limit_pages(dossier, 1_000_000)
    build.an_observation(dossier, "weer ruimte")
    assert observations.count(dossier, filter=Filter(words="weer ruimte")) == 1
    assert integrity.check(dossier).sound


def test_another_program_that_holds_the_dossier_is_told_and_waited_for(dossier, monkeypatch):
    key = keys.purpose_key(keys.unlock(dossier.folder, build.PASSPHRASE), "database")
    other = database.connect(dossier.folder / database.FILE, key)
    pragma(dossier, "busy_timeout=20")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DossierInUse, match="bezet"):
        build.an_observation(dossier, "bezet")
    assert observations.count(dossier, filter=Filter()) == 0, "reading never waits"
    pragma(dossier, "busy_timeout=20000")
    waiting = threading.Thread(target=build.an_observation, args=(dossier, "gewacht"))
    waiting.start()
    other.execute("COMMIT")
    waiting.join()
    other.close()
    assert observations.count(dossier, filter=Filter(words="gewacht")) == 1


def test_reading_keeps_its_view_while_another_thread_writes(dossier):
    build.an_observation(dossier, "eerst")
    with dossier.read() as connection:
        count = "SELECT count(*) FROM observation"
        before = connection.exec_driver_sql(count).scalar()
        writer = threading.Thread(target=build.an_observation, args=(dossier, "erbij"))
        writer.start()
        writer.join()
        assert connection.exec_driver_sql(count).scalar() == before
    assert observations.count(dossier, filter=Filter()) == 2


def test_two_threads_record_without_sharing_a_number_or_losing_one(dossier):
    def record(name: str) -> None:
        for number in range(30):
            build.an_observation(dossier, f"{name} {number}")

    threads = [threading.Thread(target=record, args=(name,)) for name in ("een", "twee")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = observations.in_order(dossier, filter=Filter())
    assert len({line.observation.serial for line in lines}) == 60
    assert integrity.check(dossier).sound


def test_making_a_dossier_that_fails_can_be_tried_again_in_the_same_folder(tmp_path, monkeypatch):
    folder = tmp_path / "dossier"
    with monkeypatch.context() as patch:
        patch.setattr(schema, "STEPS", (lambda c: c.execute("SELECT * FROM nergens"),))
        with pytest.raises(database.sqlcipher.OperationalError):
            store.create(folder, build.PASSPHRASE)
    assert list(folder.iterdir()) == []
    store.create(folder, build.PASSPHRASE).close()


def test_a_copy_that_can_not_be_trusted_is_none_and_stops_the_migration(dossier, monkeypatch):
    dossier.close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, lambda c: c.execute("CREATE TABLE x (y)")))
    monkeypatch.setattr(backup, "_is_whole", lambda _copy: False)
    with pytest.raises(KnownError, match="reservekopie"):
        store.open_dossier(dossier.folder, build.PASSPHRASE)
    assert list((dossier.folder / "reservekopie").iterdir()) == []
    monkeypatch.undo()
    store.open_dossier(dossier.folder, build.PASSPHRASE).close()


def test_a_second_window_that_migrates_at_the_same_time_does_nothing_twice(dossier, monkeypatch):
    key = keys.purpose_key(keys.unlock(dossier.folder, build.PASSPHRASE), "database")
    dossier.close()
    step = ["CREATE TABLE extra (x)"]
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, lambda c: c.execute(step[0])))
    real = backup.make

    def meanwhile(folder, its_key, why):
        copy = real(folder, its_key, why)
        monkeypatch.setattr(backup, "make", real)
        other = database.connect(dossier.folder / database.FILE, key)
        schema.migrate(other, folder, key)
        other.close()
        return copy

    monkeypatch.setattr(backup, "make", meanwhile)
    store.open_dossier(dossier.folder, build.PASSPHRASE).close()
