"""The commands of the exchange, from the secretariat's round to one truth on every laptop."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from tests import build
from tests.cli.conftest import Run
from wijkvisitatie.cli import questions
from wijkvisitatie.cli.passphrase import VARIABLE
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work import rounds

Refused = Callable[..., str]
VISIT = build.VISIT_KEY


@pytest.fixture
def office(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the secretariat's dossier; its passphrase is that of all dossiers here."""
    monkeypatch.setenv(VARIABLE, build.PASSPHRASE)
    return Path(shutil.copytree(made_once, tmp_path / "secretariaat"))


@pytest.fixture
def anna(run: Run, office: Path, tmp_path: Path) -> Path:
    return a_member(run, office, tmp_path, "Anna")


@pytest.fixture
def bram(run: Run, office: Path, tmp_path: Path) -> Path:
    return a_member(run, office, tmp_path, "Bram")


def a_member(run: Run, office: Path, place: Path, name: str) -> Path:
    start, folder = place / f"start-{name}.wvp", place / name
    ran = run("deelnemer", "--dossier", office, "--naam", name, "--uit-startpakket", start)
    assert ran.code == 0, ran.err
    ran = run("inlezen", "--dossier", folder, start)
    assert ran.code == 0, ran.err
    return folder


def records(run: Run, folder: Path, *texts: str) -> None:
    file = folder.parent / "notities.json"
    rows = [{"tekst": text, "wijk": build.WIJKEN[0]} for text in texts]
    file.write_text(json.dumps(rows), encoding="utf-8")
    ran = run("invoeren", "--dossier", folder, "--bezoek", VISIT, file)
    assert ran.code == 0, ran.err


def packed(run: Run, folder: Path, *more: object) -> Path:
    file = folder.parent / f"{folder.name}-{len(list(folder.parent.glob('*.wvp')))}.wvp"
    ran = run("inpakken", "--dossier", folder, "--uit", file, *more)
    assert ran.code == 0, ran.err
    return file


def fingerprint(run: Run, folder: Path) -> str:
    return str(run("controle", "--dossier", folder, "--json").json()["vingerafdruk"])


def found(run: Run, folder: Path, word: str) -> int:
    return len(run("zoek", "--dossier", folder, "--json", word).json())


def test_the_same_fingerprint_in_every_order_and_twice(
    run: Run, office: Path, anna: Path, bram: Path, tmp_path: Path
) -> None:
    records(run, anna, "Anna ziet lege winkels.", "En een vol buurthuis.")
    records(run, bram, "Bram hoort over de huur.")
    files = [packed(run, anna), packed(run, bram)]
    prints = set()
    for number, order in enumerate(permutations(files)):
        folder = Path(shutil.copytree(office, tmp_path / f"kopie-{number}"))
        assert run("inlezen", "--dossier", folder, *order).code == 0
        again = run("inlezen", "--dossier", folder, order[0])
        assert re.search(r"^Waarnemingen +\d +0 ", again.out, re.MULTILINE)  # sent, none new
        prints.add(fingerprint(run, folder))
        assert found(run, folder, "winkels") == found(run, folder, "huur") == 1
    assert len(prints) == 1


def test_the_state_comes_back_to_who_handed_in(
    run: Run, office: Path, anna: Path, bram: Path
) -> None:
    records(run, anna, "Anna ziet lege winkels.")
    records(run, bram, "Bram hoort over de huur.")
    assert run("inlezen", "--dossier", office, packed(run, anna), packed(run, bram)).code == 0
    state = packed(run, office)
    for folder in (anna, bram):
        assert run("inlezen", "--dossier", folder, state).code == 0
        assert fingerprint(run, folder) == fingerprint(run, office)


def test_who_handed_in_nothing_sees_nothing(run: Run, office: Path, anna: Path, bram: Path) -> None:
    records(run, anna, "Anna ziet lege winkels.")
    assert run("inlezen", "--dossier", office, packed(run, anna)).code == 0
    key = public_key(run, bram)
    ran = run("inpakken", "--dossier", office, "--uit", bram.parent / "stand.wvp", "--voor", key)
    assert "nog niet mag zien" in ran.out
    ran = run("inlezen", "--dossier", bram, bram.parent / "stand.wvp")
    assert ran.code == 0, ran.err
    assert found(run, bram, "winkels") == 0


def public_key(run: Run, folder: Path) -> str:
    (key,) = re.findall("age1[0-9a-z]+", run("toegang", "--dossier", folder).out)
    return str(key)


def test_a_trial_changes_nothing(run: Run, office: Path, anna: Path) -> None:
    records(run, anna, "Anna ziet lege winkels.")
    file, before = packed(run, anna), fingerprint(run, office)
    ran = run("inlezen", "--dossier", office, "--proef", file)
    assert "uitgenodigd" in ran.out
    assert re.search(r"Waarnemingen +1 +1 +0 +0 +0 +0", ran.out)
    assert fingerprint(run, office) == before
    assert not (office / "reservekopie").exists()


