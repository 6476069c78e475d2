"""The frameworks and area lists a committee can choose from: the program's own and theirs.

A committee's own files stand in two folders of the settings folder. A file that does not fit is
listed with what is wrong and on which line, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from wijkvisitatie.errors import DefinitionError, KnownError
from wijkvisitatie.files import known, make_folder, write_whole
from wijkvisitatie.framework.definition import AreaList, Framework
from wijkvisitatie.framework.loader import (
    builtin_area_lists,
    builtin_framework,
    load_area_list,
    load_framework,
)
from wijkvisitatie.paths import settings_folder
from wijkvisitatie.texts import _

D = TypeVar("D", Framework, AreaList)


@dataclass(frozen=True, slots=True)
class Choice(Generic[D]):
    """One framework or area list that can be chosen; ``file`` is None for the program's own."""

    definition: D
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An own file that does not fit; ``reason`` is a sentence that names the line."""

    file: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Choices:
    """All there is to choose from, and what was refused."""

    frameworks: tuple[Choice[Framework], ...]
    area_lists: tuple[Choice[AreaList], ...]
    refused: tuple[Refused, ...]


def own_folder() -> Path:
    """The folder in which a committee's own frameworks (.toml) and area lists (.csv) stand."""
    return settings_folder() / "kaders"


def made_folder() -> Path:
    """The same folder, made when it is not there. Raises KnownError."""
    folder = own_folder()
    make_folder(folder)
    return folder


def choices() -> Choices:
    """Everything that can be chosen for a new round, the program's own first."""
    refused: list[Refused] = []
    frameworks = _own("*.toml", load_framework, refused)
    area_lists = _own("*.csv", load_area_list, refused)
    return Choices(
        (Choice(builtin_framework()), *frameworks),
        (*(Choice(one) for one in builtin_area_lists()), *area_lists),
        tuple(refused),
    )


def add(file: Path) -> Path:
    """Copy a framework (.toml) or area list (.csv) to the committee's own; returns the copy.

    Raises DefinitionError naming the line when it does not fit, and then copies nothing; another
    KnownError when the disk refuses.
    """
    check(file)
    copy = made_folder() / file.name
    try:
        content = file.read_bytes()
    except OSError as error:
        raise known(error, file) from error
    write_whole(copy, content)
    return copy


def try_to_add(file: Path) -> str:
    """As ``add``, but answers with the complaint, for who shows it beside the file; "" when it
    fits.
    """
    try:
        add(file)
    except KnownError as error:
        return str(error)
    return ""


def check(file: Path) -> Framework | AreaList:
    """What a file defines. Raises DefinitionError when it is neither kind or does not fit."""
    loaders: dict[str, Callable[[Path], Framework | AreaList]] = {
        ".toml": load_framework,
        ".csv": load_area_list,
    }
    loader = loaders.get(file.suffix.lower())
    if loader is None:
        complaint = _("{name} is geen kader (.toml) en geen gebiedenlijst (.csv).")
        raise DefinitionError(complaint.format(name=file.name))
    return loader(file)


def _own(pattern: str, load: Callable[[Path], D], refused: list[Refused]) -> tuple[Choice[D], ...]:
    """The committee's files of one kind that fit; the others are added to ``refused``."""
    found: list[Choice[D]] = []
    for file in sorted(own_folder().glob(pattern)):
        try:
            found.append(Choice(load(file), file))
        except DefinitionError as error:
            refused.append(Refused(file, str(error)))
    return tuple(found)
