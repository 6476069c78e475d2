"""All that an export is made from, read once, and which of it may leave the committee."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wijkvisitatie.exchange.export.definition import tables
from wijkvisitatie.exchange.export.public import Records, public
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.record import Record
from wijkvisitatie.model.records import KINDS
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import cards, editions, findings, recommendations, rounds, tracks
from wijkvisitatie.work.observations import Filter, in_order
from wijkvisitatie.work.references import Numbers, numbers
from wijkvisitatie.work.role_names import role_names
from wijkvisitatie.work.tracks import TrackLine

Audience = Literal["openbaar", "intern"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A dossier as an export sees it."""

    records: Records
    numbers: Numbers  # of observations, findings and recommendations
    roles: Mapping[str, str]  # of each observation: as a report names it
    framework: Framework
    public: Mapping[str, frozenset[str]]  # of each kind the entities that are public
    withheld: Mapping[str, str]  # of a track that is not public: why, in a sentence


def gather(dossier: Dossier) -> Gathered:
    """Read all of it."""
    lines = tracks.track_lines(dossier)
    framework = rounds.framework_of(dossier)
    records = {table.kind: _ordered(dossier, table.kind, table.order, lines) for table in tables()}
    records["level"] = _levels_that_may_be_seen(dossier, records, lines)
    waiting = {track: why for track in _all_tracks(lines) if (why := _not_public(dossier, track))}
    return Gathered(
        records,
        _numbers(dossier, records),
        _roles(dossier, framework, records, lines),
        framework,
        public(records, set(_all_tracks(lines)) - set(waiting), framework),
        waiting,
    )


def _all_tracks(lines: Iterable[TrackLine]) -> list[str]:
    return ["", *(line.track.entity for line in lines)]


def _ordered(
    dossier: Dossier, kind: str, order: Collection[str], lines: tuple[TrackLine, ...]
) -> dict[str, Any]:
    """In an order that follows from the data alone: equal dossiers give equal exports."""
    if kind == "track":  # one that nobody changed has no record
        found: Iterable[Any] = (line.track for line in lines)
    else:
        found = cards.cards(dossier, KINDS[kind], order=next(iter(order)))
    place = sorted(found, key=lambda one: (*(_place(one, name) for name in order), one.entity))
    return {one.entity: one for one in place}


def _place(one: Record, field: str) -> tuple[float, str]:
    value = getattr(one, field)
    if isinstance(value, int | float):
        return value, ""
    return 0, str(value or "")


def _levels_that_may_be_seen(
    dossier: Dossier, records: Records, lines: tuple[TrackLine, ...]
) -> dict[str, Any]:
    """Members judge blind: what others gave is told only when the talk about it was opened."""
    opened = {visit.entity for line in lines if line.track.talk for visit in line.visits}
    return {
        entity: one
        for entity, one in records["level"].items()
        if one.visit in opened or one.member == dossier.member
    }


def _not_public(dossier: Dossier, track: str) -> str:
    """Why what was concluded on a track may not go out; "" when it may: the committee adopted it,
    and it still says the same.
    """
    last = editions.latest(dossier, track=track, report="gemeente" if track else "eind")
    if last is None or last.status not in editions.FINAL:
        return _("het rapport is nog niet vastgesteld")
    now = editions.passages(dossier, track=track)
    if editions.changes(editions.frozen(last), now):
        words = _("de tekst is gewijzigd sinds versie {number}; stel hem eerst opnieuw vast")
        return words.format(number=last.number)
    return ""


def _roles(
    dossier: Dossier, framework: Framework, records: Records, lines: tuple[TrackLine, ...]
) -> dict[str, str]:
    """As a report names them: a role that few people share would point to one of them."""
    smallest = rounds.the_round(dossier).small_group
    found: dict[str, str] = {}
    for line in lines:
        visits = {visit.entity for visit in line.visits}
        seen = [one for one in records["observation"].values() if one.visit in visits]
        names = role_names(framework, seen, smallest=smallest)
        found |= {one.entity: names.get((one.wijk, one.role or ""), "") for one in seen}
    return found


def _numbers(dossier: Dossier, records: Records) -> Numbers:
    return numbers(
        (
            *((one.observation.entity, one.number) for one in in_order(dossier, filter=Filter())),
            *((one.entity, findings.number_of(one)) for one in records["finding"].values()),
            *(
                (one.entity, recommendations.number_of(one))
                for one in records["recommendation"].values()
            ),
        )
    )
