"""The commands about what opens a dossier, from the first sheet to a forgotten passphrase."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pyrage
import pytest

from tests import build
from tests.cli.conftest import Run
from wijkvisitatie.cli import passphrase
from wijkvisitatie.cli.passphrase import VARIABLE
from wijkvisitatie.store import keys

Refused = Callable[..., str]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier with a passphrase of its own, which is in the environment."""
    folder = tmp_path / "eigen"
    build.a_round(folder).close()
    monkeypatch.setenv(VARIABLE, build.PASSPHRASE)
    return folder


def written(tmp_path: Path, name: str, text: str) -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def code_on(sheet: Path) -> str:
    """The code as somebody reads it off the printed sheet."""
    (page,) = pypdf.PdfReader(sheet).pages
    text = page.extract_text()
    found = re.findall(r"[0-9A-Z]{4} – [0-9A-Z]{4} – [0-9A-Z]{4}", text)
    assert len(found) == 3, text
    return "\n".join(found).replace("\n", " ")


def test_who_forgot_the_passphrase_opens_with_the_sheet_and_chooses_another(
    run: Run, refused: Refused, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "blad.pdf"
    assert run("herstelcode", "--dossier", own, "--uit", sheet).code == 0
    monkeypatch.delenv(VARIABLE)
    code = written(tmp_path, "code.txt", code_on(sheet))
    new = written(tmp_path, "nieuw.txt", "een heel ander wachtwoord")
    options = ("--dossier", own, "--herstelcodebestand", code)
    assert run("bezoeken", *options).code == 0
    assert run("wachtwoord", *options, "--nieuw-wachtwoordbestand", new).code == 0
    assert run("bezoeken", "--dossier", own, "--wachtwoordbestand", new).code == 0
    assert run("bezoeken", *options).code == 0  # the sheet stays valid
    monkeypatch.setenv(VARIABLE, build.PASSPHRASE)
    assert "past niet" in refused("bezoeken", "--dossier", own)


def test_the_sheet_says_what_it_is_of_which_dossier(run: Run, own: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "blad.pdf"
    run("herstelcode", "--dossier", own, "--uit", sheet)
    text = pypdf.PdfReader(sheet).pages[0].extract_text()
    for words in ("Herstelblad", "Visitatie 2010-2011", "eigen", "Gebruik de herstelcode"):
        assert words in text
    assert "Arnhem" not in text


def test_a_sheet_that_can_not_be_written_leaves_the_earlier_one_valid(
    run: Run, refused: Refused, own: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "blad.pdf"
    run("herstelcode", "--dossier", own, "--uit", sheet)
    refused("herstelcode", "--dossier", own, "--uit", tmp_path)
    code = written(tmp_path, "code.txt", code_on(sheet))
    assert run("bezoeken", "--dossier", own, "--herstelcodebestand", code).code == 0


def test_a_code_with_a_slip_is_told_so(
    run: Run, refused: Refused, own: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "blad.pdf"
    run("herstelcode", "--dossier", own, "--uit", sheet)
    right = code_on(sheet)
    code = written(tmp_path, "code.txt", ("2" if right[0] != "2" else "3") + right[1:])
    assert "typefout" in refused("bezoeken", "--dossier", own, "--herstelcodebestand", code)


def test_a_new_passphrase_from_the_keyboard_is_typed_twice(
    run: Run, refused: Refused, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ["een ander wachtwoord", "een ander wachtwoord", "nog weer iets", "met een fout"]
    monkeypatch.setattr(passphrase, "somebody_there", lambda: True)
    monkeypatch.setattr(passphrase.getpass, "getpass", lambda _prompt: typed.pop(0))
    assert run("wachtwoord", "--dossier", own).code == 0
    monkeypatch.setenv(VARIABLE, "een ander wachtwoord")
    assert "niet gelijk" in refused("wachtwoord", "--dossier", own)
    assert keys.unlock(own, "een ander wachtwoord")


def test_a_passphrase_anybody_could_guess_is_refused(
    refused: Refused, own: Path, tmp_path: Path
) -> None:
    short = written(tmp_path, "kort.txt", "kort")
    options = ("--dossier", own, "--nieuw-wachtwoordbestand", short)
    assert "te kort" in refused("wachtwoord", *options)
    assert keys.unlock(own, build.PASSPHRASE)


def test_without_keyboard_or_file_it_says_where_to_give_the_new_passphrase(
    refused: Refused, own: Path
) -> None:
    assert "--nieuw-wachtwoordbestand" in refused("wachtwoord", "--dossier", own)


def test_the_secretariat_is_let_in_and_shut_out(
    run: Run, refused: Refused, own: Path, tmp_path: Path
) -> None:
    identity = pyrage.x25519.Identity.generate()
    public = written(tmp_path, "openbaar.txt", str(identity.to_public()))
    private = written(tmp_path, "geheim.txt", f"# created: 2026\n# public key\n{identity}\n")
    told = run("toegang", "--dossier", own, "--secretariaat", public)
    assert "secretariaat" in told.out
    assert str(identity.to_public()) in told.out
    assert run("bezoeken", "--dossier", own, "--sleutelbestand", private).code == 0
    told = run("toegang", "--dossier", own, "--weg", "secretariaat")
    assert "secretariaat" not in told.out
    assert "past niet" in refused("bezoeken", "--dossier", own, "--sleutelbestand", private)


def test_a_file_without_a_key_is_told_so(refused: Refused, own: Path, tmp_path: Path) -> None:
    empty = written(tmp_path, "leeg.txt", "# alleen een opmerking\n")
    assert "leeg.txt" in refused("bezoeken", "--dossier", own, "--sleutelbestand", empty)
    assert "leeg.txt" in refused("toegang", "--dossier", own, "--secretariaat", empty)
    assert "niet.txt" in refused("toegang", "--dossier", own, "--secretariaat", "niet.txt")


def test_two_secrets_at_once_are_wrong_usage(run: Run, own: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "woord.txt", build.PASSPHRASE)
    ran = run(
        "bezoeken", "--dossier", own, "--wachtwoordbestand", file, "--herstelcodebestand", file
    )
    assert ran.code == 2
    assert "mag niet samen met" in ran.err


def test_ways_in_need_no_passphrase_to_be_listed(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    assert "wachtwoord" in run("toegang", "--dossier", own).out
