"""The commands on a dossier that is kept on a server: the same, by its address."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests import build
from tests.cli.conftest import Run
from tests.servers import TEXTS, Databases
from wijkvisitatie import paths
from wijkvisitatie.cli.passphrase import VARIABLE
from wijkvisitatie.store import attachments, desk
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work import observations, photos
from wijkvisitatie.work.example import PASSPHRASE

Refused = Callable[..., str]


@pytest.fixture
def copy(run: Run, example: Path) -> Path:
    """A copy of the example on this laptop."""
    return Path(run("reservekopie", "--dossier", example, "--json").json()["kopie"])


@pytest.fixture
def address(run: Run, databases: Databases, copy: Path) -> str:
    """A server that has the example, by way of that copy."""
    address = databases()
    assert run("terugzetten", "--dossier", address, copy).code == 0
    return address


def test_the_example_says_the_same_on_a_server(run: Run, example: Path, address: str) -> None:
    here, there = (run("controle", "--dossier", at, "--json").json() for at in (example, address))
    assert there["in_orde"]
    assert not there["versleuteld"]
    names = ("vingerafdruk", "aantallen", "revisies")
    assert [here[name] for name in names] == [there[name] for name in names]
    for command in (("bezoeken", "--json"), ("zoek", "--json", "buurt")):
        assert run(*command, "--dossier", address).json() == (
            run(*command, "--dossier", example).json()
        )
    assert "beveiligt het zelf" in run("controle", "--dossier", address).out


def test_it_can_be_made_there_and_written_to(
    run: Run, databases: Databases, tmp_path: Path, example: Path
) -> None:
    address = databases()
    assert "nog geen dossier" in run("bezoeken", "--dossier", address).err
    assert run("voorbeeld", "--dossier", address).code == 0
    assert run("voorbeeld", "--dossier", address).code == 1
    there, here = (run("bezoeken", "--dossier", at, "--json").json() for at in (address, example))
    assert there == here
    assert run("controle", "--dossier", address, "--json").json()["in_orde"]
    out = tmp_path / "uit.json"
    assert run("uitvoeren", "--dossier", address, "--formaat", "json", "--uit", out).code == 0
    assert run("invoeren", "--dossier", address, out).code == 0


def test_the_passphrase_of_all_desks_can_be_changed(
    run: Run, refused: Refused, address: str, tmp_path: Path
) -> None:
    old, new = tmp_path / "oud", tmp_path / "nieuw"
    old.write_text(PASSPHRASE, encoding="utf-8")
    new.write_text("een heel ander wachtwoord", encoding="utf-8")
    ran = run("wachtwoord", "--dossier", address, "--nieuw-wachtwoordbestand", new)
    assert ran.code == 0
    words = refused("controle", "--dossier", address, "--wachtwoordbestand", old)
    assert "past niet" in words
    assert run("controle", "--dossier", address, "--wachtwoordbestand", new).code == 0


def test_what_is_on_a_server_is_never_replaced_by_a_copy(
    refused: Refused, address: str, copy: Path
) -> None:
    assert "staat al een dossier" in refused("terugzetten", "--dossier", address, copy)
    assert "Noem de reservekopie" in refused("terugzetten", "--dossier", address)


def test_a_copy_that_can_not_be_used_leaves_the_database_empty(
    run: Run, refused: Refused, databases: Databases, copy: Path
) -> None:
    address = databases()
    whole = copy.read_bytes()
    copy.write_bytes(whole[:5000])
    assert "beschadigd" in refused("terugzetten", "--dossier", address, copy)
    copy.write_bytes(whole)
    assert run("terugzetten", "--dossier", address, copy).code == 0


def test_the_same_packages_give_the_same_dossier_in_a_file_and_on_a_server(
    run: Run, made_once: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, build.PASSPHRASE)
    office = Path(shutil.copytree(made_once, tmp_path / "secretariaat"))
    files = []
    for name in ("Anna", "Bram"):
        start, laptop, sent = (tmp_path / f"{name}{end}" for end in (".start", "", ".wvp"))
        done(run, "deelnemer", "--dossier", office, "--naam", name, "--uit-startpakket", start)
        done(run, "inlezen", "--dossier", laptop, start)
        with closing(open_dossier(laptop, build.PASSPHRASE)) as dossier:
            for text in TEXTS:
                entity = build.an_observation(dossier, f"{name}: {text}")
            photos.add_photo(dossier, observation=entity, data=a_picture())
            observations.change_observation(dossier, entity=entity, text=f"{name} later")
        done(run, "inpakken", "--dossier", laptop, "--uit", sent)
        files.append(sent)
    copied = run("reservekopie", "--dossier", office, "--json").json()["kopie"]
    address = databases()
    done(run, "terugzetten", "--dossier", address, copied)
    done(run, "inlezen", "--dossier", office, *files)
    done(run, "inlezen", "--dossier", address, *reversed(files))
    here, there = (run("controle", "--dossier", at, "--json").json() for at in (office, address))
    assert there["fouten"] == here["fouten"] == []
    assert there["aantallen"]["waarnemingen"] == 2 * len(TEXTS)
    assert (there["vingerafdruk"], there["aantallen"]) == (here["vingerafdruk"], here["aantallen"])
    # Another desk has the pictures too, and the state goes out from there to a member.
    (folder,) = (one for one in paths.dossiers_folder().iterdir() if desk.is_desk(one))
    shutil.rmtree(folder / attachments.FOLDER)
    state = tmp_path / "stand.wvp"
    done(run, "inpakken", "--dossier", address, "--uit", state)
    done(run, "inlezen", "--dossier", tmp_path / "Anna", state)
    assert run("controle", "--dossier", tmp_path / "Anna", "--json").json()["in_orde"]
    done(run, "inlezen", "--dossier", address, *files)
    assert run("controle", "--dossier", address, "--json").json() == there


def test_a_member_can_begin_on_a_server(
    run: Run, made_once: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, build.PASSPHRASE)
    office = Path(shutil.copytree(made_once, tmp_path / "secretariaat"))
    start, address = tmp_path / "start.wvp", databases()
    done(run, "deelnemer", "--dossier", office, "--naam", "Anna", "--uit-startpakket", start)
    done(run, "inlezen", "--dossier", address, start)
    assert run("controle", "--dossier", address, "--json").json()["in_orde"]
    done(run, "inpakken", "--dossier", address, "--uit", tmp_path / "anna.wvp")
    done(run, "inlezen", "--dossier", office, tmp_path / "anna.wvp")


def done(run: Run, *words: object) -> None:
    ran = run(*words)
    assert ran.code == 0, ran.err


def a_picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 30), "green").save(target, "PNG")
    return target.getvalue()


def test_a_dossier_in_a_file_never_loads_the_driver_of_a_server(example: Path) -> None:
    code = (
        "import sys; from wijkvisitatie.__main__ import main; "
        f"code = main(['controle', '--dossier', {str(example)!r}]); "
        "sys.exit(code or 'psycopg' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
