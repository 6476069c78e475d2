"""Projects in the wijken and their money: from which source, how much, until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wijkvisitatie.model.conclusions import Funding, Project
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import cards


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project with its wijk and its money."""

    wijk: Wijk
    project: Project
    money: tuple[Funding, ...] = ()

    @property
    def amount(self) -> int | None:
        """Whole euros of all sources; None when no amount is known."""
        return total(self.money)


def project_lines(dossier: Dossier, *, wijken: Iterable[Wijk]) -> tuple[ProjectLine, ...]:
    """The projects in these wijken, by wijk and then by title."""
    places = {one.entity: one for one in wijken}
    found = cards.cards(dossier, Project, order="title", wijk=list(places))
    money: dict[str, list[Funding]] = defaultdict(list)
    known = [one.entity for one in found]
    for one in cards.cards(dossier, Funding, order="end", project=known):
        money[one.project].append(one)
    order = list(places)
    return tuple(
        ProjectLine(places[one.wijk], one, tuple(money[one.entity]))
        for one in sorted(found, key=lambda one: order.index(one.wijk))
    )


def total(money: Iterable[Funding]) -> int | None:
    """Whole euros together; None when no amount is known: nothing said is not nothing given."""
    amounts = [one.amount for one in money if one.amount is not None]
    return sum(amounts) if amounts else None