def test_somebody_unknown_is_refused_where_nobody_can_be_asked(
    run: Run, refused: Refused, office: Path, anna: Path, made_once: Path, tmp_path: Path
) -> None:
    stranger = Path(shutil.copytree(made_once, tmp_path / "vreemd"))
    file = packed(run, stranger, "--voor", public_key(run, office))
    before = fingerprint(run, office)
    assert "niet bekend" in refused("inlezen", "--dossier", office, file)
    assert fingerprint(run, office) == before


def test_somebody_unknown_is_asked_about(
    run: Run, office: Path, made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = Path(shutil.copytree(made_once, tmp_path / "vreemd"))
    records(run, stranger, "Van een vreemde.")
    file = packed(run, stranger, "--voor", public_key(run, office))
    monkeypatch.setattr(questions, "somebody_there", lambda: True)
    for typed, code in (("", 1), ("9", 1), ("x", 1), ("2", 0)):
        monkeypatch.setattr("builtins.input", lambda _prompt, typed=typed: typed)
        assert run("inlezen", "--dossier", office, file).code == code
    monkeypatch.setattr(questions, "somebody_there", lambda: False)
    assert run("inlezen", "--dossier", office, file).code == 0


def test_one_damaged_package_keeps_all_out(
    run: Run, refused: Refused, office: Path, anna: Path, bram: Path
) -> None:
    records(run, anna, "Anna ziet lege winkels.")
    whole, damaged = packed(run, anna), packed(run, bram)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    before = fingerprint(run, office)
    assert damaged.name in refused("inlezen", "--dossier", office, whole, damaged)
    assert fingerprint(run, office) == before


def test_a_start_package_for_who_has_a_dossier_brings_it_up_to_date(
    run: Run, office: Path, anna: Path, tmp_path: Path
) -> None:
    a_member(run, office, tmp_path, "Carla")
    start = tmp_path / "start-Carla.wvp"
    before = fingerprint(run, anna)
    assert run("inlezen", "--dossier", anna, start).code == 0
    assert fingerprint(run, anna) != before
    assert run("inlezen", "--dossier", anna, start).code == 0


def test_a_dossier_begins_with_a_start_package_only(
    run: Run, refused: Refused, office: Path, anna: Path, tmp_path: Path
) -> None:
    file = packed(run, anna)
    assert "startpakket" in refused("inlezen", "--dossier", tmp_path / "nieuw", file)
    assert not (tmp_path / "nieuw").exists()


def test_a_member_neither_sends_a_statement_nor_adopts(
    refused: Refused, anna: Path, tmp_path: Path
) -> None:
    of_arnhem = ("--dossier", anna, "--gemeente", "GM0202", "--reden", "Toets.")
    away = tmp_path / "weg"
    for command in (
        ("wederhoor", *of_arnhem, "--versturen", away),
        ("vaststellen", *of_arnhem, "--uit", away),
    ):
        assert "doet het secretariaat" in refused(*command)
    assert not away.exists() or not list(away.iterdir())


def test_a_member_by_the_name_they_have(run: Run, office: Path, tmp_path: Path) -> None:
    letters = {name: a_member(run, office, tmp_path, name) for name in ("lid a", "Anna")}
    members = run(
        "uitvoeren", "--dossier", office, "--formaat", "json", "--uit", tmp_path / "u.json"
    )
    assert members.code == 0
    assert len(letters) == 2
    dossier = open_dossier(letters["lid a"], build.PASSPHRASE)
    assert [one.name for one in rounds.members(dossier)] == ["Lid A", "Lid B"]
    assert rounds.me(dossier).name == "Lid A"
    dossier.close()


def test_members_make_no_start_packages(run: Run, refused: Refused, anna: Path) -> None:
    target = anna.parent / "x.wvp"
    said = refused("deelnemer", "--dossier", anna, "--naam", "Z", "--uit-startpakket", target)
    assert "secretariaat" in said
    assert not target.exists()


def test_conflicts_are_listed(run: Run, office: Path) -> None:
    assert run("conflicten", "--dossier", office, "--json").json() == []
    assert "0 velden" in run("conflicten", "--dossier", office).out


def test_all_of_a_dossier_goes_out_as_tables(run: Run, office: Path, tmp_path: Path):
    everything = ("uitvoeren", "--dossier", office, "--wat", "alles", "--formaat")
    told = run(*everything, "csv", "--uit", tmp_path / "gegevens")
    assert told.code == 0, told.err
    assert "Niet openbaar, want het rapport is nog niet vastgesteld: Arnhem." in told.out
    heads = (tmp_path / "gegevens" / "wijken.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (heads[0], len(heads)) == ("id;sleutel;naam;afkorting;gemeente", 41)
    assert not (tmp_path / "gegevens" / "oordelen.csv").exists()
    assert run(*everything, "json", "--profiel", "intern", "--uit", tmp_path / "a.json").code == 0
    assert "oordelen" in json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["tabellen"]
