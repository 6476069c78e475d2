"""``controle --herstel``: after it the dossier is whole, and a second time it finds nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wijkvisitatie.store import backup, database, keys
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work.example import PASSPHRASE


def repaired(run: Run, example: Path) -> dict[str, object]:
    found: dict[str, object] = run("controle", "--herstel", "--json", "--dossier", example).json()
    assert found["in_orde"]
    again = run("controle", "--herstel", "--json", "--dossier", example).json()
    assert again["hersteld"] == []
    assert again["vingerafdruk"] == found["vingerafdruk"]
    return found


def fingerprint(run: Run, example: Path) -> str:
    return str(run("controle", "--json", "--dossier", example).json()["vingerafdruk"])


def change(example: Path, statement: str) -> None:
    dossier = open_dossier(example, PASSPHRASE)
    with dossier.write() as writing:
        writing.connection.exec_driver_sql(statement)
    dossier.close()


def test_a_check_tells_what_a_repair_would_do_and_does_nothing(run: Run, example: Path) -> None:
    change(example, "DELETE FROM observation_words")
    for _time in range(2):
        ran = run("controle", "--dossier", example)
        assert ran.code == 1
        assert "Zoeken vindt niet alles" in ran.out
        assert "De zoekindex wordt opnieuw gemaakt." in ran.out
        assert "controle --herstel" in ran.out
        assert ran.err.startswith("Zoeken vindt niet alles")
    found = json.loads(run("controle", "--json", "--dossier", example).out)
    assert found["bevindingen"][0]["te_herstellen"] is True


def test_what_differs_is_mended(run: Run, example: Path) -> None:
    before = fingerprint(run, example)
    change(example, "UPDATE observation SET text = 'vals'")
    ran = run("controle", "--herstel", "--dossier", example)
    assert ran.code == 0, ran.err
    assert "Hersteld:" in ran.out
    assert repaired(run, example)["vingerafdruk"] == before


def overwrite(file: Path) -> None:
    file.write_bytes(b"stuk" * 2000)


def flip_pages(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(4096 * 10, len(content), 4096 * 5):
        content[place + 50] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [overwrite, flip_pages, Path.unlink])
def test_a_dossier_that_can_not_be_read_goes_back_and_loses_nothing(
    run: Run, example: Path, damage: Callable[[Path], None]
) -> None:
    before = fingerprint(run, example)
    run("reservekopie", "--dossier", example)
    damage(example / database.FILE)
    assert run("controle", "--dossier", example).code == 1
    found = repaired(run, example)
    assert found["vingerafdruk"] == before
    told = " ".join(found["hersteld"])
    assert "teruggegaan naar de reservekopie" in told
    assert str(example / "opzij") in told


def test_a_key_file_that_is_gone_comes_from_the_copy(run: Run, example: Path) -> None:
    before = fingerprint(run, example)
    run("reservekopie", "--dossier", example)
    (example / keys.FILE).unlink()
    assert repaired(run, example)["vingerafdruk"] == before


def test_without_any_sound_copy_it_says_so_and_changes_nothing(
    refused: Callable[..., str], example: Path
) -> None:
    overwrite(example / database.FILE)
    assert "geen reservekopie die heel is" in refused("controle", "--herstel", "--dossier", example)
    assert (example / database.FILE).read_bytes() == b"stuk" * 2000
    assert not (example / backup.FOLDER).exists()
