"""The commands about copies, from making one to a dossier that no longer opens."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run
from wijkvisitatie.store import database, keys

Refused = Callable[..., str]


def copy_of(run: Run, example: Path, *more: object) -> Path:
    return Path(run("reservekopie", "--dossier", example, "--json", *more).json()["kopie"])


def checked(run: Run, example: Path) -> tuple[str, int]:
    found = run("controle", "--dossier", example, "--json").json()
    return found["vingerafdruk"], found["revisies"]


def test_a_copy_is_made_listed_and_brought_back_over_a_damaged_dossier(
    run: Run, example: Path
) -> None:
    before = checked(run, example)
    copy = copy_of(run, example)
    listed = run("terugzetten", "--dossier", example, "--lijst").out
    assert copy.name in listed
    assert "heel" in listed
    (example / database.FILE).write_bytes(b"stuk" * 2000)
    assert run("controle", "--dossier", example).code == 1
    ran = run("terugzetten", "--dossier", example)
    assert ran.code == 0, ran.err
    assert "nu niet te lezen" in ran.out
    assert str(copy) in ran.out
    assert checked(run, example) == before
    (kept,) = (example / "opzij").rglob(database.FILE)
    assert kept.read_bytes() == b"stuk" * 2000


def test_a_damaged_newest_copy_is_told_and_passed_over(run: Run, example: Path) -> None:
    first = copy_of(run, example)
    newest = copy_of(run, example)
    newest.write_bytes(newest.read_bytes()[:-4096])
    listed = run("terugzetten", "--dossier", example, "--lijst").out.splitlines()
    assert [line.split()[-1] for line in listed[1:]] == ["beschadigd", "heel"]
    assert str(first) in run("terugzetten", "--dossier", example).out


def test_taking_in_a_file_copies_first(run: Run, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "leeg.csv"
    file.write_text("bezoek;wijk;tekst\n", encoding="utf-8")
    run("invoeren", "--dossier", example, file)
    assert "voor het invoeren" in run("terugzetten", "--dossier", example, "--lijst").out


def test_the_stick_alone_is_enough_for_a_new_laptop(
    run: Run, example: Path, tmp_path: Path
) -> None:
    before = checked(run, example)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = copy_of(run, example, "--naar", stick)
    shutil.rmtree(example)
    (there,) = stick.rglob(copy.name)
    new = tmp_path / "nieuw"
    ran = run("terugzetten", "--dossier", new, there)
    assert ran.code == 0, ran.err
    assert checked(run, new) == before


def test_a_dossier_without_its_key_file_gets_that_of_the_copy(run: Run, example: Path) -> None:
    before = checked(run, example)
    copy_of(run, example)
    (example / keys.FILE).unlink()
    assert run("terugzetten", "--dossier", example).code == 0
    assert checked(run, example) == before


def test_what_can_not_be_done_is_one_sentence(
    run: Run, refused: Refused, example: Path, another: Path, tmp_path: Path
) -> None:
    assert "geen reservekopie" in refused("terugzetten", "--dossier", example)
    assert "--lijst" in refused("terugzetten", "--dossier", example, "weg.db")
    gone = refused("reservekopie", "--dossier", example, "--naar", tmp_path / "weg")
    assert "is er nu niet" in gone
    assert "geen dossier" in refused("terugzetten", "--dossier", tmp_path / "leeg")
    foreign = tmp_path / "vreemd.db"
    foreign.write_bytes(b"x" * 8192)
    assert "beschadigd of hoort" in refused("terugzetten", "--dossier", another, foreign)
