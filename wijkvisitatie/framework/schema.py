"""Building the dataclasses of a definition from plain values, with complaints that name the line.

The dataclasses of ``definition`` are the schema: the names of their fields are the allowed keys,
the annotations say what stands there, and a field without a default must be filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from wijkvisitatie.errors import DefinitionError
from wijkvisitatie.framework.lines import KeyPath, find_lines
from wijkvisitatie.texts import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a definition came from, to say in a complaint what must be changed where.

    ``toml`` is None for a definition without lines of its own: the copy inside a dossier.
    """

    name: str
    toml: str | None = None

    def error(self, path: KeyPath, complaint: str) -> DefinitionError:
        """The error to raise about the value at this path; a missing value counts as its parent."""
        if self.toml is None:
            place = ".".join(map(str, path))
            return DefinitionError(f"{self.name} ({place}): {complaint}")
        lines = find_lines(self.toml)
        while path not in lines:
            path = path[:-1]
        return line_error(self.name, lines[path], complaint)


def line_error(name: str, line: int, complaint: str) -> DefinitionError:
    """The error about one line of a definition file."""
    start = _("{name}, regel {line}").format(name=name, line=line)
    return DefinitionError(f"{start}: {complaint}")


@cache  # Python works annotations out anew at each call; a framework has a hundred codes
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def build(kind: type[T], value: object, origin: Origin, path: KeyPath = ()) -> T:
    """A dataclass of this kind from plain values. Raises DefinitionError at the first fault."""
    if not isinstance(value, dict):
        raise origin.error(path, _("hier moet een groep van naam = waarde staan."))
    schema: Any = kind  # there is no public type for "a dataclass"
    known = {field.name: field for field in fields(schema)}
    for name in value:
        if name not in known:
            raise origin.error((*path, name), unknown_name(name, known))
    hints = _hints(schema)
    filled = {
        name: _field(hints[name], value[name], origin, (*path, name))
        for name, field in known.items()
        if name in value or _must_have(field, origin, path)
    }
    _refuse_blanks(known, filled, origin, path)
    return kind(**filled)


def _must_have(field: Field[Any], origin: Origin, path: KeyPath) -> bool:
    """False for a field that may be left out; raises for one that may not."""
    if field.default is MISSING and field.default_factory is MISSING:
        raise origin.error(path, _("hier ontbreekt ‘{key}’; vul dat aan.").format(key=field.name))
    return False


def unknown_name(name: str, known: Iterable[str]) -> str:
    """The complaint about a name that is not one of the known ones."""
    from difflib import get_close_matches  # only when something is wrong: it slows the start

    choices = list(known)
    for near in get_close_matches(name, choices, n=1):
        return _("‘{key}’ is geen bekende naam; bedoelt u ‘{near}’?").format(key=name, near=near)
    return _("‘{key}’ is geen bekende naam; haal dit weg of kies uit {choices}.").format(
        key=name, choices=", ".join(choices)
    )


def _refuse_blanks(
    known: dict[str, Field[Any]], filled: dict[str, Any], origin: Origin, path: KeyPath
) -> None:
    """A text or list that must be there must also say something."""
    for name, value in filled.items():
        empty = value == () or (isinstance(value, str) and not value.strip())
        if empty and known[name].default is MISSING:
            complaint = _("‘{key}’ is leeg; vul dat in.").format(key=name)
            raise origin.error((*path, name), complaint)


def _field(hint: Any, value: object, origin: Origin, path: KeyPath) -> object:
    """The value for a field with this annotation: a text, a number, or a list or group of those."""
    if hint in _PLAIN:
        return _plain(hint, value, origin, path)
    if get_origin(hint) is tuple:
        return _list(get_args(hint)[0], value, origin, path)
    if get_origin(hint) is dict:
        return _group(get_args(hint)[1], value, origin, path)
    return build(hint, value, origin, path)


def _plain(hint: type, value: object, origin: Origin, path: KeyPath) -> object:
    if type(value) is not hint:  # not isinstance: true and false count as whole numbers in Python
        raise origin.error(path, _PLAIN[hint]().format(key=_last_name(path)))
    return value


def _list(hint: Any, value: object, origin: Origin, path: KeyPath) -> tuple[object, ...]:
    if not isinstance(value, list):
        complaint = _("‘{key}’ moet een lijst tussen [ en ] zijn.").format(key=_last_name(path))
        raise origin.error(path, complaint)
    return tuple(_field(hint, entry, origin, (*path, at)) for at, entry in enumerate(value))


def _group(hint: Any, value: object, origin: Origin, path: KeyPath) -> dict[str, object]:
    if not isinstance(value, dict):
        complaint = _("‘{key}’ moet een groep van lijsten zijn.").format(key=_last_name(path))
        raise origin.error(path, complaint)
    return {name: _field(hint, entry, origin, (*path, name)) for name, entry in value.items()}


def _last_name(path: KeyPath) -> str:
    """What to call a value: the last name in its path, since a list entry has only a number."""
    return next(str(part) for part in reversed(path) if isinstance(part, str))


# Functions, so that the sentence is looked up when it is shown.
_PLAIN: dict[Any, Callable[[], str]] = {
    str: lambda: _("‘{key}’ moet een tekst tussen aanhalingstekens zijn."),
    int: lambda: _("‘{key}’ moet een heel getal zijn, zonder aanhalingstekens."),
}
