"""The clock is set back, or the summer ends: nothing that was stored last is taken for old."""

from __future__ import annotations

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.store import backup, journal, thinning, writing
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.work import backups, copy_words, keeping

DRAFT = {"entity": "d" * 32, "kind": "observation", "field": "text"}


class Clock(datetime):
    """A clock of which a test moves the hand."""

    moment = datetime(2026, 10, 24, 12, tzinfo=UTC)

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return cls.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(Clock, "moment", Clock.moment)
    monkeypatch.setattr(backup, "datetime", Clock)
    monkeypatch.setattr(backups, "datetime", Clock)
    return Clock


def test_what_was_typed_after_the_clock_was_set_back_is_the_newest(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.keep_draft(dossier, value="een", **DRAFT)
    early = Path(shutil.copytree(dossier.folder, tmp_path / "vroeg"))
    an_hour_ago = writing._now() - 3_600_000
    monkeypatch.setattr(writing, "_now", lambda: an_hour_ago)
    keeping.keep_draft(dossier, value="twee", **DRAFT)
    shutil.copytree(dossier.folder / journal.FOLDER, early / journal.FOLDER, dirs_exist_ok=True)
    again = open_dossier(early, build.PASSPHRASE)  # its database knows only the first
    assert [one.value for one in build.kept_drafts(again)] == ["twee"]
    again.close()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one time zone per machine")
def test_copies_of_the_hour_that_comes_twice_keep_their_order(
    dossier: Dossier, clock: type[Clock], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    made = []
    for hour in (0, 1, 2):  # half past two in summer, half past two in winter, half past three
        clock.moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        build.an_observation(dossier, f"om {hour}")
        made.append(backups.backup_now(dossier, why=backups.BY_HAND).copy)
    assert list(reversed(made)) == list(backups.own_copies(dossier.folder))
    assert [copy_words.when(one)[-5:] for one in made] == ["02:30", "02:30", "03:30"]
    monkeypatch.undo()
    time.tzset()


def test_copies_are_made_and_kept_though_others_are_from_the_future(
    dossier: Dossier, clock: type[Clock]
) -> None:
    for day in range(4):
        clock.moment = datetime(2027, 10, 24 + day, 12, tzinfo=UTC)
        build.an_observation(dossier, f"morgen {day}")
        backups.backup_now(dossier, why=backups.BY_HAND)
    clock.moment = datetime(2026, 10, 24, 12, tzinfo=UTC)
    build.an_observation(dossier, "vandaag")
    made = backups.backup_if_due(dossier, why=backups.WORKING)
    assert made is not None
    assert made.copy.path.exists()
    assert made.copy in backups.own_copies(dossier.folder)


def test_a_day_of_twenty_five_hours_keeps_all_its_copies() -> None:
    begin = datetime(2026, 10, 24, 23, tzinfo=UTC)
    marks = [(begin + timedelta(hours=hour), "werk") for hour in range(25)]
    assert thinning.kept(marks, marks[-1][0]) == set(marks)
