"""Restore drills, as a user does them: the worst day, one command, and everything is there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import build
from tests.campaigns import day
from tests.campaigns.conftest import Count, several
from tests.campaigns.test_damage import flip, is_same
from wijkvisitatie.__main__ import main
from wijkvisitatie.store import backup
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work import integrity

Break = Callable[[Path, random.Random], None]
LOST: tuple[Break, ...] = (
    flip,
    lambda file, _chance: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    lambda file, chance: file.write_bytes(chance.randbytes(file.stat().st_size)),
    lambda file, _chance: file.write_bytes(b""),
    lambda file, _chance: file.unlink(),
)
KEPT: Break = lambda _file, _chance: None  # noqa: E731 - one of a row of breaks


@pytest.mark.parametrize("run", several(10, 100))
def test_a_drill(
    killed: day.Left,
    tmp_path: Path,
    count: Count,
    run: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(run)
    folder = tmp_path / "dossier"
    shutil.copytree(killed.folder, folder)
    found = day.files(folder)
    LOST[run % len(LOST)](found["database"][0], chance)
    chance.choice((KEPT, *LOST))(found["log"][0], chance)
    chance.choice((KEPT, *LOST))(found["copy"][0], chance)
    monkeypatch.setenv("WIJKVISITATIE_WACHTWOORD", build.PASSPHRASE)
    main(["controle", "--dossier", str(folder)])  # opens it, and heals what can be healed
    damaged = not backup.is_sound_now(folder, killed.key)
    if damaged:
        assert main(["terugzetten", "--dossier", str(folder)]) == 0
    capsys.readouterr()
    dossier = open_dossier(folder, build.PASSPHRASE)
    after = integrity.check(dossier)
    dossier.close()
    assert is_same(killed, after)
    assert not [fault for fault in after.faults if "reservekopie" not in fault]
    assert day.find_in_the_clear(folder) == []
    count(drills=1, put_back=int(damaged), revisions=after.revisions, lost=0)
