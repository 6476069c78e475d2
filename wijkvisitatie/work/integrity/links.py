"""Links between conclusions of which an end is not there, and conclusions of no known gemeente."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from wijkvisitatie.model.records import KINDS, field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work.integrity.finding import Finding, Tick, Touched, no_tick
from wijkvisitatie.work.tracks import first_track

_ENDS = (
    ("ground", "finding", "finding"),
    ("ground", "observation", "observation"),
    ("support", "finding", "finding"),
    ("support", "municipal", "finding"),
    ("basis", "recommendation", "recommendation"),
    ("basis", "finding", "finding"),
    ("contradiction", "one", "observation"),
    ("contradiction", "other", "observation"),
    ("set_aside", "observation", "observation"),
    ("reading", "observation", "observation"),
    ("dissent", "level", "committee_level"),
    ("funding", "project", "project"),
    ("follow_up", "recommendation", "recommendation"),
    ("edition_file", "edition", "edition"),
)
"""Kind, field and the kind that it names: what says something of a record only, and so nothing
without it.
"""

_OF_A_TRACK = tuple(kind for kind in KINDS if kind != "visit" and "track" in field_names(kind))


def find(dossier: Dossier, tick: Tick) -> list[Finding]:
    """What is shown nowhere, because what it is about is not there."""
    with dossier.read() as connection:
        loose = len(set(_loose(connection, tick)))
        lost = _lost(connection, tick)
    told = ((_pointing(loose), loose), (_of_no_track(lost), lost))
    return [finding for finding, number in told if number]


def mend(dossier: Dossier) -> Touched:
    """Move links to nothing to the trash, where they wait for what they are about."""
    with dossier.write(_("Verwijzingen hersteld")) as writing:
        for kind, entity in sorted(set(_loose(writing.connection, no_tick))):
            writing.delete(kind, entity)
        return writing.changes().touched


def _loose(connection: sa.Connection, tick: Tick) -> Iterator[tuple[str, str]]:
    """The links of which an end is not there; one that lies in the trash is."""
    for kind, field, target in _ENDS:
        tick()
        table, known = TABLES[kind].c, sa.select(TABLES[target].c.entity)
        query = sa.select(table.entity).where(
            table.deleted.is_(False), table[field] != "", table[field].not_in(known)
        )
        for entity in connection.execute(query).scalars():
            yield kind, str(entity)


def _lost(connection: sa.Connection, tick: Tick) -> int:
    """How many records are of a track that no gemeente has; "" is the round as a whole."""
    gemeenten = connection.execute(sa.select(TABLES["gemeente"].c.entity)).scalars()
    made = connection.execute(sa.select(TABLES["track"].c.entity)).scalars()
    known = {"", *map(first_track, gemeenten), *made}
    number = 0
    for kind in _OF_A_TRACK:
        tick()
        table = TABLES[kind].c
        query = sa.select(table.track, sa.func.count()).where(table.deleted.is_(False))
        counted = connection.execute(query.group_by(table.track))
        number += sum(count for track, count in counted if track not in known)
    return number


def _pointing(number: int) -> Finding:
    words = ngettext(
        "{number} verwijzing tussen conclusies hoort bij iets wat niet in het dossier staat.",
        "{number} verwijzingen tussen conclusies horen bij iets wat niet in het dossier staat.",
        number,
    ).format(number=number)
    remedy = _(
        "Ze gaan naar de prullenbak. Komt het andere nog met een pakket, dan haalt u ze daar terug."
    )
    return Finding(words, remedy)


def _of_no_track(number: int) -> Finding:
    words = ngettext(
        "{number} conclusie hoort bij een gemeente die niet in het dossier staat.",
        "{number} conclusies horen bij een gemeente die niet in het dossier staat.",
        number,
    ).format(number=number)
    kept = _("Ze blijft bewaard, en is te zien als die gemeente met een pakket binnenkomt.")
    return Finding(words, kept, mendable=False)
