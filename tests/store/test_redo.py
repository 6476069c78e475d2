"""After an unclean end the journal gives back what the database lacks, and nothing twice."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests import build
from tests.store.revision_making import ENTITY, a_revision, an_edit
from wijkvisitatie.store import database, derived, joining, journal, redo
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.work import keeping, observations
from wijkvisitatie.work.integrity import check

LOG = f"{database.FILE}-wal"


def killed(dossier: Dossier, place: Path) -> Path:
    """The folder as it is on disk now: what a process leaves that is killed at this moment."""
    shutil.copytree(dossier.folder, place)
    return place


def fingerprint(dossier: Dossier) -> str:
    with dossier.read() as connection:
        return derived.fingerprint(connection)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[random.Random(len(content)).randrange(len(content))] ^= 4
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [Path.unlink, cut, flip, lambda file: file.write_bytes(b"")])
def test_nothing_is_lost_with_the_log_of_the_database(dossier, tmp_path, damage):
    entity = build.an_observation(dossier, "een")
    observations.change_observation(dossier, entity=entity, text="twee", area=3)
    build.an_observation(dossier, "drie")
    keeping.keep_draft(dossier, entity=entity, kind="observation", field="text", value="twee en")
    folder = killed(dossier, tmp_path / "na")
    damage(folder / LOG)
    again = open_dossier(folder, build.PASSPHRASE)
    assert fingerprint(again) == fingerprint(dossier)
    assert build.kept_drafts(again) == build.kept_drafts(dossier)
    assert check(again).sound
    again.close()


def test_what_was_kept_and_then_stored_does_not_come_back_as_typing(dossier, tmp_path):
    entity = build.an_observation(dossier, "een")
    for text in ("twee", "een"):
        keeping.keep_draft(dossier, entity=entity, kind="observation", field="text", value="twee")
        observations.change_observation(dossier, entity=entity, text=text)
    folder = killed(dossier, tmp_path / "na")
    (folder / LOG).unlink()
    again = open_dossier(folder, build.PASSPHRASE)
    assert build.kept_drafts(again) == ()
    again.close()


def test_what_came_into_the_journal_only_is_stored_at_the_next_start(dossier, tmp_path):
    entity = build.an_observation(dossier, "een")
    keeping.keep_draft(dossier, entity=entity, kind="observation", field="text", value="twee")
    before = killed(dossier, tmp_path / "voor")
    observations.change_observation(dossier, entity=entity, text="twee")
    shutil.rmtree(before / journal.FOLDER)
    shutil.copytree(dossier.folder / journal.FOLDER, before / journal.FOLDER)
    again = open_dossier(before, build.PASSPHRASE)
    assert fingerprint(again) == fingerprint(dossier)
    build.an_observation(again, "drie")
    assert check(again).sound
    again.close()


def test_a_second_process_that_opens_the_dossier_changes_nothing(dossier):
    build.an_observation(dossier, "een")
    assert redo.is_due(dossier.folder)  # for all it knows the first was killed
    before = fingerprint(dossier)
    beside = open_dossier(dossier.folder, build.PASSPHRASE)
    build.an_observation(beside, "twee")
    beside.close()
    build.an_observation(dossier, "drie")
    assert observations.count(dossier, filter=observations.Filter()) == 3
    assert fingerprint(dossier) != before
    assert check(dossier).sound


def test_what_was_joined_comes_back_and_leaves_what_is_being_typed(dossier, tmp_path):
    first = a_revision()
    bodies = [first, *(a_revision(entity=f"{n:032x}", seq=n) for n in range(2, 50))]
    theirs = an_edit(first, {"text": "van een ander"}, device="2" * 32)
    with dossier.write() as writing:
        joining.join(writing, bodies)
    keeping.keep_draft(dossier, entity=ENTITY, kind="observation", field="text", value="van mij")
    with dossier.write() as writing:
        joining.join(writing, [*bodies, theirs])
    folder = killed(dossier, tmp_path / "na")
    (folder / LOG).unlink()
    again = open_dossier(folder, build.PASSPHRASE)
    assert fingerprint(again) == fingerprint(dossier)
    assert [one.value for one in build.kept_drafts(again)] == ["van mij"]
    assert check(again).sound
    again.close()


def test_a_joining_of_which_the_end_is_not_in_the_journal_was_not_done(dossier, tmp_path):
    before = fingerprint(dossier)
    with dossier.write() as writing:
        joining.join(writing, [a_revision()])
    folder = killed(dossier, tmp_path / "na")
    (folder / LOG).unlink()
    (file,) = journal.unended(folder)
    file.write_bytes(file.read_bytes()[:-1])
    again = open_dossier(folder, build.PASSPHRASE)
    assert fingerprint(again) == before
    again.close()


def test_after_a_clean_end_the_journal_is_not_read(dossier, monkeypatch):
    build.an_observation(dossier, "een")
    dossier.close()
    monkeypatch.setattr(journal, "read", lambda *_args: pytest.fail("read"))
    open_dossier(dossier.folder, build.PASSPHRASE).close()


def test_doing_it_again_changes_nothing(dossier):
    build.an_observation(dossier, "een")
    for _time in range(2):
        with dossier.write() as writing:
            assert redo.redo(writing.connection, dossier.folder, dossier.key) == 0
