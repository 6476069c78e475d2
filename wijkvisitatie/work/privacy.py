"""The hints of ``work.personal`` for the texts of a dossier, which knows its own places."""

from __future__ import annotations

import sqlalchemy as sa

from wijkvisitatie.model.records import Gemeente, Observation, Wijk
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.personal import Hint, hints
from wijkvisitatie.work.personal_words import categories
from wijkvisitatie.work.reading import every


def hints_in(dossier: Dossier, text: str) -> tuple[Hint, ...]:
    """What looks personal in a text that is typed into this dossier."""
    with dossier.read() as connection:
        return hints(text, places(connection))


def places(connection: sa.Connection) -> tuple[str, ...]:
    """The names of all wijken and gemeenten: words in them say nothing about a person."""
    wijken = [one.name for one in every(connection, Wijk, order=["name"])]
    gemeenten = [one.name for one in every(connection, Gemeente, order=["name"])]
    return tuple(name for name in (*wijken, *gemeenten) if name)


def suspicion(observation: Observation, known: tuple[str, ...]) -> str:
    """What to look at again in an observation, as the end of a sentence; "" when nothing."""
    kinds = {
        hint.kind
        for text in (observation.text, observation.interpretation)
        for hint in hints(text, known)
    }
    if kinds - categories().keys():
        return _("lijkt een naam of nummer te bevatten.")
    subjects = [label for kind, label in categories().items() if kind in kinds]
    return _("zegt misschien iets over {subject}.").format(subject=subjects[0]) if subjects else ""
