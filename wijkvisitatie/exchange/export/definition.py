"""Which tables an export has, with which columns, and for whom: data in resources/export."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from wijkvisitatie.framework.schema import Origin, build
from wijkvisitatie.paths import resource

PUBLIC = "openbaar"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record under the name that readers rely on."""

    field: str
    name: str
    audience: str  # openbaar or intern
    says: str = ""  # what a text is: feit, duiding or tekst; "" for what is no running text


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record; ``rows`` says which of them are public, "" that none is."""

    kind: str
    name: str
    help: str
    order: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: str = ""

    def shown(self, audience: str) -> tuple[Column, ...]:
        """The columns that these readers get."""
        return tuple(one for one in self.columns if audience in {one.audience, "intern"})


@dataclass(frozen=True, slots=True)
class _Tables:
    tables: tuple[Table, ...]


UNTOLD = {
    "photo": {"sealed", "key"},
    "edition_file": {"sealed", "key"},
    "framework": {"definition"},
}
"""Fields that are in no export: what opens a sealed file, and what is told in another form."""


@cache
def tables() -> tuple[Table, ...]:
    """The tables, in the order in which they are written."""
    file = resource("export", "gegevens.toml")
    text = file.read_text(encoding="utf-8")
    return build(_Tables, tomllib.loads(text), Origin(file.name, text)).tables
