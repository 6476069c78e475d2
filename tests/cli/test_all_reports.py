"""``rapport --soort gemeente --alle``: every gemeente that was visited, each whole and checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wijkvisitatie.errors import Cancelled
from wijkvisitatie.report import check, folder
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work.example import PASSPHRASE


def options(example: Path, target: Path, kind: str = "gemeente") -> tuple[object, ...]:
    return ("--dossier", example, "--soort", kind, "--alle", "--uit", target)


def test_all_reports_go_into_one_folder(run: Run, example: Path, tmp_path: Path) -> None:
    target = tmp_path / "rapporten"
    ran = run("rapport", *options(example, target))
    assert (ran.code, ran.err) == (0, "")
    made = sorted(file.name for file in target.glob("*.pdf"))
    assert len(made) >= 18
    assert len(list(target.iterdir())) == 5 * len(made)  # with what an archive needs beside each
    assert sum("Alkmaar" in name for name in made) == 1
    assert ran.out.splitlines()[-1] == f"{len(made)} rapporten in {target}."
    again = run("rapport", *options(example, target), "--profiel", "intern")
    assert again.code == 0
    assert len(list(target.glob("*.pdf"))) == 2 * len(made)
    assert all("(intern)" in line for line in again.out.splitlines()[:-1])


def test_one_that_may_not_go_out_is_named(
    run: Run, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = check.Fault("PDF/A-2a", "X")
    monkeypatch.setattr(check, "check", lambda data, name: (fault,) if "Arnhem" in name else ())
    ran = run("rapport", *options(example, tmp_path / "rapporten"))
    assert ran.code == 1
    assert "Arnhem" in ran.err
    assert "Alkmaar" not in ran.err


def test_only_the_reports_on_gemeenten_come_by_the_round(
    refused: Callable[..., str], example: Path, tmp_path: Path
) -> None:
    target = tmp_path / "rapporten"
    assert "--soort gemeente" in refused("rapport", *options(example, target, "eind"))
    assert not target.exists()


def test_what_was_stored_before_a_stop_is_whole(example: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        assert total >= 18
        if done == 2:
            raise Cancelled

    dossier = open_dossier(example, PASSPHRASE)
    with pytest.raises(Cancelled):
        folder.store_all(dossier, tmp_path / "uit", audience="openbaar", progress=stop)
    dossier.close()
    files = sorted((tmp_path / "uit").glob("*.pdf"))
    assert len(files) == 2
    assert all(check.check(file.read_bytes(), name=file.name) == () for file in files)
