"""The texts of a report that people write: one per part, of a track or of the round as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from wijkvisitatie.model.conclusions import Section
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every


def sections(dossier: Dossier, *, track: str) -> Mapping[str, Section]:
    """The texts of a track by their keys; "" is the round as a whole."""
    with dossier.read() as connection:
        found = every(connection, Section, TABLES["section"].c.track == track, order=["key"])
    return {one.key: one for one in found}


def write_section(dossier: Dossier, *, track: str, key: str, text: str) -> Changes:
    """Give a part of a report its text; the text before stays in the history."""
    with dossier.write(_("Tekst gewijzigd")) as writing:
        values = {"track": track, "key": key, "text": text}
        writing.create("section", values, entity=section_entity(track, key))
        return writing.changes()


def section_entity(track: str, key: str) -> str:
    """The id of a text: it is the same wherever it is written first."""
    return named_entity("section", track, key)


def area_key(area: int) -> str:
    """The key of the text that opens the chapter on a focus area."""
    return f"aandachtspunt-{area}"
