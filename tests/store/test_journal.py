"""The journal: what was stored is in it first, whole, in secret, and as long as it is needed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import build
from wijkvisitatie.errors import StorageFull
from wijkvisitatie.store import backup, journal, journal_file
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.journal import Entry, Journal
from wijkvisitatie.work import backups, keeping

KEY = bytes(range(32))


def entry(number: int) -> Entry:
    return Entry([f'{{"text":"zandloper {number}"}}'], [["e", "text", "observation", "tik", "", 1]])


def written(folder: Path, count: int) -> Path:
    """A file with some records, as a process leaves it that was killed."""
    kept = Journal(folder, KEY)
    for number in range(count):
        with kept.ahead() as add:
            add(entry(number))
    kept._file.close()
    (file,) = journal.files(folder)
    return file


def bodies(dossier: Dossier) -> set[str]:
    found = [journal.read(file, dossier.key) for file in journal.files(dossier.folder)]
    assert all(contents.whole for contents in found)
    return {body for one in found for kept in one.entries for body in kept.bodies()}


def stored(dossier: Dossier) -> set[str]:
    with dossier.read() as connection:
        return set(connection.exec_driver_sql("SELECT body FROM revision").scalars())


def test_all_that_was_stored_is_in_it(dossier):
    build.an_observation(dossier, "een")
    keeping.keep_draft(dossier, entity="e" * 32, kind="observation", field="text", value="twee")
    assert bodies(dossier) == stored(dossier)
    (file,) = journal.unended(dossier.folder)
    last = journal.read(file, dossier.key).entries[-1]
    assert [(row[0], row[1], row[3]) for row in last.drafts] == [("e" * 32, "text", "twee")]
    dossier.close()
    assert journal.unended(dossier.folder) == []
    assert journal.files(dossier.folder) != []


def test_what_the_database_refused_is_not_in_it(dossier):
    build.an_observation(dossier, "een")
    known = bodies(dossier)
    with pytest.raises(ZeroDivisionError):
        _fails_before_the_commit(dossier)
    with pytest.raises(ZeroDivisionError):
        _fails_at_the_commit(dossier)
    assert bodies(dossier) == known
    build.an_observation(dossier, "twee")
    assert bodies(dossier) > known


def _fails_before_the_commit(dossier: Dossier) -> None:
    with dossier.write() as writing:
        writing.create("observation", {"text": "nooit"})
        raise ZeroDivisionError


def _fails_at_the_commit(dossier: Dossier) -> None:
    with dossier.journal.ahead() as add:
        add(Entry(["nooit"]))
        raise ZeroDivisionError


def test_a_disk_that_fills_up_halfway_leaves_no_half_record(dossier, monkeypatch):
    build.an_observation(dossier, "een")
    before, whole = stored(dossier), journal_file.JournalFile._write

    def half(self, data):
        whole(self, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(journal_file.JournalFile, "_write", half)
        with pytest.raises(StorageFull):
            build.an_observation(dossier, "twee")
    assert stored(dossier) == before
    build.an_observation(dossier, "drie")
    assert bodies(dossier) == stored(dossier)


def test_a_record_that_was_cut_off_anywhere_costs_only_itself(tmp_path):
    file = written(tmp_path, 3)
    data = file.read_bytes()
    for length in range(journal_file._HEAD, len(data)):
        file.write_bytes(data[:length])
        found = journal_file.read(file, KEY, ended=False)
        assert found.whole
        assert found.entries == [entry(number) for number in range(len(found.entries))]
        ended = journal_file.read(file, KEY, ended=True)
        assert ended.whole == (length == _end_of(data, len(found.entries)))


def _end_of(data: bytes, records: int) -> int:
    found = list(journal_file._records(data))[:records]
    return journal_file._HEAD + sum(journal_file._LABEL + len(sealed) for _one, sealed in found)


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_one_flipped_bit_is_noticed_and_costs_one_record(tmp_path_factory, place, bit):
    file = written(tmp_path_factory.mktemp("bit"), 4)
    data = bytearray(file.read_bytes())
    place %= len(data)
    data[place] ^= 1 << bit
    file.write_bytes(data)
    found = journal_file.read(file, KEY, ended=True)
    assert not found.whole
    assert all(one in [entry(number) for number in range(4)] for one in found.entries)
    assert len(found.entries) == (3 if place >= journal_file._HEAD else 0)


def test_records_that_were_left_out_exchanged_or_brought_from_elsewhere_are_noticed(tmp_path):
    data = written(tmp_path / "een", 3).read_bytes()
    other = written(tmp_path / "twee", 3).read_bytes()
    first, second = _end_of(data, 1), _end_of(data, 2)
    head = journal_file._HEAD
    for forged in (
        data[:head] + data[first:],
        data[:head] + data[first:second] + data[head:first] + data[second:],
        data[:first] + other[first:second] + data[second:],
    ):
        file = tmp_path / "vals.wvj"
        file.write_bytes(forged)
        assert not journal_file.read(file, KEY, ended=True).whole


def test_no_word_of_it_can_be_read_without_the_key(tmp_path):
    file = written(tmp_path, 2)
    assert b"zandloper" not in file.read_bytes()
    assert journal_file.read(file, bytes(32), ended=False).entries == []


def test_a_file_is_kept_until_three_sound_copies_hold_it(dossier):
    build.an_observation(dossier, "een")
    said = bodies(dossier)
    for _copy in range(journal.COPIES - 1):
        backups.backup_now(dossier, why=backups.BY_HAND)
        assert said <= bodies(dossier)
    build.an_observation(dossier, "twee")
    newer = bodies(dossier) - said
    backups.backup_now(dossier, why=backups.BY_HAND)
    backups.backup_now(dossier, why=backups.BY_HAND)
    assert not said & bodies(dossier)
    assert newer <= bodies(dossier)


def test_a_copy_that_fails_lets_go_of_nothing(dossier, monkeypatch):
    build.an_observation(dossier, "een")
    said = bodies(dossier)
    monkeypatch.setattr(backup, "put_in_place", _full)
    for _copy in range(journal.COPIES + 1):
        with pytest.raises(StorageFull):
            backups.backup_now(dossier, why=backups.BY_HAND)
    assert said <= bodies(dossier)


def _full(*_args, **_named):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_new_file_comes_after_all_others_also_when_the_clock_was_set_back(dossier):
    build.an_observation(dossier, "eerst")
    dossier.journal.end_file()
    for _turn in range(3):
        before = journal.files(dossier.folder)
        ahead = before[-1].with_name(f"2999{before[-1].name[4:]}")
        before[-1].rename(ahead)
        build.an_observation(dossier, "later")
        dossier.journal.end_file()
        (new,) = set(journal.files(dossier.folder)) - {*before, ahead}
        assert new == journal.files(dossier.folder)[-1]
