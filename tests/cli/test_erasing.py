"""The command that erases: dry unless it is told --ja, and then without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run
from tests.reading_bytes import files_with
from wijkvisitatie.cli.parser import REASONS
from wijkvisitatie.store import database, keys
from wijkvisitatie.store.dossier import database_key
from wijkvisitatie.work import erasure
from wijkvisitatie.work.example import PASSPHRASE

Refused = Callable[..., str]


def key_of(example: Path) -> bytes:
    return database_key(keys.unlock(example, PASSPHRASE))


def a_number(run: Run, example: Path) -> tuple[str, str]:
    one = run("zoek", "--dossier", example, "--json", "de").json()[0]
    return one["nummer"], one["tekst"]


def test_it_only_tells_until_it_is_told_yes(run: Run, example: Path) -> None:
    number, text = a_number(run, example)
    told = run("wissen", "--dossier", example, number)
    assert "1 waarneming" in told.out
    assert "Er is niets gewist" in told.out
    assert run("zoek", "--dossier", example, "--json", number).json()
    ran = run("wissen", "--dossier", example, "--ja", "--json", number).json()
    assert ran["opmerking"] is None
    assert run("zoek", "--dossier", example, "--json", number).json() == []
    rare = max(text.split(), key=len).strip(".,;:")
    others = [one["tekst"] for one in run("zoek", "--dossier", example, "--json", "de").json()]
    if not any(rare in one for one in others):
        assert files_with(text[5:45], example, key_of(example)) == []
    (line,) = run("wissen", "--dossier", example, "--logboek", "--json").json()
    assert line["reden"] == "verzoek"
    assert line["aantallen"]["observation"] == 1
    assert text[:20] not in run("wissen", "--dossier", example, "--logboek").out


def test_a_number_that_is_nowhere_is_refused(refused: Refused, example: Path) -> None:
    assert "geen waarneming met het nummer XXX-1-Z999" in refused(
        "wissen", "--dossier", example, "--ja", "XXX-1-Z999"
    )


def test_it_must_be_told_what(refused: Refused, example: Path) -> None:
    assert "Noem de nummers" in refused("wissen", "--dossier", example)
    assert "Noem de nummers" in refused("wissen", "--dossier", example, "--termijn", "--logboek")


OF_THE_REVISIT = 7  # its report is not out, so its term has not begun


def test_what_is_due_is_told_and_destroyed_on_a_yes(run: Run, example: Path) -> None:
    told = run("wissen", "--dossier", example, "--termijn").out
    assert "einde van de visitatie" in told
    assert "Er is niets gewist" in told
    assert run("controle", "--dossier", example, "--json").json()["aantallen"]["waarnemingen"]
    ran = run("wissen", "--dossier", example, "--termijn", "--ja")
    assert ran.code == 0, ran.err
    checked = run("controle", "--dossier", example, "--json").json()
    assert checked["aantallen"]["waarnemingen"] == OF_THE_REVISIT
    assert checked["in_orde"]
    assert "Niets is aan de beurt" in run("wissen", "--dossier", example, "--termijn").out
    assert (example / database.FILE).exists()


def test_the_reasons_are_those_that_the_log_knows() -> None:
    assert {*REASONS, "termijn"} == set(erasure.REASONS)
