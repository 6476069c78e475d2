"""Everything that is written is also shipped."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import wijkvisitatie
from wijkvisitatie.cli.parser import PACKAGE

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_folder_with_code_is_in_the_packages_list() -> None:
    folders = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for file in (ROOT / "wijkvisitatie").rglob("*.py")
    }
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == folders | {"wijkvisitatie.resources"}


def test_every_package_has_an_init_file() -> None:
    folders = {file.parent for file in (ROOT / "wijkvisitatie").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_resources_are_found_as_a_package() -> None:
    shipped = {entry.name for entry in files("wijkvisitatie.resources").iterdir()}
    here = {entry.name for entry in (ROOT / "resources").iterdir()}
    assert here - {"__pycache__"} <= shipped
    assert "framework" in shipped


def test_the_locks_hold_every_dependency() -> None:
    wanted = {_name(line) for line in PYPROJECT["project"]["dependencies"]}
    for lock in ("dev.txt", "build.txt"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        locked = {_name(line) for line in text.splitlines() if "==" in line and line[0].isalpha()}
        assert wanted <= locked, lock


def test_the_metainfo_names_the_version() -> None:
    metainfo = (ROOT / "packaging" / "nl.wijkvisitatie.metainfo.xml").read_text(encoding="utf-8")
    assert f'<release version="{wijkvisitatie.__version__}"' in metainfo


def test_a_double_click_on_a_package_reaches_the_program() -> None:
    """What the desktop is told of packages must be the same in all files that tell it."""
    desktop = (ROOT / "packaging" / "wijkvisitatie.desktop").read_text(encoding="utf-8")
    types = (ROOT / "packaging" / "wijkvisitatie-mime.xml").read_text(encoding="utf-8")
    metainfo = (ROOT / "packaging" / "nl.wijkvisitatie.metainfo.xml").read_text(encoding="utf-8")
    (mime,) = re.findall(r"^MimeType=(.+);$", desktop, re.MULTILINE)
    assert f'type="{mime}"' in types
    assert f"<mediatype>{mime}</mediatype>" in metainfo
    assert f'pattern="*{PACKAGE}"' in types
    assert "Exec=wijkvisitatie %F" in desktop


def _name(requirement: str) -> str:
    return requirement.split("=")[0].split(">")[0].split("<")[0].strip().lower().replace("_", "-")
