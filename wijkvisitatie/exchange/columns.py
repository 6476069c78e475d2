"""The columns of an observation in a file: the same names in JSON, CSV and XLSX.

These names are an interface (docs/uitwisseling.md): a name is never changed or given another
meaning, new ones are added at the end.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what we call it, and what else we understand, spelled as ``plain`` leaves it."""

    name: str
    also: tuple[str, ...] = ()


COLUMNS = (
    Column("nummer", ("number", "waarnemingnummer")),
    Column("bezoek", ("visit", "bezoeksleutel")),
    Column("wijk", ("neighbourhood", "neighborhood", "district", "aandachtswijk", "wijksleutel")),
    Column("wijknaam"),
    Column("aandachtspunt", ("speerpunt", "focusarea", "focus", "area")),
    Column("soort", ("kind", "type", "soortwaarneming", "observationkind")),
    Column("bewijs", ("evidence", "bewijssoort", "soortbewijs", "evidencekind")),
    Column("tekst", ("text", "waarneming", "observatie", "observation")),
    Column("duiding", ("interpretation",)),
    Column("rol", ("role", "gesprekspartner", "interlocutor")),
    Column("setting"),
    Column("tijd", ("time", "tijdstip", "moment")),
    Column("lid", ("member", "commissielid", "committeemember")),
    Column("lidnaam"),
    Column("programmaonderdeel", ("programmeitem", "programitem", "onderdeel")),
    Column("onderdeelid"),
    Column("leidvraag", ("guidingquestion", "question")),
    Column("citaatstatus", ("quotestatus",)),
    Column("vertrouwelijk", ("confidential",)),
    Column("bron", ("source",)),
    Column("fotos", ("photos",)),
    Column("id"),
)

NAMES = tuple(column.name for column in COLUMNS)

_BY_HEADER = {header: column.name for column in COLUMNS for header in (column.name, *column.also)}


def plain(text: str) -> str:
    """Text without what people write differently: capitals, accents, spaces around and double."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in decomposed if not unicodedata.combining(one))
    return " ".join(bare.split())


def column_of(header: str) -> str | None:
    """The column that a header stands for, or None when it is none of ours."""
    return _BY_HEADER.get(re.sub(r"[\s_/-]", "", plain(header)))
