"""``toets``, and the check that ``rapport`` makes of its own file."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import ARNHEM, Run
from wijkvisitatie.report import check


def options(example: Path, file: Path) -> tuple[object, ...]:
    return ("--dossier", example, "--soort", "bezoek", "--bezoek", ARNHEM, "--uit", file)


def test_a_report_is_checked_and_so_is_any_pdf(run: Run, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "verslag.pdf"
    made = run("rapport", *options(example, file))
    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines()[-1] == check.passed()
    assert run("toets", file).out == f"{check.passed()}\n"
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        pdf.save(file)
    ran = run("toets", file)
    assert ran.code == 1
    assert "in welke taal" in ran.out
    assert ran.err == f"{check.failed(str(file))}\n"


def test_a_report_with_a_fault_stands_there_and_is_told_of(
    run: Run, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "check", lambda data, name: (check.Fault("PDF/A-2a", "X"),))
    file = tmp_path / "verslag.pdf"
    ran = run("rapport", *options(example, file))
    assert (ran.code, file.read_bytes()[:5]) == (1, b"%PDF-")
    assert ran.err == f"{check.failed(str(file))}\n"


def test_what_is_no_pdf_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(b"PK\x03\x04")
    assert "is geen PDF" in refused("toets", file)
    assert refused("toets", tmp_path / "nergens.pdf")
    assert refused("toets", tmp_path)


def test_beside_a_report_stands_what_an_archive_needs(
    run: Run, example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "uit" / "verslag.pdf"
    file.parent.mkdir()
    told = run("rapport", *options(example, file)).out
    assert "verslag.mdto.xml" in told
    names = {one.name for one in file.parent.iterdir()}
    assert names == {
        "verslag.pdf", "verslag.mdto.xml", "verslag.bestand.mdto.xml", "verslag.json", "verslag.csv"
    }  # fmt: skip


def test_a_report_to_go_on_writing_in_is_a_word_file_alone(
    run: Run, example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "uit" / "verslag.docx"
    file.parent.mkdir()
    assert run("rapport", *options(example, file)).code == 0
    assert [one.name for one in file.parent.iterdir()] == ["verslag.docx"]
    assert file.read_bytes().startswith(b"PK")
