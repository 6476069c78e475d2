"""What can be told about dossiers, frameworks and lists without opening one."""

from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.errors import DefinitionError, InputError
from wijkvisitatie.paths import dossiers_folder, resource, settings_folder
from wijkvisitatie.store import database, keys
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import definitions, library
from wijkvisitatie.work.naming import names


def test_file_names_are_those_of_the_store() -> None:
    assert (library.KEY_FILE, library.DATA_FILE) == (keys.FILE, database.FILE)


def test_a_real_dossier_is_found(dossier: Dossier) -> None:
    (found,) = library.dossiers(elsewhere=[dossier.folder])
    assert found.folder == dossier.folder
    assert not found.example


def test_a_damaged_key_file_is_still_listed() -> None:
    folder = dossiers_folder() / "stuk"
    folder.mkdir(parents=True)
    (folder / library.KEY_FILE).write_bytes(b"\xff\x00")
    assert [one.name for one in library.dossiers()] == ["stuk"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ronde 2026", "Ronde 2026"),
        ("../../etc: een/twee?", "etc een twee"),
        ("  ", "visitatie"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_title_makes_a_safe_folder_name(tmp_path: Path, title: str, name: str) -> None:
    assert library.folder_for(title, tmp_path) == tmp_path / name


def test_a_taken_folder_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "Ronde").mkdir()
    (tmp_path / "Ronde 2").mkdir()
    assert library.folder_for("Ronde", tmp_path) == tmp_path / "Ronde 3"


def test_an_own_framework_is_added_and_offered(tmp_path: Path) -> None:
    text = resource("framework", "wijkenaanpak.toml").read_text(encoding="utf-8")
    own = tmp_path / "eigen.toml"
    own.write_text(text.replace('id = "wijkenaanpak"', 'id = "eigen"', 1), encoding="utf-8")
    copy = definitions.add(own)
    offered = definitions.choices().frameworks
    assert [one.definition.id for one in offered] == ["wijkenaanpak", "eigen"]
    assert offered[1].file == copy


def test_a_file_that_does_not_fit_is_not_copied(tmp_path: Path) -> None:
    bad = tmp_path / "eigen.toml"
    bad.write_text("id = 3\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"eigen.toml, regel 1"):
        definitions.add(bad)
    assert not (definitions.own_folder() / "eigen.toml").exists()


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"\.toml"):
        definitions.add(tmp_path / "foto.jpg")


def test_a_folder_that_cannot_be_made_is_a_sentence() -> None:
    (settings_folder().parent).mkdir(parents=True, exist_ok=True)
    settings_folder().write_text("", encoding="utf-8")  # a file where the folder should be
    with pytest.raises(InputError, match="geen map"):
        definitions.made_folder()


def test_names_cover_what_a_history_points_to(dossier: Dossier) -> None:
    called = names(dossier)
    assert called[build.KLARENDAL] == "Klarendal"
    assert called[build.VISIT] == build.VISIT_KEY
