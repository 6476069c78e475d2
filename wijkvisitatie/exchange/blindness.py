"""What one member may see of another's work: nothing of a visit until their own is handed in.

Who has read what a colleague thought can no longer look for themselves. So what a member may not
see yet is not in what they are sent; the screen has nothing to hide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkvisitatie.exchange.package.revision_rules import SETUP
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Track
from wijkvisitatie.model.records import HANDED_IN, HandIn, Visit
from wijkvisitatie.store import outgoing, package_log
from wijkvisitatie.store.dossier import Connection
from wijkvisitatie.store.outgoing import Tie
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.tracks import is_gathered

OPEN = SETUP | {"hand_in", "erasure", "track", "phase_step"}
"""The kinds that everybody may have: what the round is and how far it is; never what was seen."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see of others."""

    member: str  # entity; "": somebody we do not know
    visits: frozenset[str]
    everything: bool  # there is no visit that they may not see


def sight(connection: Connection, framework: Framework, member: str) -> Sight:
    """What a member may see now; somebody we do not know has handed in nothing."""
    visits = every(connection, Visit, order=["entity"])
    seen = {visit.entity for visit in visits if is_gathered(framework, visit.phase)}
    if member:
        seen |= _handed_in(connection, member)
    return Sight(member, frozenset(seen), all(visit.entity in seen for visit in visits))


def hidden(connection: Connection, sights: Iterable[Sight], *, only: str = "") -> frozenset[str]:
    """The records that at least one of these may not see. With ``only``, all that is not that
    member's own is hidden too.
    """
    places = _Places(_visits_named(connection), outgoing.ties(connection, without=OPEN))
    watchers = tuple(sights)
    return frozenset(
        entity
        for entity in places.ties
        if (only and not places.is_own(entity, only))
        or not all(places.may_see(one, entity) for one in watchers)
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Of which visits each record is. It names its visit, or a record that does: a photo its
    observation, a ground its finding, and that its track.
    """

    visits: Mapping[str, frozenset[str]]  # that an id stands for
    ties: Mapping[str, Tie]

    def may_see(self, sight: Sight, entity: str) -> bool:
        """Whether somebody may see a record. What is of no visit waits until all may be seen."""
        if self.is_own(entity, sight.member):
            return True
        visits = self._visits_of(entity)
        return visits <= sight.visits if visits else sight.everything

    def is_own(self, entity: str, member: str) -> bool:
        """Whether a record was never anybody else's; one that names no member is of those whose
        records it belongs to.
        """
        members = self.ties[entity].members or {
            one for other in self._belongs_to(entity) for one in (self.ties[other].members or {""})
        }
        return bool(member) and members == {member}

    def _visits_of(self, entity: str) -> set[str]:
        return {
            visit
            for one in (entity, *self._belongs_to(entity))
            for named in self.ties[one].named
            for visit in self.visits.get(named, ())
        }

    def _belongs_to(self, entity: str) -> set[str]:
        """All records that a record names, and that those name."""
        found: set[str] = set()
        waiting = [entity]
        while waiting:
            named = self.ties[waiting.pop()].named
            new = {one for one in named if one in self.ties and one not in found} - {entity}
            found |= new
            waiting += new
        return found


def _handed_in(connection: Connection, member: str) -> set[str]:
    said = every(connection, HandIn, order=["entity"])
    found = {one.visit for one in said if one.member == member and one.state == HANDED_IN}
    for logged in package_log.every(connection, way="in", kind="inlevering", member=member):
        found.update(logged.receipt.get("visits", ()))
    return found


def _visits_named(connection: Connection) -> dict[str, frozenset[str]]:
    """Per id that a record may name which visits that stands for; a track is those of its
    gemeente, and a visit without a track may be of any.
    """
    visits = every(connection, Visit, order=["entity"])
    found = {visit.entity: frozenset({visit.entity}) for visit in visits}
    for track in every(connection, Track, order=["entity"]):
        found[track.entity] = frozenset(
            visit.entity
            for visit in visits
            if visit.gemeente == track.gemeente and visit.track in {"", track.entity}
        )
    return found
