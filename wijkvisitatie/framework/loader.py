"""Reading frameworks and area lists: the program's own, a committee's, and a dossier's copy."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import asdict, replace
from functools import cache
from importlib.resources.abc import Traversable

from wijkvisitatie.errors import DefinitionError
from wijkvisitatie.framework.definition import LATER_LISTS, AreaList, Framework
from wijkvisitatie.framework.lists import parse_area_list
from wijkvisitatie.framework.rules import check_framework
from wijkvisitatie.framework.schema import Origin, build, line_error
from wijkvisitatie.paths import resource
from wijkvisitatie.texts import _


@cache
def builtin_framework() -> Framework:
    """The framework of the wijkenaanpak that comes with the program."""
    return load_framework(resource("framework", "wijkenaanpak.toml"))


@cache
def builtin_area_lists() -> tuple[AreaList, ...]:
    """The area lists that come with the program, the oldest first."""
    files = (file for file in resource("lists").iterdir() if file.name.endswith(".csv"))
    return tuple(sorted(map(load_area_list, files), key=lambda found: found.version))


def load_framework(file: Traversable) -> Framework:
    """The framework in a TOML file (any Path will do). Raises DefinitionError naming the line."""
    return parse_framework(_read(file), file.name)


def load_area_list(file: Traversable) -> AreaList:
    """The area list in a CSV file (any Path will do). Raises DefinitionError naming the line."""
    return parse_area_list(_read(file), file.name)


def parse_framework(text: str, name: str) -> Framework:
    """The framework in a TOML text; ``name`` is what a complaint calls the file."""
    origin = Origin(name, text)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        complaint = _("hier klopt de schrijfwijze niet; kijk naar aanhalingstekens en haken.")
        raise line_error(name, _line_of(error, text), complaint) from error
    except RecursionError as error:
        raise line_error(name, 1, _("er staan te veel haken in elkaar.")) from error
    return _framework(values, origin)


def to_json(framework: Framework) -> str:
    """The canonical JSON of a framework, for a dossier: equal frameworks give the same text."""
    return json.dumps(asdict(framework), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Framework:
    """The framework that ``to_json`` wrote. Raises DefinitionError on any other text."""
    origin = Origin(_("het kader in het dossier"))
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise origin.error((), _("de gegevens zijn beschadigd.")) from error
    return _framework(values, origin)


def _framework(values: object, origin: Origin) -> Framework:
    framework = _with_later_lists(build(Framework, values, origin))
    check_framework(framework, origin)
    return framework


def _with_later_lists(framework: Framework) -> Framework:
    lacking = [name for name in LATER_LISTS if name not in framework.codes]
    if not lacking or len(lacking) < len(LATER_LISTS):  # some of them: then the rest was forgotten
        return framework
    added = {name: builtin_framework().codes[name] for name in lacking}
    return replace(framework, codes={**framework.codes, **added})


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line that tomllib complains of: it stands only in its message before Python 3.14."""
    found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
    return int(found[1]) if found else len(text.splitlines()) or 1


def _read(file: Traversable) -> str:
    """The text of a file, with or without a byte order mark."""
    try:
        data = file.read_bytes()
    except OSError as error:
        complaint = _("{name} is niet te lezen; kijk of het bestand er nog staat.")
        raise DefinitionError(complaint.format(name=file.name)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        complaint = _("hier staat een teken dat geen UTF-8 is; sla het bestand op als UTF-8.")
        raise line_error(file.name, line, complaint) from error
