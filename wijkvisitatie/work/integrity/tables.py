"""The derived tables and the search index: whether they say what the versions say."""

from __future__ import annotations

from wijkvisitatie.store import comparing, derived
from wijkvisitatie.store.comparing import Difference
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work.integrity.finding import Finding, Tick, Touched, no_tick


def find(dossier: Dossier, tick: Tick) -> list[Finding]:
    """Records that are shown otherwise than they were recorded, and what search would miss."""
    different = _differences(dossier, tick)
    rows = sum(one.way != "search" for one in different)
    again = _("Het wordt opnieuw gemaakt uit de geschiedenis; daar staat alles nog in.")
    found = []
    if rows:
        words = ngettext(
            "{number} onderdeel is anders bewaard dan de geschiedenis ervan zegt.",
            "{number} onderdelen zijn anders bewaard dan de geschiedenis ervan zegt.",
            rows,
        )
        found.append(Finding(words.format(number=rows), again))
    if len(different) > rows:
        words = _("Zoeken vindt niet alles wat er staat, of iets wat er niet staat.")
        found.append(Finding(words, _("De zoekindex wordt opnieuw gemaakt.")))
    return found


def mend(dossier: Dossier) -> Touched:
    """Make all of it again: what is derived holds nothing of its own."""
    different = _differences(dossier, no_tick)
    with dossier.write() as writing:
        derived.rebuild(writing.connection)
    return frozenset((one.kind, one.entity) for one in different if one.way != "search")


def _differences(dossier: Dossier, tick: Tick) -> list[Difference]:
    with dossier.read() as connection:
        return comparing.differences(connection, tick)
